"""What the checks know as tables: words and patterns, a TOML file each, with their sources beside them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """One of the tables.

    >>> "逾期" in words("indicator-names", "bad_events")
    True
    """
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, section: str, key: str = "words") -> frozenset[str]:
    """A list of words of a table.

    >>> "好" in words("words", "ladder")
    True
    """
    return frozenset(table(name)[section][key].split())


def alternatives(name: str, section: str, key: str = "words") -> str:
    """A list of words as a pattern, the longest first.

    >>> alternatives("indicator-names", "shares", "endings")
    '占比|比例|程度|度|率'
    """
    return "|".join(sorted(words(name, section, key), key=lambda word: (-len(word), word)))


@cache
def patterns(name: str, section: str) -> str:
    """Every pattern of a section as one.

    >>> patterns("left-in-text", "voices").startswith("(?:")
    True
    """
    return "|".join(f"(?:{entry['pattern']})" for entry in table(name)[section])
