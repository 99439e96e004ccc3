"""The tables of a case: documents, passages, speeches and what a record tells beside them, as JSON Lines, CSV or XLSX.

Reads a case file; writes a folder: one file a table (in XLSX a sheet of one workbook), and ``text/DOCUMENT.txt``, the
text that the offsets speak of, line ends as they are. Tables of things that the case does not hold are written empty,
so that a reader finds them.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from enum import StrEnum
from io import StringIO, TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import TextIO

from observance.casefile import CaseFile, Entry
from observance.casefile.address import passages_of
from observance.casefile.case import has_product
from observance.domain.case import Case
from observance.domain.disagreements import Differences
from observance.domain.edition import Edition, Outline
from observance.domain.record import Detail, Event, Item, Notice, Record, Segmentation, Speech
from observance.domain.text import Citation, Document, Passage
from observance.domain.withholding import WITHHELD
from observance.errors import CaseError
from observance.publish import case_tables, difference_tables, finding_tables, party_tables
from observance.publish.discretion import Discretion
from observance.publish.procedures import procedures_of
from observance.publish.workbook import Workbook

#: A cell: what JSON can hold.
Cell = object
Row = Mapping[str, Cell]


class Format(StrEnum):
    """How a table is written."""

    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"


#: The one file of a workbook.
WORKBOOK = "tables.xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What an export wrote: the rows of each table, and the texts."""

    rows: tuple[tuple[str, int], ...]
    texts: int


#: Where something is quoted; a detail that was inferred or that the format carries has no such place.
_PLACE = ("start", "end", "segments", "quote")
#: What is not told of a passage that is withheld.
_PLACES_OF_MARK = frozenset({"passage", "page", "sheet", "start", "end", "segments", "number", "kind", "language"})
#: The columns of each table, in order.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": (
        *("document", "reference", "sha256", "kind", "title", "symbol", "date", "author", "status", "same_as"),
        *("replaces", "languages", "pages", "characters", "text_sha256", "media", "state", "problems"),
        *("given_by", "given_on", "origin", "condition"),
    ),
    "passages": (
        *("document", "passage", "page", "sheet", "language", "start", "end", "segments", "kind", "number", "quote"),
    ),
    "speeches": (
        *("document", "n", "item", "kind", "start", "end", "body_start", "heading", "speaker", "speaker_resolved"),
        *("honorific", "title", "capacity", "state", "organisation", "state_code", "language", "interpreted_from"),
        *("on_behalf_of", "aligned", "page", "paragraphs"),
    ),
    "items": ("document", "n", "start", "end", "titles", "state", "state_code", "ratified", "conventions"),
    "events": ("document", "kind", "what", "as_amended", "page", *_PLACE),
    "notices": ("document", "kind", "value", "page", *_PLACE),
    "details": ("document", "name", "value", "rule", "speech", "page", *_PLACE),
    **finding_tables.COLUMNS,
    **case_tables.COLUMNS,
    **party_tables.COLUMNS,
    **difference_tables.COLUMNS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """A case file as it stood on a day: its cases and differences then, and the files that are later."""

    cases: tuple[Case, ...]
    differences: tuple[Differences, ...]
    later: frozenset[str]


def export_case(
    case: CaseFile, to: Path, form: Format, discretion: Discretion | None = None, then: Then | None = None
) -> Written:
    """Write the tables of a case into a folder; with ``discretion`` as data for the public, without whole texts.

    With ``then`` nothing of a later document is written.
    """
    try:
        to.mkdir(parents=True, exist_ok=True)
        with ExitStack() as files:
            sinks = _open_sinks(files, to, form)
            return _Export(case=case, to=to, sinks=sinks, discretion=discretion, then=then).all()
    except OSError as error:
        raise CaseError(
            "the tables cannot be written ({reason})",
            where=str(to),
            do="give a folder that can be written to",
            reason=error.strerror or str(error),
        ) from error


def _open_sinks(files: ExitStack, to: Path, form: Format) -> Mapping[str, Callable[[Row], None]]:
    if form is Format.XLSX:
        book = files.enter_context(Workbook(path=to / WORKBOOK, flat=_flat))
        return {name: book.sheet(name, columns) for name, columns in COLUMNS.items()}
    open_sink = _json_sink if form is Format.JSONL else _csv_sink
    return {
        name: open_sink(files.enter_context((to / f"{name}.{form}").open("w", encoding="utf-8", newline="")), columns)
        for name, columns in COLUMNS.items()
    }


def _json_sink(file: TextIOWrapper, _columns: tuple[str, ...]) -> Callable[[Row], None]:
    return lambda row: print(json.dumps(row, ensure_ascii=False), file=file)


def _csv_sink(file: TextIO, columns: tuple[str, ...]) -> Callable[[Row], None]:
    writer = csv.DictWriter(file, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    return lambda row: writer.writerow({name: _flat(value) for name, value in row.items()})


def csv_text(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    """Rows as the CSV that an export writes."""
    text = StringIO(newline="")
    put = _csv_sink(text, columns)
    for row in rows:
        put(row)
    return text.getvalue()


def _flat(value: Cell) -> str:
    """A cell of CSV: lists joined, pairs of offsets with a hyphen, nothing for unknown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_flat(part)}" for name, part in value.items() if part not in (None, ""))
    if isinstance(value, (list, tuple)):
        pair = len(value) == 2 and all(isinstance(part, int) for part in value)
        return ("-" if pair else "; ").join(map(_flat, value))
    return str(value)


@dataclass(slots=True, kw_only=True)
class _Export:
    case: CaseFile
    to: Path
    sinks: Mapping[str, Callable[[Row], None]]
    discretion: Discretion | None = None
    then: Then | None = None
    counted: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COLUMNS, 0))
    texts: int = 0
    held: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)

    def all(self) -> Written:
        names = {entry.reference: entry.document for entry in self.case.documents()}
        self.held = self.case.sources_held()
        editions = {edition.document: edition for edition in self.case.editions()}
        cases = self.then.cases if self.then else self.case.cases()
        differences = self.then.differences if self.then else self.case.differences()
        self.topics = case_tables.topics_by_finding(cases)
        for entry in self.case.documents():
            if self.then and entry.document in self.then.later:
                continue
            edition = editions.get(entry.reference, Edition(document=entry.reference))
            self._document(entry, edition, names)
        for table, row in case_tables.case_table_rows(cases, names, self.held):
            self._put(table, row)
        for row in case_tables.procedure_rows(procedures_of(self.case), names):
            self._put("procedures", row)
        for table, row in party_tables.party_table_rows(self.case.parties(), names):
            self._put(table, row)
        for table, row in difference_tables.difference_table_rows(differences, names):
            self._put(table, row)
        return Written(rows=tuple(self.counted.items()), texts=self.texts)

    def _put(self, table: str, row: Row) -> None:
        if self.then and row.get("document") in self.then.later:
            return
        if row.get("quote") == WITHHELD:
            row = {name: None if name in _PLACES_OF_MARK else value for name, value in row.items()}
        if self.discretion is not None:
            left = self.discretion.row(table, row)
            if left is None:
                return
            row = left
        self.counted[table] += 1
        self.sinks[table]({name: row.get(name) for name in COLUMNS[table] if name in row or name not in _PLACE})

    def _document(self, entry: Entry, edition: Edition, names: Mapping[str, str]) -> None:
        document = self.case.reading(entry.reference) if has_product(entry, "read") else None
        outline = self.case.outline(entry.reference) if has_product(entry, "outline") else None
        self._put("documents", _document_row(entry, edition, names, document, outline))
        if document is not None and self.discretion is None:
            self._text(entry.document, document.reading.text)
        if has_product(entry, "segment"):
            self._segmentation(entry.document, self.case.segmentation(entry.reference))
        if has_product(entry, "extract"):
            for table, row in finding_tables.finding_table_rows(
                entry.document, self.case.findings(entry.reference), self.held, self.topics
            ):
                self._put(table, row)

    def _text(self, name: str, text: str) -> None:
        place = self.to / "text" / PurePosixPath(name + ".txt")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
        self.texts += 1

    def _segmentation(self, name: str, found: Segmentation) -> None:
        for passage in found.passages:
            self._put("passages", _passage_row(name, passage))
        for detail in found.details:
            self._put("details", _detail_row(name, detail, None))
        if isinstance(found, Record):
            for table, row in _record_rows(name, found):
                self._put(table, row)


def _status(outline: Outline | None) -> str:
    drafts = {True: "draft", False: "adopted", None: "unknown"}
    return drafts[outline.draft if outline else None]


def _document_row(
    entry: Entry, edition: Edition, names: Mapping[str, str], document: Document | None, outline: Outline | None
) -> Row:
    row: dict[str, Cell] = {
        "document": entry.document,
        "reference": entry.reference,
        "sha256": entry.sha256,
        "status": _status(outline),
        "same_as": names.get(edition.same_as or ""),
        "replaces": [names[reference] for reference in edition.replaces if reference in names],
        "languages": list(outline.languages) if outline else [],
        "media": entry.media,
        "state": entry.state.value,
        "problems": [f"{problem.stage}: {problem.code}" for problem in entry.problems],
    }
    for key in ("kind", "title", "symbol", "date", "author"):
        row[key] = getattr(outline, key) if outline else None
    if document is not None:
        row |= {"characters": len(document.reading.text), "text_sha256": document.reading.text_sha256}
        row["pages"] = len(document.reading.pages) or None
        row |= {key: getattr(document.source, key) for key in ("given_by", "given_on", "origin", "condition")}
    return row


def _passage_row(name: str, passage: Passage) -> Row:
    return {
        "document": name,
        "passage": passage.n,
        "page": passage.page,
        "sheet": passage.sheet,
        "language": passage.language,
        "start": passage.start,
        "end": passage.end,
        **finding_tables.segment_cells(passage.segments),
        "kind": passage.kind.value,
        "number": passage.number,
        "quote": " ".join(passage.source_text[start:end] for start, end in passage.segments),
    }


def _citation_cells(citation: Citation | None) -> Row:
    return finding_tables.place_cells(citation) if citation else {}


def _detail_row(name: str, detail: Detail, speech: int | None) -> Row:
    cells = {"document": name, "name": detail.name, "value": detail.value, "rule": detail.rule, "speech": speech}
    return cells | dict(_citation_cells(detail.evidence))


def _record_rows(name: str, record: Record) -> Iterator[tuple[str, Row]]:
    for item in record.items:
        yield "items", _item_row(name, item)
    for speech in record.speeches:
        yield "speeches", _speech_row(name, speech, record)
        for detail in speech.evidence:
            yield "details", _detail_row(name, detail, speech.n)
    for event in record.events:
        yield "events", _event_row(name, event)
    for notice in record.notices:
        yield "notices", _notice_row(name, notice)


def _item_row(name: str, item: Item) -> Row:
    return {
        "document": name,
        "n": item.n,
        "start": item.start,
        "end": item.end,
        "titles": [{"language": language, "title": title} for language, title in item.titles],
        "state": item.state,
        "state_code": item.state_code,
        "ratified": item.ratified,
        "conventions": [{"number": c.number, "title": c.title, "language": c.language} for c in item.conventions],
    }


def _speech_row(name: str, speech: Speech, record: Record) -> Row:
    """A speech; its paragraphs begin with the first word after the heading."""
    own = passages_of(speech, record)
    bodies = [[max(p.start, speech.body_start), min(p.end, speech.end)] for p in own if p.end > speech.body_start]
    return {
        "document": name,
        "n": speech.n,
        "item": speech.item,
        "kind": speech.kind.value,
        "start": speech.start,
        "end": speech.end,
        "body_start": speech.body_start,
        "heading": speech.heading,
        "speaker": speech.speaker,
        "speaker_resolved": speech.resolved,
        "honorific": speech.honorific,
        "title": speech.title,
        "capacity": speech.capacity.value,
        "state": speech.state,
        "organisation": speech.organisation,
        "state_code": speech.state_code,
        "language": speech.language,
        "interpreted_from": speech.interpreted_from,
        "on_behalf_of": list(speech.on_behalf_of),
        "aligned": list(speech.aligned),
        "page": own[0].page if own else None,
        "paragraphs": bodies,
    }


def _event_row(name: str, event: Event) -> Row:
    cells = {"document": name, "kind": event.kind.value, "what": list(event.what), "as_amended": event.as_amended}
    return cells | dict(_citation_cells(event.evidence))


def _notice_row(name: str, notice: Notice) -> Row:
    cells = {"document": name, "kind": notice.kind.value, "value": notice.value}
    return cells | dict(_citation_cells(notice.evidence))
