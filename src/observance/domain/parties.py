"""Who is who: actors under one identity, with every mention, what the identity rests on, and how they stand together.

An :class:`Actor` gathers mentions; each joining of mentions carries its :class:`Evidence`. What the evidence is too
weak for is a :class:`Proposal`: kept for a person to decide, never joined.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from observance.domain.findings import ActorKind
from observance.domain.regrouping import Outcome
from observance.domain.relations import RelationKind
from observance.domain.text import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where an actor is named: the finding, its document's reference, and the words."""

    finding: str
    citation: Citation
    name: str

    @property
    def document(self) -> str:
        """The reference of the document."""
        return self.citation.document


class Ground(StrEnum):
    """What a joining of two mentions rests on."""

    SAME_NAME = "same_name"
    SAME_SOUND = "same_sound"
    LIKE_SOUND = "like_sound"
    SAME_DOCUMENT = "same_document"
    GIVEN_NAME = "given_name"
    INITIAL = "initial"
    OFFICE = "office"
    SEX = "sex"
    SAME_STATE = "same_state"
    WORLD_BODY = "world_body"
    BODY_OF_STATE = "body_of_state"
    SAME_IDEAS = "same_ideas"
    SHORTER_NAME = "shorter_name"
    SHORT_NAME = "short_name"
    LETTERS = "letters"
    TIED_LETTERS = "tied_letters"
    INITIALS = "initials"
    STATED = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a joining rests on, or what speaks against it.

    ``grounds`` name it, the weightiest first; ``words`` are those compared; ``mentions`` the ids of the findings in
    which they stand.
    """

    grounds: tuple[Ground, ...]
    words: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation to another actor, with the quotation that states it.

    ``mention`` and ``of`` are the findings that name the two, so that the relation goes with them whoever they are
    held to be. ``words`` state it, ``date`` is ISO 8601 where it is printed with them.
    """

    kind: RelationKind
    target: str
    rule: str
    citation: Citation
    mention: str = ""
    of: str = ""
    words: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, an organisation or a State under one identity.

    ``mentions`` are in the order of documents and places; ``names`` every spelling seen, the most telling first.
    ``country`` is ISO 3166 of the State that the actor is, belongs to or speaks for, ``None`` where nothing tells.
    ``decisions`` are the ids of those by which people made it what it is.
    """

    id: str
    kind: ActorKind
    name: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    country: str | None = None
    evidence: tuple[Evidence, ...] = ()
    relations: tuple[Relation, ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two actors that may be one: what speaks for it and against it, for a person to decide."""

    one: str
    other: str
    evidence: tuple[Evidence, ...]
    against: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The actors of a case and what is proposed about them; ``outcomes`` tell what became of people's decisions."""

    actors: tuple[Actor, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    def actor(self, id_: str) -> Actor | None:
        """The actor with an id, or whose id begins so where only one does.

        An id that an actor had in an earlier build, or before a decision, is found by the mention it was made of.
        """
        found = [actor for actor in self.actors if actor.id.startswith(id_)]
        if not found:
            found = [actor for actor in self.actors if any(old.startswith(id_) for old in _ids(actor))]
        return found[0] if len(found) == 1 or (found and found[0].id == id_) else None


def actor_id(kind: ActorKind, first_mention: str) -> str:
    """The id of an actor: of its kind and of the finding that names it first."""
    return hashlib.sha256(f"actor\x1f{kind.value}\x1f{first_mention}".encode()).hexdigest()[:16]


def is_between(relation: Relation, of: str) -> bool:
    """Whether a relation of an actor says something: to itself it only has another name."""
    return relation.target != of or relation.kind is RelationKind.ALSO_KNOWN_AS


def gathered(parts: Iterable[Parties], rank: Callable[[str], int | str]) -> Parties:
    """The parties of parts that never meet, in the order of documents and places; ``rank`` orders the documents."""
    read = tuple(parts)
    actors = sorted((actor for part in read for actor in part.actors), key=lambda actor: _place(actor, rank))
    order = {actor.id: n for n, actor in enumerate(actors)}
    proposals = (proposal for part in read for proposal in part.proposals)
    return Parties(
        actors=with_targets(actors),
        proposals=tuple(sorted(proposals, key=lambda one: (order[one.one], order[one.other]))),
    )


def _place(actor: Actor, rank: Callable[[str], int | str]) -> tuple[int | str, int, str]:
    first = actor.mentions[0]
    return rank(first.document), first.citation.start, first.finding


def with_targets(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Actors whose relations name the actors of today: those that have the other mention."""
    wanted = {relation.of for actor in actors for relation in actor.relations}
    if not wanted:
        return tuple(actors)
    now = {m.finding: actor.id for actor in actors for m in actor.mentions if m.finding in wanted}
    return tuple(_with_targets(actor, now) if actor.relations else actor for actor in actors)


def _with_targets(actor: Actor, now: Mapping[str, str]) -> Actor:
    moved = (replace(one, target=now.get(one.of, one.target)) for one in actor.relations)
    return replace(actor, relations=tuple(one for one in moved if is_between(one, actor.id)))


def _ids(actor: Actor) -> Iterator[str]:
    """Every id that an actor has had while one of its mentions was the first."""
    return (actor_id(actor.kind, mention.finding) for mention in actor.mentions)
