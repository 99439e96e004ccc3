"""Conclusions on a case: their text in each language, and what each item asks, of whom, by when.

Nothing here reads or writes files. Times are whole milliseconds since 1 January 1970, UTC. What conclusions ask are
items, never obligations: whether and how a State is bound is no matter of this software.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from observance.domain.amendments import Adoption
from observance.domain.findings import ActAsked


class DueEvent(StrEnum):
    """By which event something is asked, where no date is named."""

    NEXT_CONFERENCE = "next_conference"
    NEXT_EXPERTS = "next_experts"
    NEXT_REPORT = "next_report"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionItem:
    """One thing that conclusions ask: what, of whom, which act, by which event or date.

    ``paragraph`` counts from 0; ``what`` are words of that paragraph and ``of_whom`` words of the text, by language.
    ``by_date`` is ISO 8601, partial where the text is. Both ``by`` are ``None`` where the text names no time.
    """

    id: str
    act: ActAsked
    paragraph: int
    what: tuple[tuple[str, str], ...]
    of_whom: tuple[tuple[str, str], ...]
    by_event: DueEvent | None = None
    by_date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionText:
    """The paragraphs of conclusions in one language."""

    language: str
    paragraphs: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionChange:
    """A paragraph of conclusions that became another before they were adopted: in which language, who, when, why."""

    language: str
    paragraph: int
    old: str = field(repr=False)
    new: str = field(repr=False)
    by: str
    at: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOut:
    """Conclusions were read out: in which sitting, in which turn, when."""

    sitting: str
    turn: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusions:
    """Conclusions on an item of the programme. What follows ``items`` is what became of them."""

    id: str
    item: str
    texts: tuple[ConclusionText, ...]
    items: tuple[ConclusionItem, ...]
    by: str = ""
    at: int = 0
    changes: tuple[ConclusionChange, ...] = ()
    read: ReadingOut | None = None
    adoption: Adoption | None = None

    def text_in(self, language: str) -> ConclusionText | None:
        """The text in a language."""
        return next((text for text in self.texts if text.language == language), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierConclusions:
    """Conclusions that an earlier session of a body adopted, with the State and the Conventions that they are on."""

    body: str
    session: int
    state: str
    state_code: str | None
    conventions: tuple[int, ...]
    conclusions: Conclusions
