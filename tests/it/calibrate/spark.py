"""Parses the queries of examples/calibrate as Spark reads them."""

import pathlib
import sys

import sqlglot

folder = pathlib.Path(sys.argv[1])
for name in ["spark.sql", "calibrate.sql"]:
    statements = sqlglot.parse((folder / name).read_text(), read="spark", error_level=sqlglot.ErrorLevel.RAISE)
    # What is not understood is kept as a command, unparsed.
    unparsed = [it for it in statements if it is None or isinstance(it, sqlglot.exp.Command)]
    assert statements and not unparsed, (name, unparsed)
