"""pdfium's functions, bound for many calls a page: handles are numbers, results go into buffers."""

from __future__ import annotations

import ctypes
import threading
from collections import deque
from ctypes import c_bool, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from functools import cache
from itertools import repeat
from struct import Struct
from typing import TYPE_CHECKING, Any

from budgetgoals.sources.extras import need

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from budgetgoals.sources.pdf.geometry import Box

    Function = Callable[..., Any]

LOCK = threading.RLock()
"""pdfium knows no threads: whoever calls it holds this."""

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
"""Kinds of page objects."""

CURVE_TO, MOVE_TO = 1, 2
"""Kinds of path segments; the third is a line."""

FREE_TEXT, WIDGET = 3, 20
"""Kinds of annotations that show text: a note typed on the page, a field filled in."""

INVISIBLE = 3
"""The way of drawing that leaves no ink, in which a recognized text lies over its scan."""

PASSWORD, SECURITY = 4, 5
"""Errors of opening an encrypted document."""

_BATCH = 1024
_BOX = Struct("4f")


class Library:
    """The functions of pdfium that reading needs, and the buffers that they write to.

    Attributes:
        floats: what a call wrote to :attr:`places`: four numbers, or the six of a matrix.
        places: where a call is to write numbers of four bytes.
        doubles: what a call wrote to :attr:`wide_places`.
        wide_places: where a call is to write numbers of eight bytes.
        flags: what a call wrote to :attr:`flag_places`.
        flag_places: where a call is to write whether something is so.
    """

    def __init__(self) -> None:
        self._raw = need("pypdfium2", "pdf").raw
        handle, number, address = c_void_p, c_int, c_void_p
        bound, quick = self._bound, self._quick

        self.load_document = bound("FPDF_LoadMemDocument64", handle, address, c_size_t, address)
        self.last_error = bound("FPDF_GetLastError", c_ulong)
        self.has_references = bound("FPDF_DocumentHasValidCrossReferenceTable", number, handle)
        self.close_document = bound("FPDF_CloseDocument", None, handle)
        self.count_pages = bound("FPDF_GetPageCount", number, handle)
        self.load_page = bound("FPDF_LoadPage", handle, handle, number)
        self.close_page = bound("FPDF_ClosePage", None, handle)
        self.page_box = bound("FPDF_GetPageBoundingBox", number, handle, address)

        self.count_annotations = bound("FPDFPage_GetAnnotCount", number, handle)
        self.annotation = bound("FPDFPage_GetAnnot", handle, handle, number)
        self.close_annotation = bound("FPDFPage_CloseAnnot", None, handle)
        self.annotation_kind = bound("FPDFAnnot_GetSubtype", number, handle)
        self.flatten = bound("FPDFPage_Flatten", number, handle, number)

        self.load_text = bound("FPDFText_LoadPage", handle, handle)
        self.close_text = bound("FPDFText_ClosePage", None, handle)
        self.count_characters = bound("FPDFText_CountChars", number, handle)
        self.text = bound("FPDFText_GetText", number, handle, number, number, address)
        self.character = bound("FPDFText_GetUnicode", c_uint, handle, number)
        self.is_hyphen = bound("FPDFText_IsHyphen", number, handle, number)
        self.is_unmapped = bound("FPDFText_HasUnicodeMapError", number, handle, number)
        self.angle = bound("FPDFText_GetCharAngle", c_float, handle, number)
        self.tight_box = bound("FPDFText_GetCharBox", number, handle, number, *[address] * 4)
        self._loose_box = quick("FPDFText_GetLooseCharBox", number)

        self.count_objects = bound("FPDFPage_CountObjects", number, handle)
        self.object = quick("FPDFPage_GetObject", handle)
        self.object_kind = quick("FPDFPageObj_GetType", number, handle)
        self.bounds = quick("FPDFPageObj_GetBounds", number, handle, *[address] * 4)
        self.matrix = bound("FPDFPageObj_GetMatrix", number, handle, address)
        self.render_mode = bound("FPDFTextObj_GetTextRenderMode", number, handle)
        self.count_inside = bound("FPDFFormObj_CountObjects", number, handle)
        self.inside = bound("FPDFFormObj_GetObject", handle, handle, c_ulong)

        self.count_segments = quick("FPDFPath_CountSegments", number, handle)
        self.draw_mode = bound("FPDFPath_GetDrawMode", number, handle, address, address)
        self.segment = bound("FPDFPath_GetPathSegment", handle, handle, number)
        self.segment_kind = bound("FPDFPathSegment_GetType", number, handle)
        self.segment_point = bound("FPDFPathSegment_GetPoint", number, handle, address, address)
        self.segment_closes = bound("FPDFPathSegment_GetClose", c_bool, handle)

        self.floats, self.doubles, self.flags = (c_float * 6)(), (c_double * 4)(), (c_int * 2)()
        self.places, self.wide_places = _places(self.floats), _places(self.doubles)
        self.flag_places = _places(self.flags)
        boxes = (c_float * (4 * _BATCH))()
        self._box_places, self._box_bytes = _places(boxes)[::4], memoryview(boxes).cast("B")

    def loose_boxes(self, letters: c_void_p, indices: Sequence[int]) -> list[Box]:
        """The boxes of some characters, as wide as they run and as high as their font."""
        boxes: list[Box] = []
        for start in range(0, len(indices), _BATCH):
            some = indices[start : start + _BATCH]
            deque(map(self._loose_box, repeat(letters), some, self._box_places), maxlen=0)
            boxes += _BOX.iter_unpack(self._box_bytes[: _BOX.size * len(some)])
        return boxes

    def _bound(self, name: str, result: Any, *arguments: Any) -> Function:
        function = getattr(self._raw, name)
        copy: Any = type(function)(ctypes.cast(function, c_void_p).value)
        copy.restype, copy.argtypes = result, arguments
        return copy  # type: ignore[no-any-return]

    def _quick(self, name: str, result: Any, *arguments: Any) -> Function:
        """A function that is called for each word or shape.

        It keeps the interpreter's lock, since giving it up and taking it again would cost more than the call.
        When no arguments are declared, which is quicker still, it must get handles and addresses as such.
        """
        address: Any = ctypes.cast(getattr(self._raw, name), c_void_p).value
        function: Any = ctypes.PYFUNCTYPE(result)(address)
        function.argtypes = arguments or None
        return function  # type: ignore[no-any-return]


def _places(buffer: Any) -> list[c_void_p]:
    """The addresses of the numbers in a buffer."""
    start, size = ctypes.addressof(buffer), ctypes.sizeof(buffer._type_)
    return [c_void_p(start + size * index) for index in range(len(buffer))]


@cache
def library() -> Library:
    """The library, loaded when the first PDF is read.

    Raises:
        MissingExtra: pypdfium2 is not installed.
    """
    return Library()
