"""What a backend draws: forms with their grids, and how the caller wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from budgetgoals.rendering.official import official_grid
from budgetgoals.rendering.official.ink import inked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.layouts import Layout
    from budgetgoals.model import Form
    from budgetgoals.rendering.official import OfficialGrid


class Page(NamedTuple):
    """A form and its official grid."""

    form: Form
    grid: OfficialGrid


@frozen(kw_only=True)
class Options:
    """How forms are written.

    Attributes:
        layout: the layout to write with; each form's own unless given.
        font: the font of a PDF: the name of a family, or the path of a font file or of a folder of them.
        guard: whether cells of a CSV that a spreadsheet would take for a formula are kept texts.

    >>> Options().guard
    True
    """

    layout: Layout | None = None
    font: str | None = None
    guard: bool = True


def pages_of(forms: Iterable[Form], options: Options) -> list[Page]:
    """Forms with their grids.

    >>> from budgetgoals.model import ProjectGoals
    >>> pages_of([ProjectGoals(title="目标表")], Options())[0].grid.title
    '目标表'
    """
    return [Page(form, official_grid(form, options.layout)) for form in forms]


def title_of(pages: list[Page]) -> str:
    """What the properties of a document say it is."""
    titles = dict.fromkeys(_title(page) for page in pages)
    return "、".join(list(titles)[:_MOST])


def author_of(pages: list[Page]) -> str:
    """Who the properties of a document say it is from."""
    names = dict.fromkeys(inked(page.form.applicant) for page in pages)
    return "、".join(list(filter(None, names))[:_MOST])


_MOST = 3


def _title(page: Page) -> str:
    project = getattr(page.form, "project", None)
    return "：".join(filter(None, [page.grid.title, inked(project.name) if project else ""]))
