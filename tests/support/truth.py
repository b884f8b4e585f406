"""What a reading gives, beside what was taken down by hand from the same form."""

from __future__ import annotations

import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from budgetgoals.model import FundingSource, FundLine, Party, Task
from budgetgoals.reading.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from budgetgoals.model import Form, Leaf

TRUTH = Path(__file__).parent.parent / "truth"

Fact = tuple[str, str]
"""The path of a field, or of a part of a list by its name, with its value as text."""

Cells = tuple[tuple[str, str], ...]
"""What a row says, by its columns."""

_PARTS = ("sources", "revenue", "spending", "parts")
_NO_FIELDS = frozenset({"indicators", "long_term_indicators", "extra", "layout"})
_KEYS = ("dimension", "aspect", "name", "target", "weight", "actual", "score", "reason", "note")


class TrueForm(NamedTuple):
    """A form as it was taken down.

    Attributes:
        kind: its kind.
        fields: the values of its fields; a list is one value for each of its items.
        also: further values that are right too.
        rows: the rows of its indicators, with the columns that are asserted.
        uncertain: pieces of the source that are neither right nor wrong.
    """

    kind: str
    fields: frozenset[Fact]
    also: frozenset[Fact]
    rows: tuple[Mapping[str, str], ...]
    uncertain: str


class Tally(NamedTuple):
    """How much of a form was read.

    Attributes:
        fields: how many values the form has.
        fields_right: how many of them were read.
        fields_wrong: how many values were read that the form does not say.
        rows: how many rows of indicators the form has.
        rows_right: how many of them were read with every column right.
        rows_wrong: how many rows were read that the form does not have so.
        wrong: the wrong values and rows themselves.
    """

    fields: int = 0
    fields_right: int = 0
    fields_wrong: int = 0
    rows: int = 0
    rows_right: int = 0
    rows_wrong: int = 0
    wrong: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:  # type: ignore[override]
        """Both together."""
        return Tally(
            self.fields + other.fields,
            self.fields_right + other.fields_right,
            self.fields_wrong + other.fields_wrong,
            self.rows + other.rows,
            self.rows_right + other.rows_right,
            self.rows_wrong + other.rows_wrong,
            self.wrong + other.wrong,
        )


class TrueSource(NamedTuple):
    """A source with the forms that it holds.

    Attributes:
        source: the name of its file.
        state: how much of its table is left: ``table``, ``lines``, ``glued`` or ``scrambled``.
        forms: its forms.
    """

    source: str
    state: str
    forms: tuple[TrueForm, ...]


def true_sources() -> list[TrueSource]:
    """Everything that was taken down."""
    return [_source(tomllib.loads(path.read_text("utf-8"))) for path in sorted(TRUTH.glob("*.toml"))]


def tally(truth: TrueSource, forms: tuple[Form, ...]) -> Tally:
    """Hold the forms that were read against those that there are, each against the one at its place."""
    total = Tally()
    for index, true in enumerate(truth.forms):
        total += _of_form(true, forms[index] if index < len(forms) else None)
    for form in forms[len(truth.forms) :]:
        total += Tally(fields_wrong=1, wrong=(f"a form too many: {form!r}",))
    return total


def held_against(form: Form, read: Form | None) -> Tally:
    """Hold a form that was read against another form that is known to be right."""
    true = TrueForm(form.kind, frozenset(_facts_read(form)), frozenset(), tuple(_rows_read(form)), "")
    return _of_form(true, read)


def _source(content: dict[str, Any]) -> TrueSource:
    return TrueSource(content["source"], content["state"], tuple(map(_form, content["form"])))


def _form(content: dict[str, Any]) -> TrueForm:
    return TrueForm(
        content["kind"],
        frozenset(_facts_of(content.get("fields", {}))),
        frozenset(_facts_of(content.get("also", {}))),
        tuple(_row(row) for row in content.get("rows", ())),
        "".join(_bare(piece) for piece in content.get("uncertain", ())),
    )


def _row(row: dict[str, Any]) -> dict[str, str]:
    return {
        key: str(value) if key == "long_term" else _bare(str(value))
        for key, value in row.items()
        if key in (*_KEYS, "long_term")
    }


def _facts_of(fields: dict[str, Any]) -> Iterator[Fact]:
    for path, value in fields.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                name = _bare(item.get("name", ""))
                yield from (
                    (f"{path}.{name}.{key}", _number(text)) for key, text in item.items() if key != "name"
                )
            elif isinstance(item, list):
                *names, last = item
                yield f"{path}.{'.'.join(map(_bare, names))}", _number(last)
            else:
                yield path, _number(str(item))


def _of_form(true: TrueForm, form: Form | None) -> Tally:
    read = Counter(_facts_read(form)) if form else Counter()
    right = [fact for fact in true.fields if read[fact] or any(read[other] for other in _other(true, fact))]
    asserted = {path for path, _ in true.fields}
    lists = {path.split(".")[0] + "." + path.split(".")[1] for path in asserted if _is_part(path)}
    wrong = [
        f"{path} = {value}"
        for path, value in read
        if (path, value) not in true.fields | true.also
        and (path in asserted or any(path.startswith(f"{each}.") for each in lists))
        and _bare(value) not in true.uncertain
    ]
    kind_wrong = form is not None and form.kind != true.kind
    rows = _of_rows(true, form)
    return rows + Tally(
        fields=len(true.fields) + 1,
        fields_right=len(right) + (form is not None and not kind_wrong),
        fields_wrong=len(wrong) + kind_wrong,
        wrong=(*wrong, *([f"kind = {form.kind}"] if form is not None and kind_wrong else [])),
    )


def _other(true: TrueForm, fact: Fact) -> Iterator[Fact]:
    """The other values that are as right as one."""
    return (also for also in true.also if also[0] == fact[0])


def _is_part(path: str) -> bool:
    return path.count(".") > 1 and path.split(".")[1] in _PARTS


def _of_rows(true: TrueForm, form: Form | None) -> Tally:
    read = list(_rows_read(form)) if form else []
    left = list(read)
    right = 0
    for row in true.rows:
        found = next((each for each in left if _agrees(row, each)), None)
        if found is not None:
            right += 1
            left.remove(found)
    wrong = [row for row in left if not _is_uncertain(row, true) and not _is_level_only(row)]
    return Tally(
        rows=len(true.rows),
        rows_right=right,
        rows_wrong=len(wrong),
        wrong=tuple(" | ".join(f"{key}={text}" for key, text in row.items() if text) for row in wrong),
    )


def _agrees(true: Mapping[str, str], read: Mapping[str, str]) -> bool:
    return all(read.get(key, "") == value for key, value in true.items())


def _is_uncertain(row: Mapping[str, str], true: TrueForm) -> bool:
    return bool(row["name"]) and row["name"] in true.uncertain


def _is_level_only(row: Mapping[str, str]) -> bool:
    return not any(row[key] for key in _KEYS[2:])


def _rows_read(form: Form) -> Iterator[dict[str, str]]:
    for long_term, leaves in ((False, form.leaves()), (True, form.long_term_leaves())):
        for leaf in leaves:
            row = {key: _bare(text) for key, text in _cells(leaf).items()}
            yield row | ({"long_term": "True"} if long_term else {})


def _cells(leaf: Leaf) -> dict[str, str]:
    indicator = leaf.indicator
    return {
        "dimension": leaf.dimension.name,
        "aspect": leaf.aspect.name,
        "name": indicator.name,
        "target": indicator.target.text,
        "weight": _plain(indicator.weight),
        "actual": indicator.actual.text if indicator.actual else "",
        "score": _plain(indicator.score),
        "reason": indicator.reason,
        "note": indicator.note,
    }


def _facts_read(form: Form) -> Iterator[Fact]:
    for path, value in _walk(form, ""):
        if value not in (None, ""):
            yield path, _number(str(value))


def _walk(value: object, path: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, tuple):
        for item in value:
            yield from _of_item(item, path)
    elif attrs.has(of := type(value)):
        for field in attrs.fields_dict(of):
            if field not in _NO_FIELDS:
                yield from _walk(getattr(value, field), f"{path}.{field}".lstrip("."))
    else:
        yield path, value


def _of_item(item: object, path: str) -> Iterator[tuple[str, object]]:
    """The values of an item of a list, under its name."""
    if isinstance(item, FundLine):
        for field in attrs.fields_dict(FundLine):
            if field != "name":
                yield f"{path}.{_bare(item.name)}.{field}", getattr(item, field)
    elif isinstance(item, FundingSource | Task):
        yield f"{path}.{_bare(item.name)}", item.amount
    elif isinstance(item, Party):
        yield f"{path}.{item.level}.{item.duty}", item.name


def _bare(text: str) -> str:
    return fold(text).replace("|", "")


def _number(text: str) -> str:
    """Numbers as one spelling."""
    bare = _bare(text)
    try:
        return _plain(Decimal(bare))
    except ArithmeticError:
        return bare


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"
