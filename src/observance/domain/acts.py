"""The acts of a sitting: one class an act, each an entry of the sitting's append-only journal.

Nothing here reads or writes files. The id of an act is made by its client, so that a repeated one is known; ``by`` is
the credential that it is done with, ``at`` the time that it is given, in milliseconds since 1 January 1970, UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from observance.domain.sitting import (
    AdoptedRecord,
    AgendaItem,
    Amendment,
    Credential,
    Delegation,
    Identity,
    Person,
    Request,
    RulesProfile,
    SpeakingLimit,
    WrittenInformation,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What every act has."""

    id: str
    by: str
    at: int


# --- Before the sitting ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSitting(Act):
    """The first act: which sitting it is. Its credential becomes the secretariat's."""

    identity: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptProfile(Act):
    """The rules of the session, with all that is in them: a journal does not depend on files that may change."""

    profile: RulesProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideSetting(Act):
    """A number of the profile is another in this sitting."""

    setting: str
    value: int
    reason: str
    announced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiveRule(Act):
    """A rule is set aside for one subject: the id of a request, turn, item or paper."""

    rule: str
    subject: str
    reason: str
    announced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetProgramme(Act):
    """The items of the session's programme, with the sitting in which each is heard."""

    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveItem(Act):
    """An item is heard in another sitting."""

    item: str
    sitting: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterDelegation(Act):
    """A delegation is registered, or its entry is put right."""

    delegation: Delegation


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPerson(Act):
    """A person is registered, or the entry is put right."""

    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCredential(Act):
    """A credential is given out."""

    credential: Credential


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWrittenInformation(Act):
    """A Government's written information is filed."""

    information: WrittenInformation


# --- The list of speakers -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFloor(Act):
    """The floor is asked for; ``by`` and ``at`` of the request are those of the act."""

    request: Request


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawRequest(Act):
    """A request is taken back."""

    request: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandInText(Act):
    """The text of a speech is handed in for the interpreters."""

    request: str
    text: str = field(repr=False)
    embargo: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseList(Act):
    """No further request is taken for an item."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantLeave(Act):
    """The officers authorise an observer to speak."""

    request: str


# --- The sitting ----------------------------------------------------------------------------------------------------


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


# --- The record -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteTurn(Act):
    """A writer gives one part of a turn's text, or gives it anew."""

    turn: str
    paragraphs: tuple[str, ...] = field(repr=False)
    language: str
    part: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeTurns(Act):
    """A turn is printed as the going on of an earlier one of the same speaker."""

    turn: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishDraft(Act):
    """The draft is published, with the time until which the Chair takes amendments."""

    deadline: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeAmendment(Act):
    """A change of one's own speech; ``by`` and ``at`` of the amendment are those of the act."""

    amendment: Amendment


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeAmendment(Act):
    """Its receipt is acknowledged."""

    amendment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptAmendment(Act):
    """It will stand in the adopted record."""

    amendment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseAmendment(Act):
    """It will not stand in the adopted record."""

    amendment: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnAmendment(Act):
    """It goes back to its author, who may propose another."""

    amendment: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptRecord(Act):
    """The record of this sitting was adopted, in the sitting named."""

    in_sitting: str
    as_amended: bool


_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")

#: The classes of acts by their kind, the name under which a journal and a rules profile know them.
ACTS: dict[str, type[Act]] = {_CAPITAL.sub("_", act.__name__).lower(): act for act in Act.__subclasses__()}
KINDS: dict[type[Act], str] = {act: kind for kind, act in ACTS.items()}


def kind_of(act: Act) -> str:
    """The kind of an act: the name of its class in small letters."""
    return KINDS[type(act)]
