"""A page of its own around tables and pictures: nothing of it is loaded from elsewhere, no script runs."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from budgetgoals.messages import Language

STYLE = (
    "<style>.bg-view{font-family:sans-serif;max-width:72em;color:#222;background:#fff}"
    ".bg-view table{border-collapse:collapse;margin:.6em 0}"
    ".bg-view caption{font-weight:bold;text-align:left;padding:.3em 0}"
    ".bg-view th,.bg-view td{border:1px solid #888;padding:.2em .5em;text-align:left;vertical-align:top}"
    ".bg-view td:first-child{min-width:6em}"
    ".bg-view td.number{text-align:right;white-space:nowrap}"
    ".bg-view tr.stressed td{font-weight:bold}.bg-view figure{margin:.6em 0}</style>"
)


def page(title: str, parts: Iterable[str], language: Language) -> str:
    """A whole HTML document.

    Args:
        title: its title.
        parts: what it shows, as HTML.
        language: the language of the document.

    >>> page("a < b", ["<p>x</p>"], "en").startswith('<!DOCTYPE html><html lang="en">')
    True
    """
    code = {"zh": "zh-CN", "en": "en"}[language]
    return (
        f'<!DOCTYPE html><html lang="{code}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>{STYLE}</head><body>{''.join(parts)}</body></html>"
    )


def table(
    caption: str,
    heads: Iterable[str],
    rows: Iterable[Iterable[str]],
    numbers: frozenset[int] = frozenset(),
    stressed: frozenset[int] = frozenset(),
) -> str:
    """A table of texts; nothing where there are no rows.

    Args:
        caption: what it shows.
        heads: the heads of its columns.
        rows: the texts.
        numbers: the columns of numbers, which are set to the right.
        stressed: the rows that are set bold.

    >>> table("", ["a"], [["<b>"]]).count("&lt;b&gt;"), table("", ["a"], [])
    (1, '')
    """
    lines = []
    for index, row in enumerate(rows):
        cells = (
            f'<td class="number">{_text(cell)}</td>' if column in numbers else f"<td>{_text(cell)}</td>"
            for column, cell in enumerate(row)
        )
        bold = ' class="stressed"' if index in stressed else ""
        lines.append(f"<tr{bold}>{''.join(cells)}</tr>")
    if not lines:
        return ""
    head = "".join(f'<th scope="col">{_text(each)}</th>' for each in heads)
    return (
        f"<table><caption>{_text(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table>"
    )


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
