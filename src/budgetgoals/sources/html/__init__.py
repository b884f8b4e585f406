"""Web pages, saved or mailed, and web tables inside Markdown → :class:`Document`.

The tags are found by a scanner of our own: Python's ``html.parser`` takes quadratic time on tags without an
end (14 seconds for 100 kB) and fails on ``<![<``; this one never goes back.
"""

from budgetgoals.sources.html.reading import read_html

__all__ = ["read_html"]
