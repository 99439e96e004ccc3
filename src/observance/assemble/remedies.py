"""Remedies: one asks that something be done away with, another that it be kept in another form, or not asked for.

Reads :class:`~observance.assemble.sides.Statement` objects of requests and the words of ``lang/<code>/remedies.toml``;
gives pairs of two askers on one article or law.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from observance.assemble.sides import ONE_SESSION, Pair, Statement, days_between, same_thing, shared_by
from observance.domain.disagreements import DisagreementKind
from observance.domain.findings import Request
from observance.lang import pattern, worded
from observance.lang.frames import codes_of, groups

WORDS = "remedies"
#: So many requests of a side are compared on one article.
MOST = 12
_AWAY, _KEEP = "away", "keep"


def remedies(said: Sequence[Statement]) -> Iterator[Pair]:
    """The pairs of a case: one for each article or law."""
    by_object: dict[str, list[Statement]] = defaultdict(list)
    for one in said:
        if isinstance(one.finding, Request):
            for name in sorted(one.articles or one.laws):
                by_object[name].append(one)
    told: set[str] = set()
    for _, asked in sorted(by_object.items()):
        pair = _best(asked)
        if pair is not None and not told & {one.finding.id for one in pair}:
            told |= {one.finding.id for one in pair}
            yield _pair(*pair, asked)


def _best(asked: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    ordered = sorted(asked, key=lambda one: (not one.own, one.order))
    first = [one for one in ordered if remedy(one) == _AWAY][:MOST]
    second = [one for one in ordered if remedy(one) == _KEEP][:MOST]
    made = ((a, b) for a in first for b in second if _part(a, b))
    refused = (
        (a, b) for a in ordered[:MOST] for b in ordered[:MOST] if _refuses(b) and not _refuses(a) and _part(a, b)
    )
    return next(iter((*made, *refused)), None)


def _refuses(one: Statement) -> bool:
    return isinstance(one.finding, Request) and one.finding.objects_to


def remedy(one: Statement) -> str | None:
    """What a request asks to be done: away with it, or kept; ``None`` where its words say neither or both."""
    if _refuses(one):
        return None
    told = [name for name in (_AWAY, _KEEP) if _words(name).search(one.finding.citation.quote)]
    return told[0] if len(told) == 1 else None


@worded
def _words(name: str) -> re.Pattern[str]:
    forms = [form for code in codes_of(WORDS) for form in groups(WORDS, code).get(name, ())]
    return re.compile(rf"(?<!\w){pattern(forms)}(?!\w)", re.IGNORECASE)


def _part(a: Statement, b: Statement) -> bool:
    """Whether two askers ask it of one thing in one session."""
    apart = days_between(a, b)
    return a.party != b.party and same_thing(a, b) and (apart is None or apart <= ONE_SESSION)


def _pair(a: Statement, b: Statement, asked: Sequence[Statement]) -> Pair:
    told = {a.finding.id, b.finding.id}
    return Pair(
        kind=DisagreementKind.REMEDY,
        point=None,
        a=a,
        b=b,
        shared=shared_by(a, b) or (a.laws & b.laws),
        with_a=tuple(one for one in asked if remedy(one) == _AWAY and one.finding.id not in told)[:MOST],
        with_b=tuple(one for one in asked if remedy(one) == _KEEP and one.finding.id not in told)[:MOST],
        sure=3.0 + 3.0 * bool(a.articles & b.articles) + a.own + b.own,
    )
