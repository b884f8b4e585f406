"""Dates against the libraries that are used for them today: speed and agreement, in one run.

Run it with ``python benchmarks/dates.py``. Each pair is timed alternately on the same inputs, and the ratio
is the median over the rounds. Each round has new inputs, so that no answer is remembered.
"""

from __future__ import annotations

import importlib
import random
import statistics
import time
import warnings
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from budgetgoals.dates import Period, format_date, parse_date, parse_deadline, parse_period

ROUNDS, COUNT, OF_SLOW_PEERS = 9, 9000, 450
Call = Callable[[Any], Any]
Row = tuple[str, str, Call, Call, list[Any], float | None]


def main() -> None:
    """Print the table of speed and the list of disagreements."""
    warnings.simplefilter("ignore")
    jionlp, dateparser, babel = (_peer(name) for name in ("jionlp", "dateparser", "babel.dates"))
    rows = [*_against_strptime(), *_against_babel(babel)]
    rows += [*_against_jionlp(jionlp), *_against_dateparser(dateparser)]
    print(f"{'what':<36}{'peer':<20}{'peer µs':>9}{'our µs':>9}{'ratio':>8}{'aim':>6}")
    for what, peer, theirs, ours, inputs, aim in rows:
        slow, fast, ratio = _compare(theirs, ours, inputs)
        wanted = f"{aim:>5.0f}x" if aim else ""
        print(f"{what:<36}{peer:<20}{slow:>9.2f}{fast:>9.2f}{ratio:>7.1f}x{wanted}")
    print()
    _agreement(jionlp, dateparser)


def _peer(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"{name} is not installed: its rows are skipped")
        return None


def _compare(theirs: Call, ours: Call, inputs: list[Any]) -> tuple[float, float, float]:
    rounds = [inputs[start::ROUNDS] for start in range(ROUNDS)]
    pairs = [(_time(theirs, each), _time(ours, each)) for each in rounds]
    slow, fast = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    return slow, fast, statistics.median(slow / fast for slow, fast in pairs)


def _time(call: Call, inputs: list[Any]) -> float:
    start = time.perf_counter()
    for value in inputs:
        call(value)
    return (time.perf_counter() - start) / len(inputs) * 1e6


def _days(count: int = COUNT) -> list[date]:
    chance = random.Random(7)
    first = date(2000, 1, 1).toordinal()
    return [date.fromordinal(first + chance.randrange(11000)) for _ in range(count)]


def _arabic(count: int = COUNT) -> list[str]:
    return [format_date(day, "arabic") for day in _days(count)]


def _against_strptime() -> list[Row]:
    def strptime(form: str) -> Call:
        return lambda text: datetime.strptime(text, form).date()

    days = _days()
    in_words = [format_date(day, "chinese") for day in days]
    figures_of = dict(zip(in_words, _arabic(), strict=True))
    chinese = strptime("%Y年%m月%d日")
    slashed = [f"{day.year}/{day.month}/{day.day}" for day in days]
    dotted = [f"{day.year}.{day.month}.{day.day}" for day in days]
    months = [f"{day.year}年{day.month}月" for day in days]
    return [
        ("parse_date 2020-01-01", "strptime", strptime("%Y-%m-%d"), parse_date, [str(d) for d in days], 10),
        (
            "parse_date 20200101",
            "strptime",
            strptime("%Y%m%d"),
            parse_date,
            [f"{d:%Y%m%d}" for d in days],
            10,
        ),
        ("parse_date 2020年1月1日", "strptime", chinese, parse_date, _arabic(), 3),
        (
            "parse_date 2020年01月01日",
            "strptime",
            chinese,
            parse_date,
            [f"{d:%Y年%m月%d日}" for d in days],
            3,
        ),
        (
            "parse_date 二〇二〇年一月一日",
            "strptime in figures",
            lambda text: chinese(figures_of[text]),
            parse_date,
            in_words,
            3,
        ),
        ("parse_date 2020/1/1", "strptime", strptime("%Y/%m/%d"), parse_date, slashed, 3),
        ("parse_date 2020.1.1", "strptime", strptime("%Y.%m.%d"), parse_date, dotted, 3),
        ("parse_period 2020年1月", "strptime", strptime("%Y年%m月"), parse_period, months, None),
        ("format_date 2020-01-01", "strftime", lambda day: day.strftime("%Y-%m-%d"), format_date, days, None),
    ]


def _against_babel(babel: Any) -> list[Row]:
    if babel is None:
        return []

    def theirs(day: date) -> Any:
        return babel.format_date(day, "long", locale="zh_CN")

    def ours(day: date) -> str:
        return format_date(day, "arabic")

    return [("format_date 2020年1月1日", "babel", theirs, ours, _days(), None)]


def _against_jionlp(jionlp: Any) -> list[Row]:
    if jionlp is None:
        return []
    days, ranges = _arabic(OF_SLOW_PEERS), [f"{day.year}年1月-12月" for day in _days(OF_SLOW_PEERS)]
    read = partial(jionlp.parse_time, time_base=0)
    return [
        ("parse_date 2020年1月1日", "jionlp", read, parse_date, days, None),
        ("parse_period 2020年1月-12月", "jionlp", read, parse_period, ranges, None),
    ]


def _against_dateparser(dateparser: Any) -> list[Row]:
    if dateparser is None:
        return []
    read = partial(dateparser.parse, languages=["zh"])
    return [("parse_date 2020年1月1日", "dateparser", read, parse_date, _arabic(OF_SLOW_PEERS), None)]


CASES: list[tuple[str, str, str]] = [
    ("2020-01-01", "2020-01-01 2020-01-01", "ISO 8601"),
    ("2020.1.1", "2020-01-01 2020-01-01", "points"),
    ("二〇二〇年一月一日", "2020-01-01 2020-01-01", "GB/T 15835"),
    ("贰零贰零年零壹月壹拾伍日", "2020-01-15 2020-01-15", "the date of a bill"),
    ("2020年2月", "2020-02-01 2020-02-29", "a month is all of its days"),
    ("2020年第三季度", "2020-07-01 2020-09-30", "a quarter"),
    ("2020年2月下旬", "2020-02-21 2020-02-29", "from the 21st to the end of the month"),
    ("2021年1月-12月", "2021-01-01 2021-12-31", "the year is carried"),
    ("2023.07-2024.01", "2023-07-01 2024-01-31", "months with points"),
    ("2020-2022年", "2020-01-01 2022-12-31", "years"),
    ("2020年1-12月", "2020-01-01 2020-12-31", "the unit is carried back"),
    ("2020-02-30", "refused", "February 2020 has 29 days"),
    ("2020年13月", "refused", "there is no month 13"),
    ("01/02/2020", "refused", "1 February or 2 January"),
    ("20年1月1日", "refused", "1920 or 2020"),
    ("去年", "refused", "depends on the day of writing"),
    ("下周一", "refused", "depends on the day of writing"),
    ("2020年1月1日（星期四）", "refused", "it was a Wednesday"),
]
"""A text, its first and last day by the rule, and why."""


def _agreement(jionlp: Any, dateparser: Any) -> None:
    """For each case what the rule says, what we say and what the peer says."""
    _disagreements("we", parse_period)
    print(f"parse_deadline 11月前 in 2020: {parse_deadline('11月前', year=2020)}")
    if jionlp is not None:
        _disagreements("jionlp", lambda text: jionlp.parse_time(text)["time"])
    if dateparser is not None:
        _disagreements("dateparser", partial(dateparser.parse, languages=["zh"]))


def _disagreements(who: str, read: Call) -> None:
    wrong = [(case, answer) for case in CASES if (answer := _answer(read, case[0])) != case[1]]
    print(f"{len(CASES)} cases by the rule: {who} differ in {len(wrong)}")
    for (text, rule, why), answer in wrong:
        print(f"  {text} should be {rule} ({why}), not {answer}")


def _answer(read: Call, text: str) -> str:
    try:
        answer = read(text)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return "refused"
    if isinstance(answer, Period):
        return f"{answer.start} {answer.end}"
    if isinstance(answer, datetime):
        return f"{answer.date()} {answer.date()}"
    if isinstance(answer, list):
        return " ".join(str(end)[:10] for end in answer)
    return "refused" if answer is None else str(answer)


if __name__ == "__main__":
    main()
