"""The topic of each finding: by its own words, else by what stands around it.

Reads requests, measures and allegations with the other findings of their documents, who is meant by names, and which
requests are one ask; gives for each the key of a topic. Own words come first, with the kind of the finding and the
article that it names; what they do not tell is told by the words to which they point back, by the ask, by whom the
finding names where others say what that one is about, and by the nearest finding of the same paragraph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from observance.assemble.objects import is_party, provisions_named
from observance.domain.findings import Allegation, Antecedent, Finding, Findings, NameMention, Request
from observance.domain.matters import Matter
from observance.domain.quoted import within
from observance.reference.topics import Topic, themes_in, topics_under

#: What a kind of allegation or request adds to a topic that it belongs to, and an article that others speak of.
_BY_TYPE, _BY_ACT, _BY_ARTICLE = 1.5, 1.0, 1.5
#: How much less the last word counts than the first, and a topic of a Convention beside the one looked at.
_LATE, _BESIDE = 0.4, 0.45
#: A further word of a theme adds a little.
_MORE = 0.15
#: From which weight on words tell a topic well enough to speak for an article or for somebody.
_TELLS = 1.5
#: How many characters away a finding of the same paragraph may stand that tells what another is about.
_NEAR = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding with the weight of each topic, the articles that it names, and the persons and bodies.

    ``behind`` are the weights of the words to which its own point back.
    """

    document: Findings
    finding: Finding
    weights: Mapping[str, float]
    provisions: tuple[str, ...]
    actors: tuple[str, ...] = ()
    behind: Mapping[str, float]

    @property
    def best(self) -> str | None:
        """The topic that its own words tell most of."""
        return _most(self.weights)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What of a document stands around its findings, in the order of the text; ``actors`` gives the id of an actor by
    that of a finding that names it."""

    names: tuple[NameMention, ...]
    antecedents: tuple[Antecedent, ...]
    actors: Mapping[str, str]


def around(document: Findings, actors: Mapping[str, str]) -> Around:
    """What is needed to tell the topics of a document's findings."""
    return Around(
        names=tuple(sorted(document.names, key=lambda one: one.citation.start)),
        antecedents=tuple(sorted(document.antecedents, key=lambda one: one.citation.start)),
        actors=actors,
    )


def topic_of_words(text: str, convention: int, types: str | None = None, act: str | None = None) -> str | None:
    """The topic that words alone tell under a Convention; ``None`` where they tell none."""
    return _most(_weights(text, convention, types, act))


def _most(weights: Mapping[str, float]) -> str | None:
    return max(weights, key=lambda key: weights[key], default=None)


def told_of(document: Findings, one: Finding, matter: Matter, beside: Around) -> Told:
    """A finding with what its words, and those that they point back to, tell of each topic."""
    deadline = getattr(one, "deadline", None)
    words = one.citation.quote.replace(deadline.words, "") if deadline else one.citation.quote
    type_ = one.type.value if isinstance(one, Allegation) else None
    act = one.act.value if isinstance(one, Request) else None
    back = " ".join(m.quote for a in within(beside.antecedents, one.citation) for m in a.meant)
    named = (name for name in within(beside.names, one.citation) if is_party(name.name))
    return Told(
        document=document,
        finding=one,
        weights=_of_matter(words, matter, type_, act),
        provisions=provisions_named(one, document),
        actors=tuple(dict.fromkeys(beside.actors.get(name.id, name.name) for name in named)),
        behind=_of_matter(back, matter, None, None) if back else {},
    )


def _of_matter(words: str, matter: Matter, type_: str | None, act: str | None) -> Mapping[str, float]:
    weights: dict[str, float] = {}
    for convention in matter.conventions:
        for key, weight in _weights(words, convention, type_, act).items():
            weights[key] = max(weight, weights.get(key, 0.0))
    return weights


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


def topics_told(told: Sequence[Told], asks: Mapping[str, str]) -> Mapping[str, str]:
    """The topic of each finding by its id; ``asks`` gives the id of an ask by those of its requests. What nothing
    tells is left out."""
    spoken = _most_of(told, lambda one: one.provisions)
    found = {one.finding.id: topic for one in told if (topic := _by_words(one, spoken)) is not None}
    found |= {one.finding.id: topic for one in told if one.finding.id not in found and (topic := _most(one.behind))}
    of_asks = _of_asks(found, asks)
    found |= _missing(told, found, lambda one: of_asks.get(asks.get(one.finding.id, "")))
    of_actors = _most_of(told, lambda one: one.actors)
    found |= _missing(told, found, lambda one: next((of_actors[a] for a in one.actors if a in of_actors), None))
    near = _by_paragraph(told, found)
    return found | _missing(told, found, lambda one: _beside(one, near))


def _missing(told: Iterable[Told], found: Mapping[str, str], tell: Callable[[Told], str | None]) -> dict[str, str]:
    """The topics of findings that have none yet."""
    return {one.finding.id: key for one in told if one.finding.id not in found and (key := tell(one)) is not None}


def _most_of(told: Iterable[Told], names: Callable[[Told], Iterable[str]]) -> Mapping[str, str]:
    """The topic of each article or actor, by what the words say of most findings that name it."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        best = one.best
        if best is not None and one.weights[best] >= _TELLS:
            for name in names(one):
                counted[name][best] += 1
    return {name: topics.most_common(1)[0][0] for name, topics in counted.items()}


def _by_words(one: Told, spoken: Mapping[str, str]) -> str | None:
    weights = dict(one.weights)
    for key in {spoken[name] for name in one.provisions if name in spoken}:
        weights[key] = weights.get(key, 0.0) + _BY_ARTICLE
    return _most(weights)


def _of_asks(found: Mapping[str, str], asks: Mapping[str, str]) -> Mapping[str, str]:
    """The topic of each ask, by most of its requests."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for finding, key in found.items():
        if finding in asks:
            counted[asks[finding]][key] += 1
    return {ask: topics.most_common(1)[0][0] for ask, topics in counted.items()}


_Place = tuple[str, int]


def _by_paragraph(told: Iterable[Told], found: Mapping[str, str]) -> Mapping[_Place, Sequence[tuple[int, int, str]]]:
    """Where in each paragraph topics are told."""
    places: dict[_Place, list[tuple[int, int, str]]] = defaultdict(list)
    for one in told:
        if one.finding.id in found:
            place = one.finding.citation
            places[place.document, place.passage].append((place.start, place.end, found[one.finding.id]))
    return places


def _beside(one: Told, near: Mapping[_Place, Sequence[tuple[int, int, str]]]) -> str | None:
    """The topic of the nearest finding of the same paragraph, one before it first."""
    own = one.finding.citation
    apart = [
        (own.start - end if end <= own.start else _NEAR // 2 + abs(start - own.end), key)
        for start, end, key in near.get((own.document, own.passage), ())
    ]
    distance, key = min(apart, default=(_NEAR + 1, ""))
    return key if distance <= _NEAR else None
