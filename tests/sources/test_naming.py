"""What a source is called in a reading, in places and in errors."""

from __future__ import annotations

import tempfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

import budgetgoals as bg

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "项目名称： 执法服装\n项目类别： 其他一次性项目\n绩效类型： 其他类\n".encode()


def test_a_path_names_itself(tmp_path: Path) -> None:
    path = tmp_path / "申报表.txt"
    path.write_bytes(TEXT)
    assert bg.read(path).source == bg.read(str(path)).source == str(path)
    with path.open("rb") as file:
        assert bg.read(file).source == str(path)


def test_an_open_file_whose_name_is_a_number_or_nothing_has_none() -> None:
    with tempfile.TemporaryFile() as numbered, tempfile.SpooledTemporaryFile() as spooled:
        for file in (numbered, spooled, BytesIO()):
            file.write(TEXT)
            file.seek(0)
            reading = bg.read(file)
            assert reading.source == ""
            assert str(reading.where(reading.form, "project.name")) == "1:7"


def test_an_upload_is_called_as_its_sender_called_it() -> None:
    reading = bg.read(TEXT, name="申报表.txt")
    assert reading.source == "申报表.txt"
    assert str(reading.where(reading.form, "project.name")) == "申报表.txt:1:7"
    assert [part.source for part in bg.stream(TEXT, name="申报表.txt") if part.forms] == ["申报表.txt"]


def test_a_csv_without_a_path_is_told_by_the_name_it_is_given(example: Path) -> None:
    form = bg.read(example).forms[0]
    assert bg.read(bg.render_bytes(form, "csv"), name="form.csv").form == form


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 broken", b"PK\3\4 broken", b"\0\1\2\3\4"])
def test_what_cannot_be_read_is_named_or_called_the_source(data: bytes) -> None:
    with pytest.raises(bg.BudgetGoalsError) as unnamed:
        bg.read(data)
    assert (unnamed.value.message.en[:11], unnamed.value.message.zh[:3]) == ("the source ", "该来源")
    with pytest.raises(bg.BudgetGoalsError) as named:
        bg.read(data, name="upload.bin")
    assert named.value.message.en.startswith("upload.bin ")
