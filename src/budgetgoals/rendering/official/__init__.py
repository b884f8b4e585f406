"""Form + layout → the official grid, which every backend draws: cells with spans, in rows."""

from budgetgoals.rendering.official.cells import Look, OfficialCell, OfficialGrid
from budgetgoals.rendering.official.drawing import blank_grid, layout_of, official_grid

__all__ = ["Look", "OfficialCell", "OfficialGrid", "blank_grid", "layout_of", "official_grid"]
