"""The exchange of a ticket for a session, and the reading aids that a browser keeps."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from observance_web.accounts.actions import spend_ticket
from observance_web.accounts.admission import ADMITTED
from observance_web.reading_aids import COOKIE, aids_of, lines_of


@require_GET
def let_in(request: HttpRequest, ticket: str) -> HttpResponse:
    """Exchange a ticket for a session; the address with the ticket does not stay in the history of the browser."""
    if request.session.get(ADMITTED):
        return HttpResponseRedirect("/")
    if not spend_ticket(ticket):
        return render(request, "observance/not_admitted.html", status=403)
    request.session[ADMITTED] = True
    return HttpResponseRedirect("/")


@require_POST
def set_aids(request: HttpRequest) -> HttpResponse:
    """Keep language, text size, contrast and pictures as they were chosen, and go back."""
    back = request.POST.get("back", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    answer = HttpResponseRedirect(back)
    answer.set_cookie(COOKIE, lines_of(aids_of(request.POST)), max_age=366 * 86_400, httponly=True, samesite="Lax")
    return answer
