"""What is entered before a sitting: which sittings, the programme, delegations, people, credentials, requests, papers.

Nothing here reads or writes files. Times are whole milliseconds since 1 January 1970, UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from observance.domain.record import Capacity, Convention, SpeechKind
from observance.domain.rules import Part


class Office(StrEnum):
    """On whose behalf a credential acts."""

    SECRETARIAT = "secretariat"
    CHAIR = "chair"
    WRITER = "writer"
    DELEGATE = "delegate"


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
class FloorRequest:
    """Somebody asks for the floor in an item.

    ``on_behalf_of`` are the groups spoken for, ``aligned`` the States that join. ``text`` is handed in for the
    interpreters and is under embargo until delivery where ``embargo`` says so. ``by`` is the credential that asked: it
    alone may amend the speech. ``leave`` is what an observer needs, ``turn`` the turn that it came to.
    """

    id: str
    item: str
    capacity: Capacity
    delegation: str | None
    person: str | None
    language: str
    part: Part = Part.DISCUSSION
    kind: SpeechKind = SpeechKind.SPEECH
    on_behalf_of: tuple[str, ...] = ()
    aligned: tuple[str, ...] = ()
    text: str | None = field(default=None, repr=False)
    embargo: bool = True
    by: str = ""
    at: int = 0
    leave: bool = False
    withdrawn: bool = False
    turn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenInformation:
    """Information that a Government sent in writing on an item; it complements the oral reply.

    ``answers`` are the ids of items of earlier conclusions to which it says that it answers.
    """

    id: str
    item: str
    delegation: str
    pages: int
    title: str
    sha256: str
    answers: tuple[str, ...] = ()
