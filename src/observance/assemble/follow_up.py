"""Asks over the years: who asks again, more or less insistently, what is dropped, met, and in the conclusions.

Reads the asks of a case and the findings of its documents; gives, for each ask, the years from its first request on. A
year ends with the last record or conclusions of a session, and what is dated after the session before belongs to it.
Insistence is compared within one asker and one act; who is met, and whether conclusions take up an ask, follows from
what is stated and from act and object, never from a judgement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from observance.domain.case import Ask, Asking, InConclusions, Met, MetBy, Step, YearOfAsk, rank_of
from observance.domain.findings import (
    ActAsked,
    Appreciation,
    Finding,
    Findings,
    Grade,
    Insistence,
    InstrumentKind,
    Measure,
    MeasureStatus,
    Request,
    Voice,
)
from observance.domain.record import DocumentKind
from observance.lang.acts import speaks_of
from observance.lang.parties import is_government, is_side
from observance.lang.subjects import subjects_in
from observance.reference.labels import committee_label, experts_label
from observance.reference.organisations import organisation_of

_ENDS = frozenset({DocumentKind.VERBATIM_RECORD, DocumentKind.SUMMARY_RECORD, DocumentKind.CONCLUSIONS})
#: To report is to supply information by a certain way.
_LIKE = {ActAsked.REPORT: ActAsked.SUPPLY_INFORMATION}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A finding with its document."""

    finding: Finding
    document: Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Years:
    """The years of a case: the last day of each session, in order, and the year of each document."""

    all: tuple[int, ...]
    of: Mapping[str, int]


def follow_up(asks: Sequence[Ask], documents: Sequence[Findings]) -> tuple[YearOfAsk, ...]:
    """Each ask in each year from its first request on, in the order of the asks."""
    years = _years(documents)
    found = {
        finding.id: _Found(finding=finding, document=document)
        for document in documents
        for kind in ("requests", "measures", "appreciations")
        for finding in getattr(document, kind)
    }
    concluded = {years.of[d.document] for d in documents if _is_conclusions(d) and d.document in years.of}
    case = _Case(years=years, found=found, concluded=concluded)
    for ask in asks:
        of_others = any(not _is_conclusions(found[step.finding].document) for step in ask.requests)
        for step in ask.requests:
            if _is_conclusions(found[step.finding].document):
                case.take_up(ask, step, alone=not of_others)
    return tuple(row for ask in asks for row in _rows(ask, case))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    years: _Years
    found: Mapping[str, _Found]
    concluded: set[int]
    of_ask: dict[tuple[int | None, str], list[Step]] = field(default_factory=lambda: defaultdict(list))
    alone: dict[int | None, list[Step]] = field(default_factory=lambda: defaultdict(list))

    def take_up(self, ask: Ask, step: Step, *, alone: bool) -> None:
        """What conclusions ask, by year and ask; ``alone`` where nobody else asks it: an ask that conclusions take up
        and that is somebody else's as well has words that are that ask's and no other's."""
        self.of_ask[self.year(step), ask.id].append(step)
        if alone:
            self.alone[self.year(step)].append(step)

    def year(self, step: Step) -> int | None:
        return self.years.of.get(step.document)


def _is_conclusions(document: Findings) -> bool:
    return document.about.kind is DocumentKind.CONCLUSIONS


def _years(documents: Sequence[Findings]) -> _Years:
    of = session_years((d.document, d.about.date, d.about.kind) for d in documents)
    return _Years(all=tuple(sorted(set(of.values()))), of=of)


def session_years(documents: Iterable[tuple[str, str | None, str | None]]) -> dict[str, int]:
    """The year of each dated document (reference, date, kind): that of the first session that ends on its day or
    later, else its own."""
    told = [(name, _first_day(date), kind) for name, date, kind in documents if date]
    ends: dict[int, str] = {}
    for _, day, kind in told:
        if kind in _ENDS:
            ends[int(day[:4])] = max(day, ends.get(int(day[:4]), ""))
    last = sorted((day, year) for year, day in ends.items())
    of = {}
    for name, day, kind in told:
        at = bisect_left([end for end, _ in last], day)
        of[name] = last[at][1] if at < len(last) else int(day[:4])
        if kind == DocumentKind.EXPERTS_COMMENT:
            # What the Experts adopt in the year of a session comes after it: they meet in its last months.
            of[name] = next((year for _, year in last if year > int(day[:4])), int(day[:4]))
    return of


def _first_day(date: str) -> str:
    """The first day of a date that may be partial or an interval."""
    return date.split("/")[0]


def _rows(ask: Ask, case: _Case) -> Iterable[YearOfAsk]:
    last: dict[str, Insistence] = {}
    before = False
    for year in case.years.all:
        asked = _asked(ask, year, case, last)
        last |= {one.by: one.insistence for one in asked}
        if not last:
            continue
        concluded, texts = _concluded(ask, year, case)
        yield YearOfAsk(
            ask=ask.id,
            year=year,
            asked=asked,
            dropped=before and not asked,
            met=tuple(_met(ask, year, case)),
            concluded=concluded,
            conclusions=texts,
        )
        before = bool(asked)


def _asked(ask: Ask, year: int, case: _Case, last: Mapping[str, Insistence]) -> tuple[Asking, ...]:
    """Who asks in a year in the own voice, each once, in the order of the first request."""
    own: dict[str, list[tuple[Request, Step]]] = {}
    for step in ask.requests:
        found = case.found[step.finding]
        if case.year(step) == year and isinstance(found.finding, Request) and found.finding.voice is Voice.OWN:
            own.setdefault(_asker(found), []).append((found.finding, step))
    return tuple(
        Asking(by=by, insistence=most[0].strength, request=most[1], before=last.get(by))
        for by, made in own.items()
        for most in [max(made, key=lambda one: (_rank(one[0]), -one[0].citation.start))]
    )


def _rank(request: Request) -> int:
    rank = rank_of(request.strength)
    return -1 if rank is None else rank


def _asker(found: _Found) -> str:
    """Who asks, by one label in every language and year."""
    own = getattr(found.finding, "asker", None)
    by_kind = {DocumentKind.EXPERTS_COMMENT: experts_label, DocumentKind.CONCLUSIONS: committee_label}
    label = by_kind.get(found.document.about.kind)
    return label() if label else own or found.document.about.author or ""


def _met(ask: Ask, year: int, case: _Case) -> Iterable[Met]:
    """What the Government says was done since it was asked, and what the Experts note with satisfaction."""
    since = next((step.date[:4] for step in ask.requests if step.date), None)
    for step in ask.answers:
        measure = case.found[step.finding].finding
        if case.year(step) == year and isinstance(measure, Measure) and _is_done(measure, ask, since):
            yield Met(by=MetBy.GOVERNMENT, said=step)
    for step in ask.appreciations:
        found = case.found[step.finding]
        if case.year(step) == year and _is_satisfaction(found):
            yield Met(by=MetBy.EXPERTS, said=step)


def _is_done(measure: Measure, ask: Ask, since: str | None) -> bool:
    """Whether a measure is the act that was asked for, done: what was done before the ask answers nothing."""
    late = measure.date is None or since is None or measure.date[:4] >= since
    return measure.status is MeasureStatus.DONE and late and speaks_of(ask.act, measure.citation.quote)


def _is_satisfaction(found: _Found) -> bool:
    experts = found.document.about.kind is DocumentKind.EXPERTS_COMMENT
    one = found.finding
    return experts and isinstance(one, Appreciation) and one.grade is Grade.SATISFACTION and one.voice is Voice.OWN


def _concluded(ask: Ask, year: int, case: _Case) -> tuple[InConclusions | None, tuple[Step, ...]]:
    if year not in case.concluded:
        return None, ()
    alike = [step for step in case.of_ask.get((year, ask.id), ()) if _LIKE.get(ask.act, ask.act) is _act(step, case)]
    if alike:
        return InConclusions.AS_ASKED, tuple(alike)
    near = tuple(step for step in case.alone.get(year, ()) if _on_its_object(step, ask, case))
    return (InConclusions.OTHER_WORDS, near) if near else (InConclusions.NOT_IN, ())


def _act(step: Step, case: _Case) -> ActAsked | None:
    request = case.found[step.finding].finding
    return _LIKE.get(request.act, request.act) if isinstance(request, Request) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What a request names: provisions and laws, actors; and its subjects."""

    provisions: frozenset[str]
    actors: frozenset[str]
    subjects: frozenset[str]


def _on_its_object(step: Step, ask: Ask, case: _Case) -> bool:
    """Whether words of the conclusions speak of the object of an ask: by what both name, else by all their subjects."""
    said = _named(case.found[step.finding])
    for other in (_named(case.found[one.finding]) for one in ask.requests):
        if said.provisions or other.provisions or said.actors or other.actors:
            if said.provisions & other.provisions or said.actors & other.actors:
                return True
        elif other.subjects and other.subjects <= said.subjects:
            return True
    return False


def _named(found: _Found) -> _Named:
    request, document = found.finding, found.document
    assert isinstance(request, Request)
    conventions = {p.instrument for p in document.provisions if p.kind is InstrumentKind.CONVENTION}
    return _Named(
        provisions=frozenset(p for p in request.provisions if p.split("|")[0] not in conventions),
        actors=frozenset(actor for actor in request.actors if _tells(actor)),
        subjects=subjects_in(request.citation.quote),
    )


def _tells(actor: str) -> bool:
    """Whether a name tells what a request is about: no group of people, no side, no body of the world."""
    return actor[:1].isupper() and not is_government(actor) and not is_side(actor) and organisation_of(actor) is None
