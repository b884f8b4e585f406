"""The straight strokes that a page draws: lines, thin filled rectangles, the outlines of rectangles."""

from __future__ import annotations

import ctypes
from collections import deque
from itertools import compress, pairwise, repeat
from typing import TYPE_CHECKING

from attrs import define, field

from budgetgoals.sources.pdf.library import CURVE_TO, FORM, IMAGE, INVISIBLE, MOVE_TO, PATH, TEXT, Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from budgetgoals.sources.limits import Meter
    from budgetgoals.sources.pdf.geometry import Box
    from budgetgoals.sources.pdf.page import Page

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

THIN = 5.0
"""A stroke is thinner than this, in points; pdfium's bounds have the width of a drawn line twice."""
_LINE, _RECTANGLE = 2, 5
"""How many segments a line and a rectangle have."""
_STRAIGHT = 0.5
_NESTED = 32
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SIZE = ctypes.sizeof(ctypes.c_float)
_ONLY_PATHS, _ONLY_PICTURES, _ONLY_FORMS = (
    bytes(kind == wanted for kind in range(256)) for wanted in (PATH, IMAGE, FORM)
)


@define
class Shapes:
    """What a page draws besides text, on the page as it is written.

    Attributes:
        library: pdfium.
        meter: counts the shapes.
        strokes: the boxes of the strokes.
        pictures: the area of each picture, in square points.
        count: how many shapes there are.
    """

    library: Library
    meter: Meter
    strokes: list[Box] = field(factory=list)
    pictures: list[float] = field(factory=list)
    count: int = 0

    def collect(self, objects: Sequence[int], matrix: Matrix = _SAME, depth: int = 0) -> None:
        """Look through the objects of a page, or of a form that is drawn through a matrix."""
        kinds = bytes(map(self.library.object_kind, objects))
        paths = [*compress(objects, kinds.translate(_ONLY_PATHS))]
        pictures = [*compress(objects, kinds.translate(_ONLY_PICTURES))] if IMAGE in kinds else []
        self._count(len(paths) + len(pictures))
        if paths:
            self._add_paths(paths, matrix)
        if pictures:
            self._add_pictures(pictures, matrix)
        if FORM in kinds:
            for form in compress(objects, kinds.translate(_ONLY_FORMS)):
                self._look_inside(form, matrix, depth)

    def _count(self, more: int) -> None:
        self.count += more
        self.meter.clock()
        self.meter.hold("shapes", self.count)

    def _add_paths(self, paths: Sequence[int], matrix: Matrix) -> None:
        counts = map(self.library.count_segments, paths)
        for path, count, box in zip(paths, counts, self._bounds(paths, matrix), strict=True):
            left, top, right, bottom = box
            is_thin = right - left < THIN or top - bottom < THIN
            if is_thin and count in (_LINE, _RECTANGLE):
                self.strokes.append(box)
            elif is_thin or count > _LINE:
                self._follow(path, count, matrix)

    def _add_pictures(self, pictures: Sequence[int], matrix: Matrix) -> None:
        for box in self._bounds(pictures, matrix):
            left, top, right, bottom = box
            self.pictures.append((right - left) * (top - bottom))
            if right - left < THIN or top - bottom < THIN:
                self.strokes.append(box)

    def _bounds(self, shapes: Sequence[int], matrix: Matrix) -> Iterable[Box]:
        buffer = (ctypes.c_float * (4 * len(shapes)))()
        start = ctypes.addressof(buffer)
        step, end = 4 * _SIZE, start + ctypes.sizeof(buffer)
        left, bottom, right, top = (range(start + place * _SIZE, end, step) for place in (0, 3, 2, 1))
        deque(map(self.library.bounds, shapes, left, bottom, right, top), maxlen=0)
        numbers = iter(buffer[:])
        boxes = zip(numbers, numbers, numbers, numbers, strict=True)
        if matrix is _SAME:
            return boxes
        return (_box([(left, bottom), (right, top)], matrix) for left, top, right, bottom in boxes)

    def _look_inside(self, form: int, matrix: Matrix, depth: int) -> None:
        if depth < _NESTED:
            count = self.library.count_inside(form)
            objects = [*map(self.library.inside, repeat(form, count), range(count))]
            self.collect(objects, self._through(form, matrix), depth + 1)

    def _through(self, shape: int, matrix: Matrix) -> Matrix:
        """What the matrix of a shape and then another do."""
        self.library.matrix(shape, self.library.places[0])
        a, b, c, d, e, f = self.library.floats
        g, h, i, j, k, m = matrix
        return (
            a * g + b * i,
            a * h + b * j,
            c * g + d * i,
            c * h + d * j,
            e * g + f * i + k,
            e * h + f * j + m,
        )

    def _follow(self, path: int, count: int, matrix: Matrix) -> None:
        """Add the edges of an outline that is drawn, and the thin ones among rectangles that are filled."""
        self.library.draw_mode(path, *self.library.flag_places)
        fills, draws = self.library.flags
        if not draws and (not fills or count <= _RECTANGLE):
            return
        self._count(count // _RECTANGLE - 1)
        whole = self._through(path, matrix)
        if count == _RECTANGLE and self._add_rectangle(path, whole):
            return
        thin = _STRAIGHT if draws else THIN
        for points in self._outlines(path, count):
            for part in pairwise(points) if draws else [points]:
                left, top, right, bottom = box = _box(part, whole)
                if right - left < thin or top - bottom < thin:
                    self.strokes.append(box)

    def _add_rectangle(self, path: int, matrix: Matrix) -> bool:
        """Add the edges of an outline of four corners, if it is a rectangle along the sides of the page."""
        first, second, third, fourth = (self._point(path, index) for index in range(4))
        if first[0] == second[0]:
            second, fourth = fourth, second
        is_rectangle = second == (third[0], first[1]) and fourth == (first[0], third[1])
        if not is_rectangle or ((matrix[1] or matrix[2]) and (matrix[0] or matrix[3])):
            return False
        left, top, right, bottom = _box((first, third), matrix)
        self.strokes += (
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        )
        return True

    def _outlines(self, path: int, count: int) -> Iterator[list[Point]]:
        """The corners of each part of a path; a curve ends one part and begins another."""
        pdfium = self.library
        points: list[Point] = []
        for index in range(count):
            segment = pdfium.segment(path, index)
            if pdfium.segment_kind(segment) in (MOVE_TO, CURVE_TO):
                if len(points) > 1:
                    yield points
                points = []
            points.append(self._point(path, index))
            if pdfium.segment_closes(segment):
                points.append(points[0])
        if len(points) > 1:
            yield points

    def _point(self, path: int, index: int) -> Point:
        pdfium = self.library
        pdfium.segment_point(pdfium.segment(path, index), *pdfium.places[:2])
        return pdfium.floats[0], pdfium.floats[1]


def shapes_of(page: Page, meter: Meter) -> Shapes:
    """Everything that a page draws.

    Raises:
        LimitExceeded: there are too many shapes on it.
    """
    shapes = Shapes(page.library, meter)
    shapes.collect(objects_of(page))
    return shapes


def objects_of(page: Page) -> list[int]:
    """The objects of a page, those inside of forms not among them."""
    count = page.library.count_objects(page.handle)
    return [*map(page.library.object, repeat(page.handle, count), range(count))]


def is_recognized(page: Page) -> bool:
    """Whether the text of a page leaves no ink, as the one that recognition lays over a scan."""
    modes = {page.library.render_mode(text) for text in _texts(page.library, objects_of(page))}
    return modes == {INVISIBLE}


def _texts(pdfium: Library, objects: Iterable[int], depth: int = 0) -> Iterator[int]:
    """The texts among some objects, those inside of forms too."""
    for shape in objects:
        kind = pdfium.object_kind(shape)
        if kind == TEXT:
            yield shape
        elif kind == FORM and depth < _NESTED:
            count = pdfium.count_inside(shape)
            yield from _texts(pdfium, map(pdfium.inside, repeat(shape, count), range(count)), depth + 1)


def _box(points: Iterable[Point], matrix: Matrix) -> Box:
    """The box of some points that are drawn through a matrix."""
    a, b, c, d, e, f = matrix
    moved = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
    xs, ys = [x for x, _ in moved], [y for _, y in moved]
    return min(xs), max(ys), max(xs), min(ys)
