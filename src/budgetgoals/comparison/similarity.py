"""How alike two names of indicators are."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from budgetgoals.errors import MissingExtra
from budgetgoals.model.taxonomy import plain_name
from budgetgoals.sources.extras import need

if TYPE_CHECKING:
    from collections.abc import Callable

WHOLE = Decimal(100)
_EXTRA = "compare"
_TENTH = Decimal("0.1")


def similarity(old: str, new: str) -> Decimal:
    """How alike two names are, from 0 to 100: how many characters stay when one becomes the other.

    Blanks, remarks in brackets and marks (★) do not count.

    Raises:
        MissingExtra: the extra ``compare`` is not installed; equal names do not need it.

    >>> similarity("食品监督抽检批次", "食品抽检批次（批）"), similarity("★培训人数", "培训人数")
    (Decimal('85.7'), Decimal('100'))
    """
    first, second = plain_name(old), plain_name(new)
    if first == second:
        return WHOLE
    return Decimal(_ratio()(first, second)).quantize(_TENTH)


@lru_cache(maxsize=1)
def _ratio() -> Callable[[str, str], float]:
    try:
        ratio: Callable[[str, str], float] = need("rapidfuzz.fuzz", _EXTRA).ratio
    except MissingExtra as missing:
        raise MissingExtra(
            "telling which names are alike needs the extra {extra}",
            hint='pip install "budgetgoals[{extra}]"',
            extra=_EXTRA,
        ) from missing
    return ratio
