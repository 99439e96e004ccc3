"""Every request reads the newest index that is finished.

Reads the name of the generation in force at each request; while its index is being made, pages are those of the one
before, and say so.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from threading import Lock

from django.conf import settings
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from observance_web.accounts.admission import OPEN
from observance_web.index.names import index_name
from observance_web.index.places import ALIAS, places


class _InUse:
    """The index that this process reads; ``behind`` says that a newer one is being made."""

    def __init__(self) -> None:
        self.name: str | None = None
        self.behind = False
        self._lock = Lock()

    def refresh(self) -> None:
        """Change to the newest index if it is finished."""
        wanted = index_name(settings.ENVIRONMENT.served)
        if wanted == self.name:
            self.behind = False
            return
        with self._lock:
            # While the newest is being made the one before is shown; what was taken out of a case is in neither.
            found = wanted if wanted and places().ready(wanted) else places().last(wanted) if wanted else None
            if found is not None and found != self.name:
                places().use(found)
            self.name, self.behind = found, found != wanted


IN_USE = _InUse()


class CurrentIndex:
    """Middleware: answers 503 with a page that says so where there is no index at all yet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(OPEN):
            return self.get_response(request)
        IN_USE.refresh()
        if IN_USE.name is None:
            return render(request, "observance/not_ready.html", status=503)
        with _one_state():
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Where the index was taken away while a page was made, say that it is being prepared."""
        name = IN_USE.name
        if not isinstance(exception, DatabaseError) or (name is not None and places().ready(name)):
            return None
        IN_USE.name = None
        return render(request, "observance/not_ready.html", status=503)


def _one_state() -> AbstractContextManager[object]:
    """Where rows may be changed while they are read, all queries of a page see them as they are for the first."""
    return transaction.atomic(ALIAS, savepoint=False) if settings.ENVIRONMENT.database else nullcontext()
