"""``budgetgoals rules``: what the checks hold forms against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyclopts import App
from rich.table import Table
from rich.text import Text

from budgetgoals.checks import PROFILES, rule_of
from budgetgoals.checks import rules as every_rule
from budgetgoals.checks.limits import CheckLimits, limit_says
from budgetgoals.cli.job import Exit, Job, PlainConsole
from budgetgoals.errors import BudgetGoalsError
from budgetgoals.messages import Language, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.checks import Rule
    from budgetgoals.messages import Message

rules = App(name="rules", help="What the checks hold forms against.")


@rules.default
def list_rules(*, lang: Language = "zh") -> int:
    """List the rules.

    Args:
        lang: The language of the messages.
    """
    table = Table(box=None, pad_edge=False)
    for name in (
        message("code"),
        message("severity"),
        message("family"),
        message("rule"),
        message("default"),
    ):
        table.add_column(name.text(lang), overflow="fold")
    on, off = message("on"), message("off")
    for each in every_rule():
        texts = (
            each.code,
            each.severity.message.text(lang),
            each.family.text(lang) if each.family else "",
            each.title.text(lang),
            (on if each.default else off).text(lang),
        )
        table.add_row(*map(Text, texts))
    PlainConsole().print(table)
    return Exit.FINE


@rules.command
def show(code: str, *, lang: Language = "zh") -> int:
    """Explain a rule, with a form that breaks it and one that passes.

    Args:
        code: The code of the rule, such as BG305.
        lang: The language of the messages.
    """
    try:
        rule = rule_of(code)
    except BudgetGoalsError as error:
        Job.complain(error.describe(lang))
        return Exit.WRONG_USAGE
    console = PlainConsole()
    console.print(Text(f"{rule.code}  {rule.title.text(lang)}", style="bold"), soft_wrap=True)
    console.print(Text(rule.why.text(lang)), soft_wrap=True)
    for label, text in _told(rule, lang):
        console.print(Text.assemble((f"{label.text(lang)}  ", "bold"), text), soft_wrap=True)
    examples = rule.examples
    for label, form in ((message("breaks it"), examples.breaks), (message("passes"), examples.passes)):
        console.print(Text(label.text(lang), style="bold"))
        console.print(Text("\n".join(f"    {line}" for line in form.splitlines())), soft_wrap=True)
    return Exit.FINE


def _told(rule: Rule, lang: Language) -> Iterator[tuple[Message, str]]:
    if rule.advice:
        yield message("advice"), rule.advice.text(lang)
    yield message("severity"), rule.severity.message.text(lang)
    if rule.notes_in:
        yield message("only a note in"), ", ".join(sorted(rule.notes_in))
    yield message("default"), (message("on") if rule.default else message("off")).text(lang)
    yield message("basis"), "；".join(clause.text for clause in rule.cites)
    profiles = [profile.id for profile in PROFILES if profile.id in rule.profiles]
    yield message("profiles"), ", ".join(profiles)
    for name in rule.limits:
        limit = getattr(CheckLimits(), name)
        yield message("limit"), f"{name} = {limit}: {limit_says(name).text(lang)}"
