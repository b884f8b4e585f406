"""Form + layout → one official grid → HTML, terminal."""

from budgetgoals.rendering.official import GridCell, Look, OfficialGrid, official_grid

__all__ = ["GridCell", "Look", "OfficialGrid", "official_grid"]
