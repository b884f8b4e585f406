"""The tree of indicators of a file written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs
from attrs import Factory, define

from budgetgoals.handwritten.tree import as_fields, aspect, dimension, indicators_of
from budgetgoals.layouts import Layout, Role
from budgetgoals.messages import Message, message
from budgetgoals.model import Cause, Deviation, Dimension, Indicator, Likelihood, Progress
from budgetgoals.targets import parse_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.handwritten.lines import Path as KeyPath
    from budgetgoals.handwritten.values import Values

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
_PROGRESS_KEYS = {field.name for field in attrs.fields(Progress)}
_INDICATOR_KEYS = ({field.name for field in attrs.fields(Indicator)} - {"name", "progress"}) | _PROGRESS_KEYS


@define
class TreeReader:
    """Reads the trees of indicators of one file.

    Attributes:
        values: reads the single values.
        layout: the layout that the file names.
        leaves: for each tree the keys of its leaves, in their order.
    """

    values: Values
    layout: Layout
    leaves: dict[str, list[KeyPath]] = Factory(dict)

    def tree(self, given: object, path: KeyPath, year: int | None) -> tuple[Dimension, ...]:
        """Level 1 → level 2 → indicators, with a level 1 and a level 2 less where the layout has none."""
        roles = {column.role for column in self.layout.grid.columns}
        tree = given
        if Role.ASPECT not in roles:
            tree = {"": tree} if Role.DIMENSION not in roles else tree
            tree = {name: {"": inner} for name, inner in self.values.mapping(tree, path).items()}
        self.leaves[str(path[0])] = []
        return tuple(self._dimensions(tree, path, year))

    def _dimensions(self, given: object, path: KeyPath, year: int | None) -> Iterator[Dimension]:
        for name, inner in self.values.mapping(given, path).items():
            at = (*path, name) if name else path
            aspects = []
            for of, indicators in self.values.mapping(inner, at).items():
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
                (self.values.text(item.pop("name", ""), (*at, "name")), item, at)
                for item, at in self.values.tables(given, path, None)
            ]
        self.leaves[str(path[0])] += [at for _, _, at in items]
        read = [(name, self._indicator(fields, at, year)) for name, fields, at in items]
        yield from indicators_of(read, year)

    def _indicator(self, fields: Mapping[str, Any], path: KeyPath, year: int | None) -> dict[str, Any]:
        """The fields of an indicator, as the model has them."""
        self.values.only(fields, path, _INDICATOR_KEYS)
        values: dict[str, Any] = {}
        progress: dict[str, Any] = {}
        for key, given in fields.items():
            at = (*path, key)
            if given == "" and key != "target":
                continue
            if key in _PROGRESS_KEYS:
                progress[key] = self._progress(key, given, at, year)
            elif key == "details":
                values[key] = tuple(self.values.pairs(given, at))
            elif key in ("weight", "score"):
                values[key] = self.values.number(given, at)
            elif key == "core":
                values[key] = int(given) if isinstance(given, bool) else self.values.whole(given, at)
            else:
                values[key] = self.values.text(given, at).rstrip("\n")
        if progress:
            values["progress"] = Progress(**progress)
        return values

    def _progress(self, key: str, given: Any, at: KeyPath, year: int | None) -> object:
        match key:
            case "explanation":
                return self.values.text(given, at)
            case "likelihood":
                return LIKELIHOODS.get(given) or self.values.refuse(at, _one_of(LIKELIHOODS))
            case "deviations":
                return tuple(self._deviations(given, at))
        return parse_target(self.values.text(given, at), year=year)

    def _deviations(self, given: object, path: KeyPath) -> Iterator[Deviation]:
        for label, value in self.values.mapping(given, path).items():
            at = (*path, label)
            cause = CAUSES.get(label) or self.values.refuse(at, _one_of(CAUSES))
            if value != "":
                yield Deviation(cause, self.values.text(value, at))


def _one_of(options: Mapping[str, object]) -> Message:
    return message("must be one of {options}", options=", ".join(options))
