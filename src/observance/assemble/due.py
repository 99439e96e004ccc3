"""What falls due in a case: what is asked by a day or an event, and what is planned by a day.

Reads the requests and measures that belong to a case; gives what falls due, in the order of time. A day is one that the
words give, or that of the next session in a dated calendar; nothing else is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from observance.assemble.steps import step_of
from observance.domain.case import Due, Step
from observance.domain.findings import Finding, Findings, Measure, MeasureStatus, Request
from observance.reference.sessions import session_after

_LAST = "-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    """By when: the day, the event, and the session that a calendar gives for it."""

    date: str | None
    event: str | None
    session: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _One:
    term: _Term
    words: str
    step: Step
    planned: bool = False


def falling_due(found: Iterable[tuple[Findings, Finding]]) -> tuple[Due, ...]:
    """What falls due, the dated first."""
    gathered: dict[_Term, list[_One]] = {}
    for one in _all(found):
        gathered.setdefault(one.term, []).append(one)
    return tuple(_due(term, gathered[term]) for term in sorted(gathered, key=_order))


def _all(found: Iterable[tuple[Findings, Finding]]) -> Iterator[_One]:
    for document, one in found:
        match one:
            case Request(deadline=by, objects_to=False) if by is not None:
                yield _One(term=_term(by.date, by.event, document), words=by.words, step=step_of(one, document))
            case Measure(status=MeasureStatus.PLANNED, date=str(date)) if _is_to_come(date, document):
                yield _One(term=_Term(date=date, event=None), words="", step=step_of(one, document), planned=True)
            case _:
                pass


def _term(date: str | None, event: str | None, document: Findings) -> _Term:
    if date is None and event is not None:
        session = session_after(event, last_day(document.about.date))
        if session is not None:
            return _Term(date=session.opens, event=event, session=session.number)
    return _Term(date=date, event=event)


def _is_to_come(date: str, document: Findings) -> bool:
    """Whether what is planned by a date is not over when the document says so."""
    said = last_day(document.about.date)
    there = last_day(date)
    return said is None or there is None or there >= said


def last_day(date: str | None) -> str | None:
    """The last day of a date that may be partial or an interval, as far as days can be compared."""
    last = (date or "").split("/")[-1]
    return last + _LAST[len(last) - 4 :] if last else None


def _due(term: _Term, ones: Iterable[_One]) -> Due:
    known = tuple(ones)
    return Due(
        date=term.date,
        event=term.event,
        session=term.session,
        words=tuple(dict.fromkeys(one.words for one in known if one.words)),
        asked=tuple(one.step for one in known if not one.planned),
        planned=tuple(one.step for one in known if one.planned),
    )


def _order(term: _Term) -> tuple[bool, str, str]:
    return term.date is None, term.date or "", term.event or ""
