"""The files that a caller named, with the folders among them opened up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.errors import UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

READABLE = frozenset({".txt", ".text"})
"""The endings of the files that are looked for in a folder."""


def files_in(path: Path) -> Iterator[Path]:
    """The file itself, or every readable file below a folder, in the order of their names.

    Raises:
        UnreadableSource: a folder without any file that can be read.
    """
    if not path.is_dir():
        yield path
        return
    found = sorted(
        inside
        for inside in path.rglob("*")
        if inside.suffix.lower() in READABLE and inside.is_file() and not inside.name.startswith(".")
    )
    if not found:
        raise UnreadableSource(
            "the folder {folder} holds no file that can be read",
            hint="files ending in {endings} are looked for",
            folder=str(path),
            endings=", ".join(sorted(READABLE)),
        )
    yield from found
