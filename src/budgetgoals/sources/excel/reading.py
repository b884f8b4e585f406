"""The bytes of a workbook → :class:`Document`.

A number or a date becomes the text that its cell shows. Nothing of the workbook is run or loaded from
elsewhere: formulas keep the value that was saved with them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from budgetgoals.sources.archives import opened
from budgetgoals.sources.document import Document
from budgetgoals.sources.excel.sheets import blocks_of, notices_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from budgetgoals.sources.excel.sheets import Workbook
    from budgetgoals.sources.limits import Meter

_ZIP = b"PK"
_PARTS = {"xl/workbook.xml": "xlsx", "xl/workbook.bin": "xlsb"}


def read_excel(data: bytes, name: str, meter: Meter) -> Document:
    """Take a workbook apart.

    Args:
        data: the file.
        name: its name.
        meter: what it may take.

    Raises:
        UnreadableSource: it is damaged or encrypted.
        LimitExceeded: it is beyond a limit.

    >>> from budgetgoals.sources.limits import Meter
    >>> read_excel(b"PK", "a.xlsx", Meter("a.xlsx"))
    Traceback (most recent call last):
    budgetgoals.errors.UnreadableSource: ...
    """
    kind, workbook = _workbook(data, meter)
    blocks = tuple(blocks_of(workbook.sheets, meter))
    return Document(name=name, format=kind, blocks=blocks, notices=tuple(notices_of(workbook, name)))


def _workbook(data: bytes, meter: Meter) -> tuple[str, Workbook]:
    if not data.startswith(_ZIP):
        return "xls", _reader("xls")(data, meter)
    with opened(data, meter) as archive:
        names = {name.replace("\\", "/").lower() for name in archive.namelist()}
        kind = next((kind for part, kind in _PARTS.items() if part in names), "ods")
        return kind, _reader(kind)(archive, meter)


def _reader(kind: str) -> Callable[[Any, Meter], Workbook]:
    """The reader of one kind of workbook, imported when a file of that kind comes."""
    reader: Callable[[Any, Meter], Workbook] = getattr(
        import_module(f"budgetgoals.sources.excel.{kind}"), f"read_{kind}"
    )
    return reader
