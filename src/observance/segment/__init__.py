"""From a Document to its passages, and for a sitting's record to items and speeches.

Reads a Document; gives a Segmentation, or a Record where the headings of a known body's record are found in it. Pure:
the same Document gives the same parts.
"""

from __future__ import annotations

from pathlib import Path

from observance.domain.record import Record, Segmentation
from observance.domain.text import Document

__all__ = ["VERSION", "segment"]

#: Changes whenever the same Document may be cut in another way: shards of another version are made anew.
VERSION = "1"


def segment(document: Document, folders: tuple[Path, ...] = ()) -> Segmentation | Record:
    """Cut a document into passages; a record into speeches. ``folders`` hold further bodies and languages."""
    from observance.reference import bodies
    from observance.segment.headings import find_headings, grammar_of, has_symbol
    from observance.segment.record import segment_record
    from observance.segment.sketch import sketch
    from observance.segment.writing import segment_writing

    seen = sketch(document.reading)
    found = [
        (find_headings(seen.text, seen.lines, grammar), grammar)
        for grammar in (grammar_of(body.id, folders) for body in bodies(folders))
    ]
    headings, grammar = max(found, key=lambda pair: (len(pair[0]), has_symbol(seen.text, pair[1].body)))
    if len(headings) >= grammar.body.fewest:
        return segment_record(document, seen, headings, grammar)
    return segment_writing(document, seen)
