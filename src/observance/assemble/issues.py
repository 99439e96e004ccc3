"""Issues: questions on which the findings of a case gather, each a topic of the Convention, narrowed where it can be.

Reads the requests, measures and allegations of a case and its asks; gives issues. Each finding has one primary issue:
the topic whose words it has most of, the earlier ones counting more; what its words do not tell is told by the article
of a law that it names, where others say what that is about, then by its ask. An issue is narrowed by an article or an
actor that two findings name. Its state follows from that of its asks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from observance.assemble.objects import actors_named, provisions_named
from observance.assemble.steps import step_of
from observance.domain.case import Ask, AskState, Issue, Step
from observance.domain.findings import ActAsked, Allegation, Finding, Findings, Measure, Request
from observance.domain.matters import Matter
from observance.reference.topics import Topic, key_of, themes_in, topics_under

#: What a kind of allegation or request adds to a topic that it belongs to, and an article that others speak of.
_BY_TYPE, _BY_ACT, _BY_ARTICLE = 1.5, 1.0, 1.5
#: How much less the last word counts than the first, and a topic of a Convention beside the one looked at.
_LATE, _BESIDE = 0.4, 0.45
#: A further word of a theme adds a little.
_MORE = 0.15
#: From which weight on words tell a topic well enough to speak for an article, or to be referred to from it.
_TELLS, _REFERS = 1.5, 1.0
#: How many findings narrow an issue.
_NARROWS = 2

_Pair = tuple[Findings, Finding]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A finding with the weight of each topic, and the articles that it names."""

    document: Findings
    finding: Finding
    weights: Mapping[str, float]
    provisions: tuple[str, ...]

    @property
    def best(self) -> str | None:
        return max(self.weights, key=lambda key: self.weights[key], default=None)


def issues_of(matter: Matter, found: Iterable[_Pair], asks: Sequence[Ask]) -> tuple[Issue, ...]:
    """The issues of a case, in the order of its Conventions' topics."""
    told = [_told(document, one, matter) for document, one in found if _has_issue(one)]
    spoken = _of_articles(told)
    ask_of = {step.finding: ask for ask in asks for step in (*ask.requests, *ask.objections)}
    primary = {one.finding.id: _topic(one, spoken) for one in told}
    by_ask = _of_asks(primary, ask_of)
    whole = next(map(key_of, matter.conventions), "")
    placed: dict[str, list[_Told]] = defaultdict(list)
    for one in told:
        ask = ask_of.get(one.finding.id)
        placed[primary[one.finding.id] or by_ask.get(ask.id if ask else "") or whole].append(one)
    order = _order(matter)
    return tuple(
        _issue(key, name, kind, group, told, ask_of)
        for key in sorted(placed, key=lambda key: order.get(key, len(order)))
        for (kind, name), group in _narrowed(placed[key])
    )


def topic_of_words(text: str, convention: int, types: str | None = None, act: str | None = None) -> str | None:
    """The topic that words alone tell under a Convention; ``None`` where they tell none."""
    weights = _weights(text, convention, types, act)
    return max(weights, key=lambda key: weights[key], default=None)


def _has_issue(one: Finding) -> bool:
    """How a sitting is run is no issue of the case."""
    if isinstance(one, Request):
        return one.act is not ActAsked.CONDUCT
    return isinstance(one, Measure | Allegation)


def _told(document: Findings, one: Finding, matter: Matter) -> _Told:
    deadline = getattr(one, "deadline", None)
    words = one.citation.quote.replace(deadline.words, "") if deadline else one.citation.quote
    type_ = one.type.value if isinstance(one, Allegation) else None
    act = one.act.value if isinstance(one, Request) else None
    weights: dict[str, float] = {}
    for convention in matter.conventions:
        for key, weight in _weights(words, convention, type_, act).items():
            weights[key] = max(weight, weights.get(key, 0.0))
    return _Told(document=document, finding=one, weights=weights, provisions=provisions_named(one, document))


def _weights(words: str, convention: int, type_: str | None, act: str | None) -> dict[str, float]:
    """How much words tell of each topic; those that they tell nothing of are left out."""
    own, beside = topics_under(convention)
    told = {theme.name: _weight_of(theme.first, theme.words, len(words)) for theme in themes_in(words)}
    weights: dict[str, float] = {}
    for share, topics in ((1.0, own), (_BESIDE, beside)):
        for topic in topics:
            weight = share * _weight(topic, told, type_, act)
            if weight > weights.get(topic.key, 0.0):
                weights[topic.key] = weight
    return weights


def _weight_of(first: int, words: int, length: int) -> float:
    return (1 - _LATE * first / max(length, 1)) * (1 + _MORE * (words - 1))


def _weight(topic: Topic, told: Mapping[str, float], type_: str | None, act: str | None) -> float:
    by_words = sum(weight * told[name] for name, weight in topic.themes.items() if name in told)
    return by_words + _BY_TYPE * (type_ in topic.types) + _BY_ACT * (act in topic.acts)


def _of_articles(told: Iterable[_Told]) -> Mapping[str, str]:
    """The topic of each article of a law, by what the words say of most findings that name it."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        best = one.best
        if best is not None and one.weights[best] >= _TELLS:
            for name in one.provisions:
                counted[name][best] += 1
    return {name: topics.most_common(1)[0][0] for name, topics in counted.items()}


def _topic(one: _Told, spoken: Mapping[str, str]) -> str | None:
    weights = dict(one.weights)
    for key in {spoken[name] for name in one.provisions if name in spoken}:
        weights[key] = weights.get(key, 0.0) + _BY_ARTICLE
    return max(weights, key=lambda key: weights[key], default=None)


def _of_asks(primary: Mapping[str, str | None], ask_of: Mapping[str, Ask]) -> Mapping[str, str]:
    """The topic of each ask, by most of its requests."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for finding, key in primary.items():
        if key is not None and finding in ask_of:
            counted[ask_of[finding].id][key] += 1
    return {ask: topics.most_common(1)[0][0] for ask, topics in counted.items()}


def _order(matter: Matter) -> Mapping[str, int]:
    """The place of each topic: those of the Conventions looked at, of every Convention, and of those beside."""
    keys: dict[str, None] = {}
    for convention in matter.conventions:
        own, beside = topics_under(convention)
        keys |= dict.fromkeys([key_of(convention), *(topic.key for topic in (*own, *beside))])
    return {key: n for n, key in enumerate(keys)}


_PROVISION, _ACTOR = "provision", "actor"


def _narrowed(group: Sequence[_Told]) -> Iterable[tuple[tuple[str, str], list[_Told]]]:
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


def _names(one: _Told, kind: str) -> tuple[str, ...]:
    return one.provisions if kind == _PROVISION else actors_named(one.finding)


def _issue(
    key: str, name: str, kind: str, group: Sequence[_Told], told: Sequence[_Told], ask_of: Mapping[str, Ask]
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


def _steps(group: Sequence[_Told], kind: type[Finding]) -> tuple[Step, ...]:
    return tuple(step_of(one.finding, one.document) for one in group if isinstance(one.finding, kind))


def _state(group: Sequence[_Told], states: Mapping[str, AskState], asks: Sequence[str]) -> AskState:
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
