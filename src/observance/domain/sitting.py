"""A sitting: its turns, what happened in it, and the state that its acts come to.

The state of a sitting is the fold of its acts (``observance.domain.acts``); ``observance.floor`` holds the rules of
that fold. Nothing here reads or writes files. Times are whole milliseconds since 1 January 1970, UTC, and are always
given from outside; durations are milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from observance.domain.amendments import AdoptedRecord, Adoption, Amendment, Publication
from observance.domain.record import Capacity, SpeechKind
from observance.domain.roster import (
    AgendaItem,
    Credential,
    Delegation,
    FloorRequest,
    Identity,
    Person,
    WrittenInformation,
)
from observance.domain.rules import Override, Reduction, RulesProfile, Waiver

if TYPE_CHECKING:
    from observance.domain.act import Act


class Phase(StrEnum):
    """Where a sitting stands."""

    PLANNED = "planned"
    OPEN = "open"
    SUSPENDED = "suspended"
    ADJOURNED = "adjourned"
    CLOSED = "closed"


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
class Happening:
    """Something that the record tells between two turns; ``after`` counts the turns given before it."""

    kind: str
    at: int
    after: int


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
    requests: Mapping[str, FloorRequest] = field(default_factory=dict)
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
