"""The rows of an ask: itself with what is seen at a glance, its provisions, and every quotation that bears upon it.

Reads an ask as a build made it, and the quotations of its findings; gives rows that are not saved yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from django.db.models import Model

from observance.domain.case import Ask, Case, Step
from observance_web.cases import models as rows
from observance_web.cases import values
from observance_web.index.story_rows import Put
from observance_web.quotations import Quotation

#: The kinds of quotations of an ask, in the order in which they are read.
STEPS = ("requests", "objections", "answers", "contested", "appreciations")
#: The closing remarks, in the order of the sheet; the sides whose closing remarks are told apart.
CLOSINGS = ("both", "employers", "workers", "none")
SIDES = ("employer_members", "worker_members")
#: How many askers and places of an asker a row holds itself.
ASKERS, PLACES = 10, 4

Quotations = Mapping[str, Quotation]


def rows_of_ask(
    key: str,
    k: int,
    ask: Ask,
    years: tuple[values.AskYear, ...],
    said: Quotations,
    put: Put,
    deadlines: Mapping[str, str],
) -> Iterator[Model]:
    """Every row that belongs to an ask; ``deadlines`` are the words of those of requests, by their ids."""
    yield rows.Ask(
        id=ask.id,
        case=key,
        n=k,
        act=ask.act.value,
        object=ask.object,
        language=_language(ask, said),
        closing=ask.closing.value,
        rank=CLOSINGS.index(ask.closing.value),
        state=ask.state.value,
        provisions=ask.provisions,
        actors=ask.actors,
        deadlines=tuple(deadlines_of(ask.deadlines, ask.requests, said, deadlines)),
        title=values.Title(named=ask.named, words=ask.words, called=ask.called, names=ask.names),
        glance=_glance(ask, said, put),
        years=years,
    )
    yield from (rows.AskProvision(ask=ask.id, case=key, provision=one) for one in dict.fromkeys(ask.provisions))
    steps = [(what, step, said[step.finding]) for what in STEPS for step in getattr(ask, what)]
    in_time = sorted(range(len(steps)), key=lambda n: _when(steps[n][2]))
    place = {n: at for at, n in enumerate(in_time, start=1)}
    for j, (what, step, quotation) in enumerate(steps, start=1):
        is_closing = what in ("requests", "objections") and quotation.closing and quotation.voice.capacity in SIDES
        yield rows.Step(
            ask=ask.id,
            case=key,
            n=j,
            at=place[j - 1],
            what=what,
            by=quotation.voice.label,
            date=quotation.date,
            side=quotation.voice.capacity if is_closing else None,
            finding=step.finding,
            quotation=quotation,
        )


def deadlines_of(
    words: Sequence[str], requests: Sequence[Step], said: Quotations, deadlines: Mapping[str, str]
) -> Iterator[Quotation]:
    """The words of each deadline, with the place of the first request that has it."""
    for one in words:
        of = next((step for step in requests if deadlines.get(step.finding) == one), None)
        if of is not None:
            yield replace(said[of.finding], words=one)


def _when(one: Quotation) -> tuple[bool, str, str, int]:
    """The order of time and text; what has no date comes last."""
    return one.date is None, (one.date or "").split("/")[0], one.document, one.passage or 0


def _language(ask: Ask, said: Quotations) -> str | None:
    """The language of the words of an ask's object: that of the words that it was taken from."""
    known = next((language for language, words in ask.words if words == ask.object), None)
    if known or ask.named:
        return known
    return next((said[step.finding].language for step in ask.requests), None)


def askers_of(key: str, case: Case, said: Quotations) -> Iterator[rows.AskAsker]:
    """Everybody who asks something in a case."""
    voices: dict[str, Quotation] = {}
    for ask in case.asks:
        for step in ask.requests:
            quotation = said[step.finding]
            if quotation.voice.label:
                voices.setdefault(quotation.voice.label, quotation)
    yield from (rows.AskAsker(case=key, by=by, voice=one.voice) for by, one in sorted(voices.items()))


def _glance(ask: Ask, said: Quotations, put: Put) -> values.Glance:
    def first(steps: tuple[Step, ...]) -> Quotation | None:
        return said[steps[0].finding] if steps else None

    askers = tuple(_askers(ask, said))
    named = {(said[step.finding].words, said[step.finding].document): step for step in ask.rests_on}
    return values.Glance(
        askers=askers[:ASKERS],
        more=max(0, len(askers) - ASKERS),
        first=_first(ask, said),
        words=first(ask.requests),
        objection=first(ask.objections),
        answer=first(ask.answers),
        contested=first(ask.contested),
        appreciation=first(ask.appreciations),
        rests=put("rests", tuple(named.values())),
    )


def _first(ask: Ask, said: Quotations) -> Quotation | None:
    """Where it was first asked: recalled by another, or in a former year; ``None`` where all is of one day."""
    first = said[ask.requests[0].finding] if ask.requests else None
    if first is None or (first.reported and first.of_whom and first.of_whom != first.voice.label):
        return first
    return first if first.date and any(step.date != first.date for step in ask.requests) else None


def _askers(ask: Ask, said: Quotations) -> Iterator[values.Asker]:
    """Each asker once, in the order of time, with how and on which pages."""
    groups: dict[tuple[str | None, str | None, bool], list[Quotation]] = {}
    for step in ask.requests:
        one = said[step.finding]
        groups.setdefault((one.voice.label or one.title, one.how, one.reported), []).append(one)
    for (_, how, recalled), made in groups.items():
        places: dict[str, list[Quotation]] = {}
        for one in made:
            places.setdefault(one.title, []).append(one)
        yield values.Asker(
            voice=made[0].voice,
            how=how,
            places=tuple(_pages(title, found) for title, found in islice(places.items(), PLACES)),
            recalled=recalled,
            more=max(0, len(places) - PLACES),
        )


def _pages(title: str, made: Sequence[Quotation]) -> values.Pages:
    """The pages of one document, each with the first of the words that stand on it."""
    numbered: dict[int, str] = {}
    for one in made:
        if one.page is not None and one.finding:
            numbered.setdefault(one.page, one.finding)
    return values.Pages(title=title, finding=made[0].finding, pages=tuple(numbered.items()))
