"""Numbers and money beside the libraries that are used for them today: speed and agreement."""

from __future__ import annotations

import random
from decimal import Decimal
from functools import partial
from typing import Any

from benchmarks.measuring import REFUSED, Case, Other, Row, agreement, alike, peer, race
from budgetgoals.numerals import parse_number, to_chinese
from budgetgoals.yuan import format_yuan, parse_yuan, to_capitals

COUNT = 9000
AIM, AIM_OF_FORMATS = 5, 50


def report() -> None:
    """Print the ratios and the disagreements."""
    cn2an, jionlp = peer("cn2an"), peer("jionlp")
    babel = peer("babel.numbers", "babel zh_CN")
    race("Numerals and yuan", [*_numerals(cn2an), *_yuan(jionlp), *_formats(babel)])
    smart = Other(cn2an, lambda lib: lambda text: _plain(lib.cn2an(text, "smart")))
    agreement("parse_number", NUMBERS, lambda text: _plain(parse_number(text)), [smart])
    money = Other(jionlp, lambda lib: lambda text: _plain(lib.parse_money(text)["num"]))
    agreement("parse_yuan", AMOUNTS, lambda text: _plain(parse_yuan(text)), [money])
    rmb = Other(cn2an, _rmb)
    agreement("to_capitals", CAPITALS, lambda amount: to_capitals(Decimal(amount)), [rmb])
    alike("to_capitals", _amounts(), to_capitals, rmb)
    alike("format_yuan", _amounts(), partial(format_yuan, symbol=True), Other(babel, _currency))


def _whole() -> list[int]:
    chance = random.Random(9)
    return [chance.randrange(10 ** chance.randrange(1, 9)) for _ in range(COUNT)]


def _amounts() -> list[Decimal]:
    chance = random.Random(7)
    return [Decimal(chance.randrange(10 ** chance.randrange(3, 12))).scaleb(-2) for _ in range(COUNT)]


def _rmb(lib: Any) -> Any:
    return lambda amount: lib.an2cn(str(amount), "rmb")


def _currency(lib: Any) -> Any:
    return lambda amount: lib.format_currency(amount, "CNY", locale="zh_CN")


def _numerals(cn2an: Any) -> list[Row]:
    def strict(lib: Any) -> Any:
        return lib.cn2an

    def normal(lib: Any) -> Any:
        return lambda text: lib.cn2an(text, "normal")

    def smart(lib: Any) -> Any:
        return lambda text: lib.cn2an(text, "smart")

    whole = _whole()
    plain, banking = [to_chinese(n) for n in whole], [to_chinese(n, "upper") for n in whole]
    decimals = [to_chinese(amount) for amount in _amounts()]
    years = [to_chinese(n + 1000, "digits") for n in whole]
    mixed = [f"{n % 90 + 10}万{n % 9 + 1}千" for n in whole]
    return [
        Row("parse_number 一百二十三万四千", cn2an, strict, parse_number, plain, AIM),
        Row("parse_number 壹佰贰拾叁", cn2an, strict, parse_number, banking, AIM),
        Row("parse_number 三点一四", cn2an, normal, parse_number, decimals, AIM),
        Row("parse_number 二〇二〇", cn2an, normal, parse_number, years, AIM),
        Row("parse_number 12万3千", cn2an, smart, parse_number, mixed, AIM),
        Row("to_chinese 一百二十三", cn2an, lambda lib: lib.an2cn, to_chinese, whole, AIM),
        Row("to_capitals 壹佰贰拾叁元整", cn2an, _rmb, to_capitals, _amounts(), AIM),
    ]


def _yuan(jionlp: Any) -> list[Row]:
    def money(lib: Any) -> Any:
        return lib.parse_money

    amounts = _amounts()
    figures = [f"{amount:,.2f}" for amount in amounts]
    wan = [f"{amount / 100:.2f}万元" for amount in amounts]
    words = [to_chinese(int(amount)) + "元" for amount in amounts]
    cents = [to_chinese(int(amount) + 1) + "元三角五分" for amount in amounts]
    return [
        Row("parse_yuan 2,643,200.00", jionlp, money, parse_yuan, figures, AIM),
        Row("parse_yuan 264.32万元", jionlp, money, parse_yuan, wan, AIM),
        Row("parse_yuan 一百二十元", jionlp, money, parse_yuan, words, AIM),
        Row("parse_yuan 一百二十元三角五分", jionlp, money, parse_yuan, cents, AIM),
    ]


def _formats(babel: Any) -> list[Row]:
    sign = partial(format_yuan, symbol=True)
    return [
        Row("format_yuan ¥2,643,200.00", babel, _currency, sign, _amounts(), AIM_OF_FORMATS),
        Row("format_yuan 2,643,200元", babel, _currency, format_yuan, _amounts(), AIM_OF_FORMATS),
    ]


def _plain(number: object) -> str:
    """A number without zeros at its end; the ends of a range side by side."""
    if isinstance(number, list):
        return "-".join(map(_plain, number))
    return f"{Decimal(str(number)).normalize():f}"


NUMBERS = [
    Case("一百二十三", "123", "place value"),
    Case("一百二十三万四千", "1234000", "place value"),
    Case("两千零五", "2005", "零 stands for what is missing between"),
    Case("一百零五", "105", "零 stands for the missing tens"),
    Case("一千二", "1200", "a last digit without its unit counts tenths of the unit before it"),
    Case("三万五", "35000", "the same"),
    Case("廿二", "22", "廿 is 二十"),
    Case("卅一", "31", "卅 is 三十"),
    Case("兩千六", "2600", "traditional"),
    Case("贰拾陆万", "260000", "banking"),
    Case("二〇二〇", "2020", "digit by digit, GB/T 15835"),
    Case("二○二○", "2020", "the same with the circle that PDF files have"),
    Case("1百23", "123", "place value"),
    Case("12万3千", "123000", "place value"),
    Case("3.5万", "35000", "3.5 times ten thousand"),
    Case("1亿2千万", "120000000", "two units"),
    Case("2,643,200.00", "2643200", "separators"),
    Case("２６４３２００", "2643200", "full-width"),
    Case("负三点一四", "-3.14", "sign and decimals"),
    Case("百分之九十五", "0.95", "a share"),
    Case("十万亿", "10000000000000", "10^5 times 10^8"),
    Case("零点一", "0.1", "an exact decimal, not the nearest float"),
    Case("九千九百九十九万亿零一点一", "9999000000000001.1", "exact where a float has no digits left"),
    Case("一百二万", REFUSED, "120万 or 102万"),
    Case("五六百", REFUSED, "an estimate"),
    Case("一十百", REFUSED, "units out of order"),
    Case("一百零二十", REFUSED, "零 where no digit is missing"),
    Case("7,00.0,77", REFUSED, "broken separators, seen in a published form"),
]
AMOUNTS = [
    Case("2,643,200.00", "2643200", "separators"),
    Case("82，225.00元", "82225", "a full-width separator"),
    Case("264.32万元", "2643200", "unit"),
    Case("6923.3552万元", "69233552", "unit"),
    Case("1.2百万元", "1200000", "unit"),
    Case("六十四万零一百四十三元一角七分", "640143.17", "角 and 分"),
    Case("1亿2000万元", "120000000", "two units"),
    Case("1.125元", "1.125", "nothing is rounded silently"),
    Case("肆佰叁拾萬圆整", "4300000", "traditional"),
    Case("贰拾万元整", "200000", "capitals"),
    Case("三十五块八毛", "35.8", "spoken"),
    Case("￥1,234.50", "1234.5", "the sign of the currency"),
    Case("人民币5元", "5", "the name of the currency"),
    Case("-5元", "-5", "negative"),
    Case("（123）", "-123", "negative, as accountants write it"),
    Case("7,00.0,77", REFUSED, "broken separators, seen in a published form"),
    Case("五六百元", REFUSED, "an estimate is a range, not one amount"),
    Case("贰拾万左右", REFUSED, "an estimate"),
    Case("近700万元", REFUSED, "an estimate"),
    Case("1万-5万元", REFUSED, "a range"),
    Case("5美元", REFUSED, "not yuan"),
]
CAPITALS = [
    Case("1409.50", "壹仟肆佰零玖元伍角", "支付结算办法 annex 1: a zero inside"),
    Case("6007.14", "陆仟零柒元壹角肆分", "one 零 for a run of zeros"),
    Case("1680.32", "壹仟陆佰捌拾元叁角贰分", "no 零 needed where the zero stands before 元"),
    Case("107000.53", "壹拾万柒仟元伍角叁分", "no 零 needed where the zero stands before 万"),
    Case("16409.02", "壹万陆仟肆佰零玖元零贰分", "零 where 角 is zero and 分 is not"),
    Case("325.04", "叁佰贰拾伍元零肆分", "the same"),
    Case("200003", "贰拾万零叁元整", "整 after 元"),
    Case("0", "零元整", "整 after 元"),
    Case("0.05", "伍分", "no 整 after 分"),
    Case("0.005", REFUSED, "capitals end at 分; nothing is dropped silently"),
]
