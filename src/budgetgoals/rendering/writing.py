"""Forms → files of every format: one grid, drawn by the backend that the ending names."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from budgetgoals.errors import InvalidValue, UnsupportedFormat
from budgetgoals.layouts import Layout, load_layout
from budgetgoals.rendering.files import write_whole
from budgetgoals.rendering.given import forms_of
from budgetgoals.rendering.pages import Options

if TYPE_CHECKING:
    from os import PathLike

    from budgetgoals.model import Form
    from budgetgoals.rendering.given import Forms

_BACKENDS = {
    "docx": "word",
    "xlsx": "workbook",
    "pdf": "pdf",
    "html": "web",
    "md": "markdown",
    "txt": "text",
    "csv": "separated",
    "json": "documents",
}
_OTHER_NAMES = {"htm": "html", "markdown": "md", "text": "txt"}
FORMATS = tuple(_BACKENDS)
"""The formats that forms can be written in, as the endings of their files."""


def render(  # noqa: PLR0913 - the options of a format
    forms: Forms,
    path: str | PathLike[str],
    *,
    layout: Layout | str | PathLike[str] | None = None,
    overwrite: bool = False,
    font: str | None = None,
    guard: bool = True,
) -> Path:
    """Write forms into one file, as the official form prints them; the ending of its name is its format.

    Word and PDF files have each form on a page of its own, a workbook on a sheet of its own; in the other
    formats one follows the other. The file is written whole or not at all.

    Args:
        forms: a form, a reading, or several forms.
        path: a name that ends in .docx, .xlsx, .pdf, .html, .md, .txt, .csv or .json.
        layout: the layout to write with; each form's own unless given.
        overwrite: whether a file that is there already is replaced.
        font: for a PDF the name of a font, or the path of a font file or of a folder of them; a Chinese one
            that is installed unless given.
        guard: whether cells of a CSV that a spreadsheet would take for a formula (``=100%``) are kept texts,
            by an ideographic space before them.

    Returns:
        The path.

    Raises:
        UnsupportedFormat: no format has this ending.
        UnwritableTarget: the file is there already, or cannot be written.
        MissingExtra: the library that writes the format is not installed.
        InvalidValue: there is no form, a layout of another kind, or no font for a PDF.
        LimitExceeded: a text is longer than a cell of a workbook can hold.

    >>> import tempfile
    >>> from budgetgoals.model import ProjectGoals
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     render(ProjectGoals(title="项目支出绩效目标表"), f"{folder}/申报表.html").name
    '申报表.html'
    """
    target = Path(path)
    content = render_bytes(forms, format_named(target.suffix), layout=layout, font=font, guard=guard)
    return write_whole(target, content, overwrite=overwrite)


def render_bytes(
    forms: Forms,
    format: str,  # noqa: A002 - the word for it
    *,
    layout: Layout | str | PathLike[str] | None = None,
    font: str | None = None,
    guard: bool = True,
) -> bytes:
    r"""The content of a file with forms; see :func:`render`.

    Args:
        forms: a form, a reading, or several forms.
        format: ``"docx"``, ``"xlsx"``, ``"pdf"``, ``"html"``, ``"md"``, ``"txt"``, ``"csv"`` or ``"json"``.
        layout: the layout to write with; each form's own unless given.
        font: the font of a PDF.
        guard: whether cells of a CSV that a spreadsheet would take for a formula are kept texts.

    >>> from budgetgoals.model import ProjectGoals
    >>> render_bytes(ProjectGoals(title="项目支出绩效目标表"), "md").decode().splitlines()[0]
    '# 项目支出绩效目标表'
    """
    backend = _BACKENDS[format_named(format)]
    chosen = layout if layout is None or isinstance(layout, Layout) else load_layout(layout)
    options = Options(layout=chosen, font=font, guard=guard)
    several = list(forms_of(forms))
    _refuse_others(several, chosen)
    content: bytes = import_module(f"budgetgoals.rendering.{backend}").draw(several, options)
    return content


def format_named(name: str) -> str:
    """The format that an ending or a name stands for.

    Raises:
        UnsupportedFormat: none does.

    >>> format_named(".DOCX"), format_named("markdown")
    ('docx', 'md')
    """
    plain = name.lower().removeprefix(".")
    plain = _OTHER_NAMES.get(plain, plain)
    if plain not in _BACKENDS:
        raise UnsupportedFormat(
            "forms cannot be written as {format}",
            hint="they can be written as {known}",
            format=repr(name),
            known=", ".join(FORMATS),
        )
    return plain


def _refuse_others(forms: list[Form], layout: Layout | None) -> None:
    if not forms:
        raise InvalidValue("there is no form to write")
    for form in forms:
        if layout is not None and layout.kind != form.kind:
            raise InvalidValue(
                "the layout {layout} is for {kind}, not for {other}",
                layout=layout.id,
                kind=layout.kind,
                other=form.kind,
            )
