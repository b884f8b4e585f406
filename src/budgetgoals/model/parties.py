"""Who takes part in a transfer payment, and what a department does."""

from __future__ import annotations

from decimal import Decimal  # noqa: TC003 - the serializer reads the types
from enum import StrEnum

from attrs import frozen

from budgetgoals.model._checks import require_texts, wrong_type
from budgetgoals.model.funds import require_amounts


class Level(StrEnum):
    """A level of government.

    >>> Level("central").name
    'CENTRAL'
    """

    CENTRAL = "central"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    LOCAL = "local"
    """Below the province, where the form does not say more (市县)."""


class Duty(StrEnum):
    """What an authority has to do with a transfer payment.

    >>> Duty("finance").name
    'FINANCE'
    """

    FINANCE = "finance"
    """财政部门."""
    DEPARTMENT = "department"
    """主管部门."""


@frozen(kw_only=True)
class Party:
    """An authority that takes part in a transfer payment (中央主管部门, 省级财政部门 …).

    Attributes:
        level: its level of government.
        duty: what it has to do with it.
        name: its name.
        code: its code, or empty.

    >>> Party(level=Level.CENTRAL, duty=Duty.DEPARTMENT, name="市场监管总局").code
    ''
    """

    level: Level
    duty: Duty
    name: str
    code: str = ""

    def __attrs_post_init__(self) -> None:
        require_texts(self, "name", "code")
        if type(self.level) is not Level:
            wrong_type(self, "level", "Level", self.level)
        if type(self.duty) is not Duty:
            wrong_type(self, "duty", "Duty", self.duty)


@frozen(kw_only=True)
class Task:
    """One of a department's main tasks of the year (年度主要任务).

    Attributes:
        name: 任务名称.
        content: 主要内容.
        amount: 预算金额 in yuan, or None.

    >>> Task(name="任务1", content="完成普查").amount is None
    True
    """

    name: str = ""
    content: str = ""
    amount: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        require_texts(self, "name", "content")
        require_amounts(self, "amount")


def in_order(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Authorities from the centre down, the financial one of each level first.

    >>> county = Party(level=Level.COUNTY, duty=Duty.FINANCE, name="区财政局")
    >>> centre = Party(level=Level.CENTRAL, duty=Duty.DEPARTMENT, name="财政部")
    >>> [party.name for party in in_order((county, centre))]
    ['财政部', '区财政局']
    """
    if type(parties) is not tuple or any(type(party) is not Party for party in parties):
        return parties
    return tuple(sorted(parties, key=lambda party: (_LEVELS.index(party.level), _DUTIES.index(party.duty))))


_LEVELS, _DUTIES = list(Level), list(Duty)
