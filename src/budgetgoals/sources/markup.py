"""XML from strangers: no document type, no entities, and no more tags than the limits allow."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, XMLParser

from budgetgoals.messages import message
from budgetgoals.sources.damage import damaged

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from budgetgoals.sources.limits import Meter

_PIECE = 1 << 22
_DECLARATIONS = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_TAGS_OF_A_CELL = 2


def element_of(data: bytes | str, name: str, meter: Meter) -> Element:
    """The root of an XML document.

    Args:
        data: the document; the encoding that a text declares does not matter.
        name: what to call it in an error.
        meter: bounds the number of its tags (a cell takes two at least) and the time.

    Raises:
        UnreadableSource: it is damaged, or declares a document type, which may hide entities.
        LimitExceeded: it has more tags than the limits allow.

    >>> from budgetgoals.sources.limits import Meter
    >>> element_of("<a>≥95%</a>", "a.xml", Meter("a.xml")).text
    '≥95%'
    """
    decoded = isinstance(data, str)
    data = data.encode() if isinstance(data, str) else data
    if any(declaration in data for declaration in _DECLARATIONS):
        raise damaged(name, message("it declares a document type (DOCTYPE)"))
    meter.hold("cells", data.count(b"<") // _TAGS_OF_A_CELL)
    parser = XMLParser(encoding="utf-8" if decoded else None)  # noqa: S314 - without a document type there are no entities
    try:
        for at in range(0, len(data), _PIECE):
            parser.feed(data[at : at + _PIECE])
            meter.clock()
        return parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise damaged(name, error) from error
