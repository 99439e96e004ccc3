"""Sheets to one text: the pieces of all sheets in order, and where in the text each sheet, line and word stands.

Reads placed pieces, printed or recognised; gives text, pages, lines and words. Each line is ended by a line feed;
sheets are parted by a form feed, and a sheet's page begins after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from observance.domain.text import Line, Page, Word
from observance.read.columns import Piece, Placed


class Seen(NamedTuple):
    """A recognised word: its text, its box in points from the lower left, and how sure it is (0 to 1)."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    confidence: float


class SeenLine(NamedTuple):
    """A recognised line: the piece that it is for reading order, and its words, which the piece joins by blanks."""

    piece: Piece
    words: tuple[Seen, ...]


def joined(sheets: Sequence[Sequence[Placed]]) -> tuple[str, tuple[Page, ...], tuple[Line, ...]]:
    """The text of all sheets, and where in it each sheet and each line stands."""
    parts: list[str] = []
    lines: list[Line] = []
    starts: list[int] = []
    at = 0
    for number, sheet in enumerate(sheets, 1):
        if number > 1:
            parts.append("\f")
            at += 1
        starts.append(at)
        for (said, x0, x1, y0, y1, size, bold), column in sheet:
            end = at + len(said)
            lines.append(
                Line(start=at, end=end, sheet=number, x0=x0, x1=x1, y0=y0, y1=y1, size=size, column=column, bold=bold)
            )
            parts += (said, "\n")
            at = end + 1
    ends = [*starts[1:], at]
    pages = tuple(Page(sheet=n, start=a, end=b) for n, (a, b) in enumerate(zip(starts, ends, strict=True), 1))
    return "".join(parts), pages, tuple(lines)


def placed_words(lines: Sequence[Line], recognised: Mapping[int, Sequence[SeenLine]]) -> tuple[Word, ...]:
    """Where the words of recognised sheets stand in the text; the lines of a sheet are in the order of its own."""
    return tuple(_words(lines, {sheet: iter(seen) for sheet, seen in recognised.items()}))


def _words(lines: Sequence[Line], left: Mapping[int, Iterator[SeenLine]]) -> Iterator[Word]:
    for line in lines:
        at = line.start
        for said, x0, x1, y0, y1, confidence in next(left[line.sheet]).words if line.sheet in left else ():
            end = at + len(said)
            yield Word(start=at, end=end, x0=x0, x1=x1, y0=y0, y1=y1, sheet=line.sheet, confidence=confidence)
            at = end + 1
