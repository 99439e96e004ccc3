"""Pages of a case: the asks and their story, time, law, differences; people and bodies."""

from __future__ import annotations

from dataclasses import fields

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from observance_web.cases import queries
from observance_web.cases.history import parts_of
from observance_web.cases.queries import AskFilter
from observance_web.cases.timeline import picture_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The asks of the case with most of them, or what is known where there is none."""
    case = queries.chosen(request)
    if case is None:
        return render(request, "observance/no_case.html")
    return HttpResponseRedirect(f"/{case.slug}/")


@require_safe
def asks(request: HttpRequest, slug: str) -> HttpResponse:
    """The sheet: each ask with its follow-up at a glance, filtered."""
    case = queries.case_of(request, slug)
    wanted = AskFilter(**{f.name: request.GET.get(f.name, "").strip() for f in fields(AskFilter)})
    found = list(queries.asks_wanted(case, wanted))
    values = {
        "sheets": queries.sheet_of(found),
        "found": found,
        "wanted": wanted,
        "choices": queries.ask_choices(case),
    }
    return render(request, "observance/asks.html", values)


@require_safe
def ask(request: HttpRequest, slug: str, id_: str) -> HttpResponse:
    """An ask: its story over the years, and all its quotations; within the sheet, the quotations alone."""
    case = queries.case_of(request, slug)
    one = queries.ask_of(case, id_)
    steps = queries.steps_of(one)
    values: dict[str, object] = {
        "ask": one,
        "steps": [(what, steps[what]) for what in queries.STEPS if what in steps],
    }
    if getattr(request, "htmx", False):
        return render(request, "observance/parts/steps.html", values)
    return render(request, "observance/ask.html", values | {"differences": queries.differences_touching(steps)})


@require_safe
def closings(request: HttpRequest, slug: str) -> HttpResponse:
    """What the sides ask in their closing remarks, beside each other."""
    case = queries.case_of(request, slug)
    return render(request, "observance/closings.html", {"asks": queries.closings_of(case), "sides": queries.SIDES})


@require_safe
def issues(request: HttpRequest, slug: str) -> HttpResponse:
    """The topics of the Convention on which what is asked, stated and alleged gathers."""
    case = queries.case_of(request, slug)
    return render(request, "observance/issues.html", {"topics": queries.issues_of(case)})


@require_safe
def issue(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    """An issue: asked, stated, alleged, and the asks on it."""
    case = queries.case_of(request, slug)
    one = queries.issue_of(case, n)
    return render(request, "observance/issue.html", {"issue": one, "asks": queries.asks_of(case, one.asks)})


@require_safe
def time(request: HttpRequest, slug: str) -> HttpResponse:
    """What has a date: a picture, and a table with the same rows."""
    case = queries.case_of(request, slug)
    kinds = [kind for kind in request.GET.getlist("kind") if kind in queries.MILESTONES]
    milestones = queries.timeline_of(case, kinds)
    values = {
        "milestones": milestones,
        "picture": picture_of(milestones),
        "kinds": queries.MILESTONES,
        "shown": kinds,
    }
    return render(request, "observance/time.html", values)


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """What came before as the documents state it, and what of it is to be obtained."""
    case = queries.case_of(request, slug)
    return render(request, "observance/history.html", {"parts": parts_of(case)})


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """What falls due, on which day or before which session."""
    case = queries.case_of(request, slug)
    found = queries.due_of(case)
    parts = ((True, [one for one in found if one.date]), (False, [one for one in found if not one.date]))
    return render(request, "observance/calendar.html", {"parts": parts, "any": bool(found)})


@require_safe
def law(request: HttpRequest, slug: str) -> HttpResponse:
    """The instruments that are spoken of; of one of them, its articles: asked, stated, alleged."""
    case = queries.case_of(request, slug)
    instruments = queries.instruments_of(case)
    names = [name for name, _ in instruments]
    chosen = request.GET.get("instrument") or next(iter(names), "")
    version = request.GET.get("version")
    articles = queries.provisions_of(case, chosen)
    values = {
        "instruments": names,
        "instrument": chosen,
        "versions": list(dict.fromkeys(one.version or "" for one in articles)),
        "version": version,
        "articles": [one for one in articles if version is None or (one.version or "") == version],
    }
    return render(request, "observance/law.html", values)


@require_safe
def differences(request: HttpRequest, slug: str) -> HttpResponse:
    """Statements that cannot both stand, side by side."""
    case = queries.case_of(request, slug)
    kinds = queries.kinds_of_differences(case)
    kind = request.GET.get("kind", "")
    kind = kind if kind in kinds else ""
    values = {"differences": queries.differences_of(case, kind), "kinds": kinds, "kind": kind}
    return render(request, "observance/differences.html", values)


@require_safe
def difference(request: HttpRequest, slug: str, id_: str) -> HttpResponse:
    """One difference: both sides with all places that say the same."""
    case = queries.case_of(request, slug)
    return render(request, "observance/difference.html", {"difference": queries.difference_of(case, id_)})


@require_safe
def positions(request: HttpRequest, slug: str) -> HttpResponse:
    """Where each speech and letter stands, in its own words."""
    case = queries.case_of(request, slug)
    return render(request, "observance/positions.html", {"positions": queries.positions_of(case)})


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The people and bodies that the documents name."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in queries.ACTORS else ""
    return render(
        request, "observance/people.html", {"actors": queries.actors(kind), "kind": kind, "kinds": queries.ACTORS}
    )


@require_safe
def person(request: HttpRequest, id_: str) -> HttpResponse:
    """A person or body: every spelling, where it stands, why they are held to be one, relations."""
    actor = queries.actor_of(id_)
    values = {"actor": actor, "mentions": queries.mentions_of(actor), "proposals": queries.proposals_of(actor)}
    return render(request, "observance/person.html", values)
