"""The parts of a Word package, unpacked only when they are asked for."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from attrs import frozen

from budgetgoals.messages import message
from budgetgoals.sources.archives import opened, unpacked
from budgetgoals.sources.damage import damaged
from budgetgoals.sources.markup import element_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zipfile import ZipFile

    from budgetgoals.sources.limits import Meter
_USUAL = "word/document.xml"


class Relation(NamedTuple):
    """What one part says about another.

    Attributes:
        kind: the last word of its type: ``header``, ``image`` …
        target: the name of the other part, or an address outside.
        external: whether it is outside.
    """

    kind: str
    target: str
    external: bool


@frozen
class Package:
    """A Word file.

    Attributes:
        archive: the zip.
        meter: what reading it has taken so far.
        main: the name of the part with the body.
    """

    archive: ZipFile
    meter: Meter
    main: str

    def part(self, name: str) -> bytes:
        """The content of a part.

        Raises:
            UnreadableSource: there is no such part, or it is damaged.
        """
        try:
            member = self.archive.getinfo(name)
        except KeyError as error:
            raise damaged(self.meter.name, message("it has no part {part}", part=name)) from error
        return unpacked(self.archive, member, self.meter)

    def has(self, name: str) -> bool:
        """Whether there is a part of a name."""
        return name in self.archive.NameToInfo

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part says about others, by id."""
        return _relations(self.archive, part, self.meter)


def open_package(data: bytes, meter: Meter) -> Package:
    """Open a Word file and find its body.

    Raises:
        UnreadableSource: it is damaged.
        LimitExceeded: it claims to unpack to more than the limits allow.
    """
    archive = opened(data, meter)
    named = (
        relation.target
        for relation in _relations(archive, "", meter).values()
        if relation.kind == "officeDocument" and relation.target in archive.NameToInfo
    )
    return Package(archive, meter, next(named, _USUAL))


def _relations(archive: ZipFile, part: str, meter: Meter) -> dict[str, Relation]:
    folder, _, base = part.rpartition("/")
    name = join(folder, "_rels", f"{base}.rels")
    member = archive.NameToInfo.get(name)
    if member is None:
        return {}
    root = element_of(unpacked(archive, member, meter), f"{meter.name}/{name}", meter)
    found = {}
    for element in root:
        target, external = element.get("Target", ""), element.get("TargetMode") == "External"
        if not external:
            target = normpath(join("/", dirname(part), unquote(target))).lstrip("/")
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = Relation(kind, target, external)
    return found
