"""Amounts in capitals (大写金额), the spelling that cheques and vouchers prescribe.

Source: 支付结算办法 (中国人民银行, 1997-09-19), annex 1 (正确填写票据和结算凭证的基本规定):

- article 1: the characters 壹贰叁肆伍陆柒捌玖 拾佰仟万亿 元角分 零整(正), not 一二三, 廿, 毛 or 另;
  traditional ones (貳, 陸, 億, 萬, 圓) must be accepted;
- article 2: 整 (or 正) is written after 元, may be written after 角 and is not written after 分;
- article 3: 人民币 stands directly before the amount;
- article 4: one 零 for each run of zeros inside the number (¥1,409.50, ¥6,007.14); where the digit before 万
  or 元 is zero and the one after it is not, 零 may be written or left out (¥1,680.32, ¥107,000.53); 零 after
  元 where 角 is zero and 分 is not (¥16,409.02).

Of the permitted spellings one is written, the one without the optional 零 and 整. All of them are read. A
spelling that the rule does not permit is refused here, and `budgetgoals.yuan.parse_yuan` reads it.

>>> to_capitals(Decimal("107000.53")), to_capitals(Decimal("16409.02")), to_capitals(200)
('壹拾万柒仟元伍角叁分', '壹万陆仟肆佰零玖元零贰分', '贰佰元整')
>>> from_capitals("人民币壹拾万零柒仟元零伍角叁分"), from_capitals("壹仟肆佰零玖圓伍角正")
(Decimal('107000.53'), Decimal('1409.50'))
>>> from_capitals("贰佰元")
Traceback (most recent call last):
budgetgoals.errors.InvalidValue: ...'贰佰元' is not spelled as the rule wants: the amount 200 is 贰佰元整...
"""

from __future__ import annotations

import re
from decimal import Decimal

from budgetgoals.errors import InvalidValue, shown
from budgetgoals.numerals import parse_number
from budgetgoals.numerals.characters import check_text
from budgetgoals.numerals.decimals import figures_of
from budgetgoals.numerals.writing import spell

__all__ = ["from_capitals", "to_capitals"]

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_AFTER_YUAN = {
    f"{jiao}{fen}": f"{_DIGITS[jiao]}角{_DIGITS[fen]}分" for jiao in range(1, 10) for fen in range(1, 10)
}
_AFTER_YUAN |= {f"0{fen}": f"零{_DIGITS[fen]}分" for fen in range(1, 10)}
_AFTER_YUAN |= {f"{jiao}{end}": f"{_DIGITS[jiao]}角" for jiao in range(1, 10) for end in ("", "0")}
_AFTER_YUAN |= dict.fromkeys(("", "0", "00"), "整")
"""What follows 元, by the decimals of an amount."""
_TRADITIONAL = str.maketrans("貳叄參陸萬億圆圓正負幣", "贰叁叁陆万亿元元整负币")
_PERMITTED = set(_DIGITS + "拾佰仟万亿元角分整人民币负")
_LAYOUT = re.compile(
    rf"(?:人民币)?(?P<sign>负?)(?P<spelling>(?:(?P<yuan>[^元角分整]+)元)?零?(?:(?P<jiao>[{_DIGITS[1:]}])角)?"
    rf"零?(?:(?P<fen>[{_DIGITS[1:]}])分)?整?)"
).fullmatch
_OPTIONAL_ZERO = re.compile(
    r"(?<=[拾佰仟]万)零(?=.仟)|(?<=[拾佰仟万]亿)零(?=.仟[^亿元]*万)|(?<=[拾佰仟万亿]元)零(?=.角)|^零元零?(?=.[角分])"
)
_ZEROS = re.compile("零+")
_READS_IT = "parse_yuan reads amounts in any spelling"


def to_capitals(amount: Decimal | int, *, prefix: bool = False) -> str:
    """Write an amount of yuan in capitals.

    Args:
        amount: yuan, between -10^16 and 10^16, with no part below 分. The rule knows no negative amounts;
            they are written with 负.
        prefix: whether 人民币 stands before it, as article 3 wants where it is not printed already.

    Raises:
        InvalidValue: the amount has a part below 分 or is beyond the range.

    >>> to_capitals(Decimal("1680.32")), to_capitals(0), to_capitals(Decimal("0.05"))
    ('壹仟陆佰捌拾元叁角贰分', '零元整', '伍分')
    >>> to_capitals(Decimal("10.50"), prefix=True)
    '人民币壹拾元伍角'
    >>> to_capitals(Decimal("0.005"))
    Traceback (most recent call last):
    budgetgoals.errors.InvalidValue: ...0.005 has a part below 分, which capitals cannot say...
    """
    negative, whole, fraction = figures_of(amount)
    rest = _AFTER_YUAN.get(fraction) or _AFTER_YUAN.get(fraction.rstrip("0"))
    if rest is None:
        raise InvalidValue(
            "{amount} has a part below 分, which capitals cannot say", amount=shown(str(amount))
        )
    if whole != "0":
        words = f"{spell(int(whole), 'upper')}元{rest}"
    else:
        words = "零元整" if rest == "整" else rest.removeprefix("零")
    if negative:
        words = "负" + words
    return "人民币" + words if prefix else words


def from_capitals(text: str) -> Decimal:
    """Read an amount in capitals that is spelled as the rule permits.

    Returns:
        The amount in yuan.

    Raises:
        InvalidValue: a character or a spelling that the rule does not permit.

    >>> from_capitals("壹仟陆佰捌拾元零叁角贰分"), from_capitals("壹仟陆佰捌拾元叁角贰分")
    (Decimal('1680.32'), Decimal('1680.32'))
    >>> from_capitals("一百元整")
    Traceback (most recent call last):
    budgetgoals.errors.InvalidValue: ...'一百元整' is no amount in capitals: '一' may not stand in one...
    """
    check_text(text)
    plain = text.translate(_TRADITIONAL)
    if not _PERMITTED.issuperset(plain):
        raise InvalidValue(
            "{text!r} is no amount in capitals: {char!r} may not stand in one",
            hint=_READS_IT,
            text=shown(text),
            char=next(char for char in plain if char not in _PERMITTED),
        )
    match = _LAYOUT(plain)
    if match is None or not match["spelling"].strip("零整"):
        raise InvalidValue("{text!r} is no amount in capitals", text=shown(text))
    amount = _amount(match)
    _check_spelling(text, match["spelling"], amount)
    return amount.copy_negate() if match["sign"] and amount else amount


def _amount(match: re.Match[str]) -> Decimal:
    yuan = parse_number(match["yuan"]) if match["yuan"] else Decimal(0)
    if not match["jiao"] and not match["fen"]:
        return yuan
    jiao, fen = (_DIGITS.index(match[name] or "零") for name in ("jiao", "fen"))
    return Decimal(f"{yuan}.{jiao}{fen}")


def _check_spelling(text: str, spelling: str, amount: Decimal) -> None:
    rule = to_capitals(amount)
    if spelling == rule:
        return
    compact = _OPTIONAL_ZERO.sub("", _ZEROS.sub("零", spelling))
    if rule not in (compact, compact.removesuffix("整") if rule.endswith("角") else compact):
        raise InvalidValue(
            "{text!r} is not spelled as the rule wants: the amount {amount} is {rule}",
            hint=_READS_IT,
            text=shown(text),
            amount=amount,
            rule=rule,
        )
