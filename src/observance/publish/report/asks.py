"""The ask sheet of a case: what is wanted of the Government, who asks, and what the Government said to it.

Reads a :class:`~observance.domain.case.Case`; gives a tree of blocks. Nothing in it is the program's own prose but the
labels and the ask's title, which is made of the act and the object.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

from observance.domain.case import Ask, Case, Closing, Step
from observance.errors import N_
from observance.publish.report.blocks import Entry, Line, Report, Run, Section, cited, mark, own, quoted

#: Puts a message of the catalogue into words.
Say = Callable[..., str]

#: What is asked, how, and what is said to have become of it, as they are shown.
ACTS = {
    "supply_information": N_("supply information"),
    "report": N_("report"),
    "consult": N_("consult"),
    "technical_assistance": N_("technical assistance"),
    "change_law": N_("change law"),
    "register": N_("register"),
    "lift": N_("lift"),
    "investigate": N_("investigate"),
    "cease": N_("cease"),
    "ensure": N_("ensure"),
    "mission": N_("mission"),
    "close": N_("close"),
    "conduct": N_("conduct of the sitting"),
    "other": N_("other act"),
}
HOW = {
    "hope": N_("hopes"),
    "encourage": N_("encourages"),
    "invite": N_("invites"),
    "request": N_("requests"),
    "call_on": N_("calls on"),
    "urge": N_("urges"),
    "must": N_("must, should"),
}
STATES = {
    "none_found": N_("no answer found in the documents read"),
    "referred_to": N_("referred to, not in this file"),
    "stated": N_("measure stated by the Government"),
    "contested": N_("stated and contested"),
    "appreciated": N_("stated and appreciated"),
    "closed": N_("closed by a reviewer"),
}
CLOSINGS = {
    Closing.BOTH: N_("In both closing remarks"),
    Closing.EMPLOYERS: N_("In the Employers' closing remarks"),
    Closing.WORKERS: N_("In the Workers' closing remarks"),
    Closing.NONE: N_("On the floor and in documents only"),
}
#: Quotations of one kind that an entry shows.
_MOST = 3


class Order(StrEnum):
    """In which order the asks of a sheet stand."""

    CLOSINGS = "closings"
    ARTICLE = "article"
    ASKER = "asker"


def ask_sheet(case: Case, order: Order, language: str, say: Say) -> Report:
    """The sheet of a case, its labels in a language."""
    numbered = tuple(enumerate(_in_order(case.asks, order), start=1))
    sections = tuple(_sections(numbered, order, say))
    return Report(
        language=language,
        title=title_of(case, say),
        made_of=_made_of(case, say),
        summary=_summary(case.asks, say),
        sections=(*sections, *_unanswered(numbered, say)),
    )


def title_of(case: Case, say: Say) -> str:
    """The State and the Conventions of a case."""
    matter = case.matter
    numbers = ", ".join(map(str, matter.conventions))
    if not numbers:
        return matter.state or say("State not known")
    if len(matter.conventions) > 1:
        return say("{state} · Conventions Nos {numbers}", state=matter.state or "", numbers=numbers)
    return say("{state} · Convention No. {number}", state=matter.state or "", number=numbers)


def _made_of(case: Case, say: Say) -> str:
    dates = [step.date for ask in case.asks for step in ask.requests if step.date]
    newest = max((date.split("/")[-1] for date in dates), default=None)
    names = dict.fromkeys(step.symbol or step.document for ask in case.asks for step in ask.requests)
    drafts = any(step.draft for ask in case.asks for step in ask.requests)
    words = say("as of {date}", date=newest) if newest else say("date not known")
    text = " · ".join([words, ", ".join(names)])
    return f"{text} ({say('draft: speakers not bound')})" if drafts else text


def _summary(asks: Sequence[Ask], say: Say) -> str:
    closings = [ask.closing for ask in asks]
    one = sum(closing in (Closing.EMPLOYERS, Closing.WORKERS) for closing in closings)
    return say(
        "Asks of the Government: {all} · in both closings {both} · one closing {one} · floor only {floor} · "
        "no answer found {none}",
        all=len(asks),
        both=closings.count(Closing.BOTH),
        one=one,
        floor=closings.count(Closing.NONE),
        none=sum(not ask.answers for ask in asks),
    )


def _in_order(asks: Sequence[Ask], order: Order) -> list[Ask]:
    if order is Order.ARTICLE:
        return sorted(asks, key=lambda ask: (not ask.provisions, ask.provisions))
    if order is Order.ASKER:
        return sorted(asks, key=_first_asker)
    rank = list(CLOSINGS)
    return sorted(asks, key=lambda ask: rank.index(ask.closing))


def _first_asker(ask: Ask) -> str:
    return next((step.by or "" for step in ask.requests), "")


def _sections(numbered: Sequence[tuple[int, Ask]], order: Order, say: Say) -> Iterator[Section]:
    heads = {n: _heading(ask, order, say) for n, ask in numbered}
    for heading in dict.fromkeys(heads.values()):
        entries = tuple(_entry(n, ask, say) for n, ask in numbered if heads[n] == heading)
        yield Section(heading=heading, entries=entries)


def _heading(ask: Ask, order: Order, say: Say) -> str:
    if order is Order.ARTICLE:
        return ask.provisions[0].replace("|", ", ") if ask.provisions else say("No provision named")
    if order is Order.ASKER:
        return _first_asker(ask) or say("Speaker not known")
    return say(CLOSINGS[ask.closing])


def _unanswered(numbered: Sequence[tuple[int, Ask]], say: Say) -> tuple[Section, ...]:
    numbers = ", ".join(str(n) for n, ask in numbered if not ask.answers)
    heading = say("No answer of the Government found in the documents read")
    return (Section(heading=heading, words=(own(numbers),)),) if numbers else ()


def _entry(number: int, ask: Ask, say: Say) -> Entry:
    lines = (
        _line(say("words"), words_of(ask.requests[:1], say)),
        _line(say("asked by"), _askers(ask.requests, say)),
        _line(say("recalled"), _askers(ask.requests, say, reported=True)),
        _line(say("objected"), words_of(ask.objections, say)),
        _line(say("Government"), words_of(ask.answers, say)),
        _line(say("contested"), words_of(ask.contested, say)),
        _line(say("noted"), words_of(ask.appreciations, say)),
        _line(say("deadline"), tuple(_listed(quoted(words) for words in ask.deadlines))),
    )
    return Entry(
        number=number,
        title=(own(ask.object),),
        aside=f"{say(ACTS[ask.act.value])} · {say(STATES[ask.state.value])}",
        lines=tuple(line for line in lines if line is not None),
    )


def _line(label: str, runs: tuple[Run, ...]) -> Line | None:
    return Line(label=label, runs=runs) if runs else None


def _askers(steps: Sequence[Step], say: Say, *, reported: bool = False) -> tuple[Run, ...]:
    """Each asker once, in order, with how and on which pages."""
    groups: dict[tuple[str, str | None, str | None], list[Step]] = {}
    for step in steps:
        if step.reported is reported:
            groups.setdefault((step.by or step.document, step.of_whom if reported else None, step.how), []).append(step)
    runs = (_asker(by, whose, how, made, say) for (by, whose, how), made in groups.items())
    return tuple(_joined(runs))


def _asker(by: str, whose: str | None, how: str | None, made: Sequence[Step], say: Say) -> tuple[Run, ...]:
    words = say(HOW[how]) if how in HOW else ""
    who = say("{speaker}, of {other}", speaker=by, other=whose) if whose else by
    return (own(f"{who}: {words} "), cited(_pages(made, say)), *_marks(made[0], say))


def _pages(steps: Sequence[Step], say: Say) -> str:
    """Where steps stand: symbol or document, and pages."""
    named: dict[str, list[str]] = {}
    for step in steps:
        pages = named.setdefault(step.symbol or step.document, [])
        if step.page is not None and str(step.page) not in pages:
            pages.append(str(step.page))
    return "; ".join(
        say("{document}, p. {pages}", document=name, pages=", ".join(pages)) if pages else name
        for name, pages in named.items()
    )


def words_of(steps: Sequence[Step], say: Say) -> tuple[Run, ...]:
    """The first quotations, each with its citation; how many more there are."""
    shown = [
        (quoted(step.words, step.language), own(" "), cited(_citation(step, say)), *_marks(step, say))
        for step in steps[:_MOST]
    ]
    more = [(own(say("and {count} more", count=len(steps) - _MOST)),)] if len(steps) > _MOST else []
    return tuple(_joined([*shown, *more]))


def _citation(step: Step, say: Say) -> str:
    """A citation as it is pasted: "CAN/PV.9, p. 13, Worker member, Norland"."""
    parts = [step.symbol or step.document, say("p. {page}", page=step.page) if step.page is not None else None, step.by]
    return ", ".join(part for part in parts if part)


def _marks(step: Step, say: Say) -> Iterator[Run]:
    if step.interpreted_from:
        yield mark(" " + say("[interpreted from {language}]", language=step.interpreted_from))
    if step.draft:
        yield mark(" " + say("[draft]"))


def _listed(runs: Iterable[Run]) -> Iterator[Run]:
    return _joined((run,) for run in runs)


def _joined(groups: Iterable[tuple[Run, ...]]) -> Iterator[Run]:
    for n, group in enumerate(groups):
        if n:
            yield own(" · ")
        yield from group
