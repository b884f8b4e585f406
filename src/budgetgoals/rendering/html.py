"""The official grid as an HTML table, and what a notebook shows. What a form holds is text: it is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from budgetgoals.messages import Message, message
from budgetgoals.model import FORM_KINDS, Finding, Form
from budgetgoals.reading import Reading
from budgetgoals.rendering.official import Look, OfficialCell, official_grid

if TYPE_CHECKING:
    from budgetgoals.rendering.official.cells import Row

_MOST_FORMS = 20
_STYLE = (
    "<style scoped>.budgetgoals{border-collapse:collapse;max-width:60em}"
    ".budgetgoals caption{font-weight:bold;padding:.4em;text-align:center}"
    ".budgetgoals th,.budgetgoals td{border:1px solid #888;padding:.25em .6em;text-align:left;"
    "vertical-align:middle}"
    ".budgetgoals .heading,.budgetgoals .figure{text-align:center}</style>"
)
_HEADS = frozenset({Look.HEADING, Look.LABEL, Look.HEADER, Look.LEVEL})


def notebook_html(thing: object) -> str:
    """What a notebook shows for a form or a reading.

    >>> from budgetgoals.model import Project, ProjectGoals
    >>> "&lt;b&gt;" in notebook_html(ProjectGoals(project=Project(name="<b>")))
    True
    """
    if isinstance(thing, Reading):
        return _STYLE + _reading(thing)
    if isinstance(thing, FORM_KINDS):
        return _STYLE + form_table(thing)
    raise TypeError(f"no picture of a {type(thing).__name__}")


def form_table(form: Form) -> str:
    """A form as an HTML table.

    >>> from budgetgoals.model import ProjectGoals
    >>> form_table(ProjectGoals(title="目标表"))[:59]
    '<table class="budgetgoals" lang="zh"><caption>目标表</caption>'
    """
    grid = official_grid(form)
    rows = "".join(map(table_row, grid.rows))
    return f'<table class="budgetgoals" lang="zh"><caption>{text_html(grid.title)}</caption>{rows}</table>'


def table_row(row: Row, look: str = "") -> str:
    """A row of the official grid.

    >>> from budgetgoals.rendering.official import Look, OfficialCell
    >>> table_row((OfficialCell("<b>", Look.VALUE, columns=2),))
    '<tr><td class="value" colspan="2">&lt;b&gt;</td></tr>'
    """
    of = f' class="{look}"' if look else ""
    return f"<tr{of}>{''.join(map(_cell, row))}</tr>"


def _cell(cell: OfficialCell) -> str:
    tag = "th" if cell.look in _HEADS else "td"
    looks = cell.look.value
    if cell.open_above or cell.open_below:
        looks += " open-above" if cell.open_above else " open-below"
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f'<{tag} class="{looks}"{columns}{rows}>{text_html(cell.text)}</{tag}>'


def _reading(reading: Reading) -> str:
    parts = [f"<p>{text_html(repr(reading).strip('<>'))}</p>"]
    parts += [form_table(form) for form in reading.forms[:_MOST_FORMS]]
    if len(reading.forms) > _MOST_FORMS:
        more = message("and {count} more forms", count=len(reading.forms) - _MOST_FORMS)
        parts.append(f"<p>{text_html(str(more))}</p>")
    parts.append(_list(message("findings"), [_finding(finding) for finding in reading.findings]))
    parts.append(_list(message("unread"), [text_html(str(piece)) for piece in reading.unread]))
    return "".join(parts)


def _finding(finding: Finding) -> str:
    return f"{text_html(finding.describe('zh'))}<br><small>{text_html(finding.message.en)}</small>"


def _list(name: Message, items: list[str]) -> str:
    if not items:
        return ""
    return f"<p>{text_html(str(name))}</p><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def text_html(text: str) -> str:
    r"""A text, with its line breaks, as HTML.

    >>> text_html("a<b\n&")
    'a&lt;b<br>&amp;'
    """
    return escape(text).replace("\n", "<br>")
