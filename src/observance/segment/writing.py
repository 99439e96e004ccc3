"""Documents that are no records: what kind they are, and their passages with the formal parts set apart.

Reads a document's sketch; gives a Segmentation. The kind is shown by a construction (a salutation, a title that says
"written information", a dateline over running prose) and kept with that evidence; where none is found it is ``other``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from observance.domain.record import DocumentKind, Segmentation
from observance.domain.text import Document, Furniture, Passage, PassageKind
from observance.segment.blocks import joined_blocks, renumbered, with_blocks
from observance.segment.genre import genre_parts
from observance.segment.hyphens import hyphen_rule
from observance.segment.information import information_parts
from observance.segment.letter import is_closed, letter_parts
from observance.segment.news import news_parts, site_lines
from observance.segment.paragraphs import begins_paragraph
from observance.segment.parts import Parts
from observance.segment.passages import make_passages, stretches_of
from observance.segment.sketch import Sketch
from observance.segment.status import status_details

#: Status is said at the head of a document.
_FRONT = 8


def segment_writing(document: Document, seen: Sketch) -> Segmentation:
    """Cut a document that is no record into passages and say what kind it is."""
    begins = begins_paragraph(seen.text, seen.lines, seen.layout, frozenset())
    stretches = stretches_of(seen.text, seen.lines, begins) + seen.note_stretches()
    keep_hyphen = hyphen_rule(seen.text)
    passages = make_passages(document, stretches, keep_hyphen)
    letter = letter_parts(passages)
    # A letter on the Committee's paper that quotes a report is a letter still; a salutation alone is not so sure.
    parts = letter if letter and is_closed(passages) else None
    parts = parts or genre_parts(passages) or information_parts(passages) or letter
    furniture = seen.furniture
    if parts is None:
        site = site_lines(document, passages)
        if site:
            of_site = (Furniture(start=p.start, end=p.end, kind=site[p.n]) for p in passages if p.n in site)
            furniture = (*furniture, *of_site)
            starts = {p.start for p in passages if p.n in site}
            stretches = [s for s in stretches if s.start not in starts]
            passages = make_passages(document, stretches, keep_hyphen)
        parts = news_parts(document, passages) or Parts(kind=DocumentKind.OTHER)
    blocks = joined_blocks(passages, seen.lines, seen.layout, parts.joining)
    if blocks:
        lines, passages = passages, make_passages(document, with_blocks(seen.text, stretches, blocks), keep_hyphen)
        parts = renumbered(parts, lines, passages)
    return Segmentation(
        document=document,
        kind=parts.kind,
        passages=_with_kinds(passages, parts),
        furniture=furniture,
        details=(*parts.details, *status_details(document, passages[:_FRONT])),
    )


def _with_kinds(passages: Sequence[Passage], parts: Parts) -> tuple[Passage, ...]:
    """Formal parts and headings are marked as such; numbers that the kind prints in words are numbers."""
    kinds = dict.fromkeys(parts.headings, PassageKind.HEADING) | dict.fromkeys(parts.formal, PassageKind.FORMALITY)
    return tuple(
        replace(p, kind=kinds.get(p.n, p.kind), number=parts.printed.get(p.n, p.number))
        if p.n in kinds or p.n in parts.printed
        else p
        for p in passages
    )
