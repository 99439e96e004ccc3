"""Opposed claims: two that hold the opposite on one point and speak of the same thing.

Reads :class:`~observance.assemble.sides.Statement` objects of claims; gives pairs. Claims are looked up by point and by
what they are about, never each against each: of those that share both, the best of each side are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from observance.assemble.sides import (
    GOVERNMENT,
    ONE_SESSION,
    Pair,
    Statement,
    days_between,
    meet,
    same_thing,
    shared_by,
)
from observance.domain.disagreements import DisagreementKind
from observance.domain.findings import Claim
from observance.reference.points import About, Point, points

#: So many claims of a side are compared within a block: the best by what they name, the earliest first.
MOST = 16
#: So many pairs are told of one point, each of other claims.
MOST_OF_POINT = 3
#: So many words of two claims, by their beginnings, do for a subject that both speak of.
ENOUGH_WORDS = 3
#: Where the words of the point make up less of the quotation than this, it speaks of something else beside.
_ASIDE = 0.2
#: What a claim loses that is made by the way ("the leader of a union that is being dissolved was freed").
ASIDE = 1.0
#: A claim longer than this says more than the point.
_LONG = 220


def opposed(claims: Iterable[Statement]) -> Iterator[Pair]:
    """The pairs of a case on all points."""
    by_point: dict[str, list[Statement]] = defaultdict(list)
    for one in claims:
        by_point[_claim(one).point].append(one)
    known = points()
    taken: set[_Place] = set()
    for name in sorted(by_point, key=lambda name: (-known[name].weight if name in known else 0, name)):
        if name in known and known[name].kind != DisagreementKind.FIGURE:
            yield from _on_point(name, known[name], by_point[name], taken)


def _claim(one: Statement) -> Claim:
    assert isinstance(one.finding, Claim)
    return one.finding


#: What a pair loses for each side that stands for a disagreement on another point already: another may say it better.
SPENT = 4.0
_Place = tuple[str, int, int]


def _place(one: Statement) -> _Place:
    citation = one.finding.citation
    return citation.document, citation.start, citation.end


def _on_point(name: str, point: Point, said: Sequence[Statement], taken: set[_Place]) -> Iterator[Pair]:
    found: dict[tuple[str, str], tuple[float, Statement, Statement]] = {}
    for block in _blocks(point, said):
        for a, b in _facing(block):
            if _share(point, a, b) and may_differ(a, b):
                spent = sum(_place(one) in taken for one in (a, b))
                found.setdefault((a.finding.id, b.finding.id), (_likeness(a, b) - SPENT * spent, a, b))
    told, used = 0, set[str]()
    for value, a, b in sorted(found.values(), key=lambda pair: (-pair[0], pair[1].order, pair[2].order)):
        if told == MOST_OF_POINT or used & {a.finding.id, b.finding.id}:
            continue
        if told and not _of_its_own(a, b):
            continue
        with_a, with_b = _beside(point, a, b, said, used), _beside(point, b, a, said, used)
        (a, with_a), (b, with_b) = _in_own_words(a, with_a), _in_own_words(b, with_b)
        told += 1
        taken |= {_place(a), _place(b)}
        used |= {one.finding.id for one in (a, b, *with_a, *with_b)}
        yield _pair(name, point, (a, b), (with_a, with_b), value)
    if point.within:
        yield from _in_one_text(name, point, said)


def _in_one_text(name: str, point: Point, said: Sequence[Statement]) -> Iterator[Pair]:
    """What one party tells of one act in one text in two ways, once for each text and whom it is about."""
    told: set[tuple[str, frozenset[str]]] = set()
    for block in _blocks(point, said):
        for a, b in _facing(block):
            key = (a.document.document, a.near & b.near)
            if _share(point, a, b) and _is_one_text(a, b) and key not in told:
                told.add(key)
                yield _pair(name, point, (a, b), ((), ()), _likeness(a, b) - SPENT)


def _in_own_words(one: Statement, others: tuple[Statement, ...]) -> tuple[Statement, tuple[Statement, ...]]:
    """A side in its party's own words, where these are among those that say the same; and the others."""
    own = next((other for other in others if other.own and other.party == one.party), None)
    if one.own or own is None:
        return one, others
    return own, (one, *(other for other in others if other is not own))


def _pair(
    name: str,
    point: Point,
    pair: tuple[Statement, Statement],
    others: tuple[tuple[Statement, ...], tuple[Statement, ...]],
    value: float,
) -> Pair:
    # The Government's word stands first, else the earlier one.
    turned = pair[1].party == GOVERNMENT != pair[0].party
    a, b = (pair[1], pair[0]) if turned else pair
    with_a, with_b = (others[1], others[0]) if turned else others
    kind = DisagreementKind(point.kind)
    if a.party == b.party:
        one_text = a.document.document == b.document.document
        kind = DisagreementKind.CHECK_RECORD if one_text else DisagreementKind.TWO_TIMES
    wide = min(len(with_a), 3) + min(len(with_b), 3)
    return Pair(
        kind=kind,
        point=name,
        a=a,
        b=b,
        shared=shared_by(a, b),
        with_a=with_a,
        with_b=with_b,
        sure=3.0 * point.weight + value + 0.5 * wide,
    )


def _of_its_own(a: Statement, b: Statement) -> bool:
    """Whether a pair is about somebody or something that it names: a second pair on a point must be."""
    return bool(a.actors & b.actors or a.articles & b.articles)


def _blocks(point: Point, said: Sequence[Statement]) -> Iterator[Sequence[Statement]]:
    """The claims on a point by what both sides must share."""
    if point.about in (About.ANY, About.PERSON):
        yield said
        return
    blocks: dict[str, list[Statement]] = defaultdict(list)
    for one in said:
        shared = (
            one.near | one.lasts | one.stems if point.about is About.ACTOR else one.subjects | one.articles | one.stems
        )
        for key in shared:
            blocks[key].append(one)
    yield from (blocks[key] for key in sorted(blocks))


def _share(point: Point, a: Statement, b: Statement) -> bool:
    """Whether two claims share what the point asks for; in place of a subject, words enough."""
    if point.about is About.SUBJECT:
        return bool(a.subjects & b.subjects or a.articles & b.articles) or len(a.stems & b.stems) >= ENOUGH_WORDS
    if point.about is About.ANY or meet(a, b):
        return True
    if point.about is About.PERSON:
        return not (a.near and b.near)
    both = len(a.stems & b.stems)
    # Of one year and in the same words: "it was divided in 2018" names nobody.
    of_one_year = a.year is not None and a.year == b.year and both >= ENOUGH_WORDS - 1
    return of_one_year or (not (a.near or b.near) and both >= ENOUGH_WORDS)


def _facing(block: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """The best of those that hold it to be so, each with the best of those that do not."""
    sides: dict[bool, list[Statement]] = {True: [], False: []}
    for one in sorted(block, key=lambda one: (-_telling(one), one.order)):
        sides[_claim(one).holds].append(one)
    return product(sides[True][:MOST], sides[False][:MOST])


def _telling(one: Statement) -> float:
    """How much a claim tells by itself: in its speaker's own words, of a named thing, and no more than the point."""
    named = bool(one.articles) + bool(one.actors)
    short = len(one.finding.citation.quote) <= _LONG
    aside = _claim(one).focus < _ASIDE
    plain = one.own + 2.0 * one.direct + one.emphatic - 1.0 * _claim(one).change - ASIDE * aside
    return plain + one.own + named + short + (one.party == GOVERNMENT)


def may_differ(a: Statement, b: Statement) -> bool:
    """Whether two claims that hold the opposite speak of the same thing, by two parties or by one at two times."""
    if a.finding.id == b.finding.id or not same_thing(a, b):
        return False
    apart = days_between(a, b)
    if a.party == b.party:
        return a.document.document != b.document.document and bool(apart) and (meet(a, b) or bool(a.laws & b.laws))
    return apart is None or apart <= ONE_SESSION


def _is_one_text(a: Statement, b: Statement) -> bool:
    """Whether one party tells in one text of somebody whom both sides are about."""
    of_one = a.party == b.party and a.document.document == b.document.document
    return of_one and bool(a.near & b.near) and same_thing(a, b)


def _likeness(a: Statement, b: Statement) -> float:
    """How surely two claims speak of the same thing."""
    named = 3.0 * meet(a, b) + 3.0 * bool(a.articles & b.articles) + 1.0 * bool(a.laws & b.laws)
    subjects = 0.5 * min(len(a.subjects & b.subjects), 3)
    words = 2.0 * len(a.stems & b.stems) / max(1, len(a.stems | b.stems))
    of_government = 2.0 * ((a.party == GOVERNMENT) != (b.party == GOVERNMENT))
    beside = 0.5 * (a.document.document == b.document.document)
    beside -= 1.5 * (a.document.document == b.document.document and a.finding.speech == b.finding.speech)
    return named + words + subjects + of_government + beside + 0.5 * (_telling(a) + _telling(b))


def _beside(
    point: Point, one: Statement, facing: Statement, said: Sequence[Statement], used: set[str]
) -> tuple[Statement, ...]:
    """The other claims that say what one says, of the same thing, and not by the party that it faces."""
    return tuple(
        other
        for other in said
        if _claim(other).holds == _claim(one).holds
        and other.finding.id not in used | {one.finding.id}
        and other.party != facing.party
        and same_thing(other, one)
        and same_thing(other, facing)
        and (point.about is not About.PERSON or _share(point, other, facing))
    )[:MOST]
