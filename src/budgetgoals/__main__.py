"""``python -m budgetgoals`` and the command ``budgetgoals``."""

from __future__ import annotations

import sys
from importlib.util import find_spec

from budgetgoals.errors import MissingExtra

_WRONG_USAGE = 2
"""As of the command line itself; 1 would say that a form has errors."""


def main() -> None:
    """Run the command line; say which extra is missing when it is."""
    if not (find_spec("cyclopts") and find_spec("rich")):
        missing = MissingExtra(
            "the command line needs the extra {extra}",
            hint='pip install "budgetgoals[{extra}]"',
            extra="cli",
        )
        sys.stderr.write(f"{missing}\n")
        sys.exit(_WRONG_USAGE)
    from budgetgoals.cli import run  # noqa: PLC0415 - the extra may be missing

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
