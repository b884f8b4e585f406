"""The limits of what a source may take."""

from __future__ import annotations

import pytest

from budgetgoals.errors import InvalidValue, LimitExceeded
from budgetgoals.sources.limits import Limits, Meter


@pytest.mark.parametrize("value", [0, -1, True, "5", None])
@pytest.mark.parametrize("name", ["file_bytes", "cells", "seconds"])
def test_a_limit_is_a_positive_number(name: str, value: object) -> None:
    with pytest.raises(InvalidValue, match=name):
        Limits(**{name: value})  # type: ignore[arg-type]


def test_the_error_says_which_limit_and_how_to_raise_it() -> None:
    meter = Meter("a.xlsx", Limits(cells=1000))
    meter.cells(1000)
    with pytest.raises(LimitExceeded) as caught:
        meter.cells(1)
    assert caught.value.message.en == "a.xlsx exceeds the limit of 1,000 cells"
    assert "Limits(cells=…)" in str(caught.value)


def test_time_runs_out() -> None:
    meter = Meter("a.xlsx", Limits(seconds=1e-9))
    with pytest.raises(LimitExceeded, match="seconds"):
        meter.clock()


def test_a_file_inside_another() -> None:
    """Its cells count anew; files and unpacked bytes count together, however deep it stands."""
    outer = Meter("a.zip", Limits(cells=10, files=5, unpacked_bytes=100))
    outer.cells(10)
    inner = outer.inside("a.zip/b.zip").inside("a.zip/b.zip/c.zip")
    inner.cells(10)
    inner.files(5)
    inner.unpacked(100)
    assert inner.name == "a.zip/b.zip/c.zip"
    with pytest.raises(LimitExceeded, match="files"):
        outer.files(1)
    with pytest.raises(LimitExceeded, match="unpacked_bytes"):
        outer.unpacked(1)
