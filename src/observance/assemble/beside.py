"""What a request takes from those that stand beside it in its sentence, and from what others say of an article.

Reads requests with their objects, and what else was said on a matter; gives the same requests with more of their
objects known. A purpose ("to ensure that fines are not excessive") and an instance ("in particular by ...") are of what
they stand behind; "ending practices and revoking orders that ..." has one object; what the sentence asks of persons
whom it names once is asked of them throughout. Who asks for the repeal of what one article alone is said to set asks
for that article.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from observance.assemble.alike import GENERAL, Object
from observance.assemble.marks import before_means
from observance.assemble.said import OnMatter, Said
from observance.domain.findings import ActAsked, Request
from observance.lang import pattern, worded
from observance.lang.acts import speaks_of
from observance.lang.frames import codes_of, groups

REQUESTS = "requests"
#: How many characters part two requests of one list: a comma, a joining word.
_GAP = 7
#: How many words an act has at most that leaves its object to the next ("ending practices and revoking orders that").
_BARE = 3
#: How many subjects tell of what article a request speaks, and the share of its subjects that they must be.
_TELL, _SHARE = 2, 0.6


def with_what_is_beside(requests: Sequence[Said], said: OnMatter) -> list[Said]:
    """The requests in the order of time and text, their objects as far as what stands beside them tells."""
    known = list(_objecting(list(_in_sentences(list(map(_by_head, requests))))))
    spoken = _of_articles((*known, *said.measures, *said.allegations))
    return [_with_article(one, spoken) for one in known]


def _by_head(one: Said) -> Said:
    """A request of which the act is told by the means alone, as one to see to what is asked: "to respect autonomy by
    ending raids" asks for the former."""
    action = one.request.action
    head = before_means(action, one.object.language)
    if head == action or speaks_of(one.act, head) or not speaks_of(one.act, action[len(head) :]):
        return one
    return replace(one, told=ActAsked.ENSURE)


def _in_sentences(requests: Sequence[Said]) -> Iterator[Said]:
    found = sorted(requests, key=lambda one: one.order)
    for n, one in enumerate(found):
        before = found[n - 1] if n and _are_beside(found[n - 1], one) else None
        after = found[n + 1] if n + 1 < len(found) and _are_beside(one, found[n + 1]) else None
        if before is not None:
            one = found[n] = _behind(one, before)
        if after is not None:
            one = found[n] = _before(one, after)
    # What a list names last is known to those before it.
    for n in range(len(found) - 2, -1, -1):
        if _are_beside(found[n], found[n + 1]):
            found[n] = _with_actors(found[n], found[n + 1])
    yield from found


def _objecting(found: Sequence[Said]) -> Iterator[Said]:
    """An objection that names no article and nobody is to the last request for the same act in its speech."""
    for n, one in enumerate(found):
        if one.request.objects_to and not (one.object.articles or one.object.actors):
            earlier = [other for other in reversed(found[:n]) if _same_speech(other, one) and other.act is one.act]
            of_law = (other for other in earlier if other.object.laws & one.object.laws)
            met = next(of_law, next(iter(earlier), None))
            yield replace(one, object=met.object) if met else one
        else:
            yield one


def _same_speech(one: Said, other: Said) -> bool:
    return (one.document.document, one.finding.speech) == (other.document.document, other.finding.speech)


def _are_beside(first: Said, then: Said) -> bool:
    """Whether two statements stand one right behind the other in one sentence, which goes on with a small letter."""
    a, b = first.finding.citation, then.finding.citation
    return a.document == b.document and 0 <= b.start - a.end <= _GAP and b.quote[:1].islower()


def _behind(one: Said, before: Said) -> Said:
    """A request as far as the one before it in the sentence tells."""
    words, own, other = one.finding.citation.quote, one.object, before.object
    opens = _openings()
    if opens["purpose"].match(words) and not _names(own) and _names(other):
        taken = replace(own, articles=other.articles, laws=other.laws, actors=other.actors)
        return replace(one, object=taken, told=before.act)
    if opens["instance"].match(words) and _is_within(own, other) and own.subjects & other.subjects - GENERAL:
        return replace(one, told=before.act)
    of_one = (own.actors and own.actors == other.actors) or own.subjects & other.subjects - GENERAL
    if one.act is ActAsked.OTHER and of_one:
        return replace(one, told=before.act)
    return _with_actors(one, before)


def _with_actors(one: Said, other: Said) -> Said:
    """A request that names nobody and nothing, as one of those whom the same act in its sentence is about."""
    own = one.object
    if one.act is not other.act or _names(own) or not other.object.actors or not within_act(own, one.act):
        return one
    return replace(one, object=replace(own, actors=other.object.actors))


def _before(one: Said, after: Said) -> Said:
    """A request that leaves its object to the next."""
    own = one.object
    bare = len(one.request.action.split()) <= _BARE and not _names(own) and own.subjects <= GENERAL
    return replace(one, object=replace(after.object, language=own.language)) if bare else one


def _names(one: Object) -> bool:
    return bool(one.articles or one.laws or one.actors)


def _is_within(part: Object, whole: Object) -> bool:
    """Whether something names nothing that another does not."""
    return part.articles <= whole.articles and part.laws <= whole.laws and part.actors <= whole.actors


#: Subjects that only say the act: they join no two requests for it.
OF_ACT: Mapping[ActAsked, frozenset[str]] = {
    ActAsked.SUPPLY_INFORMATION: frozenset({"information", "reporting"}),
    ActAsked.REPORT: frozenset({"information", "reporting"}),
    ActAsked.CHANGE_LAW: frozenset({"legislation"}),
    ActAsked.CONSULT: frozenset({"social_partners"}),
    ActAsked.REGISTER: frozenset({"registration"}),
    ActAsked.INVESTIGATE: frozenset({"inquiry"}),
    ActAsked.ENSURE: frozenset({"practice"}),
    ActAsked.MISSION: frozenset({"mission"}),
    ActAsked.TECHNICAL_ASSISTANCE: frozenset({"technical_assistance"}),
}


def within_act(one: Object, act: ActAsked) -> bool:
    """Whether an object says nothing beyond the act itself."""
    return one.subjects - OF_ACT.get(act, frozenset()) <= GENERAL


@worded
def _openings() -> Mapping[str, re.Pattern[str]]:
    """How a purpose and an instance begin, in any language."""
    return {
        name: re.compile(
            rf"{pattern([form for code in codes_of(REQUESTS) for form in groups(REQUESTS, code).get(name, ())])}"
            r"(?:(?<=['’])|(?!\w))",
            re.IGNORECASE,
        )
        for name in ("purpose", "instance")
    }


def _of_articles(statements: Iterable[Said]) -> Mapping[str, Counter[str]]:
    """What is said of each article by statements that name no other, and by those right behind ("which punishes")."""
    spoken: dict[str, Counter[str]] = defaultdict(Counter)
    last: Said | None = None
    for one in sorted(statements, key=lambda one: one.order):
        told = isinstance(one.finding, Request) or _names(one.object)
        of = last if last is not None and not told and _are_beside(last, one) else one
        if len(of.object.articles) == 1:
            spoken[next(iter(of.object.articles))].update(one.object.subjects - GENERAL)
        last = of
    return spoken


def _with_article(one: Said, spoken: Mapping[str, Counter[str]]) -> Said:
    """A request to change the law that names none, with the one article of which the same is said."""
    own = one.object
    if one.act is not ActAsked.CHANGE_LAW or _names(own):
        return one
    telling = own.subjects - GENERAL - OF_ACT[ActAsked.CHANGE_LAW]
    shared = {article: len(telling & subjects.keys()) for article, subjects in spoken.items()}
    most = max(shared.values(), default=0)
    best = [article for article, count in shared.items() if count == most]
    if most < max(_TELL, _SHARE * len(telling)) or len(best) != 1:
        return one
    return replace(one, object=replace(own, articles=frozenset(best), laws=frozenset({best[0].split("|")[0]})))
