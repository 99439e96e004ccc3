"""RTF: the text of a rich text file as it is shown, with the paragraphs that the format marks.

Reads the bytes of an RTF (specification 1.9.1, and what older programs write); gives a Reading. Kept: paragraphs,
headings by outline level, list items with the labels written for old readers, cells, text boxes, footnotes (after the
paragraph that refers to them), headers and footers (each once, as furniture), results of fields. Left out, since
nobody sees them: deletions, hidden text, comments, pictures, instructions of fields, and every group that announces
itself as skippable and is not known here.
"""

from __future__ import annotations

from hashlib import sha256

from observance.domain.text import Reading
from observance.errors import DamagedFile, EmptyFile
from observance.read.blocks import sheets_between
from observance.read.rtf_tokens import tokens
from observance.read.rtf_walk import FACTS, Walk
from observance.read.sniff import RTF

READER = "rtf/1"


def read_rtf(data: bytes) -> Reading:
    """Read an RTF. Raises DamagedFile for one that breaks off and EmptyFile for one without text."""
    walk = Walk()
    for token in tokens(data):
        walk.take(token)
        if walk.is_over:
            break
    if not walk.is_over:
        raise DamagedFile("the document breaks off", do="ask for it again")
    out = walk.finished()
    text = out.text()
    if not text:
        raise EmptyFile("the document holds no text", do="ask for the file again")
    return Reading(
        reader=READER,
        media=RTF,
        text=text,
        text_sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        pages=sheets_between(walk.breaks, len(text)),
        furniture=tuple(out.furniture),
        notes=tuple(walk.notes),
        blocks=tuple(out.blocks),
        facts=tuple((name, said) for name in FACTS if (said := walk.facts.get(name, "").strip())),
    )
