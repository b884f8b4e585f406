"""Keep the catalogs of the interface: collect every message of the source, merge it, compile.

    python tools/catalogs.py           write budgetgoals.pot, and each language's .po and .mo
    python tools/catalogs.py --check   change nothing; fail when anything is missing, stale or broken

A message is a literal in a call of ``message``, of an error class or of a function that makes one. The
Chinese is written by hand in ``locale/zh_CN/LC_MESSAGES/budgetgoals.po``; the English is the key itself.
"""

from __future__ import annotations

import ast
import io
import string
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parent.parent / "src" / "budgetgoals"
LOCALE = SOURCE / "locale"
LANGUAGES = ("zh_CN", "en")
TEMPLATE_ARGUMENT = {"message": 0, "Refused": 0, "refuse": 1}
UNDATED = datetime(2020, 1, 1, tzinfo=UTC)


def main(arguments: list[str]) -> int:
    """Write the catalogs, or check them."""
    template = collect()
    files = {LOCALE / "budgetgoals.pot": as_po(template)}
    problems = []
    for language in LANGUAGES:
        folder = LOCALE / language / "LC_MESSAGES"
        catalog = merged(template, folder / "budgetgoals.po", language)
        files[folder / "budgetgoals.po"] = as_po(catalog)
        files[folder / "budgetgoals.mo"] = as_mo(catalog)
        problems += [f"{language}: {problem}" for problem in mistakes(catalog)]
    stale = [path for path, content in files.items() if not path.exists() or path.read_bytes() != content]
    if "--check" in arguments:
        problems += [f"{path.relative_to(SOURCE)} is stale: run make catalogs" for path in stale]
    else:
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files[path])
    sys.stderr.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


def collect() -> Catalog:
    """Every message of the source, with the files that say it."""
    saying = TEMPLATE_ARGUMENT | dict.fromkeys(error_classes(), 0)
    catalog = new_catalog(None)
    for path in sorted(SOURCE.rglob("*.py")):
        for text in templates(ast.parse(path.read_text(encoding="utf-8")), saying):
            catalog.add(text, locations=[(path.relative_to(SOURCE).as_posix(), 0)])
    return catalog


def error_classes() -> list[str]:
    """The names of the errors, whose first argument is a message."""
    tree = ast.parse((SOURCE / "errors.py").read_text(encoding="utf-8"))
    return [node.name for node in tree.body if isinstance(node, ast.ClassDef)]


def templates(tree: ast.AST, saying: dict[str, int]) -> list[str]:
    """The literals that are messages, in the order of the source."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        position = saying.get(name)
        if position is None:
            continue
        said = node.args[position : position + 1]
        said += [keyword.value for keyword in node.keywords if keyword.arg == "hint"]
        found += [text for argument in said for text in literals(argument)]
    return found


def literals(argument: ast.expr) -> list[str]:
    """A literal, or both sides of a choice between literals."""
    if isinstance(argument, ast.IfExp):
        return literals(argument.body) + literals(argument.orelse)
    is_text = isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value
    return [argument.value] if is_text else []  # type: ignore[attr-defined]


def merged(template: Catalog, path: Path, language: str) -> Catalog:
    """The messages of the source with the translations that a catalog has."""
    known = Catalog()
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=language)
    catalog = new_catalog(language)
    for entry in template:
        if entry.id:
            translated = known.get(entry.id)
            said = translated.string if translated else ""
            catalog.add(entry.id, said or (entry.id if language == "en" else ""), locations=entry.locations)
    return catalog


def mistakes(catalog: Catalog) -> list[str]:
    """What is not translated, or does not name the fields that the message has."""
    problems = []
    for entry in catalog:
        if not entry.id:
            continue
        if not entry.string:
            problems.append(f"not translated: {entry.id}")
        elif fields(entry.string) != fields(entry.id):
            problems.append(f"other fields than the message has: {entry.id} → {entry.string}")
    return problems


def fields(text: object) -> set[str]:
    """The names of the fields in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name is not None}


def new_catalog(language: str | None) -> Catalog:
    """An empty catalog whose header says the same on every day."""
    return Catalog(
        language,
        project="budgetgoals",
        copyright_holder="the budgetgoals maintainers",
        header_comment="# The messages of budgetgoals; run make catalogs after a change.",
        charset="utf-8",
        creation_date=UNDATED,
        revision_date=UNDATED,
        fuzzy=False,
    )


def as_po(catalog: Catalog) -> bytes:
    """A catalog as its text file."""
    file = io.BytesIO()
    write_po(file, catalog, width=110, sort_output=True, omit_header=False, include_lineno=False)
    return file.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """A catalog as gettext loads it."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
