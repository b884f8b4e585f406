"""Limits that no honest form meets, so that a hostile file cannot eat time or memory."""

from __future__ import annotations

import time

from attrs import asdict, define, field, fields, frozen

from budgetgoals.errors import InvalidValue, LimitExceeded
from budgetgoals.sources.damage import called


@frozen(kw_only=True, repr=False)
class Limits:
    """What reading a source may take at most.

    Attributes:
        file_bytes: the size of one file.
        unpacked_bytes: what one archive (a zip, a docx, an xlsx) may unpack to.
        files: how many files an archive or a folder may hold.
        pages: how many pages or sheets a document may have.
        cells: how many cells its tables may have in all, empty ones included.
        shapes: how many lines and rectangles a page may draw.
        nesting: how deep archives may stand in archives, and tables in tables.
        seconds: how long taking one file apart may last.

    >>> Limits(pages=10)  # the others are as usual
    Limits(pages=10)
    """

    file_bytes: int = 1 << 30
    unpacked_bytes: int = 1 << 30
    files: int = 100_000
    pages: int = 10_000
    cells: int = 5_000_000
    shapes: int = 200_000
    nesting: int = 8
    seconds: float = 300.0

    def __attrs_post_init__(self) -> None:
        for name, value in asdict(self).items():
            if isinstance(value, bool) or not isinstance(value, (int, float)) or value <= 0:
                raise InvalidValue("the limit {name} must be a positive number", name=name)

    def __repr__(self) -> str:
        own = (
            f"{each.name}={getattr(self, each.name)!r}"
            for each in fields(Limits)
            if getattr(self, each.name) != each.default
        )
        return f"Limits({', '.join(own)})"


DEFAULT_LIMITS = Limits()


@define
class _Spent:
    """What a file and all archives in it have taken together."""

    files: int = 0
    unpacked: int = 0


@define
class Meter:
    """What one file has taken so far, held against the limits.

    >>> meter = Meter("a.xlsx", Limits(cells=3))
    >>> meter.cells(2)
    >>> meter.cells(2)
    Traceback (most recent call last):
    budgetgoals.errors.LimitExceeded: ...
    """

    name: str
    limits: Limits = DEFAULT_LIMITS
    _spent: _Spent = field(factory=_Spent, kw_only=True, repr=False)
    _cells: int = field(default=0, init=False)
    _until: float = field(default=0.0, init=False)

    def __attrs_post_init__(self) -> None:
        self._until = time.monotonic() + self.limits.seconds

    def cells(self, more: int) -> None:
        """Count cells, and look at the clock."""
        self._cells += more
        if self._cells > self.limits.cells:
            self.exceeded("cells", self.limits.cells)
        self.clock()

    def inside(self, name: str) -> Meter:
        """A meter for a file inside this one: cells and time anew, files and unpacked bytes together.

        Otherwise archives in archives could multiply what each of them may hold.

        >>> outer = Meter("a.zip", Limits(unpacked_bytes=10))
        >>> outer.unpacked(6)
        >>> outer.inside("a.zip/b.zip").unpacked(6)
        Traceback (most recent call last):
        budgetgoals.errors.LimitExceeded: ...
        """
        return Meter(name, self.limits, spent=self._spent)

    def files(self, more: int) -> None:
        """Count files in archives."""
        self._spent.files += more
        self.hold("files", self._spent.files)

    def unpacked(self, more: int) -> None:
        """Count unpacked bytes, and look at the clock."""
        self._spent.unpacked += more
        self.hold("unpacked_bytes", self._spent.unpacked)
        self.clock()

    def clock(self) -> None:
        """Look at the clock."""
        if time.monotonic() > self._until:
            self.exceeded("seconds", self.limits.seconds)

    def hold(self, limit: str, value: float) -> None:
        """Hold a figure against the limit of that name."""
        most = getattr(self.limits, limit)
        if value > most:
            self.exceeded(limit, most)

    def exceeded(self, limit: str, most: float) -> None:
        """Say which limit is exceeded."""
        raise LimitExceeded(
            "{name} exceeds the limit of {most} {limit}",
            hint="when the file is to be trusted: read(source, limits=Limits({limit}=…))",
            name=called(self.name),
            most=f"{most:,}",
            limit=limit,
        )
