"""The procedure of a union: its steps before authorities and courts, beside limits of time as they are stated.

Reads a case file; gives a :class:`~observance.domain.case.UnionProcedure`. A step is a sentence with words of a
step, of the organisation that it names nearest to them; its date is the nearest in that sentence. A limit is a
sentence with a number of days, weeks, months or years and words of a limit and of a step. Days are counted by the text
of a law in the case alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from observance.casefile import CaseFile
from observance.casefile.case import has_product
from observance.domain.case import Case, Limit, Step, UnionProcedure, UnionStep
from observance.domain.findings import ActorKind, DateMention, Finding, Findings
from observance.domain.parties import Actor, Mention
from observance.domain.record import DocumentKind, Segmentation
from observance.domain.text import Citation, Passage
from observance.extract.sentences import sentences
from observance.reference.organisations import organisation_of
from observance.reference.union_steps import counts_working_days, is_union, steps_in, tells_limit

_UNITS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}
#: How many characters may lie between an organisation and the words of its step.
_FARTHEST = 100
#: The step from which a limit is counted.
_FROM = "application"


#: A mention of an organisation, and the id of the organisation.
Named = tuple[Mention, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A document with its passages and what was found in it."""

    segmentation: Segmentation
    findings: Findings

    def passage(self, number: int) -> Passage | None:
        """A passage by its number."""
        return next((p for p in self.segmentation.passages if p.n == number), None)

    def steps(self, named: Iterable[Named]) -> Iterator[tuple[str, UnionStep]]:
        """The steps of the organisations named in the document: each step of a sentence is that of the one named
        nearest to its words."""
        by_passage: dict[int, list[Named]] = {}
        for mention, actor in named:
            by_passage.setdefault(mention.citation.passage, []).append((mention, actor))
        for number, here in by_passage.items():
            passage = self.passage(number)
            for span in sentences(passage.reading.text) if passage is not None else ():
                assert passage is not None
                yield from _of_sentence(self, passage, span, here)

    def limits(self) -> Iterator[Limit]:
        """The limits of time that the document states."""
        return _limits((self,))


def procedures_of(case: CaseFile, actor: str | None = None) -> tuple[UnionProcedure, ...]:
    """The procedures of the organisations that workers or employers found; of one actor alone where its id is given."""
    every = [one for one in case.parties().actors if one.id == actor or has_procedure(one)]
    read = _documents(case)
    limits = tuple(_limits(read.values()))
    steps = _steps(every, read)
    asked = (one for one in every if actor in (None, one.id) and one.id in steps)
    return tuple(_procedure(one, steps[one.id], limits) for one in asked)


def procedures_in(file: CaseFile, case: Case, actor: str | None = None) -> tuple[UnionProcedure, ...]:
    """The procedures of a State's case: what its documents tell, and those that belong to no case."""
    others = {one.document for one in file.matters().documents if one.matters} - set(case.documents)
    found = []
    for one in procedures_of(file, actor):
        steps = tuple(step for step in one.steps if step.told.document not in others)
        limits = tuple(limit for limit in one.limits if limit.told.document not in others)
        if steps:
            found.append(replace(one, steps=steps, limits=limits, ends=tuple(ends_of(steps, limits))))
    return tuple(found)


def has_procedure(actor: Actor) -> bool:
    """Whether an actor is an organisation that workers or employers found, and no body of the world."""
    if actor.kind is not ActorKind.ORGANISATION or not is_union(actor.names):
        return False
    return not any(organisation_of(name) for name in actor.names)


def _documents(case: CaseFile) -> Mapping[str, Told]:
    """The documents of a case; a text that is there twice counts once, a draft that was replaced not at all."""
    editions = case.editions()
    left_out = {e.document for e in editions if e.same_as} | {draft for e in editions for draft in e.replaces}
    return {
        entry.reference: Told(segmentation=case.segmentation(entry.reference), findings=case.findings(entry.reference))
        for entry in case.documents()
        if entry.reference not in left_out and has_product(entry, "extract")
    }


def _procedure(actor: Actor, steps: Iterable[UnionStep], limits: tuple[Limit, ...]) -> UnionProcedure:
    ordered = in_order(steps)
    return UnionProcedure(
        actor=actor.id, name=actor.name, steps=ordered, limits=limits, ends=tuple(ends_of(ordered, limits))
    )


def in_order(steps: Iterable[UnionStep]) -> tuple[UnionStep, ...]:
    """Steps in the order of time; what has no date comes last."""
    return tuple(sorted(steps, key=lambda one: (one.date is None, one.date or "", one.told.date or "")))


def _steps(actors: Iterable[Actor], read: Mapping[str, Told]) -> Mapping[str, list[UnionStep]]:
    """The steps of each actor."""
    named: dict[str, list[Named]] = {}
    for actor in actors:
        for mention in actor.mentions:
            named.setdefault(mention.document, []).append((mention, actor.id))
    found: dict[str, list[UnionStep]] = {}
    for reference, here in named.items():
        for id_, step in read[reference].steps(here) if reference in read else ():
            found.setdefault(id_, []).append(step)
    return found


def _of_sentence(
    one: Told, passage: Passage, span: tuple[int, int], named: Sequence[Named]
) -> Iterator[tuple[str, UnionStep]]:
    cited = passage.cite(*span)
    within = [pair for pair in named if cited.start <= pair[0].citation.start < cited.end]
    told: dict[str, list[tuple[int, str]]] = {}
    for at, kind in steps_in(passage.reading.text[slice(*span)]) if within else ():
        place = passage.reading.source_span(span[0] + at, span[0] + at + 1)[0]
        mention, actor = min(within, key=lambda pair: _distance(pair[0].citation, place))
        if _distance(mention.citation, place) <= _FARTHEST:
            told.setdefault(actor, []).append((place, kind))
    for actor, steps in told.items():
        mention = next(mention for mention, id_ in within if id_ == actor)
        yield (
            actor,
            UnionStep(
                kinds=tuple(kind for _, kind in steps),
                told=_told(one, cited, passage, mention.finding),
                date=_nearest(one.findings.dates, cited, steps[0][0]),
            ),
        )


def _distance(citation: Citation, place: int) -> int:
    """How far a place is from a quotation."""
    return max(citation.start - place, place - citation.end, 0)


def _sentence(passage: Passage, within: Citation) -> tuple[Citation, str]:
    """The sentence of a passage that holds a place, quoted, and as it is read."""
    for start, end in sentences(passage.reading.text):
        cited = passage.cite(start, end)
        if cited.start <= within.start < cited.end:
            return cited, passage.reading.text[start:end]
    return passage.cite(), passage.reading.text


def _told(one: Told, cited: Citation, passage: Passage, finding: str) -> Step:
    """A sentence as a step: by whom and on which page."""
    found = next((f for f in one.findings.all() if f.id == finding), None)
    speech = found.speech if found else None
    turn = next((turn for turn in one.findings.interventions if turn.n == speech), None)
    about = one.findings.about
    return Step(
        finding=finding,
        document=one.findings.document,
        date=about.date,
        speech=speech,
        page=cited.page,
        by=turn.label if turn else about.author,
        capacity=turn.capacity if turn else None,
        state_code=turn.state_code if turn else None,
        named=turn.named if turn else None,
        words=cited.words,
        language=passage.language,
        symbol=about.symbol,
        draft=about.draft is True,
        interpreted_from=found.interpreted_from if found else None,
    )


def _nearest(dates: Iterable[DateMention], sentence: Citation, place: int) -> str | None:
    """The date in a sentence that stands nearest to a place; an interval only where there is no other."""
    within = [one for one in dates if one.iso and _is_within(one, sentence)]
    found = min(within, key=lambda one: ("/" in (one.iso or ""), _distance(one.citation, place)), default=None)
    return found.iso if found else None


def _is_within(one: Finding, sentence: Citation) -> bool:
    return sentence.start <= one.citation.start and one.citation.end <= sentence.end


def _limits(read: Iterable[Told]) -> Iterator[Limit]:
    for one in read:
        is_law = one.findings.about.kind is DocumentKind.LAW
        for figure in one.findings.figures:
            passage = one.passage(figure.citation.passage) if figure.unit in (*_UNITS, *_MONTHS) else None
            if passage is None:
                continue
            cited, words = _sentence(passage, figure.citation)
            if tells_limit(words) and steps_in(words):
                yield Limit(
                    value=figure.value,
                    unit=figure.unit or "",
                    told=_told(one, cited, passage, figure.id),
                    law=is_law,
                    working=counts_working_days(words),
                )


def ends_of(steps: tuple[UnionStep, ...], limits: Iterable[Limit]) -> Iterator[tuple[int, str]]:
    """The days on which the only limit of a law ends for each application that has a day."""
    by_law = [limit for limit in limits if limit.law]
    if len(by_law) != 1 or by_law[0].working:
        return
    for n, step in enumerate(steps):
        day = _day(step.date) if _FROM in step.kinds else None
        end = _after(day, by_law[0]) if day else None
        if end is not None:
            yield n, end.isoformat()


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _after(day: date, limit: Limit) -> date | None:
    """The day that is a limit later; a month later is the same day of that month, or its last."""
    count = Decimal(limit.value)
    if count != int(count) or not 0 < count < 10_000:
        return None
    if limit.unit in _UNITS:
        return day + timedelta(days=int(count) * _UNITS[limit.unit])
    months = day.month - 1 + int(count) * _MONTHS[limit.unit]
    year, month = day.year + months // 12, months % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))
