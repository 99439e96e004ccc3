"""The page of search, and its results as a table."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from observance.publish.tables import csv_text
from observance_web.search import queries
from observance_web.search.asking import MOST_PAGES, PAGE, Asked, asked_of, choices
from observance_web.search.store import COUNTED

#: The columns of results as a table.
COLUMNS = ("document", "date", "page", "by", "language", "kind", "how", "finding", "words")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is searched for, how, and what was found."""
    asked = asked_of(request.GET)
    values: dict[str, object] = {"asked": asked, "choices": choices()}
    if asked.is_something:
        results = queries.found(asked.query)
        values |= {"results": results, "groups": queries.groups_of(results), **_pages(asked, results.count)}
    return render(request, "observance/search.html", values)


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """All results as CSV, as many as are counted."""
    results = queries.found(replace(asked_of(request.GET).query, limit=COUNTED, offset=0))
    rows = [
        {
            "document": unit.document,
            "date": unit.date,
            "page": unit.page,
            "by": unit.by,
            "language": unit.language,
            "kind": unit.what or unit.kind.value,
            "how": unit.how,
            "finding": unit.finding,
            "words": unit.text,
        }
        for unit in (hit.unit for hit in results.hits)
    ]
    answer = HttpResponse(csv_text(COLUMNS, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="search.csv"'
    return answer


def _pages(asked: Asked, count: int) -> dict[str, object]:
    """The addresses of the pages before and after."""
    last = min(MOST_PAGES, max(1, -(-count // PAGE)))
    return {
        "page": asked.page,
        "last": last,
        "earlier": asked.address(asked.page - 1) if asked.page > 1 else None,
        "later": asked.address(asked.page + 1) if asked.page < last else None,
        "whole": asked.address(None),
        "nearer": asked.nearer(),
    }
