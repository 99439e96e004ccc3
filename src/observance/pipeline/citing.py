"""Citations of law in one text or file: read, segment, extract, without a case.

Reads a file or a text; gives its :class:`~observance.domain.findings.Findings`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from observance.domain.findings import Findings
from observance.domain.text import Document, Source
from observance.extract import extract
from observance.read import read
from observance.read.files import read_bytes
from observance.segment import segment

#: What a text that comes without a file is called.
UNNAMED = "text"


def found_in_file(path: Path, folders: tuple[Path, ...] = ()) -> Findings:
    """What is found in a file; ``folders`` hold further languages and bodies."""
    return _found(read(path), folders)


def found_in_text(text: str, folders: tuple[Path, ...] = ()) -> Findings:
    """What is found in a text that lies in no file."""
    data = text.encode()
    source = Source(name=UNNAMED, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    return _found(read_bytes(data, source, UNNAMED), folders)


def _found(document: Document, folders: tuple[Path, ...]) -> Findings:
    return extract(segment(document, folders), folders)
