"""Text for people, in Chinese and in English.

A message is written once in the code, in English, with named fields in braces; the Chinese stands in the
Babel catalog under ``locale/``. Nothing is formatted before somebody looks at it, and only the standard
library's gettext is needed to do so.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import Literal

from attrs import frozen

Language = Literal["zh", "en"]
"""The languages of the interface."""

_LOCALE = Path(__file__).parent / "locale"
_CATALOG = {"zh": "zh_CN", "en": "en"}


@frozen
class Message:
    """A sentence that can be said in Chinese and in English.

    Attributes:
        template: the English sentence, with named fields in braces; it is the key of the catalogs.
        params: what goes into the fields, as (name, text) pairs; a text may be a message itself.

    >>> late = message("{end} is before {start}", start="2020-01-02", end="2020-01-01")
    >>> late.en
    '2020-01-01 is before 2020-01-02'
    """

    template: str
    params: tuple[tuple[str, str | Message], ...] = ()

    def text(self, language: Language) -> str:
        """The sentence in one language."""
        fields = {
            name: value.text(language) if isinstance(value, Message) else value for name, value in self.params
        }
        return translate(self.template, language).format(**fields)

    @property
    def zh(self) -> str:
        """The sentence in Chinese."""
        return self.text("zh")

    @property
    def en(self) -> str:
        """The sentence in English."""
        return self.text("en")

    def __str__(self) -> str:
        zh, en = self.zh, self.en
        return zh if zh == en else f"{zh} ({en})"


def message(template: str, /, **params: object) -> Message:
    """Make a message of a template and its fields.

    >>> message("page {page}", page=3).en
    'page 3'
    """
    return Message(
        template,
        tuple((name, value if isinstance(value, Message) else str(value)) for name, value in params.items()),
    )


def translate(template: str, language: Language) -> str:
    """The template in another language; a template that no catalog holds stays as it is.

    >>> translate("no catalog holds this", "zh")
    'no catalog holds this'
    """
    return _catalog(language).gettext(template)


@cache
def _catalog(language: Language) -> gettext.NullTranslations:
    if language not in _CATALOG:
        raise ValueError(f"no language {language!r}: there are {', '.join(map(repr, _CATALOG))}")
    return gettext.translation("budgetgoals", _LOCALE, [_CATALOG[language]], fallback=True)
