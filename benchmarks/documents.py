"""Forms to JSON and back, beside pydantic v2 and msgspec with the same data."""

from __future__ import annotations

import msgspec
import pydantic

import budgetgoals as bg
from benchmarks.corpus import source
from benchmarks.measuring import heading, medians
from benchmarks.mirrors import of_msgspec, of_pydantic

COUNT = 400
LOAD_AIM, DUMP_AIM = 1.0, 0.9


def report() -> None:
    """Print µs a form for load and dump, and the ratio to pydantic."""
    forms = bg.read(source(COUNT)).forms
    texts = [bg.dumps(form).encode() for form in forms]
    adapter = pydantic.TypeAdapter(of_pydantic(bg.ProjectGoals))
    models = [adapter.validate_json(text, strict=False) for text in texts]
    decoder = msgspec.json.Decoder(of_msgspec(bg.ProjectGoals))
    encoder = msgspec.json.Encoder(decimal_format="string")
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
