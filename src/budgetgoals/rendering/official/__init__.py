"""Form + layout → the official grid, which every backend draws: cells with spans, in rows, in sections."""

from budgetgoals.rendering.official.cells import Look, OfficialCell, OfficialGrid, Section
from budgetgoals.rendering.official.drawing import blank_grid, layout_of, official_grid

__all__ = ["Look", "OfficialCell", "OfficialGrid", "Section", "blank_grid", "layout_of", "official_grid"]
