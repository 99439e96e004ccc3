"""Dates as they are printed, in English, French, Spanish and Russian.

Reads a text; gives where a day is named and which, ISO 8601, partial where the text is. Months are Babel's names; only
the order of the parts is known here. A year that is not printed is not supplied: such a day comes back without one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from observance.domain.fold import fold, fold_words
from observance.lang import codes, worded

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A day in a text: ``start:end``, and year, month and day; the year is ``None`` where it is not printed."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    @property
    def iso(self) -> str | None:
        return f"{self.year:04}-{self.month:02}-{self.day:02}" if self.year else None

    def in_year(self, year: int) -> str:
        return f"{year:04}-{self.month:02}-{self.day:02}"


def dates_in(text: str) -> tuple[PrintedDate, ...]:
    """The days named in a text, in order."""
    if _DIGIT.search(text) is None:
        return ()
    folded = fold(text)
    found = []
    for match in _days().finditer(folded.text):
        parts = match.groupdict()
        month = _month(parts)
        day = next((int(parts[k]) for k in ("d1", "d2", "d3", "d4") if parts[k]), 0)
        year = next((_year(parts[k]) for k in ("y1", "y2", "y3", "y4") if parts[k]), None)
        start, end = folded.source_span(*match.span())
        # "you may 13" names no day: where the month comes first it has a capital.
        if month and _is_day(year, month, day) and (not parts["m2"] or text[start].isupper()):
            found.append(PrintedDate(start=start, end=end, year=year, month=month, day=day))
    return tuple(found)


def date_behind(text: str, at: int) -> tuple[str, int, int] | None:
    """The date that stands behind an offset, within a few letters: a day, a month with its year, or a year alone.

    Gives ISO 8601, as exact as the text, with its place.
    """
    near = next((d for d in dates_in(text) if d.iso and at <= d.start <= at + _NEAR), None)
    if near and near.iso:
        return near.iso, near.start, near.end
    folded = fold(text[at : at + _WITHIN])
    found = _months_and_years().match(folded.text)
    if found is None:
        return None
    start, end = folded.source_span(found.start("day"), found.end("day"))
    month = f"-{_months()[found['month'].rstrip('.')]:02}" if found["month"] else ""
    return f"{found['year']}{month}", at + start, at + end


#: What may stand between a word and the date that it announces ("adopted on the", "no 41-VII du").
_NEAR = 8
_WITHIN = 60


@worded
def _months_and_years() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _months()), key=lambda name: (-len(name), name)))
    return re.compile(rf"[^\w]{{0,4}}(?P<day>(?:(?P<month>{months})\.?\s+(?:de\s+)?)?(?P<year>(?:19|20)\d\d))(?!\w)")


def _month(parts: dict[str, str | None]) -> int:
    name = parts["m1"] or parts["m2"]
    return _months()[name.rstrip(".")] if name else int(parts["m3"] or parts["m4"] or 0)


def _year(printed: str) -> int:
    """Two figures after a month mean this century up to 69 and the last from 70 on, as POSIX reads them."""
    year = int(printed)
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _is_day(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


@worded
def _months() -> dict[str, int]:
    """Names of months, folded, in full, inflected and abbreviated."""
    from babel import Locale

    names: dict[str, int] = {}
    for code in codes():
        for use in Locale(code).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in use[width].items():
                    names.setdefault(fold_words(name).rstrip("."), number)
    return names


@worded
def _days() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _months()), key=lambda name: (-len(name), name)))
    year = r"(?:1[89]|20)\d\d"
    return re.compile(
        rf"(?<![\w.])(?:"
        rf"(?P<d1>\d{{1,2}})(?:er|st|nd|rd|th|º|°)?\s+(?:de\s+)?(?P<m1>{months})\.?(?!\w)"
        rf"(?:,?\s+(?:de\s+|del\s+)?(?P<y1>{year}|\d\d(?![\d:.]))(?!\w))?"
        rf"|(?P<m2>{months})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\w)(?:,\s+(?P<y2>{year})(?!\w))?"
        rf"|(?P<y3>{year})-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\w)"
        rf"|(?P<d4>\d{{1,2}})[./](?P<m4>\d{{1,2}})[./](?P<y4>{year})(?!\w|\.\d)"
        rf")"
    )
