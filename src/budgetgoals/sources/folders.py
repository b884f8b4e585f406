"""The files that a caller named, with the folders among them opened up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from budgetgoals.errors import UnreadableSource
from budgetgoals.sources.formats import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
        if inside.suffix.lower() in ENDINGS and inside.is_file() and not inside.name.startswith(".")
    )
    if not found:
        raise UnreadableSource(
            "the folder {folder} holds no file that can be read",
            hint="files ending in {endings} are looked for",
            folder=str(path),
            endings=", ".join(sorted(ENDINGS)),
        )
    yield from found
