"""The official forms, declared: one TOML file a layout, and the loader."""

from budgetgoals.layouts.declaration import Cell, Column, Grid, Layout, Role, Row, ValueKind
from budgetgoals.layouts.loader import layout_ids, load_layout

__all__ = [
    "Cell",
    "Column",
    "Grid",
    "Layout",
    "Role",
    "Row",
    "ValueKind",
    "layout_ids",
    "load_layout",
]
