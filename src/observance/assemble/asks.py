"""Asks: requests to a Government for the same act on the same object, and what the documents say became of them.

Reads the findings of all documents, in the order of time, with who is who in them; gives the cases with their asks.
Requests of one act are joined by the provision or actor they name, else by their subjects, in whatever language. What
the Government states and others allege or note on the same object stands beside; the state follows from that and from
nothing else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from observance.assemble.alike import Weights
from observance.assemble.answers import bearing, named_by_government, statement_weights
from observance.assemble.behind import pointed_at
from observance.assemble.beside import with_what_is_beside
from observance.assemble.cases import OfMatter, matters_apart, matters_of
from observance.assemble.due import falling_due
from observance.assemble.follow_up import follow_up
from observance.assemble.issues import issues_of
from observance.assemble.joining import on_one_object
from observance.assemble.marks import actor_ids
from observance.assemble.provision_index import provisions_of
from observance.assemble.relied import relied_on
from observance.assemble.said import OnMatter, Said, said_on
from observance.assemble.steps import step_of
from observance.assemble.timeline import timeline
from observance.assemble.titles import (
    actor_names,
    called,
    law_names,
    object_name,
    short_names,
    title_names,
    words_asked,
    written,
)
from observance.assemble.together import taken_together
from observance.domain.case import Ask, Case, Closing, Step, ask_id, closing_of, state_of
from observance.domain.edition import Edition
from observance.domain.findings import ActAsked, ActorKind, Finding, Findings, Position, Voice
from observance.domain.matters import Matters
from observance.domain.parties import Parties
from observance.domain.record import Capacity
from observance.domain.text import Citation
from observance.lang.parties import is_government
from observance.lang.subjects import subjects_in
from observance.reference.instruments import convention

VERSION = "asks/7"


def tell_asks(
    documents: Iterable[Findings],
    editions: Sequence[Edition] = (),
    parties: Parties | None = None,
    matters: Matters | None = None,
) -> tuple[Case, ...]:
    """The cases of all documents with their asks.

    A text that is there in two formats counts once, a draft that was replaced not at all. ``matters`` say which
    documents are of which case, where that is known. Without ``parties`` a person or body is told by its name alone.
    """
    found = {document.document: document for document in documents}
    known = matters or matters_of(found.values(), editions)
    apart = matters_apart(known, parties or Parties())
    return tuple(tell_case((found[document] for document in of.documents), of) for of in apart)


def tell_case(documents: Iterable[Findings], of: OfMatter) -> Case:
    """The case of one matter, told by its documents and by nothing else."""
    found = tuple(documents)
    said = said_on(found, of, actor_ids(of.parties))
    asks = tuple(_asks(said, of.parties, _subjects_of(of.matter.conventions)))
    of_case = sorted(found, key=lambda document: (document.about.date or "", document.document))
    pairs = [(document, finding) for document in of_case for finding in _own(document, of)]
    return Case(
        matter=of.matter,
        documents=of.documents,
        asks=asks,
        follow_up=follow_up(asks, of_case),
        timeline=timeline(of_case, pairs),
        provisions=provisions_of(pairs),
        positions=tuple(step_of(one, document) for document, one in pairs if isinstance(one, Position)),
        issues=issues_of(of.matter, pairs, asks, of.parties),
        relied=relied_on(pairs),
        due=falling_due(pairs),
    )


def _subjects_of(conventions: Iterable[int]) -> frozenset[str]:
    """The subjects of Conventions, by their titles."""
    titles = [known.name for number in conventions if (known := convention(number)) is not None]
    return frozenset[str]().union(*map(subjects_in, titles))


def _own(document: Findings, of: OfMatter) -> Iterable[Finding]:
    """The findings of a document that belong to a matter."""
    for kind in ("requests", "measures", "allegations", "references", "positions"):
        for finding in getattr(document, kind):
            if of.has(document, finding.speech):
                yield finding


def _asks(said: OnMatter, parties: Parties, shared: frozenset[str]) -> Iterable[Ask]:
    asked = with_what_is_beside([one for one in said.requests if _is_to_government(one)], said)
    bodies = frozenset(actor.id for actor in parties.actors if actor.kind is ActorKind.ORGANISATION)
    together = taken_together(asked, said, bodies)
    every = _Told(
        said=said,
        weight=statement_weights(said),
        names={**actor_names(parties), **law_names(said)},
        short=short_names(parties),
        bodies=bodies,
    )
    for group in sorted(on_one_object(asked, shared, together), key=lambda group: group[0].order):
        yield _ask(group, every)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the asks of one matter are made with: ``names`` write actors, laws and articles, ``short`` ``bodies``."""

    said: OnMatter
    weight: Weights
    names: Mapping[str, str]
    short: Mapping[str, str]
    bodies: frozenset[str]


def _is_to_government(one: Said) -> bool:
    """Whether a request is made to the Government concerned; how a sitting is run is nobody's ask."""
    request = one.request
    if request.act is ActAsked.CONDUCT or one.by_government:
        return False
    return request.addressee is None or is_government(request.addressee)


def _ask(group: Sequence[Said], every: _Told) -> Ask:
    made = [one for one in group if not one.request.objects_to]
    act = Counter(one.act for one in group).most_common(1)[0][0]
    bears = bearing(act, group, every.said, every.weight)
    words = words_asked(made or group)
    names = title_names(group, every.names, every.short, every.bodies)
    articles = frozenset(article for one in group for article in one.object.articles)
    laws = frozenset(law for one in group for law in one.object.laws)
    first = group[0].finding
    requests = tuple(replace(_step(one), closing=_side(one)) for one in made)
    answers, contested, noted = (
        tuple(map(_step, found)) for found in (bears.answers, bears.contested, bears.appreciations)
    )
    return Ask(
        id=ask_id(first.id, first.citation.quote),
        act=act,
        object=object_name(group, every.names) or words[0][1],
        named=bool(object_name(group, every.names)),
        words=words,
        called=called(made or group, names),
        names=names,
        requests=requests,
        provisions=written(articles or laws, every.names),
        actors=written((actor for one in group for actor in one.object.actors), every.names),
        closing=closing_of(requests),
        objections=tuple(_step(one) for one in group if one.request.objects_to),
        answers=answers,
        spoken_of=tuple(step_of(one, document) for one, document in named_by_government(group, every.said)),
        contested=contested,
        appreciations=noted,
        behind=pointed_at(made or group),
        rests_on=tuple(map(_step, _relied_on(group, every.said))),
        deadlines=tuple(dict.fromkeys(d.words for one in made if (d := one.request.deadline) is not None)),
        state=state_of(answers, contested, noted),
        bears=bears.pairs,
    )


def _relied_on(group: Sequence[Said], said: OnMatter) -> Iterable[Said]:
    """The sources that are named within the words of requests."""
    places: dict[str, list[Citation]] = defaultdict(list)
    for other in group:
        places[other.finding.citation.document].append(other.finding.citation)
    for one in said.references:
        own = one.finding.citation
        if any(place.start <= own.start and own.end <= place.end for place in places.get(own.document, ())):
            yield one


_SIDES = {Capacity.WORKER_MEMBERS: Closing.WORKERS, Capacity.EMPLOYER_MEMBERS: Closing.EMPLOYERS}


def _side(one: Said) -> Closing | None:
    """The side in whose closing remarks a request is made in its own voice."""
    if one.turn is None or not one.turn.closing or one.request.voice is not Voice.OWN:
        return None
    return _SIDES.get(one.turn.capacity)


def _step(one: Said) -> Step:
    return step_of(one.finding, one.document)
