"""A method of one's own, registered like those of the library."""

from __future__ import annotations

from decimal import Decimal
from importlib.metadata import EntryPoint, EntryPoints
from typing import TYPE_CHECKING, ClassVar

import pytest
from attrs import frozen

import budgetgoals as bg
from budgetgoals.errors import InvalidValue
from budgetgoals.messages import Message, message
from budgetgoals.scoring import AppliedRule, Band, Case, Method, Verdict, registry
from tests.scoring.building import Row, evaluation, spent

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen(kw_only=True)
class AllOrNothing(Method):
    """A county's rule: nothing but a target that is met counts."""

    title: ClassVar[Message] = message("all or nothing")
    regulation: ClassVar[str] = "某县绩效自评办法"
    citation: ClassVar[str] = "某县绩效自评办法 第五条"
    execution_weight: ClassVar[Decimal] = Decimal(15)

    share: Decimal = Decimal(1)

    def number(self, case: Case) -> Verdict:
        return Verdict(
            rule=AppliedRule(self.title, self.citation), share=Band.at(self.share if case.met else Decimal(0))
        )

    words = number

    def execution(self, rate: Decimal) -> Verdict:
        return Verdict(rule=AppliedRule(self.title, self.citation), share=Band.at(1 if rate == 1 else 0))


@pytest.fixture
def registered() -> Iterator[str]:
    name = "all-or-nothing"
    bg.scoring_method(name)(AllOrNothing)
    yield name
    registry._METHODS.pop(name)


def test_it_is_asked_for_by_name(registered: str) -> None:
    form = evaluation(Row("100人", "90人", "85", "85"), funds=(spent("100", "100", weight=""),))
    card = bg.score(form, registered)
    assert card.method == AllOrNothing()
    assert [line.score for line in card.lines] == [15, 0]
    assert card.lines[1].rule is not None
    assert card.lines[1].rule.citation == "某县绩效自评办法 第五条"
    assert registered in {each.method.id for each in bg.fit(form).methods}


def test_it_need_not_be_registered() -> None:
    AllOrNothing.id = "unregistered"
    assert bg.score(evaluation(Row("100人", "100人", "10")), AllOrNothing).lines[0].score == 10


def test_a_name_is_given_once(registered: str) -> None:
    bg.scoring_method(registered)(AllOrNothing)
    with pytest.raises(InvalidValue) as error:
        bg.scoring_method("caiyu-2020-10")(AllOrNothing)
    assert error.value.message.en == "there is a scoring method caiyu-2020-10 already"


def test_a_method_gives_shares_from_0_to_1(registered: str) -> None:
    with pytest.raises(InvalidValue) as error:
        bg.score(evaluation(Row("100人", "100人", "10")), registered, share=Decimal(2))
    assert error.value.message.en == (
        "the method all-or-nothing gives 2 of the points: a share is from 0 to 1"
    )


def test_a_package_brings_its_method(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint("county", f"{__name__}:register_late", registry.ENTRY_POINTS)
    monkeypatch.setattr(registry, "entry_points", lambda group: EntryPoints([entry]).select(group=group))
    registry._load.cache_clear()
    monkeypatch.setitem(registry._METHODS, "late", AllOrNothing)
    assert "late" in bg.scoring.method_ids()
    registry._load.cache_clear()


register_late = AllOrNothing
