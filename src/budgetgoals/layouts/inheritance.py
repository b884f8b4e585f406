"""A layout that extends another says only what differs."""

from __future__ import annotations

from typing import Any

from budgetgoals.layouts.table import Table

_ROWS = ("row", "foot")


def merged(base: dict[str, Any], own: dict[str, Any], file: str) -> dict[str, object]:
    """Lay what a file says over what the layout that it extends says.

    A key replaces the key of the other; ``[indicators]`` does so key by key. ``[[change]]`` names a row by
    its heading, its side or its first label (``at``) and puts other rows in its place (``rows``; none takes
    it away), or behind it (``behind = true``). ``[[also]]`` gives a label more aliases.

    >>> merged({"id": "a", "title": "表"}, {"id": "b"}, "b.toml")
    {'id': 'b', 'title': '表'}
    """
    changes, also = own.pop("change", []), own.pop("also", [])
    content = base | own
    if "indicators" in base and isinstance(own.get("indicators"), dict):
        content["indicators"] = base["indicators"] | own["indicators"]
    for index, change in enumerate(changes):
        _change(content, Table(file, f"change[{index}]", change))
    for index, names in enumerate(also):
        _give_aliases(content, Table(file, f"also[{index}]", names))
    return content


def _change(content: dict[str, Any], table: Table) -> None:
    at, behind, rows = table.text("at"), table.flag("behind"), table.raw_list("rows")
    table.done()
    for key in _ROWS:
        inherited = content.get(key, [])
        first = next((index for index, row in enumerate(inherited) if at in _names(row)), None)
        if first is None:
            continue
        last = first + 1
        while not behind and last < len(inherited) and inherited[last].get("side") == at:
            last += 1
        content[key] = [*inherited[: last if behind else first], *rows, *inherited[last:]]
        return
    table.refuse("at", "the layout that this one extends has no row {at}", at=at)


def _names(row: dict[str, Any]) -> set[str]:
    first = [*row.get("cells", []), *row.get("below", [])][:1]
    return {row.get("heading", ""), row.get("side", ""), *(cell.get("label", "") for cell in first)} - {""}


def _give_aliases(content: dict[str, Any], table: Table) -> None:
    label, aliases = table.text("label"), table.texts("aliases")
    table.done()
    found = [
        (cells, index)
        for key in _ROWS
        for row in content.get(key, [])
        for cells in (row.get("cells", []), row.get("below", []))
        for index, cell in enumerate(cells)
        if cell.get("label") == label
    ]
    columns = content.get("indicators", {}).get("columns", [])
    found += [(columns, index) for index, column in enumerate(columns) if column.get("label") == label]
    if not found:
        table.refuse("label", "the layout that this one extends has no label {label}", label=label)
    for cells, index in found:
        cells[index] = cells[index] | {"aliases": [*cells[index].get("aliases", []), *aliases]}
