"""PDF → document: ruled lines make the cells, the boxes of characters say what stands in them."""

from budgetgoals.sources.pdf.reading import read_pdf

__all__ = ["read_pdf"]
