"""How like two statements are in what they speak of: provisions, actors and subjects; and groups of like ones.

Reads :class:`Object` marks; gives a likeness from 0 to 1, and groups by average likeness. Two that name different
articles speak of different things, whatever else they share.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

#: The likeness of two that name one article, one law, one person or organisation.
SAME_ARTICLE, SAME_ACTOR, SAME_LAW = 1.0, 0.9, 0.7
#: What is left of the likeness of subjects where the actors or laws named are others.
OTHERWISE = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    """What a statement speaks of.

    ``articles`` are ``instrument|article``, ``laws`` instruments that are no Convention, ``actors`` persons and
    organisations beside the parties themselves, ``subjects`` names of subjects.
    """

    articles: frozenset[str] = frozenset()
    laws: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()


def weights(objects: Iterable[Object]) -> Mapping[str, float]:
    """How much each subject tells: the rarer it is among the statements, the more."""
    counted: Counter[str] = Counter()
    total = 0
    for one in objects:
        counted.update(one.subjects)
        total += 1
    return {name: math.log(1 + total / count) for name, count in counted.items()}


def likeness(a: Object, b: Object, weight: Mapping[str, float]) -> float:
    """How like two objects are, from 0 to 1."""
    if a.articles and b.articles:
        return SAME_ARTICLE if a.articles & b.articles else 0.0
    by_subject = _shared(a.subjects, b.subjects, weight)
    if a.actors and b.actors:
        return SAME_ACTOR if a.actors & b.actors else OTHERWISE * by_subject
    if a.laws and b.laws:
        return max(SAME_LAW, by_subject) if a.laws & b.laws else OTHERWISE * by_subject
    return by_subject


def _shared(a: frozenset[str], b: frozenset[str], weight: Mapping[str, float]) -> float:
    """The weight of what both have as a share of what either has; two without a subject are alike in that."""
    if not a and not b:
        return 1.0
    both = sum(weight.get(name, 0.0) for name in a & b)
    return both / sum(weight.get(name, 0.0) for name in a | b) if both else 0.0


def grouped(count: int, like: Callable[[int, int], float], least: float) -> Sequence[tuple[int, ...]]:
    """The numbers below ``count`` in groups whose average likeness is at least ``least``, the likest joined first."""
    groups: dict[int, list[int]] = {n: [n] for n in range(count)}
    between = {(a, b): like(a, b) for a in range(count) for b in range(a + 1, count)}
    while between:
        (a, b), best = max(between.items(), key=lambda pair: (pair[1], -pair[0][0], -pair[0][1]))
        if best < least:
            break
        sizes = len(groups[a]), len(groups[b])
        groups[a] += groups.pop(b)
        for other in groups:
            if other != a:
                first, second = _pair(a, other), _pair(b, other)
                joined = (between[first] * sizes[0] + between[second] * sizes[1]) / sum(sizes)
                between[first] = joined
        between = {pair: value for pair, value in between.items() if b not in pair}
    return tuple(tuple(sorted(members)) for _, members in sorted(groups.items()))


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)
