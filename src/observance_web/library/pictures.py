"""The picture of a page of a PDF, with the boxes of a quotation drawn upon it.

Reads the file that the document was read from, if it is still the same, and the lines of its reading; keeps pictures in
the case's cache. Drawing is done by a process of its own with limits: a file that breaks it costs its picture.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from django.conf import settings

from observance.casefile import CaseFile
from observance.domain.text import Line, Word
from observance.errors import ObservanceError
from observance_web.findings.models import Finding
from observance_web.library.models import Document, Passage

#: Seconds that the drawing of a page may take.
_PATIENCE = 20
#: Raised when a picture is drawn in another way: those kept are of no use then.
_EDITION = 2

Box = tuple[float, float, float, float]


class Lit(msgspec.Struct, frozen=True):
    """A stretch of a line to light: its box as far as the reading tells it, the words of the whole line where the file
    may tell it better, and the stretch of these."""

    box: Box
    line: Box
    words: str = ""
    start: int = 0
    end: int = 0


def lit_sheet(passages: Sequence[Passage], lit: Finding) -> int | None:
    """The sheet on which the passage of a quotation begins."""
    return next((passage.sheet for passage in passages if passage.n == lit.passage), None)


def picture_of(document: Document, sheet: int, lit: Finding | None) -> bytes | None:
    """The picture as PNG; ``None`` where the file is not there any more, was changed, or has no such page."""
    source = _file_of(document)
    if source is None:
        return None
    boxes = tuple(_boxes(document.reference, sheet, lit.segments)) if lit else ()
    name = hashlib.sha256(repr((_EDITION, document.sha256, sheet, boxes)).encode()).hexdigest()[:32]
    place = settings.ENVIRONMENT.served / "cache" / "web" / "pictures" / f"{name}.png"
    if not place.is_file() and not _draw(source, sheet, boxes, place):
        return None
    return bytes(place.read_bytes())


def _file_of(document: Document) -> Path | None:
    """The file of a document; what is packed in another file has none of its own."""
    case = CaseFile.open(settings.ENVIRONMENT.served)
    place = (settings.ENVIRONMENT.served / case.source / document.name).resolve()
    root = (settings.ENVIRONMENT.served / case.source).resolve()
    if document.media != "application/pdf" or not place.is_relative_to(root) or not place.is_file():
        return None
    return place if hashlib.sha256(place.read_bytes()).hexdigest() == document.sha256 else None


def _boxes(reference: str, sheet: int, segments: Iterable[tuple[int, int]]) -> Iterator[Lit]:
    """What to light of a quotation on a sheet, in points from its lower left corner: of recognised sheets the words."""
    try:
        reading = CaseFile.open(settings.ENVIRONMENT.served).reading(reference).reading
    except ObservanceError:
        return
    lines = [line for line in reading.lines or () if line.sheet == sheet]
    words = [word for word in reading.words or () if word.sheet == sheet]
    for start, end in segments:
        for line in lines:
            if line.start < end and start < line.end:
                first, last = max(start, line.start), min(end, line.end)
                yield _of_words(line, [word for word in words if word.start < last and first < word.end]) or _lit(
                    line, reading.text[line.start : line.end], first - line.start, last - line.start
                )


def _of_words(line: Line, words: Sequence[Word]) -> Lit | None:
    if not words:
        return None
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    return Lit(box=(left, line.y0, right, line.y1), line=(line.x0, line.y0, line.x1, line.y1))


def _lit(line: Line, words: str, start: int, end: int) -> Lit:
    """A stretch of a line by its share of the characters; the reading keeps no place of a single one, the file does."""
    width = (line.x1 - line.x0) / max(len(words), 1)
    box = (round(line.x0 + start * width, 1), line.y0, round(line.x0 + end * width, 1), line.y1)
    return Lit(box=box, line=(line.x0, line.y0, line.x1, line.y1), words=words, start=start, end=end)


def _draw(source: Path, sheet: int, boxes: Sequence[Lit], place: Path) -> bool:
    place.parent.mkdir(parents=True, exist_ok=True)
    order = msgspec.json.encode({"file": str(source), "sheet": sheet, "boxes": boxes, "to": str(place)})
    try:
        done = subprocess.run(
            [sys.executable, "-m", "observance_web.library.drawing"],
            input=order,
            timeout=_PATIENCE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0 and place.is_file()
