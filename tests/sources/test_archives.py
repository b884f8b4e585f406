"""Zip archives: what is in them, whatever they claim."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from budgetgoals.errors import LimitExceeded, UnreadableSource
from budgetgoals.sources.archives import listed, opened
from budgetgoals.sources.limits import Limits, Meter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Content = str | bytes


def zipped(members: Mapping[str | zipfile.ZipInfo, Content], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return out.getvalue()


def names(data: bytes, **limits: float) -> list[str]:
    return [name for name, _ in members(data, **limits)]


def members_of(data: bytes, meter: Meter) -> list[tuple[str, bytes]]:
    """Every file of an archive, unpacked."""
    return [(name, unpack()) for name, unpack in listed(data, meter)]


def members(data: bytes, **limits: float) -> list[tuple[str, bytes]]:
    return members_of(data, Meter("a.zip", Limits(**limits)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_members_in_the_order_of_their_names(how: int) -> None:
    data = zipped({"乙.txt": "二", "甲/丙.txt": "三", "一.docx": "一"}, how)
    assert members(data) == [
        ("一.docx", "一".encode()),
        ("乙.txt", "二".encode()),
        ("甲/丙.txt", "三".encode()),
    ]


def test_a_large_member_in_pieces() -> None:
    content = b"12345678" * 400_000
    assert members(zipped({"a.txt": content})) == [("a.txt", content)]


def test_what_is_no_file_to_read_is_left_out() -> None:
    link = zipfile.ZipInfo("链接.docx")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert names(
        zipped(
            {
                "好.txt": "一",
                "夹.xlsx/": "",
                link: "/etc/passwd",
                "图.png": "x",
                "__MACOSX/._好.txt": "x",
                ".git/好.txt": "x",
                "~$好.docx": "x",
                "无后缀": "x",
            }
        )
    ) == ["好.txt"]


@pytest.mark.parametrize("members_", [{}, {"图.png": "x"}, {"夹.xlsx/": ""}])
def test_an_archive_without_a_file_to_read(members_: dict[str | zipfile.ZipInfo, Content]) -> None:
    with pytest.raises(UnreadableSource, match="no file that can be read"):
        members(zipped(members_))


def test_names_of_a_chinese_windows() -> None:
    """Its packer writes the bytes of the code page and does not say so."""
    raw = "绩效目标表.txt".encode("gb18030")
    placeholder = "x" * (len(raw) - 4) + ".txt"
    assert names(zipped({placeholder: "一"}).replace(placeholder.encode(), raw)) == ["绩效目标表.txt"]


def test_a_name_in_utf8_beside_the_one_in_a_code_page() -> None:
    info = zipfile.ZipInfo("tab.txt")
    name = "表.txt".encode()
    field = b"\1" + struct.pack("<I", zlib.crc32(b"tab.txt")) + name
    info.extra = struct.pack("<HH", 0x7075, len(field)) + field
    assert names(zipped({info: "一"})) == ["表.txt"]


def test_names_are_only_names(tmp_path: Path) -> None:
    """Nothing is written to where a name points."""
    data = zipped({"../../上.txt": "一", str(tmp_path / "绝.txt"): "二", "C:\\盘\\下.txt": "三"})
    assert len(names(data)) == 3
    assert not list(tmp_path.iterdir())


def test_a_name_that_is_there_twice() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "一")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "二")
    assert members(out.getvalue()) == [("a.txt", "一".encode()), ("a.txt", "二".encode())]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(LimitExceeded, match="unpacked_bytes"):
        members(zipped({"a.txt": b"0" * 3_000_000}), unpacked_bytes=1_000_000)


@pytest.mark.parametrize("size", [3_000, 3_000_000])
def test_a_bomb_that_claims_to_be_small(size: int) -> None:
    """The size in the directory is a lie: what really comes out counts."""
    data = bytearray(zipped({"a.txt": b"0" * size}))
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 100)
    with pytest.raises(UnreadableSource):
        members(bytes(data))


def test_members_over_one_another() -> None:
    """Two entries of the directory that share their bytes, as in the bombs that need no nesting."""
    data = zipped({"a.txt": "一" * 100, "b.txt": "一" * 100})
    first, second = data.index(b"PK\x01\x02"), data.rindex(b"PK\x01\x02")
    changed = bytearray(data)
    struct.pack_into("<I", changed, second + 42, struct.unpack_from("<I", data, first + 42)[0])
    with pytest.raises(UnreadableSource, match="over one another"):
        members(bytes(changed))


def test_too_many_members() -> None:
    with pytest.raises(LimitExceeded, match="files"):
        members(zipped({f"{number}.txt": "x" for number in range(6)}), files=5)


def test_archives_in_archives_count_together() -> None:
    inner = zipped({"a.txt": b"0" * 600})
    outer = zipped({f"{number}.zip": inner for number in range(3)})
    meter = Meter("a.zip", Limits(unpacked_bytes=2_000))
    inside = [(content, meter.inside(name)) for name, content in members_of(outer, meter)]
    for content, inner_meter in inside[:2]:
        members_of(content, inner_meter)
    with pytest.raises(LimitExceeded):
        members_of(*inside[2])


def test_a_member_with_a_password() -> None:
    data = bytearray(zipped({"a.txt": "一", "b.txt": "二"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    found = dict(listed(bytes(data), Meter("a.zip")))
    with pytest.raises(UnreadableSource, match=r"a\.zip/a\.txt is encrypted"):
        found["a.txt"]()
    assert found["b.txt"]() == "二".encode()


def test_a_damaged_member_keeps_nobody_from_the_others() -> None:
    data = bytearray(zipped({"a.txt": "一" * 50, "b.txt": "二"}))
    data[data.index(b"a.txt") + 6] ^= 0xFF
    found = dict(listed(bytes(data), Meter("a.zip")))
    with pytest.raises(UnreadableSource, match="damaged"):
        found["a.txt"]()
    assert found["b.txt"]() == "二".encode()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 10, b"no zip at all"])
def test_what_is_no_zip(data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        opened(data, Meter("a.zip"))


def test_a_zip_that_is_cut_off() -> None:
    data = zipped({"a.txt": "一" * 1000})
    for size in range(0, len(data), 7):
        with pytest.raises(UnreadableSource):
            members(data[:size])
