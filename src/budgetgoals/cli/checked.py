"""Forms that were checked, and where the report on them goes."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Self

from attrs import define

from budgetgoals.cli.job import PlainConsole, print_line

if TYPE_CHECKING:
    from pathlib import Path

    from budgetgoals.model import Finding, Form

_WIDTH = 120


class Checked(NamedTuple):
    """A form, or what is no form, with its findings.

    Attributes:
        source: the name of the file, or -.
        form: the form, or None.
        findings: what was found, in the order of the source.
    """

    source: str
    form: Form | None
    findings: list[Finding]


@define
class Out:
    """The file that is written, or standard output.

    Attributes:
        path: the file, or None.
    """

    path: Path | None
    _file: BinaryIO | None = None

    def __enter__(self) -> Self:
        if self.path is not None:
            self._file = self.path.open("wb")
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    @property
    def binary(self) -> BinaryIO:
        """For bytes."""
        return self._file or sys.stdout.buffer

    def line(self, text: str) -> None:
        """Write a line of text."""
        if self._file is None:
            print_line(text)
        else:
            self._file.write(f"{text}\n".encode())

    def console(self) -> PlainConsole:
        """For styled text."""
        if self._file is None:
            return PlainConsole()
        return PlainConsole(
            file=TextIOWrapper(self._file, encoding="utf-8", write_through=True), width=_WIDTH
        )
