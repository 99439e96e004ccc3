"""What bears upon an ask: what the Government states of its object, what others allege or note of it, and where the
Government speaks of it at all.

Reads what was said on a matter; gives what speaks of the same article, person, body or practice as one of the requests,
in the order of time. A measure answers an ask only where it is of the kind that was asked for, or of that very object.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from observance.assemble.alike import GENERAL, Object, Weights, is_general, likeness, share_article, weights
from observance.assemble.beside import OF_ACT
from observance.assemble.marks import articles_of, provisions_within
from observance.assemble.said import OnMatter, Said
from observance.domain.findings import ActAsked, Finding, Findings, NameMention, ProvisionMention
from observance.domain.quoted import within
from observance.domain.record import Capacity, DocumentKind
from observance.domain.text import Citation
from observance.lang.acts import speaks_of
from observance.lang.subjects import subjects_in

#: The likeness from which a statement that shares no name with an ask bears upon it.
BEARS_UPON = 0.5
#: Acts that are done by saying something: only what speaks of saying it answers them.
_SAID = frozenset(
    {
        ActAsked.SUPPLY_INFORMATION,
        ActAsked.REPORT,
        ActAsked.CONSULT,
        ActAsked.TECHNICAL_ASSISTANCE,
        ActAsked.MISSION,
    }
)
#: The subjects of such an act itself: who says anything of a mission answers who asks for one.
_SAID_SUBJECTS = {
    ActAsked.MISSION: frozenset({"mission"}),
    ActAsked.TECHNICAL_ASSISTANCE: frozenset({"technical_assistance"}),
}


_CONSULTED = OF_ACT[ActAsked.CONSULT]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What bears upon an ask, and which statement bears upon which request, by their ids."""

    answers: tuple[Said, ...] = ()
    contested: tuple[Said, ...] = ()
    appreciations: tuple[Said, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()


def statement_weights(said: OnMatter) -> Weights:
    """How much subjects and words tell among all that is said on a matter."""
    return weights([one.object for kind in (said.requests, said.measures, said.allegations) for one in kind])


def bearing(act: ActAsked, asked: Sequence[Said], said: OnMatter, weight: Weights) -> Bearing:
    """What bears upon requests for an act."""
    answers = _of(said.measures, asked, weight, act, government=True)
    if not answers:
        return Bearing()
    contested = _of(_besides(said.allegations, asked), asked, weight, act, government=False)
    noted = _of(_besides(said.appreciations, asked), asked, weight, act, government=False)
    return Bearing(
        answers=tuple(answers),
        contested=tuple(contested),
        appreciations=tuple(noted),
        pairs=tuple(
            (one.finding.id, request)
            for found in (answers, contested, noted)
            for one in found
            for request in found[one]
        ),
    )


def _besides(said: Sequence[Said], asked: Sequence[Said]) -> Iterator[Said]:
    """What is said beside the requests: what a request itself supposes, or who notes it, bears upon nothing."""
    places: dict[str, list[Citation]] = defaultdict(list)
    for one in asked:
        places[one.finding.citation.document].append(one.finding.citation)
    for one in said:
        own = one.finding.citation
        if not any(own.start < p.end and p.start < own.end for p in places.get(own.document, ())):
            yield one


def _of(
    said: Iterable[Said], asked: Sequence[Said], weight: Weights, act: ActAsked, *, government: bool
) -> Mapping[Said, tuple[str, ...]]:
    """The statements that bear upon requests, in the order of time, each with the ids of those requests."""
    # What is asked in the same words year after year is compared once.
    objects = dict.fromkeys(other.object for other in asked)
    near: dict[Said, tuple[str, ...]] = {}
    for one in sorted(said, key=lambda one: one.order):
        if one.by_government is government:
            told = {each for each in objects if _bears(one, each, weight, act)}
            near[one] = tuple(other.finding.id for other in asked if other.object in told) if told else ()
    return {one: requests for one, requests in near.items() if requests}


def _bears(one: Said, asked: Object, weight: Weights, act: ActAsked) -> bool:
    """Whether a statement is of the object of a request, and of the kind asked for."""
    mine = one.object
    speaks = speaks_of(act, one.finding.citation.quote)
    if act in _SAID:
        if not speaks and not mine.subjects & _SAID_SUBJECTS.get(act, frozenset()):
            return False
        # "Following the mission, Parliament amended the Act": the law was amended, and no mission accepted.
        if act in _SAID_SUBJECTS and speaks_of(ActAsked.CHANGE_LAW, one.finding.citation.quote):
            return False
    elif one.by_government and (_only_says(one) or _only_consults(one, asked)):
        return False
    if mine.articles and asked.articles:
        return mine.articles & asked.articles != frozenset() or (
            share_article(mine.articles, asked.articles) and _is_telling(one, asked)
        )
    if mine.actors & asked.actors:
        return speaks or _is_telling(one, asked)
    # Who lists the laws that were amended says nothing of an article of one; who names that law alone may.
    names_law = mine.laws & asked.laws
    if names_law and (not (mine.articles or asked.articles) or _names_one_law(one) or _is_telling(one, asked)):
        return True
    # What is told of one union is no answer to what is asked in general.
    if (asked.actors and not speaks) or (mine.actors - asked.actors) or is_general(mine) or is_general(asked):
        return False
    return _most_telling(asked, weight) in mine.subjects and _likeness(mine, asked, weight) >= BEARS_UPON


def _is_telling(one: Said, asked: Object) -> bool:
    """Whether a statement has a subject of the request that others have not all, and that no title of a law tells."""
    shared = (one.object.subjects & asked.subjects) - GENERAL
    return bool(shared) and bool(shared - _of_titles(one))


def _likeness(mine: Object, asked: Object, weight: Weights) -> float:
    """How like two are in what they speak of, though the one who answers names no article."""
    if mine.articles or (mine.laws and not mine.laws & asked.laws):
        return likeness(mine, asked, weight)
    return likeness(mine, replace(asked, articles=frozenset(), laws=frozenset()), weight)


def _only_consults(one: Said, asked: Object) -> bool:
    """Whether what is stated is that somebody was consulted, where no consulting was asked for."""
    return bool(one.object.subjects & _CONSULTED) and not asked.subjects & _CONSULTED


def _most_telling(asked: Object, weight: Weights) -> str:
    """The subject of a request that fewest speak of: what does not speak of it is about something else."""
    return max(asked.subjects - GENERAL, key=lambda name: (weight.subjects.get(name, 0.0), name), default="")


def _names_one_law(one: Said) -> bool:
    """Whether one law stands within the words, and no other."""
    return len({p.instrument for p in provisions_within(one.finding.citation, one.known)}) == 1


def _of_titles(one: Said) -> frozenset[str]:
    """The subjects that titles of laws alone tell: who lists the laws that were amended says nothing of an article."""
    titles = [p.citation.quote for p in within(one.known.provisions, one.finding.citation)]
    return one.object.subjects & subjects_in(" ".join(titles)) - subjects_in(_without_all(_quote(one), titles))


def _without_all(words: str, titles: Iterable[str]) -> str:
    for title in titles:
        words = words.replace(" ".join(title.split()), " ")
    return words


def _quote(one: Said) -> str:
    return " ".join(one.finding.citation.quote.split())


def _only_says(one: Said) -> bool:
    """Whether what is stated is that something will be told, or was."""
    return subjects_in(one.finding.citation.quote) <= GENERAL and speaks_of(
        ActAsked.SUPPLY_INFORMATION, one.finding.citation.quote
    )


def named_by_government(asked: Sequence[Said], said: OnMatter) -> tuple[tuple[Finding, Findings], ...]:
    """Where the Government names an article, a person or a body that the requests name, once a turn and name."""
    articles = frozenset(article for one in asked for article in one.object.articles)
    actors = frozenset(actor for one in asked for actor in one.object.actors)
    found: dict[tuple[str, int | None, str], tuple[Finding, Findings]] = {}
    for known in said.documents if articles or actors else ():
        turns = {t.n for t in known.document.interventions if t.capacity is Capacity.GOVERNMENT_REPRESENTATIVE}
        written = known.document.about.kind is DocumentKind.WRITTEN_INFORMATION
        for one in (*known.provisions, *known.names):
            if not (written or one.speech in turns):
                continue
            name = known.actors.get(one.id, one.name) if isinstance(one, NameMention) else ""
            own = articles_of(one) if isinstance(one, ProvisionMention) else frozenset[str]()
            if name in actors or (own and share_article(own, articles)):
                what = name or ",".join(sorted(own))
                found.setdefault((known.document.document, one.speech, what), (one, known.document))
    return tuple(found.values())
