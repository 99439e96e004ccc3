"""A sitting and what it is made of: rules, agenda, delegations, people, credentials, requests, turns, the record.

The state of a sitting is the fold of its acts (``observance.domain.acts``); ``observance.floor`` holds the rules of
that fold. Nothing here reads or writes files. Times are whole milliseconds since 1 January 1970, UTC, and are always
given from outside; durations are milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from observance.domain.record import Capacity, Convention, SpeechKind

if TYPE_CHECKING:
    from observance.domain.acts import Act


class Office(StrEnum):
    """On whose behalf a credential acts."""

    SECRETARIAT = "secretariat"
    CHAIR = "chair"
    WRITER = "writer"
    DELEGATE = "delegate"


class Part(StrEnum):
    """The part of an item's discussion in which a request is heard."""

    OPENING = "opening"
    DISCUSSION = "discussion"
    CLOSING = "closing"


class Phase(StrEnum):
    """Where a sitting stands."""

    PLANNED = "planned"
    OPEN = "open"
    SUSPENDED = "suspended"
    ADJOURNED = "adjourned"
    CLOSED = "closed"


class Corrects(StrEnum):
    """What an amendment puts right."""

    SPEAKER = "speaker"
    TRANSCRIPTION = "transcription"
    INTERPRETATION = "interpretation"


class Standing(StrEnum):
    """What has become of an amendment."""

    PROPOSED = "proposed"
    ACKNOWLEDGED = "acknowledged"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingLimit:
    """How long a turn may last; what is ``None`` is not asked for.

    ``national`` is true for speakers of the State whose case is discussed, ``group`` for those who speak for one.
    ``shared`` says that all such speakers of one capacity share the time within an item. ``standing`` is where the
    number comes from: ``seen``, ``recalled`` or ``invented``.
    """

    milliseconds: int
    capacities: tuple[Capacity, ...] = ()
    kind: SpeechKind | None = None
    part: Part | None = None
    national: bool | None = None
    group: bool | None = None
    shared: bool = False
    standing: str = "recalled"
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStep:
    """One step of the usual order within an item: who is heard in it."""

    capacities: tuple[Capacity, ...]
    part: Part
    national: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one language prints what a record repeats.

    ``roles`` gives for a capacity its name by grammatical form ("" where it has one), ``spoken`` for a language what
    the phrase ``interpretation`` calls it, ``events`` the sentences of what happens (what has none is not told).
    """

    roles: Mapping[str, Mapping[str, str]]
    interpretation: str
    spoken: Mapping[str, str]
    chair_line: str
    ratification: str
    draft: str
    adopted: str
    events: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesProfile:
    """The rules of one session, dated, as the body adopted them.

    ``standing`` says of each number whether it is ``seen``, ``recalled`` or ``invented``, ``source`` where. ``may``
    gives for each office the kinds of acts that it may do, ``limits`` are tried in order, ``order`` is the usual order
    within an item, ``waivable`` names the rules that an act may waive for one subject.
    """

    id: str
    body: str
    session: int
    adopted_on: str
    note: str
    capacities: tuple[Capacity, ...]
    languages: tuple[str, ...]
    spoken: tuple[str, ...]
    limits: tuple[SpeakingLimit, ...]
    order: tuple[OrderStep, ...]
    may: Mapping[str, tuple[str, ...]]
    waivable: tuple[str, ...]
    settings: Mapping[str, int]
    standing: Mapping[str, str]
    source: Mapping[str, str]
    wording: Mapping[str, Wording]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A rule set aside for one subject: who, when, why, and whether the meeting was told."""

    rule: str
    subject: str
    by: str
    at: int
    reason: str
    announced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A number of the profile replaced for this sitting: who, when, why, and whether the meeting was told."""

    setting: str
    value: int
    by: str
    at: int
    reason: str
    announced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """Limits announced in the sitting, for turns given from then on; ``item`` is ``None`` for all items."""

    limit: SpeakingLimit
    item: str | None
    by: str
    at: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An entry of the programme: in which sitting it is heard, its headings by language and, for a case, its State.

    ``state`` is printed in the first heading, ``ratified`` is the year; ``conventions`` have a title a language.
    """

    id: str
    sitting: int
    titles: tuple[tuple[str, str], ...] = ()
    state: str | None = None
    state_code: str | None = None
    ratified: int | None = None
    conventions: tuple[Convention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """A State's delegation, or an organisation's; ``names`` are printed in a heading, by language."""

    id: str
    names: tuple[tuple[str, str], ...]
    state_code: str | None = None
    observer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who may speak: the name as it is to be printed, the honorific by language.

    ``form`` is the grammatical form of the titles of offices that the person wants, where a language has several.
    """

    id: str
    name: str
    delegation: str | None = None
    honorifics: tuple[tuple[str, str], ...] = ()
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """What an act is done with: an office, and for a delegate the delegation."""

    id: str
    office: Office
    delegation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Somebody asks for the floor in an item.

    ``group`` is the group spoken for, ``aligned`` the States that join. ``text`` is handed in for the interpreters and
    is under embargo until delivery where ``embargo`` says so. ``by`` is the credential that asked: it alone may amend
    the speech. ``leave`` is what an observer needs, ``turn`` the turn that it came to.
    """

    id: str
    item: str
    capacity: Capacity
    delegation: str | None
    person: str | None
    language: str
    part: Part = Part.DISCUSSION
    kind: SpeechKind = SpeechKind.SPEECH
    group: str | None = None
    aligned: tuple[str, ...] = ()
    text: str | None = field(default=None, repr=False)
    embargo: bool = True
    by: str = ""
    at: int = 0
    leave: bool = False
    withdrawn: bool = False
    turn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One part of the text of a turn as a writer took it down: its paragraphs and their language."""

    part: int
    paragraphs: tuple[str, ...] = field(repr=False)
    language: str
    by: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Somebody has, or had, the floor.

    ``limit`` is set when the floor is given and grows only by ``extended``; it is ``None`` where there is none (the
    Chair). ``used`` is the time of the stretches that are over, ``running`` since when the clock goes on.
    ``language`` is the language really spoken. ``into`` is the turn with which this one is printed as one speech.
    """

    id: str
    item: str | None
    kind: SpeechKind
    capacity: Capacity
    given: int
    by: str
    request: str | None = None
    person: str | None = None
    delegation: str | None = None
    group: str | None = None
    aligned: tuple[str, ...] = ()
    language: str | None = None
    national: bool = False
    limit: int | None = None
    extended: int = 0
    used: int = 0
    running: int | None = None
    ended: int | None = None
    interrupted_by: tuple[str, ...] = ()
    writings: tuple[Writing, ...] = ()
    into: str | None = None

    def used_at(self, moment: int) -> int:
        """The time used up to a moment."""
        return self.used + (moment - self.running if self.running is not None else 0)

    def left_at(self, moment: int) -> int | None:
        """The time left at a moment: below zero where the speaker is over it, ``None`` where there is no limit."""
        return None if self.limit is None else self.limit + self.extended - self.used_at(moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenInformation:
    """Information that a Government sent in writing on an item; it complements the oral reply."""

    id: str
    item: str
    delegation: str
    pages: int
    title: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that the record tells between two turns; ``after`` counts the turns given before it."""

    kind: str
    at: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedRecord:
    """The record of an earlier sitting, adopted in this one."""

    symbol: str
    as_amended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change that somebody asks for in his own speech: of one paragraph, as a whole.

    ``turn`` is the turn as printed, ``paragraph`` counts from 0. ``old`` and ``new`` are the words before and after.
    """

    id: str
    turn: str
    paragraph: int
    old: str = field(repr=False)
    new: str = field(repr=False)
    corrects: Corrects
    by: str = ""
    at: int = 0
    standing: Standing = Standing.PROPOSED
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The draft is out: when, the sha256 of its text, and until when amendments are taken, as the Chair stated."""

    at: int
    deadline: int
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """The record of this sitting was adopted: in which sitting, when, as amended or not, and the sha256 of its text."""

    in_sitting: str
    at: int
    as_amended: bool
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which sitting it is. ``offset`` is the time zone of the room, in minutes east of UTC; ``day`` is ISO 8601."""

    body: str
    session: int
    sitting: int
    symbol: str
    day: str
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the acts of a sitting have come to.

    ``floor`` holds the turns that are not over: the last has the floor, those before it were interrupted. ``chairs``
    are the people who took the chair, with the count of turns before each.
    """

    identity: Identity | None = None
    profile: RulesProfile | None = None
    phase: Phase = Phase.PLANNED
    chairs: tuple[tuple[str, int], ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    item: str | None = None
    heard: tuple[str, ...] = ()
    closed_lists: tuple[str, ...] = ()
    delegations: Mapping[str, Delegation] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    credentials: Mapping[str, Credential] = field(default_factory=dict)
    requests: Mapping[str, Request] = field(default_factory=dict)
    turns: Mapping[str, Turn] = field(default_factory=dict)
    floor: tuple[str, ...] = ()
    reductions: tuple[Reduction, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    overrides: tuple[Override, ...] = ()
    written: tuple[WrittenInformation, ...] = ()
    happenings: tuple[Happening, ...] = ()
    adopted: tuple[AdoptedRecord, ...] = ()
    publication: Publication | None = None
    amendments: Mapping[str, Amendment] = field(default_factory=dict)
    adoption: Adoption | None = None

    def speaker(self) -> Turn | None:
        """The turn that has the floor."""
        return self.turns[self.floor[-1]] if self.floor else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A sitting: its acts in order, which of them are withdrawn, and the state that the others come to.

    ``places`` gives for the id of an act its place in ``acts``.
    """

    acts: tuple[Act, ...] = field(default=(), repr=False)
    places: Mapping[str, int] = field(default_factory=dict, repr=False)
    withdrawn: frozenset[str] = frozenset()
    state: State = State()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutOfOrder:
    """An act that the rules do not admit: the name of the rule, and why, with ``{name}`` fields.

    ``act`` is the id of the act refused; ``because`` the ids of later acts that stand in its way, where some do.
    """

    rule: str
    why: str
    act: str
    fields: tuple[tuple[str, str], ...] = ()
    because: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.rule}: {self.why.format(**dict(self.fields))}"
