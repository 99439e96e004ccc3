"""Pages of findings: why something was found, what documents rely on, the citations of a text that is pasted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from observance_web.findings import queries
from observance_web.findings.citations import MOST, citations_in
from observance_web.findings.explaining import explained
from observance_web.findings.queries import finding_of
from observance_web.paging import page_of

#: Sources of a page, places of each of them, and quotations of a page of one source.
SOURCES, PLACES, QUOTATIONS = 30, 5, 30


@require_safe
def finding(request: HttpRequest, id_: str) -> HttpResponse:
    """Why it was found: the words, what they were read as, the rule, and what proves the rule."""
    one = finding_of(id_)
    values = {"finding": one, "explained": explained(one)}
    within = bool(getattr(request, "htmx", False))
    return render(request, "observance/parts/finding.html" if within else "observance/finding.html", values)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """What the documents rely on, and which of it is to be obtained; of one source, all places that rely on it."""
    title = request.GET.get("title")
    if title is not None:
        page = page_of(request, queries.places_of(title), QUOTATIONS)
        return render(request, "observance/quotations.html", {"title": title, "back": request.path, "page": page})
    missing = "missing" in request.GET
    page = page_of(request, queries.sources(missing), SOURCES)
    told = queries.sources_with_places(page.rows, PLACES)
    return render(request, "observance/sources.html", {"page": page, "sources": told, "missing": missing})


@require_http_methods(["GET", "HEAD", "POST"])
def citations(request: HttpRequest) -> HttpResponse:
    """The citations of law in a text that is pasted: what each stands for, and whether the case speaks of it."""
    text = request.POST.get("text", "")[:MOST]
    values = {"text": text, "cited": citations_in(text) if text.strip() else None, "most": MOST}
    return render(request, "observance/citations.html", values)


@require_safe
def place(_request: HttpRequest, id_: str) -> HttpResponse:
    """The finding in its place. This address stays valid: the id is made of the words, not of where they stand."""
    one = finding_of(id_)
    return HttpResponseRedirect(f"{reverse('document', kwargs={'reference': one.document})}?lit={one.id}#lit")
