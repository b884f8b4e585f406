"""The parts of a workbook that is a zip: found by name whatever the writer's capitals and slashes are."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from budgetgoals.messages import message
from budgetgoals.sources.archives import unpacked
from budgetgoals.sources.damage import damaged
from budgetgoals.sources.excel.spelling import attributes, plain

if TYPE_CHECKING:
    import zipfile

    from budgetgoals.sources.limits import Meter

_RELATIONSHIP = re.compile(r"<Relationship\s[^<>]*>")
_NOT_READ = re.compile(
    r"xl/(?:media/|embeddings/|externallinks/[^/]+$|vbaproject\.bin|comments|threadedcomments/|drawings/drawing"
    r"|charts/chart\d|activex/[^/]+$|macrosheets/|dialogsheets/|chartsheets/[^/]+$|diagrams/data)"
    r"|(?:pictures|object[^/]*|basic|scripts)/.",
    re.IGNORECASE,
)


class Relation(NamedTuple):
    """What a part refers to.

    Attributes:
        kind: the last word of its type: ``worksheet``, ``chartsheet`` …
        target: the name of the other part.
    """

    kind: str
    target: str


@frozen
class Parts:
    """The members of a zip by name.

    Attributes:
        archive: the open zip.
        meter: what has been taken so far.
    """

    archive: zipfile.ZipFile
    meter: Meter
    _members: dict[str, zipfile.ZipInfo] = field(init=False)

    @_members.default
    def _by_name(self) -> dict[str, zipfile.ZipInfo]:
        return {_folded(member.filename): member for member in self.archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return _folded(name) in self._members

    def data(self, name: str) -> bytes:
        """A part.

        Raises:
            UnreadableSource: there is none of that name, or it is damaged.
        """
        member = self._members.get(_folded(name))
        if member is None:
            raise damaged(self.meter.name, message("it has no part {part}", part=name))
        return unpacked(self.archive, member, self.meter)

    def text(self, name: str, root: str) -> str:
        """An XML part in the usual spelling.

        Raises:
            UnreadableSource: there is none of that name, or it is damaged.
        """
        return plain(self.data(name), root, self.meter.name, self.meter.clock)

    def relations(self, name: str) -> dict[str, Relation]:
        """What a part refers to inside the file, by identifier."""
        folder, file = posixpath.split(name)
        source = f"{folder}/_rels/{file}.rels"
        if source not in self:
            return {}
        found = {}
        for tag in _RELATIONSHIP.findall(self.text(source, "Relationships")):
            given = attributes(tag)
            if given.get("TargetMode") != "External" and "Id" in given:
                kind = given.get("Type", "").rpartition("/")[2]
                found[given["Id"]] = Relation(kind, _joined(folder, given.get("Target", "")))
        return found

    def not_read(self) -> list[str]:
        """The names of the parts that are not read: pictures, macros, comments, external links."""
        return [name for name in self.archive.namelist() if _NOT_READ.match(name.replace("\\", "/"))]


def _joined(folder: str, target: str) -> str:
    if "." not in target.partition("/")[0] and target[:1] != "/":
        return f"{folder}/{target}"
    return posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")


def _folded(name: str) -> str:
    return name.replace("\\", "/").lower()
