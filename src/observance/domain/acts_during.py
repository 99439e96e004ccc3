"""Acts of a sitting that is held: chair, phases, items, the floor and its clock; and the withdrawal of an act.

Nothing here reads or writes files.
"""

from __future__ import annotations

from dataclasses import dataclass

from observance.domain.act import Act, ActInSitting
from observance.domain.amendments import AdoptedRecord
from observance.domain.rules import SpeakingLimit


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeChair(ActInSitting):
    """Somebody is in the chair from now on."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSitting(ActInSitting):
    """The sitting opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendSitting(ActInSitting):
    """The sitting is suspended; the clock of a speaker stops."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeSitting(ActInSitting):
    """A sitting that was suspended or adjourned goes on; the clock does so by an act of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjournSitting(ActInSitting):
    """The sitting is adjourned; nobody has the floor."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseSitting(ActInSitting):
    """The sitting is over; nobody has the floor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem(ActInSitting):
    """The discussion of an item begins, or goes on."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseItem(ActInSitting):
    """The discussion of the open item ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairSpeaks(ActInSitting):
    """The Chair speaks, with nobody else on the floor."""

    turn: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveFloor(ActInSitting):
    """The Chair gives the floor to who asked for it."""

    turn: str
    request: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StopClock(ActInSitting):
    """The speaker's clock stops; the speaker keeps the floor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeClock(ActInSitting):
    """The speaker's clock goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendTime(ActInSitting):
    """The speaker gets more time; the limit itself stays."""

    milliseconds: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interrupt(ActInSitting):
    """The Chair interrupts the speaker, whose clock stops until the turn that interrupts is over."""

    turn: str
    language: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisePointOfOrder(ActInSitting):
    """Somebody raises a point of order, and has the floor for it at once."""

    turn: str
    capacity: str
    language: str
    person: str | None = None
    delegation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTurn(ActInSitting):
    """The turn that has the floor is over; a turn that it interrupted has the floor again, its clock stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnounceLimit(ActInSitting):
    """The officers' decision on speaking time, for turns given from now on."""

    limit: SpeakingLimit
    reason: str
    item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSpokenLanguage(ActInSitting):
    """The language that was really spoken, as a person heard it."""

    turn: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptEarlierRecords(ActInSitting):
    """Records of earlier sittings are adopted in this one; those that this journal holds are adopted by this act."""

    records: tuple[AdoptedRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawAct(Act):
    """An act is withdrawn, as if it had not been; a withdrawal can itself be withdrawn."""

    withdrawn: str
    reason: str
