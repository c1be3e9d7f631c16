"""Validates frameworks by the schemas that their files name in the first line, as an editor does.

Reads folders from standard input, one a line. Writes one line of JSON for each: the list of faults.
"""

import json
import pathlib
import re
import sys

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """Reads plain scalars as YAML 1.2 does: `no` and dates are texts."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in [
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)


def faults(path):
    text = path.read_text(encoding="utf-8")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    if not named:
        return [f"{path.name}: the first line names no schema"]
    schema = json.loads((path.parent / named[1]).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    try:
        document = yaml.load(text, Loader)
    except yaml.YAMLError as error:
        return [f"{path.name}: {error}"]
    return [f"{path.name}: {error.json_path}: {error.message}" for error in validator.iter_errors(document)]


for line in sys.stdin:
    files = sorted(pathlib.Path(line.rstrip("\n")).rglob("*.yaml"))
    print(json.dumps([fault for path in files for fault in faults(path)]))
