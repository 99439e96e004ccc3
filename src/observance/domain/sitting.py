"""A sitting: its turns, what happened in it, and the state that its acts come to.

The state of a sitting is the fold of its acts (``observance.domain.acts``); ``observance.floor`` holds the rules of
that fold. Nothing here reads or writes files. Times are whole milliseconds since 1 January 1970, UTC, and are always
given from outside; durations are milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, overload

from observance.domain.amendments import AdoptedRecord, Adoption, Amendment, Corrigendum, Publication
from observance.domain.conclusions import Conclusions, EarlierConclusions
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
    """One part of the text of a turn as a writer took it down: its paragraphs and their language.

    ``after`` is what interrupted the turn before these words: one of its ``interrupted_by``, or ``None``.
    """

    part: int
    paragraphs: tuple[str, ...] = field(repr=False)
    language: str
    by: str
    at: int
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Somebody has, or had, the floor.

    ``limit`` is set when the floor is given and grows only by ``extended``; it is ``None`` where there is none (the
    Chair). ``used`` is the time of the stretches that are over, ``running`` since when the clock goes on.
    ``language`` is the language really spoken. ``interrupted_by`` are the turns, and the acts that suspended or resumed
    the sitting, while this turn was not over. ``into`` is the turn with which this one is printed as one speech.
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
    on_behalf_of: tuple[str, ...] = ()
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
    """Something that the record tells between the speeches; ``after`` counts the turns given before it.

    ``id`` is that of the act, ``what`` the papers that were adopted, ``amended`` those adopted as amended, ``item``
    the item that was open; ``during`` the turn that was not over.
    """

    id: str
    kind: str
    at: int
    after: int
    what: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    item: str | None = None
    during: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is one sitting's own.

    ``floor`` holds the turns that are not over: the last has the floor, those before it were interrupted. ``chairs``
    are the people who took the chair, with the count of turns before each.
    """

    identity: Identity | None = None
    phase: Phase = Phase.PLANNED
    chairs: tuple[tuple[str, int], ...] = ()
    item: str | None = None
    heard: tuple[str, ...] = ()
    turns: Mapping[str, Turn] = field(default_factory=dict)
    floor: tuple[str, ...] = ()
    happenings: tuple[Happening, ...] = ()
    publication: Publication | None = None
    amendments: Mapping[str, Amendment] = field(default_factory=dict)
    adoption: Adoption | None = None
    corrigenda: tuple[Corrigendum, ...] = ()

    def speaker(self) -> Turn | None:
        """The turn that has the floor."""
        return self.turns[self.floor[-1]] if self.floor else None


_OWN = tuple(own.name for own in fields(Held))


@dataclass(frozen=True, slots=True, kw_only=True)
class State(Held):
    """What the acts of a session have come to, seen from one of its sittings: that of the latest act in a sitting.

    The fields of Held are that sitting's own; the others the whole session has in common. ``apart`` holds what is the
    other sittings' own, by their symbols: :meth:`at` is the same state seen from one of them.
    """

    profile: RulesProfile | None = None
    agenda: tuple[AgendaItem, ...] = ()
    closed_lists: tuple[str, ...] = ()
    delegations: Mapping[str, Delegation] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    credentials: Mapping[str, Credential] = field(default_factory=dict)
    requests: Mapping[str, FloorRequest] = field(default_factory=dict)
    reductions: tuple[Reduction, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    overrides: tuple[Override, ...] = ()
    written: tuple[WrittenInformation, ...] = ()
    adopted: tuple[AdoptedRecord, ...] = ()
    conclusions: Mapping[str, Conclusions] = field(default_factory=dict)
    earlier: Mapping[str, EarlierConclusions] = field(default_factory=dict)
    apart: Mapping[str, Held] = field(default_factory=dict)

    def at(self, symbol: str) -> State:
        """The same, seen from another sitting. Raises KeyError where the session has none of that symbol."""
        if self.identity is not None and self.identity.symbol == symbol:
            return self
        own, apart = self.apart[symbol], self._all_apart()
        del apart[symbol]
        return replace(self, apart=apart, **{name: getattr(own, name) for name in _OWN})

    def at_new(self, identity: Identity) -> State:
        """The same, with one sitting more and seen from it."""
        fresh = Held(identity=identity)
        return replace(self, apart=self._all_apart(), **{name: getattr(fresh, name) for name in _OWN})

    def _all_apart(self) -> dict[str, Held]:
        apart = dict(self.apart)
        if self.identity is not None:
            apart[self.identity.symbol] = Held(**{name: getattr(self, name) for name in _OWN})
        return apart

    def sittings(self) -> tuple[Held, ...]:
        """All sittings of the session, in the order of their numbers."""
        found = [self, *self.apart.values()] if self.identity else []
        return tuple(sorted(found, key=lambda own: own.identity.sitting if own.identity else 0))


class Log(Sequence["Act"]):
    """The acts of a journal in order, with their places: never changed, and one longer at little cost.

    Logs that grew from one another share their list; each sees its own length of it.
    """

    __slots__ = ("_acts", "_length", "_places")

    def __init__(self, acts: Iterable[Act] = ()) -> None:
        self._acts = list(acts)
        self._places = {act.id: n for n, act in enumerate(self._acts)}
        self._length = len(self._acts)

    def added(self, act: Act) -> Log:
        """The log with an act more."""
        longer = Log.__new__(Log)
        shared = len(self._acts) == self._length
        longer._acts = self._acts if shared else self._acts[: self._length]
        longer._places = self._places if shared else {old.id: n for n, old in enumerate(longer._acts)}
        longer._acts.append(act)
        longer._places[act.id] = self._length
        longer._length = self._length + 1
        return longer

    def place(self, name: str) -> int | None:
        """Where the act of that id stands, from 0."""
        place = self._places.get(name)
        return place if place is not None and place < self._length else None

    @overload
    def __getitem__(self, place: int) -> Act: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Act, ...]: ...
    def __getitem__(self, place: int | slice) -> Act | tuple[Act, ...]:
        if isinstance(place, slice):
            return tuple(self._acts[n] for n in range(*place.indices(self._length)))
        return self._acts[range(self._length)[place]]

    def __len__(self) -> int:
        return self._length

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A sitting with the others of its session: the acts in order, those withdrawn, the state the others come to."""

    acts: Log = field(default_factory=Log, repr=False)
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
