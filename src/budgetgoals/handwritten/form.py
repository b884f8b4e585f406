"""What somebody wrote in TOML or YAML → a form, refusing every mistake with its file, line and key."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs
from attrs import define

from budgetgoals.handwritten.indicators import TreeReader
from budgetgoals.handwritten.parsing import parse_file
from budgetgoals.handwritten.values import Values, unknown_key
from budgetgoals.layouts import Layout, ValueKind, layout_ids, load_layout
from budgetgoals.layouts.fields import PARTIES, natural_kind, party_of
from budgetgoals.messages import message
from budgetgoals.model import (
    FORM_KINDS,
    Form,
    FundingSource,
    FundLine,
    Party,
    Task,
)
from budgetgoals.reading.assembling import assemble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal
    from os import PathLike

    from budgetgoals.handwritten.lines import Path as KeyPath
    from budgetgoals.handwritten.parsing import Written

_AMOUNTS = ("initial", "adjusted", "arrived", "executed", "expected")


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
    values, layout = Values(written), _layout(written)
    trees = TreeReader(values, layout)
    return ByHand(_Reader(values, layout, trees).form(), trees.leaves)


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

    values: Values
    layout: Layout
    trees: TreeReader

    def form(self) -> Form:
        content = dict(self.values.written.content)
        content.pop("layout")
        year = self.values.optional(content, ("fiscal_year",), self.values.whole)
        of = next(kind for kind in FORM_KINDS if kind.kind == self.layout.kind)
        own = {field.name for field in attrs.fields(of)} - {"layout", "title", "fiscal_year", "scope"}
        more: dict[str, Any] = {
            "title": self.values.optional(content, ("title",), self.values.text) or self.layout.title,
            "fiscal_year": year,
        }
        values: dict[str, object] = {}
        for key, given in content.items():
            if key in ("indicators", "long_term_indicators"):
                more[key] = self.trees.tree(given, (key,), year)
            elif key == "extra":
                more[key] = tuple(self.values.pairs(given, (key,)))
            elif key in own:
                values |= self._field(key, given)
            elif key not in ("title", "fiscal_year"):
                self.values.refuse((key,), unknown_key(key, own | {"title", "fiscal_year"}))
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
            self.values.refuse(path, message("is not a key that a form of this layout has"))
        if field.endswith(("sources", ".revenue", ".spending")):
            return {field: tuple(self._sources(given, path, self._unit(field)))}
        if given == "":
            return {}
        readers: dict[ValueKind, Callable[[Any, KeyPath], object]] = {
            ValueKind.DATE: self.values.day,
            ValueKind.YES_NO: self.values.answer,
            ValueKind.YUAN: lambda value, at: self.values.amount(value, at, self._unit(field)),
            ValueKind.NUMBER: self.values.number if field.startswith("total_") else self.values.whole,
        }
        value = readers.get(kind, self.values.text)(given, path)
        return {field: value.rstrip("\n") if isinstance(value, str) else value}

    def _unit(self, field: str) -> str:
        units = (cell.unit for cell in self.layout.cells() if cell.field == field and cell.unit)
        return next(units, self.layout.money_unit)

    def _sources(self, given: object, path: KeyPath, unit: str) -> Iterator[FundingSource]:
        for name, value, at in self.values.keyed(given, path, "name", "amount"):
            if value != "":
                yield FundingSource(name, self.values.amount(value, at, unit))

    def _parties(self, given: object, path: KeyPath) -> Iterator[Party]:
        for level, duties in self.values.mapping(given, path).items():
            for duty, value in self.values.mapping(duties, (*path, level)).items():
                at = (*path, level, duty)
                known = party_of(f"{PARTIES}{level}.{duty}")
                if known is None:
                    self.values.refuse(at, message("is not a key that a form of this layout has"))
                fields = value if isinstance(value, Mapping) else {"name": value}
                name = self.values.text(fields.get("name", ""), at)
                code = self.values.text(fields.get("code", ""), at)
                if name:
                    yield Party(level=known[0], duty=known[1], name=name, code=code)

    def _fund(self, item: dict[str, Any], path: KeyPath) -> FundLine:
        self.values.only(item, path, {field.name for field in attrs.fields(FundLine)})
        unit = next((row.unit for row in self.layout.rows if row.funds and row.unit), self.layout.money_unit)
        read = self.values

        def figure(name: str, of: Callable[[Any, KeyPath], Decimal]) -> Decimal | None:
            return read.optional(item, (*path, name), of)

        amounts = {name: figure(name, lambda value, at: read.amount(value, at, unit)) for name in _AMOUNTS}
        points = {name: figure(name, read.number) for name in ("weight", "score")}
        rate, name = figure("rate", read.share), read.text(item.get("name", ""), (*path, "name"))
        return FundLine(name=name, rate=rate, **amounts, **points)

    def _task(self, item: dict[str, Any], path: KeyPath) -> Task:
        self.values.only(item, path, {"name", "content", "amount"})
        amount = self.values.optional(
            item, (*path, "amount"), lambda value, at: self.values.amount(value, at, self.layout.money_unit)
        )
        name, content = (self.values.text(item.get(key, ""), (*path, key)) for key in ("name", "content"))
        return Task(name=name, content=content.rstrip("\n"), amount=amount)

    def _items(
        self, value: object, path: KeyPath, read: Callable[[dict[str, Any], KeyPath], FundLine | Task]
    ) -> Iterator[FundLine | Task]:
        """The items of a list that say something: a line of the funds more than its name."""
        for item, at in self.values.tables(value, path, None):
            made = read(item, at)
            if made != Task() and made != FundLine(name=made.name):
                yield made
