"""The few shapes that a picture is made of. Whatever a form holds is text: it is escaped everywhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Literal
from zlib import crc32

from attrs import Factory, define, field

from budgetgoals.rendering.heights import width_of

if TYPE_CHECKING:
    from collections.abc import Mapping

Anchor = Literal["start", "middle", "end"]
INK, PAPER, FAINT, FILL = "#222", "#fff", "#999", "#3b6ea5"
SIZE = 12
"""The height of letters."""
_HALF_WIDTH = 0.58
"""How wide a column of a terminal is, in heights of letters: half a Chinese character and a little more."""
_ELLIPSIS = "…"

SOLID, HATCHED, DOTTED, EMPTY = "solid", "hatched", "dotted", "empty"
"""How an area is filled; each can be told from the others without colour."""


def text_width(text: str) -> float:
    """About how wide a text is drawn.

    >>> text_width("合格率") > text_width("abc")
    True
    """
    return width_of(text) * SIZE * _HALF_WIDTH


def shortened(text: str, width: float) -> str:
    """A text that fits a width, with … where it does not.

    >>> shortened("全县参合人数", 60)
    '全县参…'
    """
    if text_width(text) <= width:
        return text
    short = text
    while short and text_width(short + _ELLIPSIS) > width:
        short = short[:-1]
    return short + _ELLIPSIS


@define
class Picture:
    """A picture in the making.

    Attributes:
        width: in pixels.
        height: in pixels.
        title: what it shows, in a few words.
        description: what it says, for who cannot see it.
    """

    width: float
    height: float
    title: str
    description: str
    _shapes: list[str] = Factory(list)
    _id: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        content = f"{self.title}\n{self.description}\n{self.width}x{self.height}"
        self._id = f"bg{crc32(content.encode()):08x}"

    def text(  # noqa: PLR0913 - where and how
        self,
        x: float,
        y: float,
        text: str,
        *,
        anchor: Anchor = "start",
        bold: bool = False,
        full: str = "",
    ) -> None:
        """Write a text on a base line.

        Args:
            x: where it begins, or ends, or has its middle.
            y: the base line.
            text: the text.
            anchor: what x means.
            bold: whether it is written bold.
            full: the whole text, where only a part of it is drawn.
        """
        weight = ' font-weight="bold"' if bold else ""
        hint = f"<title>{escape(full)}</title>" if full and full != text else ""
        self._shapes.append(
            f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{weight}>{hint}{escape(text)}</text>'
        )

    def bar(self, at: tuple[float, float], size: tuple[float, float], fill: str, hint: str = "") -> None:
        """Draw a bar.

        Args:
            at: its left and its top.
            size: how wide and how high it is.
            fill: one of the ways to fill an area.
            hint: what it says, shown when it is pointed at.
        """
        paint = {
            SOLID: f'fill="{FILL}" stroke="{FILL}"',
            HATCHED: f'fill="url(#{self._id}-hatch)" stroke="{INK}"',
            DOTTED: f'fill="{PAPER}" stroke="{INK}" stroke-dasharray="2 3"',
            EMPTY: f'fill="{PAPER}" stroke="{INK}"',
        }[fill]
        numbers = {"x": at[0], "y": at[1], "width": max(size[0], 0), "height": size[1]}
        self._add("rect", numbers, paint, hint)

    def line(self, start: tuple[float, float], end: tuple[float, float], *, dashed: bool = False) -> None:
        """Draw a line."""
        dashes = ' stroke-dasharray="4 3"' if dashed else ""
        ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
        self._add("line", ends, f'stroke="{FAINT if not dashed else INK}"{dashes}', "")

    def _add(self, tag: str, numbers: Mapping[str, float], paint: str, hint: str) -> None:
        places = " ".join(f'{name}="{value:g}"' for name, value in numbers.items())
        title = f"<title>{escape(hint)}</title>" if hint else ""
        self._shapes.append(f"<{tag} {places} {paint}>{title}</{tag}>")

    def svg(self) -> str:
        """The picture.

        >>> picture = Picture(10, 10, "a < b", "no picture")
        >>> "<title id=" in picture.svg(), "a &lt; b" in picture.svg()
        (True, True)
        """
        name, hatch = self._id, f'<path d="M0 6 6 0" stroke="{INK}" stroke-width="1.2"/>'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:g} {self.height:g}" '
            f'width="{self.width:g}" height="{self.height:g}" role="img" '
            f'aria-labelledby="{name}-title {name}-desc" font-family="sans-serif" font-size="{SIZE}" '
            f'fill="{INK}" style="max-width:100%;height:auto;background:{PAPER}">'
            f'<title id="{name}-title">{escape(self.title)}</title>'
            f'<desc id="{name}-desc">{escape(self.description)}</desc>'
            f'<defs><pattern id="{name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse">'
            f'<rect width="6" height="6" fill="{PAPER}"/>{hatch}</pattern></defs>'
            f"{''.join(self._shapes)}</svg>"
        )
