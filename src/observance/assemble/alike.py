"""How like two statements are in what they speak of: provisions, actors and subjects; and groups of like ones.

Reads :class:`Object` marks; gives a likeness up to 1, and groups by average likeness. Two that name different articles
speak of different things, whatever else they share: their likeness is :data:`APART`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

#: The likeness of two that name one article, one law, one person or organisation.
SAME_ARTICLE, SAME_ACTOR, SAME_LAW = 1.0, 0.9, 0.7
#: What is left of the likeness of subjects where the actors or laws named are others, or where one alone names any.
OTHERS, ONE_ARTICLE, ONE_ACTOR = 0.4, 0.6, 0.5
#: What is left where one asks in general for what the other asks of something in particular.
ONE_GENERAL = 0.5
#: How much the words themselves tell beside the subjects.
WORDS = 0.1
#: Subjects of what is asked for in general: law and practice in conformity with the Convention, all that was raised.
GENERAL = frozenset(
    {"legislation", "practice", "conformity", "everything", "association", "trade_unions", "information", "reporting"}
)
#: How much less such a subject tells than another.
GENERAL_COUNTS = 0.4
#: The likeness of two that ask for nothing but that.
BOTH_GENERAL = 0.7
#: The likeness of two that cannot be one, whatever a third shares with both.
APART = -1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Object:
    """What a statement speaks of.

    ``articles`` are ``law|article`` and ``laws`` those that are no Convention, by what they are known by; ``actors``
    persons and organisations beside the parties themselves, ``subjects`` names of subjects, ``stems`` the beginnings of
    its words, which tell within a ``language`` and, where they are the same, across. ``general`` says that subjects
    which only say the act were left out.
    """

    articles: frozenset[str] = frozenset()
    laws: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    language: str = ""
    general: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each subject and each word tells: the rarer it is among the statements, the more."""

    subjects: Mapping[str, float]
    stems: Mapping[str, float]


def weights(objects: Sequence[Object]) -> Weights:
    """The weights of the subjects and words of statements."""
    return Weights(subjects=_rarity([one.subjects for one in objects]), stems=_rarity([one.stems for one in objects]))


def _rarity(sets: Sequence[frozenset[str]]) -> Mapping[str, float]:
    counted = Counter(name for names in sets for name in names)
    return {name: math.log((1 + len(sets)) / count) for name, count in counted.items()}


def likeness(a: Object, b: Object, weight: Weights) -> float:
    """How like two objects are, up to 1; :data:`APART` where they name different articles."""
    if a.articles and b.articles:
        return SAME_ARTICLE if share_article(a.articles, b.articles) else APART
    by_subject = _shared(a, b, weight)
    if a.actors and b.actors:
        return SAME_ACTOR if a.actors & b.actors else OTHERS * by_subject
    if a.laws and b.laws and not (a.articles or b.articles):
        return max(SAME_LAW, by_subject) if a.laws & b.laws else OTHERS * by_subject
    in_general = ONE_GENERAL if is_general(a) is not is_general(b) else 1.0
    if bool(a.actors) is not bool(b.actors):
        return ONE_ACTOR * in_general * by_subject
    if a.articles or b.articles or bool(a.laws) is not bool(b.laws):
        return 0.0 if _of_another(a, b) else ONE_ARTICLE * by_subject
    if is_general(a) and is_general(b):
        return max(BOTH_GENERAL, by_subject)
    return in_general * by_subject


def _of_another(a: Object, b: Object) -> bool:
    """Whether the one that names no article tells what it is about, and the other is not about that: that both speak
    of law and practice makes them no one."""
    bare = (b if a.articles or a.laws else a).subjects - GENERAL
    return bool(bare) and not bare & a.subjects & b.subjects


def is_general(one: Object) -> bool:
    """Whether what is spoken of is the Convention, or all that was raised, and nothing else."""
    return (one.general or bool(one.subjects)) and not (one.actors or one.laws or one.subjects - GENERAL)


def share_article(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two name one article: an article as a whole holds its paragraphs."""
    return any(one == other or _holds(one, other) or _holds(other, one) for one in a for other in b)


def _holds(whole: str, part: str) -> bool:
    return "(" not in whole and part.startswith(f"{whole}(")


def _shared(a: Object, b: Object, weight: Weights) -> float:
    """The weight of what both speak of as a share of what either does; two that speak of nothing are alike in that."""
    same_words = a.stems & b.stems
    # Other words say nothing where the language is another.
    one_language = a.language == b.language
    both = _weight(a.subjects & b.subjects, same_words, weight)
    mine = _weight(a.subjects, a.stems if one_language else same_words, weight)
    theirs = _weight(b.subjects, b.stems if one_language else same_words, weight)
    if not mine or not theirs:
        return 0.0
    return both / math.sqrt(mine * theirs)


def _weight(subjects: frozenset[str], stems: frozenset[str], weight: Weights) -> float:
    told = sum(weight.subjects.get(name, 0.0) * (GENERAL_COUNTS if name in GENERAL else 1.0) for name in subjects)
    return told + WORDS * sum(weight.stems.get(stem, 0.0) for stem in stems)


def grouped(count: int, like: Callable[[int, int], float], least: float) -> Sequence[tuple[int, ...]]:
    """The numbers below ``count`` in groups whose average likeness is at least ``least``, the likest joined first.

    Time grows with the pairs that are alike at all, and the logarithm of their number.
    """
    groups: dict[int, list[int]] = {n: [n] for n in range(count)}
    sums: dict[int, dict[int, float]] = {n: {} for n in range(count)}
    heap: list[tuple[float, int, int]] = []
    for a in range(count):
        for b in range(a + 1, count):
            if (value := like(a, b)) != 0:
                sums[a][b] = sums[b][a] = value
                if value >= least:
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
