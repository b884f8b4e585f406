"""Texts of other word processors, by way of LibreOffice; where it is missing, slow or fails, that is said."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import time
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import docx
import pytest

from budgetgoals.errors import LimitExceeded, MissingExtra, UnreadableSource
from budgetgoals.sources import Limits, Notable, open_whole
from budgetgoals.sources.docx import read_docx
from budgetgoals.sources.libreoffice import find_soffice, read_doc
from budgetgoals.sources.limits import Meter

if TYPE_CHECKING:
    from pathlib import Path

needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")


def original() -> bytes:
    """A form with merged cells, as python-docx makes it."""
    made = docx.Document()
    made.add_paragraph("项目支出绩效目标表")
    grid = made.add_table(4, 3, style="Table Grid")
    texts = iter(
        [
            "项目名称",
            "执法服装",
            "乙",
            "一级指标",
            "二级指标",
            "指标值",
            "产出指标",
            "数量指标",
            "≥1",
            "丙",
            "质量指标",
            "=100%",
        ]
    )
    for row in grid.rows:
        for cell in row.cells:
            cell.text = next(texts)
    for first, last, text in (((0, 1), (0, 2), "执法服装"), ((2, 0), (3, 0), "产出指标")):
        merged = grid.cell(*first).merge(grid.cell(*last))
        merged.text = text
    made.add_paragraph("填报人：")
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same form as .doc, .odt and .rtf, as LibreOffice writes them."""
    folder = tmp_path_factory.mktemp("converted")
    (folder / "form.docx").write_bytes(original())
    for ending in ("doc", "odt", "rtf"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", ending, "form.docx"]
        subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return folder


@needs_soffice
@pytest.mark.parametrize("ending", ["doc", "odt", "rtf"])
def test_a_converted_form_reads_like_the_original(converted: Path, ending: str) -> None:
    (document,) = open_whole(converted / f"form.{ending}")
    assert (document.format, document.name) == (ending, str(converted / f"form.{ending}"))
    assert document.blocks == read_docx(original(), "", Meter("")).blocks
    assert document.notices == ()


@needs_soffice
def test_a_wps_document_is_one_of_word(converted: Path) -> None:
    path = converted / "form.wps"
    path.write_bytes((converted / "form.doc").read_bytes())
    (document,) = open_whole(path)
    assert document.format == "doc"


@needs_soffice
@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"x" * 5000,
        b"PK\x03\x04" + b"x" * 200,
    ],
)
def test_a_damaged_file_is_a_named_error_and_no_invented_text(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"a\.doc cannot be converted by LibreOffice"):
        read_doc(data, "a.doc", Meter("a.doc"))


@needs_soffice
def test_nothing_is_fetched_from_outside(converted: Path) -> None:
    asked = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Server)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/picture.png"
    linked = io.BytesIO()
    with zipfile.ZipFile(converted / "form.odt") as source, zipfile.ZipFile(linked, "w") as target:
        for member in source.namelist():
            content = source.read(member)
            if member == "content.xml":
                image = f'<draw:image xlink:href="{address}" xlink:type="simple" xlink:actuate="onLoad"/>'
                picture = f'<draw:frame svg:width="3cm" svg:height="3cm">{image}</draw:frame>'
                content = content.replace("填报人：".encode(), f"填报人：{picture}".encode())
            target.writestr(member, content)
    read_doc(linked.getvalue(), "a.odt", Meter("a.odt"))
    server.shutdown()
    assert asked == []


def test_the_hint_says_where_libreoffice_comes_from(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("budgetgoals.sources.libreoffice._MAC", tmp_path / "none")
    with pytest.raises(MissingExtra, match=r"apt install libreoffice-writer") as raised:
        read_doc(b"{\\rtf1 x}", "a.rtf", Meter("a.rtf"))
    assert raised.value.message.en == "reading .doc, .wps, .odt and .rtf files needs LibreOffice"


@posix
def test_the_places_of_windows_and_macos_are_looked_at(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", "")
    program = tmp_path / "LibreOffice" / "program" / "soffice.com"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert find_soffice() == str(program)
    monkeypatch.delenv("ProgramFiles")
    monkeypatch.setattr("budgetgoals.sources.libreoffice._MAC", program)
    assert find_soffice() == str(program)


def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program of the name soffice that does what the script says."""
    path = tmp_path / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")


@posix
def test_a_conversion_that_hangs_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, f"sh -c 'echo $$ > {tmp_path}/child; sleep 60' &\nsleep 60")
    started = time.monotonic()
    with pytest.raises(LimitExceeded, match=r"0\.5 seconds"):
        read_doc(b"{\\rtf1 x}", "a.rtf", Meter("a.rtf", Limits(seconds=0.5)))
    assert time.monotonic() - started < 10
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        if (tmp_path / "child").exists() and _is_dead(child):
            return
        time.sleep(0.1)
    pytest.fail("a process that the conversion started is still there")


def _is_dead(process: int) -> bool:
    """Whether a process is only waiting for its parent to take notice."""
    done = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()[:1] in ("Z", "")


@posix
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo warning >&2; echo 'Error: no such filter' >&2; exit 1", "Error: no such filter"),
        ("exit 0", "it is damaged, encrypted or no text document"),
    ],
)
def test_what_libreoffice_says_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    stand_in(tmp_path, monkeypatch, script)
    with pytest.raises(UnreadableSource) as raised:
        read_doc(b"{\\rtf1 x}", "a.rtf", Meter("a.rtf"))
    assert raised.value.message.en == f"a.rtf cannot be converted by LibreOffice: {reason}"


@posix
def test_it_runs_with_a_profile_of_its_own_that_forbids_macros(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(
        tmp_path,
        monkeypatch,
        f'echo "$@" > {tmp_path}/arguments\n'
        f"cp profile/user/registrymodifications.xcu {tmp_path}/settings\nls > {tmp_path}/files\nexit 1",
    )
    with pytest.raises(UnreadableSource):
        read_doc(b"{\\rtf1 x}", "../../etc/a.rtf", Meter("a.rtf"))
    arguments = (tmp_path / "arguments").read_text()
    assert "--headless" in arguments
    assert "-env:UserInstallation=file://" in arguments
    assert "source.rtf" in arguments
    assert "DisableMacrosExecution" in (tmp_path / "settings").read_text()
    assert (tmp_path / "files").read_text().split() == ["profile", "source.rtf"]


@posix
def test_macros_of_an_old_document_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(original())
    stand_in(tmp_path, monkeypatch, f"mkdir made; cp {made} made/source.docx")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le")
    document = read_doc(data, "a.doc", Meter("a.doc"))
    assert [(notice.kind, notice.text) for notice in document.notices] == [(Notable.NOT_READ, "_VBA_PROJECT")]
