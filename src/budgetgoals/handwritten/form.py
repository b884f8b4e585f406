"""What somebody wrote in TOML or YAML → a form, refusing every mistake with its file, line and key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import attrs
from attrs import Factory, define

from budgetgoals.dates import parse_date
from budgetgoals.errors import InvalidValue
from budgetgoals.handwritten.parsing import parse_file
from budgetgoals.handwritten.tree import as_fields, aspect, dimension, indicators_of
from budgetgoals.layouts import Layout, Role, ValueKind, layout_ids, load_layout
from budgetgoals.layouts.fields import PARTIES, natural_kind, party_of
from budgetgoals.messages import Message, message
from budgetgoals.model import (
    FORM_KINDS,
    Cause,
    Deviation,
    Dimension,
    Form,
    FundingSource,
    FundLine,
    Indicator,
    Likelihood,
    Party,
    Progress,
    Task,
)
from budgetgoals.numerals import parse_number
from budgetgoals.reading.assembling import assemble
from budgetgoals.targets import parse_target
from budgetgoals.yuan import parse_yuan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from os import PathLike

    from budgetgoals.handwritten.lines import Path as KeyPath
    from budgetgoals.handwritten.parsing import Written

_YES_NO = {"是": True, "否": False}
_AMOUNTS = ("initial", "adjusted", "arrived", "executed", "expected")
CAUSES = {
    "经费保障": Cause.FUNDING,
    "制度保障": Cause.RULES,
    "人员保障": Cause.STAFF,
    "硬件条件保障": Cause.EQUIPMENT,
    "其他": Cause.OTHER,
}
LIKELIHOODS = {
    "确定能": Likelihood.CERTAIN,
    "有可能": Likelihood.POSSIBLE,
    "完全不可能": Likelihood.IMPOSSIBLE,
}
_PERCENT = ("%", "％")


def load_form(path: str | PathLike[str]) -> Form:
    r"""Read a form that was written by hand in TOML or YAML.

    What is left empty (``""``) is not filled in. An amount without a unit is counted in that of the layout.

    Args:
        path: a file that ends in .toml, .yaml or .yml; ``budgetgoals new`` writes one to fill in.

    Raises:
        InvalidDocument: there is a mistake in it; the message names the file, the line and the key.
        UnreadableSource: there is no such file.
        UnsupportedFormat: it has another ending.
        MissingExtra: YAML is read by the extra ``yaml``.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "项目.toml"
    >>> _ = path.write_text('layout = "shanghai-2020"\nproject.name = "执法服装"\n', encoding="utf-8")
    >>> load_form(path)
    <ProjectGoals 执法服装 · 0 indicators>
    >>> _ = path.write_text('layout = "shanghai-2020"\nproject.start = "2020-02-30"\n', encoding="utf-8")
    >>> load_form(path)
    Traceback (most recent call last):
    budgetgoals.errors.InvalidDocument: ...(项目.toml, line 2: project.start: ...
    """
    return form_of(parse_file(Path(path))).form


class ByHand(NamedTuple):
    """The form that a file says.

    Attributes:
        form: the form.
        leaves: for each tree of indicators the keys of its leaves, in their order.
    """

    form: Form
    leaves: Mapping[str, list[KeyPath]]


def form_of(written: Written) -> ByHand:
    """The form that a file says, and which keys its indicators have."""
    reader = _Reader(written, _layout(written))
    return ByHand(reader.form(), reader.leaves)


def _layout(written: Written) -> Layout:
    name = written.content.get("layout")
    if not isinstance(name, str) or name not in layout_ids():
        near = get_close_matches(str(name), layout_ids(), n=3, cutoff=0.4)
        written.refuse(
            ("layout",),
            message(
                "must be the id of a layout, such as {known}", known=", ".join(near or ["national-2015"])
            ),
        )
    return load_layout(name)


@define
class _Reader:
    """Reads the values of one file."""

    written: Written
    layout: Layout
    leaves: dict[str, list[KeyPath]] = Factory(dict)

    def form(self) -> Form:
        content = dict(self.written.content)
        content.pop("layout")
        year = self._optional(content, ("fiscal_year",), self._whole)
        of = next(kind for kind in FORM_KINDS if kind.kind == self.layout.kind)
        own = {field.name for field in attrs.fields(of)} - {"layout", "title", "fiscal_year", "scope"}
        more: dict[str, Any] = {
            "title": self._optional(content, ("title",), self._text) or self.layout.title,
            "fiscal_year": year,
        }
        values: dict[str, object] = {}
        for key, given in content.items():
            if key in ("indicators", "long_term_indicators"):
                more[key] = self._tree(given, (key,), year)
            elif key == "extra":
                more[key] = tuple(self._pairs(given, (key,)))
            elif key in own:
                values |= self._field(key, given)
            elif key not in ("title", "fiscal_year"):
                self._refuse((key,), _unknown(key, own | {"title", "fiscal_year"}))
        return assemble(self.layout, values, **more)

    # The head.

    def _field(self, key: str, given: object) -> dict[str, object]:
        lists: dict[str, Callable[[dict[str, Any], KeyPath], FundLine | Task]] = {
            "funds": self._fund,
            "tasks": self._task,
        }
        if key in lists:
            return {key: tuple(self._items(given, (key,), lists[key]))}
        if key == "parties":
            return {key: tuple(self._parties(given, (key,)))}
        if isinstance(given, Mapping):
            values: dict[str, object] = {}
            for name, value in given.items():
                values |= self._value(f"{key}.{name}", value, (key, name))
            return values
        return self._value(key, given, (key,))

    def _value(self, field: str, given: object, path: KeyPath) -> dict[str, object]:
        kind = natural_kind(self.layout.kind, field)
        if kind is None:
            self._refuse(path, message("is not a key that a form of this layout has"))
        if field.endswith(("sources", ".revenue", ".spending")):
            return {field: tuple(self._sources(given, path, self._unit(field)))}
        if given == "":
            return {}
        readers: dict[ValueKind, Callable[[Any, KeyPath], object]] = {
            ValueKind.DATE: self._day,
            ValueKind.YES_NO: self._answer,
            ValueKind.YUAN: lambda value, at: self._amount(value, at, self._unit(field)),
            ValueKind.NUMBER: self._number if field.startswith("total_") else self._whole,
        }
        value = readers.get(kind, self._text)(given, path)
        return {field: value.rstrip("\n") if isinstance(value, str) else value}

    def _unit(self, field: str) -> str:
        units = (cell.unit for cell in self.layout.cells() if cell.field == field and cell.unit)
        return next(units, self.layout.money_unit)

    def _sources(self, given: object, path: KeyPath, unit: str) -> Iterator[FundingSource]:
        for name, value, at in self._keyed(given, path, "name", "amount"):
            if value != "":
                yield FundingSource(name, self._amount(value, at, unit))

    def _parties(self, given: object, path: KeyPath) -> Iterator[Party]:
        for level, duties in self._mapping(given, path).items():
            for duty, value in self._mapping(duties, (*path, level)).items():
                at = (*path, level, duty)
                known = party_of(f"{PARTIES}{level}.{duty}")
                if known is None:
                    self._refuse(at, message("is not a key that a form of this layout has"))
                fields = value if isinstance(value, Mapping) else {"name": value}
                name = self._text(fields.get("name", ""), at)
                code = self._text(fields.get("code", ""), at)
                if name:
                    yield Party(level=known[0], duty=known[1], name=name, code=code)

    def _fund(self, item: dict[str, Any], path: KeyPath) -> FundLine:
        self._only(item, path, {field.name for field in attrs.fields(FundLine)})
        unit = next((row.unit for row in self.layout.rows if row.funds and row.unit), self.layout.money_unit)
        figures = {
            name: self._optional(item, (*path, name), lambda value, at: self._amount(value, at, unit))
            for name in _AMOUNTS
        }
        points = {name: self._optional(item, (*path, name), self._number) for name in ("weight", "score")}
        rate = self._optional(item, (*path, "rate"), self._share)
        name = self._text(item.get("name", ""), (*path, "name"))
        return FundLine(name=name, rate=rate, **figures, **points)

    def _task(self, item: dict[str, Any], path: KeyPath) -> Task:
        self._only(item, path, {"name", "content", "amount"})
        amount = self._optional(
            item, (*path, "amount"), lambda value, at: self._amount(value, at, self.layout.money_unit)
        )
        name, content = (self._text(item.get(key, ""), (*path, key)) for key in ("name", "content"))
        return Task(name=name, content=content.rstrip("\n"), amount=amount)

    def _pairs(self, given: object, path: KeyPath) -> Iterator[tuple[str, str]]:
        for label, value, at in self._keyed(given, path, "label", "text"):
            text = self._text(value, at).rstrip("\n")
            if text:
                yield label, text

    def _keyed(
        self, given: object, path: KeyPath, name: str, value: str
    ) -> Iterator[tuple[str, object, KeyPath]]:
        """Pairs, written as a key each or as a list of their parts, with where the second part stands."""
        if isinstance(given, Mapping):
            yield from ((key, each, (*path, key)) for key, each in given.items())
            return
        for item, at in self._tables(given, path, {name, value}):
            yield self._text(item.get(name, ""), (*at, name)), item.get(value, ""), (*at, value)

    # The indicators.

    def _tree(self, given: object, path: KeyPath, year: int | None) -> tuple[Dimension, ...]:
        """Level 1 → level 2 → indicators, with a level 1 and a level 2 less where the layout has none."""
        roles = {column.role for column in self.layout.grid.columns}
        tree = given
        if Role.ASPECT not in roles:
            tree = {"": tree} if Role.DIMENSION not in roles else tree
            tree = {name: {"": inner} for name, inner in self._mapping(tree, path).items()}
        self.leaves[str(path[0])] = []
        return tuple(self._dimensions(tree, path, year))

    def _dimensions(self, given: object, path: KeyPath, year: int | None) -> Iterator[Dimension]:
        for name, inner in self._mapping(given, path).items():
            at = (*path, name) if name else path
            aspects = []
            for of, indicators in self._mapping(inner, at).items():
                where = (*at, of) if of else at
                leaves = list(self._indicators(indicators, where, year))
                if leaves:
                    aspects.append(aspect(of, leaves))
            if aspects:
                yield dimension(name, aspects)

    def _indicators(self, given: object, path: KeyPath, year: int | None) -> Iterator[Indicator]:
        if isinstance(given, Mapping):
            items = [(name, as_fields(value), (*path, name)) for name, value in given.items()]
        else:
            items = [
                (self._text(item.pop("name", ""), (*at, "name")), item, at)
                for item, at in self._tables(given, path, None)
            ]
        self.leaves[str(path[0])] += [at for _, _, at in items]
        read = [(name, self._indicator(fields, at, year)) for name, fields, at in items]
        yield from indicators_of(read, year)

    def _indicator(self, fields: Mapping[str, Any], path: KeyPath, year: int | None) -> dict[str, Any]:
        """The fields of an indicator, as the model has them."""
        self._only(fields, path, _INDICATOR_KEYS)
        values: dict[str, Any] = {}
        progress: dict[str, Any] = {}
        for key, given in fields.items():
            at = (*path, key)
            if given == "" and key != "target":
                continue
            if key in _PROGRESS_KEYS:
                progress[key] = self._progress(key, given, at, year)
            elif key == "details":
                values[key] = tuple(self._pairs(given, at))
            elif key in ("weight", "score"):
                values[key] = self._number(given, at)
            elif key == "core":
                values[key] = int(given) if isinstance(given, bool) else self._whole(given, at)
            else:
                values[key] = self._text(given, at).rstrip("\n")
        if progress:
            values["progress"] = Progress(**progress)
        return values

    def _progress(self, key: str, given: Any, at: KeyPath, year: int | None) -> object:
        match key:
            case "explanation":
                return self._text(given, at)
            case "likelihood":
                return LIKELIHOODS.get(given) or self._refuse(at, _one_of(LIKELIHOODS))
            case "deviations":
                return tuple(self._deviations(given, at))
        return parse_target(self._text(given, at), year=year)

    def _deviations(self, given: object, path: KeyPath) -> Iterator[Deviation]:
        for label, value in self._mapping(given, path).items():
            at = (*path, label)
            cause = CAUSES.get(label) or self._refuse(at, _one_of(CAUSES))
            if value != "":
                yield Deviation(cause, self._text(value, at))

    # One value.

    def _refuse(self, path: KeyPath, reason: Message) -> NoReturn:
        self.written.refuse(path, reason)

    def _optional(
        self, content: Mapping[str, Any], path: KeyPath, read: Callable[[Any, KeyPath], Any]
    ) -> Any:
        value = content.get(str(path[-1]), "")
        return None if value == "" else read(value, path)

    def _only(self, item: Mapping[str, Any], path: KeyPath, known: set[str]) -> None:
        for key in item:
            if key not in known:
                self._refuse((*path, key), _unknown(key, known))

    def _mapping(self, value: object, path: KeyPath) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            self._refuse(path, message("must have keys with values, not {value}", value=_brief(value)))
        return value

    def _tables(
        self, value: object, path: KeyPath, known: set[str] | None
    ) -> Iterator[tuple[dict[str, Any], KeyPath]]:
        if not isinstance(value, list):
            self._refuse(path, message("must be a list, not {value}", value=_brief(value)))
        for index, item in enumerate(value):
            at = (*path, index)
            table = dict(self._mapping(item, at))
            if known:
                self._only(table, at, known)
            yield table, at

    def _items(
        self, value: object, path: KeyPath, read: Callable[[dict[str, Any], KeyPath], FundLine | Task]
    ) -> Iterator[FundLine | Task]:
        """The items of a list that say something: a line of the funds more than its name."""
        for item, at in self._tables(value, path, None):
            made = read(item, at)
            if made != Task() and made != FundLine(name=made.name):
                yield made

    def _text(self, value: object, path: KeyPath) -> str:
        if not isinstance(value, str):
            self._refuse(path, message("must be a text in quotes, not {value}", value=_brief(value)))
        return value

    def _whole(self, value: object, path: KeyPath) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            self._refuse(path, message("must be a whole number, not {value}", value=_brief(value)))
        return value

    def _number(self, value: object, path: KeyPath) -> Decimal:
        return self._read(value, path, parse_number)

    def _amount(self, value: object, path: KeyPath, unit: str) -> Decimal:
        return self._read(value, path, lambda text: parse_yuan(text, unit))

    def _share(self, value: object, path: KeyPath) -> Decimal:
        if isinstance(value, str) and value.endswith(_PERCENT):
            return self._number(value[:-1], path).scaleb(-2)
        return self._number(value, path)

    def _read(self, value: object, path: KeyPath, read: Callable[[str], Decimal]) -> Decimal:
        """A number, or a text that says one."""
        if isinstance(value, bool) or not isinstance(value, (int, Decimal, str)):
            self._refuse(path, message("must be a number, not {value}", value=_brief(value)))
        try:
            return read(f"{value:f}" if isinstance(value, Decimal) else str(value))
        except InvalidValue as error:
            self._refuse(path, error.message)

    def _day(self, value: object, path: KeyPath) -> date:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if not isinstance(value, str):
            self._refuse(path, message("must be a day such as 2020-01-01, not {value}", value=_brief(value)))
        try:
            return parse_date(value)
        except InvalidValue as error:
            self._refuse(path, error.message)

    def _answer(self, value: object, path: KeyPath) -> bool:
        if isinstance(value, bool):
            return value
        if value not in _YES_NO:
            self._refuse(path, message("must be true or false (是 or 否), not {value}", value=_brief(value)))
        return _YES_NO[str(value)]


_PROGRESS_KEYS = {field.name for field in attrs.fields(Progress)}
_INDICATOR_KEYS = ({field.name for field in attrs.fields(Indicator)} - {"name", "progress"}) | _PROGRESS_KEYS


def _unknown(key: str, known: set[str]) -> Message:
    near = get_close_matches(key, known, n=1)
    if near:
        return message("is not a key here; did you mean {near}?", near=near[0])
    return message("is not a key here; there are {known}", known=", ".join(sorted(known)))


def _one_of(options: Mapping[str, object]) -> Message:
    return message("must be one of {options}", options=", ".join(options))


def _brief(value: object) -> str:
    return repr(value)[:40]
