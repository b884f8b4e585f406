"""Values that copying or recognition spoiled: told, with the likely reading where there is one."""

from __future__ import annotations

import re

_SIGN = r"(?P<sign>[=≥≤<>]{0,2})"
_SIGN_LOST = re.compile(r"[2二工%zZ》](?P<number>[5-9][0-9](?:\.[0-9]+)?|100(?:\.0+)?)[%$℅]").fullmatch
"""Recognition reads ≥ as 2, 二, 工, %, Z or 》, and % as $."""
_PERCENT_LOST = re.compile(
    rf"{_SIGN}(?P<number>[0-9]{{1,3}}(?:\.[0-9]+)?)(?:\.%|[$℅]|[%％]{{2,3}})"
).fullmatch
_LETTERS = re.compile(
    rf"{_SIGN}(?P<number>(?=[0-9OoIl.]*[0-9])(?=[0-9.]*[OoIl])[0-9OoIl.]+)"
    r"(?P<unit>%|[^\w\s]{0,2}|[\u4e00-\u9fff]{1,3})"
).fullmatch
_DIGITS = str.maketrans("OoIl", "0011")
_GLUED = re.compile(
    r"[%％][0-9]"
    r"|[0-9]\.[0-9]+\.[0-9]+(?![.0-9年月日号])(?=[%％元万]|$)"
    r"|[0-9],[0-9]{1,2}(?![0-9])"
    r"|,[0-9]{4}"
).search
_ONLY_FIGURES = re.compile(r"[=≥≤<>]{0,2}[0-9.,%％]+[%％元万亿人个次]{0,2}").fullmatch
_TWICE = re.compile(r"([=≥≤<>]{0,2}[0-9]+(?:\.[0-9]+)?[^\s\d*×xX+\-:/.,、]{1,4})\1+").fullmatch
_DATES_GLUED = re.compile(r"20[0-9]{3,4}-20[0-9]{3,6}").fullmatch
_PERIOD = re.compile(r"20[0-9]{2}(?:0[1-9]|1[0-2])-20[0-9]{2}(?:0[1-9]|1[0-2])").fullmatch


def likely_reading(plain: str) -> str | None:
    """What a spoiled value probably was: empty where it cannot be told, None for a value that is not spoiled.

    Args:
        plain: folded.

    >>> likely_reading("290%"), likely_reading("1OO%"), likely_reading("7,00.0,77"), likely_reading("95%")
    ('≥90%', '100%', '', None)
    """
    if found := _SIGN_LOST(plain):
        return f"≥{found['number']}%"
    if found := _PERCENT_LOST(plain):
        return f"{found['sign']}{found['number']}%"
    if found := _LETTERS(plain):
        return f"{found['sign']}{found['number'].translate(_DIGITS)}{found['unit']}"
    if (_ONLY_FIGURES(plain) and _GLUED(plain)) or _TWICE(plain):
        return ""
    return "" if _DATES_GLUED(plain) and not _PERIOD(plain) else None
