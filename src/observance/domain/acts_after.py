"""Acts of the record: turns written and merged, the draft, amendments, adoption.

Nothing here reads or writes files.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from observance.domain.act import Act
from observance.domain.amendments import Amendment


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
