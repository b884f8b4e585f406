"""Deadlines: a last day (6月30日前), or a time limit that an event sets going (合同签订后30日内)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, cast, get_args

from attrs import frozen

from budgetgoals.dates.periods import Precision, Span
from budgetgoals.dates.refusals import reason_for_deadline
from budgetgoals.dates.words import Written, as_span, check_year, fold, in_month, point
from budgetgoals.errors import AmbiguousValue, InvalidValue, Refused
from budgetgoals.numerals import parse_number

Before = Literal["both", "included", "excluded"]
"""What 前 does to the day, month or year that it follows; ``"both"`` keeps the two readings as bounds."""

Unit = Literal["分钟", "小时", "日", "天", "工作日", "自然日", "周", "星期", "月", "季度", "年"]
"""What a time limit is counted in."""

_ONE_DAY = timedelta(days=1)
_POLICIES, _UNITS = get_args(Before), get_args(Unit)
_PREFIX = re.compile(
    r"(?:(?:不[晚迟]于)|(?:最迟|至迟)[于在至]?|截[至止][到于至]?|须?[在于]|[到至])?(?P<rest>.+)"
).fullmatch
_PLAIN = re.compile(r"([0-9]{1,2})月(?:([0-9]{1,2})日)?前(.*)").fullmatch
"""What most deadlines look like, for speed."""
_BOUNDS = re.compile(r"(?P<bound>[之以]?[前内])(?:\((?P<included>不?含)[^()]{0,8}\))?").finditer
_REMARK = re.compile(r"\((?P<included>不?含)[^()]{0,8}\)$").search
_DONE = """
完成 完工 完结 办 验收 交 提交 付 支付 拨付 发放 报 到位 到场 到达 到货 进场 进行 实施 实现 启动
开工 开展 开始 开放 竣工 建成 投入 投产 购 采购 上线 安装 签 落实 达 组织 制定 制作 出台 出具 结束
结项 结清 归档 归还 下达 下发 送 公布 公开 公示 印发 印制 举办 举行 受理 答复 回复 响应 处理 处置
整改 审 核 全部 全面 基本 按时 按期 及时 将 予以
"""
"""How words for what is to be done begin; 前后, 前期 and 前三季度 are none."""
_REST = r"(?:[^\W0-9前内底末]|[()“”])"
_ACTION = re.compile(f"(?:{'|'.join(_DONE.split())}){_REST}*")
_AT_END = re.compile(_ACTION.pattern + r"$").search
_ACTED = _ACTION.fullmatch
_ANY_ACTION = re.compile(rf"(?![容涵部外控地]){_REST}+").fullmatch
_LIMIT = re.compile(
    r"(?P<event>.*?)(?P<number>[0-9]+(?:\.[0-9]+)?|[零一二两三四五六七八九十百]+|(?<![上下])半)"
    r"个?(?P<unit>分钟|小时|工作日|自然日|季度|星期|[日天周月年])"
).fullmatch
_OF_EVENT = re.compile(r"[自从在于]?(?P<event>.+?)(?:之日|之时)?(?:(?:之|以)?后|起|开始)(?:的|算)?").fullmatch
_IN = re.compile(r"^[应须]?[在于](?=.)")
_PAIR = re.compile(r"[一二两三四五六七八九]{2}").search
_NO_EVENT = re.compile(r"[约近每超前内不多少第余大0-9零一二三四五六七八九十,、]|左右|分之").search
_NO_NAME = re.compile(r"[今此之以然其后起自从]后?|未来").fullmatch
_TWO_READINGS = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月|[0-9]{2}年").fullmatch


@frozen
class DueDate:
    """The last day on which something may be done.

    No rule settles whether 前 includes what it names, so the day lies between two bounds. They are equal
    where the text is plain, and where the caller has chosen a reading.

    Attributes:
        earliest: the last day if 前 excludes what it names.
        latest: the last day if 前 includes what it names.

    Raises:
        InvalidValue: what is given are no days, or latest is before earliest.

    >>> DueDate(date(2020, 10, 31), date(2020, 11, 30)).exact
    False
    """

    earliest: date
    latest: date

    def __attrs_post_init__(self) -> None:
        if not type(self.earliest) is type(self.latest) is date:
            raise InvalidValue("a due date has two days, not {value}", value=repr(self))
        if self.latest < self.earliest:
            raise InvalidValue("{end} is before {start}", end=self.latest, start=self.earliest)

    @property
    def exact(self) -> bool:
        """Whether there is one reading only."""
        return self.earliest == self.latest


@frozen
class TimeLimit:
    """A time within which something is to be done (期限), counted from an event.

    Attributes:
        event: what sets it going, as printed (合同签订), or empty where the text names nothing.
        number: how many units, above zero.
        unit: what is counted: 小时, 日, 工作日, 月 …, as printed but without 个.

    Raises:
        InvalidValue: the number is not above zero, or a part is of another type.

    >>> TimeLimit("合同签订", Decimal(30), "日").unit
    '日'
    """

    event: str
    number: Decimal
    unit: Unit

    def __attrs_post_init__(self) -> None:
        if (type(self.event), type(self.number)) != (str, Decimal) or self.unit not in _UNITS:
            raise InvalidValue("a time limit cannot hold {value}", value=repr(self))
        if not (self.number.is_finite() and self.number > 0):
            raise InvalidValue("a time limit cannot hold {value}", value=repr(self))


def parse_deadline(text: str, *, year: int | None = None, before: Before = "both") -> DueDate | TimeLimit:
    """Read a deadline.

    What is to be done may follow it (11月前完成验收), and is not read. A period without 前 is due on its
    last day, and so is the vague end of one: 12月底, 年底前. 内 includes the last day (Civil Code, 民法典,
    article 1259, which says the same of 以内 and does not speak of 前).

    Args:
        text: the deadline, with or without 前, 内, 不晚于 or 截至.
        year: the year of a text that names none.
        before: whether 前 includes the day, month or year before it. ``"both"`` gives the two readings as
            bounds. A remark in the text, 前（含）or 前（不含）, comes before it.

    Returns:
        The last day between its bounds, or a time limit that runs from an event.

    Raises:
        MissingYear: the text is a deadline of no year, and none was given.
        AmbiguousValue: the text can be read in two ways; the message names them.
        InvalidValue: it is no deadline.

    >>> parse_deadline("6月30日前", year=2020)
    DueDate(earliest=datetime.date(2020, 6, 29), latest=datetime.date(2020, 6, 30))
    >>> parse_deadline("11月前完成验收", year=2020, before="included").latest
    datetime.date(2020, 11, 30)
    >>> parse_deadline("年底前", year=2020).exact
    True
    >>> parse_deadline("合同签订后30日内")
    TimeLimit(event='合同签订', number=Decimal('30'), unit='日')
    """
    check_year(year)
    if before not in _POLICIES:
        raise InvalidValue(
            "there is no policy {policy!r}: {policies}", policy=before, policies=", ".join(_POLICIES)
        )
    try:
        return _read(fold(text), year, before)
    except Refused as refusal:
        raise refusal.within(text) from None


def _read(body: str, year: int | None, before: Before) -> DueDate | TimeLimit:
    if year is not None and (plain := _PLAIN(body)):
        month, day, action = plain.groups()
        named = in_month(year, int(month), int(day) if day else None)
        if named and (not action or _ACTED(action)):
            return _before(named, before)
    bounds = list(_BOUNDS(body))
    if not bounds:
        action = _AT_END(body)
        return _due_at_the_end(body[: action.start()] if action else body, year)
    bound = next((each for each in bounds if _may_follow(each, body)), None)
    if bound is None:
        raise reason_for_deadline(body)
    head = body[: bound.start()]
    if bound["bound"].endswith("内"):
        return _within(head, year)
    inside = _REMARK(head)
    remark = bound["included"] or (inside and inside["included"])
    if remark:
        before = "included" if remark == "含" else "excluded"
    head = head[: inside.start()] if inside else head
    written = _point(head)
    if written is None:
        raise reason_for_deadline(head + "前")
    return _before(as_span(written, year), before)


def _may_follow(bound: re.Match[str], body: str) -> bool:
    """Whether what follows is nothing, or what is to be done; 前三季度 and 内容 are no such thing."""
    acted = _ANY_ACTION if bound["bound"].endswith("内") else _ACTED
    return bound.end() == len(body) or acted(body, bound.end()) is not None


def _due_at_the_end(head: str, year: int | None) -> DueDate:
    """A period without 前: its last day."""
    written = _point(head)
    if written is None:
        raise reason_for_deadline(head)
    last = as_span(written, year).end
    return DueDate(last, last)


def _within(head: str, year: int | None) -> DueDate | TimeLimit:
    if head in ("年", "年度"):
        head = "全年"
    if _TWO_READINGS(head):
        raise Refused(
            "{text!r} can be read in two ways: as a time limit or as the end of {period}",
            AmbiguousValue,
            period=head,
        )
    written = _point(head)
    if written is not None:
        last = as_span(written, year).end
        return DueDate(last, last)
    return _time_limit(head)


def _before(named: Span, before: Before) -> DueDate:
    if before == "included" or named.precision is Precision.END:
        return DueDate(named.end, named.end)
    if named.start == date.min:
        raise Refused("{text!r} is before the first day of the calendar")
    strict = named.start - _ONE_DAY
    return DueDate(strict, strict if before == "excluded" else named.end)


def _point(head: str) -> Written | None:
    match = _PREFIX(head)
    rest = match["rest"] if match else head
    return point(rest)


def _time_limit(head: str) -> TimeLimit:
    match = _LIMIT(_IN.sub("", head))
    if match is None:
        raise reason_for_deadline(head + "内")
    event = match["event"].rstrip(",")
    if named := _OF_EVENT(event):
        event = named["event"]
    elif _NO_EVENT(event):
        raise reason_for_deadline(head + "内")
    if _NO_NAME(event):
        raise reason_for_deadline(head + "内")
    return TimeLimit(event, _number(match["number"]), cast("Unit", match["unit"]))


def _number(words: str) -> Decimal:
    if pair := _PAIR(words):
        raise Refused("{text!r} is an estimate ({word}), not one date", word=pair[0])
    try:
        number = parse_number(words)
    except InvalidValue:
        raise Refused("{text!r} is no deadline: {word!r} is no number", word=words) from None
    if not number:
        raise Refused("{text!r} is no deadline: its number is zero")
    return number
