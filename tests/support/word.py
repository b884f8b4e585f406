"""Small Word files, made of the XML that a test is about."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def paragraph(*runs: str) -> str:
    """A paragraph with a run for each text."""
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def root(name: str, content: str, space: str = W) -> str:
    """A part."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{space}" {_SPACES}>{content}</w:{name}>'


def word(body: str, parts: dict[str, str | bytes] | None = None, space: str = W) -> bytes:
    """A Word file.

    Args:
        body: what stands in ``w:body``.
        parts: other parts by ``kind:name``, the kind being that of the relationship from the body.
        space: the namespace.
    """
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="r{index}" Type="{_OFFICE}/{kind}" Target="{name}"/>'
        for index, (kind, _, name) in enumerate(key.partition(":") for key in parts)
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            _relations(f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'),
        )
        archive.writestr("word/document.xml", root("document", f"<w:body>{body}</w:body>", space))
        archive.writestr("word/_rels/document.xml.rels", _relations(relations))
        for key, content in parts.items():
            archive.writestr(f"word/{key.partition(':')[2]}", content)
    return file.getvalue()


def _relations(content: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{content}</Relationships>'
