"""Twins: asks that may be one in other words, other languages or other years, for a person to join or not.

Reads asks with the words of their acts, and what gives the meaning of words as vectors; gives pairs, the likest first.
Nothing is joined by it. Two asks for acts that are not near, or that name different articles, are no twins; nor are two
of one language and one year, which the rules have compared by their words already.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import mul

from observance.assemble.joining import nearness
from observance.domain.case import Ask, Step, Twins

Vector = Sequence[float]
#: What gives the meaning of texts: a vector each, of one length.
Meaning = Callable[[Sequence[str]], Sequence[Vector]]

#: Different wordings of an ask that are looked at; more add little.
MOST_WORDINGS = 8
#: The likeness below which nothing is proposed: above it stand 13 of the 15 twins of examples/meaning, and 13 others.
LEAST = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meant:
    """An ask with its wordings, their vectors, and the vector between them."""

    ask: Ask
    steps: tuple[Step, ...]
    vectors: tuple[Vector, ...]
    middle: Vector


def twins(
    asks: Sequence[Ask],
    actions: Mapping[str, str],
    meaning: Meaning,
    apart: Iterable[tuple[Sequence[str], Sequence[str]]] = (),
) -> tuple[Twins, ...]:
    """Pairs of asks that may be one, the likest first.

    ``actions`` are the words of the act by the id of a request. ``apart`` are pairs of requests of which a person said
    that they are not one: they are proposed no more.
    """
    parted = {frozenset((a, b)) for these, those in apart for a in these for b in those}
    found = [
        _twins(one, other)
        for one, other in combinations(_meant(asks, actions, meaning), 2)
        if _may_be_one(one.ask, other.ask) and not _are_parted(one.ask, other.ask, parted)
    ]
    likely = [pair for pair in found if pair.likeness >= LEAST]
    return tuple(sorted(likely, key=lambda pair: (-pair.likeness, pair.one.id, pair.other.id)))


def _meant(asks: Sequence[Ask], actions: Mapping[str, str], meaning: Meaning) -> list[_Meant]:
    """The asks that have words, each with vectors that hold what tells it from the others."""
    worded = [(n, step, words) for n, ask in enumerate(asks) for step, words in _wordings(ask, actions)]
    if len({n for n, _, _ in worded}) < 2:
        return []
    vectors = [unit(vector) for vector in meaning([words for _, _, words in worded])]
    shared = _mean(vectors)
    own = [unit([a - b for a, b in zip(vector, shared, strict=True)]) for vector in vectors]
    made = []
    for n, group in groupby(zip(worded, own, strict=True), key=lambda pair: pair[0][0]):
        rows = list(group)
        made.append(
            _Meant(
                ask=asks[n],
                steps=tuple(step for (_, step, _), _ in rows),
                vectors=tuple(vector for _, vector in rows),
                middle=unit(_mean([vector for _, vector in rows])),
            )
        )
    return made


def _wordings(ask: Ask, actions: Mapping[str, str]) -> list[tuple[Step, str]]:
    """The different wordings of an ask with the first request that has each."""
    found: dict[str, Step] = {}
    for step in ask.requests:
        if words := actions.get(step.finding):
            found.setdefault(words, step)
    return [(step, words) for words, step in list(found.items())[:MOST_WORDINGS]]


def unit(vector: Vector) -> list[float]:
    """A vector of length 1 in the same direction; one without length stays as it is."""
    length = math.sqrt(_dot(vector, vector))
    return [value / length for value in vector] if length else list(vector)


def _mean(vectors: Sequence[Vector]) -> list[float]:
    return [sum(values) / len(vectors) for values in zip(*vectors, strict=True)]


def _dot(a: Vector, b: Vector) -> float:
    return float(sum(map(mul, a, b)))


def _may_be_one(one: Ask, other: Ask) -> bool:
    if not nearness(one.act, other.act) or (
        one.provisions and other.provisions and not set(one.provisions) & set(other.provisions)
    ):
        return False
    return len({_when_and_in_what(step) for ask in (one, other) for step in ask.requests}) > 1


def _when_and_in_what(step: Step) -> tuple[str | None, str]:
    """The language and the year of a request."""
    return step.language, (step.date or "")[:4]


def _are_parted(one: Ask, other: Ask, parted: set[frozenset[str]]) -> bool:
    return bool(parted) and any(
        frozenset((a.finding, b.finding)) in parted for a in one.requests for b in other.requests
    )


def _twins(one: _Meant, other: _Meant) -> Twins:
    _, i, j = max((_dot(a, b), -i, -j) for i, a in enumerate(one.vectors) for j, b in enumerate(other.vectors))
    return Twins(
        one=one.ask,
        other=other.ask,
        likeness=_dot(one.middle, other.middle),
        places=(one.steps[-i], other.steps[-j]),
    )
