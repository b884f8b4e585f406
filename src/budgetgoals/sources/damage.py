"""The errors for files that cannot be taken apart."""

from __future__ import annotations

from budgetgoals.errors import UnreadableSource
from budgetgoals.messages import message


def damaged(name: str, reason: object) -> UnreadableSource:
    """The error for a damaged file.

    Args:
        name: the name of the file, or empty.
        reason: a message, or what a library said.

    >>> damaged("a.zip", "File is not a zip file").message.en
    'a.zip is damaged: File is not a zip file'
    """
    return UnreadableSource("{name} is damaged: {reason}", name=called(name), reason=reason)


def encrypted(name: str) -> UnreadableSource:
    """The error for a file that only its password opens.

    >>> encrypted("a.xls").message.en
    'a.xls is encrypted'
    """
    return UnreadableSource(
        "{name} is encrypted", hint="open it with its password and save it without", name=called(name)
    )


def called(name: str) -> object:
    """What to call a file in a message.

    >>> str(called("a.xls"))
    'a.xls'
    """
    return name or message("the source")
