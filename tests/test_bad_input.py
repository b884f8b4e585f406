"""What is no form, half a form or a spoiled form: a reading with findings, or an error that says why."""

from __future__ import annotations

import gc
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import budgetgoals as bg
from budgetgoals.sources.folders import files_in
from tests.support.small import SMALL, codes, goals, left, read_form, read_whole, replaced

if TYPE_CHECKING:
    from collections.abc import Callable

MONEY_HEADING = "本项目上年度市级财政资金使用情况"


def test_the_small_form_is_sound() -> None:
    form = read_form(SMALL)
    assert form.project.name == "执法服装"
    assert form.narrative.goals == "提高环境执法服务水平。"
    assert form.budget.previous_year_spent == Decimal(272060)


# Sources that cannot be read at all.


@pytest.mark.parametrize("content", [b"", b"\n\n \t\f\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf \n"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(content)
    with pytest.raises(bg.UnreadableSource) as caught:
        bg.read(path)
    assert caught.value.message.en == f"{path} is empty"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG file, which cannot be read"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG file, which cannot be read"),
        (bytes(range(256)), "no text but a binary file of an unknown kind"),
    ],
)
def test_a_binary_file_is_told_whatever_it_is_called(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "表.txt"
    path.write_bytes(content)
    with pytest.raises(bg.UnsupportedFormat) as caught:
        bg.read(path)
    assert caught.value.message.en == f"{path} is {kind}"
    assert caught.value.hint is not None


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00",
    ],
    ids=["PDF", "ZIP", "OLE"],
)
def test_a_damaged_file_is_told_whatever_it_is_called(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "表.txt"
    path.write_bytes(content)
    with pytest.raises(bg.UnreadableSource, match="damaged"):
        bg.read(path)


@pytest.mark.parametrize("read", [bg.read, lambda path: list(bg.stream(path))])
def test_a_missing_file_is_named(tmp_path: Path, read: Callable[[Path], object]) -> None:
    path = tmp_path / "没有.txt"
    with pytest.raises(bg.UnreadableSource) as caught:
        read(path)
    assert caught.value.message.en == f"cannot open {path}: No such file or directory"


def test_a_folder_without_forms_says_which_files_are_looked_for(tmp_path: Path) -> None:
    (tmp_path / "表.png").write_bytes(b"\x89PNG")
    with pytest.raises(bg.UnreadableSource) as caught:
        bg.read(tmp_path)
    assert caught.value.message.en == f"the folder {tmp_path} holds no file that can be read"
    assert caught.value.hint is not None
    assert caught.value.hint.en.startswith("files ending in .csv, .doc, .docm, .docx, .et, ")


def test_a_folder_is_its_texts_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", ".hidden.txt", "c/d.text", "c/e.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SMALL, encoding="utf-8")
    assert [str(path.relative_to(tmp_path)) for path in files_in(tmp_path)] == ["a.TXT", "b.txt", "c/d.text"]


@pytest.mark.parametrize("source", [None, 5, Path])
def test_what_is_no_source_is_refused(source: object) -> None:
    with pytest.raises(bg.InvalidValue, match="a source is a path, bytes or an open file, not"):
        bg.read(source)  # type: ignore[arg-type]


# Texts that hold no form, or half of one.


@pytest.mark.parametrize(
    "text", ["今天天气不错。\n", "项目名称很好\n项目概况也很好\n", "项目名称： 执法服装\n"]
)
def test_a_text_without_form_is_unread_and_said_to_be(text: str) -> None:
    reading = read_whole(text)
    assert reading.forms == ()
    assert codes(reading) == ["BG001", "BG008"]
    assert left(reading) == [text.strip()]


@pytest.mark.parametrize("text", ["", "\n \f\n", "\ufeff"])
def test_a_blank_text_holds_no_form(text: str) -> None:
    reading = bg.read_text(text)
    assert (reading.forms, reading.unread, codes(reading)) == ((), (), ["BG001"])
    with pytest.raises(bg.InvalidValue, match="the source holds 0 forms, not one"):
        _ = reading.form


def test_a_form_cut_off_at_any_line_is_a_reading_of_what_is_there() -> None:
    whole = read_form(SMALL)
    lines = SMALL.splitlines(keepends=True)
    for count in range(len(lines)):
        reading = read_whole("".join(lines[:count]))
        for form in reading.of(bg.ProjectGoals):
            assert form.applicant in ("", whole.applicant)
            assert form.budget.total in (None, whole.budget.total)
            assert [leaf.indicator for leaf in form.leaves()] == [
                leaf.indicator for leaf in list(whole.leaves())[: len(list(form.leaves()))]
            ]
            if not form.indicators:
                assert "BG003" in codes(reading)


def test_a_form_cut_off_at_any_character_loses_nothing() -> None:
    for end in range(len(SMALL)):
        read_whole(SMALL[:end])


def test_a_form_that_begins_anywhere_loses_nothing() -> None:
    for start in range(len(SMALL)):
        read_whole(SMALL[start:])


def test_each_label_that_is_missing_is_named() -> None:
    reading = read_whole(replaced(SMALL, ("立项依据： 根据上级部门要求，各级环境执法人员需统一服装。\n", "")))
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == ("BG002", bg.Severity.WARNING)
    assert finding.message.en == "labels of the layout are missing: 立项依据"
    assert reading.form.narrative.basis == ""


# Values that are none.


def test_an_estimate_is_no_amount_and_is_kept_apart() -> None:
    reading = read_whole(replaced(SMALL, ("项目总预算（元）： 302,900", "项目总预算（元）： 贰拾万左右")))
    (finding,) = reading.findings
    assert (finding.code, finding.severity, finding.where.path) == (
        "BG006",
        bg.Severity.ERROR,
        "budget.total",
    )
    assert "贰拾万左右" in finding.message.en
    assert str(finding.where.place) == "27:11"
    assert goals(reading).budget.total is None
    assert goals(reading).budget.current_year == Decimal(302900)
    assert reading.form.extra == (("项目总预算（元）", "贰拾万左右"),)
    assert reading.unread == ()


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    reading = read_whole(replaced(SMALL, ("2020-01-01", "2020-02-30")))
    (finding,) = reading.findings
    assert (finding.code, finding.where.path, finding.where.form) == ("BG006", "project.start", 0)
    assert finding.message.en.startswith("计划开始日期: 2020-02-30 cannot be read: ")
    assert goals(reading).project.start is None
    assert goals(reading).project.end == date(2020, 12, 15)
    assert reading.form.extra == (("计划开始日期", "2020-02-30"),)


def test_an_answer_that_is_neither_yes_nor_no_is_kept_apart() -> None:
    reading = read_whole(replaced(SMALL, ("是否含有政府购买服务： 否", "是否含有政府购买服务： 待定")))
    assert codes(reading) == ["BG006"]
    assert goals(reading).project.purchases_services is None
    assert reading.form.extra == (("是否含有政府购买服务", "待定"),)


@pytest.mark.parametrize("sign", ["无", "-", "—", "/"])
def test_a_sign_for_nothing_is_no_amount_and_no_error(sign: str) -> None:
    reading = read_whole(
        replaced(SMALL, ("同名项目上年预算额（元）： 272,060", f"同名项目上年预算额（元）： {sign}"))
    )
    (finding,) = reading.findings
    assert (finding.code, finding.severity) == ("BG015", bg.Severity.INFO)
    assert goals(reading).budget.previous_year_budget is None
    assert reading.form.extra == (("同名项目上年预算额（元）", sign),)


# Text where the layout has no place for it.


def test_text_below_a_heading_is_unread() -> None:
    reading = read_whole(replaced(SMALL, (MONEY_HEADING, f"{MONEY_HEADING}\n详见附件")))
    assert left(reading) == ["详见附件"]
    assert codes(reading) == ["BG007"]
    assert reading.form == read_form(SMALL)


def test_text_behind_a_heading_is_unread_and_no_part_of_the_goals() -> None:
    reading = read_whole(replaced(SMALL, (MONEY_HEADING, f"{MONEY_HEADING} 详见附件")))
    assert reading.form.narrative.goals == "提高环境执法服务水平。"
    assert left(reading) == ["详见附件"]
    assert codes(reading) == ["BG007"]


def test_a_line_above_the_first_label_is_unread() -> None:
    reading = read_whole(replaced(SMALL, ("（2020年度）", "（2020年度）\n填报日期 2019年11月")))
    assert left(reading) == ["填报日期 2019年11月"]
    assert codes(reading) == ["BG007"]
    assert reading.form.fiscal_year == 2020


def test_a_second_year_is_noticed() -> None:
    reading = read_whole(replaced(SMALL, ("2020年绩效目标", "2021年绩效目标")))
    assert codes(reading) == ["BG014"]
    assert reading.form.fiscal_year == 2020


# Labels twice.


def test_of_a_label_that_stands_twice_the_first_value_counts() -> None:
    reading = read_whole(replaced(SMALL, ("\n计划开始", "\n项目名称： 执法标识\n\n计划开始")))
    assert goals(reading).project.name == "执法服装"
    assert reading.form.extra == (("项目名称", "执法标识"),)
    (finding,) = reading.findings
    assert (finding.code, finding.where.path) == ("BG004", "project.name")


def test_a_label_that_stands_twice_on_a_page_of_short_lines_is_no_part_of_a_name() -> None:
    reading = read_whole(
        "申报单位名称： 执法总队\n项目名称： 执法服装 项目类别： 其他一次性项目\n项目名称： 执法标识\n"
    )
    assert goals(reading).project.name == "执法服装"
    assert reading.form.extra == (("项目名称", "执法标识"),)
    assert "BG004" in codes(reading)


def test_a_row_printed_twice_keeps_both_of_its_texts() -> None:
    money = "项目总预算（元）： 302,900 项目当年预算（元）： 302,900\n"
    reading = read_whole(replaced(SMALL, (money, money + money.replace("302", "402"))))
    assert goals(reading).budget.total == Decimal(302900)
    assert [text for _, text in reading.form.extra] == ["402,900", "402,900"]
    assert codes(reading) == ["BG004"]


@pytest.mark.parametrize("colons", ["：：", "：:", ": :"])
@pytest.mark.parametrize("label", ["项目名称", "计划开始日期", "同名项目上年预算额（元）", "立项依据"])
def test_a_colon_that_stands_twice_is_no_reason_to_give_up(label: str, colons: str) -> None:
    reading = read_whole(replaced(SMALL, (f"{label}：", f"{label}{colons}")))
    assert reading.form.applicant == read_form(SMALL).applicant
    assert reading.form.indicators == read_form(SMALL).indicators


# Size.


def _seconds(text: str) -> float:
    """The time that reading takes, without the collector's, which grows with what other tests left behind."""
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        bg.read_text(text)
        return time.process_time() - begun
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "noise",
    [
        "环保热线运行维护。\n",
        "环保热线运行维护",
        "项目名称： 执法服装 项目类别： \n",
        "： ： ：",
        "（2020年度）\n",
        "财政项目支出绩效目标表 ",
        "— 1 —\n",
        "产出目标 数量 人数\n",
        " \n",
        "\f",
    ],
    ids=[
        "lines",
        "one line",
        "labels",
        "colons",
        "years",
        "titles",
        "page marks",
        "levels",
        "blanks",
        "feeds",
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", SMALL + "{}", SMALL.replace("期进行更新。", "{}")], ids=["bare", "behind", "within"]
)
def test_time_grows_with_the_noise_and_no_faster(noise: str, around: str) -> None:
    def seconds(size: int) -> float:
        text = around.replace("{}", noise * (size // len(noise)))
        return min(_seconds(text) for _ in range(3))

    for _ in range(3):
        if seconds(160_000) < 8 * seconds(40_000) + 0.02:
            return
    pytest.fail("four times the text takes more than eight times as long")


def test_ten_megabytes_of_noise_are_read_to_the_end() -> None:
    line = "本项目的建设应满足执法工作的需要，通过开展检查活动形成闭环管理。\n"
    noise = line * (10_000_000 // len(line.encode()))
    reading = bg.read((noise + SMALL).encode())
    assert reading.forms == (read_form(SMALL),)
    assert left(reading) == [noise.strip()]
    assert reading.where(reading.form, "title") == bg.Place(line=noise.count("\n") + 1, column=1)
