"""Acts that prepare a session: rules, programme, registry, written information, the list of speakers.

Nothing here reads or writes files.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from observance.domain.act import Act
from observance.domain.roster import (
    AgendaItem,
    Credential,
    Delegation,
    FloorRequest,
    Identity,
    Person,
    WrittenInformation,
)
from observance.domain.rules import RulesProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSitting(Act):
    """A sitting of the session. The first act is one, and makes its own credential the secretariat's."""

    identity: Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptProfile(Act):
    """The rules of the session, with all that is in them: a journal does not depend on files that may change."""

    profile: RulesProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideSetting(Act):
    """A number of the profile is another in this session."""

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
    to: int
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


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFloor(Act):
    """The floor is asked for; ``by`` and ``at`` of the request are those of the act."""

    request: FloorRequest


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
