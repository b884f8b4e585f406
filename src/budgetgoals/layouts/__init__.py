"""The official forms, declared: one TOML file a layout, and the loader."""

from budgetgoals.layouts.declaration import (
    CAUSES,
    LIKELIHOODS,
    Cell,
    Column,
    FundColumn,
    FundRole,
    Funds,
    Grid,
    Layout,
    Role,
    Row,
    Tasks,
    ValueKind,
)
from budgetgoals.layouts.loader import layout_ids, load_layout

__all__ = [
    "CAUSES",
    "LIKELIHOODS",
    "Cell",
    "Column",
    "FundColumn",
    "FundRole",
    "Funds",
    "Grid",
    "Layout",
    "Role",
    "Row",
    "Tasks",
    "ValueKind",
    "layout_ids",
    "load_layout",
]
