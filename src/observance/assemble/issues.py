"""Issues: questions on which the findings of a case gather, each a topic of the Convention, narrowed where it can be.

Reads the requests, measures and allegations of a case and its asks; gives issues. Each finding has one primary issue:
the topic whose words it has most of, the earlier ones counting more; what its words do not tell is told by the article
of a law that it names, where others say what that is about, then by what its words point back to, by its ask, by whom
it names, and by what is said beside it in its paragraph. An issue is narrowed by an article or an actor that two
findings name. Its state follows from that of its asks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from observance.assemble.marks import actor_ids
from observance.assemble.steps import step_of
from observance.assemble.titles import actor_names
from observance.assemble.topics import Around, Told, around, told_of, topics_told
from observance.domain.case import Ask, AskState, Issue, Step
from observance.domain.findings import ActAsked, Allegation, Finding, Findings, Measure, Request
from observance.domain.matters import Matter
from observance.domain.parties import Parties
from observance.reference.topics import key_of, topics_under

#: From which weight on words that stand elsewhere are referred to.
_REFERS = 1.0
#: How many findings narrow an issue.
_NARROWS = 2

_Pair = tuple[Findings, Finding]


def issues_of(
    matter: Matter, found: Iterable[_Pair], asks: Sequence[Ask], parties: Parties | None = None
) -> tuple[Issue, ...]:
    """The issues of a case, in the order of its Conventions' topics; ``parties`` say who is meant by names."""
    who = parties or Parties()
    actors, names = actor_ids(who), actor_names(who)
    beside: dict[str, Around] = {}
    told = [
        told_of(document, one, matter, beside.setdefault(document.document, around(document, actors)))
        for document, one in found
        if _has_issue(one)
    ]
    ask_of = {step.finding: ask for ask in asks for step in (*ask.requests, *ask.objections)}
    primary = topics_told(told, {finding: ask.id for finding, ask in ask_of.items()})
    whole = next(map(key_of, matter.conventions), "")
    placed: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        placed[primary.get(one.finding.id) or whole].append(one)
    order = _order(matter)
    return tuple(
        _issue(key, names.get(name, name), kind, group, told, ask_of)
        for key in sorted(placed, key=lambda key: order.get(key, len(order)))
        for (kind, name), group in _narrowed(placed[key])
    )


def _has_issue(one: Finding) -> bool:
    """How a sitting is run is no issue of the case."""
    if isinstance(one, Request):
        return one.act is not ActAsked.CONDUCT
    return isinstance(one, Measure | Allegation)


def _order(matter: Matter) -> Mapping[str, int]:
    """The place of each topic: those of the Conventions looked at, of every Convention, and of those beside."""
    keys: dict[str, None] = {}
    for convention in matter.conventions:
        own, beside = topics_under(convention)
        keys |= dict.fromkeys([key_of(convention), *(topic.key for topic in (*own, *beside))])
    return {key: n for n, key in enumerate(keys)}


_PROVISION, _ACTOR = "provision", "actor"


def _narrowed(group: Sequence[Told]) -> Iterable[tuple[tuple[str, str], list[Told]]]:
    """The findings of a topic by the article or else the actor that several name; the others together, last."""
    left = list(group)
    for kind in (_PROVISION, _ACTOR):
        counted = Counter(name for one in left for name in _names(one, kind))
        for name, count in counted.most_common():
            own = [one for one in left if name in _names(one, kind)]
            if count >= _NARROWS and len(own) >= _NARROWS:
                yield (kind, name), own
                left = [one for one in left if one not in own]
    if left:
        yield ("", ""), left


def _names(one: Told, kind: str) -> tuple[str, ...]:
    return one.provisions if kind == _PROVISION else one.actors


def _issue(
    key: str, name: str, kind: str, group: Sequence[Told], told: Sequence[Told], ask_of: Mapping[str, Ask]
) -> Issue:
    own = {one.finding.id for one in group}
    asks = tuple(dict.fromkeys(ask_of[one.finding.id].id for one in group if one.finding.id in ask_of))
    referred = () if name else (one.finding.id for one in told if one.weights.get(key, 0) >= _REFERS)
    return Issue(
        topic=key,
        provision=name if kind == _PROVISION else None,
        actor=name if kind == _ACTOR else None,
        asks=asks,
        requests=_steps(group, Request),
        measures=_steps(group, Measure),
        allegations=_steps(group, Allegation),
        referred=tuple(finding for finding in referred if finding not in own),
        state=_state(group, {ask.id: ask.state for ask in ask_of.values()}, asks),
    )


def _steps(group: Sequence[Told], kind: type[Finding]) -> tuple[Step, ...]:
    return tuple(step_of(one.finding, one.document) for one in group if isinstance(one.finding, kind))


def _state(group: Sequence[Told], states: Mapping[str, AskState], asks: Sequence[str]) -> AskState:
    """What was told of any of its asks; without an ask, of its measures and allegations."""
    known = [states[ask] for ask in asks]
    if known:
        if all(state is AskState.CLOSED for state in known):
            return AskState.CLOSED
        return next(state for state in _MOST_TOLD if state in known)
    stated = any(isinstance(one.finding, Measure) for one in group)
    alleged = any(isinstance(one.finding, Allegation) for one in group)
    if stated:
        return AskState.CONTESTED if alleged else AskState.STATED
    return AskState.NONE_FOUND


_MOST_TOLD = (
    AskState.CONTESTED,
    AskState.STATED,
    AskState.APPRECIATED,
    AskState.REFERRED_TO,
    AskState.NONE_FOUND,
    AskState.CLOSED,
)
