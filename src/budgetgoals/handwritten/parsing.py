"""A TOML or YAML file as plain values, with the line that each of them stands on."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn

from attrs import Factory, define

from budgetgoals.errors import InvalidDocument, UnreadableSource, UnsupportedFormat
from budgetgoals.handwritten.lines import toml_lines
from budgetgoals.messages import message
from budgetgoals.sources.encoding import decoded
from budgetgoals.sources.extras import need

if TYPE_CHECKING:
    from pathlib import Path

    from budgetgoals.handwritten.lines import Path as KeyPath
    from budgetgoals.messages import Message

ENDINGS = (".toml", ".yaml", ".yml")
"""The endings of files that a form is written in by hand."""
_AT_LINE = re.compile(r"\(at line ([0-9]+)")


@define
class Written:
    """A file that somebody wrote.

    Attributes:
        file: its name.
        content: what it says.
        lines: the line of each key, as far as it is known.
    """

    file: str
    content: dict[str, Any]
    lines: dict[KeyPath, int] = Factory(dict)

    def refuse(self, path: KeyPath, reason: Message) -> NoReturn:
        """Say what is wrong with a value, and where it stands.

        Raises:
            InvalidDocument: always.
        """
        line = next(
            (self.lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self.lines), 1
        )
        raise _invalid(self.file, line, shown(path), reason)


def parse_file(path: Path) -> Written:
    """Read a file.

    Raises:
        UnreadableSource: there is no such file, or its encoding cannot be told.
        UnsupportedFormat: its ending is none of TOML or YAML.
        InvalidDocument: it is no TOML or YAML; the message names the line.
        MissingExtra: YAML is read by the extra ``yaml``.
    """
    kind = path.suffix.lower()
    if kind not in ENDINGS:
        raise UnsupportedFormat(
            "a form cannot be written by hand in a {kind} file", kind=kind, hint="write TOML or YAML"
        )
    try:
        text, _ = decoded(path.read_bytes(), path.name)
    except OSError as error:
        if isinstance(error, UnreadableSource):
            raise
        raise UnreadableSource(
            "cannot read {file}: {reason}", file=path, reason=error.strerror or error
        ) from error
    return parse_toml(text, path.name) if kind == ".toml" else parse_yaml(text, path.name)


def parse_toml(text: str, file: str) -> Written:
    """Read TOML; every decimal number is exact.

    >>> parse_toml("a = 0.1", "a.toml").content
    {'a': Decimal('0.1')}
    """
    plain = text.replace("\r\n", "\n")
    try:
        content = tomllib.loads(plain, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else plain.count("\n") + 1
        raise _invalid(file, line, "TOML", message("cannot be read: {reason}", reason=error)) from error
    return Written(file, content, toml_lines(plain))


def parse_yaml(text: str, file: str) -> Written:
    """Read YAML; every decimal number is exact, and a key may stand in a mapping only once."""
    yaml = need("yaml", "yaml")
    try:
        root = yaml.compose(text, yaml.SafeLoader)
        reader = _YamlReader(file, yaml.SafeLoader(""))
        content = reader.value(root, ()) if root is not None else {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise _invalid(
            file, line, "YAML", message("cannot be read: {reason}", reason=error.problem)
        ) from error
    if not isinstance(content, dict):
        raise _invalid(file, 1, "YAML", message("must have keys with values"))
    return Written(file, content, reader.lines)


@define
class _YamlReader:
    """Makes values of nodes, each of which is read once: nothing is repeated by an alias."""

    file: str
    loader: Any
    lines: dict[KeyPath, int] = Factory(dict)
    _seen: set[int] = Factory(set)

    def value(self, node: Any, path: KeyPath) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        if id(node) in self._seen:
            raise _invalid(self.file, line, shown(path), message("must not repeat another value (*)"))
        self._seen.add(id(node))
        if node.id == "mapping":
            return self._mapping(node, path)
        if node.id == "sequence":
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        if node.tag == "tag:yaml.org,2002:float":
            return self._number(node, path, line)
        return self.loader.construct_object(node)

    def _mapping(self, node: Any, path: KeyPath) -> dict[str, Any]:
        content: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in content:
                raise _invalid(self.file, line, shown((*path, key)), message("stands here twice"))
            self.lines[(*path, key)] = line
            content[key] = self.value(value_node, (*path, key))
        return content

    def _number(self, node: Any, path: KeyPath, line: int) -> Decimal:
        try:
            number = Decimal(node.value.replace("_", ""))
        except ArithmeticError:
            number = Decimal("NaN")
        if not number.is_finite():
            raise _invalid(self.file, line, shown(path), message("must be a finite number"))
        return number


def _invalid(file: str, line: int, key: str, reason: Message) -> InvalidDocument:
    return InvalidDocument(
        "{file}, line {line}: {key}: {reason}", file=file, line=line, key=key, reason=reason
    )


def shown(path: KeyPath) -> str:
    """A path as a person reads it.

    >>> shown(("funds", 0, "rate"))
    'funds[0].rate'
    """
    shown = ""
    for step in path:
        shown += f"[{step}]" if isinstance(step, int) else f".{step}" if shown else step
    return shown
