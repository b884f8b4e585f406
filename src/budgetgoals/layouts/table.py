"""A table of a TOML file that is read key by key, so that a mistake can be named and no key goes unread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, overload

from budgetgoals.errors import InvalidLayout
from budgetgoals.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence


class Table:
    """One table of a layout file.

    >>> table = Table("mine.toml", "", {"id": "mine"})
    >>> table.text("id")
    'mine'
    >>> table.text("title")
    Traceback (most recent call last):
    budgetgoals.errors.InvalidLayout: mine.toml：title：缺失 (mine.toml: title: is missing)
    """

    def __init__(self, file: str, path: str, content: dict[str, object]) -> None:
        self._file = file
        self._path = path
        self._rest = dict(content)

    def text(self, key: str, default: str | None = None) -> str:
        """A string; without a default it must be there and not be empty."""
        value = self._rest.pop(key, default)
        if value is None:
            self.refuse(key, "is missing")
        if not isinstance(value, str) or (default is None and not value.strip()):
            self.refuse(key, "must be a text, not {value}", value=repr(value))
        return value

    def choice(self, key: str, options: Sequence[str], default: str | None = None) -> str:
        """One of a few strings."""
        value = self.text(key, default)
        if value not in options:
            self.refuse(key, "must be one of {options}, not {value}", options=", ".join(options), value=value)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty where there is none."""
        value = self._rest.pop(key, [])
        if not isinstance(value, list):
            self.refuse(key, "must be a list of texts, not {value}", value=repr(value))
        texts = tuple(item for item in value if isinstance(item, str) and item.strip())
        if len(texts) != len(value):
            self.refuse(key, "must be a list of texts, not {value}", value=repr(value))
        return texts

    def years(self, key: str) -> tuple[int, int]:
        """The first and the last year."""
        value = self._rest.pop(key, None)
        if value is None:
            self.refuse(key, "is missing")
        match value:
            case [int(first), int(last)] if first <= last and not {type(first), type(last)} - {int}:
                return first, last
            case _:
                return self.refuse(key, "must be the first and the last year, not {value}", value=repr(value))

    def flag(self, key: str) -> bool:
        """True or false; false where there is none."""
        value = self._rest.pop(key, False)
        if not isinstance(value, bool):
            self.refuse(key, "must be true or false, not {value}", value=repr(value))
        return value

    def raw_list(self, key: str) -> list[dict[str, object]]:
        """A list of tables, as it stands; empty where there is none."""
        value = self._rest.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.refuse(key, "must be a list of tables")
        return value

    @overload
    def table(self, key: str) -> Table: ...
    @overload
    def table(self, key: str, *, required: bool) -> Table | None: ...
    def table(self, key: str, *, required: bool = True) -> Table | None:
        """A table below this one; None where there is none and none is required."""
        value = self._rest.pop(key, None)
        if value is None and not required:
            return None
        if not isinstance(value, dict):
            self.refuse(key, "is missing" if value is None else "must be a table")
        return Table(self._file, self._at(key), value)

    def tables(self, key: str, *, required: bool = True) -> tuple[Table, ...]:
        """A list of tables below this one."""
        value = self._rest.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.refuse(key, "must be a list of tables")
        if required and not value:
            self.refuse(key, "is missing")
        return tuple(Table(self._file, f"{self._at(key)}[{index}]", item) for index, item in enumerate(value))

    def done(self) -> None:
        """Refuse the keys that nobody asked for."""
        for key in self._rest:
            self.refuse(key, "is not a key that a layout has here")

    def refuse(self, key: str, reason: str, **params: object) -> NoReturn:
        """Say what is wrong, where."""
        at = self._at(key) if key else self._path
        raise InvalidLayout(
            "{file}: {key}: {reason}", file=self._file, key=at, reason=message(reason, **params)
        )

    def _at(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key
