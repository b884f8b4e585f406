"""Every rule is declared as a rule has to be, and does what its own examples say."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import budgetgoals.checks.families
from budgetgoals.checks import FAMILIES, PROFILES, Clause, Rule, rule, rule_of, rules
from budgetgoals.checks import regulations as cited
from budgetgoals.checks.examples import verify
from budgetgoals.checks.registry import FAMILY_MODULES, rules_in
from budgetgoals.errors import InvalidValue
from budgetgoals.messages import message
from budgetgoals.model import Severity

if TYPE_CHECKING:
    from budgetgoals.checks import Breaches

RULES = rules()
FOLDER = Path(budgetgoals.checks.families.__file__).parent
READ_IN_FULL = {
    "财预〔2020〕10号",
    "财预〔2021〕101号",
    "豫财效〔2022〕4号",
    "河南省省级预算绩效运行监控管理办法",
    "GB/T 9704—2012",
    "中华人民共和国个人信息保护法",
}
"""The regulations whose cited clauses somebody has read; no other may be cited."""


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
def test_its_examples_do_what_they_say(each: Rule) -> None:
    verify(each)


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
def test_it_is_declared_in_both_languages(each: Rule) -> None:
    for said in (each.title, each.why, each.advice):
        assert said is None or said.zh != said.en, said.en


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
def test_it_rests_on_clauses_that_were_read(each: Rule) -> None:
    for clause in each.cites:
        if clause.regulation is not None:
            assert {clause.regulation.number, clause.regulation.title} & READ_IN_FULL
            assert clause.at


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
def test_it_belongs_to_profiles_that_there_are(each: Rule) -> None:
    assert each.profiles
    assert each.profiles <= {profile.id for profile in PROFILES}
    assert each.notes_in <= each.profiles


def test_codes_go_up_and_name_their_family() -> None:
    assert [each.code for each in RULES] == sorted({each.code for each in RULES})
    for number, name in zip(FAMILIES, FAMILY_MODULES, strict=True):
        module = importlib.import_module(f"budgetgoals.checks.families.{name}")
        own = [each.code for each in rules_in(module)]
        assert own == sorted(own)
        assert {code[:3] for code in own} == {f"BG{number}"}


def test_a_file_of_rules_is_a_family() -> None:
    assert {module.name for module in pkgutil.iter_modules([str(FOLDER)])} == set(FAMILY_MODULES)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_a_rule_knows_no_file_no_command_and_no_other_family(path: Path) -> None:
    allowed = ("budgetgoals.checks.", "budgetgoals.layouts", "budgetgoals.messages", "budgetgoals.model")
    values = ("budgetgoals.targets", "budgetgoals.dates", "budgetgoals.yuan", "budgetgoals.numerals")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("budgetgoals"):
            module = node.module or ""
            assert module.startswith((*allowed, *values)), module
            assert not module.startswith(("budgetgoals.checks.families", "budgetgoals.checks.reports"))


def test_a_rule_is_found_by_its_code() -> None:
    assert rule_of("bg305").title.en == "a bad event with a lower limit"
    with pytest.raises(InvalidValue, match="there is no rule BG999"):
        rule_of("BG999")


def test_a_rule_needs_a_code_and_a_basis() -> None:
    said = {"title": message("x"), "why": message("x"), "profiles": frozenset({"department"})}
    with pytest.raises(InvalidValue, match="is no code of a rule"):
        rule("B1", Severity.INFO, cites=(cited.OWN_FORM,), **said)  # type: ignore[arg-type]
    with pytest.raises(InvalidValue, match="rests on no clause"):
        rule("XX001", Severity.INFO, cites=(), **said)  # type: ignore[arg-type]


def test_an_example_that_does_not_do_so_is_refused() -> None:
    @rule(
        "XX001",
        Severity.INFO,
        title=message("x"),
        why=message("x"),
        cites=(Clause(None, "表样"),),
        profiles=frozenset({"national-2015"}),
    )
    def never(_: object, __: object) -> Breaches:
        """Nothing breaks this.

        Breaks:
            fiscal_year: 2020

        Passes:
            fiscal_year: 2020
        """
        return iter(())

    with pytest.raises(InvalidValue, match="the example Breaks does not do so"):
        verify(never)


@pytest.mark.parametrize(
    ("clause", "kind", "region", "year", "binds"),
    [
        (cited.LEVEL_1, "project_goals", "全国", 2020, False),
        (cited.LEVEL_1, "project_goals", "全国", 2022, True),
        (cited.LEVEL_1, "project_goals", "全国", None, True),
        (cited.HENAN_INDICATORS, "project_goals", "甘肃省", 2023, False),
        (cited.HENAN_INDICATORS, "project_goals", "河南省", 2023, True),
        (cited.SELF_EVALUATION_FORM, "project_goals", "全国", 2023, False),
        (cited.SELF_EVALUATION_FORM, "self_evaluation", "全国", 2019, True),
        (cited.OWN_FORM, "monitoring", "", None, True),
    ],
)
def test_a_clause_binds_forms_of_its_kind_place_and_time(
    clause: Clause, kind: str, region: str, year: int | None, *, binds: bool
) -> None:
    assert clause.binds(kind, region, year) is binds
