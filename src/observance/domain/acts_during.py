"""Acts of a sitting that is held: chair, phases, items, the floor and its clock; and the withdrawal of an act.

Nothing here reads or writes files.
"""

from __future__ import annotations

from dataclasses import dataclass

from observance.domain.act import Act
from observance.domain.amendments import AdoptedRecord
from observance.domain.rules import SpeakingLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeChair(Act):
    """Somebody is in the chair from now on."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSitting(Act):
    """The sitting opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendSitting(Act):
    """The sitting is suspended; the clock of a speaker stops."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeSitting(Act):
    """A sitting that was suspended or adjourned goes on; the clock does so by an act of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjournSitting(Act):
    """The sitting is adjourned; nobody has the floor."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseSitting(Act):
    """The sitting is over; nobody has the floor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem(Act):
    """The discussion of an item begins, or goes on."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseItem(Act):
    """The discussion of the open item ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairSpeaks(Act):
    """The Chair speaks, with nobody else on the floor."""

    turn: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveFloor(Act):
    """The Chair gives the floor to who asked for it."""

    turn: str
    request: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StopClock(Act):
    """The speaker's clock stops; the speaker keeps the floor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeClock(Act):
    """The speaker's clock goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendTime(Act):
    """The speaker gets more time; the limit itself stays."""

    milliseconds: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupt(Act):
    """The Chair interrupts the speaker, whose clock stops until the turn that interrupts is over."""

    turn: str
    language: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisePointOfOrder(Act):
    """Somebody raises a point of order, and has the floor for it at once."""

    turn: str
    capacity: str
    language: str
    person: str | None = None
    delegation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTurn(Act):
    """The turn that has the floor is over; a turn that it interrupted has the floor again, its clock stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnounceLimit(Act):
    """The officers' decision on speaking time, for turns given from now on."""

    limit: SpeakingLimit
    reason: str
    item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSpokenLanguage(Act):
    """The language that was really spoken, as a person heard it."""

    turn: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptEarlierRecords(Act):
    """Records of earlier sittings are adopted in this one."""

    records: tuple[AdoptedRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawAct(Act):
    """An act is withdrawn, as if it had not been; a withdrawal can itself be withdrawn."""

    act: str
    reason: str
