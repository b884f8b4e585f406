"""Write the pages of the rules from their declarations, in English; the catalogs have the Chinese.

python tools/rule_pages.py           write docs/rules/*.md
python tools/rule_pages.py --check   change nothing; fail when a page is stale
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from budgetgoals.checks import FAMILIES, PROFILES, rules
from budgetgoals.checks.declaring import Part
from budgetgoals.checks.limits import CheckLimits, limit_says
from budgetgoals.checks.profiles import EVERY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from budgetgoals.checks import Rule

FOLDER = Path(__file__).parent.parent / "docs" / "rules"
_NOTE = "<!-- Written by tools/rule_pages.py from the rules themselves; change them, not this page. -->"
_LEFT_OUT = {
    Part.HEAD: "where the head of a form was only read in part",
    Part.INDICATORS: "where the indicators of a form were only read in part",
}


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    written = pages()
    stale = [name for name, text in written.items() if _on_disk(name) != text]
    left_over = [path.name for path in FOLDER.glob("*.md") if path.name not in written]
    if "--check" in arguments:
        for name in (*stale, *left_over):
            sys.stderr.write(f"docs/rules/{name} is stale: run make docs-pages\n")
        return 1 if stale or left_over else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (FOLDER / name).write_text(written[name], encoding="utf-8")
    for name in left_over:
        (FOLDER / name).unlink()
    return 0


def pages() -> dict[str, str]:
    """The pages by their names: one a family, and one that lists all rules."""
    own = [rule for rule in rules() if rule.code.startswith("BG")]
    families = {number: [rule for rule in own if rule.code[2] == number] for number in FAMILIES}
    written = {"index.md": _lines(_index(families))}
    for number, family in families.items():
        written[_file(number)] = _lines(_family(number, family))
    return written


def _index(families: dict[str, list[Rule]]) -> Iterator[str]:
    yield "# The rules"
    yield _NOTE
    yield "`budgetgoals rules` lists them in the terminal, `budgetgoals rules show BG305` explains one."
    for number, family in families.items():
        yield f"## {_name(number)}"
        rows = [
            (
                f"[{rule.code}]({_file(number)}#{rule.code.lower()})",
                rule.severity.value,
                rule.title.en,
                _on(rule),
            )
            for rule in family
        ]
        yield _table(("code", "severity", "what is wrong", "default"), rows)
    yield "## The profiles"
    every = [rule for family in families.values() for rule in family]
    counted = [
        (f"`{each.id}`", each.title.en, str(sum(each.id in rule.profiles for rule in every)))
        for each in PROFILES
    ]
    yield _table(("profile", "kind of form", "rules"), counted)
    names = "\n".join(_file(number).removesuffix(".md") for number in families)
    yield f"```{{toctree}}\n:hidden:\n\n{names}\n```"


def _family(number: str, family: list[Rule]) -> Iterator[str]:
    yield f"# {_name(number)}"
    yield _NOTE
    for rule in family:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    examples = rule.examples
    yield f"## {rule.code}"
    yield _table(("", ""), _facts(rule))
    yield f"Breaks it:\n\n```text\n{examples.breaks}\n```"
    yield f"Passes:\n\n```text\n{examples.passes}\n```"


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    """What is declared of a rule; each text stands alone, as it is translated."""
    yield "what is wrong", rule.title.en
    yield "why", rule.why.en
    if rule.advice:
        yield "instead", rule.advice.en
    yield "severity", rule.severity.value
    if not rule.default:
        yield "asked", "only when it is named"
    if rule.notes_in:
        yield "only a note in", _names(rule.notes_in)
    yield "basis", "; ".join(clause.text for clause in rule.cites)
    yield "profiles", "all" if rule.profiles == EVERY else _names(rule.profiles)
    for name in rule.limits:
        yield f"`{name}` = {getattr(CheckLimits(), name)}", limit_says(name).en
    if rule.needs:
        yield "left out", _LEFT_OUT[rule.needs]


def _name(number: str) -> str:
    return FAMILIES[number].en.capitalize()


def _on(rule: Rule) -> str:
    return "on" if rule.default else "off"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _names(profiles: frozenset[str]) -> str:
    return ", ".join(f"`{each.id}`" for each in PROFILES if each.id in profiles)


def _file(number: str) -> str:
    return f"{FAMILIES[number].en.replace(' ', '-')}.md"


def _lines(parts: Iterator[str]) -> str:
    return "\n\n".join(parts) + "\n"


def _on_disk(name: str) -> str | None:
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
