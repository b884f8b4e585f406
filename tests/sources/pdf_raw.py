"""PDFs written by hand: what no program writes when asked to, and what needs no font to be written."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import define, field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from budgetgoals.sources import GridCell

A4 = (0, 0, 595, 842)
RESOURCES = "/Resources<</Font<</Song 5 0 R/Helvetica 6 0 R>>>>"
"""What a form in a page needs to draw text. The fonts are not embedded: nothing depends on a font file."""

_DESCRIPTOR = (
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
    b"/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
)
_CID_FONT = (
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
    b"/Supplement 4>>/FontDescriptor 3 0 R/DW 1000>>"
)
_SONG = b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>"
_HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
_PICTURE = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"


def text(x: float, y: float, words: str, size: float = 10.5, *, matrix: str = "1 0 0 1") -> str:
    """Words from a point on; Chinese in Song, whose characters are as wide as high, others in Helvetica."""
    wide = any(character > "\u2000" for character in words)
    code = f"<{words.encode('utf-16-be').hex()}>" if wide else f"<{words.encode('latin-1').hex()}>"
    font = "Song" if wide else "Helvetica"
    return f"BT /{font} {size:g} Tf {matrix} {x:g} {y:g} Tm {code} Tj ET\n"


def line(x: float, y: float, to_x: float, to_y: float) -> str:
    """A line."""
    return f"{x:g} {y:g} m {to_x:g} {to_y:g} l S\n"


def cut(x: float, y: float, to_x: float, to_y: float) -> str:
    """A line as many programs draw it: a thin filled rectangle."""
    return f"{x - 0.25:g} {y - 0.25:g} {to_x - x + 0.5:g} {to_y - y + 0.5:g} re f\n"


def dots(x: float, y: float, to_x: float, to_y: float) -> str:
    """A dotted line, each dot a filled square."""
    steps = int(max(abs(to_x - x), abs(to_y - y)) / 2)
    places = [(x + (to_x - x) * step / steps, y + (to_y - y) * step / steps) for step in range(steps + 1)]
    return "".join(f"{x - 0.4:g} {y - 0.4:g} .8 .8 re f\n" for x, y in places)


@frozen
class Table:
    """A table to draw: its cells, and where the lines between its columns and rows stand."""

    cells: Sequence[GridCell]
    columns: Sequence[float]
    rows: Sequence[float]

    def words(self, leading: float = 14, indent: float = 4) -> str:
        return "".join(
            text(self.columns[cell.column] + indent, self.rows[cell.row] - (index + 1) * leading, words)
            for cell in self.cells
            for index, words in enumerate(cell.text.split("\n"))
            if words
        )

    def boxes(self) -> Iterator[tuple[float, float, float, float]]:
        """Left, bottom, right and top of each cell."""
        for _, row, column, rows, columns, _ in self.cells:
            yield (
                self.columns[column],
                self.rows[row + rows],
                self.columns[column + columns],
                self.rows[row],
            )

    def edges(self) -> list[tuple[float, float, float, float]]:
        """The sides of all cells, each once and piece by piece."""
        found = set()
        for left, bottom, right, top in self.boxes():
            for begin, end in pairwise([x for x in self.columns if left <= x <= right]):
                found |= {(begin, bottom, end, bottom), (begin, top, end, top)}
            for begin, end in pairwise(sorted(y for y in self.rows if bottom <= y <= top)):
                found |= {(left, begin, left, end), (right, begin, right, end)}
        return sorted(found)

    def lines(self) -> str:
        return "".join(line(*ends) for ends in self.edges())

    def cuts(self) -> str:
        return "".join(cut(*ends) for ends in self.edges())

    def dots(self) -> str:
        return "".join(dots(*ends) for ends in self.edges())

    def outlines(self) -> str:
        return "".join(
            f"{left:g} {bottom:g} {right - left:g} {top - bottom:g} re S\n"
            for left, bottom, right, top in self.boxes()
        )

    def one_path(self) -> str:
        return "".join(f"{x:g} {y:g} m {to_x:g} {to_y:g} l " for x, y, to_x, to_y in self.edges()) + "S\n"

    def one_filling(self) -> str:
        return "".join(cut(*ends).replace("f\n", "") for ends in self.edges()) + "f\n"


@define
class Pdf:
    """A PDF, put together object by object."""

    objects: list[bytes] = field(factory=lambda: [b"", b"", _DESCRIPTOR, _CID_FONT, _SONG, _HELVETICA])
    kids: list[int] = field(factory=list)

    def add(self, body: str | bytes) -> int:
        self.objects.append(body.encode() if isinstance(body, str) else body)
        return len(self.objects)

    def stream(self, content: str, keys: str = "") -> int:
        data = content.encode("latin-1")
        return self.add(b"<<%s/Length %d>>stream\n%s\nendstream" % (keys.encode(), len(data), data))

    def form(self, content: str, keys: str = RESOURCES) -> int:
        return self.stream(content, f"/Type/XObject/Subtype/Form/BBox[-2000 -2000 2000 2000]{keys}")

    def picture(self) -> int:
        return self.stream("\x80", _PICTURE)

    def page(self, content: str, box: Sequence[float] = A4, keys: str = "", **names: int) -> Pdf:
        """Add a page; the names are those of the forms and pictures that it draws."""
        stream = self.stream(content)
        sides = " ".join(f"{side:g}" for side in box)
        drawn = "".join(f"/{name} {number} 0 R" for name, number in names.items())
        fonts = "/Font<</Song 5 0 R/Helvetica 6 0 R>>"
        self.kids.append(
            self.add(
                f"<</Type/Page/Parent 2 0 R/MediaBox[{sides}]{keys}/Contents {stream} 0 R"
                f"/Resources<<{fonts}/XObject<<{drawn}>>>>>>"
            )
        )
        return self

    def done(self, catalog: str = "", count: int | None = None) -> bytes:
        kids = " ".join(f"{kid} 0 R" for kid in self.kids)
        count = len(self.kids) if count is None else count
        self.objects[0] = f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode()
        self.objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode()
        data, offsets = b"%PDF-1.7\n", []
        for number, body in enumerate(self.objects, 1):
            offsets.append(len(data))
            data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(data)
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        size = len(offsets) + 1
        return data + (
            b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
            % (size, table, size, start)
        )


def one_page(content: str, box: Sequence[float] = A4, keys: str = "") -> bytes:
    """A PDF of one page."""
    return Pdf().page(content, box, keys).done()


TURNED = {
    0: ("", A4, ""),
    90: ("0 1 -1 0 842 0 cm ", (0, 0, 842, 595), "/Rotate 90"),
    180: ("-1 0 0 -1 595 842 cm ", A4, "/Rotate 180"),
    270: ("0 -1 1 0 0 595 cm ", (0, 0, 842, 595), "/Rotate 270"),
}
"""How a page is turned that a reader sees upright: what stands before its content, its box, its keys."""
