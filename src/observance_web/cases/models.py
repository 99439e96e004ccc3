"""Rows of cases and parties. Made by ``observance_web.index.building``, never changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from observance.domain.parties import Evidence
from observance_web.payload import Payload
from observance_web.quotations import Quotation, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody who asks, with how and on which pages; ``recalled`` where another's request is recalled."""

    voice: Voice
    how: str | None
    places: tuple[tuple[str, tuple[int, ...]], ...]
    recalled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """An ask at a glance: who asks, and the first words of each kind."""

    askers: tuple[Asker, ...] = ()
    words: Quotation | None = None
    objection: Quotation | None = None
    answer: Quotation | None = None
    contested: Quotation | None = None
    appreciation: Quotation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedBy:
    """One asker in one year: the insistence, that of the last earlier year, and the words."""

    insistence: str
    before: str | None
    change: int
    quotation: Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class AskYear:
    """An ask in one year, as its story tells it; ``met`` are pairs of who says so and the words."""

    year: int
    asked: tuple[AskedBy, ...]
    dropped: bool
    met: tuple[tuple[str, Quotation], ...]
    concluded: str | None
    conclusions: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationTo:
    """How an actor stands to another, with the words that state it."""

    kind: str
    target: str
    name: str
    quotation: Quotation


class Case(models.Model):
    """A State under Conventions; ``slug`` names it in addresses."""

    n = models.IntegerField(primary_key=True)
    slug = models.CharField(max_length=80, unique=True)
    state = models.TextField(null=True)
    state_code = models.CharField(max_length=2, null=True)
    conventions = Payload(tuple[int, ...])
    first_year = models.CharField(max_length=4, null=True)
    last_year = models.CharField(max_length=4, null=True)
    newest = models.CharField(max_length=30, null=True)
    documents = Payload(tuple[str, ...])
    asks = models.IntegerField(default=0)

    class Meta:
        ordering = ("n",)


class Ask(models.Model):
    """What is asked, by whom, and where it stands."""

    id = models.CharField(max_length=64, primary_key=True)
    case = models.IntegerField()
    n = models.IntegerField()
    act = models.CharField(max_length=30)
    object = models.TextField()
    closing = models.CharField(max_length=12)
    state = models.CharField(max_length=12)
    provisions = Payload(tuple[str, ...])
    actors = Payload(tuple[str, ...])
    deadlines = Payload(tuple[str, ...])
    glance = Payload(Glance)
    years = Payload(tuple[AskYear, ...])

    class Meta:
        indexes = (models.Index(fields=("case", "n"), name="ask_place"),)
        ordering = ("case", "n")


class AskProvision(models.Model):
    """A provision that an ask is about: for the filter."""

    ask = models.CharField(max_length=64, db_index=True)
    case = models.IntegerField(db_index=True)
    provision = models.TextField()


class Step(models.Model):
    """A quotation that bears upon an ask: ``what`` is requests, objections, answers, contested or appreciations."""

    ask = models.CharField(max_length=64, db_index=True)
    case = models.IntegerField()
    n = models.IntegerField()
    what = models.CharField(max_length=16)
    by = models.TextField(null=True)
    date = models.CharField(max_length=30, null=True)
    quotation = Payload(Quotation)

    class Meta:
        indexes = (models.Index(fields=("case", "what"), name="step_what"),)
        ordering = ("n",)


class Issue(models.Model):
    """A question on which asks and findings gather: a topic of the Convention, narrowed by an article or an actor.

    ``topic`` is a key of the engine's topics; ``asks`` are ids.
    """

    case = models.IntegerField(db_index=True)
    n = models.IntegerField()
    topic = models.CharField(max_length=80)
    provision = models.TextField(null=True)
    actor = models.TextField(null=True)
    state = models.CharField(max_length=12)
    asks = Payload(tuple[str, ...])
    requests = Payload(tuple[Quotation, ...])
    measures = Payload(tuple[Quotation, ...])
    allegations = Payload(tuple[Quotation, ...])

    class Meta:
        ordering = ("n",)


class Milestone(models.Model):
    """Something with a date, and who tells of it."""

    case = models.IntegerField(db_index=True)
    n = models.IntegerField()
    date = models.CharField(max_length=30)
    kind = models.CharField(max_length=12)
    what = models.CharField(max_length=40)
    title = models.TextField(null=True)
    document = models.CharField(max_length=200, null=True)
    told = Payload(tuple[Quotation, ...])

    class Meta:
        ordering = ("n",)


class Relied(models.Model):
    """A source that is relied on, and who does; ``held`` is the document of the case that it is."""

    case = models.IntegerField(db_index=True)
    n = models.IntegerField()
    kind = models.CharField(max_length=30)
    title = models.TextField()
    author = models.TextField(null=True)
    date = models.CharField(max_length=30, null=True)
    held = models.CharField(max_length=200, null=True)
    told = Payload(tuple[Quotation, ...])

    class Meta:
        ordering = ("n",)


class Due(models.Model):
    """What falls due on a day or by an event: who asks for it, and what is announced by then."""

    case = models.IntegerField(db_index=True)
    n = models.IntegerField()
    date = models.CharField(max_length=30, null=True)
    event = models.CharField(max_length=60, null=True)
    session = models.IntegerField(null=True)
    words = Payload(tuple[str, ...])
    asked = Payload(tuple[Quotation, ...])
    planned = Payload(tuple[Quotation, ...])

    class Meta:
        ordering = ("n",)


class Provision(models.Model):
    """An article of an instrument in one version: what is asked, stated and alleged of it."""

    case = models.IntegerField(db_index=True)
    n = models.IntegerField()
    instrument = models.TextField()
    article = models.TextField(null=True)
    version = models.TextField(null=True)
    asked = Payload(tuple[Quotation, ...])
    stated = Payload(tuple[Quotation, ...])
    alleged = Payload(tuple[Quotation, ...])

    class Meta:
        ordering = ("n",)


@dataclass(frozen=True, slots=True, kw_only=True)
class SideShown:
    """One side of a difference: its words, the figure that it gives, and where else the same is said."""

    quotation: Quotation
    value: str | None = None
    others: tuple[Quotation, ...] = ()


class Difference(models.Model):
    """Two statements that cannot both stand, and the one thing on which they differ (``point``)."""

    id = models.CharField(max_length=20, primary_key=True)
    case = models.IntegerField(db_index=True)
    n = models.IntegerField()
    kind = models.CharField(max_length=20)
    point = models.CharField(max_length=80, null=True)
    one = Payload(SideShown)
    other = Payload(SideShown)
    about = Payload(tuple[str, ...])
    cautions = Payload(tuple[str, ...])

    class Meta:
        ordering = ("n",)


class DifferenceOf(models.Model):
    """A finding that is a side of a difference: for the page of an ask."""

    difference = models.CharField(max_length=20)
    finding = models.CharField(max_length=20, db_index=True)


class Position(models.Model):
    """Where a speech or letter stands, with the words that carry it."""

    case = models.IntegerField(db_index=True)
    n = models.IntegerField()
    stance = models.CharField(max_length=12)
    quotation = Payload(Quotation)

    class Meta:
        ordering = ("n",)


class Actor(models.Model):
    """A person, an organisation or a State, under every spelling."""

    id = models.CharField(max_length=16, primary_key=True)
    n = models.IntegerField(db_index=True)
    kind = models.CharField(max_length=12, db_index=True)
    name = models.TextField()
    names = Payload(tuple[str, ...])
    country = models.CharField(max_length=2, null=True)
    mentions = models.IntegerField()
    evidence = Payload(tuple[Evidence, ...])
    relations = Payload(tuple[RelationTo, ...])

    class Meta:
        ordering = ("n",)


class Mention(models.Model):
    """A place where an actor is named, in the spelling of that place."""

    actor = models.CharField(max_length=16, db_index=True)
    n = models.IntegerField()
    name = models.TextField()
    quotation = Payload(Quotation)

    class Meta:
        ordering = ("n",)


class Proposal(models.Model):
    """Two actors that may be one: what speaks for it and against it."""

    one = models.CharField(max_length=16, db_index=True)
    other = models.CharField(max_length=16, db_index=True)
    evidence = Payload(tuple[Evidence, ...])
    against = Payload(tuple[Evidence, ...])
