"""What falls due in a case: what is asked by a day or an event, and what is planned by a day.

Reads the requests and measures that belong to a case; gives what falls due, in the order of time. A day is one that the
words give, that which another document of the case gives for the same session, or that of the next session in a dated
calendar; nothing else is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from observance.assemble.steps import step_of
from observance.domain.case import Due, Step
from observance.domain.findings import Finding, Findings, Measure, MeasureStatus, Request
from observance.reference.sessions import session_after

_LAST = "-12-31"
#: How many characters a day has, and within how many months the next session of a body is looked for.
_DAY, _MONTHS = 10, 14


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    """By when: the day, the event, and the session that a calendar gives for it."""

    date: str | None
    event: str | None
    session: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """A day that words of a document give for an event."""

    event: str
    date: str
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class _One:
    term: _Term
    words: str
    step: Step
    planned: bool = False


def falling_due(found: Iterable[tuple[Findings, Finding]]) -> tuple[Due, ...]:
    """What falls due, the dated first."""
    pairs = tuple(found)
    stated = tuple(_stated(pairs))
    gathered: dict[_Term, list[_One]] = {}
    for one in _all(pairs, stated):
        gathered.setdefault(one.term, []).append(one)
    return tuple(_due(term, gathered[term], stated) for term in sorted(gathered, key=_order))


def _stated(found: Iterable[tuple[Findings, Finding]]) -> Iterator[_Stated]:
    """The days of sessions as the documents themselves give them ("before its next session, on 25 November 2024")."""
    for document, one in found:
        by = one.deadline if isinstance(one, Request) else None
        if by is not None and by.event is not None and by.date is not None and len(by.date.split("/")[0]) == _DAY:
            yield _Stated(event=by.event, date=by.date, step=step_of(one, document))


def _all(found: Iterable[tuple[Findings, Finding]], stated: Sequence[_Stated]) -> Iterator[_One]:
    for document, one in found:
        match one:
            case Request(deadline=by, objects_to=False) if by is not None:
                term = _term(by.date, by.event, document, stated)
                yield _One(term=term, words=by.words, step=step_of(one, document))
            case Measure(status=MeasureStatus.PLANNED, date=str(date)) if _is_to_come(date, document):
                yield _One(term=_Term(date=date, event=None), words="", step=step_of(one, document), planned=True)
            case _:
                pass


def _term(date: str | None, event: str | None, document: Findings, stated: Sequence[_Stated]) -> _Term:
    if date is not None or event is None:
        return _Term(date=date, event=event)
    said = last_day(document.about.date)
    days = [one.date for one in stated if one.event == event and said is not None and said < one.date]
    if days and _within_a_year(said or "", min(days)):
        return _Term(date=min(days), event=event)
    session = session_after(event, said)
    if session is None:
        return _Term(date=None, event=event)
    return _Term(date=session.opens, event=event, session=session.number, source=session.source)


def _within_a_year(said: str, day: str) -> bool:
    """Whether a day is near enough to be the next of something that comes once a year or oftener."""
    return (int(day[:4]) - int(said[:4])) * 12 + int(day[5:7]) - int(said[5:7]) <= _MONTHS


def _is_to_come(date: str, document: Findings) -> bool:
    """Whether what is planned by a date is not over when the document says so."""
    said = last_day(document.about.date)
    there = last_day(date)
    return said is None or there is None or there >= said


def last_day(date: str | None) -> str | None:
    """The last day of a date that may be partial or an interval, as far as days can be compared."""
    last = (date or "").split("/")[-1]
    return last + _LAST[len(last) - 4 :] if last else None


def _due(term: _Term, ones: Iterable[_One], stated: Iterable[_Stated]) -> Due:
    known = tuple(ones)
    told = (one.step for one in stated if (one.event, one.date) == (term.event, term.date) and term.session is None)
    return Due(
        date=term.date,
        event=term.event,
        session=term.session,
        words=tuple(dict.fromkeys(one.words for one in known if one.words)),
        asked=tuple(one.step for one in known if not one.planned),
        planned=tuple(one.step for one in known if one.planned),
        source=term.source,
        stated=tuple(told),
    )


def _order(term: _Term) -> tuple[bool, str, str]:
    return term.date is None, term.date or "", term.event or ""
