"""What is withheld of a text: passages taken out of a reading, a fixed mark in their place, and nothing else left.

Reads a :class:`~observance.domain.text.Reading` and the stretches that are withheld; gives a Reading that holds neither
their words nor their length. Nothing here reads or writes files, and nothing here knows names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise

from observance.domain.corrections import carrier
from observance.domain.findings import ActorKind
from observance.domain.text import Block, Furniture, Line, Passage, Reading, Word

#: Stands for any number of passages in a row, in every language: its words and its length tell nothing.
WITHHELD = "[withheld]"
_VERSION = "+withheld"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """An actor who is protected or erased: the id, and every spelling known."""

    id: str
    kind: ActorKind
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Stretches of a text in whose place one mark stands: a passage, or several in a row, without their furniture."""

    spans: tuple[Span, ...]


def gaps_of(passages: Sequence[Passage], withheld: Iterable[int]) -> tuple[Gap, ...]:
    """The gaps that the withheld passages of a document leave, by their numbers; neighbours leave one."""
    numbers = frozenset(withheld)
    gaps: list[list[Span]] = []
    was_withheld = False
    for passage in passages:
        is_withheld = passage.n in numbers
        if is_withheld and not was_withheld:
            gaps.append([])
        if is_withheld:
            gaps[-1].extend(passage.segments)
        was_withheld = is_withheld
    return tuple(Gap(spans=tuple(sorted(spans))) for spans in gaps)


def is_withheld(passage: Passage) -> bool:
    """Whether a passage is a mark."""
    return passage.reading.text.strip() == WITHHELD


def without(reading: Reading, gaps: Iterable[Gap]) -> Reading:
    """The reading with a mark in the place of each gap; lines below move up, so that no room tells a length."""
    edits = _edits(reading.text, gaps)
    if not edits:
        return reading
    parts, at = [], 0
    for (start, end), new in edits:
        parts += [reading.text[at:start], new]
        at = end
    text = "".join(parts) + reading.text[at:]
    cut = _Cut(edits=edits, carry=carrier(edits))
    return replace(
        reading,
        reader=reading.reader if reading.reader.endswith(_VERSION) else reading.reader + _VERSION,
        text=text,
        text_sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        pages=tuple(replace(page, start=cut.carry(page.start), end=cut.carry(page.end)) for page in reading.pages),
        furniture=cut.furniture(reading.furniture),
        notes=tuple(span for a, b in reading.notes if (span := cut.moved(a, b))),
        lines=None if reading.lines is None else _closed_up(cut.lines(reading.lines), reading.lines, edits),
        blocks=None if reading.blocks is None else cut.blocks(reading.blocks),
        words=None if reading.words is None else cut.words(reading.words),
    )


def _edits(text: str, gaps: Iterable[Gap]) -> list[tuple[Span, str]]:
    """A mark for the first stretch of each gap, nothing for the others, nor for the line ends that they leave."""
    edits: dict[Span, str] = {}
    for gap in gaps:
        for n, span in enumerate(_grown_together(text, gap.spans)):
            edits[span] = "" if n else WITHHELD
    merged: list[tuple[Span, str]] = []
    for (start, end), new in sorted(edits.items()):
        if merged and start < merged[-1][0][1]:
            (first, last), mark = merged[-1]
            merged[-1] = ((first, max(last, end)), mark or new)
        else:
            merged.append(((start, end), new))
    return [((start, _past_line_end(text, end) if not new else end), new) for (start, end), new in merged]


def _grown_together(text: str, spans: Iterable[Span]) -> list[Span]:
    """Stretches between which nothing is written: what is left of blank lines and dashes would tell their number."""
    grown: list[Span] = []
    for start, end in sorted(spans):
        between = text[grown[-1][1] : start] if grown else ""
        if grown and "\f" not in between and not any(c.isalnum() for c in between):
            grown[-1] = (grown[-1][0], max(end, grown[-1][1]))
        else:
            grown.append((start, end))
    return grown


def _past_line_end(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == "\n" else end


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """What becomes of the parts of a reading of which something is cut out."""

    edits: Sequence[tuple[Span, str]]
    carry: Callable[[int], int]

    def moved(self, start: int, end: int) -> Span | None:
        """Where a stretch lies now; ``None`` where nothing of it is left."""
        a, b = self.carry(start), self.carry(end)
        return (a, b) if a < b else None

    def mark(self, start: int, end: int) -> Span | None:
        """The mark in the place of words that a stretch holds."""
        for (a, b), new in self.edits:
            if a < end and b > start:
                return (self.carry(a), self.carry(a) + len(new))
        return None

    def lines(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """The lines left; of those of a gap the first carries the mark, in a place of the sheet that tells no width."""
        kept, marked = [], set()
        for line in lines:
            mark = self.mark(line.start, line.end)
            if mark is None:
                kept.append(replace(line, start=self.carry(line.start), end=self.carry(line.end)))
            elif mark[0] < mark[1] and mark not in marked:
                marked.add(mark)
                width = line.size * len(WITHHELD) / 2
                kept.append(replace(line, start=mark[0], end=mark[1], x1=line.x0 + width, bold=None))
        return tuple(kept)

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks left; of those of a gap the first is a paragraph that holds the mark."""
        kept, marked = [], set()
        for block in blocks:
            mark = self.mark(block.start, block.end)
            if mark is None:
                kept.append(replace(block, start=self.carry(block.start), end=self.carry(block.end)))
            elif mark[0] < mark[1] and mark not in marked:
                marked.add(mark)
                kept.append(Block(start=mark[0], end=mark[1]))
        return tuple(kept)

    def furniture(self, pieces: Iterable[Furniture]) -> tuple[Furniture, ...]:
        """The furniture left."""
        placed = ((piece, self.moved(piece.start, piece.end)) for piece in pieces)
        return tuple(replace(piece, start=span[0], end=span[1]) for piece, span in placed if span)

    def words(self, words: Iterable[Word]) -> tuple[Word, ...]:
        """The recognised words that are left."""
        outside = (word for word in words if self.mark(word.start, word.end) is None)
        return tuple(replace(word, start=self.carry(word.start), end=self.carry(word.end)) for word in outside)


def _closed_up(kept: tuple[Line, ...], before: Sequence[Line], edits: Sequence[tuple[Span, str]]) -> tuple[Line, ...]:
    """The lines moved up, column by column: what stood below a gap stands below its mark as it stood below its end."""
    rises: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for (start, end), new in edits:
        columns: dict[tuple[int, int], list[Line]] = defaultdict(list)
        for line in before:
            if line.start < end and line.end > start:
                columns[line.sheet, line.column].append(line)
        for n, (column, held) in enumerate(columns.items()):
            lowest = min(line.y0 for line in held)
            # The mark stands in the place of the first line; where none stands, the next line takes that place.
            top = held[0].y0 if new and n == 0 else held[0].y0 + _pitch(before, column)
            rises[column].append((lowest, top - lowest))
    return tuple(_risen(line, rises.get((line.sheet, line.column), ())) for line in kept)


def _pitch(lines: Iterable[Line], column: tuple[int, int]) -> float:
    """The usual distance between two lines of a column."""
    heights = sorted(line.y0 for line in lines if (line.sheet, line.column) == column)
    steps = sorted(above - below for below, above in pairwise(heights) if above > below)
    return steps[len(steps) // 2] if steps else 0.0


def _risen(line: Line, rises: Sequence[tuple[float, float]]) -> Line:
    """A line moved up by what is gone above it."""
    rise = sum(height for lowest, height in rises if line.y0 < lowest)
    return replace(line, y0=line.y0 + rise, y1=line.y1 + rise) if rise else line
