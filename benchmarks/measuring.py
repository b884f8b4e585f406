"""Timing ways of one job side by side, and asking libraries what they make of the same text."""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import statistics
import time
import warnings
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

ROUNDS = 11
_MICROSECONDS = 1e6


def medians(ways: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median seconds of each way."""
    return {name: statistics.median(times) for name, times in _timed(ways, rounds).items()}


def _timed(ways: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """The seconds of each way in each round; a round runs every way once, under the same load."""
    for way in ways.values():
        way()
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            gc.collect()
            start = time.perf_counter()
            way()
            taken[name].append(time.perf_counter() - start)
    return taken


def heading(text: str) -> None:
    """Begin a section of the report."""
    print(f"\n{text}")
    print("-" * len(text))


# Other libraries.


class Peer(NamedTuple):
    """A library that does the same job, if it is there.

    Attributes:
        name: how the report calls it.
        module: the library, or None.
        missing: why it is not there, or empty.
    """

    name: str
    module: Any
    missing: str = ""


def peer(module: str, name: str = "") -> Peer:
    """Import a library; what it prints and warns of at that is not for the report."""
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(action="ignore"):
            return Peer(name or module, importlib.import_module(module))
    except Exception as error:  # however it fails, its rows say so
        return Peer(name or module, None, f"not to be had: {error}")


# Speed.


class Row(NamedTuple):
    """Two ways of one job on the same values.

    Attributes:
        job: what is done.
        peer: who does it, too.
        theirs: the peer's function, taken from its module.
        ours: our function.
        values: what both are called with; each round has values of its own, so that none is remembered.
        aim: how many times as fast ours should be at least, or None.
    """

    job: str
    peer: Peer
    theirs: Callable[[Any], Callable[[Any], object]]
    ours: Callable[[Any], object]
    values: Sequence[Any]
    aim: float | None = None


def race(title: str, rows: Iterable[Row]) -> None:
    """Print how many times as fast as its peer each way of ours is."""
    heading(title)
    print(f"{_wide('job', 34)}{'peer':<22}{'peer µs':>9}{'our µs':>9}{'ratio':>9}{'aim':>8}")
    for row in rows:
        print(f"{_wide(row.job, 34)}{row.peer.name:<22}{_result(row)}")


def _result(row: Row) -> str:
    if row.peer.module is None:
        return row.peer.missing
    pace = side_by_side(row.theirs(row.peer.module), row.ours, row.values)
    aim = "" if row.aim is None else f"≥ {row.aim:g}x"
    missed = "  missed" if row.aim is not None and pace.ratio < row.aim else ""
    return f"{pace.theirs:>9.2f}{pace.ours:>9.2f}{pace.ratio:>8.1f}x{aim:>8}{missed}"


class Pace(NamedTuple):
    """What two functions cost for one value.

    Attributes:
        theirs: the median microseconds of one.
        ours: the median microseconds of the other.
        ratio: the median over the rounds of how many times as long the first took.
        best: the microseconds of the other's fastest round, on a machine that does nothing else.
    """

    theirs: float
    ours: float
    ratio: float
    best: float


def side_by_side(
    theirs: Callable[[Any], object], ours: Callable[[Any], object], values: Sequence[Any]
) -> Pace:
    """Time two functions on the same values."""
    shares = [values[start :: ROUNDS + 1] for start in range(ROUNDS + 1)]
    taken = _timed({"theirs": _in_turn(theirs, shares), "ours": _in_turn(ours, shares)}, ROUNDS)
    slow, fast = (
        [seconds / len(shares[-1]) * _MICROSECONDS for seconds in taken[name]] for name in ("theirs", "ours")
    )
    ratio = statistics.median(a / b for a, b in zip(slow, fast, strict=True))
    return Pace(statistics.median(slow), statistics.median(fast), ratio, min(fast))


def _in_turn(call: Callable[[Any], object], shares: Iterable[Sequence[Any]]) -> Callable[[], object]:
    waiting = iter(shares)
    return lambda: deque(map(call, next(waiting)), maxlen=0)


def _wide(text: str, columns: int) -> str:
    """A text filled up to a number of columns, of which a Chinese character takes two."""
    return text + " " * (columns - sum(1 + (char >= "ᄀ") for char in text))


# Agreement.

REFUSED = "refused"


class Case(NamedTuple):
    """A value, what the rule makes of it, and why."""

    value: Any
    expected: str
    why: str


class Other(NamedTuple):
    """A peer and how it is asked.

    Attributes:
        peer: the library.
        ask: what asks it for one value, made of its module.
    """

    peer: Peer
    ask: Callable[[Any], Callable[[Any], object]]


def agreement(
    title: str, cases: Sequence[Case], ours: Callable[[Any], object], others: Iterable[Other]
) -> None:
    """Print the cases in which we, and each peer, say something else than the rule."""
    heading(f"{title}: {len(cases)} cases by the rule")
    _differing("budgetgoals", ours, cases)
    for other in others:
        if other.peer.module is None:
            print(f"{other.peer.name} is {other.peer.missing}")
        else:
            _differing(other.peer.name, other.ask(other.peer.module), cases)


def _differing(name: str, ask: Callable[[Any], object], cases: Sequence[Case]) -> None:
    said = [(case, _answer(ask, case.value)) for case in cases]
    differing = [(case, answer) for case, answer in said if answer != case.expected]
    print(f"{name} differs in {len(differing)}")
    for case, answer in differing:
        print(f"  {case.value}: {answer}, not {case.expected} ({case.why})")


def _answer(ask: Callable[[Any], object], value: Any) -> str:
    try:
        return str(ask(value))
    except Exception:  # peers refuse with errors of any kind
        return REFUSED


def alike(job: str, values: Sequence[Any], ours: Callable[[Any], object], other: Other) -> None:
    """Print how many values a peer writes as we do."""
    if other.peer.module is None:
        print(f"{job}: {other.peer.name} is {other.peer.missing}")
        return
    theirs = other.ask(other.peer.module)
    same = sum(theirs(value) == ours(value) for value in values)
    print(f"{job}: {same} of {len(values)} random values as {other.peer.name} writes them")
