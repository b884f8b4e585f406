"""Write the reference of the command line from the commands themselves.

python tools/command_pages.py           write docs/commands.md
python tools/command_pages.py --check   change nothing; fail when it is stale
"""

from __future__ import annotations

import sys
from inspect import Parameter
from pathlib import Path
from typing import TYPE_CHECKING

from docstring_parser import parse_from_object

from budgetgoals.cli.main import app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cyclopts import App
    from cyclopts.argument import Argument

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
_NOTE = "<!-- Written by tools/command_pages.py from the commands themselves; change them, not this page. -->"
_HEAD = "| argument or option | what it is | values | unless given |\n|---|---|---|---|"
_UNLESS_GIVEN = {True: "on", False: "off", None: "", (): "", Parameter.empty: ""}


def main(arguments: list[str]) -> int:
    """Write the page, or check it."""
    text = "\n\n".join(_page()) + "\n"
    stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text
    if "--check" in arguments:
        if stale:
            sys.stderr.write(f"docs/{PAGE.name} is stale: run make docs-pages\n")
        return int(stale)
    PAGE.write_text(text, encoding="utf-8")
    return 0


def _page() -> Iterator[str]:
    yield "# Commands"
    yield _NOTE
    yield (
        "Every command with all of its options, as `budgetgoals COMMAND --help` prints them. What they have "
        "in common is in [the command line](command-line.md)."
    )
    yield from _commands(app, (app.name[0],))


def _commands(group: App, names: tuple[str, ...]) -> Iterator[str]:
    for name in group:
        if not name.startswith("-"):
            command = group[name]
            yield from _command(command, (*names, name))
            yield from _commands(command, (*names, name))


def _command(command: App, names: tuple[str, ...]) -> Iterator[str]:
    function = command.default_command
    if function is None:
        return
    arguments = [*command.assemble_argument_collection(parse_docstring=True)]
    yield f"## {' '.join(names)}"
    yield from _says(function)
    yield f"```text\n{_usage(names, arguments)}\n```"
    yield "\n".join([_HEAD, *map(_row, arguments)])


def _says(function: Callable[..., object]) -> Iterator[str]:
    """What a command does, in short and then at length."""
    said = parse_from_object(function)
    yield from filter(None, (said.short_description, said.long_description))


def _usage(names: Sequence[str], arguments: Sequence[Argument]) -> str:
    needed = [f"{each.name} …" for each in arguments if each.required and each.index is None]
    free = ["[OPTIONS]"] if any(not each.required for each in arguments) else []
    return " ".join([*names, *(_place(each) for each in arguments if each.index is not None), *needed, *free])


def _place(argument: Argument) -> str:
    """An argument that is told by where it stands."""
    name = argument.name.lstrip("-").upper()
    return f"{name}…" if argument.field_info.kind is Parameter.VAR_POSITIONAL else name


def _row(argument: Argument) -> str:
    names = [_place(argument)] if argument.index is not None else list(_options(argument))
    what = " ".join((argument.parameter.help or "").replace("``", "`").split())
    values = ", ".join(f"`{each}`" for each in argument.get_choices() or ())
    return f"| {', '.join(f'`{name}`' for name in names)} | {what} | {values} | {_default(argument)} |"


def _options(argument: Argument) -> Iterator[str]:
    """The names of an option; the one that switches it off only where it is on by itself."""
    for name in argument.names:
        if not name.startswith("--empty-") and (
            not name.startswith("--no-") or argument.field_info.default is True
        ):
            yield name


def _default(argument: Argument) -> str:
    if argument.required:
        return "required"
    default = argument.field_info.default
    said = _UNLESS_GIVEN.get(default)
    return f"`{default}`" if said is None else said


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
