"""Numbers and money against the libraries that are used for them today: speed and agreement, in one run.

Run it with ``python benchmarks/numerals_and_yuan.py``. Each pair is timed alternately on the same inputs, and
the ratio is the median over the rounds. Each round has new inputs, so that no answer is remembered.
"""

from __future__ import annotations

import importlib
import random
import statistics
import time
import warnings
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from budgetgoals.numerals import parse_number, to_chinese
from budgetgoals.yuan import format_yuan, parse_yuan, to_capitals

ROUNDS, COUNT = 9, 9000
Call = Callable[[Any], Any]
Row = tuple[str, str, Call, Call, list[Any], float]


def main() -> None:
    """Print the table of speed and the list of disagreements."""
    warnings.simplefilter("ignore")
    cn2an, jionlp, babel = (_peer(name) for name in ("cn2an", "jionlp", "babel.numbers"))
    rows = [*_against_cn2an(cn2an), *_against_jionlp(jionlp), *_against_babel(babel)]
    print(f"{'what':<42}{'peer':<16}{'peer µs':>9}{'our µs':>9}{'ratio':>8}{'aim':>6}")
    for what, peer, theirs, ours, inputs, aim in rows:
        slow, fast, ratio = _compare(theirs, ours, inputs)
        print(f"{what:<42}{peer:<16}{slow:>9.2f}{fast:>9.2f}{ratio:>7.1f}x{aim:>5.0f}x")
    print()
    _agreement(cn2an, jionlp, babel)


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


def _whole(digits: int) -> list[int]:
    chance = random.Random(digits)
    return [chance.randrange(10 ** chance.randrange(1, digits)) for _ in range(COUNT)]


def _amounts() -> list[Decimal]:
    chance = random.Random(7)
    return [Decimal(chance.randrange(10 ** chance.randrange(3, 12))).scaleb(-2) for _ in range(COUNT)]


def _against_cn2an(cn2an: Any) -> list[Row]:
    if cn2an is None:
        return []
    read, write = cn2an.cn2an, cn2an.an2cn
    whole = _whole(9)
    plain = [to_chinese(number) for number in whole]
    mixed = [f"{n % 90 + 10}万{n % 9 + 1}千" for n in whole]
    runs = [to_chinese(n + 1000, "digits") for n in whole]
    decimals = [to_chinese(amount) for amount in _amounts()]
    return [
        ("parse_number 一百二十三万四千", "cn2an", read, parse_number, plain, 5),
        ("parse_number 壹佰贰拾叁", "cn2an", read, parse_number, [to_chinese(n, "upper") for n in whole], 5),
        ("parse_number 三点一四", "cn2an", lambda t: read(t, "normal"), parse_number, decimals, 5),
        ("parse_number 二〇二〇", "cn2an normal", lambda t: read(t, "normal"), parse_number, runs, 5),
        ("parse_number 12万3千", "cn2an smart", lambda t: read(t, "smart"), parse_number, mixed, 5),
        ("to_chinese", "cn2an", write, to_chinese, whole, 5),
        ("to_capitals", "cn2an rmb", lambda a: write(str(a), "rmb"), to_capitals, _amounts(), 5),
    ]


def _against_jionlp(jionlp: Any) -> list[Row]:
    if jionlp is None:
        return []
    read = jionlp.parse_money
    amounts = _amounts()
    words = [to_chinese(int(amount)) + "元" for amount in amounts]
    cents = [to_chinese(int(amount) + 1) + "元三角五分" for amount in amounts]
    wan = [f"{amount / 100:.2f}万元" for amount in amounts]
    return [
        ("parse_yuan 2,643,200.00", "jionlp", read, parse_yuan, [f"{a:,.2f}" for a in amounts], 5),
        ("parse_yuan 264.32万元", "jionlp", read, parse_yuan, wan, 5),
        ("parse_yuan 一百二十元", "jionlp", read, parse_yuan, words, 5),
        ("parse_yuan 一百二十元三角五分", "jionlp", read, parse_yuan, cents, 5),
    ]


def _against_babel(babel: Any) -> list[Row]:
    if babel is None:
        return []

    def theirs(amount: Decimal) -> Any:
        return babel.format_currency(amount, "CNY", locale="zh_CN")

    def ours(amount: Decimal) -> str:
        return format_yuan(amount, symbol=True)

    return [
        ("format_yuan ¥2,643,200.00", "babel", theirs, ours, _amounts(), 50),
        ("format_yuan 2,643,200元", "babel", theirs, format_yuan, _amounts(), 50),
    ]


READINGS: list[tuple[str, str, str]] = [
    ("一百二十三", "123", "place value"),
    ("一千二", "1200", "a last digit without its unit counts tenths of the unit before it"),
    ("三万五", "35000", "the same"),
    ("一百零五", "105", "零 stands for the missing tens"),
    ("二〇二〇", "2020", "digit by digit, GB/T 15835"),
    ("1百23", "123", "place value"),
    ("12万3千", "123000", "place value"),
    ("3.5万", "35000", "3.5 times ten thousand"),
    ("十万亿", "10000000000000", "10^5 times 10^8"),
    ("零点一", "0.1", "an exact decimal, not the nearest float"),
    ("九千九百九十九万亿零一点一", "9999000000000001.1", "exact where a float has no digits left"),
    ("一百二万", "refused", "120万 or 102万"),
    ("一十百", "refused", "units out of order"),
    ("一百零二十", "refused", "零 where no digit is missing"),
]
AMOUNTS: list[tuple[str, str, str]] = [
    ("2,643,200.00", "2643200", "separators"),
    ("7,00.0,77", "refused", "broken separators, seen in a published form"),
    ("264.32万元", "2643200", "unit"),
    ("6923.3552万元", "69233552", "unit"),
    ("六十四万零一百四十三元一角七分", "640143.17", "角 and 分"),
    ("1亿2000万元", "120000000", "two units"),
    ("1.125元", "1.125", "nothing is rounded silently"),
    ("贰拾万元整", "200000", "capitals"),
    ("三十五块八毛", "35.80", "spoken"),
    ("五六百元", "refused", "an estimate is a range, not one amount"),
    ("贰拾万左右", "refused", "an estimate"),
    ("5美元", "refused", "not yuan"),
]


def _agreement(cn2an: Any, jionlp: Any, babel: Any) -> None:
    """For each case what the rule says, what we say and what the peer says."""
    if cn2an is not None:
        _disagreements("cn2an smart", READINGS, parse_number, lambda t: cn2an.cn2an(t, "smart"))
    if jionlp is not None:
        _disagreements("jionlp", AMOUNTS, parse_yuan, lambda t: jionlp.parse_money(t)["num"])
    if cn2an is not None:
        same = sum(cn2an.an2cn(str(a), "rmb") == to_capitals(a) for a in _amounts())
        print(f"to_capitals: {same} of {COUNT} random amounts as cn2an writes them")
    if babel is not None:
        same = sum(
            babel.format_currency(a, "CNY", locale="zh_CN") == format_yuan(a, symbol=True) for a in _amounts()
        )
        print(f"format_yuan: {same} of {COUNT} random amounts as babel writes them")


def _disagreements(peer: str, cases: list[tuple[str, str, str]], ours: Call, theirs: Call) -> None:
    wrong = [case for case in cases if not _agrees(ours, case)]
    differs = [case for case in cases if not _agrees(theirs, case)]
    print(f"{len(cases)} cases by the rule: we differ in {len(wrong)}, {peer} in {len(differs)}")
    for text, rule, why in wrong:
        print(f"  we: {text} should be {rule} ({why}), not {_answer(ours, text)}")
    for text, rule, why in differs:
        print(f"  {peer}: {text} should be {rule} ({why}), not {_answer(theirs, text)}")


def _agrees(read: Call, case: tuple[str, str, str]) -> bool:
    answer = _answer(read, case[0])
    if "refused" in (case[1], answer):
        return answer == case[1]
    return not isinstance(answer, list) and Decimal(str(answer)) == Decimal(case[1])


def _answer(read: Call, text: str) -> object:
    try:
        answer: object = read(text)
    except (ValueError, TypeError, KeyError, IndexError):
        return "refused"
    return answer


if __name__ == "__main__":
    main()
