"""When two records are alike: the same items, speeches, events and paragraphs, wherever they stand in their texts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from observance.domain.marks import ITEM
from observance.domain.record import Record, Speech
from observance.domain.text import Passage, PassageKind


def words(quote: str) -> str:
    """A quotation as it is read."""
    return " ".join(unicodedata.normalize("NFC", quote).split())


def essence(record: Record) -> dict[str, object]:
    """What has to come back: everything but offsets."""
    by_number = {p.n: p for p in record.passages}
    return {
        "items": [(i.titles, i.state, i.state_code, i.ratified, i.conventions) for i in record.items],
        "speeches": [_speech(s, by_number) for s in record.speeches],
        "events": [(e.kind, e.what, e.as_amended, words(e.evidence.quote)) for e in record.events],
        "notices": [(n.kind, n.value, words(n.evidence.quote)) for n in record.notices],
        "passages": sorted(map(_passage, record.passages), key=repr),
        "details": {n: record.values(n) for n in ("symbol", "status", "not_before", "not_after", "body", "title")},
    }


def _speech(speech: Speech, by_number: dict[int, Passage]) -> tuple[object, ...]:
    plain = replace(speech, start=0, end=0, body_start=0, passages=(), evidence=())
    return plain, [_passage(by_number[n]) for n in speech.passages]


def _passage(passage: Passage) -> tuple[object, ...]:
    return passage.reading.text, passage.kind, passage.language, passage.number, passage.page


def said(record: Record) -> dict[str, object]:
    """What has to come back from paper: what :func:`essence` has, but for pages, the front, and how a mark is set.

    A bullet is a mark of the format or a letter of the text, and the mark of a note may stand with a blank or without.
    """
    by_number = {p.n: p for p in record.passages}
    first = min([s.start for s in record.speeches] + [i.start for i in record.items], default=0)
    whole = essence(record)
    return {
        **{part: whole[part] for part in ("items", "events", "notices")},
        "speeches": [_said(speech, by_number) for speech in record.speeches],
        "between": [_unmarked(p) for p in record.passages if p.start >= first and p.kind is not PassageKind.NOTE],
        "notes": [re.sub(r"^(\d+)\s*", r"\1 ", p.reading.text) for p in record.passages if p.kind is PassageKind.NOTE],
        "details": {name: record.values(name) for name in DETAILS},
    }


DETAILS = ("symbol", "status", "date", "chair", "not_before", "not_after", "body")


def _said(speech: Speech, by_number: dict[int, Passage]) -> tuple[object, ...]:
    plain = replace(speech, start=0, end=0, body_start=0, passages=(), evidence=())
    return plain, [(_unmarked(by_number[n]), by_number[n].language) for n in speech.passages]


def _unmarked(passage: Passage) -> str:
    found = ITEM.match(passage.reading.text)
    return passage.reading.text[found.end() :] if found and found["bullet"] else passage.reading.text
