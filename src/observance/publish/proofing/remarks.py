"""Remarks of a proofing sheet, and the paragraphs that they are made on.

A remark says in neutral words what was seen and where; whether it is a mistake is for a person to say. Nothing here
reads or writes files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from observance.domain.record import Record, Speech
from observance.domain.text import Citation, Passage, PassageKind

#: Characters that are shown before and after a quotation.
_AROUND = 30


class RemarkKind(StrEnum):
    """What kind of thing was seen."""

    NAME = "name"
    FIGURE = "figure"
    NO_VERB = "no_verb"
    HANDED_IN = "handed_in"
    SIGNS = "signs"
    DOUBLED = "doubled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something was seen: the quotation, the words around it, the speech that it stands in, and the sheet."""

    citation: Citation
    around: str
    speech: int | None
    sheet: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What was seen. ``what`` is a message with ``{name}`` fields; the first of ``places`` is where it is listed."""

    kind: RemarkKind
    what: str
    fields: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A passage of the record with the speech that it belongs to; ``is_heading`` of speeches and items alike."""

    passage: Passage
    speech: Speech | None
    item: int | None

    @property
    def text(self) -> str:
        """What a person reads."""
        return self.passage.reading.text

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.passage.kind is PassageKind.HEADING

    def place(self, start: int, end: int) -> Place:
        """A stretch of the reading as a place."""
        number = self.speech.n if self.speech else None
        first = max(0, self.text.rfind(" ", 0, max(0, start - _AROUND)) + 1) if start > _AROUND else 0
        last = self.text.find(" ", end + _AROUND)
        around = ("… " if first else "") + self.text[first : last if last >= 0 else len(self.text)]
        return Place(
            citation=self.passage.cite(start, end),
            around=around + (" …" if last >= 0 else ""),
            speech=number,
            sheet=self.passage.sheet,
        )


def lines_of(record: Record) -> tuple[Line, ...]:
    """The passages of a record in the order of the text, without those that hold nothing."""
    return tuple(_lines(record))


def _lines(record: Record) -> Iterator[Line]:
    owners = {n: speech for speech in record.speeches for n in speech.passages}
    heads = {speech.start: speech for speech in record.speeches}
    for passage in sorted(record.passages, key=lambda p: (p.start, p.n)):
        if passage.reading.text:
            speech = owners.get(passage.n) or heads.get(passage.start)
            item = speech.item if speech else None
            yield Line(passage=passage, speech=speech, item=item)
