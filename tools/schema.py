"""Write the JSON Schema that is shipped from the model; with ``--check``, fail when it is stale."""

from __future__ import annotations

import json
import sys

from budgetgoals.serial.schema import SCHEMA_FILE, build_schema


def main(arguments: list[str]) -> int:
    """Write the schema, or check it."""
    built = json.dumps(build_schema(), ensure_ascii=False, indent=2) + "\n"
    if "--check" not in arguments:
        SCHEMA_FILE.write_text(built, encoding="utf-8")
    elif SCHEMA_FILE.read_text(encoding="utf-8") != built:
        sys.stderr.write(f"{SCHEMA_FILE.name} is stale: run make schema\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
