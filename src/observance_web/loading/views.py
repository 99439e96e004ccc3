"""The page on which files are given and on which one sees how far their reading is."""

from __future__ import annotations

import os

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from observance.config import read_config
from observance_web.library import queries
from observance_web.loading import actions
from observance_web.loading.progress import read_progress
from observance_web.loading.requests import Requests


@require_safe
def load(request: HttpRequest) -> HttpResponse:
    """The form, how far the reading is, and what could not be read."""
    return render(request, "observance/load.html", _values())


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """The part of the page that changes while files are read."""
    return render(request, "observance/parts/progress.html", _values())


@require_POST
def give(request: HttpRequest) -> HttpResponse:
    """Take files."""
    most = read_config(environ=os.environ).number("read_bytes")
    environment = settings.ENVIRONMENT
    files = request.FILES.getlist("files")
    given = actions.give_files(environment.served, environment.served_folder, files, most=most)
    return render(request, "observance/load.html", _values() | {"given": given})


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Try documents once more."""
    actions.try_again(settings.ENVIRONMENT.served_folder, request.POST.getlist("document"))
    return HttpResponseRedirect(reverse("load"))


@require_POST
def stop(_request: HttpRequest) -> HttpResponse:
    """End the reading that is at work."""
    actions.stop(settings.ENVIRONMENT.served_folder)
    return HttpResponseRedirect(reverse("load"))


def _values() -> dict[str, object]:
    folder = settings.ENVIRONMENT.served_folder
    at = read_progress(folder)
    waiting = bool(Requests(folder).open()) and not Requests(folder).stopped()
    return {
        "progress": at,
        "waiting": waiting and not at.at_work,
        "changing": waiting or at.at_work,
        "unread_documents": queries.not_wholly_read(),
    }
