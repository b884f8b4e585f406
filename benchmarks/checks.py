"""All rules over a form, beside reading it from text in the same rounds; and what each rule costs."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import budgetgoals as bg
from benchmarks import corpus
from benchmarks.measuring import heading, medians
from budgetgoals.checks import Context
from budgetgoals.checks.engine import asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from budgetgoals.checks import Rule

COUNT = 400
_MICROSECONDS = 1e6
_SHOWN = 15


def report() -> None:
    """Print what all rules cost, as a share of reading, and the dearest of them."""
    texts = list(corpus.forms(COUNT))
    forms = bg.read("\n".join(texts).encode()).forms
    with TemporaryDirectory() as folder:
        taken = medians(_ways(texts, forms, _written(texts, Path(folder))))
    *reading, _, checking = taken.values()
    findings = sum(len(bg.check(form)) for form in forms)
    heading(f"Checks of {COUNT} forms, {findings / COUNT:.1f} findings each; aim: less than reading them")
    print(f"{'way':<44}{'µs a form':>10}{'all checks':>12}")
    for name, seconds in taken.items():
        ratio = f"{checking / seconds:>11.2f}x" if seconds in reading else ""
        print(f"{name:<44}{seconds / COUNT * _MICROSECONDS:>10.1f}{ratio}")
    _by_rule(forms)


def _ways(texts: list[str], forms: tuple[bg.Form, ...], paths: list[Path]) -> dict[str, Callable[[], object]]:
    whole = "\n".join(texts).encode()
    return {
        "read: a file each": lambda: exhaust(map(bg.read, paths)),
        "read: a text each": lambda: exhaust(map(bg.read_text, texts)),
        f"read: one file of {COUNT}": lambda: bg.read(whole),
        "check: what rules are told, the context": lambda: exhaust(map(Context, forms)),
        "check: all rules over a form": lambda: exhaust(map(bg.check, forms)),
    }


def _written(texts: list[str], folder: Path) -> list[Path]:
    paths = [folder / f"{index:03}.txt" for index in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def _by_rule(forms: tuple[bg.Form, ...]) -> None:
    contexts = [(form, Context(form)) for form in forms]
    rules = [each.rule for each in asked(contexts[0][1].profile.id, bg.CheckConfig())]
    taken = medians({rule.code: _asking(rule, contexts) for rule in rules})
    titles = {rule.code: rule.title.en for rule in rules}
    heading(f"The {_SHOWN} dearest of {len(rules)} rules, findings included")
    for code, seconds in sorted(taken.items(), key=lambda item: -item[1])[:_SHOWN]:
        print(f"{code}{seconds / COUNT * _MICROSECONDS:>8.2f} µs  {titles[code]}")
    print(f"all  {sum(taken.values()) / COUNT * _MICROSECONDS:>9.2f} µs")


def _asking(rule: Rule, contexts: list[tuple[bg.Form, Context]]) -> Callable[[], object]:
    return lambda: exhaust(exhaust(rule.function(form, context)) for form, context in contexts)


def exhaust(items: Iterable[object]) -> object:
    """Run through an iterator."""
    return deque(items, maxlen=0)
