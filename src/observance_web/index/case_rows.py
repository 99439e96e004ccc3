"""The rows of cases.

Reads cases as a build made them, and the quotations of their findings; gives rows that are not saved yet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.db.models import Model

from observance.domain.case import (
    Case,
    Due,
    Issue,
    Milestone,
    MilestoneKind,
    ProvisionEntry,
    Relied,
    Step,
    YearOfAsk,
)
from observance.domain.disagreements import Differences, Disagreement, Side
from observance.extract.pointed import pointed
from observance.publish.report.past import OTHERS, PARTS
from observance_web.cases import models as rows
from observance_web.cases import values
from observance_web.index.ask_rows import Quotations, askers_of, deadlines_of, rows_of_ask
from observance_web.index.case_keys import key_of
from observance_web.index.story_rows import story_of
from observance_web.quotations import Quotation

#: How many quotations a row holds itself.
FEW = 6

Figures = Callable[[Quotation, str], Iterable[str]]


def slugs_of(cases: Iterable[Case]) -> list[str]:
    """How each case is named in addresses."""
    slugs: dict[str, None] = {}
    for case in cases:
        slugs[_slug(case, slugs)] = None
    return list(slugs)


def _slug(case: Case, taken: Mapping[str, None]) -> str:
    """The State and the Conventions as one word of an address."""
    plain = unicodedata.normalize("NFKD", case.matter.state or "").encode("ascii", "ignore").decode().lower()
    name = (case.matter.state_code or "").lower() or "-".join(re.findall(r"[a-z0-9]+", plain)) or "case"
    slug = "-".join([name, *(f"c{number}" for number in case.matter.conventions)])[:70]
    return slug if slug not in taken else f"{slug}-{len(taken) + 1}"


def case_row(n: int, slug: str, case: Case, newest: str | None) -> rows.Case:
    """The row of a case itself; ``newest`` is the date of its newest document."""
    dates = sorted({step.date or "" for ask in case.asks for step in ask.requests} - {""})
    days = sorted(part for date in dates for part in date.split("/") if part[:1].isdigit())
    return rows.Case(
        key=key_of(case.matter),
        n=n,
        slug=slug,
        state=case.matter.state,
        state_code=case.matter.state_code,
        conventions=case.matter.conventions,
        first_year=days[0][:4] if days else None,
        last_year=days[-1][:4] if days else None,
        newest=newest,
        documents=case.documents,
        asks=len(case.asks),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What rows of a case need of the rows of its documents.

    ``figures`` gives the words of the figures with a value in the passage of a quotation; ``session`` is the year of
    the session to which a document belongs; ``deadlines`` are the words of those of requests, by their ids;
    ``languages`` those of the titles of documents.
    """

    figures: Figures
    session: Mapping[str, int]
    deadlines: Mapping[str, str]
    languages: Mapping[str, str | None]


def rows_of_case(
    case: Case, found: Differences | None, said: Quotations, held: Mapping[str, str], beside: Beside
) -> Iterator[Model]:
    """Every row that belongs to a case.

    ``said`` are the quotations of findings by their id; ``held`` the documents that are sources of references.
    """
    key = key_of(case.matter)
    shelf = _Shelf(key, said, beside)
    years: dict[str, list[YearOfAsk]] = {}
    for row in case.follow_up:
        years.setdefault(row.ask, []).append(row)
    for k, ask in enumerate(case.asks, start=1):
        put = partial(shelf.put, "ask", ask.id)
        story = story_of(ask, years.get(ask.id, ()), beside.session, said, put)
        yield from rows_of_ask(key, k, ask, story, said, put, beside.deadlines)
        yield from shelf.taken()
    yield from askers_of(key, case, said)
    for k, issue in enumerate(case.issues, start=1):
        yield from _issue(shelf, k, issue)
    yield from _earlier(shelf, case, held)
    for k, due in enumerate(case.due, start=1):
        yield from _due(shelf, k, due)
    for k, milestone in enumerate(case.timeline, start=1):
        yield from _milestone(shelf, k, milestone)
    for k, entry in enumerate(case.provisions, start=1):
        yield from _provision(shelf, k, entry)
    yield from (
        rows.Position(case=key, n=k, stance=step.how or "", quotation=said[step.finding])
        for k, step in enumerate(case.positions, start=1)
    )
    yield from _differences(shelf, found)


class _Shelf:
    """Puts the quotations of an entry where they belong: the first into its row, of many all into rows of their own."""

    def __init__(self, case: str, said: Quotations, beside: Beside) -> None:
        self.case, self.said, self.beside = case, said, beside
        self.told: list[rows.Told] = []

    def put(self, of: str, owner: object, what: str, steps: Sequence[Step]) -> values.Quoted:
        """What the row of an entry holds of these."""
        quotations = [self.said[step.finding] for step in steps if step.finding in self.said]
        if len(quotations) > FEW:
            self.told += [
                rows.Told(case=self.case, of=of, owner=str(owner), what=what, n=n, quotation=one)
                for n, one in enumerate(quotations, start=1)
            ]
        return values.Quoted(first=tuple(quotations[:FEW]), count=len(quotations))

    def taken(self) -> Iterator[rows.Told]:
        """The rows put aside since this was asked last."""
        yield from self.told
        self.told = []


def _issue(shelf: _Shelf, k: int, one: Issue) -> Iterator[Model]:
    yield rows.Issue(
        case=shelf.case,
        n=k,
        topic=one.topic,
        provision=one.provision,
        actor=one.actor,
        state=one.state.value,
        asks=one.asks,
        requests=shelf.put("issue", k, "requests", one.requests),
        measures=shelf.put("issue", k, "measures", one.measures),
        allegations=shelf.put("issue", k, "allegations", one.allegations),
    )
    yield from shelf.taken()


def _earlier(shelf: _Shelf, case: Case, held: Mapping[str, str]) -> Iterator[Model]:
    """The history by its parts, each in the order of time: what is relied on, and the documents of the case."""
    k = 0
    for part, (_, kinds, of) in enumerate((*PARTS, OTHERS)):
        named = {kind.value for kind in of}
        found: list[Relied | Milestone] = [one for one in case.relied if one.kind in kinds]
        found += [one for one in case.timeline if one.kind is MilestoneKind.DOCUMENT and one.what in named]
        for one in sorted(found, key=lambda one: (one.date is None, one.date or "", _title(one))):
            k += 1
            yield _earlier_row(shelf, part, k, one, held)
            yield from shelf.taken()


def _title(one: Relied | Milestone) -> str:
    return one.title or (one.document if isinstance(one, Milestone) else "") or ""


def _earlier_row(shelf: _Shelf, part: int, k: int, one: Relied | Milestone, held: Mapping[str, str]) -> rows.Earlier:
    if isinstance(one, Milestone):
        return rows.Earlier(
            case=shelf.case, part=part, n=k, kind=one.what, title=_title(one), date=one.date, document=one.document,
            language=shelf.beside.languages.get(one.document or ""), told=values.Quoted(),
        )  # fmt: skip
    return rows.Earlier(
        case=shelf.case,
        part=part,
        n=k,
        kind=one.kind.value,
        title=one.title,
        author=one.author,
        date=one.date,
        held=next((held[step.finding] for step in one.told if step.finding in held), None),
        told=shelf.put("earlier", k, "told", one.told),
    )


def _due(shelf: _Shelf, k: int, one: Due) -> Iterator[Model]:
    yield rows.Due(
        case=shelf.case,
        n=k,
        date=one.date,
        event=one.event,
        session=one.session,
        words=tuple(deadlines_of(one.words, one.asked, shelf.said, shelf.beside.deadlines)),
        asked=shelf.put("due", k, "asked", one.asked),
        planned=shelf.put("due", k, "planned", one.planned),
        source=one.source,
        stated=shelf.put("due", k, "stated", one.stated),
    )
    yield from shelf.taken()


def _milestone(shelf: _Shelf, k: int, one: Milestone) -> Iterator[Model]:
    yield rows.Milestone(
        case=shelf.case,
        n=k,
        date=one.date,
        kind=one.kind.value,
        what=one.what,
        title=one.title,
        document=one.document,
        language=shelf.beside.languages.get(one.document or ""),
        told=shelf.put("milestone", k, "told", one.told),
    )
    yield from shelf.taken()


def _provision(shelf: _Shelf, k: int, one: ProvisionEntry) -> Iterator[Model]:
    yield rows.Provision(
        case=shelf.case,
        n=k,
        instrument=one.instrument,
        article=one.provision,
        version=one.version,
        asked=shelf.put("provision", k, "asked", one.asked),
        stated=shelf.put("provision", k, "stated", one.stated),
        alleged=shelf.put("provision", k, "alleged", one.alleged),
    )
    yield from shelf.taken()


def _differences(shelf: _Shelf, found: Differences | None) -> Iterator[Model]:
    """The differences of a case, the surest first."""
    for k, one in enumerate(found.disagreements if found else (), start=1):
        yield rows.Difference(
            id=one.id,
            case=shelf.case,
            n=k,
            kind=one.kind.value,
            point=one.point,
            one=_side(shelf, one, "one", one.a),
            other=_side(shelf, one, "other", one.b),
            about=one.about,
            cautions=tuple(caution.value for caution in one.cautions),
        )
        yield from shelf.taken()
        for finding in dict.fromkeys((one.a.said.finding, one.b.said.finding)):
            yield rows.DifferenceOf(case=shelf.case, difference=one.id, finding=finding)


def _side(shelf: _Shelf, of: Disagreement, what: str, side: Side) -> values.SideShown:
    """A side in its own words, which may be more than those of its finding."""
    quotation = replace(shelf.said[side.said.finding], words=side.said.words)
    return values.SideShown(
        quotation=quotation,
        value=side.value,
        at=_at_issue(shelf, quotation, side.value, of.point),
        others=shelf.put("difference", of.id, what, side.others),
    )


def _at_issue(shelf: _Shelf, quotation: Quotation, value: str | None, point: str | None) -> tuple[int, int] | None:
    """Where a quotation says what two sides differ on: a figure by its digits, else by the words that were read as this
    value; or the words of the point."""
    if value is None:
        return pointed(quotation.words, point, quotation.language)
    if (at := figure_in(quotation.words, value)) is not None:
        return at
    places = ((quotation.words.find(words), words) for words in shelf.beside.figures(quotation, value))
    return next(((start, start + len(words)) for start, words in places if start >= 0), None)


def figure_in(words: str, value: str) -> tuple[int, int] | None:
    """Where a figure in plain decimal notation stands in words: its digits, with whatever parts thousands."""
    if not value[:1].isdigit():
        return None
    whole, _, part = value.partition(".")
    digits = r"[   ,.'’]?".join(whole) + (rf"[.,]{part}0*" if part.strip("0") else "")
    found = re.search(rf"(?<![\d.,]){digits}(?!\d|[.,]\d)", words)
    return found.span() if found else None
