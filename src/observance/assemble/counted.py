"""Figures of one thing that lie further apart than rounding explains.

Reads :class:`~observance.assemble.sides.Statement` objects of claims with a value; gives pairs. Figures of other years,
other bodies or other places are figures of other things; a part that is larger than the whole is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from observance.assemble.sides import (
    GOVERNMENT,
    ONE_SESSION,
    Pair,
    Statement,
    days_between,
    same_thing,
    shared_by,
)
from observance.domain.disagreements import Caution, DisagreementKind
from observance.domain.findings import Claim
from observance.reference.points import points

#: How far apart figures must be, as a ratio: exact ones, and where one of them is said to be approximate.
EXACT, ABOUT = Decimal("1.05"), Decimal("1.15")
#: Figures so far apart are looked up in the record first where one side was interpreted.
FAR = Decimal(3)
#: So many figures of a thing are compared: those given first.
MOST = 40
_MEMBERS = "members"
_WHOLE, _OWN, _BEFORE = "whole", "own", "before"
#: So near, in characters, stand two figures that one speaker sets against each other.
_NEAR = 400


def counted_apart(claims: Iterable[Statement]) -> Iterator[Pair]:
    """The pairs of figures of a case; one for each two parties and thing, that of the likest words."""
    by_thing: dict[str, list[Statement]] = defaultdict(list)
    for one in claims:
        if _claim(one).value is not None:
            by_thing[_claim(one).point].append(one)
    for thing, said in sorted(by_thing.items()):
        taken: set[str] = set()
        pairs = (pair for pair in combinations(sorted(said, key=lambda one: one.order)[:MOST], 2) if _differ(*pair))
        for a, b in sorted(pairs, key=lambda pair: (-_likeness(*pair), pair[0].order, pair[1].order)):
            if not taken & {a.finding.id, b.finding.id}:
                taken |= {a.finding.id, b.finding.id}
                yield _pair(thing, a, b)


def _claim(one: Statement) -> Claim:
    assert isinstance(one.finding, Claim)
    return one.finding


def _differ(a: Statement, b: Statement) -> bool:
    """Whether two parties count the same thing and come to figures that cannot both be right."""
    if a.party == b.party or not same_thing(a, b) or (a.actors and b.actors and not a.actors & b.actors):
        return False
    apart = days_between(a, b)
    if apart is not None and apart > ONE_SESSION:
        return False
    one, other = _claim(a), _claim(b)
    if {one.population, other.population} == {_WHOLE, _OWN} or bool(a.actors) != bool(b.actors):
        return one.point == _MEMBERS and _part_above_whole(a, b)
    return _apart(one, other) and (_set_against(a, b) or _same_words(a, b))


def _set_against(a: Statement, b: Statement) -> bool:
    """Whether one speaker sets a figure against the one recalled before ("... says that there are 41; they are 14")."""
    if a.finding.speech != b.finding.speech or a.document.document != b.document.document:
        return False
    later = max(a, b, key=lambda one: one.order)
    return _claim(later).population == _BEFORE and abs(a.order[2] - b.order[2]) < _NEAR


def _part_above_whole(a: Statement, b: Statement) -> bool:
    """Whether what one side counts of its own or of a body is more than what the other counts of all."""
    whole, part = (a, b) if _claim(a).population == _WHOLE else (b, a)
    if _claim(whole).population != _WHOLE or _claim(part).population == _WHOLE:
        return False
    return _value(part) > _value(whole) and _apart(_claim(whole), _claim(part))


def _value(one: Statement) -> Decimal:
    return Decimal(_claim(one).value or 0)


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two figures are further apart than rounding and their bounds allow."""
    low, high = sorted((one, other), key=lambda claim: Decimal(claim.value or 0))
    a, b = Decimal(low.value or 0), Decimal(high.value or 0)
    if low.bound == "at_least" or high.bound == "at_most":
        return False
    return b > a * (ABOUT if "about" in (low.bound, high.bound) else EXACT)


def _same_words(a: Statement, b: Statement) -> bool:
    """Whether the clauses say of the same what they count: by a body that both name, else by most of their words."""
    if a.actors & b.actors:
        return True
    if a.finding.interpreted_from is None and _language(a) != _language(b):
        return bool(a.subjects & b.subjects) and a.subjects == b.subjects
    mine, theirs = a.stems, b.stems
    return 2 * len(mine & theirs) >= min(len(mine), len(theirs)) > 0


def _language(one: Statement) -> str:
    return one.finding.rule.partition("/")[0]


def _likeness(a: Statement, b: Statement) -> float:
    mine, theirs = a.stems, b.stems
    return 2.0 * bool(a.actors & b.actors) + 2.0 * _set_against(a, b) + len(mine & theirs) / max(1, len(mine | theirs))


def _pair(thing: str, a: Statement, b: Statement) -> Pair:
    if b.party == GOVERNMENT:
        a, b = b, a
    low, high = sorted((_value(a), _value(b)))
    cautions = []
    if {_claim(a).population, _claim(b).population} >= {_WHOLE} and _part_above_whole(a, b):
        cautions.append(Caution.PART_ABOVE_WHOLE)
    if low and high / low >= FAR:
        cautions.append(Caution.FAR_APART)
    heard = a.finding.interpreted_from is not None or b.finding.interpreted_from is not None
    check = Caution.PART_ABOVE_WHOLE in cautions or (heard and Caution.FAR_APART in cautions)
    return Pair(
        kind=DisagreementKind.CHECK_RECORD if check else DisagreementKind.FIGURE,
        point=thing,
        a=a,
        b=b,
        shared=shared_by(a, b),
        values=(_claim(a).value, _claim(b).value),
        cautions=tuple(cautions),
        sure=3.0 * points()[thing].weight + 2.0 * (a.party == GOVERNMENT) + _likeness(a, b),
    )
