"""Who is who: from the names of all documents of a case to its actors.

Reads the findings of every document, in the order of document names; gives
:class:`~observance.domain.parties.Parties`. Every joining carries what it rests on; what is too weak is proposed.
Relations that the documents state are those of the actors whom their names were joined to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from observance.domain.findings import ActorKind, Findings
from observance.domain.parties import Actor, Evidence, Ground, Parties, Proposal, Relation, actor_id, is_between
from observance.domain.relations import RelationKind, StatedRelation
from observance.reference.organisations import organisation_of
from observance.resolve.bodies import join_bodies
from observance.resolve.grouping import Groups
from observance.resolve.named import Named, named
from observance.resolve.people import PersonProposal, join_people
from observance.resolve.person_names import parsed

VERSION = "resolve/1"


def resolve(documents: Iterable[Findings]) -> Parties:
    """The actors of a case."""
    read = tuple(documents)
    every = named(read)
    groups = Groups()
    for one in every:
        groups.add(one)
    _join_states([one for one in every if one.finding.kind is ActorKind.STATE], groups)
    join_bodies([one for one in every if one.finding.kind is ActorKind.ORGANISATION], groups)
    proposed = join_people([one for one in every if one.finding.kind is ActorKind.PERSON], groups)
    stated = [relation for document in read for relation in document.relations]
    by_id = {one.finding.id: one for one in every}
    for relation in stated:
        if relation.relation is RelationKind.ALSO_KNOWN_AS:
            groups.join(by_id[relation.one], by_id[relation.other], Ground.STATED)
    actors = {members[0].n: _actor(members, evidence) for members, evidence in groups.all()}
    for root, relations in _relations(stated, by_id, groups, actors).items():
        actors[root] = replace(actors[root], relations=tuple(relations))
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
    )


def _relations(
    stated: Iterable[StatedRelation], by_id: Mapping[str, Named], groups: Groups, actors: Mapping[int, Actor]
) -> dict[int, list[Relation]]:
    """The relations of each actor, by the number of its first mention, in the order of documents and places."""
    found: dict[int, list[Relation]] = defaultdict(list)
    for one in stated:
        root, target = groups.root(by_id[one.one].n), actors[groups.root(by_id[one.other].n)].id
        relation = Relation(
            kind=one.relation, target=target, rule=one.rule, citation=one.citation,
            mention=one.one, of=one.other, words=one.words, date=one.date,
        )  # fmt: skip
        if is_between(relation, actors[root].id):
            found[root].append(relation)
    return found


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
