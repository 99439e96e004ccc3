"""Nobody reads a page who was not let in.

Reads the session; the ticket in the opened address is exchanged for a session once.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

#: What may be asked for without a session: the exchange itself, and what holds nothing of a case.
OPEN = ("/open/", "/static/")
ADMITTED = "admitted"


class Admission:
    """Middleware: answers 403 with a page that says how to be let in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(OPEN) or request.session.get(ADMITTED):
            return self.get_response(request)
        return render(request, "observance/not_admitted.html", status=403)
