"""The command line: it parses arguments, calls the library, prints."""

from budgetgoals.cli.main import run

__all__ = ["run"]
