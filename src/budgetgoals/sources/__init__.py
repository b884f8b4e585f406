"""Files → :class:`Document`. Nothing in here knows what a form is."""

from budgetgoals.sources.document import Document, TextBlock
from budgetgoals.sources.opening import Source, open_streamed, open_whole

__all__ = ["Document", "Source", "TextBlock", "open_streamed", "open_whole"]
