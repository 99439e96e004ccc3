"""The history of a case as stated, what is to be obtained, and what falls due.

Reads a :class:`~observance.domain.case.Case` and which references the case file holds; gives trees of blocks. Nothing
is added to what the documents state; a source that the file lacks is listed with everybody who relies on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from observance.domain.case import Case, Due, Milestone, MilestoneKind, Relied
from observance.domain.findings import ReferenceKind
from observance.domain.record import DocumentKind
from observance.errors import N_
from observance.publish.days import told
from observance.publish.report.asks import Say
from observance.publish.report.blocks import Entry, Line, Report, Section, own
from observance.publish.report.history import report_of
from observance.publish.report.one_ask import Manner
from observance.reference.sessions import session_name

#: What the kinds of sources are called.
KINDS = {
    "statement": N_("statement"),
    "observation": N_("observation"),
    "direct_request": N_("direct request"),
    "conclusions": N_("conclusions"),
    "written_information": N_("written information"),
    "report": N_("a report"),
    "mission": N_("mission"),
    "road_map": N_("road map"),
    "agreement": N_("agreement"),
    "court_decision": N_("court decision"),
    "procedure": N_("procedure"),
    "letter": N_("letter"),
    "memorandum": N_("memorandum"),
    "other": N_("other"),
}
_R, _D = ReferenceKind, DocumentKind
#: The parts of a history: the sources and documents that belong to each.
PARTS: tuple[tuple[str, frozenset[ReferenceKind], frozenset[DocumentKind]], ...] = (
    (
        N_("Comments of the Committee of Experts"),
        frozenset({_R.OBSERVATION, _R.DIRECT_REQUEST}),
        frozenset({_D.EXPERTS_COMMENT}),
    ),
    (
        N_("Discussions and conclusions"),
        frozenset({_R.CONCLUSIONS}),
        frozenset({_D.VERBATIM_RECORD, _D.SUMMARY_RECORD, _D.CONCLUSIONS}),
    ),
    (N_("Missions, road maps and agreements"), frozenset({_R.MISSION, _R.ROAD_MAP, _R.AGREEMENT}), frozenset()),
    (N_("Procedures beside this one"), frozenset({_R.PROCEDURE}), frozenset({_D.CFA_REPORT})),
    (N_("Court decisions"), frozenset({_R.COURT_DECISION}), frozenset({_D.COURT_DECISION})),
)
#: What belongs to none of them.
OTHERS = (
    N_("Other sources"),
    frozenset(_R) - frozenset(kind for _, kinds, _ in PARTS for kind in kinds),
    frozenset(_D) - frozenset(kind for _, _, kinds in PARTS for kind in kinds),
)
#: By which events things fall due.
EVENTS = {
    "next_conference_session": N_("next session of the Conference"),
    "next_experts_session": N_("next session of the Committee of Experts"),
    "next_governing_body_session": N_("next session of the Governing Body"),
    "next_session": N_("next session"),
    "next_regular_report": N_("next regular report"),
    "next_report": N_("next report"),
    "term": N_("a term"),
}


def history_report(case: Case, as_of: str, language: str, say: Say, held: Mapping[str, str]) -> Report:
    """The history of a case, and what is to be obtained; ``held`` names the file that a reference's source is."""
    manner = Manner(language=language, say=say, held=held)
    return report_of(case, as_of, language, say, (*history_sections(case, manner), obtain_section(case, manner)))


def history_sections(case: Case, manner: Manner) -> tuple[Section, ...]:
    """Comments, discussions, missions, procedures, decisions and other sources, each in the order of time."""
    sections = []
    number = 0
    for heading, kinds, of_documents in (*PARTS, OTHERS):
        rows = _rows(case, kinds, of_documents)
        if rows:
            entries = tuple(_entry(n, one, manner) for n, one in enumerate(rows, start=number + 1))
            sections.append(Section(heading=manner.say(heading), entries=entries))
            number += len(rows)
    return tuple(sections)


def _rows(case: Case, kinds: frozenset[ReferenceKind], documents: frozenset[DocumentKind]) -> list[Relied | Milestone]:
    named = {kind.value for kind in documents}
    rows: list[Relied | Milestone] = [one for one in case.relied if one.kind in kinds]
    rows += [one for one in case.timeline if one.kind is MilestoneKind.DOCUMENT and one.what in named]
    return sorted(rows, key=lambda one: (one.date is None, one.date or "", one.title or ""))


def _entry(number: int, one: Relied | Milestone, manner: Manner) -> Entry:
    say = manner.say
    name = manner.milestone(one) if isinstance(one, Milestone) else manner.source(one.kind.value, one.title)
    # The title of a source says its date by itself.
    title = " · ".join(part for part in (manner.day(one.date) if isinstance(one, Milestone) else "", name) if part)
    if isinstance(one, Milestone):
        return Entry(number=number, title=(own(title),), aside=say("a document of this case"), lines=())
    file = held_as(one, manner.held)
    aside = say("in this case: {document}", document=file) if file else say("not in this case")
    lines = (Line(label=say("relied on"), runs=manner.words(one.told)),)
    return Entry(number=number, title=(own(title),), aside=f"{say(KINDS[one.kind.value])} · {aside}", lines=lines)


def held_as(one: Relied, held: Mapping[str, str]) -> str | None:
    """The file of the case that a source is; ``None`` where the case lacks it."""
    return next((held[step.finding] for step in one.told if step.finding in held), None)


def obtain_section(case: Case, manner: Manner) -> Section:
    """The sources that the case lacks, and who relies on each."""
    say = manner.say
    missing = [one for one in case.relied if held_as(one, manner.held) is None]
    entries = tuple(
        Entry(
            number=n,
            title=(own(manner.source(one.kind.value, one.title)),),
            aside=say(KINDS[one.kind.value]),
            lines=(Line(label=say("relied on"), runs=(own("; ".join(_by(one, manner))),)),),
        )
        for n, one in enumerate(missing, start=1)
    )
    words = () if entries else (own(say("Nothing that these documents rely on is missing.")),)
    return Section(heading=say("To obtain"), entries=entries, words=words)


def _by(one: Relied, manner: Manner) -> Iterator[str]:
    """Who relies on a source, and on which pages."""
    pages: dict[str, list[str]] = {}
    for step in one.told:
        source = step.symbol or step.document
        place = pages.setdefault(f"{manner.speaker(step)}, {source}" if step.by else source, [])
        if step.page is not None and str(step.page) not in place:
            place.append(str(step.page))
    for who, places in pages.items():
        yield manner.say("{document}, p. {pages}", document=who, pages=", ".join(places)) if places else who


def calendar_report(case: Case, as_of: str, language: str, say: Say) -> Report:
    """What falls due, in the order of time; what has no day comes last."""
    return report_of(case, as_of, language, say, calendar_sections(case, language, say))


def calendar_sections(case: Case, language: str, say: Say) -> tuple[Section, ...]:
    """A section for what has a day, and one for what has none."""
    manner, numbered = Manner(language=language, say=say), tuple(enumerate(case.due, start=1))
    dated = tuple(_due(n, one, manner) for n, one in numbered if one.date)
    open_ = tuple(_due(n, one, manner) for n, one in numbered if not one.date)
    sections = ((say("With a day"), dated), (say("Without a day"), open_))
    return tuple(Section(heading=heading, entries=entries) for heading, entries in sections if entries)


def _due(number: int, one: Due, manner: Manner) -> Entry:
    say = manner.say
    columns = ((say("asked"), one.asked), (say("announced"), one.planned))
    return Entry(
        number=number,
        title=(own(due_title(one, manner.language, say)),),
        aside=" · ".join(f"“{words}”" for words in one.words),
        lines=(
            *(Line(label=label, runs=manner.words(steps)) for label, steps in columns if steps),
            *_day_given(one, manner),
        ),
    )


def _day_given(one: Due, manner: Manner) -> Iterator[Line]:
    """What gives the day of a session: words of the documents, else the source of the calendar, else that none is
    known."""
    if one.stated:
        yield Line(label=manner.say("day stated in"), runs=manner.words(one.stated))
    elif one.session is not None:
        yield Line(label=manner.say("day given by"), runs=(own(one.source or manner.say("no source is given")),))


def due_title(one: Due, language: str, say: Say) -> str:
    """The day and the event: "2 June 2025 · International Labour Conference, Session 113"."""
    day = told(one.date, language, say) if one.date else None
    if one.session is not None and one.event is not None:
        return f"{day} · {session_name(one.event, one.session, language)}"
    event = say(EVENTS[one.event]) if one.event in EVENTS else one.event
    return " · ".join(part for part in (day, event) if part) or say("no day named")
