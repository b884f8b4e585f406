"""Dates, periods and deadlines as official documents write them.

A day, a period and a deadline are three kinds of value. A text that names no day is a period, with both of
its ends; 前, of which no rule says whether it includes the day before it, gives two bounds. Nothing is
guessed: what depends on the day of writing (去年, 下周一) is refused.

Sources: the form hints and fields of the forms (计划开始日期, 起止时间); GB/T 15835-2011 (出版物上数字用法)
for the two scripts and 〇 in years; GB/T 7408 and ISO 8601 for the figures; 预算法 article 18, by which a
budget year is a calendar year; 支付结算办法 annex 1 for the dates of bills; Unicode CLDR, through Babel, for
other languages.

>>> from datetime import date
>>> parse_date("2020-01-01"), parse_date("2020年12月27日"), parse_date("贰零贰零年零壹月壹拾伍日")
(datetime.date(2020, 1, 1), datetime.date(2020, 12, 27), datetime.date(2020, 1, 15))
>>> print(parse_period("2021年1月-12月").end, parse_period("第三季度", year=2020).start)
2021-12-31 2020-07-01
>>> print(parse_deadline("11月前", year=2020).latest)
2020-11-30
>>> format_date(date(2020, 1, 1), "chinese"), format_period(parse_period("2020.1-2020.3"))
('二〇二〇年一月一日', '2020年1月至3月')
>>> parse_date("2020-02-30")
Traceback (most recent call last):
budgetgoals.errors.InvalidValue: ...'2020-02-30' is no date: 2020-02 has 29 days...
"""

from __future__ import annotations

from budgetgoals.dates.deadlines import Before, DueDate, TimeLimit, Unit, parse_deadline
from budgetgoals.dates.parsing import parse_date, parse_period
from budgetgoals.dates.periods import Period, Precision
from budgetgoals.dates.refusals import MissingYear
from budgetgoals.dates.writing import DateStyle, PeriodStyle, format_date, format_period

__all__ = [
    "Before",
    "DateStyle",
    "DueDate",
    "MissingYear",
    "Period",
    "PeriodStyle",
    "Precision",
    "TimeLimit",
    "Unit",
    "format_date",
    "format_period",
    "parse_date",
    "parse_deadline",
    "parse_period",
]
