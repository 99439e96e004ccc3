"""From when a document counts: what is certain of its date, and the times that are counted from it.

Reads a setting's date (ISO 8601, partial or an interval); gives :class:`Anchor`. Of an interval only the year, or the
year and month, that both ends share is certain. What is not certain gives ``None``; the day on which the program runs
is never asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The year, month and day of a document as far as they are certain."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str | None:
        """All that is certain."""
        return iso_of(self.year, self.month, self.day)

    def shifted(self, unit: str, by: int) -> str | None:
        """A year, month or day counted from this one; a day of an uncertain day is the month's, at most."""
        if self.year is None:
            return None
        if unit == "year":
            return str(self.year + by)
        if unit == "month":
            return self.months_on(by)
        if self.month is None:
            return self.iso
        if self.day is None:
            return iso_of(self.year, self.month)
        return (date(self.year, self.month, self.day) + timedelta(days=by)).isoformat()

    def months_on(self, by: int) -> str | None:
        """So many months on (or back)."""
        if self.year is None or self.month is None:
            return None
        total = self.year * _MONTHS + self.month - 1 + by
        return iso_of(total // _MONTHS, total % _MONTHS + 1)

    def year_of(self, month: int, direction: str) -> int | None:
        """The year of a month that is named alone: the last one before, the next one after, or the nearest."""
        if self.year is None or self.month is None:
            return self.year if direction == "nearest" else None
        if direction == "past":
            return self.year if month < self.month else self.year - 1
        if direction == "future":
            return self.year if month > self.month else self.year + 1
        return self.year + (month - self.month < -_MONTHS // 2) - (month - self.month > _MONTHS // 2)

    def weekday(self, weekday: int, direction: str) -> str | None:
        """The last day of that name up to this one, or the next after it; Monday is 0."""
        if self.year is None or self.month is None or self.day is None:
            return None
        here = date(self.year, self.month, self.day)
        on = (weekday - here.weekday()) % 7
        return (here + timedelta(days=(on or 7) if direction == "future" else on - 7 if on else 0)).isoformat()


@lru_cache(maxsize=4096)
def anchor_of(when: str | None) -> Anchor:
    """What is certain of a date: all of it, or what both ends of an interval share."""
    first, _, last = (when or "").partition("/")
    one, other = parts_of(first), parts_of(last or first)
    shared: list[int | None] = []
    for a, b in zip(one, other, strict=True):
        shared.append(a if a == b and (not shared or shared[-1] is not None) else None)
    return Anchor(year=shared[0], month=shared[1], day=shared[2])


def parts_of(iso: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of a partial date."""
    parts = [int(part) if part.isdigit() else None for part in iso.split("-")]
    year, month, day = (*parts, None, None, None)[:3]
    return year, month, day


def iso_of(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """A partial date; ``None`` without a year."""
    if year is None:
        return None
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def interval(first: str | None, last: str | None) -> str | None:
    """From one time to another, the second no finer than the first."""
    if not first or not last:
        return None
    return f"{first}/{last}" if first != last else first
