"""From a Document to its passages, and for a sitting's record to items and speeches.

Reads a Document; gives a Segmentation, or a Record where the headings of a known body's record are found in it. Pure:
the same Document gives the same parts.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from observance.domain.record import Record, Segmentation
from observance.domain.text import AKN_MEDIA, Document

if TYPE_CHECKING:
    from observance.segment.grammar import Grammar
    from observance.segment.headings import Heading
    from observance.segment.sketch import Sketch

__all__ = ["VERSION", "segment"]

#: Changes whenever the same Document may be cut in another way: shards of another version are made anew.
VERSION = "6"


def segment(document: Document, folders: tuple[Path, ...] = ()) -> Segmentation | Record:
    """Cut a document into passages; a record into speeches. ``folders`` hold further bodies and languages."""
    from observance.lang import words_from

    with words_from(folders):
        return _segmented(document)


def _segmented(document: Document) -> Segmentation | Record:
    if document.reading.media == AKN_MEDIA:
        # Born structured: its markup says what segmentation has to find elsewhere.
        from observance.publish.akn import segment_akn

        return segment_akn(document)
    from observance.segment.record import segment_record
    from observance.segment.sketch import sketch
    from observance.segment.summary import segment_summary
    from observance.segment.writing import segment_writing

    seen = sketch(document.reading)
    found = _as_record(seen)
    if found:
        return segment_record(document, seen, *found)
    return segment_summary(document, seen) or segment_writing(document, seen)


def _as_record(seen: Sketch) -> tuple[list[Heading], Grammar] | None:
    """The headings of the body whose grammar finds most, if they are enough for a record.

    Of two bodies that find as many, the one whose symbol the text bears; forms that stand in are tried last.
    """
    from observance.reference import bodies
    from observance.segment.grammar import grammars_of
    from observance.segment.headings import find_headings
    from observance.segment.styled import styled_headings
    from observance.segment.titles import has_symbol

    grammars = [grammars_of(body.id) for body in bodies()]
    first = [(find_headings(seen.text, seen.lines, g[0], seen.layout), g[0]) for g in grammars]
    first += [(styled_headings(seen.text, seen.lines, g[0]), g[0]) for g in grammars if g[0].body.styled]
    enough = [(h, g) for h, g in first if len(h) >= g.body.fewest]
    if not enough:
        spare = [(find_headings(seen.text, seen.lines, f, seen.layout), f) for g in grammars for f in g[1:]]
        # Forms that stand in for the dash show a record only where several kinds of speakers have the floor.
        enough = [(h, g) for h, g in spare if len(h) >= 2 * g.body.fewest and len({x.capacity for x in h}) > 1]
    return max(enough, key=lambda pair: (len(pair[0]), has_symbol(seen.text, pair[1].body)), default=None)
