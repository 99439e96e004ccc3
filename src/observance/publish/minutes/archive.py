"""The same file for the same words: fixed times, fixed order, nothing of the machine that wrote it.

Reads a document of python-docx, or the bytes of a zip; gives bytes. With another build of zlib they may differ; the
parts stay the same.
"""

from __future__ import annotations

import io
import zipfile

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE

_FIRST = "[Content_Types].xml"
#: The earliest time that the format can state: it claims nothing.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def saved(document: WordDocument) -> bytes:
    """The bytes of a document, without times and without what the template brings along."""
    package = document.part.package
    core = document.core_properties._element
    for name in ("created", "modified"):
        for element in core.findall(f"{{http://purl.org/dc/terms/}}{name}"):
            core.remove(element)
    for key in [key for key, rel in package.rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[key]
    buffer = io.BytesIO()
    document.save(buffer)
    return with_fixed_times(buffer.getvalue())


def with_fixed_times(data: bytes) -> bytes:
    """The archive anew; the content types come first, as readers of office formats expect."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _FIRST, name)):
            info = zipfile.ZipInfo(name, date_time=_NO_TIME)
            info.create_system = _UNIX
            info.external_attr = 0o644 << 16
            new.writestr(info, old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
