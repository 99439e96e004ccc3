"""PDF to text: printed lines with their places, sheets, page furniture and footnotes.

Reads the bytes of a PDF (pdfium does the parsing); gives a :class:`Reading`. The text is made of printed lines, each
ended by a line feed; sheets are parted by a form feed, and a sheet's page begins after it. Hyphens at line ends stay
as pdfium gives them (U+FFFE or a hyphen): reading out resolves them. Sheets that hold a picture and no text are
recognised, and only those; where they cannot be, the fact ``no_text`` names them. A PDF without any text or picture
gives an empty text and the fact ``no_text``; sheets that cannot be opened are empty and named in ``damaged_sheets``.

pdfium is not thread-safe: one process reads one PDF at a time.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from observance.domain.text import Furniture, Line, Page, Reading, Word
from observance.errors import N_, DamagedFile, EmptyFile, ProtectedFile
from observance.read.columns import Placed, arrange
from observance.read.furniture import mark
from observance.read.ocr import facts_of
from observance.read.pages import number_pages, print_numbers
from observance.read.pdf_lines import Sheet, pdfium
from observance.read.pdf_pictures import Pictures, recognise_pictures
from observance.read.sheets import joined, placed_words

READER = "pdf/3"
MEDIA = "application/pdf"

#: The names of facts and the keys of a PDF's information dictionary (ISO 32000-1, 14.3.3).
_FACTS = (("title", b"Title"), ("author", b"Author"), ("created", b"CreationDate"))
_ANEW = N_("ask for the file again, or print it anew to PDF")
#: Letters this much smaller than the body's are a note's.
_SMALL = 0.93
#: How a note begins: its mark, and something after it.
_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z](?=[)/]))[).\]/]?(?=\s*\S)")


def read_pdf(data: bytes) -> Reading:
    """Read a PDF. Raises EmptyFile, ProtectedFile or DamagedFile."""
    with _opened(data) as document:
        sheets = [_arranged(document, i) for i in range(pdfium.FPDF_GetPageCount(document))]
        pictures = _recognised(document, sheets)
        facts = (*_facts(document), *_without_text(sheets, pictures), *facts_of(pictures.recognised))
        labels = _labels(document, len(sheets))
    text, pages, lines = joined([sheet or () for sheet in sheets])
    printed = [line for line in lines if line.sheet not in pictures.recognised]
    furniture = mark(text, pages, lines)
    return Reading(
        reader=READER,
        media=MEDIA,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        pages=number_pages(_labelled(print_numbers(text, pages, furniture), labels)),
        furniture=furniture,
        notes=_notes(text, printed, furniture),
        lines=lines,
        facts=facts,
        words=_words(lines, pictures),
    )


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    if not data.strip(b"\0 \r\n\t"):
        raise EmptyFile("the file holds nothing", do="ask for the file again")
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _refusal(pdfium.FPDF_GetLastError())
    try:
        if not pdfium.FPDF_GetPageCount(document):
            raise EmptyFile("the PDF has no pages", do="ask for the file again")
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _refusal(code: int) -> ProtectedFile | DamagedFile:
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return ProtectedFile("the PDF wants a password", do="save a copy without a password and give that")
    return DamagedFile("the PDF is damaged and cannot be opened", do=_ANEW)


def _arranged(document: Any, index: int) -> list[Placed] | None:
    """The pieces of a sheet in reading order; ``None`` where pdfium cannot open it."""
    with Sheet(document, index) as sheet:
        return arrange(sheet.pieces(), sheet.gutters) if sheet.is_open else None


def _recognised(document: Any, sheets: list[list[Placed] | None]) -> Pictures:
    """Recognise the sheets that are pictures and put their lines among the others.

    Raises MissingTool where all that is there are pictures and nothing can recognise them.
    """
    pictures = recognise_pictures(document, sheets)
    for number, sheet in pictures.recognised.items():
        sheets[number - 1] = [Placed(line.piece, c) for line, c in zip(sheet.lines, sheet.columns, strict=True)]
    if pictures.missing and not any(sheets):
        raise pictures.missing
    return pictures


def _words(lines: Sequence[Line], pictures: Pictures) -> tuple[Word, ...] | None:
    seen = {number: sheet.lines for number, sheet in pictures.recognised.items()}
    return placed_words(lines, seen) if seen else None


def _without_text(sheets: Sequence[Sequence[Placed] | None], pictures: Pictures) -> Iterator[tuple[str, str]]:
    """What has to be told of sheets that gave no text."""
    damaged = [str(n) for n, sheet in enumerate(sheets, 1) if sheet is None]
    if len(damaged) == len(sheets):
        raise DamagedFile("no sheet of the PDF can be opened", do=_ANEW)
    if damaged:
        yield "damaged_sheets", " ".join(damaged)
    if not any(sheets):
        yield "no_text", "true"
    elif pictures.left:
        yield "no_text", " ".join(map(str, pictures.left))


def _facts(document: Any) -> tuple[tuple[str, str], ...]:
    found = ((name, _utf16(pdfium.FPDF_GetMetaText, document, key)) for name, key in _FACTS)
    return tuple((name, value) for name, value in found if value)


def _utf16(call: Any, document: Any, key: object) -> str:
    size = call(document, key, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(document, key, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip("\0 ")


def _labels(document: Any, count: int) -> list[str]:
    """The labels of the sheets; none where they say no more than the sheets' places."""
    labels = [_utf16(pdfium.FPDF_GetPageLabel, document, i) for i in range(count)]
    return [] if all(label in ("", str(i)) for i, label in enumerate(labels, 1)) else labels


def _labelled(pages: Sequence[Page], labels: Sequence[str]) -> tuple[Page, ...]:
    """The pages with their labels where no number was found printed on the sheet."""
    if not labels:
        return tuple(pages)
    return tuple(
        Page(sheet=p.sheet, start=p.start, end=p.end, printed=p.printed or label or None)
        for p, label in zip(pages, labels, strict=True)
    )


def _notes(text: str, lines: Sequence[Line], furniture: Sequence[Furniture]) -> tuple[tuple[int, int], ...]:
    """The footnotes: at the foot of a column, in letters smaller than the body's, from one mark to the next.

    A foot without any mark goes on with the note of the sheet before, if that ended in one.
    """
    body = _body_size(lines)
    apart = {f.start for f in furniture}
    notes: list[tuple[int, int]] = []
    noted = -1  # the sheet of the last note
    for foot in _feet(lines, apart, body * _SMALL):
        begins = [i for i, line in enumerate(foot) if _NOTE_MARK.match(text, line.start, line.end)]
        goes_on = begins[:1] != [0] and foot[0].sheet - noted <= 1
        begins = [0, *begins] if goes_on else begins
        if begins:
            noted = foot[0].sheet
            edges = [*begins, len(foot)]
            notes += ((foot[a].start, foot[b - 1].end) for a, b in pairwise(edges))
    return tuple(notes)


def _body_size(lines: Sequence[Line]) -> float:
    """The size that most letters of the document have, rounded to a tenth of a point."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += line.end - line.start
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def _feet(lines: Sequence[Line], apart: set[int], small: float) -> Iterator[list[Line]]:
    """The lines in small letters at the foot of each column, furniture left out; never a whole column."""
    foot: list[Line] = []
    place = (0, 0)
    above = False
    for line in lines:
        if line.start in apart:
            continue
        if (line.sheet, line.column) != place:
            if foot and above:
                yield foot
            foot, place, above = [], (line.sheet, line.column), False
        if line.size <= small:
            foot.append(line)
        else:
            foot, above = [], True
    if foot and above:
        yield foot
