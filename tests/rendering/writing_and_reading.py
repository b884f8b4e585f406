"""A form written and read again, without a file on the disk."""

from __future__ import annotations

import json

import budgetgoals as bg

NOT_TOLD = {"generic": "generic", "national-2021": "national-2015", "ningxia-2022": "national-2015"}
"""The layouts that nothing of the written form tells of, with the one that a reader must be told.

``generic`` is no official form: only who asks for it gets it. The other two print the labels of the national
form of 2015, cell for cell; they differ in what they recommend to write.
"""


def again(form: bg.Form, kind: str, layout: str | None = None) -> tuple[bg.Form, ...]:
    """What reading gives of a form that was written in a format."""
    content = bg.render_bytes(form, kind)
    if kind == "json":
        return (bg.from_dict(json.loads(content)),)
    return bg.read(content, layout=layout, name=f"申报表.{kind}").forms
