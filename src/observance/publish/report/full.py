"""The report of a case: all that the documents say of it, chapter by chapter, every statement with its citation.

Reads a case file and one of its cases; gives a tree of blocks. Labels are the program's own; every other word is quoted
in its own language, and numbered to a list of citations at the end. Nothing is counted up or ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from observance.casefile import CaseFile
from observance.casefile.case import has_product
from observance.domain.case import Ask, Case, Closing, Milestone, MilestoneKind
from observance.domain.edition import Outline
from observance.errors import N_
from observance.publish.procedures import procedures_in
from observance.publish.report.asks import CLOSINGS, Say, title_of
from observance.publish.report.blocks import Report, Row, Run, Runs, Section, Table, own
from observance.publish.report.closings import SIDES, said_by
from observance.publish.report.differences import differences_report
from observance.publish.report.history import KINDS, follow_up_report, positions_report, provisions_report
from observance.publish.report.issues import issue_sections
from observance.publish.report.notes import Notes
from observance.publish.report.one_ask import Manner, entry_of
from observance.publish.report.one_ask import title_of as ask_title
from observance.publish.report.past import calendar_sections, history_sections, obtain_section
from observance.publish.report.picture import timeline_picture
from observance.publish.report.procedures import procedure_sections
from observance.publish.speakers import language_name

#: The kinds of documents in words.
DOCUMENTS = {
    "verbatim_record": N_("verbatim record"),
    "summary_record": N_("summary record"),
    "conclusions": N_("conclusions"),
    "complaint": N_("complaint"),
    "experts_comment": N_("comment of the Committee of Experts"),
    "cfa_report": N_("report of the Committee on Freedom of Association"),
    "constitution": N_("constitution"),
    "law": N_("law"),
    "court_decision": N_("court decision"),
    "written_information": N_("written information"),
    "letter": N_("letter"),
    "press": N_("press"),
    "other": N_("other"),
}


def case_report(file: CaseFile, case: Case, as_of: str, language: str, say: Say) -> Report:
    """The report of a case; ``language`` is that of the labels."""
    notes = Notes()
    # The asks are numbered in the order in which their chapter has them.
    case = replace(case, asks=tuple(sorted(case.asks, key=lambda ask: list(CLOSINGS).index(ask.closing))))
    sections = [notes.numbered(section) for section in _chapters(file, case, as_of, language, say)]
    sections.append(Section(heading=say("Citations"), notes=notes.listed()))
    return Report(
        language=language,
        title=title_of(case, language, say),
        made_of=Manner(language=language, say=say).as_of(as_of),
        summary=say("What the documents of this case say: words in quotation marks are theirs, in their own language."),
        sections=tuple(sections),
        contents=say("Contents"),
    )


def _chapters(file: CaseFile, case: Case, as_of: str, language: str, say: Say) -> Iterator[Section]:
    held = file.sources_held()
    manner = Manner(language=language, say=say, held=held)
    yield Section(heading=say("Documents read"), table=_documents(file, case, manner))
    yield from _chapter(say("Asks of the Government"), tuple(_asks(case, manner)))
    yield from _chapter(
        say("Asks over the years"), follow_up_report(case, as_of, language, say).sections[:1], merged=True
    )
    yield _closings(case, manner)
    yield from _chapter(say("Issues"), issue_sections(case, language, say))
    yield from _differences(file, case, as_of, language, say)
    yield from _chapter(say("History, as the documents state it"), history_sections(case, manner))
    yield replace(obtain_section(case, manner), level=2)
    yield from _chapter(say("What falls due"), calendar_sections(case, language, say))
    yield _timeline(case, manner)
    yield from _chapter(say("Provisions"), provisions_report(case, as_of, language, say).sections)
    yield from _chapter(say("Who stands where"), positions_report(case, as_of, language, say).sections)
    yield from _chapter(say("Procedures of unions"), procedure_sections(procedures_in(file, case), manner))


def _chapter(heading: str, sections: Sequence[Section], words: Runs = (), *, merged: bool = False) -> Iterator[Section]:
    """A heading with the sections below it; one section that has its heading may be the chapter itself."""
    if merged and len(sections) == 1:
        yield replace(sections[0], heading=heading)
    elif sections:
        yield Section(heading=heading, words=words)
        yield from (replace(section, level=3) for section in sections)


def _documents(file: CaseFile, case: Case, manner: Manner) -> Table:
    """The documents of the case: what each is, of when, in which languages, and its file."""
    names = {entry.reference: entry.document for entry in file.documents()}
    own_documents = [e for e in file.documents() if e.reference in case.documents and has_product(e, "outline")]
    outlines = [file.outline(entry.reference) for entry in own_documents]
    outlines.sort(key=lambda one: (one.date or "", one.reference))
    say = manner.say
    heads = (say("date"), say("document"), say("kind"), say("languages"), say("file"))
    rows = (_row(_document(one, names[one.reference], manner)) for one in outlines)
    return Table(heads=heads, shares=(4, 6, 4, 3, 4), rows=tuple(rows))


def _document(one: Outline, name: str, manner: Manner) -> Iterator[str]:
    say = manner.say
    draft = f" ({say('draft: speakers not bound')})" if one.draft else ""
    yield manner.written(one.date) or say("date not known")
    yield " · ".join(part for part in (one.symbol, one.title) if part) or one.reference
    yield say(DOCUMENTS.get(one.kind, one.kind)) + draft
    yield ", ".join(language_name(code, manner.language) for code in one.languages)
    yield name


def _row(cells: Iterable[str]) -> Row:
    return Row(cells=tuple((own(cell),) for cell in cells))


def _asks(case: Case, manner: Manner) -> Iterator[Section]:
    """The asks by the closing remarks that make them, each with all that is known of it."""
    numbered = list(enumerate(case.asks, start=1))
    for closing, heading in CLOSINGS.items():
        entries = tuple(entry_of(n, ask, manner) for n, ask in numbered if ask.closing is closing)
        if entries:
            yield Section(heading=manner.say(heading), entries=entries)


def _closings(case: Case, manner: Manner) -> Section:
    """The asks of closing remarks: what the Employers and what the Workers ask, side by side."""
    say = manner.say
    heading = say("Closing remarks side by side")
    asks = [ask for ask in case.asks if ask.closing is not Closing.NONE]
    if not asks:
        return Section(heading=heading, words=(own(say("No ask stands in closing remarks in the documents read.")),))
    heads = (say("ask"), say("Employers' closing remarks"), say("Workers' closing remarks"))
    rows = tuple(Row(cells=(ask_title(ask, manner), *(_said(ask, side, manner) for side in SIDES))) for ask in asks)
    return Section(heading=heading, table=Table(heads=heads, shares=(4, 6, 6), rows=rows))


def _said(ask: Ask, side: Closing, manner: Manner) -> Runs:
    return manner.words(said_by(ask, side)) or (own("–"),)


def _differences(file: CaseFile, case: Case, as_of: str, language: str, say: Say) -> Iterator[Section]:
    """The disagreements of the case, as the build told them; none where nobody asked for them."""
    place = next((n for n, matter in enumerate(file.matters().all) if matter == case.matter), None)
    if place is not None:
        found = file.differences_of(place)
        yield from differences_report(case, found, as_of, language, say).sections


def _timeline(case: Case, manner: Manner) -> Section:
    say = manner.say
    labels = {kind: say(KINDS[kind.value]) for kind in MilestoneKind}
    told = say("The dates of this case on a line of years; the table below has the same dates.")
    heads = (say("date"), say("kind"), say("what"))
    rows = tuple(Row(cells=_milestone(one, labels, manner)) for one in case.timeline)
    return Section(
        heading=say("Timeline"),
        picture=timeline_picture(case.timeline, labels, told),
        table=Table(heads=heads, shares=(3, 3, 12), rows=rows) if rows else None,
    )


def _milestone(one: Milestone, labels: dict[MilestoneKind, str], manner: Manner) -> tuple[Runs, ...]:
    name = manner.milestone(one)
    named: tuple[Run, ...] = (own(name),) if name else ()
    words = manner.words(one.told)
    return (
        (own(manner.day(one.date)),),
        (own(labels[one.kind]),),
        (*named, *((own(": "),) if named and words else ()), *words),
    )
