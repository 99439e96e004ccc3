"""What becomes of a record: the draft published, amendments to it, its adoption, corrigenda to what was adopted.

Nothing here reads or writes files. Times are whole milliseconds since 1 January 1970, UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from observance.domain.roster import AgendaItem, Delegation, Person
from observance.domain.rules import RulesProfile


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


class Change(StrEnum):
    """How an amendment changes a speech: other words in a paragraph, a paragraph more, a paragraph less."""

    WORDS = "words"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A change that somebody asks for in his own speech: of one paragraph, as a whole.

    ``turn`` is the turn as printed, ``paragraph`` counts from 0. ``old`` and ``new`` are the words before and after. A
    paragraph that is inserted stands before the one named, its ``old`` is ""; of one that is deleted ``new`` is "".
    """

    id: str
    turn: str
    paragraph: int
    old: str = field(repr=False)
    new: str = field(repr=False)
    corrects: Corrects
    change: Change = Change.WORDS
    by: str = ""
    at: int = 0
    standing: Standing = Standing.PROPOSED
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedRecord:
    """The record of an earlier sitting, adopted in this one."""

    symbol: str
    as_amended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a published draft prints of the session's rules and entries, as they were then: they may change later."""

    profile: RulesProfile
    agenda: tuple[AgendaItem, ...]
    people: Mapping[str, Person]
    delegations: Mapping[str, Delegation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The draft is out: when, the sha256 of its text, and until when amendments are taken, as the Chair stated."""

    at: int
    deadline: int
    text_sha256: str
    printed: Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """The record of this sitting was adopted: in which sitting, when, as amended or not, and the sha256 of its text."""

    in_sitting: str
    at: int
    as_amended: bool
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrigendum:
    """A mistake in an adopted record, put right: a paragraph of the adopted words, or of an earlier corrigendum's.

    ``turn`` is the turn as printed, ``paragraph`` counts from 0 among its adopted paragraphs.
    """

    id: str
    turn: str
    paragraph: int
    old: str = field(repr=False)
    new: str = field(repr=False)
    reason: str
    by: str = ""
    at: int = 0
