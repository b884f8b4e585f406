"""Every encoding and line end that the forms come in, and every way to hand over a source."""

from __future__ import annotations

import io
import tracemalloc
from typing import IO, TYPE_CHECKING

import pytest

import budgetgoals as bg
from budgetgoals.sources import open_whole
from tests.support.small import SMALL, goals, read_form, replaced

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOUR_BYTES = replaced(SMALL, ("项目名称： 执法服装", "项目名称： 𠮷林路执法服装"))


def both_ways(source: Callable[[], str | bytes | Path | IO[bytes] | IO[str]]) -> tuple[bg.Form, ...]:
    """The forms of a source, read at once and streamed, which must agree."""
    whole = bg.read(source()).forms
    assert tuple(form for part in bg.stream(source()) for form in part.forms) == whole
    return whole


@pytest.mark.parametrize("text", [SMALL, FOUR_BYTES], ids=["plain", "beyond the basic plane"])
@pytest.mark.parametrize(
    ("mark", "encoding", "told"),
    [
        (b"", "utf-8", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8", "utf-8-sig"),
        (b"", "gb18030", "gb18030"),
        (b"\xff\xfe", "utf-16-le", "utf-16"),
        (b"\xfe\xff", "utf-16-be", "utf-16"),
        (b"", "utf-16-le", "utf-16-le"),
        (b"", "utf-16-be", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le", "utf-32"),
    ],
)
def test_a_form_is_the_same_in_every_encoding(text: str, mark: bytes, encoding: str, told: str) -> None:
    data = mark + text.encode(encoding)
    assert [document.encoding for document in open_whole(data)] == [told]
    assert both_ways(lambda: data) == (read_form(text),)


def test_gb18030_writes_a_rare_character_with_four_bytes() -> None:
    assert len("𠮷".encode("gb18030")) == 4
    assert goals(bg.read(FOUR_BYTES.encode("gb18030"))).project.name == "𠮷林路执法服装"


def test_gbk_is_read_as_part_of_gb18030() -> None:
    assert bg.read(SMALL.encode("gbk")).form == read_form(SMALL)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_every_line_end_is_one(end: str, encoding: str) -> None:
    data = SMALL.replace("\n", end).encode(encoding)
    assert both_ways(lambda: data) == (read_form(SMALL),)
    reading = bg.read(data)
    assert str(reading.where(reading.form, "budget.total")) == "27:11"


def test_a_line_end_may_be_cut_in_two_by_a_block() -> None:
    line = "一" * 87_381
    data = f"{line}\n{SMALL}".replace("\n", "\r\n").encode()
    assert data[: 1 << 18].endswith(b"\r")
    assert both_ways(lambda: data) == (read_form(SMALL),)
    assert [str(part.where(part.form, "title")) for part in bg.stream(data) if part.forms] == ["2:1"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_file_of_many_blocks_gives_every_form_with_its_place(encoding: str) -> None:
    count = 1200
    data = (SMALL * count).encode(encoding)
    assert len(data) > 3 * (1 << 18)
    forms = both_ways(lambda: data)
    assert forms == (read_form(SMALL),) * count
    lines = SMALL.count("\n")
    places = [part.where(part.form, "budget.total") for part in bg.stream(data)]
    assert places == [bg.Place(line=27 + lines * index, column=11) for index in range(count)]


@pytest.mark.parametrize(
    ("data", "offset", "encoding"),
    [
        (b"abc\xff\xff" + "项目名称".encode(), 3, "UTF-8"),
        ("项目名称".encode() + b"\xff\xff", 12, "UTF-8"),
        ("项目名称：执法服".encode("gb18030") + b"\xff\xff", 16, "GB18030"),
        ("项目名称：执法服".encode("gb18030") + b"\x81", 16, "GB18030"),
        (b"\xff\xfe" + "项目".encode("utf-16-le") + b"\x00\xd8" + "名".encode("utf-16-le"), 6, "UTF-16"),
        (b"\xef\xbb\xbf" + "项目".encode() + b"\xff", 9, "UTF-8-SIG"),
        (("项目名称\n" * 100_000).encode() + b"\xff\xff", 1_300_000, "UTF-8"),
    ],
)
def test_bytes_in_no_encoding_are_refused_with_their_offset(data: bytes, offset: int, encoding: str) -> None:
    with pytest.raises(bg.UnreadableSource) as caught:
        bg.read(io.BytesIO(data))
    said = f"the byte at offset {offset} cannot be decoded as {encoding}"
    assert said in caught.value.message.en
    assert caught.value.hint is not None
    assert caught.value.hint.en == "save the file as UTF-8 and try again"
    with pytest.raises(bg.UnreadableSource, match=f"offset {offset}"):
        list(bg.stream(data))


def test_nothing_is_replaced_in_a_text_with_a_spoiled_byte(tmp_path: Path) -> None:
    path = tmp_path / "旧.txt"
    path.write_bytes(SMALL.encode()[:-1] + b"\xff")
    with pytest.raises(bg.UnreadableSource) as caught:
        bg.read(path)
    assert caught.value.message.en.startswith(f"{path} is text in no known encoding")


# What a caller may hand over.


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "公开表.txt"
    file.write_text(SMALL, encoding="gb18030", newline="\r\n")
    return file


def test_a_path_and_its_text_name_the_source(path: Path) -> None:
    for source in (path, str(path)):
        assert both_ways(lambda source=source: source) == (read_form(SMALL),)  # type: ignore[misc]
        reading = bg.read(source)
        assert reading.source == str(path)
        assert str(reading.where(reading.form, "title")) == f"{path}:1:1"


def test_an_open_binary_file(path: Path) -> None:
    with path.open("rb") as file:
        assert bg.read(file).forms == (read_form(SMALL),)
    with path.open("rb") as file:
        assert [part.form for part in bg.stream(file)] == [read_form(SMALL)]


def test_an_open_text_file_is_read_in_the_encoding_that_its_bytes_are_in(path: Path) -> None:
    for encoding in ("gb18030", "utf-8"):
        with path.open(encoding=encoding) as file:
            assert bg.read(file).forms == (read_form(SMALL),)


def test_text_in_memory() -> None:
    assert both_ways(lambda: io.StringIO(SMALL)) == (read_form(SMALL),)
    assert both_ways(lambda: io.BytesIO(SMALL.encode())) == (read_form(SMALL),)
    assert bg.read(io.StringIO(SMALL)).source == ""


class Pipe(io.RawIOBase):
    """A stream that gives a few bytes at a time and cannot go back."""

    def __init__(self, data: bytes) -> None:
        self.rest = data

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self.rest[: min(len(buffer), 7)]
        self.rest = self.rest[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_stream_that_cannot_go_back(encoding: str) -> None:
    data = SMALL.encode(encoding)
    assert both_ways(lambda: io.BufferedReader(Pipe(data))) == (read_form(SMALL),)


def test_a_file_stays_open_for_its_owner(path: Path) -> None:
    with path.open("rb") as file:
        bg.read(file)
        assert not file.closed


def test_a_text_in_memory_is_read_without_its_mark() -> None:
    reading = bg.read_text("\ufeff" + SMALL)
    assert reading.form == read_form(SMALL)
    assert reading.unread == ()


def test_memory_stays_flat_while_streaming() -> None:
    def peak(count: int) -> int:
        source = io.BytesIO((SMALL * count).encode())
        tracemalloc.start()
        try:
            for _ in bg.stream(source):
                pass
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)
    assert peak(3000) < 2 * peak(1000)
