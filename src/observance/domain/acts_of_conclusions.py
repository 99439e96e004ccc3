"""Acts of conclusions: drafted, amended, read out, adopted; and those of an earlier session, taken up.

Nothing here reads or writes files.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from observance.domain.act import Act, ActInSitting
from observance.domain.conclusions import ConclusionItem, Conclusions, EarlierConclusions


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftConclusions(Act):
    """Conclusions on an item are drafted, or drafted anew; ``by`` and ``at`` are those of the act."""

    conclusions: Conclusions


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendConclusions(Act):
    """A paragraph of conclusions becomes another, in one language; ``items`` replaces items whose words it touches."""

    conclusions: str
    language: str
    paragraph: int
    old: str = field(repr=False)
    new: str = field(repr=False)
    reason: str
    items: tuple[ConclusionItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOutConclusions(ActInSitting):
    """Who has the floor reads the conclusions out."""

    conclusions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptConclusions(ActInSitting):
    """Conclusions are adopted, in the words read out in this sitting."""

    conclusions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUpConclusions(Act):
    """What an earlier session adopted is before this one, with all that is in it."""

    conclusions: tuple[EarlierConclusions, ...]
