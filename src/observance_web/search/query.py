"""What is searched for and what is found: the nouns of a search."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Matching(StrEnum):
    """How near a word must be to what was typed.

    ``EXACT``: the word itself, capitals and accents aside. ``FORMS``: its inflected forms too. ``SPELLING``: also any
    spelling and script of a name; an actor's spellings count as one.
    """

    EXACT = "exact"
    FORMS = "forms"
    SPELLING = "spelling"


class Order(StrEnum):
    """``TIME``: newest documents first, each in the order of its text. ``CLOSENESS``: by how much of a text matches."""

    TIME = "time"
    CLOSENESS = "closeness"


class UnitKind(StrEnum):
    """What a unit of the index is."""

    PASSAGE = "passage"
    FINDING = "finding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A passage, or the words of a finding, as it is searched and shown.

    ``document`` is the reference of the document, ``date`` its date (ISO 8601, partial allowed); ``n`` the place of the
    unit in the document, from 0; ``passage`` the number of the passage it is or lies in. ``finding`` is the id of a
    finding and ``what`` its kind (``request``); ``how`` is the insistence, status, type or grade. ``by`` is how the
    speaker or author is cited.
    """

    document: str
    n: int
    kind: UnitKind
    text: str
    passage: int
    date: str | None = None
    page: int | None = None
    language: str | None = None
    interpreted_from: str | None = None
    speech: int | None = None
    by: str | None = None
    capacity: str | None = None
    state: str | None = None
    finding: str | None = None
    what: str | None = None
    how: str | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a unit must be; several values of one filter are alternatives. Years are inclusive."""

    kind: UnitKind | None = None
    documents: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    whats: tuple[str, ...] = ()
    hows: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What somebody typed, how near a word must be, what a unit must be, and which of the results are wanted."""

    text: str
    matching: Matching = Matching.FORMS
    filters: Filters = field(default_factory=Filters)
    order: Order = Order.TIME
    limit: int = 20
    offset: int = 0


class How(StrEnum):
    """In which way a word matched."""

    EXACT = "exact"
    FORM = "form"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words (folded) that must follow each other, and in which way they match what was typed."""

    words: tuple[str, ...]
    how: How = How.EXACT
    prefix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A search in terms of the index: every group must be found in one of its phrases, no unwanted phrase may be."""

    groups: tuple[tuple[Phrase, ...], ...]
    unwanted: tuple[Phrase, ...] = ()

    def phrases(self) -> tuple[Phrase, ...]:
        """All phrases that may be found."""
        return tuple(phrase for group in self.groups for phrase in group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A unit that was found, with its key in the index."""

    key: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The results that were wanted, and how many there are: ``more`` says that counting stopped at ``count``.

    ``ranked`` says whether all were put in the order of closeness; of very many, only the newest are.
    """

    hits: tuple[Hit, ...]
    count: int
    more: bool
    wanted: Wanted
    ranked: bool = True
