"""Every reading of the rows of people and bodies: views ask here, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet
from django.http import Http404

from observance.domain.fold import fold_words
from observance.domain.parties import Evidence, Ground
from observance.domain.relations import RelationKind
from observance.publish.procedures import ends_of, in_order
from observance_web.cases.models import (
    Actor,
    Case,
    LimitTold,
    Mention,
    Proposal,
    RelationTo,
    Step,
    UnionStepTold,
)
from observance_web.quotations import Quotation

#: The kinds of actors, in the order in which they are shown.
ACTORS = ("person", "organisation", "state")
#: So many spellings are told apart at least.
DIFFERENT = 2
SUCCEEDS = RelationKind.SUCCEEDS.value


def actors(kind: str = "", name: str = "") -> QuerySet[Actor]:
    """The people and bodies of the case file, of a kind, in one of whose spellings a name stands."""
    found = Actor.objects.defer("evidence")
    found = found.filter(kind=kind) if kind else found
    return found.filter(folded__contains=fold_words(name)) if name else found


def actor_of(id_: str) -> Actor:
    """A person or body."""
    try:
        return Actor.objects.get(id=id_)
    except Actor.DoesNotExist as error:
        raise Http404(id_) from error


def people_in(steps: Sequence[Step], most: int) -> list[Actor]:
    """The people and bodies that are named in the words of some quotations."""
    places: dict[str, dict[int, list[str]]] = {}
    for step in steps:
        if step.quotation.passage is not None:
            of = places.setdefault(step.quotation.document, {})
            of.setdefault(step.quotation.passage, []).append(step.quotation.words)
    wanted = Q()
    for document, passages in places.items():
        wanted |= Q(document=document, passage__in=sorted(passages))
    if not wanted:
        return []
    named = Mention.objects.filter(wanted).order_by().values_list("actor", "name", "document", "passage")
    ids = {id_ for id_, name, document, n in named if any(name in words for words in places[document][n or 0])}
    return list(Actor.objects.filter(id__in=ids).defer("evidence").order_by("n")[:most])


def mentions_of(actor: Actor, spelling: str = "") -> QuerySet[Mention]:
    """Where an actor is named, in any spelling or in one."""
    found = Mention.objects.filter(actor=actor.id)
    return found.filter(name=spelling) if spelling else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """How an actor stands to another (``way`` 0) or the other to it (1), with the words that state it."""

    kind: str
    way: int
    other: Actor
    date: str | None
    quotation: Quotation


def relations_of(actor: Actor, most: int) -> list[RelationTo]:
    """What is stated of an actor and others, whichever of the two it is said of."""
    both = RelationTo.objects.filter(Q(actor=actor.id) | Q(target=actor.id))
    return list(both.order_by("date", "actor", "n")[:most])


def related_to(actor: Actor, found: Sequence[RelationTo]) -> list[Related]:
    """Relations as they are seen from an actor."""
    ids = {one.target if one.actor == actor.id else one.actor for one in found}
    others = Actor.objects.filter(id__in=ids).defer("evidence").in_bulk()
    return [
        Related(kind=one.kind, way=0 if mine else 1, other=others[other], date=one.date, quotation=one.quotation)
        for one in found
        for mine in [one.actor == actor.id]
        for other in [one.target if mine else one.actor]
        if other in others
    ]


def evidence_of(actor: Actor, most: int) -> list[Evidence]:
    """On what it rests that an actor is one, each once: what joins different spellings first."""
    told: dict[tuple[frozenset[str], tuple[Ground, ...]], Evidence] = {}
    for one in actor.evidence:
        told.setdefault((frozenset(one.words), one.grounds), one)
    return sorted(told.values(), key=lambda one: len(set(one.words)) < DIFFERENT)[:most]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A spelling of an actor with the first place where it stands, and how many there are."""

    name: str
    first: Quotation | None
    count: int


def spellings_of(actor: Actor, most: int) -> list[Spelling]:
    """Every spelling of an actor with where it stands first; what it is called comes first."""
    names = list(dict.fromkeys((actor.name, *actor.names)))[:most]
    counted = Mention.objects.filter(actor=actor.id, name__in=names).order_by().values_list("name")
    told = {name: (first, count) for name, first, count in counted.annotate(Min("n"), Count("n"))}
    wanted = [first for first, _ in told.values()]
    firsts = dict(Mention.objects.filter(actor=actor.id, n__in=wanted).values_list("n", "quotation"))
    return [
        Spelling(name=name, first=firsts.get(first), count=count)
        for name in names
        for first, count in [told.get(name, (0, 0))]
        if count or name in actor.names
    ]


def proposals_of(actor: Actor, most: int) -> list[tuple[Actor, Proposal]]:
    """Who may be the same, and is not surely."""
    found = list(Proposal.objects.filter(Q(one=actor.id) | Q(other=actor.id)).order_by("one", "other")[:most])
    others = {p.pk: p.other if p.one == actor.id else p.one for p in found}
    by_id = {other.id: other for other in Actor.objects.filter(id__in=others.values())}
    return [(by_id[others[p.pk]], p) for p in found if others[p.pk] in by_id]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """A step of a union in the order of time; ``end`` is the day on which a limit that a law gives ends."""

    kinds: tuple[str, ...]
    date: str | None
    quotation: Quotation
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """The steps of a union before authorities and courts, and the limits that documents of its cases state."""

    steps: list[StepShown]
    limits: list[LimitTold]


def procedure_of(actor: Actor, most: int) -> Procedure:
    """The procedure of a union; without steps for whoever has none."""
    rows = list(UnionStepTold.objects.filter(actor=actor.id).order_by("document", "id"))
    if not rows:
        return Procedure(steps=[], limits=[])
    steps = in_order(row.step for row in rows)
    said = {id(row.step): row.quotation for row in rows}
    limits = _limits(sorted({row.document for row in rows}))
    ends = dict(ends_of(steps, [one.limit for one in limits]))
    shown = [
        StepShown(kinds=step.kinds, date=step.date, quotation=said[id(step)], end=ends.get(n))
        for n, step in enumerate(steps)
    ]
    return Procedure(steps=shown[:most], limits=limits[:most])


def _limits(documents: Sequence[str]) -> list[LimitTold]:
    """The limits that stand in the cases of some documents, or in these themselves; each sentence once."""
    found = set(documents)
    for own in Case.objects.values_list("documents", flat=True):
        if not found.isdisjoint(own):
            found |= set(own)
    rows = (row for row in LimitTold.objects.order_by("document", "id") if row.document in found)
    return list({row.quotation.words: row for row in rows}.values())
