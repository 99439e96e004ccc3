"""Pages of findings: why something was found."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from observance_web.findings.explaining import explained
from observance_web.findings.queries import finding_of


@require_safe
def finding(request: HttpRequest, id_: str) -> HttpResponse:
    """Why it was found: the words, what they were read as, the rule, and what proves the rule."""
    one = finding_of(id_)
    values = {"finding": one, "explained": explained(one)}
    within = bool(getattr(request, "htmx", False))
    return render(request, "observance/parts/finding.html" if within else "observance/finding.html", values)


@require_safe
def place(_request: HttpRequest, id_: str) -> HttpResponse:
    """The finding in its place. This address stays valid: the id is made of the words, not of where they stand."""
    one = finding_of(id_)
    return HttpResponseRedirect(f"{reverse('document', kwargs={'reference': one.document})}?lit={one.id}#lit")
