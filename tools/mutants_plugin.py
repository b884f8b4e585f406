"""What pytest has to do otherwise while mutmut runs it; ``tools/mutants.py`` loads it.

All mutants are tried in forks of one process that has run every test before. What that process remembers must
be forgotten before a test begins, else a mutant is never asked. The made-up cases are fewer than usual.
"""

from __future__ import annotations

import doctest
import functools
import gc
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "mutants",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=15,
    derandomize=True,
)

_COPY = re.compile(r"__mutmut_\d+$").search
_PROCESSES = {"python", "subprocess"}
_STATS = Path("mutmut-stats.json")
_TOOK: dict[str, float] = {}


_find = doctest.DocTestFinder._find  # type: ignore[attr-defined]  # noqa: SLF001


def _find_in_originals(self: Any, tests: Any, obj: Any, name: str, *rest: Any) -> None:
    """The mutated copies of a function have its doctests too: they are left out."""
    if not _COPY(name):
        _find(self, tests, obj, name, *rest)


doctest.DocTestFinder._find = _find_in_originals  # type: ignore[attr-defined]  # noqa: SLF001


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests with a process of their own, which do not see the changes; fast ones go first."""
    left = [item for item in items if _starts_processes(item)]
    if left:
        config.hook.pytest_deselected(items=left)
    took = _durations()
    items[:] = sorted(
        (item for item in items if not _starts_processes(item)), key=lambda item: took.get(item.nodeid, 0)
    )


def _durations() -> dict[str, float]:
    if not _TOOK and _STATS.exists():
        _TOOK.update(json.loads(_STATS.read_text(encoding="utf-8"))["duration_by_test"])
    return _TOOK


def _starts_processes(item: pytest.Item) -> bool:
    return isinstance(item, pytest.Function) and not _PROCESSES.isdisjoint(item.function.__code__.co_names)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Forget what the functions of mutated modules remember."""
    for each in _remembering():
        each.cache_clear()


@functools.cache
def _remembering() -> tuple[Any, ...]:
    return tuple(
        each
        for each in gc.get_objects()
        if isinstance(each, functools._lru_cache_wrapper)  # noqa: SLF001 - the only name that it has
        and hasattr(sys.modules.get(each.__module__), "_mutmut_mutated")
    )
