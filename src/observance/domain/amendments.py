"""What becomes of a record: the draft published, amendments to it, its adoption.

Nothing here reads or writes files. Times are whole milliseconds since 1 January 1970, UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


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
class AdoptedRecord:
    """The record of an earlier sitting, adopted in this one."""

    symbol: str
    as_amended: bool


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
