"""Disagreements: two statements of a case that cannot both stand, or that answer one question differently.

A side points at a finding and holds no text of its own. Nothing here says who is right.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from observance.domain.case import Step
from observance.domain.matters import Matter


class DisagreementKind(StrEnum):
    """On what two statements differ; ``two_times`` is one actor at two times, ``check_record`` a record to be checked
    first: one side was interpreted and the figures are far apart, or a part is said to be larger than the whole."""

    FACT = "fact"
    FIGURE = "figure"
    LAW = "law"
    SCOPE = "scope"
    REMEDY = "remedy"
    TWO_TIMES = "two_times"
    CHECK_RECORD = "check_record"


class Caution(StrEnum):
    """What a reader should know before relying on a side."""

    INTERPRETED = "interpreted"
    DRAFT = "draft"
    RECALLED = "recalled"
    PART_ABOVE_WHOLE = "part_above_whole"
    FAR_APART = "far_apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side: who says it and where, the kind of its finding, its place (code points of the document's
    text) and the text there.

    ``value`` is the figure given, ``None`` where the sides differ on no figure. ``others`` are further places that say
    what this side says.
    """

    said: Step
    kind: str
    quote: str
    start: int
    end: int
    segments: tuple[tuple[int, int], ...] = ()
    value: str | None = None
    others: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two sides and the one thing on which they differ.

    ``point`` is a key of ``reference/points.toml`` or of the things that are counted, ``None`` where two remedies are
    asked for. ``about`` names the articles and actors that both sides are about; ``cautions`` say what to look at.
    """

    id: str
    kind: DisagreementKind
    point: str | None
    a: Side
    b: Side
    about: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """The disagreements of a case, the surest first. The order says nothing of who is right."""

    matter: Matter
    disagreements: tuple[Disagreement, ...] = ()


def disagreement_id(kind: DisagreementKind, point: str | None, a: str, b: str) -> str:
    """The id of a disagreement: of its kind, its point and its two findings, in whatever order."""
    seed = "\x1f".join(("disagreement", kind.value, point or "", *sorted((a, b))))
    return hashlib.sha256(seed.encode()).hexdigest()[:20]
