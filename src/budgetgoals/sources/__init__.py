"""Files → :class:`Document`. Nothing in here knows what a form is."""

from budgetgoals.sources.document import Block, Document, GridBlock, GridCell, Notable, Notice, TextBlock
from budgetgoals.sources.limits import DEFAULT_LIMITS, Limits
from budgetgoals.sources.opening import Source, name_of, open_streamed, open_whole

__all__ = [
    "DEFAULT_LIMITS",
    "Block",
    "Document",
    "GridBlock",
    "GridCell",
    "Limits",
    "Notable",
    "Notice",
    "Source",
    "TextBlock",
    "name_of",
    "open_streamed",
    "open_whole",
]
