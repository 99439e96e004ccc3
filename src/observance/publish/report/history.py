"""A case over time: its asks year by year, its timeline, its provisions, and where each speech stands.

Reads a :class:`~observance.domain.case.Case`; gives trees of blocks. Labels are the program's own; every other word is
quoted. Nothing is counted or ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from observance.domain.case import Asking, Case, InConclusions, MetBy, Milestone, ProvisionEntry, Step, YearOfAsk
from observance.errors import N_
from observance.publish.report.asks import HOW, Say, title_of
from observance.publish.report.blocks import Entry, Line, Report, Run, Section, own
from observance.publish.report.one_ask import Manner
from observance.publish.report.one_ask import title_of as ask_title

CONCLUDED = {
    InConclusions.AS_ASKED: N_("in the conclusions as asked"),
    InConclusions.OTHER_WORDS: N_("in the conclusions in other words"),
    InConclusions.NOT_IN: N_("not in the conclusions"),
    None: N_("no conclusions of this year in the documents read"),
}
MET_BY = {MetBy.GOVERNMENT: N_("met, says the Government"), MetBy.EXPERTS: N_("met, say the Experts")}
KINDS = {
    "document": N_("a document"),
    "stated": N_("stated"),
    "alleged": N_("alleged"),
    "relied_on": N_("relied on"),
}
VERSIONS = {
    "draft": N_("draft"),
    "before": N_("before it was amended"),
    "amended": N_("as amended"),
}
STANCES = {
    "supportive": N_("supportive"),
    "mixed": N_("mixed"),
    "critical": N_("critical"),
    "procedural": N_("procedural"),
    "own_account": N_("own account"),
}


def follow_up_report(case: Case, as_of: str, language: str, say: Say) -> Report:
    """Each ask with a line for each year and what it holds."""
    manner, years = Manner(language=language, say=say), dict[str, list[YearOfAsk]]()
    for row in case.follow_up:
        years.setdefault(row.ask, []).append(row)
    entries = tuple(
        Entry(
            number=n,
            title=ask_title(ask, manner),
            aside="",
            lines=tuple(line for row in years.get(ask.id, ()) for line in _year(row, manner)),
        )
        for n, ask in enumerate(case.asks, start=1)
    )
    return report_of(case, as_of, language, say, (Section(heading=say("Asks over the years"), entries=entries),))


def _year(row: YearOfAsk, manner: Manner) -> Iterator[Line]:
    say = manner.say
    yield Line(label=str(row.year), runs=(own(" · ".join(_asked(row, manner))),))
    for by in dict.fromkeys(one.by for one in row.met):
        said = [one.said for one in row.met if one.by is by]
        yield Line(label="", runs=(own(f"{say(MET_BY[by])}: "), *manner.words(said)))
    runs = (own(say(CONCLUDED[row.concluded])), *(_after(manner.words(row.conclusions)) if row.conclusions else ()))
    yield Line(label="", runs=runs)


def _after(runs: Sequence[Run]) -> tuple[Run, ...]:
    return (own(": "), *runs)


def _asked(row: YearOfAsk, manner: Manner) -> Iterator[str]:
    say = manner.say
    if not row.asked:
        yield say("asked by nobody any more") if row.dropped else say("asked by nobody")
    for one in row.asked:
        yield f"{manner.speaker(one.request)}: {_how(one, say)}"


def _how(one: Asking, say: Say) -> str:
    now = say(HOW[one.insistence.value])
    if one.before is None:
        return now
    then = say(HOW[one.before.value])
    if one.change > 0:
        return say("{now} (more insistent than before: {then})", now=now, then=then)
    if one.change < 0:
        return say("{now} (less insistent than before: {then})", now=now, then=then)
    return say("{now} (again)", now=now)


def timeline_report(case: Case, as_of: str, language: str, say: Say) -> Report:
    """What has a date, year by year."""
    manner = Manner(language=language, say=say)
    numbered = tuple(enumerate(case.timeline, start=1))
    years = dict.fromkeys(one.date[:4] for one in case.timeline)
    sections = tuple(
        Section(heading=year, entries=tuple(_milestone(n, one, manner) for n, one in numbered if one.date[:4] == year))
        for year in years
    )
    return report_of(case, as_of, language, say, sections)


def _milestone(number: int, one: Milestone, manner: Manner) -> Entry:
    title = " · ".join(part for part in (manner.day(one.date), manner.milestone(one)) if part)
    lines = (Line(label=manner.say("words"), runs=manner.words(one.told)),) if one.told else ()
    return Entry(number=number, title=(own(title),), aside=manner.say(KINDS[one.kind.value]), lines=lines)


def provisions_report(case: Case, as_of: str, language: str, say: Say) -> Report:
    """Each instrument with its articles: asked, stated, alleged."""
    manner = Manner(language=language, say=say)
    numbered = tuple(enumerate(case.provisions, start=1))
    names = dict.fromkeys(one.instrument for one in case.provisions)
    sections = tuple(
        Section(
            heading=manner.dated(name),
            entries=tuple(_provision(n, one, manner) for n, one in numbered if one.instrument == name),
        )
        for name in names
    )
    return report_of(case, as_of, language, say, sections)


def _provision(number: int, one: ProvisionEntry, manner: Manner) -> Entry:
    say = manner.say
    columns = ((say("asked"), one.asked), (say("stated"), one.stated), (say("alleged"), one.alleged))
    return Entry(
        number=number,
        title=(own(one.provision or say("the instrument as a whole")),),
        aside=_version(one.version, manner),
        lines=tuple(Line(label=label, runs=manner.words(steps)) for label, steps in columns if steps),
    )


def _version(version: str | None, manner: Manner) -> str:
    """What a version of a law is called, with its date where it has one."""
    stage, _, date = (version or "").partition(" ")
    words = manner.say(VERSIONS[stage]) if stage in VERSIONS else stage
    return f"{words} ({manner.day(date)})" if date else words


def positions_report(case: Case, as_of: str, language: str, say: Say) -> Report:
    """Each speech with its stance and the words that carry it, in the order of the documents."""
    manner = Manner(language=language, say=say)
    steps = sorted(case.positions, key=lambda step: step.date or "")
    numbered = tuple(enumerate(steps, start=1))
    names = dict.fromkeys(_source(step, manner) for step in steps)
    sections = tuple(
        Section(
            heading=name,
            entries=tuple(_position(n, one, manner) for n, one in numbered if _source(one, manner) == name),
        )
        for name in names
    )
    return report_of(case, as_of, language, say, sections)


def _source(step: Step, manner: Manner) -> str:
    return " · ".join(part for part in (step.symbol or step.document, manner.day(step.date)) if part)


def _position(number: int, step: Step, manner: Manner) -> Entry:
    lines = (Line(label=manner.say("words"), runs=manner.words((step,))),)
    aside = manner.say(STANCES[step.how or ""])
    return Entry(number=number, title=(own(manner.speaker(step)),), aside=aside, lines=lines)


def report_of(case: Case, as_of: str, language: str, say: Say, sections: Iterable[Section]) -> Report:
    return Report(
        language=language,
        title=title_of(case, language, say),
        made_of=Manner(language=language, say=say).as_of(as_of),
        summary=", ".join(case.documents),
        sections=tuple(sections),
    )
