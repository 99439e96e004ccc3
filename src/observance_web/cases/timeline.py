"""The timeline as a picture: years on a line, what has a date in four rows above each other.

Reads how much has a date in each month; gives places in a drawing of fixed width, so many at most however long a case
is. The table beside it holds the rows in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

WIDTH, LEFT, RIGHT, ROW, TOP = 960, 120, 24, 34, 18
#: The side of the place of a dot: 24 pixels, the least that WCAG 2.2 (2.5.8) asks of a target; the drawing is never
#: shown smaller than it is.
NEAR = 24
#: The rows of the picture, from above.
KINDS = ("document", "stated", "alleged", "relied_on")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """What has a date in the months that are drawn at one place: the centre, the first month, how much it is, and the
    number of the first row of the table that is drawn there.

    ``left`` is where the place begins: it is wide and high enough to be hit, and no other lies upon it.
    """

    x: float
    y: float
    left: float
    kind: str
    date: str
    count: int
    n: int

    @property
    def top(self) -> float:
        """Where the place begins."""
        return self.y - NEAR / 2

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


def picture_of(months: Sequence[tuple[str, str, int, int]]) -> Picture | None:
    """The picture of how much of each kind has its date in a month; ``None`` where nothing has a year."""
    dated = [(when, *rest) for rest in months if (when := _when(rest[1])) is not None]
    if not dated:
        return None
    years = [int(when) for when, *_ in dated]
    first, last = min(years), max(years) + 1
    kinds = [kind for kind in KINDS if any(row[1] == kind for row in dated)]
    lanes = {kind: TOP + ROW * n + ROW / 2 for n, kind in enumerate(kinds)}
    base = TOP + ROW * len(kinds)

    def x(when: float) -> float:
        return round(LEFT + (when - first) / (last - first) * (WIDTH - LEFT - RIGHT), 1)

    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step <= 14 or step == 100)
    dots: dict[tuple[str, int], Dot] = {}
    for when, kind, month, count, n in sorted(dated):
        # Dots of one row that would cover each other are one.
        place = (kind, int(x(when) // NEAR))
        known = dots.get(place)
        dots[place] = (
            replace(known, count=known.count + count, n=min(n, known.n))
            if known
            else Dot(x=x(when), y=lanes[kind], left=place[1] * NEAR, kind=kind, date=month, count=count, n=n)
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
