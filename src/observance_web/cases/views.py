"""Pages of a case: the asks and their story, time, law, differences; people and bodies."""

from __future__ import annotations

from dataclasses import fields
from getpass import getuser
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from observance.errors import ObservanceError
from observance_web.cases import people as of_people
from observance_web.cases import queries
from observance_web.cases.history import parts_of
from observance_web.cases.models import Case
from observance_web.cases.queries import AskFilter
from observance_web.cases.story import chosen_cell, in_time, rows_of_story
from observance_web.cases.timeline import picture_of
from observance_web.index.ask_rows import STEPS
from observance_web.library import queries as library
from observance_web.library.queries import read_so_far
from observance_web.paging import page_of

#: Rows that a page shows: asks with their glance, entries with quotations, quotations alone, names.
ASKS, ENTRIES, QUOTATIONS, NAMES = 20, 30, 30, 100
#: Quotations that a row of the sheet opens to, links of a list within a page, and sources to be obtained on the sheet.
SHOWN, LINKS, OBTAIN = 20, 40, 8
#: Relations that the page of a person or body tells.
RELATED = 300
#: Numbers in addresses are shorter than this.
MOST_DIGITS = 10


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The asks of the case with most of them, or what is known where there is none."""
    case = queries.chosen(request)
    if case is None:
        return render(request, "observance/no_case.html", {"documents": library.documents().exists()})
    return HttpResponseRedirect(f"/{case.slug}/")


@require_safe
def asks(request: HttpRequest, slug: str) -> HttpResponse:
    """The sheet: each ask with its follow-up at a glance, filtered."""
    case = queries.case_of(request, slug)
    wanted = AskFilter(**{f.name: request.GET.get(f.name, "").strip() for f in fields(AskFilter)})
    page = page_of(request, queries.asks_wanted(case, wanted), ASKS)
    obtain = page_of(request, queries.to_obtain(case), OBTAIN, "obtain")
    values = {
        "sheets": queries.sheet_of(page.rows),
        "page": page,
        "wanted": wanted,
        "choices": queries.ask_choices(case),
        "told": queries.asks_told(case),
        "unread": read_so_far(),
        "obtain": obtain,
        "obtain_more": obtain.count - len(obtain.rows),
    }
    return render(request, "observance/asks.html", values)


@require_safe
def ask(request: HttpRequest, slug: str, id_: str) -> HttpResponse:
    """An ask: its story over the years beside the cell that is chosen, and all its quotations.

    Parts of it are given where they are asked for in place: the cell (``cell``), or within the sheet the quotations.
    """
    case = queries.case_of(request, slug)
    one = queries.ask_of(case, id_)
    values: dict[str, object] = {"ask": one, "case": case}
    is_part = bool(getattr(request, "htmx", False)) and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    if is_part and "cell" in request.GET:
        return render(request, "observance/parts/chosen.html", values | {"chosen": chosen_cell(request, case, one)})
    page = page_of(request, queries.steps_of(one), SHOWN if is_part else QUOTATIONS)
    values |= {"page": page, "groups": in_time(page.rows), "is_part": is_part}
    if is_part:
        return render(request, "observance/parts/steps.html", values)
    touching = list(queries.differences_touching(one)[: LINKS + 1])
    values |= {
        "story": rows_of_story(one),
        "chosen": chosen_cell(request, case, one),
        "differences": touching[:LINKS],
        "more_differences": len(touching) > LINKS,
        "people": of_people.people_in(page.rows, LINKS),
        "sources": queries.sources_of(one),
        "kinds": queries.kinds_of_steps(one),
    }
    return render(request, "observance/ask.html", values)


@require_safe
def steps(request: HttpRequest, slug: str, id_: str, what: str) -> HttpResponse:
    """All quotations of an ask of one kind."""
    case = queries.case_of(request, slug)
    one = queries.ask_of(case, id_)
    if what not in STEPS:
        raise Http404(what)
    page = page_of(request, queries.steps_of_kind(one, what), QUOTATIONS)
    return render(request, "observance/quotations.html", {"ask": one, "kind": what, "page": page})


@require_safe
def told(request: HttpRequest, slug: str, of: str, owner: str, what: str) -> HttpResponse:
    """All quotations of an entry of a list that has many."""
    case = queries.case_of(request, slug)
    page = page_of(request, queries.told_of(case, of, owner, what), QUOTATIONS)
    year, _, cell = what.partition("-")
    values = {
        "kind": cell or what,
        "year": year if cell else None,
        "back": ENTRIES_AT[of].format(slug=slug, owner=owner),
        "page": page,
    }
    return render(request, "observance/quotations.html", values)


#: The page on which an entry stands.
ENTRIES_AT = {
    "ask": "/{slug}/asks/{owner}",
    "issue": "/{slug}/issues/{owner}",
    "earlier": "/{slug}/history",
    "due": "/{slug}/calendar",
    "milestone": "/{slug}/time",
    "provision": "/{slug}/law",
    "difference": "/{slug}/differences/{owner}",
}


@require_safe
def closings(request: HttpRequest, slug: str) -> HttpResponse:
    """What the sides ask in their closing remarks, beside each other."""
    case = queries.case_of(request, slug)
    page = page_of(request, queries.closings_of(case), ASKS)
    return render(request, "observance/closings.html", {"page": page, "asks": queries.spoken_in(page.rows)})


@require_safe
def issues(request: HttpRequest, slug: str) -> HttpResponse:
    """The topics of the Convention on which what is asked, stated and alleged gathers."""
    case = queries.case_of(request, slug)
    page = page_of(request, queries.issues_of(case), NAMES)
    topics = [(topic, list(issues)) for topic, issues in groupby(page.rows, key=lambda one: one.topic)]
    return render(request, "observance/issues.html", {"page": page, "topics": topics})


@require_safe
def issue(request: HttpRequest, slug: str, n: int) -> HttpResponse:
    """An issue: asked, stated, alleged, and the asks on it."""
    case = queries.case_of(request, slug)
    one = queries.issue_of(case, n)
    values = {"issue": one, "asks": queries.asks_of(case, one.asks[:LINKS]), "more_asks": len(one.asks) > LINKS}
    return render(request, "observance/issue.html", values)


@require_safe
def time(request: HttpRequest, slug: str) -> HttpResponse:
    """What has a date: a picture, and a table with the same rows."""
    case = queries.case_of(request, slug)
    kinds = [kind for kind in request.GET.getlist("kind") if kind in queries.MILESTONES]
    if (at := request.GET.get("at", "")).isdecimal() and len(at) < MOST_DIGITS:
        return HttpResponseRedirect(_row_of_time(case, kinds, int(at)))
    values = {
        "page": page_of(request, queries.timeline_of(case, kinds), ENTRIES),
        "picture": picture_of(queries.months_of(case, kinds)),
        "kinds": queries.MILESTONES,
        "shown": kinds,
    }
    return render(request, "observance/time.html", values)


def _row_of_time(case: Case, kinds: list[str], n: int) -> str:
    """The address of a row of the table of what has a date."""
    page = queries.timeline_of(case, kinds).filter(n__lt=n).count() // ENTRIES + 1
    given = urlencode([*(("kind", kind) for kind in kinds), ("page", page)])
    return f"/{case.slug}/time?{given}#m{n}"


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """What came before as the documents state it, and what of it is to be obtained."""
    case = queries.case_of(request, slug)
    page = page_of(request, queries.history_of(case), ENTRIES)
    return render(request, "observance/history.html", {"page": page, "parts": parts_of(page.rows)})


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """What falls due, on which day or before which session."""
    case = queries.case_of(request, slug)
    page = page_of(request, queries.due_of(case), ENTRIES)
    parts = ((True, [one for one in page.rows if one.date]), (False, [one for one in page.rows if not one.date]))
    return render(request, "observance/calendar.html", {"page": page, "parts": parts})


@require_safe
def law(request: HttpRequest, slug: str) -> HttpResponse:
    """The instruments that are spoken of; of one of them, its articles: asked, stated, alleged."""
    case = queries.case_of(request, slug)
    instruments = queries.instruments_of(case)
    chosen = request.GET.get("instrument") or queries.first_instrument(case, instruments)
    version = request.GET.get("version")
    values = {
        "instruments": instruments,
        "listed": len(instruments) <= LINKS,
        "instrument": chosen,
        "versions": queries.versions_of(case, chosen),
        "version": version,
        "page": page_of(request, queries.provisions_of(case, chosen, version), ASKS),
    }
    return render(request, "observance/law.html", values)


@require_safe
def differences(request: HttpRequest, slug: str) -> HttpResponse:
    """Statements that cannot both stand, side by side."""
    case = queries.case_of(request, slug)
    kinds = queries.kinds_of_differences(case)
    kind = request.GET.get("kind", "")
    kind = kind if kind in kinds else ""
    values = {"page": page_of(request, queries.differences_of(case, kind), ENTRIES), "kinds": kinds, "kind": kind}
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
    return render(request, "observance/positions.html", {"page": page_of(request, queries.positions_of(case), ENTRIES)})


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The people and bodies that the documents name."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in of_people.ACTORS else ""
    name = request.GET.get("name", "").strip()[:200]
    page = page_of(request, of_people.actors(kind, name), NAMES)
    values = {"page": page, "kind": kind, "kinds": of_people.ACTORS, "name": name, "asked": request.GET.get("recorded")}
    return render(request, "observance/people.html", values)


@require_safe
def person(request: HttpRequest, id_: str) -> HttpResponse:
    """A person or body: every spelling, where it stands, why they are held to be one, relations."""
    return person_page(request, id_)


def person_page(request: HttpRequest, id_: str, error: ObservanceError | None = None) -> HttpResponse:
    """The same, with what could not be decided on it."""
    actor = of_people.actor_of(id_)
    spelling = request.GET.get("spelling", "")[:300]
    found = of_people.relations_of(actor, RELATED)
    relations = page_of(request, [one for one in found if one.kind != of_people.SUCCEEDS], QUOTATIONS, "relations")
    succession = [one for one in found if one.kind == of_people.SUCCEEDS]
    related = of_people.related_to(actor, [*succession, *relations.rows])
    values = {
        "actor": actor,
        "evidence": of_people.evidence_of(actor, NAMES),
        "spellings": of_people.spellings_of(actor, NAMES),
        "spelling": spelling,
        "page": page_of(request, of_people.mentions_of(actor, spelling), NAMES),
        "relations": relations,
        "related": [one for one in related if one.kind != of_people.SUCCEEDS],
        "succession": [one for one in related if one.kind == of_people.SUCCEEDS],
        "procedure": of_people.procedure_of(actor, LINKS),
        "proposals": of_people.proposals_of(actor, LINKS),
        "author": getuser(),
        "decide_at": f"/people/{actor.id}/decide",
        "error": error,
    }
    return render(request, "observance/person.html", values, status=400 if error else 200)


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """All cases of the case file: States under Conventions."""
    return render(request, "observance/cases.html", {"page": page_of(request, queries.cases_shown(), NAMES)})
