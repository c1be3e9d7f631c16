"""Asks DuckDB what examples/calibrate asks, over the files in the current folder, and prints it as CSV."""

import csv
import pathlib
import sys

import duckdb

folder = pathlib.Path(sys.argv[1])
connection = duckdb.connect()
connection.execute((folder / "duckdb.sql").read_text())
found = connection.execute((folder / "calibrate.sql").read_text())
writer = csv.writer(sys.stdout, lineterminator="\n")
writer.writerow([column[0] for column in found.description])
for row in found.fetchall():
    writer.writerow(["" if value is None else value for value in row])
