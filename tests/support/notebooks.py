"""Notebooks, as they stand in the repository and as they are when they have run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import nbformat
import pytest
from nbclient import NotebookClient

if TYPE_CHECKING:
    from pathlib import Path


def kept(path: Path) -> Any:
    """A notebook as it stands in the repository."""
    return nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)


def outputs(path: Path, scratch: Path) -> list[Any]:
    """What the cells of a notebook put out when they run; the files that they make are in a folder."""
    notebook = kept(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(scratch))
        NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def of_kind(outputs: list[Any], kind: str) -> list[str]:
    """The outputs that have a representation of a kind, as that."""
    return [output["data"][kind] for output in outputs if kind in output.get("data", {})]


def streamed(outputs: list[Any], stream: str) -> str:
    """What was printed to a stream."""
    return "".join(output["text"] for output in outputs if output.get("name") == stream)
