"""One run of a command over many sources: what each gives, and the worst that happened."""

from __future__ import annotations

import sys
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from attrs import define
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from budgetgoals.cli.sources import files_of
from budgetgoals.errors import BudgetGoalsError
from budgetgoals.messages import Language, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from budgetgoals.messages import Message

T = TypeVar("T")


class Exit(IntEnum):
    """What the process ends with."""

    FINE = 0
    ERROR_FINDINGS = 1
    WRONG_USAGE = 2
    UNREADABLE = 3


class PlainConsole(Console):
    """A console that leaves a closed pipe to whoever runs the command."""

    def on_broken_pipe(self) -> None:
        """Raise the error that is being handled."""
        raise  # noqa: PLE0704 - called while a BrokenPipeError is handled


@define
class Job:
    """One run over many sources.

    Attributes:
        lang: the language of the messages.
        exit: the worst that happened.
    """

    lang: Language
    exit: Exit = Exit.FINE

    def files(self, sources: Iterable[str]) -> Iterator[str | BinaryIO]:
        """Every source in turn, under a progress bar when there are many; a folder stands for its files."""
        files: list[str | BinaryIO] = []
        for name in sources:
            if name == "-":
                files.append(sys.stdin.buffer)
            else:
                files += map(str, self.guard(lambda: files_of(Path(name))))  # noqa: B023
        console = PlainConsole(stderr=True)
        hidden = len(files) == 1 or not console.is_terminal
        with Progress(console=console, transient=True, disable=hidden) as progress:
            yield from progress.track(files, description=message("reading").text(self.lang))

    def guard(self, make: Callable[[], Iterator[T]]) -> Iterator[T]:
        """What a source gives; when it cannot be read, that is said and the next one gets its turn."""
        try:
            yield from make()
        except BudgetGoalsError as error:
            self.complain(error.describe(self.lang))
            self.note(Exit.UNREADABLE)

    def note(self, code: Exit) -> None:
        """Remember the worst that happened."""
        self.exit = max(self.exit, code)

    def wrong_usage(self, said: Message) -> Exit:
        """Say what is wrong with the arguments."""
        self.complain(said.text(self.lang))
        return Exit.WRONG_USAGE

    def refuse_options(self, sources: tuple[str, ...]) -> Exit | None:
        """Refuse a command without sources, and options that are none; None when all is well."""
        if not sources:
            return self.wrong_usage(message("name a file, a folder, or - for standard input"))
        if options := [name for name in sources if name.startswith("-") and name != "-"]:
            return self.wrong_usage(message("there is no option {option}", option=options[0]))
        return None

    @staticmethod
    def complain(text: str) -> None:
        """Say something to the person, not to the next program."""
        PlainConsole(stderr=True).print(Text(text), soft_wrap=True)


def print_line(text: str) -> None:
    """Write a line to standard output, as it is."""
    sys.stdout.write(text + "\n")
