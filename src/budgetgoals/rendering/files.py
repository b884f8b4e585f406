"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from secrets import token_hex
from typing import TYPE_CHECKING

from budgetgoals.errors import UnwritableTarget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_LONGEST = 200
"""How many bytes of its name the file beside it repeats: file systems take 255."""


def write_whole(path: Path, content: bytes, *, overwrite: bool) -> Path:
    """Write a file: whoever reads it sees all of it, or what stood there before.

    Raises:
        UnwritableTarget: the file is there already, or it cannot be written.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder) / "表.txt", b"1", overwrite=False).read_bytes()
    b'1'
    """
    with whole_file(path, overwrite=overwrite) as draft:
        draft.write_bytes(content)
    return path


@contextmanager
def whole_file(path: Path, *, overwrite: bool) -> Iterator[Path]:
    """A file beside the one to write, which takes its place when the work is done and is gone when it fails.

    Raises:
        UnwritableTarget: the file is there already, or it cannot be written.
    """
    target = path.resolve()
    begun = target.name.encode(errors="ignore")[:_LONGEST].decode(errors="ignore")
    draft = target.with_name(f".{begun}.{token_hex(6)}.part")
    if not overwrite and target.exists():
        raise _there_already(path)
    try:
        yield draft
        _to_disk(draft)
        if overwrite:
            draft.replace(target)
        else:
            _put(draft, target)
        _folder_to_disk(target.parent)
    except FileExistsError as error:
        raise _there_already(path) from error
    except OSError as error:
        if isinstance(error, UnwritableTarget):
            raise
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def folder_for(path: Path) -> None:
    """Make the folders that a file will stand in.

    Raises:
        UnwritableTarget: one of them is a file, or it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path.parent, error) from error


def _unwritable(path: Path, error: OSError) -> UnwritableTarget:
    return UnwritableTarget("cannot write {file}: {reason}", file=path, reason=error.strerror or error)


def _there_already(path: Path) -> UnwritableTarget:
    return UnwritableTarget(
        "{file} is there already",
        hint="name another file, or allow overwriting (overwrite=True, --force)",
        file=path,
    )


def _put(draft: Path, target: Path) -> None:
    """Give a file its name, unless another has it by now."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if target.exists():
            raise FileExistsError from None
        draft.replace(target)


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    """Make the new name last, where the system can open a folder."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
