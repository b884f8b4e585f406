"""A source and the layouts → the forms, what was noticed, and what was left over."""

from budgetgoals.reading.outcome import LayoutChoice
from budgetgoals.reading.reader import LayoutOption, read, read_text, stream
from budgetgoals.reading.reading import Reading, Unread
from budgetgoals.reading.trace import Span, Use

__all__ = ["LayoutChoice", "LayoutOption", "Reading", "Span", "Unread", "Use", "read", "read_text", "stream"]
