"""Rows of cases and parties. Made by ``observance_web.index.bringing``, never changed in place.

``case`` is everywhere the key of a case. A row that many quotations belong to holds the first of them
(:class:`~observance_web.cases.values.Quoted`); where there are more, all are rows of :class:`Told`, so that no page
has to load them.
"""

from __future__ import annotations

from django.db import models

from observance.domain.case import Limit, UnionStep
from observance.domain.parties import Evidence
from observance_web.cases.values import AskYear, Glance, Lead, Quoted, SideShown, Title
from observance_web.payload import Payload
from observance_web.quotations import Quotation, Voice


class Case(models.Model):
    """A State under Conventions; ``slug`` names it in addresses, ``n`` is its place among the cases of the build."""

    key = models.CharField(max_length=20, primary_key=True)
    n = models.IntegerField()
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
    """What is asked, by whom, and where it stands; ``rank`` is the place of its closing remarks on the sheet.

    ``language`` is that of the words of ``object``, where these are words of a document.
    """

    id = models.CharField(max_length=64, primary_key=True)
    case = models.CharField(max_length=20)
    n = models.IntegerField()
    act = models.CharField(max_length=30)
    object = models.TextField()
    language = models.CharField(max_length=8, null=True)
    closing = models.CharField(max_length=12)
    rank = models.IntegerField()
    state = models.CharField(max_length=12)
    provisions = Payload(tuple[str, ...])
    actors = Payload(tuple[str, ...])
    deadlines = Payload(tuple[Quotation, ...])
    title = Payload(Title)
    glance = Payload(Glance)
    years = Payload(tuple[AskYear, ...])

    class Meta:
        indexes = (models.Index(fields=("case", "rank", "n"), name="ask_place"),)
        ordering = ("case", "rank", "n")


class AskProvision(models.Model):
    """A provision that an ask is about: for the filter."""

    ask = models.CharField(max_length=64)
    case = models.CharField(max_length=20)
    provision = models.TextField()

    class Meta:
        indexes = (
            models.Index(fields=("ask", "provision"), name="ask_provision"),
            models.Index(fields=("case", "provision"), name="provision_asked"),
        )


class AskAsker(models.Model):
    """Somebody who asks something in a case: for the filter, each once."""

    case = models.CharField(max_length=20)
    by = models.TextField()
    voice = Payload(Voice)

    class Meta:
        indexes = (models.Index(fields=("case", "by"), name="asker_place"),)
        ordering = ("by",)


class Step(models.Model):
    """A quotation that bears upon an ask: ``what`` is requests, objections, answers, contested or appreciations.

    ``at`` is its place in the order of time and text; ``side`` is whose closing remarks it stands in.
    """

    ask = models.CharField(max_length=64)
    case = models.CharField(max_length=20)
    n = models.IntegerField()
    at = models.IntegerField()
    what = models.CharField(max_length=16)
    by = models.TextField(null=True)
    date = models.CharField(max_length=30, null=True)
    side = models.CharField(max_length=30, null=True)
    finding = models.CharField(max_length=20)
    quotation = Payload(Quotation)

    class Meta:
        indexes = (
            models.Index(fields=("ask", "what", "n"), name="step_place"),
            models.Index(fields=("ask", "at"), name="step_in_time"),
            models.Index(fields=("case", "date"), name="step_date"),
        )
        ordering = ("n",)


class Told(models.Model):
    """One of many quotations of an entry: ``of`` is its kind, ``owner`` its number, ``what`` the column."""

    case = models.CharField(max_length=20)
    of = models.CharField(max_length=12)
    owner = models.CharField(max_length=20)
    what = models.CharField(max_length=24)
    n = models.IntegerField()
    quotation = Payload(Quotation)

    class Meta:
        indexes = (models.Index(fields=("case", "of", "owner", "what", "n"), name="told_place"),)
        ordering = ("n",)


class Issue(models.Model):
    """A question on which asks and findings gather: a topic of the Convention, narrowed by an article or an actor.

    ``topic`` is a key of the engine's topics; ``asks`` are ids.
    """

    case = models.CharField(max_length=20)
    n = models.IntegerField()
    topic = models.CharField(max_length=80)
    provision = models.TextField(null=True)
    actor = models.TextField(null=True)
    state = models.CharField(max_length=12)
    asks = Payload(tuple[str, ...])
    requests = Payload(Quoted)
    measures = Payload(Quoted)
    allegations = Payload(Quoted)

    class Meta:
        indexes = (models.Index(fields=("case", "n"), name="issue_place"),)
        ordering = ("n",)


class Milestone(models.Model):
    """Something with a date, and who tells of it; ``language`` is that of the title of a document."""

    case = models.CharField(max_length=20)
    n = models.IntegerField()
    date = models.CharField(max_length=30)
    kind = models.CharField(max_length=12)
    what = models.CharField(max_length=40)
    title = models.TextField(null=True)
    document = models.CharField(max_length=200, null=True)
    language = models.CharField(max_length=8, null=True)
    told = Payload(Quoted)

    class Meta:
        indexes = (
            models.Index(fields=("case", "n"), name="milestone_place"),
            models.Index(fields=("case", "kind", "date"), name="milestone_kind"),
        )
        ordering = ("n",)


class Earlier(models.Model):
    """Something that came before: a source that is relied on, or a document of the case (``document``).

    ``part`` is its place in the report of the history; ``held`` the document of the case that the source is;
    ``language`` that of the title of a document.
    """

    case = models.CharField(max_length=20)
    part = models.IntegerField()
    n = models.IntegerField()
    kind = models.CharField(max_length=30)
    title = models.TextField()
    author = models.TextField(null=True)
    date = models.CharField(max_length=30, null=True)
    document = models.CharField(max_length=200, null=True)
    language = models.CharField(max_length=8, null=True)
    held = models.CharField(max_length=200, null=True)
    told = Payload(Quoted)

    class Meta:
        indexes = (models.Index(fields=("case", "part", "n"), name="earlier_place"),)
        ordering = ("part", "n")


class Due(models.Model):
    """What falls due on a day or by an event: who asks for it, and what is announced by then.

    ``source`` says where the day of a session is published, ``stated`` are words that give it.
    """

    case = models.CharField(max_length=20)
    n = models.IntegerField()
    date = models.CharField(max_length=30, null=True)
    event = models.CharField(max_length=60, null=True)
    session = models.IntegerField(null=True)
    words = Payload(tuple[Quotation, ...])
    asked = Payload(Quoted)
    planned = Payload(Quoted)
    source = models.TextField(null=True)
    stated = Payload(Quoted)

    class Meta:
        indexes = (models.Index(fields=("case", "n"), name="due_place"),)
        ordering = ("n",)


class Provision(models.Model):
    """An article of an instrument in one version: what is asked, stated and alleged of it."""

    case = models.CharField(max_length=20)
    n = models.IntegerField()
    instrument = models.TextField()
    article = models.TextField(null=True)
    version = models.TextField(null=True)
    asked = Payload(Quoted)
    stated = Payload(Quoted)
    alleged = Payload(Quoted)

    class Meta:
        indexes = (
            models.Index(fields=("case", "n"), name="entry_place"),
            models.Index(fields=("instrument", "article"), name="entry_article"),
        )
        ordering = ("n",)


class Difference(models.Model):
    """Two statements that cannot both stand, and the one thing on which they differ (``point``)."""

    id = models.CharField(max_length=20, primary_key=True)
    case = models.CharField(max_length=20)
    n = models.IntegerField()
    kind = models.CharField(max_length=20)
    point = models.CharField(max_length=80, null=True)
    one = Payload(SideShown)
    other = Payload(SideShown)
    about = Payload(tuple[str, ...])
    cautions = Payload(tuple[str, ...])

    class Meta:
        indexes = (models.Index(fields=("case", "n"), name="difference_place"),)
        ordering = ("n",)


class DifferenceOf(models.Model):
    """A finding that is a side of a difference: for the page of an ask."""

    case = models.CharField(max_length=20, db_index=True)
    difference = models.CharField(max_length=20)
    finding = models.CharField(max_length=20, db_index=True)


class Position(models.Model):
    """Where a speech or letter stands, with the words that carry it."""

    case = models.CharField(max_length=20)
    n = models.IntegerField()
    stance = models.CharField(max_length=12)
    quotation = Payload(Quotation)

    class Meta:
        indexes = (models.Index(fields=("case", "n"), name="position_place"),)
        ordering = ("n",)


class Actor(models.Model):
    """A person, an organisation or a State, under every spelling; ``folded`` holds them as they are looked for."""

    id = models.CharField(max_length=16, primary_key=True)
    n = models.IntegerField()
    kind = models.CharField(max_length=12)
    name = models.TextField()
    names = Payload(tuple[str, ...])
    folded = models.TextField()
    country = models.CharField(max_length=2, null=True)
    mentions = models.IntegerField()
    evidence = Payload(tuple[Evidence, ...])

    class Meta:
        indexes = (
            models.Index(fields=("n",), name="actor_place"),
            models.Index(fields=("kind", "n"), name="actor_kind"),
        )
        ordering = ("n",)

    @property
    def others(self) -> tuple[str, ...]:
        """The spellings beside the name."""
        return tuple(name for name in self.names if name != self.name)


class RelationTo(models.Model):
    """How an actor stands to another, with the words that state it, and the date printed with them."""

    actor = models.CharField(max_length=16)
    n = models.IntegerField()
    kind = models.CharField(max_length=30)
    target = models.CharField(max_length=16, db_index=True)
    name = models.TextField()
    date = models.CharField(max_length=30, null=True)
    quotation = Payload(Quotation)

    class Meta:
        indexes = (models.Index(fields=("actor", "n"), name="relation_place"),)
        ordering = ("n",)


class Mention(models.Model):
    """A place where an actor is named, in the spelling of that place."""

    actor = models.CharField(max_length=16)
    n = models.IntegerField()
    name = models.TextField()
    document = models.CharField(max_length=200)
    passage = models.IntegerField(null=True)
    quotation = Payload(Quotation)

    class Meta:
        indexes = (
            models.Index(fields=("actor", "n"), name="mention_place"),
            models.Index(fields=("document", "passage"), name="mention_passage"),
        )
        ordering = ("n",)


class Proposal(models.Model):
    """Two actors that may be one: what speaks for it and against it."""

    one = models.CharField(max_length=16, db_index=True)
    other = models.CharField(max_length=16, db_index=True)
    evidence = Payload(tuple[Evidence, ...])
    against = Payload(tuple[Evidence, ...])


class Made(models.Model):
    """What the rows of a case or an actor were made of, as a sum: what is made of the same needs not be made again."""

    kind = models.CharField(max_length=8)
    key = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = (models.Index(fields=("kind", "key"), name="made_of"),)


class UnionStepTold(models.Model):
    """A step of a union before an authority or a court, as a document tells it."""

    document = models.CharField(max_length=200, db_index=True)
    actor = models.CharField(max_length=16, db_index=True)
    step = Payload(UnionStep)
    quotation = Payload(Quotation)


class LimitTold(models.Model):
    """A limit of time of such steps, as a document states it."""

    document = models.CharField(max_length=200, db_index=True)
    limit = Payload(Limit)
    quotation = Payload(Quotation)


class Belonging(models.Model):
    """To which cases a document belongs (their ``n``), and by what: a key of the engine's ties, the finding that shows
    it, the other document concerned; or a person's decision, by whom, when and why."""

    document = models.CharField(max_length=200, primary_key=True)
    n = models.IntegerField(db_index=True)
    is_none = models.BooleanField(db_index=True)
    cases = Payload(tuple[int, ...])
    tie = models.CharField(max_length=12, null=True)
    finding = models.CharField(max_length=64, null=True)
    through = models.CharField(max_length=200, null=True)
    decision = models.CharField(max_length=64, null=True)
    author = models.TextField(null=True)
    at = models.CharField(max_length=40, null=True)
    reason = models.TextField(null=True)

    class Meta:
        ordering = ("n",)


class Decided(models.Model):
    """What a person decided: when, who, why, and what has become of it (keys of the engine's kinds and effects).

    ``sides`` are the spellings of what is said to be one or not, ``value`` what was decided, ``words`` those that were
    put right; ``subject`` is the decision that is taken back, or the document; ``leads`` where it shows.
    """

    id = models.CharField(max_length=64, primary_key=True)
    n = models.IntegerField(db_index=True)
    at = models.CharField(max_length=40)
    author = models.TextField()
    reason = models.TextField()
    kind = models.CharField(max_length=30)
    effect = models.CharField(max_length=12)
    sides = Payload(tuple[tuple[str, ...], ...])
    value = models.TextField()
    words = models.TextField(null=True)
    subject = models.TextField()
    leads = Payload(tuple[Lead, ...])

    class Meta:
        ordering = ("-n",)

    @property
    def brief(self) -> str:
        """The beginning of its id, as people name it."""
        return self.id[:8]
