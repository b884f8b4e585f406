"""On which line of a TOML file each of its keys stands, which the standard library does not tell."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple["str | int", ...]
"""The keys and the places in lists that lead to a value."""

_SPACE = re.compile(r"(?:[ \t]|#[^\n]*)*")
_BLANKS = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRING = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\'''', re.DOTALL
)
_BARE = re.compile(r"[^,\]}#\n]+")


def toml_lines(text: str) -> dict[Path, int]:
    r"""The line of every key of a TOML text that can be read, counted from 1.

    >>> lines = toml_lines('a = 1\n[b."产 出"]\nc = [\n  1,\n  {d = 2}]\n[[e]]\nf = 2\n')
    >>> lines["a",], lines["b", "产 出", "c"], lines["b", "产 出", "c", 1, "d"], lines["e", 0, "f"]
    (1, 3, 5, 7)
    """
    return dict(_Scanner(text).statements())


class _Scanner:
    """Goes through a text from left to right; the text is known to be TOML."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counts: dict[Path, int] = {}

    def statements(self) -> Iterator[tuple[Path, int]]:
        table: Path = ()
        while self._skip(_BLANKS) < len(self._text):
            if self._take("[["):
                path = self._in_lists(self._key())
                index = self._counts.get(path, 0)
                self._counts[path] = index + 1
                table = (*path, index)
                yield table, self._line()
                self._take("]]")
            elif self._take("["):
                table = self._in_lists(self._key())
                yield table, self._line()
                self._take("]")
            else:
                yield from self._pair(table)

    def _pair(self, table: Path) -> Iterator[tuple[Path, int]]:
        path = (*table, *self._key())
        yield path, self._line()
        self._take("=")
        yield from self._value(path)

    def _value(self, path: Path) -> Iterator[tuple[Path, int]]:
        self._skip(_BLANKS)
        if self._take("["):
            yield from self._list(path)
        elif self._take("{"):
            while not self._take("}"):
                yield from self._pair(path)
                self._take(",")
        else:
            found = _STRING.match(self._text, self._at) or _BARE.match(self._text, self._at)
            self._at = found.end() if found else self._at + 1

    def _list(self, path: Path) -> Iterator[tuple[Path, int]]:
        index = 0
        while not self._take("]"):
            yield (*path, index), self._line()
            yield from self._value((*path, index))
            index += 1
            self._take(",")

    def _key(self) -> Path:
        """A key with its dots."""
        parts: list[str | int] = []
        while True:
            self._skip(_SPACE)
            found = _KEY.match(self._text, self._at)
            if found is None:
                self._at += 1
                return tuple(parts)
            self._at = found.end()
            parts.append(_unquoted(found[0]))
            if not self._take("."):
                return tuple(parts)

    def _in_lists(self, path: Path) -> Path:
        """The path of a heading: one inside a list of tables goes on in the last of them."""
        for end in range(1, len(path)):
            count = self._counts.get(path[:end])
            if count:
                path = (*path[:end], count - 1, *path[end:])
        return path

    def _take(self, sign: str) -> bool:
        self._skip(_BLANKS)
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        return True

    def _skip(self, blanks: re.Pattern[str]) -> int:
        found = blanks.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at

    def _line(self) -> int:
        return self._text.count("\n", 0, self._at) + 1


def _unquoted(key: str) -> str:
    return next(iter(tomllib.loads(f"{key} = 0")))
