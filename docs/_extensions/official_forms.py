"""Official forms as tables of a page: ``{filled-form} FILE NUMBER`` and ``{blank-forms} KIND``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import budgetgoals as bg
from budgetgoals.rendering.html import form_table, table_row, text_html
from budgetgoals.rendering.official import blank_grid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

ROOT = Path(__file__).parent.parent.parent
NO_OFFICIAL_FORM = "generic"


class FilledForm(SphinxDirective):
    """A form of a file, counted from 1, as a notebook shows it."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        """The table."""
        file, number = self.arguments
        return [_table(form_table(bg.read(ROOT / file).forms[int(number) - 1]))]


class BlankForms(SphinxDirective):
    """The blank form of every layout of a kind, each in a section that is called like the layout."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The sections."""
        layouts = map(bg.load_layout, bg.layout_ids())
        return [
            _section(layout)
            for layout in layouts
            if layout.kind == self.arguments[0] and layout.id != NO_OFFICIAL_FORM
        ]


def _section(layout: bg.Layout) -> nodes.section:
    facts = "；".join(_facts(layout))
    return nodes.section(
        "",
        nodes.title("", "", nodes.literal("", layout.id), translatable=False),
        nodes.paragraph("", facts, translatable=False),
        _table(_blank(layout)),
        ids=[nodes.make_id(layout.id)],
    )


def _facts(layout: bg.Layout) -> Iterator[str]:
    first, last = layout.years
    yield f"{layout.region} {first}" + (f"–{last}" if last != first else "")
    yield from filter(None, (layout.note, layout.regulation))


def _blank(layout: bg.Layout) -> str:
    grid = blank_grid(layout)
    rows = "".join(map(table_row, grid.rows))
    return f'<table class="budgetgoals" lang="zh"><caption>{text_html(grid.title)}</caption>{rows}</table>'


def _table(html: str) -> nodes.raw:
    return nodes.raw("", f'<div class="official-form">{html}</div>', format="html")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives."""
    app.add_directive("filled-form", FilledForm)
    app.add_directive("blank-forms", BlankForms)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
