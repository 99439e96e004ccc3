"""Pages of a case: the asks and their story, time, law, differences; people and bodies."""

from __future__ import annotations

from dataclasses import fields

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from observance_web.cases import queries
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
    values = {"ask": one, "steps": [(what, steps[what]) for what in queries.STEPS if what in steps]}
    within = bool(getattr(request, "htmx", False))
    return render(request, "observance/parts/steps.html" if within else "observance/ask.html", values)


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
    """Where each speech and letter stands, in its own words."""
    case = queries.case_of(request, slug)
    return render(request, "observance/differences.html", {"positions": queries.positions_of(case)})


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
