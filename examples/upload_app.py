"""A web application around the library: upload a file, see its forms read and checked, take them as Word.

uvicorn upload_app:app --app-dir examples

What was uploaded is kept in memory, the last hundred readings. Nothing of a file is trusted: reading is
bounded, every text is escaped, and the browser runs no script.
"""

from __future__ import annotations

import secrets
from html import escape
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

from fastapi import FastAPI, File, HTTPException, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

import budgetgoals as bg

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

LIMITS = bg.Limits(file_bytes=5_000_000, unpacked_bytes=50_000_000, pages=50, seconds=20)
MOST_KEPT = 100
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE = """\
<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>绩效目标表</title>
<style>
body {{ font: 16px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }}
iframe {{ width: 100%; height: 40rem; border: 1px solid #999 }}
.error {{ color: #b00020 }}
</style>
{content}
</html>
"""
UPLOAD = """\
<h1>绩效目标表</h1>
<form action="/readings" method="post" enctype="multipart/form-data">
<input type="file" name="file" aria-label="文件" required> <button>读取</button>
</form>
"""

app = FastAPI()
readings: dict[str, bg.Reading] = {}


@app.middleware("http")
async def run_no_script(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    """Tell the browser to run nothing, whatever a page holds."""
    response = await answer(request)
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@app.exception_handler(bg.BudgetGoalsError)
def refuse(_: Request, error: bg.BudgetGoalsError) -> Response:
    """Say what is wrong with a file, in both languages."""
    is_big = isinstance(error, bg.LimitExceeded)
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if is_big else HTTPStatus.UNPROCESSABLE_ENTITY
    said = "".join(f'<p class="error" lang="{language}">{escape(text)}</p>' for language, text in both(error))
    return HTMLResponse(PAGE.format(content=UPLOAD + said), status)


@app.get("/")
def start() -> HTMLResponse:
    """The page to upload a file."""
    return HTMLResponse(PAGE.format(content=UPLOAD))


@app.post("/readings")
def upload(file: Annotated[UploadFile, File()]) -> RedirectResponse:
    """Read a file, and show what was read."""
    key = secrets.token_urlsafe()
    readings[key] = bg.read(file.file, limits=LIMITS, name=file.filename or "")
    while len(readings) > MOST_KEPT:
        readings.pop(next(iter(readings)), None)
    return RedirectResponse(f"/readings/{key}", HTTPStatus.SEE_OTHER)


@app.get("/readings/{key}")
def show(key: str) -> HTMLResponse:
    """The forms of a reading, what was found, and what is unread."""
    reading = reading_of(key)
    parts = [UPLOAD, f"<p>{len(reading.forms)} 张表</p>"]
    for number in range(len(reading.forms)):
        address = f"/readings/{key}/{number}"
        parts.append(f'<iframe src="{address}.html" title="表 {number + 1}" sandbox></iframe>')
        parts.append(f'<p><a href="{address}.docx">下载 Word</a></p>')
    noticed = [*reading.findings, *bg.check(reading)]
    parts.append(items("检查", [finding.describe("zh") for finding in noticed]))
    parts.append(items("未读出", [str(piece) for piece in reading.unread]))
    return HTMLResponse(PAGE.format(content="\n".join(parts)))


@app.get("/readings/{key}/{number}.html")
def page(key: str, number: int) -> HTMLResponse:
    """A form as the official form prints it."""
    return HTMLResponse(bg.render_bytes(form_of(key, number), "html"))


@app.get("/readings/{key}/{number}.docx")
def word(key: str, number: int) -> Response:
    """A form as a Word file."""
    form = form_of(key, number)
    name = quote(f"{getattr(form, 'project', bg.Project()).name or form.title or '绩效目标表'}.docx", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(bg.render_bytes(form, "docx"), media_type=WORD, headers=headers)


def reading_of(key: str) -> bg.Reading:
    """What was uploaded."""
    if key not in readings:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return readings[key]


def form_of(key: str, number: int) -> bg.Form:
    """A form of what was uploaded."""
    forms = reading_of(key).forms
    if number not in range(len(forms)):
        raise HTTPException(HTTPStatus.NOT_FOUND)
    return forms[number]


def both(error: bg.BudgetGoalsError) -> list[tuple[str, str]]:
    """What an error says in each language."""
    return [("zh", error.message.zh), ("en", error.message.en)]


def items(heading: str, texts: list[str]) -> str:
    """A list under a heading; nothing where there is nothing to list."""
    if not texts:
        return ""
    return f"<h2>{heading}</h2><ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"
