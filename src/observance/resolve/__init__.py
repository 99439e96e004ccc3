"""Who is who: from the names of all documents of a case to its actors.

Reads the findings of every document, in the order of document names; gives
:class:`~observance.domain.parties.Parties`. Every joining carries what it rests on; what is too weak is proposed.
Relations that the documents state are those of the actors whom their names were joined to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from observance.domain.findings import ActorKind, Findings
from observance.domain.parties import Actor, Evidence, Ground, Parties, Proposal, Relation, actor_id, gathered
from observance.domain.relations import RelationKind
from observance.reference.organisations import organisation_of
from observance.resolve.bodies import join_bodies
from observance.resolve.grouping import Groups
from observance.resolve.meeting import divided
from observance.resolve.named import Named, States, count_states, named
from observance.resolve.people import PersonProposal, join_people
from observance.resolve.person_names import parsed
from observance.resolve.short_names import meant_by_short_names

VERSION = "resolve/1"


def resolve(documents: Iterable[Findings]) -> Parties:
    """The actors of a case."""
    read = tuple(documents)
    states = States.of(count_states(read))
    every = [one for mentions in _numbered(read, states) for one in mentions]
    ranks = {found.document: rank for rank, found in enumerate(read)}
    return gathered([resolve_part(part) for part in divided(every)], ranks.__getitem__)


def mentions_of(found: Findings, states: States, first: int = 0) -> tuple[Named, ...]:
    """The names of a document, counted from ``first`` on, each with all that the document tells of it."""
    names = tuple(named(found, states, first))
    meant = meant_by_short_names(names)
    return tuple(replace(one, meant=meant[one.at]) if one.at in meant else one for one in names)


def _numbered(documents: Iterable[Findings], states: States) -> Iterator[tuple[Named, ...]]:
    first = 0
    for found in documents:
        yield mentions_of(found, states, first)
        first += len(found.names)


def resolve_part(mentions: Sequence[Named]) -> Parties:
    """The actors of mentions that never meet others; the targets of their relations are left open."""
    groups = Groups()
    for one in mentions:
        groups.add(one)
    of_kind: dict[ActorKind, list[Named]] = {kind: [] for kind in ActorKind}
    for one in mentions:
        of_kind[one.finding.kind].append(one)
    _join_states(of_kind[ActorKind.STATE], groups)
    join_bodies(of_kind[ActorKind.ORGANISATION], groups)
    proposed = join_people(of_kind[ActorKind.PERSON], groups)
    by_id = {one.finding.id: one for one in mentions}
    for one in mentions:
        for relation in one.relations:
            if relation.relation is RelationKind.ALSO_KNOWN_AS:
                groups.join(one, by_id[relation.other], Ground.STATED)
    actors = {members[0].n: _actor(members, evidence) for members, evidence in groups.all()}
    return Parties(actors=tuple(actors.values()), proposals=tuple(_proposals(proposed, groups, actors)))


def _join_states(states: Sequence[Named], groups: Groups) -> None:
    first: dict[str, Named] = {}
    for one in states:
        key = one.home or one.finding.name
        if key in first:
            groups.join(first[key], one, Ground.SAME_STATE)
        first.setdefault(key, one)


def _actor(members: Sequence[Named], evidence: tuple[Evidence, ...]) -> Actor:
    kind = members[0].finding.kind
    names = _names(members)
    return Actor(
        id=actor_id(kind, members[0].finding.id),
        kind=kind,
        name=_title(kind, names),
        names=names,
        mentions=tuple(one.mention for one in members),
        country=_country(members),
        evidence=evidence,
        relations=tuple(_relations(members)),
    )


def _relations(members: Iterable[Named]) -> Iterator[Relation]:
    """What the documents state of a mention, in their order; who the other is may be told by another part."""
    for member in members:
        for one in member.relations:
            yield Relation(
                kind=one.relation, target="", rule=one.rule, citation=one.citation,
                mention=one.one, of=one.other, words=one.words, date=one.date,
            )  # fmt: skip


def _names(members: Sequence[Named]) -> tuple[str, ...]:
    """Every spelling, the most telling first: of persons with a given name, of bodies full names, then by number."""
    counted = Counter(" ".join(one.finding.name.split()) for one in members)
    return tuple(sorted(counted, key=lambda name: (-_telling(members[0].finding.kind, name), -counted[name], name)))


def _telling(kind: ActorKind, name: str) -> int:
    if kind is ActorKind.PERSON:
        parts = parsed(name)
        return 0 if parts is None else 2 * bool(parts.given) + bool(parts.initials)
    return min(3, len(name.split())) if kind is ActorKind.ORGANISATION else 0


def _title(kind: ActorKind, names: tuple[str, ...]) -> str:
    """How an actor is called: a body of the world by its own name, others by their most telling one."""
    world = (
        next((body for name in names if (body := organisation_of(name))), None)
        if kind is ActorKind.ORGANISATION
        else None
    )
    return world.name if world else names[0]


def _country(members: Sequence[Named]) -> str | None:
    """The State that most mentions tell."""
    told = Counter(one.home for one in members if one.home and len(one.home) == 2)
    return told.most_common(1)[0][0] if told else None


def _proposals(proposed: Iterable[PersonProposal], groups: Groups, actors: dict[int, Actor]) -> Iterable[Proposal]:
    seen: set[tuple[str, str]] = set()
    for one in proposed:
        pair = (actors[groups.root(one.one.n)].id, actors[groups.root(one.other.n)].id)
        if pair[0] != pair[1] and pair not in seen:
            seen.add(pair)
            yield Proposal(one=pair[0], other=pair[1], evidence=one.evidence, against=one.against)
