"""The official grid as HTML, for notebooks. Whatever a form holds is text: it is escaped everywhere."""

from __future__ import annotations

from html import escape

from budgetgoals.messages import Message, message
from budgetgoals.model import FORM_KINDS, Finding, Form
from budgetgoals.reading import Reading
from budgetgoals.rendering.official import Look, OfficialCell, official_grid

_MOST_FORMS = 20
_STYLE = (
    "<style scoped>.budgetgoals{border-collapse:collapse;max-width:60em}"
    ".budgetgoals caption{font-weight:bold;padding:.4em;text-align:center}"
    ".budgetgoals th,.budgetgoals td{border:1px solid #888;padding:.25em .6em;text-align:left;"
    "vertical-align:middle}"
    ".budgetgoals .heading{text-align:center}</style>"
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
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in grid.rows)
    return f'<table class="budgetgoals" lang="zh"><caption>{_text(grid.title)}</caption>{rows}</table>'


def _cell(cell: OfficialCell) -> str:
    tag = "th" if cell.look in _HEADS else "td"
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    look = f' class="{cell.look.value}"' if cell.look is Look.HEADING else ""
    return f"<{tag}{look}{columns}{rows}>{_text(cell.text)}</{tag}>"


def _reading(reading: Reading) -> str:
    parts = [f"<p>{_text(repr(reading).strip('<>'))}</p>"]
    parts += [form_table(form) for form in reading.forms[:_MOST_FORMS]]
    if len(reading.forms) > _MOST_FORMS:
        more = message("and {count} more forms", count=len(reading.forms) - _MOST_FORMS)
        parts.append(f"<p>{_text(str(more))}</p>")
    parts.append(_list(message("findings"), [_finding(finding) for finding in reading.findings]))
    parts.append(_list(message("unread"), [_text(str(piece)) for piece in reading.unread]))
    return "".join(parts)


def _finding(finding: Finding) -> str:
    return f"{_text(finding.describe('zh'))}<br><small>{_text(finding.message.en)}</small>"


def _list(name: Message, items: list[str]) -> str:
    if not items:
        return ""
    return f"<p>{_text(str(name))}</p><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
