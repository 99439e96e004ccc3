"""Passages: the paragraphs, items, headings and notes of a document, with number, language and page.

Reads a Document and the lines that begin a paragraph; gives Passages in the order of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from observance.domain.fold import KeepHyphen, read_out
from observance.domain.marks import ITEM, roman
from observance.domain.text import BlockKind, Document, Page, Passage, PassageKind
from observance.segment.flow import FlowLine
from observance.segment.language import languages_of

_KINDS = {
    BlockKind.PARAGRAPH: PassageKind.PARAGRAPH,
    BlockKind.HEADING: PassageKind.HEADING,
    BlockKind.LIST_ITEM: PassageKind.LIST_ITEM,
    BlockKind.CELL: PassageKind.CELL,
    BlockKind.NOTE: PassageKind.NOTE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A passage in the making: its segments of the text and what the layout says about it.

    ``names_speaker`` marks the heading of a speech: names tell no language, it takes that of its speech.
    """

    segments: tuple[tuple[int, int], ...]
    kind: PassageKind = PassageKind.PARAGRAPH
    number: str | None = None
    level: int | None = None
    style: str | None = None
    names_speaker: bool = False

    @property
    def start(self) -> int:
        return self.segments[0][0]

    @property
    def end(self) -> int:
        return self.segments[-1][1]


def stretches_of(text: str, lines: Sequence[FlowLine], begins: Sequence[bool]) -> list[Stretch]:
    """The lines of the flow gathered into paragraphs."""
    groups: list[list[FlowLine]] = []
    for line, begin in zip(lines, begins, strict=True):
        if begin or not groups:
            groups.append([])
        groups[-1].append(line)
    return _without_initials(text, [_stretch(text, group) for group in groups])


def _without_initials(text: str, stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches without numbers that are initials: a lettered section has a neighbour in the alphabet or among the
    Roman numerals, or is the first; "R. Tavi, registrar" has none."""
    letters = frozenset(s.number for s in stretches if s.number and _LETTERED.match(text, s.start))
    return [
        replace(s, number=None) if s.number in letters and not _is_lettered(s.number, letters) else s for s in stretches
    ]


def _is_lettered(number: str, letters: frozenset[str]) -> bool:
    if number in _FIRST:
        return True
    if len(number) == 1 and not letters.isdisjoint({chr(ord(number) - 1), chr(ord(number) + 1)}):
        return True
    value = roman(number)
    return value > 0 and any(abs(roman(other) - value) == 1 for other in letters if roman(other))


_FIRST = frozenset({"A", "I"})


def _stretch(text: str, group: Sequence[FlowLine]) -> Stretch:
    first, block = group[0], group[0].block
    item = ITEM.match(text, first.start, group[-1].end)
    number = _number(text, first.start, group[-1].end, item["number"] if item else None)
    kind = _KINDS[block.kind] if block else PassageKind.PARAGRAPH
    if kind is PassageKind.PARAGRAPH and item and _is_listed(text, item.end(), number):
        kind = PassageKind.LIST_ITEM
    return Stretch(
        segments=_segments(text, group),
        kind=kind,
        number=_plain_number(number) or (block.label if block else None),
        level=block.level if block else None,
        style=block.style if block else None,
    )


def _is_listed(text: str, opens: int, number: str | None) -> bool:
    """Whether a mark is that of a list: figures with a stop number paragraphs, unless these open in lower case."""
    return not (number and number.strip(" [")[:1].isdigit()) or text[opens].islower()


def _number(text: str, start: int, end: int, printed: str | None) -> str | None:
    """The printed number: of a lettered section, or the second of two.

    A web page puts a list's number before the one that is printed ("1. 412. The complaint").
    """
    if printed and printed[0].isdigit():
        second = _SECOND.match(text, start + len(printed), end)
        return second["number"] if second else printed
    lettered = _LETTERED.match(text, start, min(end, start + 8)) if end - start < _LONGEST_HEADING else None
    # "M. Tavi has said so." opens with half a name, "A. Background" with a letter.
    return lettered["number"] if lettered and text[end - 1] not in ".;" else printed


_LONGEST_HEADING = 120
_SECOND = re.compile(r"(?P<number>\d{1,4})\.\s")
_LETTERED = re.compile(r"(?P<number>[A-ZА-Я]|[IVX]{2,5})\.\s")


def _plain_number(number: str | None) -> str | None:
    """A printed number without the brackets and stops around it."""
    return number.strip().strip("()[].§ ").strip() or None if number else None


def _segments(text: str, group: Sequence[FlowLine]) -> tuple[tuple[int, int], ...]:
    """The stretches of text that the lines cover; only what is no part of the flow parts them."""
    segments = [(group[0].start, group[0].end)]
    for line in group[1:]:
        if text[segments[-1][1] : line.start].isspace():
            segments[-1] = (segments[-1][0], line.end)
        else:
            segments.append((line.start, line.end))
    return tuple(segments)


def split_at(stretch: Stretch, end_of_first: int, start_of_rest: int) -> tuple[Stretch, Stretch | None]:
    """A stretch as two: what ends at one offset, and what begins at another (nothing, if nothing is left)."""
    before = tuple((a, min(b, end_of_first)) for a, b in stretch.segments if a < end_of_first)
    rest = tuple((max(a, start_of_rest), b) for a, b in stretch.segments if b > start_of_rest)
    first = replace(stretch, segments=before)
    return first, replace(stretch, segments=rest, kind=PassageKind.PARAGRAPH, number=None) if rest else None


def make_passages(document: Document, stretches: Iterable[Stretch], keep_hyphen: KeepHyphen) -> tuple[Passage, ...]:
    """Passages in the order of the text, numbered from 1, each with its language and page."""
    reading = document.reading
    pages = _PageFinder(reading.pages)
    read_in_order = [
        (stretch, read_out(reading.text, stretch.segments, keep_hyphen))
        for stretch in sorted(stretches, key=attrgetter("start"))
    ]
    # A line may hold nothing that is drawn (a lone soft hyphen): there is nothing to read or to quote in it.
    ordered = [stretch for stretch, folded in read_in_order if folded.text]
    read = [folded for _, folded in read_in_order if folded.text]
    languages = languages_of(["" if s.names_speaker else f.text for s, f in zip(ordered, read, strict=True)])
    return tuple(
        Passage(
            document=document.reference,
            text_sha256=reading.text_sha256,
            n=n,
            start=stretch.start,
            end=stretch.end,
            segments=stretch.segments,
            reading=folded,
            source_text=reading.text,
            kind=stretch.kind,
            number=stretch.number,
            level=stretch.level,
            style=stretch.style,
            language=language,
            page=pages.number_at(stretch.start),
            sheet=pages.sheet_at(stretch.start),
            page_starts=pages.within(stretch.start, stretch.end),
        )
        for n, (stretch, folded, language) in enumerate(zip(ordered, read, languages, strict=True), 1)
    )


class _PageFinder:
    """On which page an offset lies."""

    def __init__(self, pages: tuple[Page, ...]) -> None:
        self.pages = pages
        self.starts = [page.start for page in pages]

    def _at(self, offset: int) -> Page | None:
        k = bisect_right(self.starts, offset) - 1
        return self.pages[k] if k >= 0 else None

    def number_at(self, offset: int) -> int | None:
        page = self._at(offset)
        return page.number if page else None

    def sheet_at(self, offset: int) -> int | None:
        page = self._at(offset)
        return page.sheet if page else None

    def within(self, start: int, end: int) -> tuple[tuple[int, int | None], ...]:
        """The pages that open inside a stretch: offset and number."""
        first, last = bisect_right(self.starts, start), bisect_right(self.starts, end - 1)
        return tuple((page.start, page.number) for page in self.pages[first:last])
