"""The printed lines of one sheet of a PDF, with their boxes, through pdfium's plain C interface.

Reads an open document of pdfium and a sheet's index; gives the pieces of its lines in the order of the file. pdfium's
own text is taken as it is, one buffer a sheet; a box costs one count of rectangles a line, and the size and weight of
letters are looked up once a line. A line that runs across the columns of a sheet is cut in its gaps: where in the text
the gap lies is found by halving the range and counting rectangles again. No call is made per character.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double
from functools import reduce
from typing import Any, NamedTuple

from pypdfium2 import raw

from observance.read.columns import SLACK, Piece, prose_gutters

#: pdfium's C interface; its bindings are made at run time and have no types.
pdfium: Any = raw

#: A line as pdfium tells it. It leaves out the line break after a hyphen that it takes for one of division (U+FFFE).
_LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?|\ufffe")
#: Controls that would break a line or a file of lines in two; a visible character is never among them.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_BOLD_WEIGHT = 600
#: A gap this many times the height of the letters may lie between columns; below, it is a space between words.
_GAP = 0.8
#: Letters that step back left and stand lower by this share of twice their height begin another line.
_DROP = 0.4
#: Lines that have to show a gap at the same place before a sheet is looked at for columns.
_LINES_WITH_GAP = 4


class Box(NamedTuple):
    """The place of a line or a part of one: how many of the line's rectangles stand before it, and whether it begins
    a printed line of its own. pdfium runs lines of neighbouring columns together where they stand at uneven heights.
    """

    x0: float
    x1: float
    y0: float
    y1: float
    before: int = 0
    own_line: bool = False


class Row(NamedTuple):
    """A line of pdfium's text, where it begins, its place, and the places of its parts if gaps divide it."""

    text: str
    at: int
    length: int
    box: Box
    parts: tuple[Box, ...]


class Sheet:
    """An open sheet; use it in a ``with`` block, so that its handles are given back."""

    __slots__ = ("_box", "_box_refs", "_flags", "_fonts", "_name", "_page", "_scaled", "_text", "gutters")

    def __init__(self, document: Any, index: int) -> None:
        self._page = pdfium.FPDF_LoadPage(document, index)
        self._text = pdfium.FPDFText_LoadPage(self._page) if self._page else None
        self._fonts: dict[tuple[bytes, int], bool | None] = {}
        # One set of places to write to, for all calls: making them costs more than the calls.
        self._box = (c_double * 4)()
        self._box_refs = tuple(byref(c_double.from_buffer(self._box, 8 * n)) for n in range(4))
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()
        self._scaled = False
        self.gutters: list[float] = []

    def __enter__(self) -> Sheet:
        return self

    def __exit__(self, *_: object) -> None:
        if self._text:
            pdfium.FPDFText_ClosePage(self._text)
        if self._page:
            pdfium.FPDF_ClosePage(self._page)

    @property
    def is_open(self) -> bool:
        """Whether pdfium could load the sheet."""
        return bool(self._page and self._text)

    def pieces(self) -> list[Piece]:
        """The pieces of the sheet's lines in the order of the file; ``gutters`` then tells where lines were cut."""
        text, first, straight = self._characters()
        self._scaled = bool(text) and abs(self._scale(first) - 1.0) > 0.02
        rows = []
        for found in _LINE.finditer(text):
            said = found.group()
            body = said.strip()
            if body:
                at = found.start() + (0 if said[0] == body[0] else len(said) - len(said.lstrip()))
                rows.append(self._row(body, at + first) if straight else self._shifted_row(body, at))
        return self._upright(_with_marks(self._cut(rows), self.gutters))

    def _characters(self) -> tuple[str, int, bool]:
        """The sheet's text, the index of its first character, and whether text and characters keep step."""
        page = self._text
        last = pdfium.FPDFText_CountChars(page) - 1
        first = 0
        in_text = pdfium.FPDFText_GetTextIndexFromCharIndex
        # pdfium reads past the range when a character at its end has no text: such ends are left out.
        while first <= last and in_text(page, first) == -1:
            first += 1
        while last >= first and in_text(page, last) == -1:
            last -= 1
        if last < first:
            return "", 0, True
        length = in_text(page, last) - in_text(page, first) + 1
        buffer = (ctypes.c_ushort * (length + 1))()
        written = pdfium.FPDFText_GetText(page, first, last - first + 1, buffer)
        text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "replace")
        return _CONTROLS.sub(" ", text), first, len(text) == last - first + 1

    def _shifted_row(self, body: str, at: int) -> Row:
        """A line of a sheet on which characters without text make the two counts differ."""
        to_character = pdfium.FPDFText_GetCharIndexFromTextIndex
        shift = max(pdfium.FPDFText_GetTextIndexFromCharIndex(self._text, 0), 0)
        first, last = to_character(self._text, at + shift), to_character(self._text, at + shift + len(body) - 1)
        if first < 0 or last < first:
            return Row(body, 0, 0, Box(0.0, 0.0, 0.0, 0.0), ())
        # The gaps of such a line cannot be told in its text: it stays whole.
        return Row(body, first, last - first + 1, self._place(first, last - first + 1)[0], ())

    def _row(self, body: str, at: int) -> Row:
        box, parts = self._place(at, len(body))
        return Row(body, at, len(body), box, parts)

    def _piece(self, body: str, at: int, length: int, box: Box) -> Piece:
        """The piece that the text makes, with the size and weight of its letters, looked up in its middle."""
        if not length:
            return Piece(body, *box[:4], 0.0, None)
        middle = length // 2 if length == len(body) else 0
        while middle and body[middle] == " ":
            middle -= 1
        size = pdfium.FPDFText_GetFontSize(self._text, at + middle)
        if self._scaled or size < 2.0:
            size *= self._scale(at + middle)
        bold = self._bold(at + middle)
        if bold and not (self._bold(at) and self._bold(at + length - 1)):
            bold = False
        return Piece(body, box[0], box[1], box[2], box[3], size, bold)

    def _place(self, at: int, length: int) -> tuple[Box, tuple[Box, ...]]:
        """The place of a line, and the places of its parts if it has gaps as wide as those between columns."""
        corners, page, place = self._box, self._text, self._box_refs
        count = pdfium.FPDFText_CountRects(page, at, length)
        if count < 1:
            return self._loose_box(at, length), ()
        pdfium.FPDFText_GetRect(page, 0, *place)
        x0, y1, x1, y0 = corners
        box = Box(x0, x1, y0, y1)
        if count == 1:
            return box, ()
        parts = []
        for i in range(1, count):
            pdfium.FPDFText_GetRect(page, i, *place)
            x0, y1, x1, y0 = corners
            after = Box(x0, x1, y0, y1, i)
            if after.x0 - box.x1 > _GAP * (box.y1 - box.y0):
                parts.append(box)
                box = after
            elif after.x0 < box.x1 - SLACK and after.y0 + after.y1 < box.y0 + box.y1 - _DROP * (box.y1 - box.y0):
                parts.append(box)
                box = after._replace(own_line=True)
            else:
                box = _around(box, after)
        if not parts:
            return box, ()
        parts.append(box)
        return reduce(_around, parts), tuple(parts)

    def _loose_box(self, at: int, length: int) -> Box:
        """The place of letters that are drawn without extent (an invisible or broken font)."""
        box = pdfium.FS_RECTF()
        if not pdfium.FPDFText_GetLooseCharBox(self._text, at, byref(box)):
            return Box(0.0, 0.0, 0.0, 0.0)
        x0, y0, y1 = box.left, box.bottom, box.top
        pdfium.FPDFText_GetLooseCharBox(self._text, at + length - 1, byref(box))
        return Box(x0, max(box.right, x0), y0, y1)

    def _scale(self, at: int) -> float:
        """How much letters are enlarged: some producers set all in one point, or the sheet in other units."""
        matrix = pdfium.FS_MATRIX()
        if not pdfium.FPDFText_GetMatrix(self._text, at, byref(matrix)):
            return 1.0
        return float((matrix.c**2 + matrix.d**2) ** 0.5)

    def _bold(self, at: int) -> bool | None:
        written = pdfium.FPDFText_GetFontInfo(self._text, at, self._name, 96, byref(self._flags))
        key = (self._name.value if 0 < written <= 96 else b"", self._flags.value)
        try:
            return self._fonts[key]
        except KeyError:
            self._fonts[key] = self._weigh(at, *key)
            return self._fonts[key]

    def _weigh(self, at: int, name: bytes, flags: int) -> bool | None:
        if flags & _FORCE_BOLD or _BOLD_NAME.search(name):
            return True
        if name:
            return False
        weight = pdfium.FPDFText_GetFontWeight(self._text, at)
        return weight >= _BOLD_WEIGHT if weight > 0 else None

    def _cut(self, rows: Sequence[Row]) -> list[Piece]:
        """The pieces of the rows: cut at the gutters where the sheet shows columns of prose, else whole."""
        gutters = self.gutters
        if sum(len(row.parts) for row in rows if row.parts) >= 2 * _LINES_WITH_GAP:
            gutters = self.gutters = prose_gutters([p for row in rows for p in _parts(row)])
        pieces: list[Piece] = []
        for row in rows:
            if row.parts and (gutters or any(box.own_line for box in row.parts)):
                pieces += self._cut_row(row, gutters)
            else:
                pieces.append(self._piece(row.text, row.at, row.length, row.box))
        return pieces

    def _cut_row(self, row: Row, gutters: Sequence[float]) -> Iterator[Piece]:
        boxes = [row.parts[0]]
        for box in row.parts[1:]:
            if box.own_line or bisect_left(gutters, boxes[-1].x1 - 1) < bisect_left(gutters, box.x0 + 1):
                boxes.append(box)
            else:
                boxes[-1] = _around(boxes[-1], box)
        start = 0
        share = row.length / max(sum(box.x1 - box.x0 for box in row.parts), 1.0)
        for box, after in zip(boxes, [*boxes[1:], None], strict=True):
            end = row.length
            if after is not None:
                end = self._next_part(row, start, after.before - box.before, share * (box.x1 - box.x0))
            body = row.text[start:end].rstrip()
            if body:
                yield self._piece(body, row.at + start, len(body), box)
            start = end

    def _next_part(self, row: Row, start: int, rectangles: int, guess: float) -> int:
        """Where the word begins that reaches one rectangle more than those of the part that begins at ``start``.

        Words are tried around the place where the part's width says that it ends: counting rectangles costs as much
        as the range is long, and a sheet may be told as one line.
        """
        text, first = row.text, row.at + start
        count, page = pdfium.FPDFText_CountRects, self._text
        at = text.rfind(" ", start, start + round(guess) + 2) + 1 or start + 1
        if count(page, first, at + 1 - start) > rectangles:
            before = text.rfind(" ", start, at - 1) + 1
            while before > start and count(page, first, before + 1 - start) > rectangles:
                at, before = before, text.rfind(" ", start, before - 1) + 1
            return at
        while count(page, first, at + 1 - start) <= rectangles:
            at = text.find(" ", at) + 1
            if not at:
                return row.length
        return at

    def _upright(self, pieces: list[Piece]) -> list[Piece]:
        """Places counted from the lower left corner of the sheet as it is shown."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(self._page, byref(box))
        turns = pdfium.FPDFPage_GetRotation(self._page)
        if not turns and not box.left and not box.bottom:
            return pieces
        return [_turned(p, turns, box.left, box.bottom, box.right, box.top) for p in pieces]


def _around(a: Box, b: Box) -> Box:
    return Box(min(a.x0, b.x0), max(a.x1, b.x1), min(a.y0, b.y0), max(a.y1, b.y1), a.before, a.own_line)


def _parts(row: Row) -> Iterator[Piece]:
    """What a row would be if it were cut at each of its gaps; the letters are shared out by width."""
    boxes = row.parts or (row.box,)
    share = row.length / max(sum(box.x1 - box.x0 for box in boxes), 1.0)
    for box in boxes:
        yield Piece(row.text[: round(share * (box.x1 - box.x0))], box.x0, box.x1, box.y0, box.y1, 0.0, None)


def _with_marks(pieces: list[Piece], gutters: Sequence[float]) -> list[Piece]:
    """A raised mark that pdfium tells as a line of its own is put back to the line that it stands in."""
    if not any(len(p.text) <= 3 for p in pieces):
        return pieces
    joined: list[Piece] = []
    for piece in pieces:
        if joined and _is_mark_beside(joined[-1], piece) and not _are_parted(joined[-1], piece, gutters):
            joined[-1] = _joined(joined[-1], piece)
        else:
            joined.append(piece)
    return joined


def _is_mark_beside(a: Piece, b: Piece) -> bool:
    if min(len(a.text), len(b.text)) > 3 or a.text[-1:] == "\ufffe":
        return False
    overlap = min(a.y1, b.y1) - max(a.y0, b.y0)
    height = max(a.y1 - a.y0, b.y1 - b.y0)
    # A raised mark may only touch the line's height.
    return overlap > -0.1 * height and -1.0 < b.x0 - a.x1 < 1.5 * height


def _are_parted(a: Piece, b: Piece, gutters: Sequence[float]) -> bool:
    return bisect_left(gutters, a.x1 - 1) < bisect_left(gutters, b.x0 + 1)


def _joined(a: Piece, b: Piece) -> Piece:
    main = a if len(a.text) > len(b.text) else b
    between = " " if b.x0 - a.x1 > 0.15 * main.size else ""
    return Piece(
        a.text + between + b.text,
        min(a.x0, b.x0),
        max(a.x1, b.x1),
        min(a.y0, b.y0),
        max(a.y1, b.y1),
        main.size,
        main.bold,
    )


def _turned(p: Piece, turns: int, left: float, bottom: float, right: float, top: float) -> Piece:
    """The piece on a sheet that is shown turned clockwise by quarter turns."""
    x0, x1, y0, y1 = p.x0 - left, p.x1 - left, p.y0 - bottom, p.y1 - bottom
    wide, high = right - left, top - bottom
    if turns == 1:
        x0, x1, y0, y1 = y0, y1, wide - x1, wide - x0
    elif turns == 2:
        x0, x1, y0, y1 = wide - x1, wide - x0, high - y1, high - y0
    elif turns == 3:
        x0, x1, y0, y1 = high - y1, high - y0, x0, x1
    return p._replace(x0=x0, x1=x1, y0=y0, y1=y1)
