"""The pages of the rules are those of the rules there are."""

from __future__ import annotations

from tests.conftest import ROOT
from tests.support.fresh import python


def test_the_pages_are_not_stale() -> None:
    done = python([str(ROOT / "tools" / "rule_pages.py"), "--check"])
    assert done.stderr.decode() == ""
    assert done.returncode == 0
