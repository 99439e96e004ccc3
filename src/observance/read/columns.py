"""The reading order of a sheet: pieces of lines put column by column, where their places show that they are not.

Reads the pieces of one sheet in the order of the file; gives their places in reading order and the column of each.
The order of the file is kept unless the geometry contradicts it: what stands higher is told later (blocks are then
sorted, or the whole sheet), or two columns of prose are told row by row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple


class Piece(NamedTuple):
    """A line, or the part of a line that stands in one column: its text and its box (points, from the lower left)."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    bold: bool | None


class Placed(NamedTuple):
    """A piece in reading order, with its column on the sheet (from 0)."""

    piece: Piece
    column: int


#: Points by which boxes may overlap and still count as apart: glyph boxes are not exact.
SLACK = 2.0
#: Pieces that a column must hold, and letters that its pieces must hold on average, to be a column of prose.
_PIECES, _LETTERS = 5, 14
#: Pieces of a column that the next one stands beside: a page number told before the body is no column.
_COLUMN = 3
#: Sheets that contradict themselves more often than this are sorted as a whole.
_MANY = 40


def arrange(pieces: Sequence[Piece], gutters: Sequence[float] = ()) -> list[Placed]:
    """The pieces in reading order, each with its column; ``gutters`` part the columns if that is known already."""
    if len(pieces) < 2 or _is_turned(pieces):
        return [Placed(p, 0) for p in pieces]
    breaks, jumps, rows = _breaks(pieces)
    if rows >= _PIECES - 1 or len(breaks) > _MANY:
        gutters = gutters or prose_gutters(pieces)
        if gutters or len(breaks) > _MANY:
            return _laid_out(pieces, gutters)
    if not breaks:
        return _numbered(pieces, jumps)
    blocks = _blocks(pieces, breaks, jumps)
    return _stacked(blocks) or _laid_out(pieces, gutters or prose_gutters(pieces))


def _is_turned(pieces: Sequence[Piece]) -> bool:
    """Text set upwards: its lines are taller than wide, and their order is left alone."""
    upright = [p for p in pieces if len(p.text) >= 4]
    return sum(p.y1 - p.y0 > p.x1 - p.x0 for p in upright) * 2 > len(upright)


def _breaks(pieces: Sequence[Piece]) -> tuple[list[int], list[int], int]:
    """Where the order contradicts the sheet, where it goes to the next column, and how many pieces go on in a row."""
    breaks: list[int] = []
    jumps: list[int] = []
    rows = 0
    start = 0
    before = pieces[0]
    for i in range(1, len(pieces)):
        piece = pieces[i]
        if piece.y0 >= before.y1 - SLACK:
            beside = _beside(pieces, start, i)
            if beside is None:
                breaks.append(i)
                start = i
            elif beside >= _COLUMN:
                jumps.append(i)
        elif piece.x0 >= before.x1 - SLACK and piece.y1 > before.y0 + SLACK:
            rows += 1
        before = piece
    return breaks, jumps, rows


def _beside(pieces: Sequence[Piece], start: int, i: int) -> int | None:
    """How many pieces told just before stand lower than the piece and left of it; ``None`` if any is not left of it."""
    top, left = pieces[i].y1 - SLACK, pieces[i].x0 + SLACK
    at = i - 1
    while at >= start and pieces[at].y0 < top:
        if pieces[at].x1 > left:
            return None
        at -= 1
    return i - 1 - at


def _numbered(pieces: Sequence[Piece], jumps: Sequence[int]) -> list[Placed]:
    """The pieces as they come, with the columns that the jumps show; what stands further left is column 0 again."""
    if not jumps:
        return [Placed(p, 0) for p in pieces]
    opened = set(jumps)
    placed = []
    column, left = 0, 0.0
    for i, piece in enumerate(pieces):
        if i in opened:
            column, left = column + 1, piece.x0 - SLACK
        elif column and piece.x0 < left - 6 * SLACK:
            column, left = 0, 0.0
        placed.append(Placed(piece, column))
    return placed


def _blocks(pieces: Sequence[Piece], breaks: Sequence[int], jumps: Sequence[int]) -> list[list[Placed]]:
    edges = [0, *breaks, len(pieces)]
    return [
        _numbered(pieces[a:b], [j - a for j in jumps if a <= j < b])
        for a, b in pairwise(edges)
    ]  # fmt: skip


def _stacked(blocks: list[list[Placed]]) -> list[Placed] | None:
    """The blocks from top to bottom, each as it is; ``None`` where they stand beside one another."""
    spans = sorted(
        ((max(p.piece.y1 for p in b), min(p.piece.y0 for p in b), n) for n, b in enumerate(blocks)), reverse=True
    )
    if any(low < top - SLACK for (_, low, _), (top, _, _) in pairwise(spans)):
        return None
    return [p for _, _, n in spans for p in blocks[n]]


def prose_gutters(pieces: Sequence[Piece]) -> list[float]:
    """The upright stripes that part columns of prose, from left to right; none where the columns are a table's."""
    wide = max(p.x1 for p in pieces) - min(p.x0 for p in pieces)
    narrow = [p for p in pieces if p.x1 - p.x0 < 0.6 * wide]
    if len(narrow) < 2 * _PIECES:
        return []
    gutters = _stripes(narrow)
    columns = _by_column(narrow, gutters)
    return gutters if gutters and all(map(_is_prose, columns)) else []


def _stripes(pieces: Sequence[Piece]) -> list[float]:
    """Middles of the stripes that (nearly) no piece covers and that have pieces on both sides."""
    events = sorted([(p.x0, 1) for p in pieces] + [(p.x1, -1) for p in pieces])
    allowed = len(pieces) // 30
    gutters: list[float] = []
    covered = passed = 0
    for (x, step), (following, _) in pairwise(events):
        covered += step
        passed += step > 0
        inside = passed - covered >= _PIECES and passed + _PIECES <= len(pieces)
        blank = covered <= allowed and inside and following - x >= 3 * SLACK
        if blank and (not gutters or x - gutters[-1] > 20 * SLACK):
            gutters.append((x + following) / 2)
    return gutters


def _by_column(pieces: Iterable[Piece], gutters: Sequence[float]) -> list[list[Piece]]:
    columns: list[list[Piece]] = [[] for _ in range(len(gutters) + 1)]
    for piece in pieces:
        columns[_column(piece, gutters)].append(piece)
    return columns


def _column(piece: Piece, gutters: Sequence[float]) -> int:
    return bisect_left(gutters, piece.x0 + SLACK)


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Whether lines fill their column as running text does: long enough, and most of them as wide as the column."""
    if len(pieces) < _PIECES or sum(len(p.text) for p in pieces) < _LETTERS * len(pieces):
        return False
    wide = max(p.x1 for p in pieces) - min(p.x0 for p in pieces)
    return sum(p.x1 - p.x0 > 0.7 * wide for p in pieces) * 2 > len(pieces)


def _laid_out(pieces: Sequence[Piece], gutters: Sequence[float]) -> list[Placed]:
    """The sheet from top to bottom; between lines that cross the gutters, one column after the other."""
    placed: list[Placed] = []
    zone: list[Piece] = []
    for piece in sorted(pieces, key=attrgetter("y1"), reverse=True):
        if gutters and _column(piece, gutters) < bisect_left(gutters, piece.x1 - SLACK):
            placed += _zone(zone, gutters)
            zone = []
            placed.append(Placed(piece, 0))
        else:
            zone.append(piece)
    return placed + _zone(zone, gutters)


def _zone(pieces: Sequence[Piece], gutters: Sequence[float]) -> list[Placed]:
    return [
        Placed(piece, n)
        for n, column in enumerate(_by_column(pieces, gutters))
        for row in _rows(column)
        for piece in (row if len(row) == 1 else sorted(row, key=attrgetter("x0")))
    ]


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces gathered into rows from top to bottom: a piece whose middle lies within a row belongs to it."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: -(p.y0 + p.y1)):
        first = rows[-1][0] if rows else None
        if first is not None and first.y0 < (piece.y0 + piece.y1) / 2 < first.y1:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows
