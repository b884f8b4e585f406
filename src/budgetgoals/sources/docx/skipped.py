"""The parts of a Word file that hold no text of its body and are told instead of read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.places import Place
from budgetgoals.sources.document import Notable, Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from budgetgoals.sources.docx.package import Package, Relation

_WEB_PAGES = (".htm", ".html", ".xhtml", ".mht", ".mhtml")

_KINDS = (
    ("image",),
    ("vbaProject",),
    ("oleObject", "package", "control"),
    ("chart", "chartEx", "diagramData"),
    ("comments",),
    ("aFChunk", "subDocument"),
)


def not_read(package: Package, relations: Mapping[str, Relation]) -> Iterator[Notice]:
    """One notice for each kind of part that is in the file and is not read: a name, and how many."""
    parts = list(relations.values())
    for relation in relations.values():
        if relation.kind in ("header", "footer") and package.has(relation.target):
            parts += package.relations(relation.target).values()
    for kinds in _KINDS:
        found = sorted({part.target for part in parts if part.kind in kinds and not is_read(part)})
        if found:
            place = Place(line=1, page=None, source=package.meter.name)
            yield Notice(Notable.NOT_READ, place, found[0] + (f" ×{len(found)}" if len(found) > 1 else ""))


def is_read(part: Relation) -> bool:
    """Whether a part is an imported web page, which is read."""
    return part.kind == "aFChunk" and part.target.lower().endswith(_WEB_PAGES)
