"""The values of a file written by hand, each read as what it has to be or refused with its line and key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from attrs import frozen

from budgetgoals.dates import parse_date
from budgetgoals.errors import InvalidValue
from budgetgoals.messages import Message, message
from budgetgoals.numerals import parse_number
from budgetgoals.yuan import parse_yuan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from budgetgoals.handwritten.lines import Path as KeyPath
    from budgetgoals.handwritten.parsing import Written

T = TypeVar("T")

_YES_NO = {"是": True, "否": False}
_PERCENT = ("%", "％")


@frozen
class Values:
    """Reads single values of one file."""

    written: Written

    def refuse(self, path: KeyPath, reason: Message) -> NoReturn:
        """Say what is wrong with a value, and where it stands."""
        self.written.refuse(path, reason)

    def optional(
        self, content: Mapping[str, Any], path: KeyPath, read: Callable[[Any, KeyPath], T]
    ) -> T | None:
        """The value of a key; None where it is not filled in."""
        value = content.get(str(path[-1]), "")
        return None if value == "" else read(value, path)

    def only(self, item: Mapping[str, Any], path: KeyPath, known: set[str]) -> None:
        """Refuse a key that is not known."""
        for key in item:
            if key not in known:
                self.refuse((*path, key), unknown_key(key, known))

    def mapping(self, value: object, path: KeyPath) -> Mapping[str, Any]:
        """A value with keys."""
        if not isinstance(value, Mapping):
            self.refuse(path, message("must have keys with values, not {value}", value=_brief(value)))
        return value

    def tables(
        self, value: object, path: KeyPath, known: set[str] | None
    ) -> Iterator[tuple[dict[str, Any], KeyPath]]:
        """The items of a list, each with keys, and where each stands."""
        if not isinstance(value, list):
            self.refuse(path, message("must be a list, not {value}", value=_brief(value)))
        for index, item in enumerate(value):
            at = (*path, index)
            table = dict(self.mapping(item, at))
            if known:
                self.only(table, at, known)
            yield table, at

    def text(self, value: object, path: KeyPath) -> str:
        """A text."""
        if not isinstance(value, str):
            self.refuse(path, message("must be a text in quotes, not {value}", value=_brief(value)))
        return value

    def whole(self, value: object, path: KeyPath) -> int:
        """A whole number."""
        if isinstance(value, bool) or not isinstance(value, int):
            self.refuse(path, message("must be a whole number, not {value}", value=_brief(value)))
        return value

    def number(self, value: object, path: KeyPath) -> Decimal:
        """A number, or a text that says one."""
        return self._read(value, path, parse_number)

    def amount(self, value: object, path: KeyPath, unit: str) -> Decimal:
        """An amount in yuan; one without a unit is counted in the given one."""
        return self._read(value, path, lambda text: parse_yuan(text, unit))

    def share(self, value: object, path: KeyPath) -> Decimal:
        """A share: a number, or a text in percent."""
        if isinstance(value, str) and value.endswith(_PERCENT):
            return self.number(value[:-1], path).scaleb(-2)
        return self.number(value, path)

    def _read(self, value: object, path: KeyPath, read: Callable[[str], Decimal]) -> Decimal:
        """A number, or a text that says one."""
        if isinstance(value, bool) or not isinstance(value, (int, Decimal, str)):
            self.refuse(path, message("must be a number, not {value}", value=_brief(value)))
        try:
            return read(f"{value:f}" if isinstance(value, Decimal) else str(value))
        except InvalidValue as error:
            self.refuse(path, error.message)

    def day(self, value: object, path: KeyPath) -> date:
        """A day."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if not isinstance(value, str):
            self.refuse(path, message("must be a day such as 2020-01-01, not {value}", value=_brief(value)))
        try:
            return parse_date(value)
        except InvalidValue as error:
            self.refuse(path, error.message)

    def answer(self, value: object, path: KeyPath) -> bool:
        """Yes or no."""
        if isinstance(value, bool):
            return value
        if value not in _YES_NO:
            self.refuse(path, message("must be true or false (是 or 否), not {value}", value=_brief(value)))
        return _YES_NO[str(value)]

    def pairs(self, given: object, path: KeyPath) -> Iterator[tuple[str, str]]:
        """Labels with texts that are filled in."""
        for label, value, at in self.keyed(given, path, "label", "text"):
            text = self.text(value, at).rstrip("\n")
            if text:
                yield label, text

    def keyed(
        self, given: object, path: KeyPath, name: str, value: str
    ) -> Iterator[tuple[str, object, KeyPath]]:
        """Pairs, written as a key each or as a list of their parts, with where the second part stands."""
        if isinstance(given, Mapping):
            yield from ((key, each, (*path, key)) for key, each in given.items())
            return
        for item, at in self.tables(given, path, {name, value}):
            yield self.text(item.get(name, ""), (*at, name)), item.get(value, ""), (*at, value)


def unknown_key(key: str, known: set[str]) -> Message:
    """What is said of a key that there is not."""
    near = get_close_matches(key, known, n=1)
    if near:
        return message("is not a key here; did you mean {near}?", near=near[0])
    return message("is not a key here; there are {known}", known=", ".join(sorted(known)))


def _brief(value: object) -> str:
    return repr(value)[:40]
