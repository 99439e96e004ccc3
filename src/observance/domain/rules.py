"""The rules of a session as data: capacities, order, speaking time, numbers, words to print; and what replaces them.

Nothing here reads or writes files. Durations are milliseconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from observance.domain.record import Capacity, SpeechKind


class Part(StrEnum):
    """The part of an item's discussion in which a request is heard."""

    OPENING = "opening"
    DISCUSSION = "discussion"
    CLOSING = "closing"
    AFTER_CONCLUSIONS = "after_conclusions"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingLimit:
    """How long a turn may last; what is ``None`` is not asked for.

    ``national`` is true for speakers of the State whose case is discussed, ``group`` for those who speak for one.
    ``shared`` says that all such speakers of one capacity share the time within an item. ``standing`` is where the
    number comes from: ``seen``, ``recalled`` or ``invented``.
    """

    milliseconds: int
    capacities: tuple[Capacity, ...] = ()
    kind: SpeechKind | None = None
    part: Part | None = None
    national: bool | None = None
    group: bool | None = None
    shared: bool = False
    standing: str = "recalled"
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStep:
    """One step of the usual order within an item: who is heard in it."""

    capacities: tuple[Capacity, ...]
    part: Part
    national: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one language prints what a record repeats.

    ``roles`` gives for a capacity its name by grammatical form ("" where it has one), ``spoken`` for a language what
    the phrase ``interpretation`` calls it, ``events`` the clauses of what happens (what has none is not
    told), ``told`` the sentence made of them, ``joined`` what stands between the last two of several. ``conclusions``
    is the title of conclusions on a State, ``adopted_on`` the line below it.
    """

    roles: Mapping[str, Mapping[str, str]]
    interpretation: str
    spoken: Mapping[str, str]
    chair_line: str
    ratification: str
    draft: str
    adopted: str
    corrected: str
    joined: str
    told: str
    conclusions: str
    draft_conclusions: str
    adopted_on: str
    events: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesProfile:
    """The rules of one session, dated, as the body adopted them.

    ``standing`` says of each number whether it is ``seen``, ``recalled`` or ``invented``, ``source`` where. ``may``
    gives for each office the kinds of acts that it may do, ``limits`` are tried in order, ``order`` is the usual order
    within an item, ``waivable`` names the rules that an act may waive for one subject.
    """

    id: str
    body: str
    session: int
    adopted_on: str
    note: str
    capacities: tuple[Capacity, ...]
    languages: tuple[str, ...]
    spoken: tuple[str, ...]
    limits: tuple[SpeakingLimit, ...]
    order: tuple[OrderStep, ...]
    may: Mapping[str, tuple[str, ...]]
    waivable: tuple[str, ...]
    settings: Mapping[str, int]
    standing: Mapping[str, str]
    source: Mapping[str, str]
    wording: Mapping[str, Wording]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A rule set aside for one subject: who, when, why, and whether the meeting was told."""

    rule: str
    subject: str
    by: str
    at: int
    reason: str
    announced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A number of the profile replaced for this sitting: who, when, why, and whether the meeting was told."""

    setting: str
    value: int
    by: str
    at: int
    reason: str
    announced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """Limits announced in a sitting, for turns given from then on: on an item, or (``None``) on all of that sitting."""

    limit: SpeakingLimit
    item: str | None
    by: str
    at: int
    reason: str
    sitting: str
