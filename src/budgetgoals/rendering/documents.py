"""Forms as JSON: one document, or a list of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from budgetgoals.serial import to_dict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from budgetgoals.model import Form
    from budgetgoals.rendering.pages import Options


def draw(forms: Sequence[Form], _: Options) -> bytes:
    """A form as its document, several as a list of theirs."""
    documents = [to_dict(form) for form in forms]
    content = documents[0] if len(documents) == 1 else documents
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode(errors="backslashreplace")
