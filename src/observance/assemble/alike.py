"""How like two statements are in what they speak of: provisions, actors and subjects; and groups of like ones.

Reads :class:`Object` marks; gives a likeness from 0 to 1, and groups by average likeness. Two that name different
articles speak of different things, whatever else they share.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

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
    """The numbers below ``count`` in groups whose average likeness is at least ``least``, the likest joined first.

    Time grows with the pairs that are alike at all, and the logarithm of their number.
    """
    groups: dict[int, list[int]] = {n: [n] for n in range(count)}
    sums: dict[int, dict[int, float]] = {n: {} for n in range(count)}
    heap: list[tuple[float, int, int]] = []
    for a in range(count):
        for b in range(a + 1, count):
            if (value := like(a, b)) > 0:
                sums[a][b] = sums[b][a] = value
                heap.append((-value, a, b))
    heapify(heap)
    while heap and -heap[0][0] >= least:
        value, a, b = heappop(heap)
        if b in groups and a in groups and -value == _average(sums, groups, a, b):
            _join(groups, sums, heap, a, b)
    return tuple(tuple(sorted(members)) for _, members in sorted(groups.items()))


_Groups = dict[int, list[int]]
_Sums = dict[int, dict[int, float]]


def _average(sums: _Sums, groups: _Groups, a: int, b: int) -> float:
    """The average likeness of the members of two groups."""
    return sums[a].get(b, 0.0) / (len(groups[a]) * len(groups[b]))


def _join(groups: _Groups, sums: _Sums, heap: list[tuple[float, int, int]], a: int, b: int) -> None:
    """Make one group of two, under the smaller number."""
    groups[a] += groups.pop(b)
    for other, value in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + value
    for other in sums[a]:
        first, second = min(a, other), max(a, other)
        heappush(heap, (-_average(sums, groups, first, second), first, second))
