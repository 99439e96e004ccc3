"""The first look at a document: its flow, its layout, and what belongs to the page.

Reads a Reading; gives a :class:`Sketch` on which records and other writings are both built.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from observance.domain.text import Document, Furniture, FurnitureKind, Passage, PassageKind, Reading
from observance.lang import pattern, pooled, worded
from observance.segment.flow import FlowLine, flow_lines, without
from observance.segment.notes import notes_of_text
from observance.segment.paragraphs import Layout, interruptions, layout_of
from observance.segment.passages import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """Lines of the flow with their layout; furniture and notes, those of the reading and those found here."""

    text: str
    lines: tuple[FlowLine, ...]
    layout: Layout
    furniture: tuple[Furniture, ...]
    notes: tuple[tuple[int, int], ...]

    def note_stretches(self) -> list[Stretch]:
        """Each note as a passage of its own."""
        return [Stretch(segments=(note,), kind=PassageKind.NOTE) for note in self.notes]


def sketch(reading: Reading) -> Sketch:
    """Look at a reading: take notes out of plain text, find what interrupts a sentence, measure the rest."""
    notes = reading.notes
    if reading.lines is None and reading.blocks is None and reading.pages:
        notes = notes_of_text(reading.text, reading.pages)
    seen = replace(reading, notes=notes)
    lines = flow_lines(seen)
    layout = layout_of(reading.text, lines)
    found = _found_here(reading.text, lines, layout)
    if found:
        seen = replace(seen, furniture=(*reading.furniture, *found))
        lines = flow_lines(seen) if lines[0].block else without(lines, found)
    return Sketch(text=reading.text, lines=lines, layout=layout, furniture=seen.furniture, notes=notes)


def _found_here(text: str, lines: tuple[FlowLine, ...], layout: Layout) -> tuple[Furniture, ...]:
    """What the flow itself shows to be no part of it: what cuts a sentence in two, numbers of pages, a site's path."""
    cuts = tuple(
        Furniture(start=lines[a].start, end=lines[b - 1].end, kind=FurnitureKind.LETTERHEAD)
        for a, b in interruptions(text, lines, layout)
    )
    # Below "(No." a number goes on with the line above.
    called = {below.start for above, below in pairwise(lines) if text[above.end - 1] == "." and not above.ended}
    short = [line for line in lines if line.end - line.start <= _LONGEST_PAGE and line.start not in called]
    numbers = [line for line in short if _NUMBER.fullmatch(text, line.start, line.end)]
    marked = _pages_marked(text, short)
    on_site = " > " in text or " | " in text
    paths = [line for line in lines if on_site and _PATH.fullmatch(text, line.start, line.end)]
    if not _may_be_pages([int(text[line.start : line.end]) for line in numbers], len(lines)):
        numbers = [line for line in short if _page_named().fullmatch(text, line.start, line.end)]
    return (
        *cuts,
        *(Furniture(start=line.start, end=line.end, kind=FurnitureKind.PAGE_NUMBER) for line in (*numbers, *marked)),
        *(Furniture(start=line.start, end=line.end, kind=FurnitureKind.NAVIGATION) for line in paths),
    )


#: A line that is a page's number and its word has no more letters.
_LONGEST_PAGE = 24
_NUMBER = re.compile(r"\d{1,3}")
#: A number between dashes, and one with that of all pages behind a stroke.
_DASHED = re.compile(r"[–—-]\s?\d{1,3}\s?[–—-]")
_OF_ALL = re.compile(r"(?P<page>\d{1,3})\s?/\s?(?P<all>\d{1,3})")
#: A site's path to its page, and a row of its buttons.
_PATH = re.compile(r"[^<>.|]{1,60}(?: > [^<>.|]{1,60}){2,}|[^|.\d]{1,30}(?: \| [^|.\d]{1,30})+")
#: Numbers alone on their lines are pages only where they rise and are few: at most one in so many lines.
_LINES_A_PAGE = 12


def _may_be_pages(numbers: list[int], lines: int) -> bool:
    rise = all(a < b for a, b in pairwise(numbers))
    return bool(numbers) and rise and len(numbers) <= max(1, lines // _LINES_A_PAGE)


def _pages_marked(text: str, lines: Sequence[FlowLine]) -> list[FlowLine]:
    """Lines that are a number as only a page bears it: "- 2 -", or "1/3" and "2/3" in their order."""
    free = [line for line in lines if line.block is None]
    dashed = [line for line in free if _DASHED.fullmatch(text, line.start, line.end)]
    counted = [(line, found) for line in free if (found := _OF_ALL.fullmatch(text, line.start, line.end))]
    pages = [int(found["page"]) for _, found in counted]
    in_order = len(pages) > 1 and all(a < b for a, b in pairwise(pages)) and len({f["all"] for _, f in counted}) == 1
    return dashed + ([line for line, _ in counted] if in_order and pages[-1] <= int(counted[0][1]["all"]) else [])


@worded
def _page_named() -> re.Pattern[str]:
    """ "Page 3": the word and the number alone."""
    return re.compile(rf"{pattern(pooled('writing.page'))}\s*\d{{1,4}}", re.IGNORECASE)


def aside(document: Document, start: int, end: int) -> Passage:
    """A passage for a stretch outside of all passages (a running head), so that a fact read there can be cited.

    Its number is 0, which no passage of a document has.
    """
    from observance.domain.fold import read_out

    return Passage(
        document=document.reference,
        text_sha256=document.reading.text_sha256,
        n=0,
        start=start,
        end=end,
        segments=((start, end),),
        reading=read_out(document.reading.text, ((start, end),)),
        source_text=document.reading.text,
    )
