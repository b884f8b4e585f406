"""The pages of the documentation as a reader follows them: where they lead, what they show, what is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = sorted((ROOT / "docs").rglob("*.md"))

_BLOCK = re.compile(r"^```(\S+)[^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"^(?:[^:\n].*<)?([\w/-]+)>?$", re.MULTILINE)
_FILE = re.compile(r"^```\{code-block\} \w+\n:caption: (\S+)\n\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_REMARK = re.compile(r"\s+# .*")


class Block(NamedTuple):
    """What stands between fences.

    Attributes:
        kind: the language, or the directive in braces.
        text: the lines inside.
    """

    kind: str
    text: str


class Typed(NamedTuple):
    """A command, as a page has it.

    Attributes:
        command: what is typed.
        shown: what the page says that is printed; empty where it does not say.
    """

    command: str
    shown: str


def blocks(page: Path) -> Iterator[Block]:
    """Everything of a page that stands between fences, in its order."""
    for kind, text in _BLOCK.findall(page.read_text(encoding="utf-8")):
        yield Block(kind, text)


def commands(page: Path) -> Iterator[Typed]:
    """Every command of a page, in its order."""
    for block in blocks(page):
        if block.kind == "console":
            for piece in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
                command, _, shown = piece.partition("\n")
                yield Typed(_REMARK.sub("", command), shown)


def typed(page: Path) -> Iterator[Typed]:
    """The commands ``budgetgoals …`` of a page."""
    return (each for each in commands(page) if each.command.startswith("budgetgoals "))


def reached(page: Path) -> Iterator[Path]:
    """A page, and every page that its table of contents leads to, however deep."""
    yield page
    for block in blocks(page):
        if block.kind == "{toctree}":
            for name in _ENTRY.findall(block.text):
                yield from reached(page.parent / f"{name}.md")


def lay_out(page: Path, folder: Path) -> None:
    """Put into a folder what a reader of a page has: the examples, and the files that the page shows."""
    (folder / "examples").symlink_to(ROOT / "examples")
    for name, content in _FILE.findall(page.read_text(encoding="utf-8")):
        (folder / name).write_text(content, encoding="utf-8")
