"""The procedures of unions: steps in the order of time, beside limits of time as they are stated.

Reads procedures; gives sections of a report. A limit is somebody's words, or those of a law; a day that a limit of
a law gives is told to be counted by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from observance.domain.case import Case, Limit, UnionProcedure
from observance.errors import N_
from observance.publish.report.asks import Say
from observance.publish.report.blocks import Entry, Line, Report, Section, own
from observance.publish.report.history import report_of
from observance.publish.report.one_ask import Manner

STEPS = {
    "application": N_("application"),
    "returned": N_("application returned"),
    "refusal": N_("refusal"),
    "pending": N_("pending"),
    "registration": N_("registration or certificate"),
    "suspension": N_("suspension"),
    "dissolution": N_("dissolution"),
    "appeal": N_("appeal"),
    "court": N_("court"),
}


def procedures_report(case: Case, as_of: str, language: str, say: Say, procedures: Iterable[UnionProcedure]) -> Report:
    """Each union with its steps, and the limits that are stated."""
    return report_of(case, as_of, language, say, procedure_sections(procedures, Manner(language=language, say=say)))


def procedure_sections(procedures: Iterable[UnionProcedure], manner: Manner) -> tuple[Section, ...]:
    """A section for each union, and one for the limits, which are those of all."""
    known = tuple(procedures)
    limits = dict.fromkeys(limit for one in known for limit in one.limits)
    sections = [Section(heading=one.name, entries=tuple(_entries(one, manner))) for one in known]
    if limits:
        sections.append(
            Section(heading=manner.say("Limits of time, as stated"), entries=tuple(_limits(limits, manner)))
        )
    return tuple(sections)


def _entries(one: UnionProcedure, manner: Manner) -> Iterator[Entry]:
    say = manner.say
    ends = dict(one.ends)
    for n, step in enumerate(one.steps):
        title = " · ".join(
            (manner.day(step.date) or say("no day named"), ", ".join(say(STEPS[kind]) for kind in step.kinds))
        )
        aside = say("by the limit of the law: {date}", date=manner.day(ends[n])) if n in ends else ""
        lines = (Line(label=say("words"), runs=manner.words((step.told,))),)
        yield Entry(number=n + 1, title=(own(title),), aside=aside, lines=lines)


def _limits(limits: Iterable[Limit], manner: Manner) -> Iterator[Entry]:
    say = manner.say
    for n, limit in enumerate(limits, start=1):
        told = limit.told
        by = manner.speaker(told) if told.by else told.symbol or told.document
        title = (
            say("text of law: {document}", document=told.document)
            if limit.law
            else say("as stated by {speaker}, p. {page}", speaker=by, page=told.page)
            if told.page is not None
            else say("as stated by {speaker}", speaker=by)
        )
        lines = (Line(label=say("words"), runs=manner.words((told,))),)
        yield Entry(number=n, title=(own(title),), aside="", lines=lines)
