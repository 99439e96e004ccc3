"""The proofing sheet as rows, as CSV and as DOCX.

Reads remarks; gives what is shown of them. ``say`` puts a message into the reader's language.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from observance.domain.record import Record
from observance.errors import N_
from observance.publish.proofing.remarks import Place, Remark, RemarkKind

Say = Callable[..., str]

KINDS = {
    RemarkKind.NAME: N_("name"),
    RemarkKind.FIGURE: N_("figure"),
    RemarkKind.NO_VERB: N_("sentence"),
    RemarkKind.HANDED_IN: N_("text handed in"),
    RemarkKind.SIGNS: N_("sign"),
    RemarkKind.DOUBLED: N_("word"),
}
COLUMNS = ("page", "sheet", "speech", "kind", "seen", "quote", "also", "document", "passage", "start", "end")
#: The longest quotation that is shown; the CSV and its offsets have all of it.
_LONGEST = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A remark in words: page and speech where it is listed, what was seen, the words there, where else.

    ``page`` is the printed page, "sheet 3" where none is known, and empty where the file has no pages.
    """

    page: str
    speech: str
    kind: str
    seen: str
    quote: str
    also: tuple[str, ...]


def row_of(remark: Remark, say: Say) -> Row:
    """A remark in the reader's language."""
    first, *others = remark.places
    return Row(
        page=_page(first, say),
        speech="" if first.speech is None else str(first.speech),
        kind=say(KINDS[remark.kind]),
        seen=say(remark.what, **dict(remark.fields)),
        quote=_quote(first),
        also=tuple(_also(place, say) for place in others),
    )


def _page(place: Place, say: Say) -> str:
    """The printed page; the sheet where none is known, and neither where the file has no pages."""
    if place.citation.page is not None:
        return str(place.citation.page)
    return say("sheet {sheet}", sheet=place.sheet) if place.sheet is not None else ""


def _also(place: Place, say: Say) -> str:
    page, speech = _page(place, say), place.speech
    where = [say("page {page}", page=page)] if place.citation.page is not None else [page] if page else []
    where += [say("speech {speech}", speech=speech)] if speech is not None else []
    return f"{', '.join(where)}: {_quote(place)}" if where else _quote(place)


def _quote(place: Place) -> str:
    quote = place.around
    return quote if len(quote) <= _LONGEST else quote[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"


def sheet_to_csv(remarks: Sequence[Remark], say: Say) -> str:
    """The sheet as CSV: a row for each remark, with the place in the text of its first quotation."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for remark in remarks:
        row, cited = row_of(remark, say), remark.places[0].citation
        page, sheet = (cell if cell is not None else "" for cell in (cited.page, remark.places[0].sheet))
        cells = (page, sheet, row.speech, row.kind, row.seen, " ".join(cited.quote.split()), "; ".join(row.also))
        writer.writerow([*cells, cited.document, cited.passage, cited.start, cited.end])
    return out.getvalue()


def sheet_to_docx(record: Record, remarks: Sequence[Remark], say: Say) -> bytes:
    """The sheet as DOCX: a table with a row for each remark, and room for what is decided."""
    from observance.publish.proofing.table import table_to_docx

    symbol = record.detail("symbol")
    title = say("Proofing sheet: {record}", record=symbol.value if symbol else record.document.reference)
    note = say("What is listed here was seen in the text and need not be wrong. Nothing was changed.")
    head = [say("printed page"), say("speech"), say("kind"), say("what was seen"), say("words"), say("decision")]
    rows = [row_of(remark, say) for remark in remarks]
    cells = [[row.page, row.speech, row.kind, row.seen, "\n".join([row.quote, *row.also]), ""] for row in rows]
    return table_to_docx(title, note, head, cells)
