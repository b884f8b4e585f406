"""The examples run, and say what the forms say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

EXAMPLES = Path(__file__).parent.parent / "examples"


def test_the_script_prints_each_form_with_its_indicators() -> None:
    done = subprocess.run(
        [sys.executable, EXAMPLES / "read_forms.py"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    lines = done.stdout.splitlines()
    assert len([line for line in lines if line.startswith("<ProjectGoals")]) == 4
    assert len([line for line in lines if " › " in line]) == 46
    assert "  264.32万元 = 贰佰陆拾肆万叁仟贰佰元整" in lines


def test_the_notebook_runs() -> None:
    notebook = nbformat.reads((EXAMPLES / "read_forms.ipynb").read_text(encoding="utf-8"), as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(EXAMPLES)}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pages = [output["data"]["text/html"] for output in outputs if "text/html" in output.get("data", {})]
    assert len(pages) == 1
    assert "上海市环境监察移动执法系统(2020升级改造)" in pages[0]
    assert outputs[-1]["data"]["text/plain"] == "True"
