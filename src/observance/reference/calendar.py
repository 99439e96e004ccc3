"""Dates as they are printed, in every language in use.

Reads a text; gives where a day, a month or a year is named and which, ISO 8601, partial where the text is. Names of
months are terms of the languages, words between the parts (``de``) stand in their ``dates.toml``; only the order of the
parts is known here. A year that is not printed is not supplied: such a day comes back without one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import ahocorasick_rs

from observance.domain.fold import Folded, fold, fold_words
from observance.lang import codes, pattern, terms, worded
from observance.lang.frames import codes_of, groups
from observance.lang.wording import Starts, matched_at

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


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPeriod:
    """A month of a year, a year, or years from one to another in a text; ``iso`` is partial, or an interval."""

    start: int
    end: int
    iso: str


def dates_in(text: str) -> tuple[PrintedDate, ...]:
    """The days named in a text, in order."""
    return _days_in(text, fold(text)) if _DIGIT.search(text) else ()


def printed_in(text: str) -> tuple[tuple[PrintedDate, ...], tuple[PrintedPeriod, ...]]:
    """The days named in a text, and the months and years that belong to no day, each in order.

    A number that could be a year is taken for one: what it counts or numbers is for the caller to tell.
    """
    if _DIGIT.search(text) is None:
        return (), ()
    folded = fold(text)
    days = _days_in(text, folded)
    periods = _periods_in(folded)
    taken = {place for day in days for place in range(day.start, day.end)}
    return days, tuple(p for p in periods if p.start not in taken and p.end - 1 not in taken)


def _days_in(text: str, folded: Folded) -> tuple[PrintedDate, ...]:
    found = []
    for match in matched_at(_days(), folded.text, _openings(folded.text)):
        parts = match.groupdict()
        month = _month(parts)
        day = next((int(parts[k]) for k in ("d1", "d2", "d3", "d4", "d5") if parts[k]), 0)
        year = next((_year(parts[k]) for k in ("y1", "y2", "y3", "y4", "y5") if parts[k]), None)
        start, end = folded.source_span(*match.span())
        if text[end - 1] == "." and match.group()[:-1].rsplit(None, 1)[-1] not in _short():
            end -= 1
        # "you may 13" names no day: where the month comes first it has a capital.
        if month and _is_day(year, month, day) and (not parts["m2"] or text[start].isupper()):
            found.append(PrintedDate(start=start, end=end, year=year, month=month, day=day))
    return tuple(found)


def date_behind(text: str, at: int) -> tuple[str, int, int] | None:
    """The date that stands behind an offset, within a few letters: a day, a month with its year, or a year alone.

    Gives ISO 8601, as exact as the text, with its place.
    """
    days, periods = printed_in(text[at : at + _WITHIN])
    near = [(d.iso, d.start, d.end) for d in days if d.iso and d.start <= _NEAR]
    near += [(p.iso, p.start, p.end) for p in periods if "/" not in p.iso and p.start <= _NEARER]
    return next(((iso, at + start, at + end) for iso, start, end in near if iso), None)


#: What may stand between a word and the date that it announces ("adopted on the", "no 41-VII du").
_NEAR, _NEARER = 8, 4
_WITHIN = 60


def _periods_in(folded: Folded) -> tuple[PrintedPeriod, ...]:
    found = []
    for match in matched_at(_periods(), folded.text, _openings(folded.text)):
        start, end = folded.source_span(*match.span())
        found.append(PrintedPeriod(start=start, end=end, iso=_period(match)))
    return tuple(found)


def _period(match: re.Match[str]) -> str:
    """The ISO form of a month or of years; "2020-05" is a month and "2020-21" are years, as "2010-12" are."""
    year, month, decade, other = match["y1"] or match["y2"], match["m1"], match["tens"], match["other"]
    if month:
        return f"{year}-{_months()[month.rstrip('.')]:02}"
    if decade:
        return f"{year[:3]}0/{year[:3]}9"
    if not other:
        return year
    if len(other) == 2 and int(other) <= int(year[2:]):
        return f"{year}-{other}" if 1 <= int(other) <= 12 and match["dash"] == "-" else year
    return f"{year}/{other if len(other) == 4 else year[:2] + other}"


def _month(parts: dict[str, str | None]) -> int:
    name = parts["m1"] or parts["m2"] or parts["m5"]
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
    names: dict[str, int] = {}
    for code in codes():
        for name, number in terms.months(code).items():
            names.setdefault(fold_words(name), number)
    return names


@worded
def _short() -> frozenset[str]:
    """Names that are cut short: a full stop behind one belongs to it, behind another it ends the sentence."""
    short = {fold_words(name) for code in codes() for name in terms.abbreviated(code)}
    return frozenset(
        short - {fold_words(n) for code in codes() for n in terms.months(code).keys() - terms.abbreviated(code)}
    )


@worded
def _names() -> str:
    return "|".join(sorted(map(re.escape, _months()), key=lambda name: (-len(name), name)))


#: Enough letters of a month to pass most words.
_HEAD = 3
#: A figure of a script that has figures of its own.
_OTHER_DIGIT = re.compile(r"[^\D0-9]")


@worded
def _heads() -> Starts:
    """Where a date may begin: at a figure, or at the first letters of a month."""
    heads = {name[:_HEAD] for name in _months()}
    lead = re.compile(rf"(?<!\w)(?=\d|{'|'.join(sorted(map(re.escape, heads)))})")
    return Starts(lead, ahocorasick_rs.AhoCorasick(sorted({*heads, *"0123456789"})))


def _openings(text: str) -> Sequence[int]:
    """Where in a folded text a date may begin."""
    heads = _heads()
    if not text.isascii() and _OTHER_DIGIT.search(text):
        return [found.start() for found in heads.lead.finditer(text)]
    return heads.within(text)


@worded
def _of() -> str:
    """The words between the parts of a date: "5 de mayo", "March of 2019"; folded as the text is."""
    return pattern(fold_words(form) for code in codes_of("dates") for form in groups("dates", code).get("of", ()))


_YEAR = r"(?:1[89]|20)\d\d"


@worded
def _days() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.])(?:"
        rf"(?P<d1>\d{{1,2}})(?:er|st|nd|rd|th|\.?[º°o])?\s+(?:{_of()}\s+)?(?P<m1>{_names()})\.?(?!\w)"
        rf"(?:,?\s+(?:{_of()}\s+)?(?P<y1>{_YEAR}|\d\d(?![\d:.]))(?!\w))?"
        rf"|(?P<m2>{_names()})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\w)(?:,?\s+(?P<y2>{_YEAR})(?!\w))?"
        rf"|(?P<y3>{_YEAR})-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\w)"
        rf"|(?P<d5>\d{{1,2}})-(?P<m5>{_names()})\.?\s?-\s?(?P<y5>{_YEAR}|\d\d)(?![\w:.-]\d|\w)"
        rf"|(?P<d4>\d{{1,2}})[./](?P<m4>\d{{1,2}})[./](?P<y4>{_YEAR})(?!\w|\.\d)"
        rf")"
    )


@worded
def _periods() -> re.Pattern[str]:
    """A month with its year, or a year that is no part of a longer number, with the year to which it leads."""
    return re.compile(
        rf"(?<![\w/.,№#-])(?<!\d\s)(?:"
        rf"(?P<m1>{_names()})\.?,?\s+(?:{_of()}\s+)?(?P<y1>{_YEAR})"
        rf"|(?P<y2>{_YEAR})(?:(?P<tens>s|-е|-х)|\s?(?P<dash>[-–/])\s?(?P<other>(?:19|20)\d\d|\d\d))?"
        rf")(?!\w|[.,:/]\d|-\w|\s?%|\s\d{{3}}(?!\d))"
    )


def month_names() -> tuple[str, ...]:
    """The names of months in the languages in use, folded."""
    return tuple(sorted(_months()))
