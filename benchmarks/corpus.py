"""Many different forms in the seed's text layout, made from the examples."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parent.parent / "examples" / "forms.txt"
_TITLE = "财政项目支出绩效目标表"


def forms(count: int, seed: int = 0) -> Iterator[str]:
    """Texts of one form each: the examples in turn, with other amounts, dates and numbers of targets."""
    chance = random.Random(seed or count)
    examples = [f"{_TITLE}{part}" for part in EXAMPLES.read_text(encoding="utf-8").split(_TITLE)[1:]]
    for index in range(count):
        text = examples[index % len(examples)]
        text = re.sub(r"[0-9]{3},[0-9]{3}\b", lambda _: f"{chance.randrange(100_000, 999_999):,}", text)
        text = re.sub(r"2020-12-[0-9]{2}", lambda _: f"2020-12-{chance.randrange(10, 31)}", text)
        yield re.sub(r"=[0-9]{2,}(?=[人条])", lambda _: f"={chance.randrange(10, 9999)}", text)


def source(count: int, seed: int = 0) -> bytes:
    """One file with many forms."""
    return "\n".join(forms(count, seed)).encode()
