"""Pages on which people decide: to which case a document belongs, whether asks, people or bodies are one."""

from __future__ import annotations

from collections.abc import Callable
from getpass import getuser

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from observance.domain.decisions import Decision
from observance.domain.matters import Matter
from observance.errors import ObservanceError, UsageError
from observance_web.cases import people, queries
from observance_web.cases.models import Case, Decided
from observance_web.cases.views import person_page
from observance_web.deciding import actions, proposed
from observance_web.deciding.looking import Looks
from observance_web.deciding.queries import belonging, belonging_of, decision_of, twins_shown
from observance_web.deciding.queries import decisions as decided
from observance_web.library.queries import document_of
from observance_web.paging import page_of

#: Documents of a page, and pairs of asks.
DOCUMENTS, PAIRS = 50, 10
#: What a form says where a document belongs to no case, or to one that is not there yet.
NONE, OTHER = "none", "other"
_LONGEST = 200


@require_safe
def belongings(request: HttpRequest) -> HttpResponse:
    """To which case each document belongs and what shows it; with ``none``, those of no case alone."""
    is_none = "none" in request.GET
    page = page_of(request, belonging(none=is_none), DOCUMENTS)
    values = {"page": page, "rows": belonging_of(page.rows), "is_none": is_none, "asked": request.GET.get("recorded")}
    return render(request, "observance/belonging.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def document_case(request: HttpRequest, reference: str) -> HttpResponse:
    """To which case a document belongs, and the form that decides it."""
    if request.method == "POST":
        return _decided(request, lambda: _assign(request, reference), "/documents/belonging", reference)
    return _document_case(request, reference)


def _document_case(request: HttpRequest, reference: str, error: ObservanceError | None = None) -> HttpResponse:
    one = document_of(reference)
    rows = belonging_of(list(belonging().filter(document=reference)))
    values = {
        "document": one,
        "row": rows[0] if rows else None,
        "choices": list(queries.cases_shown()[:_LONGEST]),
        # Who changes nothing says what is so already.
        "chosen": request.POST.get("case") or next((case.slug for row in rows for case in row.cases), NONE),
        "author": getuser(),
        "error": error,
        "given": request.POST,
    }
    return render(request, "observance/document_case.html", values, status=400 if error else 200)


def _assign(request: HttpRequest, reference: str) -> Decision:
    environment = settings.ENVIRONMENT
    wanted = request.POST.get("case", "")
    return actions.assign(
        environment.served,
        environment.served_folder,
        reference,
        None if wanted == NONE else _matter(request, wanted),
        author=request.POST.get("author", ""),
        reason=request.POST.get("reason", ""),
    )


def _matter(request: HttpRequest, wanted: str) -> Matter:
    """The case that a form names: one that is there, or a State under a Convention."""
    if wanted != OTHER:
        case = queries.case_of(request, wanted)
        return Matter(state=case.state, state_code=case.state_code, conventions=case.conventions)
    state = " ".join(request.POST.get("state", "").replace("|", " ").split())[:_LONGEST]
    number = request.POST.get("convention", "").strip()
    if not state:
        raise UsageError("no State is named", do="name it, or choose a case")
    known = number.isascii() and number.isdigit() and len(number) < len(str(_LONGEST)) + 1
    return Matter(state=state, conventions=(int(number),) if known and int(number) else ())


@require_http_methods(["GET", "HEAD", "POST"])
def twins(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks that may be one in other words; ``POST`` has the worker look for them, or (``stop``) no more."""
    case = queries.case_of(request, slug)
    if request.method == "POST":
        looks = Looks(settings.ENVIRONMENT.served_folder)
        (looks.end if "stop" in request.POST else looks.ask)(case.key)
        return HttpResponseRedirect(f"/{slug}/twins")
    return _twins(request, case)


@require_safe
def looking(request: HttpRequest, slug: str) -> HttpResponse:
    """How far the look is; when it is done and nothing else stands on the page, the page is asked for again."""
    case = queries.case_of(request, slug)
    values = _looking(case)
    answer = render(request, "observance/parts/looking.html", values | {"done": not values["is_open"]})
    if not values["is_open"] and "alone" in request.GET:
        answer["HX-Refresh"] = "true"
    return answer


def _looking(case: Case) -> dict[str, object]:
    looks = Looks(settings.ENVIRONMENT.served_folder)
    return {"case": case, "looking": looks.told(case.key), "is_open": looks.is_open(case.key)}


def _twins(request: HttpRequest, case: Case, error: ObservanceError | None = None) -> HttpResponse:
    found = proposed.last(settings.ENVIRONMENT.served_folder, case.key)
    page = page_of(request, found.pairs if found else (), PAIRS)
    values = _looking(case) | {
        "can_look": proposed.can_look(),
        "looked": found is not None,
        "page": page,
        "pairs": twins_shown(case, page.rows),
        "author": getuser(),
        "extra": mark_safe('<code translate="no">observance[meaning]</code>'),
        "decide_at": f"/{case.slug}/twins/decide",
        "error": error,
        "asked": request.GET.get("recorded"),
    }
    return render(request, "observance/twins.html", values, status=400 if error else 200)


@require_POST
def decide_asks(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that two asks are one, or are not."""
    case = queries.case_of(request, slug)
    one, other = (request.POST.get(name, "") for name in ("one", "other"))

    def decide() -> Decision:
        decided = _whether_one(request, one, other)
        proposed.forget(settings.ENVIRONMENT.served_folder, case.key, one, other)
        return decided

    return _decided(request, decide, f"/{slug}/twins", lambda error: _twins(request, case, error))


@require_POST
def decide_people(request: HttpRequest, id_: str) -> HttpResponse:
    """Say that two people or bodies are one, or are not."""
    actor = people.actor_of(id_)
    return _decided(
        request,
        lambda: _whether_one(request, actor.id, request.POST.get("other", "")),
        "/people/",
        lambda error: person_page(request, actor.id, error),
    )


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """What people decided: when, who, what, why, and what has become of it."""
    values = {"page": page_of(request, decided(), DOCUMENTS), "asked": request.GET.get("recorded")}
    return render(request, "observance/decisions.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, id_: str) -> HttpResponse:
    """Ask whether a decision is to be taken back, and why; then take it back."""
    one = decision_of(id_)
    if request.method != "POST":
        return _undo(request, one)
    environment = settings.ENVIRONMENT

    def decide() -> Decision:
        author, reason = request.POST.get("author", ""), request.POST.get("reason", "")
        return actions.undo(environment.served, environment.served_folder, one.id, author=author, reason=reason)

    return _decided(request, decide, "/decisions/", lambda error: _undo(request, one, error))


def _undo(request: HttpRequest, one: Decided, error: ObservanceError | None = None) -> HttpResponse:
    values = {"one": one, "author": getuser(), "error": error, "given": request.POST}
    is_part = bool(getattr(request, "htmx", False)) and not error
    template = "observance/parts/undo.html" if is_part else "observance/undo.html"
    return render(request, template, values, status=400 if error else 200)


def _whether_one(request: HttpRequest, one: str, other: str) -> Decision:
    return actions.decide_whether_one(
        settings.ENVIRONMENT.served,
        (one, other),
        is_one=request.POST.get("verdict") == "one",
        author=request.POST.get("author", ""),
        reason=request.POST.get("reason", ""),
    )


def _decided(
    request: HttpRequest,
    decide: Callable[[], Decision],
    back: str,
    again: str | Callable[[ObservanceError], HttpResponse],
) -> HttpResponse:
    """Decide, and go back with the beginning of the decision's id; what cannot be is said where it was asked."""
    try:
        decided = decide()
    except ObservanceError as error:
        return _document_case(request, again, error) if isinstance(again, str) else again(error)
    return HttpResponseRedirect(f"{back}?recorded={decided.id[:8]}")
