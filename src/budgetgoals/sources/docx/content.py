"""What stands in a body, a cell, a header or a text box: lines of text and tables, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.sources.docx.names import ROLES, Role
from budgetgoals.sources.docx.paragraphs import preferred, read_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_LINES = (Role.PARAGRAPH, Role.RUN)
_APART = (Role.TABLE, Role.CHUNK)


def content_of(element: Element, *, symbols: bool = True) -> Iterator[str | Element]:
    """The paragraphs in an element as texts; its tables and imported files, unopened, between them.

    What is in a text box follows the paragraph that it hangs on.
    """
    stack = [iter(element)]
    while stack:
        for inside in stack[-1]:
            role = ROLES.get(inside.tag)
            if role in _LINES:
                paragraph = read_paragraph(inside, symbols=symbols)
                yield paragraph.text
                if paragraph.boxes:
                    stack += map(iter, reversed(paragraph.boxes))
                    break
            elif role in _APART:
                yield inside
            elif role is Role.TEXT:
                yield inside.text or ""
            elif role is not Role.SKIP and len(inside):
                stack.append(preferred(inside) if role is Role.ALTERNATE else iter(inside))
                break
        else:
            stack.pop()


def inside(element: Element, wanted: Role) -> Iterator[Element]:
    """The rows of a table, or the cells of a row, out of whatever they are wrapped in."""
    stack = [iter(element)]
    while stack:
        for found in stack[-1]:
            role = ROLES.get(found.tag)
            if role is wanted:
                yield found
            elif role is not Role.SKIP and role not in _LINES and len(found):
                stack.append(preferred(found) if role is Role.ALTERNATE else iter(found))
                break
        else:
            stack.pop()
