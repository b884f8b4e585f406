"""Files to fill in: TOML and YAML with a remark for each key, or the blank official form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from budgetgoals.handwritten.blank import blank_form, choices_of
from budgetgoals.handwritten.outline import outline
from budgetgoals.handwritten.writers import to_toml, to_yaml
from budgetgoals.layouts import Layout, load_layout
from budgetgoals.messages import message
from budgetgoals.rendering.pages import Options, pages_of
from budgetgoals.rendering.workbook import workbook_of
from budgetgoals.rendering.writing import format_named, render_bytes

if TYPE_CHECKING:
    from budgetgoals.messages import Language
    from budgetgoals.model import Form

_WRITERS = {"toml": to_toml, "yaml": to_yaml, "yml": to_yaml}


def skeleton(
    layout: Layout | str, ending: str, *, like: Form | None = None, language: Language = "zh"
) -> bytes:
    """A file to fill in.

    Args:
        layout: the layout, or its id.
        ending: ``"toml"``, ``"yaml"``, or a format that forms are written in: the blank official form, in a
            workbook with lists to choose from.
        like: a form whose values the file begins with.
        language: the language of the remarks.

    Raises:
        UnsupportedFormat: no format has this ending.
        MissingExtra: the library that writes the format is not installed.

    >>> print(skeleton("shanghai-2020", "toml").decode().splitlines()[0])
    # 财政项目支出绩效目标表
    """
    chosen = layout if isinstance(layout, Layout) else load_layout(layout)
    kind = ending.lower().removeprefix(".")
    if writer := _WRITERS.get(kind):
        node = outline(chosen, like, language)
        return writer(node, _remarks(chosen, language)).encode()
    form = like or blank_form(chosen)
    if format_named(kind) == "xlsx":
        pages = pages_of([form], Options(layout=chosen))
        return workbook_of(pages, choices_of(pages[0].grid, chosen))
    return render_bytes(evolve(form, layout=chosen.id), kind, layout=chosen)


def _remarks(layout: Layout, language: Language) -> list[str]:
    said = [
        message("Fill in what stands in quotes; what the form does not say stays empty."),
        message("An amount without a unit is in {unit}.", unit=layout.money_unit),
    ]
    return [
        layout.title,
        *filter(None, [layout.regulation, layout.note]),
        "",
        *(each.text(language) for each in said),
    ]
