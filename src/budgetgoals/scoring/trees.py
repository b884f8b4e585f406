"""Trees of indicators with some of them changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from budgetgoals.model import Dimension, Indicator


def with_indicators(
    dimensions: tuple[Dimension, ...], changed: Mapping[str, Indicator]
) -> tuple[Dimension, ...]:
    """A tree with some indicators in the place of others.

    Args:
        dimensions: the tree of the year (``indicators``).
        changed: the new ones, by their paths.

    >>> with_indicators((), {})
    ()
    """
    return tuple(
        evolve(
            dimension,
            aspects=tuple(
                evolve(
                    aspect,
                    indicators=tuple(
                        changed.get(f"indicators[{d}].aspects[{a}].indicators[{i}]", indicator)
                        for i, indicator in enumerate(aspect.indicators)
                    ),
                )
                for a, aspect in enumerate(dimension.aspects)
            ),
        )
        for d, dimension in enumerate(dimensions)
    )
