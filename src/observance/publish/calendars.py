"""What falls due in a case as an iCalendar file (RFC 5545): one all-day event for each day.

Reads a :class:`~observance.domain.case.Case`; gives bytes, the same for the same case: a calendar is stamped with the
date of the newest document, never with the time at which it is written.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta

from observance.domain.case import Case, Due, Step
from observance.publish.report.asks import Say, title_of
from observance.publish.report.past import due_title

_FIRST = "01-01"
#: Characters of a summary that calendars show.
_LONGEST = 80


def as_ics(case: Case, as_of: str, language: str, say: Say) -> bytes:
    """The dated things that fall due; ``as_of`` is the day that the calendar is of (``YYYY-MM-DD``, or a part)."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Observance//Observance//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title_of(case, language, say))
    stamp = datetime.combine(first_day(as_of) or date(1970, 1, 1), datetime.min.time(), tzinfo=UTC)
    for one in case.due:
        days = _days(one.date)
        if days is None:
            continue
        event = Event()
        event.add("uid", _uid(case, one))
        event.add("dtstamp", stamp)
        event.add("dtstart", days[0])
        event.add("dtend", days[1] + timedelta(days=1))
        event.add("summary", f"{title_of(case, language, say)}: {_what(one, language, say)}")
        event.add("description", "\n".join(_told(step, say) for step in (*one.asked, *one.planned)))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _what(one: Due, language: str, say: Say) -> str:
    """The session or event, else the words by when, else what is announced, cut where they are long."""
    if one.event is not None:
        return due_title(one, language, say)
    words = next(iter((*one.words, *(step.words for step in one.planned))), one.date or "")
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _uid(case: Case, one: Due) -> str:
    """An id that stays while the case, the day and the event do; it holds no quotation."""
    codes = (case.matter.state_code or case.matter.state or "", *map(str, case.matter.conventions))
    seed = "\x1f".join((*codes, one.date or "", one.event or ""))
    return f"{hashlib.sha256(seed.encode()).hexdigest()[:24]}@observance"


def _told(step: Step, say: Say) -> str:
    parts = [step.symbol or step.document, say("p. {page}", page=step.page) if step.page is not None else None, step.by]
    return f"“{step.words}” ({', '.join(part for part in parts if part)})"


def _days(text: str | None) -> tuple[date, date] | None:
    """The first and last day of what falls due: of a year or month alone, its last day, by which it falls due."""
    last = last_day(text)
    return (last, last) if last else None


def first_day(text: str | None) -> date | None:
    """The first day of a date that may be partial or an interval; ``None`` where there is none."""
    whole = (text or "").split("/")[0]
    return _parsed(whole + f"-{_FIRST}"[len(whole) - 4 :]) if whole else None


def last_day(text: str | None) -> date | None:
    """The last day of a date that may be partial or an interval."""
    whole = (text or "").split("/")[-1]
    start = first_day(whole)
    if start is None or len(whole) > 7:
        return start
    if len(whole) == 4:
        return date(start.year, 12, 31)
    return date(start.year + start.month // 12, start.month % 12 + 1, 1) - timedelta(days=1)


def _parsed(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
