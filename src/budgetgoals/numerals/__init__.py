"""Numbers as Chinese documents print them, in figures and in words.

A number is written with Arabic figures (``2,643,200.00``), with figures and a unit of the number
(``3.5万``), in words (``一百二十三万四千``), digit by digit (``二〇二〇``) or in the forms that banks
prescribe (``壹佰贰拾叁``). All of them are read into one exact ``Decimal`` and nothing is guessed: what is
malformed is refused with the reason, and what can be read in two ways is an `AmbiguousValue` that names
both.

Sources: GB/T 15835-2011 (出版物上数字用法) for the two scripts, digit by digit with 〇 and the place of
万 and 亿; 支付结算办法 annex 1 (正确填写票据和结算凭证的基本规定) articles 1 and 4 for the banking forms and
for 零.

>>> parse_number("1,234.50"), parse_number("一百二十三万四千"), parse_number("12万3千")
(Decimal('1234.50'), Decimal('1234000'), Decimal('123000'))
>>> parse_number("百分之九十五"), parse_number("9.5‰"), parse_number("二〇二〇")
(Decimal('0.95'), Decimal('0.0095'), Decimal('2020'))
>>> to_chinese(1234000), to_chinese(2020, "digits"), to_chinese(15, "upper")
('一百二十三万四千', '二〇二〇', '壹拾伍')
>>> parse_number("7,00.0,77")
Traceback (most recent call last):
budgetgoals.errors.InvalidValue: ...'7,00.0,77' is no number: its separators do not part groups of three...
>>> parse_number("一百二万")
Traceback (most recent call last):
budgetgoals.errors.AmbiguousValue: ...'一百二万' can be read in two ways: '二' may stand for 20 or for 2...
"""

from __future__ import annotations

from budgetgoals.numerals.reading import parse_number
from budgetgoals.numerals.writing import Style, to_chinese

__all__ = ["Style", "parse_number", "to_chinese"]
