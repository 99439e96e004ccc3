"""Every reading of the rows of cases: views ask here, and nowhere else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.db.models.functions import Left
from django.http import Http404, HttpRequest

from observance.reference.instruments import convention
from observance_web.cases.models import (
    Ask,
    AskAsker,
    AskProvision,
    Case,
    Difference,
    DifferenceOf,
    Due,
    Earlier,
    Issue,
    Milestone,
    Position,
    Provision,
    Step,
    Told,
)
from observance_web.findings.models import Finding
from observance_web.index.ask_rows import CLOSINGS, SIDES, STEPS
from observance_web.index.case_rows import FEW
from observance_web.index.story_rows import STORY

#: The kinds of milestones, in the order in which they are shown.
MILESTONES = ("document", "stated", "alleged", "relied_on")
#: What quotations of an entry are kept under, and the columns of each.
ENTRIES: Mapping[str, tuple[str, ...]] = {
    "ask": ("rests",),
    "issue": ("requests", "measures", "allegations"),
    "earlier": ("told",),
    "due": ("asked", "planned", "stated"),
    "milestone": ("told",),
    "provision": ("asked", "stated", "alleged"),
    "difference": ("one", "other"),
}


def cases_shown() -> QuerySet[Case]:
    """The cases with the one that most is asked in first."""
    return Case.objects.order_by("-asks", "n").defer("documents")


def chosen(request: HttpRequest) -> Case | None:
    """The case of the address, else the last one that was looked at, else that with most asks."""
    match = request.resolver_match
    wanted = (match.kwargs.get("slug") if match else None) or request.session.get("case")
    known = cases_shown().filter(slug=str(wanted)).first() if wanted else None
    return known or cases_shown().first()


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
    askers: tuple[AskAsker, ...] = ()
    acts: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


def asks_wanted(case: Case, wanted: AskFilter) -> QuerySet[Ask]:
    """The asks of a case that a filter lets through, in their order."""
    asks = Ask.objects.filter(case=case.key).defer("years")
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
    kinds = Ask.objects.filter(case=case.key).order_by().values_list("closing", "act", "state")
    found = list(kinds.annotate(first=Min("n")).order_by("first"))
    articles = AskProvision.objects.filter(case=case.key).values_list("provision", flat=True).distinct()
    dates = Step.objects.filter(case=case.key).exclude(date=None).order_by().values_list("date", flat=True).distinct()
    return AskChoices(
        closings=_distinct(kind[0] for kind in found),
        articles=tuple(sorted(articles)),
        askers=tuple(AskAsker.objects.filter(case=case.key)),
        acts=_distinct(kind[1] for kind in found),
        states=_distinct(kind[2] for kind in found),
        dates=tuple(sorted({(date or "").split("/")[0] for date in dates}, reverse=True)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AsksTold:
    """How many asks a case has: all, those in closing remarks by whose these are, and those without an answer."""

    count: int
    closings: tuple[tuple[str, int], ...]
    unanswered: int


def asks_told(case: Case) -> AsksTold:
    """How many asks a case has."""
    asks = Ask.objects.filter(case=case.key).order_by()
    counted = list(asks.values_list("closing", "state").annotate(Count("id")))
    closings = Counter({closing: 0 for closing, _, _ in counted})
    for closing, _, count in counted:
        closings[closing] += count
    return AsksTold(
        count=sum(closings.values()),
        closings=tuple((closing, closings[closing]) for closing in CLOSINGS if closing in closings),
        unanswered=sum(count for _, state, count in counted if state == "none_found"),
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def ask_of(case: Case, id_: str) -> Ask:
    """An ask of a case."""
    try:
        return Ask.objects.get(case=case.key, id=id_)
    except Ask.DoesNotExist as error:
        raise Http404(id_) from error


def steps_of(ask: Ask) -> QuerySet[Step]:
    """All quotations of an ask in the order of time and text."""
    return Step.objects.filter(ask=ask.id).order_by("at")


def kinds_of_steps(ask: Ask) -> list[str]:
    """The kinds of quotations that an ask has."""
    kinds = set(Step.objects.filter(ask=ask.id).order_by().values_list("what", flat=True).distinct())
    return [what for what in STEPS if what in kinds]


def steps_of_kind(ask: Ask, what: str) -> QuerySet[Step]:
    """All quotations of an ask of one kind."""
    return Step.objects.filter(ask=ask.id, what=what)


def told_of(case: Case, of: str, owner: str, what: str) -> QuerySet[Told]:
    """All quotations of an entry that has many; those of an ask are kept by the cells of its story."""
    if what not in ENTRIES.get(of, ()) and (of != "ask" or what.partition("-")[2] not in STORY):
        raise Http404(f"{of} {what}")
    return Told.objects.filter(case=case.key, of=of, owner=owner, what=what)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The asks under one heading of the sheet."""

    closing: str
    asks: list[Ask] = field(default_factory=list)


def sheet_of(asks: Sequence[Ask]) -> list[Sheet]:
    """Asks under their headings, those of both closing remarks first."""
    sheets = [Sheet(closing=closing, asks=[ask for ask in asks if ask.closing == closing]) for closing in CLOSINGS]
    return [sheet for sheet in sheets if sheet.asks]


def closings_of(case: Case) -> QuerySet[Ask]:
    """The asks that are made in closing remarks."""
    return Ask.objects.filter(case=case.key).exclude(closing="none")


def spoken_in(asks: Sequence[Ask]) -> list[tuple[Ask, dict[str, list[Step]]]]:
    """What closing remarks ask: each ask with its first quotations in them, by the side that speaks."""
    steps = Step.objects.filter(ask__in=[ask.id for ask in asks], what__in=("requests", "objections")).exclude(
        side=None
    )
    spoken: dict[str, dict[str, list[Step]]] = {ask.id: {side: [] for side in SIDES} for ask in asks}
    for step in steps.order_by("ask", "n"):
        said = spoken[step.ask][step.side or ""]
        if len(said) < FEW:
            said.append(step)
    return [(ask, spoken[ask.id]) for ask in asks]


def issues_of(case: Case) -> QuerySet[Issue]:
    """The issues of a case: those of one topic follow each other."""
    return Issue.objects.filter(case=case.key).defer("requests", "measures", "allegations")


def issue_of(case: Case, n: int) -> Issue:
    """An issue of a case."""
    found = Issue.objects.filter(case=case.key, n=n).first()
    if found is None:
        raise Http404(str(n))
    return found


def asks_of(case: Case, ids: Sequence[str]) -> list[Ask]:
    """The asks with these ids, in the order of the case."""
    return list(Ask.objects.filter(case=case.key, id__in=ids).defer("glance", "years"))


def timeline_of(case: Case, kinds: Sequence[str] = ()) -> QuerySet[Milestone]:
    """What has a date in a case, in the order of time."""
    found = Milestone.objects.filter(case=case.key)
    return found.filter(kind__in=kinds) if kinds else found


def months_of(case: Case, kinds: Sequence[str] = ()) -> list[tuple[str, str, int, int]]:
    """How much of each kind has its date in a month: the kind, the month, how many, and the first of them."""
    months = timeline_of(case, kinds).order_by().annotate(month=Left("date", 7)).values_list("kind", "month")
    return sorted(months.annotate(Count("n"), Min("n")))


def to_obtain(case: Case) -> QuerySet[Earlier]:
    """The sources that documents of a case rely on and that it lacks."""
    return Earlier.objects.filter(case=case.key, document=None, held=None)


def history_of(case: Case) -> QuerySet[Earlier]:
    """What came before, by the parts of the history."""
    return Earlier.objects.filter(case=case.key)


def due_of(case: Case) -> QuerySet[Due]:
    """What falls due, in the order of time; what has no day comes last."""
    return Due.objects.filter(case=case.key)


def instruments_of(case: Case) -> list[str]:
    """The instruments that are spoken of."""
    names = Provision.objects.filter(case=case.key).order_by().values_list("instrument").annotate(first=Min("n"))
    return [name for name, _ in names.order_by("first")]


def first_instrument(case: Case, names: Sequence[str]) -> str:
    """The instrument that is shown where none was chosen: the case's own Convention, else the first."""
    own = (instrument.name for number in case.conventions if (instrument := convention(number)))
    return next((name for name in own if name in names), next(iter(names), ""))


def versions_of(case: Case, instrument: str) -> list[str]:
    """The versions of an instrument that are spoken of; empty where none is told."""
    found = Provision.objects.filter(case=case.key, instrument=instrument).order_by()
    versions = found.values_list("version").annotate(first=Min("n")).order_by("first")
    return [version or "" for version, _ in versions]


def provisions_of(case: Case, instrument: str, version: str | None = None) -> QuerySet[Provision]:
    """The articles of an instrument, of all versions or of one (empty: where none is told)."""
    found = Provision.objects.filter(case=case.key, instrument=instrument)
    return found if version is None else found.filter(version=version or None)


def positions_of(case: Case) -> QuerySet[Position]:
    """Where each speech and letter stands, in the order of the documents."""
    return Position.objects.filter(case=case.key)


def differences_of(case: Case, kind: str = "") -> QuerySet[Difference]:
    """Where statements of a case differ, the surest first."""
    found = Difference.objects.filter(case=case.key)
    return found.filter(kind=kind) if kind else found


def kinds_of_differences(case: Case) -> list[str]:
    """The kinds of the differences of a case, in their order."""
    kinds = Difference.objects.filter(case=case.key).order_by().values_list("kind").annotate(first=Min("n"))
    return [kind for kind, _ in kinds.order_by("first")]


def difference_of(case: Case, id_: str) -> Difference:
    """A difference of a case."""
    found = Difference.objects.filter(case=case.key, id=id_).first()
    if found is None:
        raise Http404(id_)
    return found


def differences_touching(ask: Ask) -> QuerySet[Difference]:
    """The differences of which a quotation of an ask is a side."""
    findings = Step.objects.filter(ask=ask.id).order_by().values("finding")
    sides = DifferenceOf.objects.filter(finding__in=findings).values("difference")
    return Difference.objects.filter(id__in=sides).defer("one", "other")


def sources_of(ask: Ask) -> list[Finding]:
    """The first sources that the requests of an ask rely on, each by a reference that names it."""
    ids = [one.finding for one in ask.glance.rests.first if one.finding]
    return list(Finding.objects.filter(id__in=ids).only("id", "title", "held", "quotation").order_by("title", "id"))


def articles_known(instruments: set[str]) -> Mapping[tuple[str, str | None], Mapping[str, str]]:
    """Which cases speak of instruments, and of articles of them by their numbers: slugs with the name of the State."""
    cases = {case.key: (case.slug, case.state or case.slug) for case in cases_shown()}
    found: dict[tuple[str, str | None], dict[str, str]] = {}
    rows = Provision.objects.filter(instrument__in=instruments).order_by("n")
    for key, instrument, article in rows.values_list("case", "instrument", "article"):
        slug, state = cases[key]
        for number in (None, *map(number_of, articles_in(article or ""))):
            found.setdefault((instrument, number), {})[slug] = state
    return found


#: An article of a list in canonical form ("12", "13(2)", "5bis"), or a range of them.
_ARTICLE = re.compile(r"(?P<first>\d+)(?P<more>[^\s,()-]{0,12}(?:\([^()]{0,12}\)){0,6})(?:-(?P<last>\d+))?")
#: So many articles of a range are told one by one.
_WIDEST = 60


def articles_in(provision: str) -> list[str]:
    """The articles of a provision one by one: "articles 2-4, 12(3)" are four."""
    found: list[str] = []
    for match in _ARTICLE.finditer(provision):
        first, last = int(match["first"]), int(match["last"] or 0)
        is_range = first < last <= first + _WIDEST
        found += map(str, range(first, last + 1)) if is_range else [match["first"] + match["more"]]
    return found


def number_of(article: str) -> str:
    """The number of an article without the paragraphs within it."""
    return article.partition("(")[0]
