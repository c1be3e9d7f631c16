"""Validates values by schemas in a folder: reads lines with a kind and a value from standard input, as JSON.

Writes one line of JSON for each: the list of faults.
"""

import json
import pathlib
import sys

from jsonschema import Draft7Validator

validators = {}
for path in pathlib.Path(sys.argv[1]).rglob("*.json"):
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    validators[path.stem] = Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)

for line in sys.stdin:
    kind, value = json.loads(line)
    print(json.dumps([f"{error.json_path}: {error.message}" for error in validators[kind].iter_errors(value)]))
