"""Optional libraries, imported when a file asks for them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from budgetgoals.errors import MissingExtra

if TYPE_CHECKING:
    from types import ModuleType


def need(module: str, extra: str) -> ModuleType:
    """Import a library of an extra.

    Raises:
        MissingExtra: it is not installed; the hint is the command that installs it.

    >>> need("json", "none").__name__
    'json'
    >>> need("no_such_library", "pdf")
    Traceback (most recent call last):
    budgetgoals.errors.MissingExtra: ...
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or not module.startswith(error.name):
            raise
        raise MissingExtra(
            "this kind of file needs the extra {extra}",
            hint='pip install "budgetgoals[{extra}]"',
            extra=extra,
        ) from error
