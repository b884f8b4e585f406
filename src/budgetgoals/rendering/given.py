"""What a caller may give to be written: a form, a reading, or several forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from budgetgoals.errors import InvalidValue, shown
from budgetgoals.model import FORM_KINDS, Form
from budgetgoals.reading import Reading

Forms = Form | Reading | Iterable[Form]
"""A form, everything that was read, or any forms."""


def forms_of(given: Forms) -> Iterator[Form]:
    """The forms, one after another.

    Raises:
        InvalidValue: something else is among them.

    >>> from budgetgoals.model import ProjectGoals
    >>> len(list(forms_of(ProjectGoals()))), len(list(forms_of([ProjectGoals(), ProjectGoals()])))
    (1, 2)
    >>> next(forms_of(3))
    Traceback (most recent call last):
    budgetgoals.errors.InvalidValue: ...(3 is no form...
    """
    if isinstance(given, FORM_KINDS):
        yield given
        return
    many: object = given.forms if isinstance(given, Reading) else given
    if isinstance(many, str) or not isinstance(many, Iterable):
        raise _no_form(many)
    for form in many:
        if not isinstance(form, FORM_KINDS):
            raise _no_form(form)
        yield form


def _no_form(thing: object) -> InvalidValue:
    return InvalidValue(
        "{thing} is no form",
        hint="give a form, or what bg.read gives",
        thing=shown(thing if isinstance(thing, str) else repr(thing)),
    )
