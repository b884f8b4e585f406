"""The web application in a real browser: good files, hostile ones, and those that it refuses."""

from __future__ import annotations

from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
import upload_app

import budgetgoals as bg
from tests.conftest import EXAMPLES
from tests.support.browser import chromium
from tests.support.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

HOSTILE = """\
财政项目支出绩效目标表（2024年度）
申报单位名称：<img src=x onerror="top.hacked=1">
项目名称： <script>window.top.hacked = 1; alert(1)</script>
项目类别： "><svg onload=alert(2)>
绩效类型： 其他类
一级目标 二级目标 三级目标 指标目标值
产出目标 数量 <script>alert(3)</script>数 =<b>65</b>人
</iframe><script>alert(4)</script>
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(upload_app.app) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of the application on which no script may run and nothing may go wrong unnoticed."""
    page = browser.new_page()
    page.set_default_timeout(10_000)
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    yield page
    assert said == []
    assert page.evaluate("window.hacked") is None
    page.close()


def upload(page: Page, path: Path) -> None:
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="读取").click()
    page.wait_for_load_state()


def test_a_form_is_shown_checked_and_taken_as_word(page: Page, tmp_path: Path) -> None:
    upload(page, EXAMPLES / "forms.txt")
    assert page.get_by_text("4 张表").is_visible()
    assert page.frame_locator("iframe").nth(3).get_by_text("制服满意度").is_visible()
    assert page.get_by_text("BG504 警告: “时间”的“10月前完成购买”可理解为").is_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载 Word").nth(3).press("Enter")
    assert waiting.value.suggested_filename == "执法服装.docx"
    waiting.value.save_as(tmp_path / "form.docx")
    assert bg.read(tmp_path / "form.docx").form == bg.read(EXAMPLES / "forms.txt").forms[3]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "csv"])
def test_every_kind_of_file_is_read(page: Page, tmp_path: Path, ending: str) -> None:
    form = bg.read(EXAMPLES / "forms.txt").forms[0]
    upload(page, bg.render(form, tmp_path / f"form.{ending}"))
    assert page.get_by_text("1 张表").is_visible()
    assert page.frame_locator("iframe").get_by_text("环保热线运行").is_visible()
    assert page.get_by_role("heading", name="未读出").count() == 0


def test_the_markup_of_a_hostile_form_is_only_text(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "<img src=x onerror=alert(5)>.txt"
    path.write_text(HOSTILE, encoding="utf-8")
    upload(page, path)
    shown = page.frame_locator("iframe")
    assert shown.get_by_text("<script>window.top.hacked = 1; alert(1)</script>").is_visible()
    assert page.get_by_text("</iframe><script>alert(4)</script>").first.is_visible()
    assert page.locator("script, svg, img").count() == shown.locator("script, svg, img, b").count() == 0


def test_the_browser_is_told_to_run_nothing(page: Page) -> None:
    with page.expect_console_message() as waiting:
        page.evaluate("document.body.innerHTML = '<img src=x onerror=alert(6)>'")
    assert "Content Security Policy" in waiting.value.text


def test_a_damaged_file_is_refused_with_its_name_and_the_reason(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "破损.docx"
    path.write_bytes(bg.render_bytes(bg.ProjectGoals(title="目标表"), "docx")[:900])
    upload(page, path)
    assert page.locator(".error:lang(zh)").inner_text().startswith("破损.docx 已损坏")
    assert page.locator(".error:lang(en)").inner_text().startswith("破损.docx is damaged")
    assert page.get_by_role("button", name="读取").is_visible()


def test_a_file_that_is_too_big_is_refused_with_the_limit(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * (upload_app.LIMITS.file_bytes + 1))
    with page.expect_response(lambda response: response.request.method == "POST") as waiting:
        upload(page, path)
    assert waiting.value.status == 413
    assert "big.txt exceeds the limit of 5,000,000" in page.locator(".error:lang(en)").inner_text()


def test_what_was_not_uploaded_is_not_there(address: str) -> None:
    connection = HTTPConnection(urlsplit(address).netloc)
    for path in ("/readings/none", "/readings/none/0.html", "/readings/none/0.docx"):
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        assert response.status == 404
    connection.close()


def test_only_the_last_readings_are_kept(address: str, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_app, "MOST_KEPT", 1)
    for _ in range(2):
        page.goto(address)
        upload(page, EXAMPLES / "forms.txt")
    assert list(upload_app.readings) == [page.url.rpartition("/")[2]]
