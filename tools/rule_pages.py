"""Write the pages of the rules from their declarations.

python tools/rule_pages.py           write docs/rules/*.md
python tools/rule_pages.py --check   change nothing; fail when a page is stale
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from budgetgoals.checks import FAMILIES, PROFILES, rules
from budgetgoals.checks.limits import CheckLimits, limit_says
from budgetgoals.checks.profiles import EVERY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.checks import Rule

FOLDER = Path(__file__).parent.parent / "docs" / "rules"
_NOTE = "<!-- Written by tools/rule_pages.py from the rules themselves; change them, not this page. -->"


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    written = pages()
    stale = [name for name, text in written.items() if _on_disk(name) != text]
    left_over = [path.name for path in FOLDER.glob("*.md") if path.name not in written]
    if "--check" in arguments:
        for name in (*stale, *left_over):
            sys.stderr.write(f"docs/rules/{name} is stale: run python tools/rule_pages.py\n")
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
        name = FAMILIES[number]
        yield f"## {name.en.capitalize()} · {name.zh}"
        rows = ["| code | severity | what is wrong | 问题 | default |", "|---|---|---|---|---|"]
        rows += [
            f"| [{rule.code}]({_file(number)}#{rule.code.lower()}) | {rule.severity.value} | {rule.title.en} "
            f"| {rule.title.zh} | {'on' if rule.default else 'off'} |"
            for rule in family
        ]
        yield "\n".join(rows)
    yield "## Profiles"
    rows = ["| profile | for | 适用 | rules |", "|---|---|---|---|"]
    every = [rule for family in families.values() for rule in family]
    rows += [
        f"| `{each.id}` | {each.title.en} | {each.title.zh} "
        f"| {sum(each.id in rule.profiles for rule in every)} |"
        for each in PROFILES
    ]
    yield "\n".join(rows)


def _family(number: str, family: list[Rule]) -> Iterator[str]:
    name = FAMILIES[number]
    yield f"# {name.en.capitalize()} · {name.zh}"
    yield _NOTE
    for rule in family:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    examples = rule.examples
    yield f"## {rule.code}"
    yield f"**{rule.title.en} · {rule.title.zh}**"
    yield rule.why.en
    yield rule.why.zh
    yield "\n".join(_facts(rule))
    yield f"Breaks it:\n\n```text\n{examples.breaks}\n```"
    yield f"Passes:\n\n```text\n{examples.passes}\n```"


def _facts(rule: Rule) -> Iterator[str]:
    yield f"- Severity: {rule.severity.value}" + ("" if rule.default else "; off unless it is named")
    if rule.notes_in:
        yield f"- Only a note in: {_names(rule.notes_in)}"
    if rule.advice:
        yield f"- Instead: {rule.advice.en} · {rule.advice.zh}"
    yield f"- Basis: {'; '.join(clause.text for clause in rule.cites)}"
    yield f"- Profiles: {'all' if rule.profiles == EVERY else _names(rule.profiles)}"
    for name in rule.limits:
        yield f"- Limit: `{name}` = {getattr(CheckLimits(), name)}, {limit_says(name).en}"
    if rule.needs:
        yield f"- Left out where the {rule.needs.value} of a form was only read in part."


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
