"""A document on one line, with the fingerprint of its text.

Reads a Segmentation; gives its :class:`~observance.domain.edition.Outline`.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable

from observance.domain.edition import Outline
from observance.domain.findings import folded_quote
from observance.domain.record import Record, Segmentation
from observance.domain.text import Passage

VERSION = "outline/1"

#: A language is one of the document's from this share of its characters on (a quoted title is less).
LEAST_SHARE = 0.02
#: A sentence counts for the fingerprint from this many letters on; shorter ones stand in any text of the genre.
LEAST_LETTERS = 30

_SENTENCE_END = re.compile(r"(?<=[.!?;:\u2026\u3002])\s+")


def outline(found: Segmentation) -> Outline:
    """The outline of a segmented document."""
    reading = found.document.reading
    return Outline(
        reference=found.document.reference,
        kind=str(found.kind),
        title=found.value("title"),
        symbol=found.value("symbol"),
        date=found.date,
        author=found.value("author"),
        draft=found.draft,
        pages=len(reading.pages) or None,
        characters=len(reading.text),
        languages=languages_of(found.passages),
        passages=len(found.passages),
        speeches=len(found.speeches) if isinstance(found, Record) else None,
        text_sha256=reading.text_sha256,
        sentences=tuple(sorted({mark for passage in found.passages for mark in _marks(passage)})),
    )


def languages_of(passages: Iterable[Passage]) -> tuple[str, ...]:
    """The languages of at least two hundredths of the characters read, the most used first."""
    used: Counter[str] = Counter()
    for passage in passages:
        if passage.language:
            used[passage.language] += len(passage.reading.text)
    least = used.total() * LEAST_SHARE
    return tuple(sorted((code for code in used if used[code] >= least), key=lambda code: (-used[code], code)))


def _marks(passage: Passage) -> Iterable[int]:
    for sentence in _SENTENCE_END.split(passage.reading.text):
        letters = folded_quote(sentence)
        if len(letters) >= LEAST_LETTERS:
            yield zlib.crc32(letters.encode())
