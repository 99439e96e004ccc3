"""The timeline as a picture: years on a line, what has a date in four rows above each other.

Reads milestones; gives places in a drawing of fixed width. The table beside it holds the same rows in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from observance_web.cases.models import Milestone

WIDTH, LEFT, RIGHT, ROW, TOP = 960, 120, 24, 34, 18
#: The rows of the picture, from above.
KINDS = ("document", "stated", "alleged", "relied_on")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A milestone in the picture: its centre, and the row of the table that tells of it."""

    x: float
    y: float
    n: int
    kind: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A year on the line."""

    x: float
    year: int
    labelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row of the picture: its kind and where it lies."""

    kind: str
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All places of the drawing."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    left: int
    right: int
    base: float


def picture_of(milestones: Sequence[Milestone]) -> Picture | None:
    """The picture of milestones; ``None`` where nothing has a year."""
    dated = [(when, one) for one in milestones if (when := _when(one.date)) is not None]
    if not dated:
        return None
    years = [int(when) for when, _ in dated]
    first, last = min(years), max(years) + 1
    kinds = [kind for kind in KINDS if any(one.kind == kind for _, one in dated)]
    lanes = {kind: TOP + ROW * n + ROW / 2 for n, kind in enumerate(kinds)}
    base = TOP + ROW * len(kinds)

    def x(when: float) -> float:
        return round(LEFT + (when - first) / (last - first) * (WIDTH - LEFT - RIGHT), 1)

    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step <= 14 or step == 100)
    return Picture(
        width=WIDTH,
        height=int(base) + 30,
        lanes=tuple(Lane(kind=kind, y=y) for kind, y in lanes.items()),
        ticks=tuple(Tick(x=x(year), year=year, labelled=year % step == 0) for year in range(first, last + 1)),
        dots=tuple(_dots(dated, lanes, x)),
        left=LEFT,
        right=WIDTH - RIGHT,
        base=base,
    )


def _dots(dated: Sequence[tuple[float, Milestone]], lanes: dict[str, float], x: object) -> list[Dot]:
    """Dots of one row that would cover each other stand a little above each other."""
    assert callable(x)
    dots: list[Dot] = []
    near: dict[tuple[str, int], int] = {}
    for when, one in dated:
        at = x(when)
        place = (one.kind, int(at // 7))
        nth = near[place] = near.get(place, -1) + 1
        shift = (0, -7, 7)[nth % 3]
        dots.append(Dot(x=at, y=lanes[one.kind] + shift, n=one.n, kind=one.kind, date=one.date))
    return dots


def _when(iso: str) -> float | None:
    """A date as a year with its part; of an interval, its beginning, or its end where it has no beginning."""
    found = _DATE.search(iso)
    if found is None:
        return None
    year, month, date = (int(part) if part else None for part in found.groups())
    assert year is not None
    return year + ((month or 7) - 1) / 12 + ((date or 15) - 1) / 366
