"""Relations: how one who is named stands to another, as the words of a text state it.

The findings of :mod:`observance.extract.relations`; who the two are is told by :mod:`observance.domain.parties`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from observance.domain.findings import Finding


class RelationKind(StrEnum):
    """How one actor stands to another, as a text states it."""

    CHAIRS = "chairs"
    HOLDS_OFFICE = "holds_office"
    MEMBER_OF = "member_of"
    AFFILIATED_TO = "affiliated_to"
    ALSO_KNOWN_AS = "also_known_as"
    SUCCEEDS = "succeeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRelation(Finding):
    """How one who is named stands to another: ``one`` and ``other`` are the ids of the two names.

    ``words`` state it ("General Secretary of the"); ``date`` is ISO 8601 of what is printed right behind, the day of
    an election or the time since when.
    """

    relation: RelationKind
    one: str
    other: str
    words: str
    date: str | None = None
