"""The first look at a document: its flow, its layout, and what belongs to the page.

Reads a Reading; gives a :class:`Sketch` on which records and other writings are both built.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from observance.domain.text import Document, Furniture, FurnitureKind, Passage, PassageKind, Reading
from observance.segment.flow import FlowLine, flow_lines
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
    cuts = interruptions(reading.text, lines, layout)
    if cuts:
        found = tuple(
            Furniture(start=lines[a].start, end=lines[b - 1].end, kind=FurnitureKind.LETTERHEAD) for a, b in cuts
        )
        seen = replace(seen, furniture=(*reading.furniture, *found))
        lines = flow_lines(seen)
    return Sketch(text=reading.text, lines=lines, layout=layout, furniture=seen.furniture, notes=notes)


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
