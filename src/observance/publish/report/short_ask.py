"""An ask as a short entry of the sheet that one takes into the room: one quotation of each kind, as short as they go.

Reads an :class:`~observance.domain.case.Ask`; gives an entry of blocks. Of what bears upon an ask that is shown which
bears upon most of its requests; that no answer was found is said at the end of the sheet, of all asks at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from observance.domain.case import Ask, AskState, Step
from observance.publish.report.blocks import Entry, Line, Run, cited, mark, own, quoted
from observance.publish.report.one_ask import (
    STATES,
    Manner,
    askers,
    first_asked,
    joined,
    marks,
    pages_of,
    shortened,
    title_of,
)

#: Characters of a quotation, of the name of a source, and the askers and sources that are named.
_WORDS, _SOURCE, _ASKERS, _SOURCES, _ANSWERS = 96, 60, 5, 2, 2
#: From how many characters on a first answer stands alone.
_LONG = 60


def short_entry_of(number: int, ask: Ask, manner: Manner) -> Entry:
    """An ask with the lines that are needed in the room."""
    say = manner.say
    first = first_asked(ask, manner)
    recalled = [one for one in ask.requests if one.reported and not (first and one is ask.requests[0])]
    lines = (
        (say("points back to"), _said(ask.behind[:1], manner)),
        (say("first asked"), first),
        (say("asked here"), askers([one for one in ask.requests if not one.reported], manner, _ASKERS)),
        (say("recalled"), askers(recalled, manner, _ASKERS)),
        (say("objected"), _said(ask.objections[:1], manner)),
        (say("Government"), tuple(_government(ask, manner))),
        (say("deadline"), tuple(joined((quoted(words),) for words in ask.deadlines))),
        (say("rests on"), tuple(joined(_lacking(ask, manner)))),
    )
    return Entry(
        number=number,
        title=title_of(ask, manner),
        aside=say(STATES[ask.state.value]) if ask.state is not AskState.NONE_FOUND else "",
        lines=tuple(Line(label=label, runs=runs) for label, runs in lines if runs),
    )


def _government(ask: Ask, manner: Manner) -> Iterator[Run]:
    """What the Government states and who contests it; where it but names the object."""
    say = manner.say
    if not ask.answers:
        if ask.spoken_of:
            yield own(say("names it, no measure found:") + " ")
            yield cited(pages_of(ask.spoken_of, manner))
        return
    best = _best(ask.answers, ask)
    shown = best[:1] if len(best[0].words) > _LONG else best[:_ANSWERS]
    yield from _quotations(shown, manner, by=False)
    if len(best) > len(shown):
        yield own(" · " + say("and {count} more", count=len(best) - len(shown)))
    if ask.contested:
        yield own(f" · {say('contested')}: ")
        yield from _said(_best(ask.contested, ask)[:1], manner)


def _best(steps: Sequence[Step], ask: Ask) -> list[Step]:
    """Statements that bear upon most requests of the ask first, and short ones before long ones."""
    bears = Counter(statement for statement, _ in ask.bears)
    return sorted(steps, key=lambda step: (-bears[step.finding], len(step.words) > _WORDS))


def _said(steps: Sequence[Step], manner: Manner) -> tuple[Run, ...]:
    return tuple(_quotations(steps, manner, by=True))


def _quotations(steps: Sequence[Step], manner: Manner, *, by: bool) -> Iterator[Run]:
    """Quotations with their pages, and who speaks where that is not told by the label; that they are an interpreter's
    is said once behind them all."""
    for n, step in enumerate(steps):
        if n:
            yield own(" · ")
        yield quoted(shortened(step.words, _WORDS), step.language)
        who = f", {manner.speaker(step)}" if by and step.capacity is not None else ""
        yield cited(f" {pages_of([step], manner)}{who}", step.by)
    if steps:
        yield from marks(steps[0], manner.say, manner.language, draft=False)


def _lacking(ask: Ask, manner: Manner) -> Iterator[tuple[Run, ...]]:
    """The sources that the requests name and the file lacks."""
    lacking = [step.words for step in ask.rests_on if step.finding not in manner.held]
    for words in list(dict.fromkeys(lacking))[:_SOURCES]:
        yield quoted(shortened(words, _SOURCE)), mark(f" {manner.say('(not in this file)')}")
