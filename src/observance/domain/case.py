"""A case: a State under a Convention over the years, and what is asked of it.

Nothing here holds text of its own: an ask points at requests, its follow-up at what the Government stated, what others
allege and how it was appreciated, each by the id of a finding.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from observance.domain.findings import ActAsked, Insistence, ReferenceKind, folded_quote
from observance.domain.matters import Matter
from observance.domain.record import Capacity


class AskState(StrEnum):
    """What the documents read say of an ask; ``closed`` is a person's decision alone."""

    NONE_FOUND = "none_found"
    REFERRED_TO = "referred_to"
    STATED = "stated"
    CONTESTED = "contested"
    APPRECIATED = "appreciated"
    CLOSED = "closed"


class Closing(StrEnum):
    """In whose closing remarks something is asked."""

    BOTH = "both"
    EMPLOYERS = "employers"
    WORKERS = "workers"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that bears upon an ask: a finding of a document, by whom, and on which page.

    ``date`` is the document's, ``symbol`` how it is cited. ``by`` is how the speaker or author is cited, in the words
    printed; ``capacity``, ``state_code`` and ``named`` (State or organisation) say the same of a speaker of a record.
    ``reported`` says that another is recalled, ``of_whom`` who that is. ``how`` is the insistence, status, type or
    grade. ``closing`` says in whose closing remarks a request is made in the speaker's own voice.
    """

    finding: str
    document: str
    date: str | None
    speech: int | None
    page: int | None
    by: str | None
    words: str
    capacity: Capacity | None = None
    state_code: str | None = None
    named: str | None = None
    language: str | None = None
    symbol: str | None = None
    how: str | None = None
    reported: bool = False
    of_whom: str | None = None
    draft: bool = False
    interpreted_from: str | None = None
    closing: Closing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Requests for the same act on the same object, across speakers, languages and documents, with what became of it.

    ``object`` is the provision or the actor that the requests name (``named``), else the words of one of them;
    ``words`` are in each language the words that best say what is asked, with the language; ``called`` those of its
    object alone, and ``names`` the provisions or actors named, written shortly: what a title is made of.
    ``requests`` are those that ask, in the order of time and text; ``objections`` those that speak against it.
    ``answers`` are measures that the Government states, ``spoken_of`` where it names the object at all,
    ``contested`` allegations on the same object, ``appreciations`` how others note it, ``rests_on`` the sources
    that the requests name; ``behind`` are words to which requests point back that do not say by themselves what is
    asked ("the necessary steps in this regard"). ``bears`` says which statement bears upon which request, both by
    their ids; ``decisions`` are those of people that made the ask so.
    """

    id: str
    act: ActAsked
    object: str
    requests: tuple[Step, ...]
    named: bool = False
    words: tuple[tuple[str, str], ...] = ()
    called: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    closing: Closing = Closing.NONE
    objections: tuple[Step, ...] = ()
    answers: tuple[Step, ...] = ()
    spoken_of: tuple[Step, ...] = ()
    contested: tuple[Step, ...] = ()
    appreciations: tuple[Step, ...] = ()
    rests_on: tuple[Step, ...] = ()
    behind: tuple[Step, ...] = ()
    deadlines: tuple[str, ...] = ()
    state: AskState = AskState.NONE_FOUND
    bears: tuple[tuple[str, str], ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Two asks that may be one: ``likeness`` is the cosine of their meanings, up to 1, beside what all asks of the case
    share; ``places`` are the two requests whose words are the likest."""

    one: Ask
    other: Ask
    likeness: float
    places: tuple[Step, Step]


def ask_id(request: str, quote: str) -> str:
    """The id of an ask: of its first request, so that a later one does not change it."""
    return hashlib.sha256("\x1f".join(("ask", request, folded_quote(quote))).encode()).hexdigest()[:20]


def closing_of(requests: Iterable[Step]) -> Closing:
    """In whose closing remarks requests are made."""
    sides = {step.closing for step in requests if step.closing is not None}
    return Closing.BOTH if len(sides) > 1 else next(iter(sides), Closing.NONE)


def state_of(answers: Sequence[Step], contested: Sequence[Step], appreciations: Sequence[Step]) -> AskState:
    """What is said to have become of an ask: it follows from what bears upon it and from nothing else."""
    if contested:
        return AskState.CONTESTED
    if appreciations:
        return AskState.APPRECIATED
    return AskState.STATED if answers else AskState.NONE_FOUND


#: Weaker to stronger; ``must`` is a normative wording and has no place among them.
_RANKS = {
    Insistence.HOPE: 0,
    Insistence.ENCOURAGE: 1,
    Insistence.INVITE: 2,
    Insistence.REQUEST: 3,
    Insistence.CALL_ON: 4,
    Insistence.URGE: 5,
}


def rank_of(insistence: Insistence | None) -> int | None:
    """How insistent a wording is, from 0; ``None`` for normative wordings, which are not ranked."""
    return None if insistence is None else _RANKS.get(insistence)


class InConclusions(StrEnum):
    """How the conclusions of a year take up an ask: the same act on the same object, another act on it, or not."""

    AS_ASKED = "as_asked"
    OTHER_WORDS = "in_other_words"
    NOT_IN = "not"


class MetBy(StrEnum):
    """Who says that what was asked was done; the program does not."""

    GOVERNMENT = "government"
    EXPERTS = "experts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One asker in one year: the most insistent wording, and that of the last earlier year in which the same asker
    asked for the same act (``None`` where there is none)."""

    by: str
    insistence: Insistence
    request: Step
    before: Insistence | None = None

    @property
    def change(self) -> int:
        """1 where the asker is more insistent than before, -1 where less, 0 where the same or not comparable."""
        now, then = rank_of(self.insistence), rank_of(self.before)
        return 0 if now is None or then is None else (now > then) - (now < then)


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Words that say that what was asked was done, and whose they are."""

    by: MetBy
    said: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfAsk:
    """An ask in one year: who asks and how, whether nobody does any more, who says it was met, and the conclusions.

    A year ends with the last record or conclusions of a session; what is dated after the session before belongs to it.
    ``dropped``: asked in the year before and by nobody in this one. ``concluded`` is ``None`` where the documents hold
    no conclusions of the year; ``conclusions`` are the words that take the ask up.
    """

    ask: str
    year: int
    asked: tuple[Asking, ...] = ()
    dropped: bool = False
    met: tuple[Met, ...] = ()
    concluded: InConclusions | None = None
    conclusions: tuple[Step, ...] = ()


class MilestoneKind(StrEnum):
    """By what something stands in a timeline: a document of the case, or what is stated, alleged or relied on."""

    DOCUMENT = "document"
    STATED = "stated"
    ALLEGED = "alleged"
    RELIED_ON = "relied_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """Something with a date (ISO 8601, partial or an interval), and who tells of it.

    ``what`` is the kind of the document or source, the status of the measure or the type of the allegation; ``title``
    names a document or source; ``document`` is the document itself where it is one of the case.
    """

    date: str
    kind: MilestoneKind
    what: str
    title: str | None = None
    document: str | None = None
    told: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionEntry:
    """An article of an instrument in one version: who asks something of it, what is stated and alleged of it.

    ``provision`` is ``None`` for the instrument as a whole; ``version`` is that of the words: draft, before, amended.
    """

    instrument: str
    provision: str | None = None
    version: str | None = None
    asked: tuple[Step, ...] = ()
    stated: tuple[Step, ...] = ()
    alleged: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A question on which findings and asks gather: a topic of the Convention, narrowed by an article or an actor.

    ``topic`` is a key of ``reference/topics``, or that of the Convention as a whole. Each request, measure and
    allegation stands in one issue; ``referred`` are findings of others that speak of it too. ``asks`` are ids.
    """

    topic: str
    provision: str | None = None
    actor: str | None = None
    asks: tuple[str, ...] = ()
    requests: tuple[Step, ...] = ()
    measures: tuple[Step, ...] = ()
    allegations: tuple[Step, ...] = ()
    referred: tuple[str, ...] = ()
    state: AskState = AskState.NONE_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Relied:
    """A source that is relied on: an observation, a mission, a procedure, a decision; ``told`` are all who name it.

    Whether the case holds it is told of the references (:class:`~observance.domain.holdings.Holding`).
    """

    kind: ReferenceKind
    title: str
    author: str | None = None
    date: str | None = None
    told: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What falls due on a day or by an event: who asks for it, and what a Government said it would do by then.

    ``date`` is ISO 8601, as far as the words give it; ``session`` the number of the session that a dated calendar
    gives for the event, whose first day ``date`` then is, and ``source`` what that calendar says of it. ``stated`` are
    words of the documents that give the day of the event, where others name the event alone. Without a day nothing
    tells it.
    """

    date: str | None = None
    event: str | None = None
    session: int | None = None
    words: tuple[str, ...] = ()
    asked: tuple[Step, ...] = ()
    planned: tuple[Step, ...] = ()
    source: str | None = None
    stated: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionStep:
    """What is told to have happened to an organisation before an authority or a court.

    ``kinds`` are keys of ``reference/union_steps``, in the order of the words; ``date`` the nearest in
    the sentence.
    """

    kinds: tuple[str, ...]
    told: Step
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A limit of time as somebody states it, or as a text of law in the case has it (``law``).

    ``value`` is a number, ``unit`` day, week, month or year; ``working`` says that days on which people work are meant.
    """

    value: str
    unit: str
    told: Step
    law: bool = False
    working: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionProcedure:
    """The steps of an organisation in the order of time, and the limits that are stated of such steps.

    ``ends`` are days counted from an application by the only limit that a text of law in the case gives: the place of
    the step, and the day (``YYYY-MM-DD``). Where no text of law is there, or it counts working days, none is counted.
    """

    actor: str
    name: str
    steps: tuple[UnionStep, ...]
    limits: tuple[Limit, ...] = ()
    ends: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A State under a Convention, with its asks in the order of their first request, and each over the years.

    ``positions`` are those of speeches and letters, in the order of the documents, each with its stance as ``how``.
    """

    matter: Matter
    documents: tuple[str, ...]
    asks: tuple[Ask, ...] = ()
    follow_up: tuple[YearOfAsk, ...] = ()
    timeline: tuple[Milestone, ...] = ()
    provisions: tuple[ProvisionEntry, ...] = ()
    positions: tuple[Step, ...] = ()
    issues: tuple[Issue, ...] = ()
    relied: tuple[Relied, ...] = ()
    due: tuple[Due, ...] = ()
