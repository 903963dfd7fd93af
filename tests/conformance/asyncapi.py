"""Holds an AsyncAPI document against AsyncAPI's own JSON schema: asyncapi.py SCHEMA DOCUMENT."""

import json
import sys

import jsonschema_rs

with open(sys.argv[1]) as schema, open(sys.argv[2]) as document:
    validator, value = jsonschema_rs.validator_for(json.load(schema)), json.load(document)
wrong = list(validator.iter_errors(value))
for error in wrong:
    print("/" + "/".join(map(str, error.instance_path)), error.message[:400], file=sys.stderr)
if wrong:
    sys.exit(f"{len(wrong)} places of the AsyncAPI document do not conform")
print(f"AsyncAPI {value['asyncapi']}: {len(value['channels'])} channels, {len(value['operations'])} operations conform")
