"""Two records side by side: their speeches in one order, and what stands in one of them alone.

Reads rows; gives pairs of speeches. A passage is the same where its letters and digits are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from observance.domain.findings import folded_quote
from observance_web.library import queries
from observance_web.library.models import Passage, Speech

#: Pairs of speeches that a page shows.
PAIRS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A passage of one record; ``alone`` says that the other has no passage with its words."""

    passage: Passage
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A speech in both records, or in one of them."""

    one: Speech | None
    other: Speech | None
    of_one: tuple[Told, ...]
    of_other: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Some pairs of two records, with the places of the pairs before and after."""

    pairs: tuple[Pair, ...]
    earlier: int | None
    later: int | None


def compared(one: str, other: str, start: int) -> Compared:
    """The pairs of speeches of two records from the one at ``start`` on."""
    ours, theirs = (queries.speeches_of(queries.document_of(name)) for name in (one, other))
    pairs = _paired(ours, theirs)
    shown = pairs[start : start + PAIRS]
    return Compared(
        pairs=tuple(_pairs(one, other, shown)),
        earlier=max(start - PAIRS, 0) if start else None,
        later=start + PAIRS if start + PAIRS < len(pairs) else None,
    )


def _paired(ours: Sequence[Speech], theirs: Sequence[Speech]) -> list[tuple[Speech | None, Speech | None]]:
    """Speeches of the same speaker beside each other, in the order of both records."""
    matcher = SequenceMatcher(None, [one.label for one in ours], [one.label for one in theirs], autojunk=False)
    pairs: list[tuple[Speech | None, Speech | None]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pairs += zip(ours[a:b], theirs[c:d], strict=True)
        else:
            pairs += [(speech, None) for speech in ours[a:b]]
            pairs += [(None, speech) for speech in theirs[c:d]]
    return pairs


def _pairs(one: str, other: str, shown: Sequence[tuple[Speech | None, Speech | None]]) -> list[Pair]:
    ours = _passages(one, [speech for speech, _ in shown if speech])
    theirs = _passages(other, [speech for _, speech in shown if speech])
    pairs = []
    for speech, second in shown:
        a = ours.get(speech.n, []) if speech else []
        b = theirs.get(second.n, []) if second else []
        pairs.append(Pair(one=speech, other=second, of_one=_told(a, b), of_other=_told(b, a)))
    return pairs


def _passages(reference: str, speeches: Sequence[Speech]) -> dict[int, list[Passage]]:
    if not speeches:
        return {}
    by_speech: dict[int, list[Passage]] = {}
    for passage in queries.passages_between(reference, speeches[0].first, speeches[-1].last):
        if passage.speech is not None:
            by_speech.setdefault(passage.speech, []).append(passage)
    return by_speech


def _told(own: Sequence[Passage], others: Sequence[Passage]) -> tuple[Told, ...]:
    """Passages may be cut in other places: words count as the same wherever they stand in the other's speech."""
    there = folded_quote(" ".join(passage.text for passage in others))
    return tuple(Told(passage=passage, alone=folded_quote(passage.text) not in there) for passage in own)
