"""What can be taken away from the pages that show it: the sheet, reports, tables, records, texts.

Reads the case file itself, as the command line does; writes nothing that stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from observance.casefile import CaseFile
from observance.domain.case import Case
from observance.domain.record import Record
from observance.errors import NotFound
from observance.messages import LANGUAGES, Messages, messages_in
from observance.publish.calendars import as_ics
from observance.publish.case_tables import case_table_rows
from observance.publish.discretion import public_rows
from observance.publish.records import RecordFormat, writer_of
from observance.publish.report import Order, as_docx, as_html, as_pdf, as_text, ask_sheet
from observance.publish.report.blocks import Report
from observance.publish.report.closings import closings_report
from observance.publish.report.differences import differences_report
from observance.publish.report.full import case_report
from observance.publish.report.history import follow_up_report, positions_report, provisions_report, timeline_report
from observance.publish.report.issues import issues_report
from observance.publish.report.past import calendar_report, history_report
from observance.publish.tables import COLUMNS, csv_text
from observance_web.cases import queries
from observance_web.words import messages

_WRITERS: Mapping[str, tuple[str, Callable[[Report], bytes]]] = {
    "html": ("text/html; charset=utf-8", lambda report: as_html(report).encode()),
    "txt": ("text/plain; charset=utf-8", lambda report: as_text(report).encode()),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
    "pdf": ("application/pdf", as_pdf),
}
REPORTS: Mapping[str, Callable[..., Report]] = {
    "follow-up": follow_up_report,
    "timeline": timeline_report,
    "provisions": provisions_report,
    "positions": positions_report,
    "issues": issues_report,
    "calendar": calendar_report,
    "history": history_report,
    "differences": differences_report,
    "closings": closings_report,
}
TABLES = ("asks", "steps", "follow_up", "closings", "issues", "timeline", "relied", "due", "provision_index", "stances")
#: What of the whole case can be chosen, and the address of each: the sheet for the room, the one that quotes more, the
#: asks over the years, the report of everything.
CHOSEN = {"sheet": "sheet", "full": "sheet", "follow-up": "reports/follow-up", "case": "reports/case"}
FORMS = tuple(_WRITERS)
T = TypeVar("T")
_RECORDS = {"xml": RecordFormat.AKN, "docx": RecordFormat.DOCX, "pdf": RecordFormat.PDF}
_RECORD_MEDIA = {"xml": "application/akn+xml", **{form: media for form, (media, _) in _WRITERS.items()}}


def _attached(content: bytes, media: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _messages(request: HttpRequest) -> Messages:
    """The messages in the language that the address names, else in that of the page."""
    wanted = request.GET.get("lang")
    return messages_in(wanted) if wanted in LANGUAGES else messages()


def _case(request: HttpRequest, slug: str) -> tuple[CaseFile, Case, str]:
    """The case file, the case of an address in it, and the date of its newest document."""
    row = queries.case_of(request, slug)
    file = CaseFile.open(settings.ENVIRONMENT.served)
    if row.n > len(file.matters().all):
        raise Http404(slug)
    return file, file.case(row.n - 1), row.newest or ""


def _written(report: Report, form: str, name: str) -> HttpResponse:
    if form not in _WRITERS:
        raise Http404(form)
    media, write = _WRITERS[form]
    return _attached(write(report), media, f"{name}.{form}")


@require_safe
def sheet(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The ask sheet as a file: short for the room, or (``full``) with more quotations and whole citations."""
    file, case, newest = _case(request, slug)
    order = request.GET.get("order", "closings")
    chosen = Order(order) if order in {one.value for one in Order} else Order.CLOSINGS
    told, full = _messages(request), "full" in request.GET
    made = ask_sheet(case, chosen, told.language, told.say, newest, file.holdings(), full=full)
    return _written(made, form, f"{slug}-sheet-full" if full else f"{slug}-sheet")


@require_safe
def taken(request: HttpRequest, slug: str) -> HttpResponse:
    """What was chosen on the page, as the address of its file."""
    what, form = request.GET.get("what", "sheet"), request.GET.get("form", "pdf")
    if what not in CHOSEN or form not in FORMS:
        raise Http404(what)
    given = [(name, value) for name in ("order", "lang") if (value := request.GET.get(name))]
    given += [("full", "1")] if what == "full" else []
    return HttpResponseRedirect(f"/{slug}/{CHOSEN[what]}.{form}?{urlencode(given)}")


@require_safe
def whole(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """All that the documents say of the case, every statement numbered to its citation, as a file."""
    file, case, newest = _case(request, slug)
    told = _messages(request)
    return _written(case_report(file, case, newest, told.language, told.say), form, f"{slug}-case")


@require_safe
def report(request: HttpRequest, slug: str, report: str, form: str) -> HttpResponse:
    """A report as a file."""
    if report not in REPORTS:
        raise Http404(report)
    file, case, newest = _case(request, slug)
    write = partial(REPORTS[report], case)
    # A history says which of its sources the case holds; differences are kept beside the cases.
    if report == "differences":
        write = partial(write, file.differences_of(queries.case_of(request, slug).n - 1))
    told = _messages(request)
    write = partial(write, newest, told.language, told.say)
    if report == "history":
        write = partial(write, file.sources_held())
    return _written(write(), form, f"{slug}-{report}")


@require_safe
def table(request: HttpRequest, slug: str, table: str) -> HttpResponse:
    """A table of the case as CSV, as the command line writes it: data for the public."""
    if table not in TABLES:
        raise Http404(table)
    file, case, _ = _case(request, slug)
    names = {entry.reference: entry.document for entry in file.documents()}
    rows = public_rows(file, table, case_table_rows((case,), names, file.sources_held()))
    text = csv_text(COLUMNS[table], rows)
    return _attached(text.encode("utf-8-sig"), "text/csv; charset=utf-8", f"{slug}-{table}.csv")


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """What falls due, for a calendar."""
    _, case, newest = _case(request, slug)
    told = _messages(request)
    content = as_ics(case, newest, told.language, told.say)
    return _attached(content, "text/calendar; charset=utf-8", f"{slug}.ics")


@require_safe
def record(_request: HttpRequest, reference: str, form: str) -> HttpResponse:
    """A record as Akoma Ntoso, or in the house form as DOCX or PDF."""
    if form not in _RECORDS:
        raise Http404(form)
    found = _found(lambda file: file.segmentation(reference))
    if not isinstance(found, Record):
        raise Http404(reference)
    return _attached(writer_of(_RECORDS[form])(found), _RECORD_MEDIA[form], f"{reference}.{form}")


@require_safe
def text(_request: HttpRequest, reference: str) -> HttpResponse:
    """The text of a document, in which the offsets of all tables count characters."""
    found = _found(lambda file: file.reading(reference))
    return _attached(found.reading.text.encode(), "text/plain; charset=utf-8", f"{reference}.txt")


def _found(read: Callable[[CaseFile], T]) -> T:
    try:
        return read(CaseFile.open(settings.ENVIRONMENT.served))
    except NotFound as error:
        raise Http404(str(error)) from error
