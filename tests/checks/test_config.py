"""The settings of a project, and what is said of mistakes in them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import attrs
import pytest

import budgetgoals as bg
from budgetgoals.checks import find_config
from budgetgoals.checks.examples import form_of
from budgetgoals.errors import InvalidValue, UnreadableSource

DOCS = Path(__file__).parent.parent.parent / "docs"
SETTINGS = """
profile = "national-2021"
select = ["BG1", "BG3"]
ignore = ["BG108"]

[severity]
BG305 = "warning"
BG206 = "off"

[limits]
over_fulfilment = 1.5
most_qualitative = 0.5
"""
EXPECTED = bg.CheckConfig(
    profile="national-2021",
    select=["BG1", "BG3"],
    ignore=["BG108"],
    severities={"BG305": bg.Severity.WARNING, "BG206": None},
    limits=bg.CheckLimits(over_fulfilment=Decimal("1.5"), most_qualitative=Decimal("0.5")),
)


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_its_own(tmp_path: Path) -> None:
    assert bg.load_config(written(tmp_path, "budgetgoals.toml", SETTINGS)) == EXPECTED


def test_the_settings_shown_in_the_docs(tmp_path: Path) -> None:
    docs = (DOCS / "checks.md").read_text(encoding="utf-8")
    shown = docs.split("```toml\n", 1)[1].split("```", 1)[0]
    settings = bg.load_config(written(tmp_path, "budgetgoals.toml", shown))
    assert settings.ignore == ("BG117", "BG7")
    assert settings.limits.over_fulfilment == Decimal("1.5")


def test_a_section_of_the_project_file(tmp_path: Path) -> None:
    text = "[tool.budgetgoals]" + SETTINGS.replace("[severity]", "[tool.budgetgoals.severity]").replace(
        "[limits]", "[tool.budgetgoals.limits]"
    )
    assert bg.load_config(written(tmp_path, "pyproject.toml", text)) == EXPECTED


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour = 1", "budgetgoals.toml: colour: is no setting; the settings: profile, select"),
        ('profile = "x"', "budgetgoals.toml: profile: must be one of shanghai-2020, .* not 'x'"),
        ("select = 5", "budgetgoals.toml: select: must be a list of texts, not 5"),
        ("ignore = [5]", r"budgetgoals.toml: ignore: must be a list of texts, not \[5\]"),
        ("severity = 5", "budgetgoals.toml: severity: must be a table"),
        (
            '[severity]\nBG305 = "loud"',
            "severity.BG305: must be one of error, warning, info, off, not 'loud'",
        ),
        ("[limits]\nheight = 5", "limits.height: is no setting; the settings: most_qualitative"),
        (
            "[limits]\nover_fulfilment = -1",
            "limits.over_fulfilment: must be a number that is not negative, not -1",
        ),
        ("[limits]\nover_fulfilment = true", "limits.over_fulfilment: must be a number"),
    ],
)
def test_a_mistake_is_told_with_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InvalidValue, match=said):
        bg.load_config(written(tmp_path, "budgetgoals.toml", text))


def test_a_mistake_in_the_project_file_is_told_with_its_section(tmp_path: Path) -> None:
    path = written(tmp_path, "pyproject.toml", "[tool.budgetgoals]\ncolour = 1")
    with pytest.raises(InvalidValue, match=r"pyproject.toml: tool.budgetgoals.colour: is no setting"):
        bg.load_config(path)


@pytest.mark.parametrize("text", [None, "= 5"])
def test_a_file_that_cannot_be_read(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "budgetgoals.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableSource, match=r"cannot read the settings .*budgetgoals\.toml"):
        bg.load_config(path)


def test_a_code_of_no_rule_is_told_when_rules_are_asked(tmp_path: Path) -> None:
    path = written(tmp_path, "budgetgoals.toml", '[severity]\nBG999 = "off"')
    with pytest.raises(InvalidValue, match="there is no rule BG999"):
        bg.check(form_of("fiscal_year: 2020"), config=path)


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    outer = written(tmp_path, "budgetgoals.toml", SETTINGS)
    assert find_config(inner) == outer
    written(tmp_path / "a", "pyproject.toml", "[project]\nname = 'x'")
    assert find_config(inner) == outer
    near = written(tmp_path / "a", "pyproject.toml", "[tool.budgetgoals]\nselect = []")
    assert find_config(inner) == near
    nearest = written(inner, "budgetgoals.toml", "")
    assert find_config(inner) == nearest


def test_a_broken_project_file_of_somebody_else_is_passed_over(tmp_path: Path) -> None:
    written(tmp_path, "pyproject.toml", "= 5")
    assert find_config(tmp_path) is None or find_config(tmp_path) != tmp_path / "pyproject.toml"


def test_settings_are_values() -> None:
    assert bg.CheckConfig() == bg.CheckConfig(select=(), severities={})
    assert hash(EXPECTED) == hash(attrs.evolve(EXPECTED, select=("BG1", "BG3")))
    with pytest.raises(InvalidValue, match="there is no profile"):
        bg.CheckConfig(profile="x")
