"""The tree of indicators written as nested names: level 1 → level 2 → indicator → target."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import fields

from budgetgoals.errors import InvalidValue
from budgetgoals.model import Aspect, Dimension, Indicator
from budgetgoals.reading.leaves import name_of
from budgetgoals.reading.levels import level_name
from budgetgoals.targets import TARGET_KINDS, parse_target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.targets import Target

_VALUES = frozenset({"target", "actual", "adjusted", "half_year"})
_FIELDS = frozenset(field.name for field in fields(Indicator)) - {"name"}
_PART = "其中"

Written = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Level 1 → level 2 → name → a target, or the fields of the indicator."""


def indicator_tree(written: Written, *, year: int | None = None) -> tuple[Dimension, ...]:
    """Make a tree of indicators.

    Args:
        written: level 1 → level 2 → the name of an indicator → its target as the form prints it, or a
            mapping of the fields of an :class:`Indicator`, in which texts stand for targets and actual
            values. Points may stand behind the name of a level (产出指标（50分）), stars before that of an
            indicator.
        year: the fiscal year, by which deadlines without a year are understood.

    Raises:
        InvalidValue: an indicator has a field that there is not, or a value of the wrong type.

    >>> (output,) = indicator_tree({"产出目标": {"数量": {"培训人数": "=600人"}}}, year=2020)
    >>> output.aspects[0].indicators[0]
    Indicator(name='培训人数', target=Quantity(text='=600人', ...), ...)
    >>> from decimal import Decimal
    >>> evaluated = {"target": "≥95%", "actual": "96%", "weight": Decimal(10), "score": Decimal(10)}
    >>> (output,) = indicator_tree({"产出指标（50分）": {"质量指标": {"办结率": evaluated}}})
    >>> output.weight, output.aspects[0].indicators[0].actual.text
    (Decimal('50'), '96%')
    """
    return tuple(
        dimension(
            name,
            (
                aspect(of, indicators_of(((each, as_fields(given)) for each, given in inner.items()), year))
                for of, inner in aspects.items()
            ),
        )
        for name, aspects in written.items()
    )


def dimension(text: str, aspects: Iterable[Aspect]) -> Dimension:
    """A level 1; points may stand behind its name.

    >>> dimension("产出指标（50分）", ()).weight
    Decimal('50')
    """
    name = level_name(text)
    return Dimension(name.name, tuple(aspects), weight=name.weight)


def aspect(text: str, indicators: Iterable[Indicator]) -> Aspect:
    """A level 2; points may stand behind its name.

    >>> aspect("数量指标", ()).weight is None
    True
    """
    name = level_name(text)
    return Aspect(name.name, tuple(indicators), weight=name.weight)


def indicators_of(written: Iterable[tuple[str, Mapping[str, Any]]], year: int | None) -> Iterable[Indicator]:
    """The indicators of one level 2; one whose name begins with 其中 is a part of the last that does not.

    >>> several = [("培训人数", {"target": "600人"}), ("其中：新员工", {"target": "50人"})]
    >>> [indicator.parent for indicator in indicators_of(several, None)]
    ['', '培训人数']
    """
    whole = ""
    for text, given in written:
        unknown = set(given) - _FIELDS
        if unknown:
            raise InvalidValue(
                "an indicator has no field {field}; it has {known}",
                field=min(unknown),
                known=", ".join(sorted(_FIELDS)),
            )
        name = name_of(text)
        is_part = name.text.startswith(_PART)
        values = {key: _target(value, year) if key in _VALUES else value for key, value in given.items()}
        values = {"target": _target("", year), "parent": whole if is_part else "", "core": name.core} | values
        yield Indicator(name.text, **values)
        if not is_part:
            whole = name.text


def as_fields(given: object) -> Mapping[str, Any]:
    """The fields of an indicator, of which a target alone is one.

    >>> as_fields("=600人")
    {'target': '=600人'}
    """
    return given if isinstance(given, Mapping) else {"target": given}


def _target(value: object, year: int | None) -> Target | None:
    if value is None or isinstance(value, TARGET_KINDS):
        return value
    if not isinstance(value, str):
        raise InvalidValue("a target is written as a text, not as {value}", value=repr(value))
    return parse_target(value, year=year)
