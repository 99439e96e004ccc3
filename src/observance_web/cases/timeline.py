"""The timeline as a picture: years on a line, what has a date in four rows above each other.

Reads how much has a date in each month; gives places in a drawing of fixed width, so many at most however long a case
is. The table beside it holds the rows in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

WIDTH, LEFT, RIGHT, ROW, TOP, NEAR = 960, 120, 24, 34, 18, 9
#: The rows of the picture, from above.
KINDS = ("document", "stated", "alleged", "relied_on")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """What has a date in the months that are drawn at one place: the centre, the first month, and how much it is."""

    x: float
    y: float
    kind: str
    date: str
    count: int

    @property
    def radius(self) -> float:
        """Larger where more is drawn at one place, and never so large that it hides its neighbours."""
        return min(4.5 + (self.count - 1) * 0.5, 8)


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


def picture_of(months: Sequence[tuple[str, str, int]]) -> Picture | None:
    """The picture of how much of each kind has its date in a month; ``None`` where nothing has a year."""
    dated = [(when, kind, month, count) for kind, month, count in months if (when := _when(month)) is not None]
    if not dated:
        return None
    years = [int(when) for when, _, _, _ in dated]
    first, last = min(years), max(years) + 1
    kinds = [kind for kind in KINDS if any(one == kind for _, one, _, _ in dated)]
    lanes = {kind: TOP + ROW * n + ROW / 2 for n, kind in enumerate(kinds)}
    base = TOP + ROW * len(kinds)

    def x(when: float) -> float:
        return round(LEFT + (when - first) / (last - first) * (WIDTH - LEFT - RIGHT), 1)

    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step <= 14 or step == 100)
    dots: dict[tuple[str, int], Dot] = {}
    for when, kind, month, count in dated:
        # Dots of one row that would cover each other are one.
        place = (kind, int(x(when) // NEAR))
        known = dots.get(place)
        dots[place] = (
            replace(known, count=known.count + count)
            if known
            else Dot(x=x(when), y=lanes[kind], kind=kind, date=month, count=count)
        )
    return Picture(
        width=WIDTH,
        height=int(base) + 30,
        lanes=tuple(Lane(kind=kind, y=y) for kind, y in lanes.items()),
        ticks=tuple(Tick(x=x(year), year=year, labelled=year % step == 0) for year in range(first, last + 1)),
        dots=tuple(dots.values()),
        left=LEFT,
        right=WIDTH - RIGHT,
        base=base,
    )


def _when(iso: str) -> float | None:
    """A date as a year with its part; of an interval, its beginning, or its end where it has no beginning."""
    found = _DATE.search(iso)
    if found is None:
        return None
    year, month, date = (int(part) if part else None for part in found.groups())
    assert year is not None
    return year + ((month or 7) - 1) / 12 + ((date or 15) - 1) / 366
