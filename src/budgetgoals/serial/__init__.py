"""Forms ↔ dicts ↔ JSON, and the JSON Schema of the documents."""

from budgetgoals.serial.documents import SCHEMA_VERSION, dumps, finding_to_dict, from_dict, loads, to_dict
from budgetgoals.serial.schema import json_schema

__all__ = [
    "SCHEMA_VERSION",
    "dumps",
    "finding_to_dict",
    "from_dict",
    "json_schema",
    "loads",
    "to_dict",
]
