"""The public face: what completes, what a type checker sees, what help says, how a mistake is answered."""

from __future__ import annotations

import inspect
import pydoc
import re
from typing import TYPE_CHECKING, Any

import pytest
from IPython.core.completer import IPCompleter, provisionalcompleter
from mypy import api as mypy

import budgetgoals as bg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FUNCTIONS = [name for name in bg.__all__ if inspect.isroutine(getattr(bg, name))]
FORM = bg.ProjectGoals(title="目标表")
READING = bg.Reading(forms=(FORM,))


def completed(text: str, *, jedi: bool) -> set[str]:
    """What IPython offers behind a text in which the library, a reading and a form have names."""
    names = {"bg": bg, "reading": READING, "form": FORM}
    completer = IPCompleter(namespace=names, use_jedi=jedi)  # type: ignore[no-untyped-call]
    with provisionalcompleter():
        offered = {each.text.removeprefix(".") for each in completer.completions(text, len(text))}
    return {name for name in offered if not name.startswith("_")}


def attributes(thing: object) -> set[str]:
    return {name for name in dir(thing) if not name.startswith("_")}


@pytest.mark.parametrize("jedi", [True, False])
def test_a_tab_offers_the_public_names_and_no_others(jedi: bool) -> None:
    assert completed("bg.", jedi=jedi) == {*bg.__all__} - {"__version__"}
    assert completed("bg.rea", jedi=jedi) == {"read", "read_text"}


@pytest.mark.parametrize("jedi", [True, False])
def test_a_tab_offers_what_a_form_has(jedi: bool) -> None:
    assert completed("form.", jedi=jedi) == attributes(FORM)
    assert completed("form.budget.", jedi=jedi) == attributes(bg.Budget())
    assert {"title", "project", "budget", "indicators", "leaves"} <= attributes(FORM)
    assert completed("reading.", jedi=jedi) == attributes(READING)


def test_a_tab_offers_the_arguments() -> None:
    assert {"layout=", "limits=", "name="} <= completed("bg.read(", jedi=False)


def test_nothing_is_listed_that_is_not_meant() -> None:
    assert {name for name in dir(bg) if not name.startswith("__")} == {*bg.__all__} - {"__version__"}


SEEN = {
    "bg.read": "-> budgetgoals.reading.reading.Reading",
    "bg.check": "-> tuple[budgetgoals.model.findings.Finding, ...]",
    "bg.read('x').of(bg.SelfEvaluation)": "tuple[budgetgoals.model.forms.SelfEvaluation, ...]",
    "bg.score": "-> budgetgoals.scoring.scorecard.Scorecard",
    "bg.loads('x').title": "str",
    "next(bg.loads('x').leaves()).indicator": "budgetgoals.model.indicators.Indicator",
    "bg.Budget().total": "decimal.Decimal | None",
    "bg.Limits": "-> budgetgoals.sources.limits.Limits",
    "bg.MissingExtra": "-> budgetgoals.errors.MissingExtra",
}


def test_a_type_checker_sees_every_lazy_name_and_no_other(tmp_path: Path) -> None:
    lines = ["import budgetgoals as bg", *(f"reveal_type({each})" for each in SEEN)]
    lines += [f"bg.{name}" for name in bg.__all__]
    lines += ["bg.raed", "from budgetgoals import raed"]
    program = tmp_path / "program.py"
    program.write_text("\n".join(lines))
    printed, _, _ = mypy.run(["--strict", "--config-file=", f"--cache-dir={tmp_path}", str(program)])
    revealed = re.findall(r'Revealed type is "(.+)"', printed)
    assert [each[-len(end) :] for each, end in zip(revealed, SEEN.values(), strict=True)] == [*SEEN.values()]
    assert re.findall(r"program.py:(\d+): error: Module.* has no attribute \"raed\"", printed) == [
        str(len(lines) - 1),
        str(len(lines)),
    ]
    assert printed.count("error:") == 2, printed


@pytest.mark.parametrize("name", FUNCTIONS)
def test_help_says_what_a_function_does_with_public_types(name: str) -> None:
    function = getattr(bg, name)
    said = pydoc.plain(pydoc.render_doc(function))
    assert f"{name}(" in said
    assert inspect.getdoc(function)
    assert not re.search(r"\b_\w", str(inspect.signature(function)))


def test_help_of_the_library_names_all_of_it() -> None:
    said = pydoc.plain(pydoc.render_doc(bg))
    assert [name for name in bg.__all__ if name not in said] == []


MISTAKES: dict[str, Callable[[], Any]] = {
    "nothing to read": lambda: bg.read(None),  # type: ignore[arg-type]
    "bytes for a text": lambda: bg.read_text(b"x"),  # type: ignore[arg-type]
    "a reading for a form": lambda: bg.dumps(READING),  # type: ignore[arg-type]
    "forms for a form": lambda: bg.to_dict((FORM,)),  # type: ignore[arg-type]
    "a number for a document": lambda: bg.loads(3),  # type: ignore[arg-type]
    "a form without scores": lambda: bg.fit(FORM),  # type: ignore[arg-type]
    "an unknown method": lambda: bg.fit(bg.SelfEvaluation(), "my method"),
    "an unknown rule": lambda: bg.check(FORM, select="XX9"),
    "a word for a severity": lambda: bg.CheckConfig(severities={"BG101": "bad"}),  # type: ignore[arg-type]
    "no such layout": lambda: bg.load_layout("nowhere-2020"),
    "no such settings": lambda: bg.load_config("nowhere.toml"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_answered_in_both_languages(mistake: str) -> None:
    with pytest.raises(bg.BudgetGoalsError) as raised:
        MISTAKES[mistake]()
    error = raised.value
    assert re.search(r"[\u4e00-\u9fff]", error.message.zh)
    assert re.search(r"[a-z]", error.message.en)
    assert "Errno" not in str(error)
    assert repr(error) == f"{type(error).__name__}({str(error.message)!r})"


def test_one_code_is_as_good_as_a_list_of_one() -> None:
    assert bg.check(FORM, select="BG1") == bg.check(FORM, select=["BG1"]) != ()
    assert bg.check(FORM, ignore="BG1") == bg.check(FORM, ignore=["BG1"])
    assert bg.CheckConfig(ignore="BG1") == bg.CheckConfig(ignore=["BG1"])
    form = bg.SelfEvaluation()
    assert bg.fit(form, "caiyu-2020-10") == bg.fit(form, ["caiyu-2020-10"])
