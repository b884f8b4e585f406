"""Old Word and WPS documents, OpenDocument and RTF texts → :class:`Document`, by way of LibreOffice.

LibreOffice runs without a window, with a profile of its own that forbids macros and fetches nothing, in a
folder that is deleted afterwards, for as long as the limits allow.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from budgetgoals.errors import MissingExtra, UnreadableSource
from budgetgoals.messages import message
from budgetgoals.places import Place
from budgetgoals.sources.damage import called
from budgetgoals.sources.document import Notable, Notice
from budgetgoals.sources.docx import read_docx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.sources.document import Document
    from budgetgoals.sources.limits import Meter

_NAMES = ("soffice", "libreoffice", "soffice.com", "soffice.exe")
_PROGRAM_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
_ENDINGS = ((b"{\\rtf", ".rtf"), (b"PK", ".odt"))
_FILTERS = {".rtf": ("Rich Text Format",), ".odt": ("writer8",), ".doc": ("MS Word 97", "MS Word 95")}
"""What a file is read as. Left to itself LibreOffice takes a damaged document for a text in some encoding."""
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
  <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
  <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
  <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
  <prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def read_doc(data: bytes, name: str, meter: Meter) -> Document:
    """Convert a text of another word processor into a Word file, and take that apart.

    Raises:
        MissingExtra: LibreOffice is not installed.
        UnreadableSource: it cannot convert the file.
        LimitExceeded: it takes longer than the limits allow, or the file is beyond another limit.
    """
    document = read_docx(_converted(data, meter), name, meter)
    notices = document.notices
    if _MACROS in data:
        place = Place(line=1, page=None, source=name)
        notices += (Notice(Notable.NOT_READ, place, "_VBA_PROJECT"),)
    return evolve(document, format=_ending(data)[1:], notices=notices)


def find_soffice() -> str:
    """The program, looked for on the path and where Windows and macOS keep it.

    Raises:
        MissingExtra: it is not installed; the hint says where it comes from.
    """
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    found = found or next((str(path) for path in _usual_places() if path.is_file()), None)
    if found is None:
        raise MissingExtra(
            "reading .doc, .wps, .odt and .rtf files needs LibreOffice",
            hint="install it (Debian, Ubuntu: apt install libreoffice-writer; Windows, macOS: "
            "https://www.libreoffice.org/download), or save the file as .docx",
        )
    return found


def _usual_places() -> Iterator[Path]:
    for variable in _PROGRAM_FOLDERS:
        if folder := os.environ.get(variable):
            yield Path(folder) / "LibreOffice" / "program" / "soffice.com"
            yield Path(folder) / "LibreOffice" / "program" / "soffice.exe"
    yield _MAC
    yield Path.home() / _MAC.relative_to("/")


def _ending(data: bytes) -> str:
    return next((ending for begin, ending in _ENDINGS if data.startswith(begin)), ".doc")


def _converted(data: bytes, meter: Meter) -> bytes:
    """The same text as a Word file."""
    soffice = find_soffice()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        source, made = folder / f"source{_ending(data)}", folder / "made" / "source.docx"
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        source.write_bytes(data)
        said = ""
        for reading in _FILTERS[source.suffix]:
            said = said if made.is_file() else _run(_command(soffice, folder, source, reading), folder, meter)
        if not made.is_file():
            raise UnreadableSource(
                "{name} cannot be converted by LibreOffice: {reason}",
                hint="open it in a word processor and save it as .docx",
                name=called(meter.name),
                reason=said or message("it is damaged, encrypted or no text document"),
            )
        meter.hold("file_bytes", made.stat().st_size)
        return made.read_bytes()


def _command(soffice: str, folder: Path, source: Path, reading: str) -> list[str]:
    return [
        soffice,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nofirststartwizard",
        f"--infilter={reading}",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "made"),
        str(source),
    ]


def _run(command: list[str], folder: Path, meter: Meter) -> str:
    """Run a command until it ends or the time is up, and return the last line of its complaints."""
    surroundings = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder)}
    seconds = meter.limits.seconds
    try:
        process = subprocess.Popen(  # noqa: S603 - the program found above, with a file that we named
            command,
            cwd=folder,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        return str(error)
    try:
        _, said = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        meter.exceeded("seconds", seconds)
    finally:
        _end(process)
    return said.decode(errors="replace").strip().rpartition("\n")[2]


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, and those that it started."""
    if process.poll() is None:
        if sys.platform == "win32":
            kill = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(kill, capture_output=True, check=False)  # noqa: S603
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
