"""A PDF needs a font with Chinese characters: one is found, or the reader is told how to get one."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pypdfium2  # type: ignore[import-untyped]
import pytest

import budgetgoals as bg
from budgetgoals.rendering import fonts
from budgetgoals.rendering.fonts import fonts_for

if TYPE_CHECKING:
    from pathlib import Path

FORM = bg.ProjectGoals(title="项目支出绩效目标表", project=bg.Project(name="执法服装"))
LIBRARIES = {"docx": ("docx", "word"), "xlsx": ("xlsxwriter", "excel"), "pdf": ("typst", "pdf-write")}


class Installed:
    """The fonts of a machine."""

    def __init__(self, **paths: str) -> None:
        self._fonts = [
            SimpleNamespace(family=name.replace("_", " "), path=path) for name, path in paths.items()
        ]

    def fonts(self) -> list[Any]:
        return self._fonts


def install(monkeypatch: pytest.MonkeyPatch, **paths: str) -> None:
    monkeypatch.setattr(fonts, "_library", lambda _: Installed(**paths))


def test_without_a_chinese_font_the_command_that_installs_one_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    install(monkeypatch, DejaVu_Sans="/fonts/DejaVuSans.ttf")
    with pytest.raises(bg.InvalidValue, match="no font with Chinese characters") as caught:
        bg.render_bytes(FORM, "pdf")
    assert caught.value.hint is not None
    assert "fonts-noto-cjk" in caught.value.hint.en
    assert "--font" in caught.value.hint.zh


def test_the_font_of_printed_forms_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Noto_Sans_CJK_SC="/f/a.ttc", FangSong="/f/b.ttf", DejaVu_Sans="/f/c.ttf")
    assert fonts_for(None).families == ["FangSong", "Noto Sans CJK SC"]


def test_a_font_may_be_named(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, KaiTi="/f/kai.ttf", SimSun="/f/sun.ttc")
    assert fonts_for("KaiTi").families == ["KaiTi", "SimSun"]
    with pytest.raises(bg.InvalidValue, match="there is no font Kai"):
        fonts_for("Kai")


def test_a_font_may_be_a_file_or_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "kai.ttf"
    file.write_bytes(b"")
    install(monkeypatch, KaiTi=str(file), SimSun="/f/sun.ttc")
    assert fonts_for(str(file)).families == ["KaiTi", "SimSun"]
    assert fonts_for(str(tmp_path)).families == ["KaiTi", "SimSun"]


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "kai.ttf"
    file.write_bytes(b"no font")
    with pytest.raises(bg.InvalidValue, match="there is no font"):
        bg.render_bytes(FORM, "pdf", font=str(file))


def test_a_character_that_no_font_has_is_told_and_not_left_out() -> None:
    form = bg.ProjectGoals(title="项目支出绩效目标表", project=bg.Project(name="执法\U0010f123服装"))
    with pytest.raises(bg.InvalidValue, match="no font has the character"):
        bg.render_bytes(form, "pdf")


def test_a_pdf_says_what_it_is_and_its_text_can_be_found() -> None:
    form = bg.ProjectGoals(title="项目支出绩效目标表", applicant="某区环境监测站", project=FORM.project)
    document = pypdfium2.PdfDocument(bg.render_bytes(form, "pdf"))
    told = document.get_metadata_dict()
    assert told["Title"] == "项目支出绩效目标表：执法服装"
    assert told["Author"] == "某区环境监测站"
    assert document[0].get_textpage().search("执法服装").get_next() is not None
    assert document.is_tagged()


@pytest.mark.parametrize("kind", LIBRARIES)
def test_without_its_library_a_format_says_what_to_install(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module, extra = LIBRARIES[kind]
    for name in [name for name in sys.modules if name == module or name.startswith(f"{module}.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(bg.MissingExtra) as caught:
        bg.render_bytes(FORM, kind)
    assert caught.value.hint is not None
    assert caught.value.hint.en == f'pip install "budgetgoals[{extra}]"'


def test_the_other_formats_need_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, _ in LIBRARIES.values():
        monkeypatch.setitem(sys.modules, module, None)
    for kind in ("html", "md", "txt", "csv", "json"):
        assert "执法服装" in bg.render_bytes(FORM, kind).decode("utf-8-sig")
