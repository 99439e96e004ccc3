"""The flow of a document: its lines in order, without furniture and notes.

Reads a Reading of any format; gives :class:`FlowLine` objects that all later steps share, so that a plain text, a PDF
with places on the sheet and a DOCX with marked paragraphs are cut into passages by one set of rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from observance.domain.text import Block, Furniture, Line, Page, Reading
from observance.domain.withholding import WITHHELD
from observance.lang import pattern, pooled, worded

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*\S[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*")
#: What may close a sentence, and what may stand between it and the line's end (quotes, brackets, note marks).
_ENDED = re.compile(r"[.!?:;…。؟।]['’\"”»›)\]\s]*(?:[\d*†]{1,2}|[¹²³⁴-⁹])?\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLine:
    """A line of the flow.

    ``left`` and ``right`` are its ends in the unit of the layout: characters in plain text, points on a sheet.
    ``gap`` is what stands between it and the line before, in blank lines (plain text) or in line heights beyond the
    first (sheets); ``None`` where a page or furniture lies between, so that nothing can be said. ``begins`` is true
    where the format itself begins a block; ``block`` is that block.
    """

    start: int
    end: int
    left: float
    right: float
    gap: float | None
    ended: bool
    opens_page: bool = False
    begins: bool = False
    block: Block | None = None
    trailing: int = 0
    size: float = 0.0
    column: tuple[int, int] = (0, 0)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def unit(self) -> float:
        """The width of a letter."""
        return self.width / max(1, self.end - self.start)


def flow_lines(reading: Reading) -> tuple[FlowLine, ...]:
    """The lines of a reading in order, without furniture and notes."""
    out_of_flow = sorted([(f.start, f.end) for f in reading.furniture] + list(reading.notes))
    if reading.blocks is not None:
        return tuple(_of_blocks(reading, _Gaps(out_of_flow)))
    if reading.lines is not None:
        return tuple(_of_sheets(reading, _Gaps(out_of_flow)))
    return tuple(_of_text(reading, _Gaps(out_of_flow)))


def without(lines: Sequence[FlowLine], removed: Sequence[Furniture]) -> tuple[FlowLine, ...]:
    """The lines of print without those that are furniture as a whole; nothing can be said of the room where one was."""
    spans = sorted((furniture.start, furniture.end) for furniture in removed)
    starts = [start for start, _ in spans]
    left: list[FlowLine] = []
    cut = opens = False
    for line in lines:
        k = bisect_right(starts, line.start) - 1
        if k >= 0 and line.end <= spans[k][1]:
            cut, opens = True, opens or line.opens_page
            continue
        # The first line of all opens no page.
        left.append(replace(line, gap=None, opens_page=bool(left) and (opens or line.opens_page)) if cut else line)
        cut = opens = False
    return tuple(left)


class _Gaps:
    """Stretches that are no part of the flow, asked for in order."""

    __slots__ = ("ends", "starts")

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.starts = [a for a, _ in spans]
        self.ends = [b for _, b in spans]

    def left_of(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """What is left of ``start:end``, trimmed of blanks."""
        at = start
        k = max(0, bisect_right(self.starts, start) - 1)
        while k < len(self.starts) and self.starts[k] < end:
            if self.ends[k] > at:
                yield from _trimmed(text, at, min(end, max(at, self.starts[k])))
                at = self.ends[k]
            k += 1
        yield from _trimmed(text, at, end)

    def lie_between(self, start: int, end: int) -> bool:
        k = bisect_right(self.starts, end - 1) - 1
        return k >= 0 and self.ends[k] > start and self.starts[k] >= start


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        yield first, first + len(stripped)


def _page_starts(pages: tuple[Page, ...]) -> list[int]:
    return [page.start for page in pages[1:]]


def _ended(text: str, start: int, end: int) -> bool:
    if text.endswith(WITHHELD, start, end):
        return True
    if _ENDED.search(text, max(start, end - 12), end) is None:
        return False
    # "M." at the end of a line is half a name, "(No." half a number.
    return text[end - 1] != "." or _abbreviated().search(text, max(start, end - 12), end) is None


@worded
def _abbreviated() -> re.Pattern[str]:
    number = rf"(?i:{pattern(pooled('writing.number'))})"
    return re.compile(rf"(?<!\w)(?:{pattern(pooled('names.honorifics'))}|{number})\Z")


def _of_text(reading: Reading, gaps: _Gaps) -> Iterator[FlowLine]:
    """Lines of plain text: places are columns of characters, gaps are counted in blank lines."""
    text, starts = reading.text, _page_starts(reading.pages)
    before = 0
    for found in _LINE.finditer(text):
        for start, end in gaps.left_of(text, *found.span()):
            opens = bisect_right(starts, start) > bisect_right(starts, before) and before > 0
            unknown = opens or gaps.lie_between(before, start)
            left = len(text[found.start() : start].expandtabs())
            yield FlowLine(
                start=start,
                end=end,
                left=left,
                right=left + end - start,
                gap=None if unknown else max(0, text.count("\n", before, start) - 1),
                ended=_ended(text, start, end),
                opens_page=opens,
                trailing=found.end() - end,
            )
            before = end


def _of_sheets(reading: Reading, gaps: _Gaps) -> Iterator[FlowLine]:
    """Lines with places on a sheet: gaps are counted in usual line distances beyond the first."""
    lines = reading.lines or ()
    usual = _usual_distance(lines)
    previous: Line | None = None
    before = 0
    for line in lines:
        for start, end in gaps.left_of(reading.text, line.start, line.end):
            beside = previous is not None and (previous.sheet, previous.column) == (line.sheet, line.column)
            unknown = not beside or gaps.lie_between(before, start)
            yield FlowLine(
                start=start,
                end=end,
                left=line.x0,
                right=line.x1,
                gap=None if unknown or previous is None else max(0.0, (previous.y0 - line.y0) / usual - 1),
                ended=_ended(reading.text, start, end),
                opens_page=previous is not None and previous.sheet != line.sheet,
                size=line.size,
                column=(line.sheet, line.column),
            )
            previous, before = line, end


def _usual_distance(lines: Sequence[Line]) -> float:
    """The commonest distance between the feet of two neighbouring lines, in points."""
    counts: Counter[float] = Counter()
    for above, below in pairwise(lines):
        distance = above.y0 - below.y0
        if above.sheet == below.sheet and 2 < distance < 80:
            counts[round(distance * 2) / 2] += 1
    return max(counts, key=lambda d: (counts[d], -d)) if counts else 12.0


def _of_blocks(reading: Reading, gaps: _Gaps) -> Iterator[FlowLine]:
    """Lines of marked blocks: the format says where a paragraph begins."""
    text, starts = reading.text, _page_starts(reading.pages)
    before = 0
    for block in reading.blocks or ():
        first = True
        for found in _LINE.finditer(text, block.start, block.end):
            for start, end in gaps.left_of(text, *found.span()):
                yield FlowLine(
                    start=start,
                    end=end,
                    left=0,
                    right=end - start,
                    gap=0 if first else max(0, text.count("\n", before, start) - 1),
                    ended=_ended(text, start, end),
                    opens_page=bisect_right(starts, start) > bisect_right(starts, before) and before > 0,
                    begins=first,
                    block=block,
                )
                first, before = False, end
