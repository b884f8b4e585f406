"""Form + layout → one official grid → HTML, terminal and more."""

from budgetgoals.rendering.official import Look, OfficialCell, OfficialGrid, blank_grid, official_grid

__all__ = ["Look", "OfficialCell", "OfficialGrid", "blank_grid", "official_grid"]
