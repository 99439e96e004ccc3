"""Pages of what was read: the documents, a document with its findings in the margin, a record with its contents."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from observance_web.findings.models import Finding
from observance_web.findings.queries import CITED, SAID, finding_of, findings_between
from observance_web.library import queries
from observance_web.library.comparing import compared
from observance_web.library.models import Document, Speech
from observance_web.library.pictures import lit_sheet, picture_of
from observance_web.library.pieces import rows_of
from observance_web.paging import page_of

#: Documents of a page; speeches beyond which contents show those around the one in view.
DOCUMENTS, SPEECHES = 50, 150
#: What the margin can show.
MARGINS = {"said": SAID, "all": (*SAID, *CITED), "none": ()}


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """All documents, how far each was read and why not further, and which are one text."""
    page = page_of(request, queries.documents(), DOCUMENTS)
    return render(request, "observance/documents.html", {"page": page, "unread": queries.read_so_far()})


@require_safe
def document(request: HttpRequest, reference: str) -> HttpResponse:
    """A stretch of a document with page marks, furniture in grey, and what was found beside its line."""
    one = queries.document_of(reference)
    lit = _lit(request, reference)
    at = lit.passage if lit else _number(request.GET.get("from"))
    window = queries.window_of(one, at, "whole" in request.GET)
    margin = request.GET.get("margin", "said")
    kinds = MARGINS.get(margin, SAID)
    numbers = [passage.n for passage in window.passages]
    findings = findings_between(reference, numbers[0], numbers[-1], kinds) if numbers and kinds else []
    speeches = queries.speeches_of(one)
    in_view = _speech_at(speeches, at or (numbers[0] if numbers else 0))
    values = {
        "document": one,
        "window": window,
        "long": queries.LONG,
        "rows": rows_of(window.passages, speeches, findings, lit),
        "lit": lit,
        "margin": margin,
        "margins": tuple(MARGINS),
        "contents": _contents(one, _around(speeches, in_view)),
        "in_contents": len(speeches) <= SPEECHES,
        "copies": queries.copies_of(one),
        "in_view": in_view,
        "sheet": lit_sheet(window.passages, lit) if lit and one.media == "application/pdf" else None,
    }
    return render(request, "observance/document.html", values)


def _speech_at(speeches: list[Speech], passage: int) -> int | None:
    return next((speech.n for speech in speeches if speech.first <= passage <= speech.last), None)


def _around(speeches: list[Speech], in_view: int | None) -> list[Speech]:
    """The speeches that the contents of a record show: all, or of very many those around the one in view."""
    at = next((n for n, speech in enumerate(speeches) if speech.n == in_view), 0)
    start = max(0, min(at - SPEECHES // 2, len(speeches) - SPEECHES))
    return speeches[start : start + SPEECHES]


def _contents(one: Document, speeches: list[Speech]) -> list[tuple[object, list[Speech]]]:
    """The items of a record, each with its speeches; speeches of no item first."""
    loose = [speech for speech in speeches if speech.item is None]
    parts: list[tuple[object, list[Speech]]] = [(None, loose)] if loose else []
    by_item: dict[int, list[Speech]] = {}
    for speech in speeches:
        if speech.item is not None:
            by_item.setdefault(speech.item, []).append(speech)
    return parts + [(item, by_item.get(item.n, [])) for item in one.items]


def _lit(request: HttpRequest, reference: str) -> Finding | None:
    id_ = request.GET.get("lit")
    found = finding_of(id_) if id_ else None
    return found if found and found.document == reference else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def _there(reference: str, passage: int) -> HttpResponse:
    address = reverse("document", kwargs={"reference": reference})
    return HttpResponseRedirect(f"{address}?from={passage}#p{passage}")


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two records side by side, speech by speech; what one says and the other does not is marked."""
    records = queries.records()
    one, other = (request.GET.get(name, "") for name in ("one", "other"))
    known = {record.reference for record in records}
    chosen = one in known and other in known and one != other
    start = _number(request.GET.get("from")) or 0
    values = {
        "records": records,
        "one": one,
        "other": other,
        "compared": compared(one, other, start) if chosen else None,
    }
    return render(request, "observance/compare.html", values)


@require_safe
def voices(request: HttpRequest, reference: str) -> HttpResponse:
    """Who spoke for whom in a record."""
    one = queries.document_of(reference)
    page = page_of(
        request, [speech for speech in queries.speeches_of(one) if speech.groups or speech.aligned], DOCUMENTS
    )
    return render(request, "observance/voices.html", {"document": one, "page": page})


@require_safe
def picture(request: HttpRequest, reference: str, sheet: int) -> HttpResponse:
    """The picture of a page of a PDF; with ``lit``, the boxes of a quotation drawn upon it."""
    one = queries.document_of(reference)
    drawn = picture_of(one, sheet, _lit(request, reference))
    if drawn is None:
        raise Http404(f"{reference} {sheet}")
    answer = HttpResponse(drawn, content_type="image/png")
    patch_cache_control(answer, private=True, max_age=3600)
    return answer


@require_safe
def passage(_request: HttpRequest, reference: str, n: int) -> HttpResponse:
    """The address of a passage by its number (``can-pv-9~p12``)."""
    return _there(reference, queries.passage_of(reference, n).n)


@require_safe
def speech(_request: HttpRequest, reference: str, n: int, part: int | None = None) -> HttpResponse:
    """The address of a speech, or of a passage of it (``can-pv-9~s4.p3``)."""
    found = queries.speech_of(reference, n)
    return _there(reference, min(found.first + (part or 1) - 1, found.last))


@require_safe
def words(_request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """The link to a passage that stays: it is made of its words."""
    return _there(reference, queries.passage_with_key(queries.document_of(reference), key).n)
