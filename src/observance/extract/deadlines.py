"""Deadlines: by when something is asked, within the words of a clause.

Reads an utterance and the clause's place; gives a :class:`Deadline`: the words, the event that they name, and a date
only where the text (or, for a time that is counted, the document's date) gives one. What is only urgent has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from observance.domain.findings import Deadline
from observance.extract.dates import Moment, moments
from observance.extract.sessions import KIND, SLOTS, Coming, coming
from observance.extract.utterances import Setting, Utterance
from observance.lang import pattern, worded
from observance.lang.frames import codes_of, groups

__all__ = ["KIND", "SLOTS", "deadline_in"]

_BEFORE = 32


def deadline_in(utterance: Utterance, start: int, end: int, setting: Setting | None = None) -> Deadline | None:
    """The first deadline within ``start:end`` of an utterance's text; ``setting`` dates what is counted."""
    found = sorted(_deadlines(utterance, start, end, setting), key=lambda one: one[0])
    return found[0][1] if found else None


def _deadlines(utterance: Utterance, start: int, end: int, setting: Setting | None) -> Iterator[tuple[int, Deadline]]:
    text = utterance.text
    times = [m for m in moments(utterance, setting) if start <= m.start and m.end <= end]
    events = [one for one in coming(utterance) if start <= one.start and one.end <= end]
    for one in events:
        date = _date_behind(one, times)
        last = date.end if date else one.end
        iso = date.iso if date else None
        yield one.start, Deadline(words=text[one.start : last], event=one.event, date=iso)
    for moment in times:
        before = _by().search(text, max(start, moment.start - _BEFORE), moment.start)
        if before and not any(one.start <= moment.start <= one.end + 1 for one in events):
            words = text[before.start() : moment.end]
            yield before.start(), Deadline(words=words, date=None if moment.until else moment.iso)


def _date_behind(one: Coming, times: list[Moment]) -> Moment | None:
    """The date on which an event falls due, where its words are left open for one."""
    return next((m for m in times if one.open and 0 <= m.start - one.end <= 1), None)


@worded
def _by() -> re.Pattern[str]:
    forms = [form for code in codes_of(KIND) for form in groups(KIND, code).get("by_date", ())]
    return re.compile(rf"(?<!\w){pattern(forms)}(?:\s+|(?<=['’]))\Z", re.IGNORECASE)
