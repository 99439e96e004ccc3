"""Corrections: recognised or misread text put right by a person, as decisions over a Reading.

Reads a Reading and decisions of kind ``correct``; gives a new Reading whose text holds the corrected words, with every
page, line, block, note and piece of furniture at its new place. What a decision means is found again by its words, so
that a better reader does not undo it; a decision whose words are gone is given back as lost.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby
from typing import Protocol, TypeVar

from observance.domain.decisions import Decision, standing
from observance.domain.selectors import CONTEXT, Selector, refind
from observance.domain.text import Document, Reading
from observance.errors import NotFound, UsageError

KIND = "correct"
_VERSION = "+corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A corrected Reading, and the decisions whose words were not found in it."""

    reading: Reading
    lost: tuple[Decision, ...] = ()


def corrections_by_reference(log: Iterable[Decision]) -> Mapping[str, tuple[Decision, ...]]:
    """The corrections that hold, in the order of time, by the reference under which they were made."""
    found: dict[str, tuple[Decision, ...]] = {}
    for d in standing(log):
        if d.kind == KIND and d.place:
            found[d.place.document] = (*found.get(d.place.document, ()), d)
    return found


def correction(document: Document, words: str, right: str, *, id: str, at: str, author: str, reason: str) -> Decision:
    """The decision that corrects words of a document; they have to stand there once."""
    text, count = document.reading.text, document.reading.text.count(words) if words else 0
    if count != 1:
        raise NotFound(
            "the words stand {count} times in this document",
            where=document.reference,
            do="give more of the words around them, as they were read",
            count=count,
        )
    if "\n" in right or "\f" in right:
        raise UsageError(
            "a correction cannot hold a line break", where=document.reference, do="correct one line at a time"
        )
    start = text.index(words)
    end = start + len(words)
    place = Selector(
        document=document.reference,
        quote=words,
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
        start=start,
        end=end,
        text_sha256=document.reading.text_sha256,
    )
    return Decision(
        id=id, kind=KIND, at=at, author=author, reason=reason, subject=document.reference, value=right, place=place
    )


def corrected(reading: Reading, corrections: Sequence[Decision]) -> Corrected:
    """Apply corrections in their order; of two that touch the same words of one text the later holds.

    Those that were made of one text are applied at once: what was said of a corrected text comes after what made it.
    """
    lost: list[Decision] = []
    for _, group in groupby(corrections, key=lambda decision: decision.place and decision.place.text_sha256):
        edits: dict[tuple[int, int], str] = {}
        for decision in group:
            found = refind(decision.place, reading.text, reading.text_sha256) if decision.place else None
            if found is None:
                lost.append(decision)
                continue
            edits = {span: new for span, new in edits.items() if span[1] <= found.start or span[0] >= found.end}
            edits[found.start, found.end] = decision.value
        reading = _edited(reading, sorted(edits.items()))
    return Corrected(reading=reading, lost=tuple(lost))


def _edited(reading: Reading, edits: Sequence[tuple[tuple[int, int], str]]) -> Reading:
    if not edits:
        return reading
    parts, at = [], 0
    for (start, end), new in edits:
        parts += [reading.text[at:start], new]
        at = end
    text = "".join(parts) + reading.text[at:]
    carry = carrier(edits)
    moved = _mover(carry)
    return replace(
        reading,
        reader=reading.reader if reading.reader.endswith(_VERSION) else reading.reader + _VERSION,
        text=text,
        text_sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        pages=moved(reading.pages),
        furniture=moved(reading.furniture),
        notes=tuple((carry(a), carry(b)) for a, b in reading.notes),
        lines=None if reading.lines is None else moved(reading.lines),
        blocks=None if reading.blocks is None else moved(reading.blocks),
        words=None if reading.words is None else moved(reading.words),
    )


def carrier(edits: Sequence[tuple[tuple[int, int], str]]) -> Callable[[int], int]:
    """From offsets of the old text to the new; one inside an edit goes as far into the new words as they reach."""
    starts = [span[0] for span, _ in edits]
    shifts = [0]
    for (start, end), new in edits:
        shifts.append(shifts[-1] + len(new) - (end - start))

    def carry(offset: int) -> int:
        k = bisect_right(starts, offset) - 1
        if k < 0:
            return offset
        (start, end), new = edits[k]
        if offset >= end:
            return offset + shifts[k + 1]
        return start + shifts[k] + min(offset - start, len(new))

    return carry


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Placed)


def _mover(carry: Callable[[int], int]) -> Callable[[tuple[T, ...]], tuple[T, ...]]:
    def moved(things: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(replace(t, start=carry(t.start), end=carry(t.end)) for t in things)  # type: ignore[type-var]

    return moved
