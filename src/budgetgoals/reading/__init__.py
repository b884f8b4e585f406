"""A source and the layouts → the forms, what was noticed, and what was left over."""

from budgetgoals.reading.reader import LayoutChoice, read, read_text, stream
from budgetgoals.reading.reading import Reading, Unread
from budgetgoals.reading.trace import Span, Use

__all__ = ["LayoutChoice", "Reading", "Span", "Unread", "Use", "read", "read_text", "stream"]
