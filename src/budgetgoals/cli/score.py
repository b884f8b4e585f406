"""``budgetgoals score``: self-evaluations, scored by a method of the regulations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Literal

from attrs import define
from cyclopts import Parameter

from budgetgoals.cli.job import Exit, Job, PlainConsole, print_line
from budgetgoals.cli.sources import read_any
from budgetgoals.errors import InvalidValue
from budgetgoals.messages import Language, message
from budgetgoals.model import SelfEvaluation
from budgetgoals.rendering.scorecard_html import scorecard_page
from budgetgoals.rendering.scorecard_terminal import fit_view, scorecard_view
from budgetgoals.scoring import DEFAULT_METHOD, Fit, Method, Scorecard, fit, method_of
from budgetgoals.scoring import score as score_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

Output = Literal["table", "json", "html"]


def score(
    *sources: Annotated[str, Parameter(allow_leading_hyphen=True)],
    method: str = DEFAULT_METHOD,
    to: Output = "table",
    lang: Language = "zh",
) -> int:
    """Score self-evaluations, and tell which method explains their printed scores.

    Args:
        sources: Files, folders, or - for standard input.
        method: The scoring method: caiyu-2020-10, caiyu-2021-101, proportional-capped, or one of your own.
        to: How to show the scores: table for people, json (one list), html (one page with pictures).
        lang: The language of what is shown.
    """
    job = Job(lang)
    refused = job.refuse_options(sources)
    if refused is not None:
        return refused
    try:
        chosen = method_of(method)
    except InvalidValue as error:
        return job.wrong_usage(error.message)
    scored = _Scores(job, chosen)
    {"table": scored.tables, "json": scored.document, "html": scored.page}[to](sources)
    return job.exit


@define
class _Scores:
    job: Job
    method: Method

    def tables(self, sources: tuple[str, ...]) -> None:
        console = PlainConsole()
        for _, card, found in self._cards(sources):
            console.print(scorecard_view(card, self.job.lang))
            console.print(fit_view(found, self.job.lang))

    def document(self, sources: tuple[str, ...]) -> None:
        cards = [
            {"source": source, **card.to_dict(), "fit": found.to_dict()}
            for source, card, found in self._cards(sources)
        ]
        print_line(json.dumps(cards, ensure_ascii=False, indent=2))

    def page(self, sources: tuple[str, ...]) -> None:
        cards = [(card, found) for _, card, found in self._cards(sources)]
        print_line(scorecard_page(cards, self.job.lang))

    def _cards(self, sources: tuple[str, ...]) -> Iterator[tuple[str, Scorecard, Fit]]:
        for source in self.job.files(sources):
            for name, form in self._evaluations(source):
                yield name, score_form(form, self.method), fit(form)

    def _evaluations(self, source: str | BinaryIO) -> Iterator[tuple[str, SelfEvaluation]]:
        for reading in self.job.guard(lambda: iter([read_any(source)])):
            forms = reading.of(SelfEvaluation)
            if not forms:
                said = message("{source}: there is no self-evaluation in it", source=reading.source or "-")
                self.job.complain(said.text(self.job.lang))
                self.job.note(Exit.ERROR_FINDINGS)
            yield from ((reading.source, form) for form in forms)
