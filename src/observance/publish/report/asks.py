"""The ask sheet of a case: what is wanted of the Government, who asks, and what the Government said to it.

Reads a :class:`~observance.domain.case.Case`; gives a tree of blocks, meant to be taken into the room: what closing
remarks ask comes first, then the rest, then that to which no answer was found, and what the file lacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from observance.domain.case import Ask, Case, Closing
from observance.errors import N_
from observance.publish.report.blocks import Entry, Report, Run, Section, own
from observance.publish.report.one_ask import (
    ACTS,
    HOW,
    STATES,
    Manner,
    Say,
    entry_of,
    is_addressed,
    shortened,
    words_of,
)
from observance.publish.report.short_ask import short_entry_of
from observance.reference.countries import state_name

__all__ = ["ACTS", "CLOSINGS", "HOW", "STATES", "Order", "Say", "ask_sheet", "title_of", "words_of"]

CLOSINGS = {
    Closing.BOTH: N_("In both closing remarks"),
    Closing.EMPLOYERS: N_("In the Employers' closing remarks"),
    Closing.WORKERS: N_("In the Workers' closing remarks"),
    Closing.NONE: N_("On the floor and in documents only"),
}
#: Sources to be obtained that a sheet names, and the characters of each.
_MOST, _MOST_OF_TITLE = 8, 80
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Order(StrEnum):
    """In which order the asks of a sheet stand."""

    CLOSINGS = "closings"
    ARTICLE = "article"
    ASKER = "asker"


def ask_sheet(
    case: Case,
    order: Order,
    language: str,
    say: Say,
    as_of: str = "",
    held: Mapping[str, str] = _NOTHING,
    *,
    full: bool = False,
) -> Report:
    """The sheet of a case, its labels in a language; ``held`` names the file that a reference's source is.

    ``full`` shows more quotations of each ask, with their whole citations.
    """
    manner = Manner(language=language, say=say, held=held, symbol=_symbol(case))
    numbered = tuple(enumerate(_in_order(case.asks, order, manner), start=1))
    return Report(
        language=language,
        title=title_of(case, language, say),
        made_of=_made_of(case, manner, as_of),
        summary=_summary(case.asks, say),
        sections=(
            *_sections(numbered, order, manner, entry_of if full else short_entry_of),
            *_unanswered(numbered, say),
            *_to_obtain(case, manner),
        ),
        compact=True,
        columns=1 if full else 2,
    )


def title_of(case: Case, language: str, say: Say) -> str:
    """The State, in the language of the sheet, and the Conventions of a case."""
    matter = case.matter
    state = (state_name(matter.state_code, language) if matter.state_code else None) or matter.state
    numbers = ", ".join(map(str, matter.conventions))
    if not numbers:
        return state or say("State not known")
    if len(matter.conventions) > 1:
        return say("{state} · Conventions Nos {numbers}", state=state or "", numbers=numbers)
    return say("{state} · Convention No. {number}", state=state or "", number=numbers)


def _symbol(case: Case) -> str | None:
    """The document that most requests stand in: its pages are given alone."""
    counted = Counter(step.symbol or step.document for ask in case.asks for step in ask.requests)
    return min(counted, key=lambda name: (-counted[name], name), default=None)


def _made_of(case: Case, manner: Manner, as_of: str) -> str:
    steps = [step for ask in case.asks for step in ask.requests]
    newest = as_of or max((step.date.split("/")[-1] for step in steps if step.date), default=None)
    first = _symbol(case)
    names = sorted(dict.fromkeys(step.symbol or step.document for step in steps), key=lambda name: name != first)
    text = " · ".join([manner.as_of(newest), ", ".join(names)])
    drafts = any(step.draft for step in steps)
    return f"{text} ({manner.say('draft: speakers not bound')})" if drafts else text


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
        none=sum(not is_addressed(ask) for ask in asks),
    )


def _in_order(asks: Sequence[Ask], order: Order, manner: Manner) -> list[Ask]:
    if order is Order.ARTICLE:
        return sorted(asks, key=lambda ask: (not ask.provisions, ask.provisions))
    if order is Order.ASKER:
        return sorted(asks, key=lambda ask: _first_asker(ask, manner))
    rank = list(CLOSINGS)
    return sorted(asks, key=lambda ask: rank.index(ask.closing))


def _first_asker(ask: Ask, manner: Manner) -> str:
    return next((manner.speaker(step) for step in ask.requests), "")


def _sections(
    numbered: Sequence[tuple[int, Ask]], order: Order, manner: Manner, entry: Callable[[int, Ask, Manner], Entry]
) -> Iterator[Section]:
    heads = {n: _heading(ask, order, manner) for n, ask in numbered}
    for heading in dict.fromkeys(heads.values()):
        entries = tuple(entry(n, ask, manner) for n, ask in numbered if heads[n] == heading)
        yield Section(heading=heading, entries=entries)


def _heading(ask: Ask, order: Order, manner: Manner) -> str:
    if order is Order.ARTICLE:
        return (
            manner.dated(ask.provisions[0].replace("|", ", ")) if ask.provisions else manner.say("No provision named")
        )
    if order is Order.ASKER:
        return _first_asker(ask, manner) or manner.say("Speaker not known")
    return manner.say(CLOSINGS[ask.closing])


def _unanswered(numbered: Sequence[tuple[int, Ask]], say: Say) -> Iterator[Section]:
    numbers = ", ".join(str(n) for n, ask in numbered if not is_addressed(ask))
    if numbers:
        yield Section(
            heading=say("Not addressed by the Government, as far as found in the documents read"), words=(own(numbers),)
        )


def _to_obtain(case: Case, manner: Manner) -> Iterator[Section]:
    """The sources that the file lacks, those that most speakers rely on first, each with how many do."""
    missing = [
        (len({(step.document, step.speech) for step in one.told}), manner.source(one.kind.value, one.title))
        for one in case.relied
        if not any(step.finding in manner.held for step in one.told)
    ]
    missing.sort(key=lambda row: -row[0])
    runs: list[Run] = []
    for count, title in missing[:_MOST]:
        words = manner.say(
            "{source} (relied on by {count})",
            source=shortened(" ".join(title.split()), _MOST_OF_TITLE),
            count=count,
        )
        runs += [own(" · "), own(words)]
    if len(missing) > _MOST:
        runs += [own(" · "), own(manner.say("and {count} more", count=len(missing) - _MOST))]
    if runs:
        yield Section(heading=manner.say("To obtain"), words=tuple(runs[1:]))
