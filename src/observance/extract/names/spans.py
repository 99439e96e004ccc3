"""Candidates: stretches of an utterance that may be names, and which of them stand where they overlap.

Reads candidates of one utterance; gives those that stand: a name within a longer one is none, and neither is a name
within an office or the title of an instrument.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from observance.domain.findings import ActorKind

#: Capital letters of Latin and Cyrillic script.
UPPER = "".join(chr(c) for c in range(0x41, 0x530) if chr(c).isupper())
#: No word of a name is longer: a chain of letters, apostrophes and hyphens without an end is walked through once.
LONGEST_WORD = 60
#: A word with a capital; an apostrophe or a hyphen may stand within it.
CAPITAL = rf"[{UPPER}][\w’'&-]{{0,{LONGEST_WORD}}}"


def opening(before: str) -> str:
    """A capital with none of some characters before it: most of a text is passed at once, unlike with these first."""
    return rf"[{UPPER}](?<![{before}][{UPPER}])"


#: The first letters of given names before or behind a family name.
INITIAL = rf"(?:[{UPPER}][^\W\d_]?\.)"
#: Rules that others look at: an office with what it is of, the Government.
OF_OFFICE, GOVERNMENT = "names:office of", "names:government"
_POSSESSIVE = re.compile(r"['’](?:\w)?\Z")


class Candidate(NamedTuple):
    """A stretch of an utterance that may be a name; ``kind`` is ``None`` where it only hides what lies within it.

    Of two that overlap the longer stands, and of two as long the one with the higher ``rank``.
    """

    start: int
    end: int
    kind: ActorKind | None
    rule: str
    rank: int = 0
    honorific: str | None = None
    title: str | None = None
    of: str | None = None
    long_form: str | None = None
    country: str | None = None
    name: str | None = None


def standing(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates that stand, in the order of the text."""
    ordered = sorted(candidates, key=lambda c: (c.start - c.end, -c.rank, c.start))
    taken = bytearray(max((c.end for c in ordered), default=0))
    kept: list[Candidate] = []
    for one in ordered:
        if taken.find(1, one.start, one.end) < 0:
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return tuple(sorted((c for c in kept if c.kind), key=lambda c: c.start))


def covered(candidates: Iterable[Candidate], length: int) -> bytearray:
    """For every character of a text whether one of the candidates holds it."""
    taken = bytearray(length + 1)
    for one in candidates:
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
    return taken


def without_possessive(text: str, start: int, end: int) -> int:
    """The end of a name without what makes it possessive."""
    found = _POSSESSIVE.search(text, start, end)
    return found.start() if found else end
