"""Dates: printed ones, years, and times counted from the document's date, each with what ISO 8601 says of it.

Reads utterances, headings among them; gives :class:`DateMention` findings. Printed dates are those of
:mod:`observance.reference.calendar`; what is counted ("last year") and the words around a date ("since", "the end of")
stand in ``dates.toml``. Three steps: single moments; those that complete one another ("9 June" and "this year"); and
ranges of two, or from one until the document's date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from observance.domain.findings import DateMention
from observance.domain.text import PassageKind
from observance.extract.anchors import Anchor, anchor_of, interval, iso_of, parts_of
from observance.extract.context import Context, attribution
from observance.extract.matching import Match, Slots, matches
from observance.extract.sessions import coming
from observance.extract.utterances import Setting, Utterance
from observance.lang import codes, folders_in_use, pattern, terms, worded, words_pattern
from observance.lang.frames import codes_of, groups
from observance.reference.calendar import printed_in
from observance.reference.sessions import year_of_next

KIND = "dates"
SLOTS: Slots = ()

_RULE = "calendar.printed"
_BEFORE, _TITLE = 24, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time in an utterance: where, and what is known of it; ``until`` closes an interval."""

    start: int
    end: int
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: str | None = None
    relative: bool = False
    direction: str | None = None

    @property
    def iso(self) -> str | None:
        """ISO 8601, partial or an interval, where a year is known."""
        here = iso_of(self.year, self.month, self.day)
        return interval(here, self.until) if self.until else here

    @property
    def is_year(self) -> bool:
        """Whether it names a year and nothing narrower."""
        return self.month is None and self.until is None


def find(context: Context) -> tuple[DateMention, ...]:
    """The dates of a document; those of its notes are no part of what is said."""
    return tuple(
        DateMention(
            citation=utterance.cite(moment.start, moment.end),
            rule=moment.rule,
            iso=moment.iso,
            relative=moment.relative,
            **attribution(utterance),
        )
        for utterance in context.utterances
        if utterance.passage.kind is not PassageKind.NOTE
        for moment in (*moments(utterance, context.setting), *_sessions(utterance, context.setting))
    )


def _sessions(utterance: Utterance, setting: Setting) -> Iterator[Moment]:
    """Sessions to come are dates, even where no calendar says of which year."""
    anchor = anchor_of(setting.date)
    for one in coming(utterance):
        if one.is_session and one.event and one.body_known:
            year = year_of_next(one.event, anchor.year, anchor.month)
            yield Moment(start=one.when[0], end=one.when[1], rule=one.rule, year=year, relative=True)


def moments(utterance: Utterance, setting: Setting | None) -> tuple[Moment, ...]:
    """The times named in an utterance, in order; without a setting none is counted."""
    date = setting.date if setting else None
    return utterance.once((KIND, folders_in_use(), date), lambda: _moments(utterance, date))


def _moments(utterance: Utterance, date: str | None) -> tuple[Moment, ...]:
    anchor = anchor_of(date)
    single = _apart((*_printed(utterance), *_counted(utterance, anchor)))
    if not single:
        return ()
    text = utterance.text
    whole = [_with_part(text, m) for m in _dated(utterance, _joined(text, single), anchor)]
    return tuple(_ranges(text, whole, anchor))


# --- Single moments ---------------------------------------------------------------------------------------------------


def _printed(utterance: Utterance) -> Iterator[Moment]:
    text = utterance.text
    days, periods = printed_in(text)
    for d in days:
        named = _named_day().search(text, max(0, d.start - _BEFORE), d.start)
        start = named.start() if named else d.start
        yield Moment(start=start, end=d.end, rule=_RULE, year=d.year, month=d.month, day=d.day)
    for p in periods:
        if len(p.iso) == 4 and (_is_counted(text, p.start, p.end) or closes_title(text, p.start)):
            continue
        first, _, last = p.iso.partition("/")
        year, month, _day = parts_of(first)
        yield Moment(start=p.start, end=p.end, rule=_RULE, year=year, month=month, until=last or None)


def _is_counted(text: str, start: int, end: int) -> bool:
    """Whether four figures say how many, or are a number of something."""
    return bool(_ends_in("counted_before").search(text, max(0, start - _BEFORE), start)) or bool(
        _begins("counted_after").match(text, end)
    )


def closes_title(text: str, start: int) -> bool:
    """Whether a year closes the title of a Convention: ", 1949" behind the word, in one stretch."""
    if text[max(0, start - 2) : start] != ", ":
        return False
    before = text[max(0, start - _TITLE) : start]
    return _titled().search(re.split(r"[.;:](?=\s[^\W\d_])|\d{4}", before)[-1]) is not None


def _counted(utterance: Utterance, anchor: Anchor) -> Iterator[Moment]:
    """The times that frames count from the document's date."""
    for match in matches(KIND, utterance, SLOTS):
        moment = _moment(utterance.text, match, anchor)
        if moment is not None:
            yield moment


def _moment(text: str, match: Match, anchor: Anchor) -> Moment | None:
    values, code = match.frame.values, match.frame.language
    start, end = match.slots.get(str(values.get("cite")), (match.start, match.end))
    made = Moment(start=start, end=end, rule=match.frame.id, relative=True)
    if "month" in match.slots:
        return _of_month(text, match, made)
    if "weekday" in match.slots:
        weekday = terms.weekdays(code)[_word(text, match, "weekday")]
        year, month, day = parts_of(anchor.weekday(weekday, str(values["direction"])) or "")
        return replace(made, year=year, month=month, day=day)
    by = _shift(text, match)
    if by is None:
        return None
    then = anchor.shifted(str(values["unit"]), by)
    year, month, day = parts_of(then or "")
    until = anchor.shifted(str(values["unit"]), 0) if values.get("span") else None
    return replace(made, year=year, month=month, day=day, until=until)


def _of_month(text: str, match: Match, made: Moment) -> Moment | None:
    start, _end = match.slots["month"]
    code = match.frame.language
    if terms.capitalised(code) and not text[start].isupper():
        return None
    day = int(text[slice(*match.slots["day"])]) if "day" in match.slots else None
    month = terms.months(code)[_word(text, match, "month")]
    return replace(made, month=month, day=day, direction=str(match.frame.values["direction"]))


def _word(text: str, match: Match, slot: str) -> str:
    return text[slice(*match.slots[slot])].lower().rstrip(".")


def _shift(text: str, match: Match) -> int | None:
    """How many units on (or back): the frame's own, or the number printed."""
    values = match.frame.values
    if "number" not in match.slots:
        return int(str(values["shift"]))
    number = terms.number_of(match.frame.language, _word(text, match, "number"))
    return None if number is None else number * int(str(values["sign"]))


def _apart(found: Sequence[Moment]) -> list[Moment]:
    """Those that do not overlap, the longer first, in the order of the text."""
    kept: list[Moment] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return sorted(kept, key=lambda m: m.start)


# --- What completes one another ---------------------------------------------------------------------------------------


def _joined(text: str, found: Sequence[Moment]) -> list[Moment]:
    """A day or month without a year takes that of a counted year right behind it: "9 June this year"."""
    joined: list[Moment] = []
    for one in found:
        before = joined[-1] if joined else None
        if before and _completes(text, before, one):
            joined[-1] = replace(before, end=one.end, year=one.year, relative=True, rule=one.rule)
        else:
            joined.append(one)
    return joined


def _completes(text: str, before: Moment, one: Moment) -> bool:
    open_ended = before.year is None and before.month is not None and one.relative and one.is_year
    return open_ended and _between("of_year").fullmatch(text, before.end, one.start) is not None


def _dated(utterance: Utterance, found: Sequence[Moment], anchor: Anchor) -> Iterator[Moment]:
    """Days and months without a year get that of the next in their row, of their sentence, or of the document."""
    named: tuple[int, int | None] = (0, None)
    for one, following in zip(found, (*found[1:], None), strict=True):
        if one.year is not None or one.month is None:
            named = (one.start, one.year) if one.year and not one.relative and not one.until else named
            yield one
            continue
        # The year that the sentence has named last, in print.
        said = named[1] if named[0] >= utterance.sentence_at(one.start)[0] else None
        year = _shared(utterance.text, following, one) or said
        relative = year is None or one.relative
        yield replace(one, year=year or anchor.year_of(one.month, one.direction or "nearest"), relative=relative)


def _shared(text: str, following: Moment | None, one: Moment) -> int | None:
    """The year of a date that is coordinated: "le 3 juin et le 4 juin 2024"."""
    if one.direction not in (None, "nearest") or following is None or following.relative or not following.month:
        return None
    return following.year if _coordinated().fullmatch(text, one.end, following.start) else None


def _with_part(text: str, one: Moment) -> Moment:
    """A part of a year belongs to it: "the beginning of this year"; what is certain stays the year."""
    if not one.is_year or one.day:
        return one
    before = _ends_in("part").search(text, max(0, one.start - _BEFORE), one.start)
    return replace(one, start=before.start()) if before else one


# --- Ranges -----------------------------------------------------------------------------------------------------------


def _ranges(text: str, found: Sequence[Moment], anchor: Anchor) -> Iterator[Moment]:
    """Two moments that open and close a range are one; so is one that reaches to the document's date."""
    n = 0
    while n < len(found):
        one, two = found[n], found[n + 1] if n + 1 < len(found) else None
        if two is not None and _is_range(text, one, two):
            yield replace(one, end=two.end, until=iso_of(two.year, two.month, two.day), relative=one.relative)
            n += 2
            continue
        yield _from_day(text, one) or _since(text, one, anchor) or one
        n += 1


def _is_range(text: str, one: Moment, two: Moment) -> bool:
    if not one.year or not two.year or one.until or two.until or two.start - one.end > _BEFORE:
        return False
    if (one.year, one.month or 0, one.day or 0) >= (two.year, two.month or 99, two.day or 99):
        return False
    if re.fullmatch(r"\s?[-–—/]\s?", text[one.end : two.start]):
        return True
    return any(
        _ends_in(opens).search(text, max(0, one.start - _BEFORE), one.start)
        and _between(joins).fullmatch(text, one.end, two.start)
        for opens, joins in (("between", "and"), ("from", "to"))
    )


def _from_day(text: str, one: Moment) -> Moment | None:
    """A day before a date of the same month: "3–14 June 2024", "from 3 to 14 June"."""
    if not one.day or one.until:
        return None
    before = _first_day().search(text, max(0, one.start - _BEFORE), one.start)
    if before is None or not 1 <= int(before["day"]) < one.day:
        return None
    until = iso_of(one.year, one.month, one.day)
    return replace(one, start=before.start("day"), day=int(before["day"]), until=until)


def _since(text: str, one: Moment, anchor: Anchor) -> Moment | None:
    """From a time on: until the document's date, no finer than the time is given."""
    before = _ends_in("since").search(text, max(0, one.start - _BEFORE), one.start)
    if before is None or one.until or not one.year or anchor.year is None or one.year > anchor.year:
        return None
    until = iso_of(anchor.year, anchor.month if one.month else None, anchor.day if one.day else None)
    return replace(one, start=before.start(), until=until, relative=True)


# --- Words ------------------------------------------------------------------------------------------------------------


@worded
def _forms(group: str) -> tuple[str, ...]:
    return tuple(form for code in codes_of(KIND) for form in groups(KIND, code).get(group, ()))


@worded
def _ends_in(group: str) -> re.Pattern[str]:
    """A group right before a place: searched in the stretch that ends there."""
    return re.compile(rf"(?<!\w){pattern(_forms(group))}(?:\s+|(?<=['’-]))\Z", re.IGNORECASE)


@worded
def _begins(group: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{pattern(_forms(group))}(?!\w)", re.IGNORECASE)


@worded
def _between(group: str) -> re.Pattern[str]:
    """A group, or nothing but a blank or a comma, between two places."""
    return re.compile(rf",?\s(?:{pattern(_forms(group))}(?:\s|(?<=['’])))?", re.IGNORECASE)


@worded
def _coordinated() -> re.Pattern[str]:
    joins = pattern((*_forms("and"), *_forms("to")))
    return re.compile(rf"\s?[-–—]\s?|,?\s{joins}(?:\s\w{{1,3}})?(?:\s|(?<=['’]))|,\s", re.IGNORECASE)


@worded
def _first_day() -> re.Pattern[str]:
    joins = pattern((*_forms("and"), *_forms("to")))
    return re.compile(rf"(?<![\w.,/])(?P<day>\d{{1,2}})[^\W\d]{{0,2}}(?:\s?[-–—]\s?|\s{joins}\s)\Z", re.IGNORECASE)


@worded
def _named_day() -> re.Pattern[str]:
    """The day of the week before a date."""
    names = pattern(re.escape(name) for code in codes() for name in terms.weekdays(code))
    return re.compile(rf"(?<!\w){names}\.?,?\s\Z", re.IGNORECASE)


@worded
def _titled() -> re.Pattern[str]:
    return words_pattern(_forms("titled"))
