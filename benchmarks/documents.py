"""Forms to JSON and back, beside pydantic v2 and msgspec with the same data."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

import msgspec
import pydantic

import budgetgoals as bg
from benchmarks.corpus import source
from benchmarks.measuring import heading, medians

COUNT = 400
LOAD_AIM, DUMP_AIM = 1.0, 0.9


def report() -> None:
    """Print µs a form for load and dump, and the ratio to pydantic."""
    forms = bg.read(source(COUNT)).forms
    texts = [bg.dumps(form).encode() for form in forms]
    adapter = pydantic.TypeAdapter(_Pydantic)
    models = [adapter.validate_json(text, strict=False) for text in texts]
    decoder, encoder = msgspec.json.Decoder(_Struct), msgspec.json.Encoder(decimal_format="string")
    structs = [decoder.decode(text) for text in texts]
    if [encoder.encode(struct) for struct in structs] != texts:
        raise AssertionError("msgspec writes other documents: the comparison would not be one")
    _print(
        f"JSON to objects, checked; aim: at most {LOAD_AIM:g}x pydantic",
        medians(
            {
                "pydantic v2": lambda: [adapter.validate_json(text) for text in texts],
                "msgspec structs": lambda: [decoder.decode(text) for text in texts],
                "budgetgoals.loads": lambda: [bg.loads(text) for text in texts],
            }
        ),
    )
    _print(
        f"Objects to JSON; aim: at most {DUMP_AIM:g}x pydantic",
        medians(
            {
                "pydantic v2": lambda: [adapter.dump_json(model) for model in models],
                "msgspec structs": lambda: [encoder.encode(struct) for struct in structs],
                "budgetgoals.dumps": lambda: [bg.dumps(form) for form in forms],
            }
        ),
    )


def _print(title: str, taken: dict[str, float]) -> None:
    peer = taken["pydantic v2"]
    heading(title)
    for name, seconds in taken.items():
        print(f"{name:<42}{seconds / COUNT * 1e6:>10.1f} µs a form{seconds / peer:>8.2f}x")


# The same data for pydantic.


class _Model(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid", frozen=True)


class _PQuantity(_Model):
    kind: Literal["quantity"]
    text: str
    comparator: Literal["=", "≥", "≤", ">", "<"] | None
    value: Decimal
    unit: str


class _PDuration(_PQuantity):
    kind: Literal["duration"]  # type: ignore[assignment]


class _PDeadline(_Model):
    kind: Literal["deadline"]
    text: str
    earliest: dt.date | None
    latest: dt.date | None


class _PTrend(_Model):
    kind: Literal["trend"]
    text: str
    direction: Literal["up", "down", "hold"]


class _PQualitative(_Model):
    kind: Literal["qualitative"]
    text: str


_PTarget = Annotated[
    _PQuantity | _PDuration | _PDeadline | _PTrend | _PQualitative, pydantic.Field(discriminator="kind")
]


class _PIndicator(_Model):
    name: str
    target: _PTarget


class _PAspect(_Model):
    name: str
    indicators: tuple[_PIndicator, ...]
    kind: bg.AspectKind


class _PDimension(_Model):
    name: str
    aspects: tuple[_PAspect, ...]
    kind: bg.DimensionKind


class _PProject(_Model):
    name: str
    code: str
    category: str
    performance_type: str
    start: dt.date | None
    end: dt.date | None
    purchases_services: bool | None


class _PNarrative(_Model):
    overview: str
    basis: str
    necessity: str
    safeguards: str
    plan: str
    goals: str


class _PFundingSource(_Model):
    name: str
    amount: Decimal | None


class _PBudget(_Model):
    total: Decimal | None
    current_year: Decimal | None
    previous_year_budget: Decimal | None
    previous_year_spent: Decimal | None
    sources: tuple[_PFundingSource, ...]


class _Pydantic(_Model):
    schema_version: Literal["1.0"]
    kind: Literal["project_goals"]
    layout: str
    title: str
    fiscal_year: int | None
    applicant: str
    department: str | None
    department_code: str | None
    project: _PProject
    narrative: _PNarrative
    budget: _PBudget
    indicators: tuple[_PDimension, ...]
    extra: tuple[tuple[str, str], ...]


# The same data for msgspec: its tag stands first, as in our documents.


class _STagged(msgspec.Struct, frozen=True, tag_field="kind", forbid_unknown_fields=True):
    pass


class _SQuantity(_STagged, frozen=True, tag="quantity"):
    text: str
    comparator: Literal["=", "≥", "≤", ">", "<"] | None
    value: Decimal
    unit: str


class _SDuration(_STagged, frozen=True, tag="duration"):
    text: str
    comparator: Literal["=", "≥", "≤", ">", "<"] | None
    value: Decimal
    unit: str


class _SDeadline(_STagged, frozen=True, tag="deadline"):
    text: str
    earliest: dt.date | None
    latest: dt.date | None


class _STrend(_STagged, frozen=True, tag="trend"):
    text: str
    direction: Literal["up", "down", "hold"]


class _SQualitative(
    msgspec.Struct, frozen=True, tag_field="kind", tag="qualitative", forbid_unknown_fields=True
):
    text: str


class _SIndicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    target: _SQuantity | _SDuration | _SDeadline | _STrend | _SQualitative


class _SAspect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    indicators: tuple[_SIndicator, ...]
    kind: bg.AspectKind


class _SDimension(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    aspects: tuple[_SAspect, ...]
    kind: bg.DimensionKind


class _SProject(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    code: str
    category: str
    performance_type: str
    start: dt.date | None
    end: dt.date | None
    purchases_services: bool | None


class _SNarrative(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    overview: str
    basis: str
    necessity: str
    safeguards: str
    plan: str
    goals: str


class _SFundingSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    amount: Decimal | None


class _SBudget(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    total: Decimal | None
    current_year: Decimal | None
    previous_year_budget: Decimal | None
    previous_year_spent: Decimal | None
    sources: tuple[_SFundingSource, ...]


class _Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema_version: Literal["1.0"]
    kind: Literal["project_goals"]
    layout: str
    title: str
    fiscal_year: int | None
    applicant: str
    department: str | None
    department_code: str | None
    project: _SProject
    narrative: _SNarrative
    budget: _SBudget
    indicators: tuple[_SDimension, ...]
    extra: tuple[tuple[str, str], ...]
