"""A number and its format code → the text that a spreadsheet shows for it."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from budgetgoals.numerals import to_chinese
from budgetgoals.sources.excel.codes import GENERAL, Kind, Section, Token, sections_of
from budgetgoals.sources.excel.dates import show_date

_EXACT = Context(prec=700, rounding=ROUND_HALF_UP)
_WIDTH, _FEN = 10, 2
_HUGE = Decimal(10) ** 21
_TINY = -9
_SIMPLE = re.compile(r"(0|#,##0)(\.0{1,6})?(%?)")
_WIDEST = 18
_LONGEST_CODE = 1024
_LONG_WORDS = 10**16
_UPPER = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")
_LOWER = str.maketrans("0123456789", "〇一二三四五六七八九")
_IS = {
    "<": Decimal.__lt__,
    "<=": Decimal.__le__,
    ">": Decimal.__gt__,
    ">=": Decimal.__ge__,
    "=": Decimal.__eq__,
    "<>": Decimal.__ne__,
}


@lru_cache(maxsize=4096)
def show(value: float, code: str = GENERAL, *, from_1904: bool = False) -> str:
    """The text that a cell shows.

    A code that cannot be applied shows the plain number, and so does one that would hide a number which is
    not zero: nothing is lost and nothing rounded but what the code rounds.

    Args:
        value: the number in the cell.
        code: its number format.
        from_1904: whether the workbook counts days from 1904-01-01.

    >>> show(0.95, "0%"), show(2643200.0, "#,##0.00"), show(1234.5)
    ('95%', '2,643,200.00', '1234.5')
    >>> show(43831.0, 'yyyy"年"m"月"d"日"'), show(43831.0)
    ('2020年1月1日', '43831')
    """
    if not math.isfinite(value):
        return str(value)
    text = f"{value:.15g}"
    if code == GENERAL and len(text) <= _WIDTH and "e" not in text:
        return text
    number = Decimal(text)
    if len(code) > _LONGEST_CODE:
        return general(number)
    if (simple := _simple(code)) is not None and number.adjusted() < _WIDEST:
        return _simply(number, *simple)
    shown = _by_section(number, sections_of(code), from_1904=from_1904)
    return general(number) if shown is None else shown


def _by_section(number: Decimal, sections: tuple[Section, ...], *, from_1904: bool) -> str | None:
    """What the section that applies shows; None where there is none or it cannot be applied."""
    section, sign = _section(number, sections)
    if section is None or section.is_text:
        return None
    if section.is_date:
        return show_date(number, section, from_1904=from_1904)
    if not section.tokens:
        return None if number else ""
    try:
        return _number(number, sign, section)
    except ArithmeticError:
        return None


@lru_cache(maxsize=1024)
def _simple(code: str) -> tuple[bool, Decimal, str] | None:
    """The four parts of nearly all codes: groups of three, decimals, and a percent sign."""
    found = _SIMPLE.fullmatch(code)
    if found is None:
        return None
    return found[1] != "0", Decimal(1).scaleb(-len(found[2] or " ") + 1), found[3]


def _simply(number: Decimal, grouped: bool, unit: Decimal, percent: str) -> str:
    rounded = (number * 100 if percent else number).quantize(unit, ROUND_HALF_UP)
    return (f"{rounded:,f}" if grouped else f"{rounded:f}").lstrip("" if rounded else "-") + percent


def show_text(text: str, code: str) -> str:
    """The text that a cell with a text in it shows.

    >>> show_text("合计", '@"："'), show_text("合计", "0.00")
    ('合计：', '合计')
    """
    section = next((section for section in sections_of(code) if section.is_text), None)
    if section is None:
        return text
    kinds = (Kind.TEXT, Kind.LITERAL)
    return "".join(
        text if token.kind is Kind.TEXT else token.text for token in section.tokens if token.kind in kinds
    )


def general(number: Decimal) -> str:
    """A number without a format: ten figures as Excel shows them, but no yuan and no fen is rounded away.

    Excel would show ``123456789.12`` as 123456789.1 and ``123456789012`` as 1.23457E+11.

    >>> general(Decimal("1234.5000001")), general(Decimal("123456789.12")), general(Decimal("123456789012"))
    ('1234.5', '123456789.12', '123456789012')
    """
    if not number:
        return "0"
    magnitude = number.adjusted()
    if abs(number) >= _HUGE or magnitude < _TINY:
        return _scientific_general(number)
    places = -_TINY if magnitude < 0 else max(_WIDTH - magnitude - 1, _FEN)
    rounded = number.quantize(Decimal(1).scaleb(-places), context=_EXACT)
    if magnitude < -4 and rounded != number:  # noqa: PLR2004 - Excel's bound
        return _scientific_general(number)
    return _plain(rounded)


def _scientific_general(number: Decimal) -> str:
    mantissa, _, exponent = f"{number:.5E}".partition("E")
    power = int(exponent)
    return f"{_plain(Decimal(mantissa))}E{'-' if power < 0 else '+'}{abs(power):02}"


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _section(number: Decimal, sections: tuple[Section, ...]) -> tuple[Section | None, str]:
    """The section that applies to a number, and the sign that is to stand before it."""
    numeric = [section for section in sections if not section.is_text]
    sign = "-" if number < 0 else ""
    if not numeric:
        return None, sign
    if any(section.condition for section in numeric):
        return _conditional(number, numeric), sign
    if number < 0 and len(numeric) > 1:
        return numeric[1], ""
    if number == 0 and len(numeric) > 2:  # noqa: PLR2004 - the third section is for zero
        return numeric[2], ""
    return numeric[0], sign


def _conditional(number: Decimal, sections: list[Section]) -> Section | None:
    for section in sections[:2]:
        if section.condition and _IS[section.condition[0]](number, section.condition[1]):
            return section
    return next((section for section in reversed(sections) if section.condition is None), None)


def _number(number: Decimal, sign: str, section: Section) -> str:
    tokens = section.tokens
    kinds = {token.kind for token in tokens}
    size = abs(number)
    if Kind.GENERAL in kinds:
        shown = _with_general(size, section)
    elif Kind.EXPONENT in kinds:
        shown = _exponential(size, tokens)
    elif Kind.DIGIT not in kinds:
        shown = "".join(token.text for token in tokens)
        return _in_words(general(size), section.numerals) + shown if section.numerals else shown
    elif (fraction := _fraction(size, tokens)) is not None:
        shown = fraction
    else:
        shown = _decimal(size, tokens)
    if section.numerals and Kind.GENERAL not in kinds:
        shown = shown.translate(_LOWER if section.numerals == 1 else _UPPER)
        return sign + shown
    return sign + shown if any(figure in shown for figure in "123456789") or section.numerals else shown


def _with_general(size: Decimal, section: Section) -> str:
    said = _in_words(general(size), section.numerals)
    return "".join(said if token.kind is Kind.GENERAL else token.text for token in section.tokens)


def _in_words(text: str, numerals: int) -> str:
    if not numerals or abs(Decimal(text)) >= _LONG_WORDS:
        return text
    return to_chinese(Decimal(text), "lower" if numerals == 1 else "upper")


def _decimal(size: Decimal, tokens: tuple[Token, ...]) -> str:
    thousands = _thousands(tokens)
    whole, fraction = _halves(tokens)
    whole, grouped = _groups(whole)
    percents = sum(token.kind is Kind.PERCENT for token in tokens)
    size = size.scaleb(2 * percents - 3 * thousands, _EXACT)
    places = sum(token.kind is Kind.DIGIT for token in fraction)
    rounded = size.quantize(Decimal(1).scaleb(-places), context=_EXACT)
    figures, _, decimals = f"{rounded:f}".partition(".")
    return _whole(figures.lstrip("0"), whole, grouped) + _decimals(decimals, fraction)


def _halves(tokens: tuple[Token, ...]) -> tuple[list[Token], list[Token]]:
    at = next((index for index, token in enumerate(tokens) if token.kind is Kind.POINT), len(tokens))
    return list(tokens[:at]), list(tokens[at:])


def _thousands(tokens: tuple[Token, ...]) -> int:
    """How many times the commas behind the last place divide by a thousand."""
    last = max(index for index, token in enumerate(tokens) if token.kind is Kind.DIGIT)
    thousands = 0
    for token in tokens[last + 1 :]:
        if token.kind is not Kind.COMMA:
            break
        thousands += 1
    return thousands


def _groups(whole: list[Token]) -> tuple[list[Token], bool]:
    """The places before the point without commas, and whether commas part groups of three."""
    digits = [index for index, token in enumerate(whole) if token.kind is Kind.DIGIT]
    grouped = bool(digits) and any(token.kind is Kind.COMMA for token in whole[digits[0] : digits[-1]])
    return [token for token in whole if token.kind is not Kind.COMMA], grouped


def _whole(figures: str, tokens: list[Token], grouped: bool) -> str:
    """Fill the places before the point from the right; the leftmost takes all figures that are left."""
    places = sum(token.kind is Kind.DIGIT for token in tokens)
    if not places:
        literals = "".join(token.text for token in tokens)
        return literals + figures
    shown: list[str] = []
    left, count = list(figures), 0
    for token in reversed(tokens):
        if token.kind is not Kind.DIGIT:
            shown.append(token.text[::-1])
            continue
        places -= 1
        for figure in _taken(left, token, leftmost=not places):
            if grouped and count and count % 3 == 0:
                shown.append(",")
            shown.append(figure)
            count += 1
    return "".join(shown)[::-1]


def _taken(left: list[str], token: Token, *, leftmost: bool) -> list[str]:
    """The figures, last one first, that stand in a place."""
    if not left:
        return ["0"] if token.text == "0" else []
    if leftmost:
        taken, left[:] = left[::-1], []
        return taken
    return [left.pop()]


def _decimals(figures: str, tokens: list[Token]) -> str:
    """Fill the places behind the point; zeros at the end stand only where the code has a 0."""
    digits = [token.text for token in tokens if token.kind is Kind.DIGIT]
    while digits and digits[-1] != "0" and figures[len(digits) - 1] == "0":
        digits.pop()
    left = iter(figures[: len(digits)])
    shown = []
    for token in tokens:
        if token.kind is Kind.DIGIT:
            shown.append(next(left, ""))
        elif token.kind is not Kind.COMMA:
            shown.append(token.text)
    return "".join(shown)


def _exponential(size: Decimal, tokens: tuple[Token, ...]) -> str:
    at = next(index for index, token in enumerate(tokens) if token.kind is Kind.EXPONENT)
    whole, fraction = _halves(tokens[:at])
    step = max(1, sum(token.kind is Kind.DIGIT for token in whole))
    places = Decimal(1).scaleb(-sum(token.kind is Kind.DIGIT for token in fraction))
    power = size.adjusted() // step * step if size else 0
    mantissa = size.scaleb(-power, _EXACT).quantize(places, context=_EXACT)
    if mantissa >= Decimal(10) ** step:
        power += step
        mantissa = size.scaleb(-power, _EXACT).quantize(places, context=_EXACT)
    figures, _, decimals = f"{mantissa:f}".partition(".")
    sign = "-" if power < 0 else "+" if tokens[at].text.endswith("+") else ""
    head = _whole(figures.lstrip("0"), whole, grouped=False) + _decimals(decimals, fraction)
    return f"{head}E{sign}" + _whole(str(abs(power)).lstrip("0"), list(tokens[at + 1 :]), grouped=False)


def _fraction(size: Decimal, tokens: tuple[Token, ...]) -> str | None:
    """A number as whole and fraction, as ``# ?/?`` asks; None for a code that is of another kind."""
    at = next((index for index, token in enumerate(tokens) if token == (Kind.LITERAL, "/")), None)
    if at is None or any(token.kind in (Kind.POINT, Kind.COMMA, Kind.PERCENT) for token in tokens):
        return None
    above, before = _run(tokens[:at][::-1], "digit")
    below, after = _run(tokens[at + 1 :], "digit")
    fixed, rest = _run(tokens[at + 1 :], "figure")
    if not above or not (below or fixed):
        return None
    head = [token for token in before[::-1] if token.kind is Kind.DIGIT or token.text.strip()]
    mixed = any(token.kind is Kind.DIGIT for token in head)
    return _mixed(size, head, after if below else rest, len(below), fixed, mixed=mixed)


def _run(tokens: tuple[Token, ...], what: str) -> tuple[list[Token], tuple[Token, ...]]:
    """The digit places (or the figures) that tokens begin with, and the rest."""
    count = 0
    for token in tokens:
        is_digit = token.kind is Kind.DIGIT
        is_figure = token.kind is Kind.LITERAL and token.text.isascii() and token.text.isdigit()
        if not (is_digit if what == "digit" else is_figure or (is_digit and count and token.text == "0")):
            break
        count += 1
    return list(tokens[:count]), tokens[count:]


def _mixed(  # noqa: PLR0913 - the parts of one code
    size: Decimal,
    head: list[Token],
    tail: tuple[Token, ...],
    width: int,
    fixed: list[Token],
    *,
    mixed: bool,
) -> str:
    exact = Fraction(size)
    if fixed:
        denominator = int("".join(token.text for token in fixed))
        part = Fraction(math.floor(exact * denominator + Fraction(1, 2)), denominator)
        above, below = int(part * denominator), denominator
    else:
        part = exact.limit_denominator(10**width - 1)
        above, below = part.numerator, part.denominator
    whole, above = divmod(above, below) if mixed else (0, above)
    shown = _whole(str(whole) if whole else "", head, grouped=False) if head else ""
    if mixed and not above:
        return (shown if whole else "0") + "".join(token.text for token in tail)
    ratio = f"{above}/{below}" + "".join(token.text for token in tail)
    return f"{shown} {ratio}" if mixed and shown else shown + ratio
