"""Characters of symbol fonts, which mean something else than their code: the ticked boxes of most forms."""

from __future__ import annotations

TICKED, EMPTY = "☑", "□"
"""A box that is ticked, and one that is not."""

_GREEK = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_CAPITAL_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_DIGITS = {
    **{0x80 + n: chr(0x245F + n) if n else "⓪" for n in range(11)},
    **{0x8B + n: chr(0x2775 + n) if n else "⓿" for n in range(11)},
}
_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        **dict.fromkeys((0x6F, 0x71, 0x72, 0xA8), EMPTY),
        0xFE: TICKED,
        0xFD: "☒",
        0xFC: "✓",
        0xFB: "✗",
        0x6C: "●",
        0x6E: "■",
        0x75: "◆",
        0xA1: "○",
        0xAB: "★",
        0xD8: "➢",
        0xDF: "←",
        0xE0: "→",
        0xE1: "↑",
        0xE2: "↓",
        **_DIGITS,
    },
    "wingdings 2": {
        0x52: TICKED,
        **dict.fromkeys((0x53, 0x54), "☒"),
        **dict.fromkeys((0x2A, 0xA3), EMPTY),
        0x50: "✓",
        **dict.fromkeys((0x4F, 0x51), "✗"),
        0xA2: "■",
    },
    "webdings": {0x61: "✓", 0x63: EMPTY, 0x67: "■", 0x72: "✗"},
    "symbol": {
        **dict(zip(range(0x61, 0x7B), _GREEK, strict=True)),
        **dict(zip(range(0x41, 0x5B), _CAPITAL_GREEK, strict=True)),
        **{code: chr(code) for code in range(0x20, 0x40)},
        0xA3: "≤",
        0xA5: "∞",
        0xB0: "°",
        0xB1: "±",
        0xB2: "″",
        0xB3: "≥",
        0xB4: "×",
        0xB7: "•",
        0xB8: "÷",
        0xB9: "≠",
        0xBB: "≈",
        0xD6: "√",
    },
}
FONT_NAMES = (b"ingdings", b"ebdings", b"ymbol")
"""What a part must hold somewhere for any of its text to be in a symbol font."""
_PRIVATE = range(0xF000, 0xF100)


def is_symbol_font(font: str) -> bool:
    """Whether the characters of a font are pictures.

    >>> is_symbol_font("Wingdings 2"), is_symbol_font("宋体")
    (True, False)
    """
    return font.lower() in _FONTS


def in_font(text: str, font: str) -> str:
    """What a text looks like in a symbol font; a character that is not known stays as it is.

    >>> in_font("R£", "Wingdings 2"), in_font("≥", "Wingdings")
    ('☑□', '≥')
    """
    table = _FONTS.get(font.lower(), {})
    return "".join(table.get(ord(c) - _PRIVATE.start if ord(c) in _PRIVATE else ord(c), c) for c in text)


def symbol(font: str, code: str) -> str:
    """The character of a font with a code in hexadecimal, as ``w:sym`` has it; empty for nonsense.

    >>> symbol("Wingdings 2", "F052"), symbol("宋体", "25A1"), symbol("Symbol", "F0B3")
    ('☑', '□', '≥')
    """
    try:
        return in_font(chr(int(code, 16)), font)
    except (ValueError, OverflowError):
        return ""


def tick(*, ticked: bool) -> str:
    """A box.

    >>> tick(ticked=True)
    '☑'
    """
    return TICKED if ticked else EMPTY
