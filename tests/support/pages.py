"""The pages of the documentation as a reader follows them: the files they show, and what they type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = sorted((ROOT / "docs").rglob("*.md"))

_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"^```\{code-block\} \w+\n:caption: (\S+)\n\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_REMARK = re.compile(r"\s+# .*")


class Typed(NamedTuple):
    """A command, as a page has it.

    Attributes:
        command: what is typed.
        shown: what the page says that is printed; empty where it does not say.
    """

    command: str
    shown: str


def typed(page: Path) -> Iterator[Typed]:
    """The commands ``budgetgoals …`` of a page, in its order."""
    for block in _CONSOLE.findall(page.read_text(encoding="utf-8")):
        for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = piece.partition("\n")
            if command.startswith("budgetgoals "):
                yield Typed(_REMARK.sub("", command), shown)


def lay_out(page: Path, folder: Path) -> None:
    """Put into a folder what a reader of a page has: the examples, and the files that the page shows."""
    (folder / "examples").symlink_to(ROOT / "examples")
    for name, content in _FILE.findall(page.read_text(encoding="utf-8")):
        (folder / name).write_text(content, encoding="utf-8")
