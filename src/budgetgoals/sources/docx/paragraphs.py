"""The text of a paragraph."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from attrs import Factory, define

from budgetgoals.sources.docx.fields import shown_by, state_of
from budgetgoals.sources.docx.names import ROLES, Role, attribute, child, is_on, local
from budgetgoals.sources.docx.symbols import in_font, is_symbol_font, symbol, tick

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_FEW = 50
_PLAIN = {Role.TAB: "\t", Role.BREAK: "\n", Role.HYPHEN: "-", Role.DENOMINATOR: "/"}


@define
class Paragraph:
    """A paragraph while it is read.

    Attributes:
        pieces: its text so far.
        boxes: the contents of the text boxes that hang on it.
        fields: the codes of the fields that are open, None for one that has come to its result.
    """

    pieces: list[str] = Factory(list)
    boxes: list[Element] = Factory(list)
    fields: list[list[str] | None] = Factory(list)

    @property
    def text(self) -> str:
        """Its text; a line feed where Word breaks a line."""
        return "".join(self.pieces)


def read_paragraph(element: Element, *, symbols: bool = True) -> Paragraph:
    """Read a paragraph.

    Deleted text is left out and inserted text kept; of two ways to draw the same thing the first counts.

    Args:
        element: a ``w:p``.
        symbols: whether there is any text in a symbol font.

    >>> from xml.etree.ElementTree import XML
    >>> space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    >>> read_paragraph(XML(f"<p xmlns='{space}'><r><t>≥95</t></r><r><t>%</t></r></p>")).text
    '≥95%'
    """
    paragraph = Paragraph()
    pieces, roles = paragraph.pieces, ROLES
    stack: list[Iterator[Element]] = [iter(element)]
    font, depth = "", 0
    while stack:
        for inside in stack[-1]:
            role = roles.get(inside.tag)
            if role is Role.TEXT:
                pieces.append(in_font(inside.text or "", font) if font else inside.text or "")
            elif role is Role.SKIP:
                continue
            elif role is None or role is Role.RUN:
                if len(inside):
                    stack.append(iter(inside))
                    if symbols and role is Role.RUN:
                        font, depth = _symbol_font(inside), len(stack)
                    break
            elif more := _read(inside, role, paragraph):
                stack.append(more)
                break
        else:
            stack.pop()
            font = font if len(stack) >= depth else ""
    return paragraph


def _read(element: Element, role: Role, paragraph: Paragraph) -> Iterator[Element] | None:
    """Read what is neither text nor a run; what is in it is to be read next, if anything is returned."""
    if role is Role.SYMBOL:
        paragraph.pieces.append(symbol(attribute(element, "font"), attribute(element, "char")))
    elif role is Role.BOX:
        paragraph.boxes.append(element)
    elif role is Role.FIELD:
        _field(element, paragraph)
    elif role is Role.FIELD_CODE:
        if paragraph.fields and paragraph.fields[-1] is not None:
            paragraph.fields[-1].append(element.text or "")
    elif role is Role.CONTROL and (box := _box(element)):
        paragraph.pieces.append(box)
    else:
        paragraph.pieces.append(_PLAIN.get(role, ""))
        return preferred(element) if role is Role.ALTERNATE else iter(element)
    return None


def preferred(alternate: Element) -> Iterator[Element]:
    """The first of the ways that ``mc:AlternateContent`` offers."""
    return iter(alternate[:1])


def _field(element: Element, paragraph: Paragraph) -> None:
    kind = attribute(element, "fldCharType")
    if kind == "begin":
        paragraph.fields.append([])
        paragraph.pieces.append(state_of(element))
    elif paragraph.fields and kind == "separate":
        paragraph.fields[-1] = None
    elif paragraph.fields and kind == "end":
        code = paragraph.fields.pop()
        paragraph.pieces.append(shown_by("".join(code)) if code else "")


def _box(control: Element) -> str:
    """The box of a content control that is one and holds nothing else, however it draws itself."""
    checkbox = child(control, "sdtPr", "checkbox")
    content = child(control, "sdtContent")
    if checkbox is None or content is None:
        return ""
    drawn = list(islice(content.iter(), _FEW))
    text = "".join(inside.text or "" for inside in drawn if ROLES.get(inside.tag) is Role.TEXT)
    if len(drawn) == _FEW or len(text.strip()) > 1:
        return ""
    return tick(ticked=is_on(child(checkbox, "checked")))


def _symbol_font(run: Element) -> str:
    fonts = child(run, "rPr", "rFonts")
    if fonts is None:
        return ""
    names = (value for key, value in fonts.items() if local(key) in ("ascii", "hAnsi"))
    return next(filter(is_symbol_font, names), "")
