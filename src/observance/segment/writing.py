"""Documents that are no records: what kind they are, and their passages with the formal parts set apart.

Reads a document's sketch; gives a Segmentation. The kind is shown by a construction (a salutation, a title that says
"written information", a dateline over running prose) and kept with that evidence; where none is found it is ``other``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from observance.domain.fold import KeepHyphen
from observance.domain.record import DocumentKind, Segmentation
from observance.domain.text import Document, Furniture, Passage, PassageKind
from observance.segment.blocks import joined_blocks, renumbered, with_blocks
from observance.segment.genre import genre_parts, opening_lines
from observance.segment.hyphens import hyphen_rule
from observance.segment.information import information_parts
from observance.segment.letter import is_closed, letter_parts, salutation_lines
from observance.segment.news import is_news, news_parts, site_lines
from observance.segment.paragraphs import begins_paragraph
from observance.segment.parts import Parts
from observance.segment.passages import Stretch, make_passages, stretches_of
from observance.segment.sketch import Sketch
from observance.segment.status import status_details

#: Status is said at the head of a document.
_FRONT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A document cut into passages, in the making."""

    document: Document
    stretches: Sequence[Stretch]
    keep_hyphen: KeepHyphen
    passages: tuple[Passage, ...]

    def again(self, stretches: Sequence[Stretch]) -> _Cut:
        """The same document cut otherwise."""
        made = make_passages(self.document, stretches, self.keep_hyphen)
        return replace(self, stretches=stretches, passages=made)


def segment_writing(document: Document, seen: Sketch) -> Segmentation:
    """Cut a document that is no record into passages and say what kind it is."""
    cut, parts = _told(document, seen)
    furniture = seen.furniture
    if parts is None and is_news(document, cut.passages):
        cut, of_site = _without_site(document, cut)
        furniture = (*furniture, *of_site)
        parts = news_parts(document, cut.passages)
    parts = parts or Parts(kind=DocumentKind.OTHER)
    blocks = joined_blocks(cut.passages, seen.lines, seen.layout, parts.joining)
    if blocks:
        joined = cut.again(with_blocks(seen.text, cut.stretches, blocks))
        cut, parts = joined, renumbered(parts, cut.passages, joined.passages)
    return Segmentation(
        document=document,
        kind=parts.kind,
        passages=_with_kinds(cut.passages, parts),
        furniture=furniture,
        details=(*parts.details, *status_details(document, cut.passages[:_FRONT])),
    )


def _told(document: Document, seen: Sketch) -> tuple[_Cut, Parts | None]:
    """The document cut into passages, and its parts if it is of a kind that its words tell.

    What kind it is tells words with which a paragraph begins, and so paragraphs that the layout hides: then it is cut
    once more.
    """
    begins = begins_paragraph(seen.text, seen.lines, seen.layout, frozenset())
    for i in salutation_lines(seen.text, seen.lines):
        begins[i : i + 2] = [True] * len(begins[i : i + 2])
    notes = seen.note_stretches()
    cut = _Cut(document=document, stretches=(), keep_hyphen=hyphen_rule(seen.text), passages=())
    cut = cut.again(stretches_of(seen.text, seen.lines, begins) + notes)
    parts = _parts(cut.passages)
    opening = [i for i in opening_lines(parts.kind, seen.text, seen.lines) if not begins[i]] if parts else []
    if not opening:
        return cut, parts
    for i in opening:
        begins[i] = True
    cut = cut.again(stretches_of(seen.text, seen.lines, begins) + notes)
    return cut, _parts(cut.passages)


def _without_site(document: Document, cut: _Cut) -> tuple[_Cut, tuple[Furniture, ...]]:
    """The passages of a news page without the site's lines, and these."""
    site = site_lines(document, cut.passages)
    of_site = tuple(Furniture(start=p.start, end=p.end, kind=site[p.n]) for p in cut.passages if p.n in site)
    starts = {line.start for line in of_site}
    return cut.again([s for s in cut.stretches if s.start not in starts]) if starts else cut, of_site


def _parts(passages: Sequence[Passage]) -> Parts | None:
    """The parts of a letter, of a known genre or of written information."""
    letter = letter_parts(passages)
    # A letter on the Committee's paper that quotes a report is a letter still; a salutation alone is not so sure.
    if letter and is_closed(passages):
        return letter
    return genre_parts(passages) or information_parts(passages) or letter


def _with_kinds(passages: Sequence[Passage], parts: Parts) -> tuple[Passage, ...]:
    """Formal parts and headings are marked as such; numbers that the kind prints in words are numbers."""
    kinds = {
        **dict.fromkeys(parts.headings, PassageKind.HEADING),
        **parts.kinds,
        **dict.fromkeys(parts.formal, PassageKind.FORMALITY),
    }
    return tuple(
        replace(p, kind=kinds.get(p.n, p.kind), number=parts.printed.get(p.n, p.number))
        if p.n in kinds or p.n in parts.printed
        else p
        for p in passages
    )
