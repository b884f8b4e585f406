"""Where the real forms are. They stand beside the project, not in it; CI has them and must not skip."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", CALM, max_examples=100, derandomize=True)
settings.register_profile("explore", CALM, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The four published forms of the Shanghai law-enforcement corps, as text."""
    found = sorted((SHARED / "seeds").glob("*.txt"))
    if not found and os.environ.get("CI") == "true":
        pytest.fail("CI must have the real forms beside the project")
    if not found:
        pytest.skip("the real forms are not beside the project (../shared/seeds)")
    return found[0]


@pytest.fixture(scope="session")
def example() -> Path:
    """The same four forms with narratives of our own."""
    return EXAMPLES / "forms.txt"
