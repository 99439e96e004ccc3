"""EML: a message with the headers that people see, and the text that its sender wrote.

Reads the bytes of a message (RFC 5322 with MIME); gives a Reading. Of alternatives the plain text is read, else the
page. Earlier messages that it quotes stay in the text as they stand. What is attached is a document of its own:
:mod:`observance.read.containers` gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from hashlib import sha256

from observance.domain.text import FurnitureKind, Reading
from observance.errors import ReadError
from observance.read.blocks import GrowingText
from observance.read.mime import Part, contents_of, open_message
from observance.read.sniff import EML

READER = "eml/1"

#: The headers that mail programs show, in their order, and the facts made of them.
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_FACTS = (("subject", "Subject"), ("from", "From"), ("to", "To"), ("cc", "Cc"), ("message_id", "Message-ID"))

_LINE_END = re.compile(r"\r\n?")
_BETWEEN = re.compile(r"\n(?:[ \t]*\n)+")
#: Lines that end in a blank go on (RFC 3676, 4.1); the line above a signature has one too.
_SOFT_END = re.compile(r"(?m)(?<!^--) \n(?!>|\n)")


def read_eml(data: bytes) -> Reading:
    """Read a message. Raises DamagedFile and ProtectedFile."""
    message = open_message(data)
    out = GrowingText()
    for name in _SHOWN:
        if said := message.header(name):
            out.add(f"{name}: {said}", style="header")
    for part in contents_of(message).texts:
        _add_text(out, part)
    text = out.text()
    return Reading(
        reader=READER,
        media=EML,
        text=text,
        text_sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        furniture=tuple(out.furniture),
        blocks=tuple(out.blocks),
        facts=tuple(_facts(message)),
    )


def _facts(message: Part) -> Iterator[tuple[str, str]]:
    found = ((name, message.header(header)) for name, header in _FACTS)
    yield from ((name, value) for name, value in found if value)
    if date := message.header("Date"):
        yield "date", _iso(date)


def _iso(date: str) -> str:
    """The day and time as ISO 8601; as it stands where it is no date of RFC 5322."""
    try:
        return parsedate_to_datetime(date).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date


def _add_text(out: GrowingText, part: Part) -> None:
    if part.media == "text/html":
        _add_page(out, part.text())
    else:
        _add_plain(out, part)


def _add_plain(out: GrowingText, part: Part) -> None:
    """Paragraphs are parted by blank lines; lines within them stay as the sender broke them."""
    text = _LINE_END.sub("\n", part.text())
    if part.parameter("format") == "flowed":
        text = _SOFT_END.sub("" if part.parameter("delsp") == "yes" else " ", text)
    for paragraph in _BETWEEN.split(text):
        out.add(paragraph.strip("\n").rstrip())


def _add_page(out: GrowingText, page: str) -> None:
    """The blocks of a page, as its own reader gives them; a page that shows nothing adds nothing."""
    from observance.read.html import read_html

    try:
        reading = read_html(f"\ufeff{page}".encode("utf-8", "replace"))
    except ReadError:
        return
    kinds: dict[int, FurnitureKind] = {piece.start: piece.kind for piece in reading.furniture}
    for block in reading.blocks or ():
        said = reading.text[block.start : block.end]
        furniture = kinds.get(block.start)
        out.add(said, kind=block.kind, level=block.level, style=block.style, label=block.label, furniture=furniture)
