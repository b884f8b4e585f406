"""The values of published forms, each reviewed by eye: the table beside this file says what each one is.

A row holds a value as printed, its kind, its comparator (for a trend its direction), its number or the lower
of two, the higher one, its unit, and the days of a deadline in the year 2020. A damaged value's row holds its
likely reading. Sentences of the forms are not in the table: they are words or trends.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from budgetgoals.targets import (
    Damaged,
    Deadline,
    Duration,
    Qualitative,
    Quantity,
    Range,
    Target,
    Trend,
    format_target,
    parse_target,
)
from tests.conftest import SHARED

TABLE = Path(__file__).with_name("reviewed_targets.tsv")
PUBLISHED = SHARED / "forms" / "target_values.tsv"
LONGEST = 14
"""Longer texts without a row of their own are sentences."""


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = rows_of(TABLE)


def row_of(target: Target) -> dict[str, str]:
    """What a target says, in the words of the table."""
    row = dict.fromkeys(ROWS[0], "") | {"value": target.text, "kind": target.kind}
    match target:
        case Quantity() | Duration():
            row |= {"comparator": target.comparator or "", "low": plain(target.value), "unit": target.unit}
        case Range():
            row |= {"low": plain(target.low), "high": plain(target.high), "unit": target.unit}
        case Trend():
            row |= {"comparator": target.direction.value}
        case Deadline():
            row |= {day: str(getattr(target, day) or "") for day in ("start", "earliest", "latest")}
        case Damaged(likely=likely) if likely:
            row |= row_of(parse_target(likely)) | {"value": target.text, "kind": target.kind}
        case _:
            pass
    return row


def plain(number: object) -> str:
    """A number without zeros at the end of its decimals."""
    whole, point, decimals = f"{number:f}".partition(".")
    return f"{whole}{point}{decimals}".rstrip("0").rstrip(".") if point else whole


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["value"])
def test_each_value_is_what_its_reviewer_says(row: dict[str, str]) -> None:
    assert row_of(parse_target(row["value"], year=2020)) == row


def test_the_table_has_each_value_once() -> None:
    values = [row["value"] for row in ROWS]
    assert len(values) == len(set(values)) > 190


def test_each_value_comes_back_from_its_canonical_form() -> None:
    for row in ROWS:
        target = parse_target(row["value"], year=2020)
        again = parse_target(format_target(target), year=2020)
        printed = ("value", "unit")
        assert row_of(again) | {name: row[name] for name in printed} == row


@pytest.fixture(scope="module")
def published() -> list[str]:
    """The values that were gathered from published forms."""
    if not PUBLISHED.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have the values of the published forms beside the project")
        pytest.skip("the values of the published forms are not beside the project (../shared/forms)")
    return [row["value"] for row in rows_of(PUBLISHED)]


def test_each_published_value_is_in_the_table_or_a_sentence(published: list[str]) -> None:
    reviewed = {row["value"] for row in ROWS}
    for value in published:
        if value not in reviewed:
            assert len(value) >= LONGEST, value
            assert isinstance(parse_target(value, year=2020), Qualitative | Trend), value
