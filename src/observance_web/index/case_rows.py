"""The rows of cases and parties.

Reads cases and parties as a build made them, and the quotations of their findings; gives rows that are not saved yet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.db.models import Model

from observance.domain.case import Ask, Case, Due, Issue, Milestone, ProvisionEntry, Relied, Step, YearOfAsk
from observance.domain.disagreements import Differences, Side
from observance.domain.parties import Actor, Parties, Relation
from observance.domain.text import Citation
from observance_web.cases import models as rows
from observance_web.quotations import Quotation

#: The kinds of quotations of an ask, in the order in which they are read.
STEPS = ("requests", "objections", "answers", "contested", "appreciations")

Quotations = Mapping[str, Quotation]


def case_rows(cases: tuple[Case, ...], said: Quotations, held: Mapping[str, str]) -> Iterator[Model]:
    """Every row of every case.

    ``said`` are the quotations of findings by their id; ``held`` the documents that are sources of references.
    """
    slugs: set[str] = set()
    for n, case in enumerate(cases, start=1):
        slug = _slug(case, slugs)
        slugs.add(slug)
        yield _case(n, slug, case, said)
        years = _years(case, said)
        for k, ask in enumerate(case.asks, start=1):
            yield from _ask(n, k, ask, tuple(years.get(ask.id, ())), said)
        yield from (_issue(n, k, one, said) for k, one in enumerate(case.issues, start=1))
        yield from (_relied(n, k, one, said, held) for k, one in enumerate(case.relied, start=1))
        yield from (_due(n, k, one, said) for k, one in enumerate(case.due, start=1))
        yield from (_milestone(n, k, one, said) for k, one in enumerate(case.timeline, start=1))
        yield from (_provision(n, k, one, said) for k, one in enumerate(case.provisions, start=1))
        yield from (
            rows.Position(case=n, n=k, stance=step.how or "", quotation=said[step.finding])
            for k, step in enumerate(case.positions, start=1)
        )


def _slug(case: Case, taken: set[str]) -> str:
    """The State and the Conventions as one word of an address."""
    plain = unicodedata.normalize("NFKD", case.matter.state or "").encode("ascii", "ignore").decode().lower()
    name = (case.matter.state_code or "").lower() or "-".join(re.findall(r"[a-z0-9]+", plain)) or "case"
    slug = "-".join([name, *(f"c{number}" for number in case.matter.conventions)])
    return slug if slug not in taken else f"{slug}-{len(taken) + 1}"


def _case(n: int, slug: str, case: Case, said: Quotations) -> rows.Case:
    dates = sorted({said[s.finding].date or "" for ask in case.asks for s in ask.requests} - {""})
    days = sorted(part for date in dates for part in date.split("/") if part[:1].isdigit())
    return rows.Case(
        n=n,
        slug=slug,
        state=case.matter.state,
        state_code=case.matter.state_code,
        conventions=case.matter.conventions,
        first_year=days[0][:4] if days else None,
        last_year=days[-1][:4] if days else None,
        newest=days[-1] if days else None,
        documents=case.documents,
        asks=len(case.asks),
    )


def _ask(n: int, k: int, ask: Ask, years: tuple[rows.AskYear, ...], said: Quotations) -> Iterator[Model]:
    yield rows.Ask(
        id=ask.id,
        case=n,
        n=k,
        act=ask.act.value,
        object=ask.object,
        closing=ask.closing.value,
        state=ask.state.value,
        provisions=ask.provisions,
        actors=ask.actors,
        deadlines=ask.deadlines,
        glance=_glance(ask, said),
        years=years,
    )
    yield from (rows.AskProvision(ask=ask.id, case=n, provision=one) for one in dict.fromkeys(ask.provisions))
    steps = ((what, step) for what in STEPS for step in getattr(ask, what))
    for j, (what, step) in enumerate(steps, start=1):
        quotation = said[step.finding]
        yield rows.Step(
            ask=ask.id, case=n, n=j, what=what, by=quotation.voice.label, date=quotation.date, quotation=quotation
        )


def _glance(ask: Ask, said: Quotations) -> rows.Glance:
    def first(steps: tuple[Step, ...]) -> Quotation | None:
        return said[steps[0].finding] if steps else None

    return rows.Glance(
        askers=tuple(_askers(ask, said)),
        words=first(ask.requests),
        objection=first(ask.objections),
        answer=first(ask.answers),
        contested=first(ask.contested),
        appreciation=first(ask.appreciations),
    )


def _askers(ask: Ask, said: Quotations) -> Iterator[rows.Asker]:
    """Each asker once, in the order of time, with how and on which pages."""
    groups: dict[tuple[str | None, str | None, bool], list[Quotation]] = {}
    for step in ask.requests:
        one = said[step.finding]
        groups.setdefault((one.voice.label or one.title, one.how, one.reported), []).append(one)
    for (_, how, recalled), made in groups.items():
        pages: dict[str, dict[int, None]] = {}
        for one in made:
            pages.setdefault(one.title, {}).update({one.page: None} if one.page is not None else {})
        places = tuple((title, tuple(numbers)) for title, numbers in pages.items())
        yield rows.Asker(voice=made[0].voice, how=how, places=places, recalled=recalled)


def _years(case: Case, said: Quotations) -> dict[str, list[rows.AskYear]]:
    years: dict[str, list[rows.AskYear]] = {}
    for row in case.follow_up:
        years.setdefault(row.ask, []).append(_year(row, said))
    return years


def _year(row: YearOfAsk, said: Quotations) -> rows.AskYear:
    return rows.AskYear(
        year=row.year,
        asked=tuple(
            rows.AskedBy(
                insistence=one.insistence.value,
                before=one.before.value if one.before else None,
                change=one.change,
                quotation=said[one.request.finding],
            )
            for one in row.asked
        ),
        dropped=row.dropped,
        met=tuple((one.by.value, said[one.said.finding]) for one in row.met),
        concluded=row.concluded.value if row.concluded else None,
        conclusions=_quoted(row.conclusions, said),
    )


def _quoted(steps: Sequence[Step], said: Quotations) -> tuple[Quotation, ...]:
    return tuple(said[step.finding] for step in steps)


def _issue(n: int, k: int, one: Issue, said: Quotations) -> rows.Issue:
    return rows.Issue(
        case=n,
        n=k,
        topic=one.topic,
        provision=one.provision,
        actor=one.actor,
        state=one.state.value,
        asks=one.asks,
        requests=_quoted(one.requests, said),
        measures=_quoted(one.measures, said),
        allegations=_quoted(one.allegations, said),
    )


def _relied(n: int, k: int, one: Relied, said: Quotations, held: Mapping[str, str]) -> rows.Relied:
    return rows.Relied(
        case=n,
        n=k,
        kind=one.kind.value,
        title=one.title,
        author=one.author,
        date=one.date,
        held=next((held[step.finding] for step in one.told if step.finding in held), None),
        told=_quoted(one.told, said),
    )


def _due(n: int, k: int, one: Due, said: Quotations) -> rows.Due:
    return rows.Due(
        case=n,
        n=k,
        date=one.date,
        event=one.event,
        session=one.session,
        words=one.words,
        asked=_quoted(one.asked, said),
        planned=_quoted(one.planned, said),
    )


def _milestone(n: int, k: int, one: Milestone, said: Quotations) -> rows.Milestone:
    return rows.Milestone(
        case=n,
        n=k,
        date=one.date,
        kind=one.kind.value,
        what=one.what,
        title=one.title,
        document=one.document,
        told=_quoted(one.told, said),
    )


def _provision(n: int, k: int, one: ProvisionEntry, said: Quotations) -> rows.Provision:
    return rows.Provision(
        case=n,
        n=k,
        instrument=one.instrument,
        article=one.provision,
        version=one.version,
        asked=_quoted(one.asked, said),
        stated=_quoted(one.stated, said),
        alleged=_quoted(one.alleged, said),
    )


def difference_rows(cases: tuple[Case, ...], found: tuple[Differences, ...], said: Quotations) -> Iterator[Model]:
    """The differences of each case, the surest first."""
    of_matter = {one.matter: one.disagreements for one in found}
    for n, case in enumerate(cases, start=1):
        for k, one in enumerate(of_matter.get(case.matter, ()), start=1):
            yield rows.Difference(
                id=one.id,
                case=n,
                n=k,
                kind=one.kind.value,
                point=one.point,
                one=_side(one.a, said),
                other=_side(one.b, said),
                about=one.about,
                cautions=tuple(caution.value for caution in one.cautions),
            )
            for finding in dict.fromkeys((one.a.said.finding, one.b.said.finding)):
                yield rows.DifferenceOf(difference=one.id, finding=finding)


def _side(side: Side, said: Quotations) -> rows.SideShown:
    """A side in its own words, which may be more than those of its finding."""
    quotation = replace(said[side.said.finding], words=" ".join(side.quote.split()))
    return rows.SideShown(
        quotation=quotation,
        value=side.value,
        others=tuple(said[step.finding] for step in side.others if step.finding in said),
    )


def party_rows(parties: Parties, quote: Callable[[Citation, str | None], Quotation]) -> Iterator[Model]:
    """Actors with their mentions, then what is proposed; ``quote`` makes the quotation of a place."""
    called = {actor.id: actor.name for actor in parties.actors}
    for n, actor in enumerate(parties.actors, start=1):
        yield _actor(n, actor, called, quote)
        for k, mention in enumerate(actor.mentions, start=1):
            quotation = quote(mention.citation, mention.finding)
            yield rows.Mention(actor=actor.id, n=k, name=mention.name, quotation=quotation)
    for one in parties.proposals:
        yield rows.Proposal(one=one.one, other=one.other, evidence=one.evidence, against=one.against)


def _actor(
    n: int, actor: Actor, called: Mapping[str, str], quote: Callable[[Citation, str | None], Quotation]
) -> rows.Actor:
    def relation(one: Relation) -> rows.RelationTo:
        name = called.get(one.target, one.target)
        return rows.RelationTo(kind=one.kind.value, target=one.target, name=name, quotation=quote(one.citation, None))

    return rows.Actor(
        id=actor.id,
        n=n,
        kind=actor.kind.value,
        name=actor.name,
        names=actor.names,
        country=actor.country,
        mentions=len(actor.mentions),
        evidence=actor.evidence,
        relations=tuple(map(relation, actor.relations)),
    )
