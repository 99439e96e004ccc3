"""Every reading of the rows of cases: views ask here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest

from observance_web.cases.models import (
    Actor,
    Ask,
    AskProvision,
    Case,
    Difference,
    DifferenceOf,
    Due,
    Issue,
    Mention,
    Milestone,
    Position,
    Proposal,
    Provision,
    Relied,
    Step,
)

#: The kinds of quotations of an ask, of milestones and of actors, in the order in which they are shown.
STEPS = ("requests", "objections", "answers", "contested", "appreciations")
MILESTONES = ("document", "stated", "alleged", "relied_on")
ACTORS = ("person", "organisation", "state")
#: The sides whose closing remarks are told apart.
SIDES = ("employer_members", "worker_members")


def cases_shown() -> list[Case]:
    """The cases with the one that most is asked in first."""
    return sorted(Case.objects.all(), key=lambda case: (-case.asks, case.n))


def chosen(request: HttpRequest) -> Case | None:
    """The case of the address, else the last one that was looked at, else that with most asks."""
    cases = {case.slug: case for case in cases_shown()}
    match = request.resolver_match
    wanted = (match.kwargs.get("slug") if match else None) or request.session.get("case")
    return cases.get(str(wanted)) or next(iter(cases.values()), None)


def case_of(request: HttpRequest, slug: str) -> Case:
    """The case of an address; it is that of the pages that follow."""
    try:
        case = Case.objects.get(slug=slug)
    except Case.DoesNotExist as error:
        raise Http404(slug) from error
    if request.session.get("case") != slug:
        request.session["case"] = slug
    return case


@dataclass(frozen=True, slots=True, kw_only=True)
class AskFilter:
    """Which asks are wanted; an empty value wants all."""

    closing: str = ""
    article: str = ""
    asker: str = ""
    act: str = ""
    state: str = ""
    since: str = ""

    def __bool__(self) -> bool:
        return any((self.closing, self.article, self.asker, self.act, self.state, self.since))


@dataclass(frozen=True, slots=True, kw_only=True)
class AskChoices:
    """What the asks of a case can be filtered by."""

    closings: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    askers: tuple[tuple[str, Step], ...] = ()
    acts: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


def asks_wanted(case: Case, wanted: AskFilter) -> QuerySet[Ask]:
    """The asks of a case that a filter lets through, in their order."""
    asks = Ask.objects.filter(case=case.n)
    if wanted.closing:
        asks = asks.filter(closing=wanted.closing)
    if wanted.act:
        asks = asks.filter(act=wanted.act)
    if wanted.state:
        asks = asks.filter(state=wanted.state)
    if wanted.article:
        asks = asks.filter(Exists(AskProvision.objects.filter(ask=OuterRef("id"), provision=wanted.article)))
    if wanted.asker:
        asks = asks.filter(Exists(Step.objects.filter(ask=OuterRef("id"), what="requests", by=wanted.asker)))
    if wanted.since:
        asks = asks.filter(Exists(Step.objects.filter(ask=OuterRef("id"), date__gte=wanted.since)))
    return asks


def ask_choices(case: Case) -> AskChoices:
    """What can be chosen in the filters of a case: values that at least one ask has."""
    kinds = list(Ask.objects.filter(case=case.n).order_by("n").values_list("closing", "act", "state"))
    steps = Step.objects.filter(case=case.n, what="requests").exclude(by=None)
    askers: dict[str, Step] = {}
    for step in steps.order_by("by", "id"):
        askers.setdefault(step.by or "", step)
    articles = AskProvision.objects.filter(case=case.n).values_list("provision", flat=True).distinct()
    dates = Step.objects.filter(case=case.n).exclude(date=None).values_list("date", flat=True).distinct()
    return AskChoices(
        closings=_distinct(closing for closing, _, _ in kinds),
        articles=tuple(sorted(articles)),
        askers=tuple(askers.items()),
        acts=_distinct(act for _, act, _ in kinds),
        states=_distinct(state for _, _, state in kinds),
        dates=tuple(sorted({(date or "").split("/")[0] for date in dates}, reverse=True)),
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def ask_of(case: Case, id_: str) -> Ask:
    """An ask of a case."""
    try:
        return Ask.objects.get(case=case.n, id=id_)
    except Ask.DoesNotExist as error:
        raise Http404(id_) from error


def steps_of(ask: Ask) -> Mapping[str, list[Step]]:
    """The quotations of an ask by kind, each in the order of time and text."""
    steps: dict[str, list[Step]] = {}
    for step in Step.objects.filter(ask=ask.id):
        steps.setdefault(step.what, []).append(step)
    return steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The asks under one heading of the sheet."""

    closing: str
    asks: list[Ask] = field(default_factory=list)


#: The closing remarks, in the order of the sheet.
CLOSINGS = ("both", "employers", "workers", "none")


def sheet_of(asks: Sequence[Ask]) -> list[Sheet]:
    """Asks under their headings, those of both closing remarks first."""
    sheets = [Sheet(closing=closing, asks=[ask for ask in asks if ask.closing == closing]) for closing in CLOSINGS]
    return [sheet for sheet in sheets if sheet.asks]


def closings_of(case: Case) -> list[tuple[Ask, dict[str, list[Step]]]]:
    """What closing remarks ask: each ask with its quotations in them, by the side that speaks."""
    asks = list(Ask.objects.filter(case=case.n).exclude(closing="none"))
    spoken: dict[str, dict[str, list[Step]]] = {ask.id: {side: [] for side in SIDES} for ask in asks}
    for step in Step.objects.filter(case=case.n, what__in=("requests", "objections"), ask__in=list(spoken)):
        side = step.quotation.voice.capacity
        if step.quotation.closing and side in SIDES:
            spoken[step.ask][side].append(step)
    return [(ask, spoken[ask.id]) for sheet in sheet_of(asks) for ask in sheet.asks]


def issues_of(case: Case) -> list[tuple[str, list[Issue]]]:
    """The topics of a case with the issues on each."""
    topics: dict[str, list[Issue]] = {}
    for issue in Issue.objects.filter(case=case.n):
        topics.setdefault(issue.topic, []).append(issue)
    return list(topics.items())


def issue_of(case: Case, n: int) -> Issue:
    """An issue of a case."""
    found = Issue.objects.filter(case=case.n, n=n).first()
    if found is None:
        raise Http404(str(n))
    return found


def asks_of(case: Case, ids: Sequence[str]) -> list[Ask]:
    """The asks with these ids, in the order of the case."""
    return list(Ask.objects.filter(case=case.n, id__in=ids))


def timeline_of(case: Case, kinds: Sequence[str] = ()) -> list[Milestone]:
    """What has a date in a case, in the order of time."""
    found = Milestone.objects.filter(case=case.n)
    return list(found.filter(kind__in=kinds) if kinds else found)


def relied_of(case: Case) -> list[Relied]:
    """The sources that the documents of a case rely on."""
    return list(Relied.objects.filter(case=case.n))


def due_of(case: Case) -> list[Due]:
    """What falls due, in the order of time; what has no day comes last."""
    return list(Due.objects.filter(case=case.n))


def instruments_of(case: Case) -> list[tuple[str, int]]:
    """The instruments that are spoken of, each with how many of its articles are."""
    names = Provision.objects.filter(case=case.n).order_by("n").values_list("instrument", flat=True)
    counted: dict[str, int] = {}
    for name in names:
        counted[name] = counted.get(name, 0) + 1
    return list(counted.items())


def provisions_of(case: Case, instrument: str, version: str | None = None) -> list[Provision]:
    """The articles of an instrument, of all versions or of one (empty: where none is told)."""
    found = Provision.objects.filter(case=case.n, instrument=instrument)
    if version is not None:
        found = found.filter(version=version or None)
    return list(found)


def positions_of(case: Case) -> list[Position]:
    """Where each speech and letter stands, in the order of the documents."""
    return list(Position.objects.filter(case=case.n))


def differences_of(case: Case, kind: str = "") -> list[Difference]:
    """Where statements of a case differ, the surest first."""
    found = Difference.objects.filter(case=case.n)
    return list(found.filter(kind=kind) if kind else found)


def kinds_of_differences(case: Case) -> list[str]:
    """The kinds of the differences of a case, in their order."""
    return list(_distinct(Difference.objects.filter(case=case.n).order_by("n").values_list("kind", flat=True)))


def difference_of(case: Case, id_: str) -> Difference:
    """A difference of a case."""
    found = Difference.objects.filter(case=case.n, id=id_).first()
    if found is None:
        raise Http404(id_)
    return found


def differences_touching(steps: Mapping[str, Sequence[Step]]) -> list[Difference]:
    """The differences of which a quotation of an ask is a side."""
    findings = [step.quotation.finding for found in steps.values() for step in found]
    sides = DifferenceOf.objects.filter(finding__in=findings).values_list("difference", flat=True)
    return list(Difference.objects.filter(id__in=set(sides)))


def actors(kind: str = "") -> list[Actor]:
    """The people and bodies of the case file."""
    return list(Actor.objects.filter(kind=kind) if kind else Actor.objects.all())


def actor_of(id_: str) -> Actor:
    """A person or body."""
    try:
        return Actor.objects.get(id=id_)
    except Actor.DoesNotExist as error:
        raise Http404(id_) from error


def mentions_of(actor: Actor) -> list[Mention]:
    """Where an actor is named."""
    return list(Mention.objects.filter(actor=actor.id))


def proposals_of(actor: Actor) -> list[tuple[Actor, Proposal]]:
    """Who may be the same, and is not surely."""
    found = list(Proposal.objects.filter(one=actor.id)) + list(Proposal.objects.filter(other=actor.id))
    others = {p.pk: p.other if p.one == actor.id else p.one for p in found}
    by_id = {other.id: other for other in Actor.objects.filter(id__in=others.values())}
    return [(by_id[others[p.pk]], p) for p in found if others[p.pk] in by_id]


def articles_known(instruments: set[str]) -> Mapping[tuple[str, str | None], Mapping[str, str]]:
    """Which cases speak of instruments, and of articles of them: slugs with the name of the State."""
    cases = {case.n: (case.slug, case.state or case.slug) for case in cases_shown()}
    found: dict[tuple[str, str | None], dict[str, str]] = {}
    rows = Provision.objects.filter(instrument__in=instruments).values_list("case", "instrument", "article")
    for n, instrument, article in rows:
        slug, state = cases[n]
        found.setdefault((instrument, None), {})[slug] = state
        found.setdefault((instrument, article), {})[slug] = state
    return found
