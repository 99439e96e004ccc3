"""The closing remarks of the Employer and the Worker members side by side, ask by ask: both, one of them, neither.

Reads a :class:`~observance.domain.case.Case`; gives a tree of blocks. Each side's words are quoted; where a side is
silent on an ask, its line says so. Nothing is counted against anybody.
"""

from __future__ import annotations

from collections.abc import Iterator

from observance.domain.case import Ask, Case, Closing, Step
from observance.errors import N_
from observance.publish.report.asks import CLOSINGS, title_of
from observance.publish.report.blocks import Entry, Line, Report, Run, Section, own
from observance.publish.report.one_ask import Manner, Say
from observance.publish.report.one_ask import title_of as ask_title

_NEITHER = N_("In neither closing remarks")
#: The sides in the order in which they speak.
SIDES = (Closing.EMPLOYERS, Closing.WORKERS)


def closings_report(case: Case, as_of: str, language: str, say: Say) -> Report:
    """The asks of the closing remarks with the words of each side, and those that neither makes."""
    manner = Manner(language=language, say=say)
    return Report(
        language=language,
        title=title_of(case, language, say),
        made_of=manner.as_of(as_of),
        summary=say("What the closing remarks ask of the Government, ask by ask"),
        sections=tuple(_sections(case, manner)),
        compact=True,
    )


def said_by(ask: Ask, side: Closing) -> tuple[Step, ...]:
    """The requests that a side makes in its closing remarks."""
    return tuple(step for step in ask.requests if step.closing is side)


def _sections(case: Case, manner: Manner) -> Iterator[Section]:
    numbered = list(enumerate(sorted(case.asks, key=lambda ask: list(CLOSINGS).index(ask.closing)), start=1))
    for closing in CLOSINGS:
        own_asks = [(n, ask) for n, ask in numbered if ask.closing is closing]
        if own_asks:
            heading = CLOSINGS[closing] if closing is not Closing.NONE else _NEITHER
            yield Section(heading=manner.say(heading), entries=tuple(_entry(n, ask, manner) for n, ask in own_asks))


def _entry(number: int, ask: Ask, manner: Manner) -> Entry:
    say = manner.say
    labels = {Closing.EMPLOYERS: say("Employer members"), Closing.WORKERS: say("Worker members")}
    lines = (Line(label=labels[side], runs=_words(said_by(ask, side), manner)) for side in SIDES)
    return Entry(
        number=number,
        title=ask_title(ask, manner),
        aside="",
        lines=tuple(lines) if ask.closing is not Closing.NONE else (),
    )


def _words(steps: tuple[Step, ...], manner: Manner) -> tuple[Run, ...]:
    return manner.words(steps) or (own(manner.say("nothing found")),)
