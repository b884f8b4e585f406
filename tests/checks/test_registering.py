"""Rules of other packages."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

import budgetgoals as bg
from budgetgoals.checks import Breach, Clause, Regulation, registry, rule
from budgetgoals.checks.engine import asked
from budgetgoals.checks.examples import form_of, verify
from budgetgoals.errors import InvalidValue
from budgetgoals.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.checks import Breaches, Context, Rule


def our_rule(code: str) -> Rule:
    @rule(
        code,
        bg.Severity.WARNING,
        title=message("the name is longer than the city's system takes"),
        why=message("The system cuts names off."),
        cites=(Clause(Regulation("本市预算管理一体化操作手册", ""), "第三章"),),
        profiles=frozenset({"shanghai-2020"}),
    )
    def name_too_long(form: bg.ProjectGoals, _: Context) -> Breaches:
        """A name has 10 characters at most.

        Breaks:
            layout: shanghai-2020
            project.name: 上海市环境监察移动执法系统

        Passes:
            layout: shanghai-2020
            project.name: 执法服装
        """
        if len(form.project.name) > 10:
            yield Breach("project.name")

    return name_too_long


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Rule]:
    ours = our_rule(request.param)
    module = ModuleType("our_rules")
    vars(module)["ours"] = ours
    monkeypatch.setattr(EntryPoint, "load", lambda _: module)
    monkeypatch.setattr(registry, "entry_points", lambda group: [EntryPoint("ours", "our_rules", group)])
    registry.rules.cache_clear()
    asked.cache_clear()
    yield ours
    registry.rules.cache_clear()
    asked.cache_clear()


@pytest.mark.parametrize("registered", ["SH001"], indirect=True)
def test_a_rule_of_another_package_is_asked_like_our_own(registered: Rule) -> None:
    verify(registered)
    form = form_of("layout: shanghai-2020\nproject.name: 上海市环境监察移动执法系统")
    (finding,) = bg.check(form, select=["SH"])
    assert (finding.code, finding.where.path) == ("SH001", "project.name")
    assert finding.citation == "《本市预算管理一体化操作手册》第三章"
    assert finding.message == registered.title
    assert registered.family is None
    assert bg.rule_of("SH001") is registered


@pytest.mark.parametrize("registered", ["BG305"], indirect=True)
def test_two_rules_of_one_code_are_refused(registered: Rule) -> None:
    assert registered.code == "BG305"
    with pytest.raises(InvalidValue, match="two rules have the code BG305"):
        bg.rules()
