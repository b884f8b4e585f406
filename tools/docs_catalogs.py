"""Keep the catalogs of the documentation: collect the messages of its pages, and merge them.

    python tools/docs_catalogs.py           write docs/locales/zh_CN/LC_MESSAGES/*.po
    python tools/docs_catalogs.py --check   change nothing; fail when one is stale or not translated

The Chinese is written by hand. What the library says itself, such as the rules, is taken from its own
catalog; a message without any word of English stands in both languages as it is. Where the English was
changed, the old Chinese is kept, marked as fuzzy, and counts as not translated until somebody looks at it.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from sphinx.cmd.build import build_main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
OWN = ROOT / "src" / "budgetgoals" / "locale" / "zh_CN" / "LC_MESSAGES" / "budgetgoals.po"
LANGUAGE = "zh_CN"
CATALOGS = DOCS / "locales" / LANGUAGE / "LC_MESSAGES"
DOCSTRINGS = "api"
FILES_OF_THE_REPOSITORY = {"changelog", "contributing"}
"""Both are shown in English in both languages."""
SAID_BY_THE_LIBRARY = "rules"
UNDATED = datetime(2020, 1, 1, tzinfo=UTC)
_CODE = re.compile(r"`[^`]+`")
_TARGET = re.compile(r"(?<=\]\()[^)]+(?=\))")
_WORD = re.compile(r"[a-z]{2}")


def main(arguments: list[str]) -> int:
    """Write the catalogs, or check them."""
    own = {str(each.id).casefold(): str(each.string) for each in _read(OWN) if each.id}
    files: dict[Path, bytes] = {}
    problems: list[str] = []
    for name, template in _templates():
        path = CATALOGS / f"{name}.po"
        catalog = _merged(template, path, own if name == SAID_BY_THE_LIBRARY else {})
        files[path] = _as_po(catalog)
        problems += [f"{path.name}: {mistake}" for each in catalog if each.id for mistake in _mistakes(each)]
    stale = [path for path, content in files.items() if not path.exists() or path.read_bytes() != content]
    left_over = [path for path in CATALOGS.glob("*.po") if path not in files]
    if "--check" in arguments:
        problems += [f"{path.name} is stale: run make docs-pages" for path in (*stale, *left_over)]
    else:
        _write({path: files[path] for path in stale}, left_over)
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


def _write(files: dict[Path, bytes], left_over: list[Path]) -> None:
    CATALOGS.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        path.write_bytes(content)
    for path in left_over:
        path.unlink()


def _templates() -> Iterator[tuple[str, Catalog]]:
    """The messages of every page, by the names of their catalogs."""
    with tempfile.TemporaryDirectory() as folder:
        left_out = ",".join(["_*", "locales", DOCSTRINGS])
        options = ["-Q", "-b", "gettext", "-D", f"exclude_patterns={left_out}"]
        if code := build_main([*options, "-d", f"{folder}/.doctrees", str(DOCS), folder]):
            raise SystemExit(code)
        for path in sorted(Path(folder).glob("*.pot")):
            if path.stem not in FILES_OF_THE_REPOSITORY:
                yield path.stem, _read(path)


def _read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(LANGUAGE, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE)


def _merged(template: Catalog, path: Path, own: dict[str, str]) -> Catalog:
    """The messages of the pages with the translations that there are."""
    known = _read(path)
    known.update(template)
    catalog = Catalog(
        LANGUAGE,
        project="budgetgoals",
        copyright_holder="the budgetgoals maintainers",
        header_comment="# The documentation of budgetgoals; run make docs-pages after a change.",
        creation_date=UNDATED,
        revision_date=UNDATED,
        fuzzy=False,
    )
    for each in known:
        if each.id:
            said = own.get(str(each.id).casefold())
            catalog.add(each.id, said or each.string, flags=() if said else each.flags & {"fuzzy"})
    return catalog


def _mistakes(message: Message) -> Iterator[str]:
    """What keeps a message from being shown in Chinese as it is in English."""
    english, chinese = str(message.id), str(message.string)
    if message.fuzzy:
        yield f"the English was changed: {english}"
    elif not chinese and _WORD.search(_TARGET.sub("", _CODE.sub("", english))):
        yield f"not translated: {english}"
    elif chinese:
        for what, pattern in (("code", _CODE), ("links", _TARGET)):
            if Counter(pattern.findall(english)) != Counter(pattern.findall(chinese)):
                yield f"other {what} than the English has: {english}"


def _as_po(catalog: Catalog) -> bytes:
    file = io.BytesIO()
    write_po(file, catalog, width=110, no_location=True)
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
