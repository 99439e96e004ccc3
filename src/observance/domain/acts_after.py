"""Acts of the record: turns written and merged, the draft, amendments, adoption, corrigenda.

Nothing here reads or writes files.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from observance.domain.act import ActInSitting
from observance.domain.amendments import Amendment, Corrigendum


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteTurn(ActInSitting):
    """A writer gives one part of a turn's text, or gives it anew.

    ``after`` is what interrupted the turn before this part: a turn, or the act that suspended or resumed the sitting.
    """

    turn: str
    paragraphs: tuple[str, ...] = field(repr=False)
    language: str
    part: int = 1
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeTurns(ActInSitting):
    """A turn is printed as the going on of an earlier one of the same speaker."""

    turn: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishDraft(ActInSitting):
    """The draft is published, with the time until which the Chair takes amendments."""

    deadline: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeAmendment(ActInSitting):
    """A change of one's own speech; ``by`` and ``at`` of the amendment are those of the act."""

    amendment: Amendment


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeAmendment(ActInSitting):
    """Its receipt is acknowledged."""

    amendment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptAmendment(ActInSitting):
    """It will stand in the adopted record."""

    amendment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseAmendment(ActInSitting):
    """It will not stand in the adopted record."""

    amendment: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnAmendment(ActInSitting):
    """It goes back to its author, who may propose another."""

    amendment: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptRecord(ActInSitting):
    """The record of this sitting was adopted, in a sitting that this journal does not hold."""

    in_sitting: str
    as_amended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueCorrigendum(ActInSitting):
    """A mistake in the adopted record is put right; the adopted text stays. ``by`` and ``at`` are those of the act."""

    corrigendum: Corrigendum
