"""A file is written whole or not at all, and never over another without being told so."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NoReturn

import pytest

import budgetgoals as bg
from budgetgoals.rendering.files import whole_file, write_whole

if TYPE_CHECKING:
    from pathlib import Path

FORM = bg.ProjectGoals(title="项目支出绩效目标表", project=bg.Project(name="执法服装"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "表.html"
    path.write_text("我的", encoding="utf-8")
    with pytest.raises(bg.UnwritableTarget, match="is there already") as caught:
        bg.render(FORM, path)
    assert caught.value.hint is not None
    assert "--force" in caught.value.hint.en
    assert path.read_text(encoding="utf-8") == "我的"
    assert names(tmp_path) == ["表.html"]


def test_a_file_is_replaced_when_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "表.html"
    path.write_text("我的", encoding="utf-8")
    assert bg.render(FORM, path, overwrite=True) == path
    assert "执法服装" in path.read_text(encoding="utf-8")
    assert names(tmp_path) == ["表.html"]


def test_a_failure_leaves_what_stood_there_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "审核.xlsx"
    path.write_bytes(b"old")

    def forms() -> NoReturn:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        bg.forms_to_xlsx((forms() for _ in "1"), path, overwrite=True)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["审核.xlsx"]


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(bg.UnwritableTarget, match="No space left"):
        write_whole(tmp_path / "表.txt", b"1", overwrite=False)
    assert names(tmp_path) == []


def test_two_who_write_the_same_file_do_not_mix(tmp_path: Path) -> None:
    path = tmp_path / "表.txt"
    with whole_file(path, overwrite=False) as draft:
        draft.write_bytes(b"first")
        write_whole(path, b"second", overwrite=False)
        with pytest.raises(bg.UnwritableTarget, match="is there already"):
            write_whole(path, b"third", overwrite=False)
        path.unlink()
    assert path.read_bytes() == b"first"


def test_a_file_that_somebody_else_wrote_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "表.txt"

    def slowly() -> None:
        with whole_file(path, overwrite=False) as draft:
            draft.write_bytes(b"mine")
            path.write_bytes(b"theirs")

    with pytest.raises(bg.UnwritableTarget, match="is there already"):
        slowly()
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["表.txt"]


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> NoReturn:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "表.txt"
    assert write_whole(path, b"1", overwrite=False).read_bytes() == b"1"
    with pytest.raises(bg.UnwritableTarget):
        write_whole(path, b"2", overwrite=False)
    assert path.read_bytes() == b"1"


def test_a_link_to_a_file_stays_one(tmp_path: Path) -> None:
    real, link = tmp_path / "真.txt", tmp_path / "表.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_whole(link, b"new", overwrite=True)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_others_may_read_a_file_as_they_may_any_new_one(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        mode = write_whole(tmp_path / "表.txt", b"1", overwrite=False).stat().st_mode
    finally:
        os.umask(before)
    assert stat.S_IMODE(mode) == 0o644


@pytest.mark.parametrize("inside", ["no/such/folder.txt", "file/inside.txt"])
def test_a_folder_that_is_none_is_told(tmp_path: Path, inside: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(bg.UnwritableTarget, match="cannot write"):
        write_whole(tmp_path / inside, b"1", overwrite=False)


def test_a_long_name_is_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'表' * 80}.txt"
    assert write_whole(path, b"1", overwrite=False).read_bytes() == b"1"


@pytest.mark.parametrize("name", ["表.doc", "表", "表.xls", "表.ofd"])
def test_another_format_is_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(bg.UnsupportedFormat, match="cannot be written as") as caught:
        bg.render(FORM, tmp_path / name)
    assert caught.value.hint is not None
    assert "docx" in caught.value.hint.en
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("forms", "layout", "said"),
    [
        ([], None, "there is no form"),
        (["表"], None, "is no form"),
        ([FORM], "self-evaluation-2020", "is for self_evaluation, not for project_goals"),
    ],
)
def test_what_cannot_be_written_is_told(forms: list[bg.Form], layout: str | None, said: str) -> None:
    with pytest.raises(bg.InvalidValue, match=said):
        bg.render_bytes(forms, "md", layout=layout)
