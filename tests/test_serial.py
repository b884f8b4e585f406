"""JSON: there and back for every form, and no document of another shape taken for one."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import budgetgoals as bg
from budgetgoals.model import FORM_KINDS
from budgetgoals.serial.explaining import explained
from budgetgoals.serial.generated import MISTAKES, reader
from budgetgoals.serial.schema import build_schema
from budgetgoals.targets import Damaged, Range, Unfilled
from tests.support.fresh import bare_site, python
from tests.support.generated import amounts, forms, names
from tests.support.small import SMALL, read_form

if TYPE_CHECKING:
    from pathlib import Path

FORM = read_form(SMALL)
KINDS = ", ".join(kind.kind for kind in FORM_KINDS)
VALIDATOR = jsonschema.Draft202012Validator(bg.json_schema())

odd_targets = st.one_of(
    st.builds(Unfilled, st.sampled_from(["", "XX", "≥**%"])),
    st.builds(Damaged, st.just("290%"), st.just("≥90%")),
    st.tuples(amounts, amounts).map(lambda ends: Range("3-5个", min(ends), max(ends), "个")),
)
sources = st.lists(st.builds(bg.FundingSource, names, amounts), max_size=3).map(tuple)
points = st.none() | st.decimals(0, 100, places=2)
values = st.none() | odd_targets
progress = st.builds(
    bg.Progress,
    done=values,
    expected=values,
    deviations=st.lists(st.builds(bg.Deviation, st.sampled_from(bg.Cause), names), max_size=2).map(tuple),
    explanation=names,
    likelihood=st.none() | st.sampled_from(bg.Likelihood),
)
evaluated = st.builds(
    bg.Indicator,
    names,
    odd_targets,
    weight=points,
    actual=values,
    score=points,
    reason=names,
    note=names,
    parent=names,
    core=st.integers(0, 3),
    adjusted=values,
    half_year=values,
    progress=st.none() | progress,
    details=st.lists(st.tuples(names, names), max_size=2).map(tuple),
)
funds = st.lists(
    st.builds(
        bg.FundLine,
        name=names,
        initial=st.none() | amounts,
        adjusted=st.none() | amounts,
        arrived=st.none() | amounts,
        executed=st.none() | amounts,
        expected=st.none() | amounts,
        rate=points,
        weight=points,
        score=points,
    ),
    max_size=3,
).map(tuple)
tasks = st.lists(st.builds(bg.Task, name=names, content=names, amount=st.none() | amounts), max_size=2).map(
    tuple
)
parties = st.lists(
    st.builds(
        bg.Party, level=st.sampled_from(bg.Level), duty=st.sampled_from(bg.Duty), name=names, code=names
    ),
    max_size=3,
).map(tuple)
department_budgets = st.builds(
    bg.DepartmentBudget, total=st.none() | amounts, revenue=sources, spending=sources
)
extras = st.lists(st.tuples(names, names), max_size=3).map(tuple)


@st.composite
def any_forms(draw: st.DrawFn) -> bg.Form:
    """A form with all that the model can hold, whether or not a layout can print it."""
    form = draw(forms())
    odd = bg.Dimension("", (bg.Aspect("", (draw(evaluated),)), bg.Aspect("其它")), weight=draw(points))
    indicators = (*form.indicators, odd)
    shared = {
        "layout": form.layout,
        "title": form.title,
        "fiscal_year": form.fiscal_year,
        "applicant": form.applicant,
        "department": draw(st.none() | names),
        "department_code": draw(st.none() | names),
        "narrative": form.narrative,
        "indicators": indicators,
        "long_term_indicators": draw(st.sampled_from([(), indicators])),
        "extra": draw(extras),
    }
    budget = attrs.evolve(form.budget, sources=draw(sources), total_sources=draw(sources))
    own = {
        bg.ProjectGoals: {"project": form.project, "budget": budget},
        bg.DepartmentGoals: {"budget": draw(department_budgets), "tasks": draw(tasks)},
        bg.TransferGoals: {"project": form.project, "parties": draw(parties), "budget": budget},
        bg.SelfEvaluation: {
            "scope": draw(st.sampled_from(bg.Scope)),
            "project": form.project,
            "parties": draw(parties),
            "funds": draw(funds),
            "total_weight": draw(points),
            "total_score": draw(points),
        },
        bg.Monitoring: {
            "project": form.project,
            "month": draw(st.none() | st.integers(1, 12)),
            "through_month": draw(st.none() | st.integers(1, 12)),
            "funds": draw(funds),
            "tasks": draw(tasks),
        },
    }
    kind = draw(st.sampled_from(list(own)))
    whole: bg.Form = kind(**shared, **own[kind])
    return whole


@settings(max_examples=50)
@given(any_forms())
def test_a_form_comes_back_from_its_document(form: bg.Form) -> None:
    text = bg.dumps(form)
    assert bg.loads(text) == form
    assert bg.loads(text.encode()) == form
    assert bg.from_dict(bg.to_dict(form)) == form
    assert json.loads(text) == bg.to_dict(form)
    assert bg.dumps(bg.loads(text)) == text
    assert "\n" not in text


def places_in(document: Any) -> list[tuple[Any, Any]]:
    """Every dict and list of a document with each of its keys."""
    keys = document if isinstance(document, dict) else range(len(document))
    inner = [document[key] for key in keys if isinstance(document[key], (dict, list))]
    return [*((document, key) for key in keys), *(place for part in inner for place in places_in(part))]


odd_values: st.SearchStrategy[object] = st.one_of(
    st.sampled_from([None, True, 0, 5, 2.5, "", "5", "2020-01-01", "2020-02-30", "quantity", "其他"]),
    st.sampled_from([[], [[]], [["备注", "无"]], {}, {"kind": "trend"}]),
    st.just({"kind": "trend", "text": "提高", "direction": "up"}),
)


@settings(max_examples=300)
@given(any_forms(), st.data())
def test_the_quick_reading_of_a_document_takes_what_the_explaining_one_takes(
    form: bg.Form, data: st.DataObject
) -> None:
    document = bg.to_dict(form)
    del document["schema_version"]
    of: Any = type(form)
    assert reader(of)(document) == explained(document, of) == form
    owner, key = data.draw(st.sampled_from(places_in(document)))
    owner[key] = data.draw(odd_values)
    try:
        changed = explained(document, of)
    except bg.InvalidDocument:
        with pytest.raises(MISTAKES):
            reader(of)(document)
    else:
        assert reader(of)(document) == changed


@settings(max_examples=50)
@given(any_forms())
def test_every_document_fulfils_the_schema(form: bg.Form) -> None:
    VALIDATOR.validate(bg.to_dict(form))


def test_the_schema_is_sound_and_the_shipped_one_is_that_of_the_model() -> None:
    jsonschema.Draft202012Validator.check_schema(bg.json_schema())
    assert bg.json_schema() == build_schema()
    budget = bg.json_schema()["$defs"]["Budget"]
    assert budget["properties"]["total"]["title"] == "项目总预算"
    assert budget["additionalProperties"] is False


def test_a_document_says_what_the_form_says() -> None:
    document = bg.to_dict(FORM)
    assert list(document)[:2] == ["schema_version", "kind"]
    assert document["project"]["start"] == "2020-01-01"
    assert document["project"]["purchases_services"] is False
    assert document["budget"]["total"] == "302900"
    assert document["department"] is None
    indicator = document["indicators"][0]["aspects"][0]["indicators"][0]
    assert indicator == {
        "name": "人数",
        "target": {"kind": "quantity", "text": "=65人", "comparator": "=", "value": "65", "unit": "人"},
        **dict.fromkeys(("weight", "actual", "score", "adjusted", "half_year", "progress")),
        **dict.fromkeys(("reason", "note", "parent"), ""),
        "core": 0,
        "details": [],
    }


@pytest.mark.parametrize("amount", ["0", "0.1", "-5", "1E+10", "0.0000001", "12345678901234567890.12"])
def test_an_amount_is_exact(amount: str) -> None:
    form = bg.ProjectGoals(budget=bg.Budget(total=Decimal(amount)))
    read = bg.loads(bg.dumps(form))
    assert isinstance(read, bg.ProjectGoals)
    assert str(read.budget.total) == str(Decimal(amount))
    VALIDATOR.validate(bg.to_dict(form))


# Without the faster JSON library.

ROUND = """
import sys, budgetgoals as bg
text = sys.stdin.buffer.read().decode()
again = bg.dumps(bg.loads(text))
assert "orjson" not in sys.modules
sys.stdout.buffer.write(again.encode())
"""

REFUSAL = """
import sys, budgetgoals as bg
try:
    bg.loads(sys.stdin.read())
except bg.InvalidDocument as error:
    print(error.message.en)
"""


def test_a_document_is_the_same_without_the_fast_extra(tmp_path: Path) -> None:
    text = bg.dumps(attrs.evolve(FORM, extra=(("备注", '"引号"\t\u2028\\ 𠮷'),)))
    done = python(["-c", ROUND], stdin=text.encode(), site=bare_site(tmp_path))
    assert done.stderr.decode() == ""
    assert bg.loads(done.stdout) == bg.loads(text)
    assert json.loads(done.stdout) == json.loads(text)


@pytest.mark.parametrize("text", ["{", "", "[" * 100_000, '{"a": NaN}', "null", "[]", '"x"', "5"])
@pytest.mark.parametrize("fast", [True, False], ids=["fast", "plain"])
def test_what_is_no_document_is_refused(tmp_path: Path, text: str, fast: bool) -> None:
    done = python(["-c", REFUSAL], stdin=text.encode(), site=None if fast else bare_site(tmp_path))
    assert done.stderr.decode() == ""
    assert done.stdout.decode().startswith("$")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(bg.InvalidDocument, match=r"\$: is no JSON"):
        bg.loads(b"\xff")


# Strictness: each mistake is told with its path.

Change = Callable[[dict[str, Any]], object]
INDICATOR = "indicators[0].aspects[0].indicators[0]"


def inside(document: dict[str, Any], path: str) -> Any:
    """The part of a document that a path names."""
    part: Any = document
    for step in path.replace("[", ".[").split("."):
        part = part[int(step[1:-1])] if step.startswith("[") else part[step]
    return part


def changed(path: str, value: object) -> dict[str, Any]:
    """The document of the small form with another value somewhere."""
    document = copy.deepcopy(bg.to_dict(FORM))
    parent, _, key = path.rpartition(".")
    (inside(document, parent) if parent else document)[key] = value
    return document


def refused(document: Any) -> str:
    with pytest.raises(bg.InvalidDocument) as caught:
        bg.from_dict(document)
    said = caught.value.message.en
    with pytest.raises(bg.InvalidDocument) as again:
        bg.loads(json.dumps(document))
    assert again.value.message.en == said
    return said


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        ("project.name", None, "must be a string, not None"),
        ("applicant", 5, "must be a string, not 5"),
        ("narrative.goals", ["x"], "must be a string, not ['x']"),
        ("fiscal_year", "2020", "must be an integer, not '2020'"),
        ("fiscal_year", True, "must be an integer, not True"),
        ("fiscal_year", 2020.5, "must be an integer, not 2020.5"),
        ("project.purchases_services", "false", "must be true or false, not 'false'"),
        ("project.purchases_services", 0, "must be true or false, not 0"),
        ("budget.total", 302900.5, "must be a decimal number in a string, not 302900.5"),
        ("budget.total", 302900, "must be a decimal number in a string, not 302900"),
        ("budget.total", "302,900", "must be a decimal number in a string, not '302,900'"),
        ("budget.total", "NaN", "must be a decimal number in a string, not 'NaN'"),
        ("budget.total", "", "must be a decimal number in a string, not ''"),
        ("project.start", "2020年1月1日", "must be a date such as 2020-01-01, not '2020年1月1日'"),
        ("project.start", "2020-1-1", "must be a date such as 2020-01-01, not '2020-1-1'"),
        ("project.start", 20200101, "must be a date such as 2020-01-01, not 20200101"),
        ("project", None, "must be an object, not None"),
        ("project", [], "must be an object, not []"),
        ("indicators", {}, "must be a list, not {}"),
        ("indicators", None, "must be a list, not None"),
        ("extra", [["备注"]], "must be a list of pairs of strings, not [['备注']]"),
        ("extra", [["备注", 5]], "must be a list of pairs of strings, not [['备注', 5]]"),
        (f"{INDICATOR}.name", None, "must be a string, not None"),
        (f"{INDICATOR}.target", "=65人", "must be an object, not '=65人'"),
        (f"{INDICATOR}.target.value", 65, "must be a decimal number in a string, not 65"),
        (f"{INDICATOR}.target.comparator", "~", "must be one of =, ≥, ≤, >, <, ≈, not '~'"),
        (
            "kind",
            "poem",
            f"must be one of {KINDS}, not 'poem'",
        ),
        (
            "kind",
            None,
            f"must be one of {KINDS}, not None",
        ),
        ("schema_version", "2.0", "must be 1.0, not '2.0'"),
        ("schema_version", 1.0, "must be 1.0, not 1.0"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_with_its_path(path: str, value: object, reason: str) -> None:
    document = changed(path, value)
    assert refused(document) == f"$.{path}: {reason}"
    assert not VALIDATOR.is_valid(document)


def test_a_day_that_no_calendar_has_is_refused() -> None:
    assert refused(changed("project.start", "2020-02-30")).startswith("$.project.start: ")


def test_a_target_of_no_kind_is_refused() -> None:
    for kind in ("poem", None):
        said = refused(changed(f"{INDICATOR}.target.kind", kind))
        assert said.startswith(
            f"$.{INDICATOR}.target: must be an object whose kind is one of quantity, range, "
        )
        assert said.endswith(f"not {kind!r}")


@pytest.mark.parametrize("path", ["", "project", "budget", "indicators[0]", INDICATOR, f"{INDICATOR}.target"])
def test_an_unknown_key_is_refused(path: str) -> None:
    document = changed(f"{path}.colour" if path else "colour", "红")
    assert refused(document) == f"${path and '.'}{path}: has unknown keys: colour"
    assert not VALIDATOR.is_valid(document)


@pytest.mark.parametrize("path", ["", "project", "narrative", "budget", "indicators[0]", INDICATOR])
def test_no_key_may_be_missing(path: str) -> None:
    for key in inside(bg.to_dict(FORM), path) if path else bg.to_dict(FORM):
        document = copy.deepcopy(bg.to_dict(FORM))
        del (inside(document, path) if path else document)[key]
        assert refused(document) == f"${path and '.'}{path}.{key}: is missing"
        assert not VALIDATOR.is_valid(document)


def test_reading_a_document_leaves_it_as_it_was() -> None:
    document = bg.to_dict(FORM)
    before = copy.deepcopy(document)
    bg.from_dict(document)
    assert document == before
