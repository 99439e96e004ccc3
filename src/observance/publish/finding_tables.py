"""The tables of findings: what a row of each kind holds.

Reads findings; gives rows for :mod:`observance.publish.tables`. The keys are those that other programs read: a document
is named as its file is, a place in offsets of its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import Enum

from observance.casefile.finding_rows import CLASSES
from observance.domain.findings import (
    Allegation,
    Deadline,
    Finding,
    Findings,
    Measure,
    Position,
    Reference,
    Request,
    Stance,
)
from observance.domain.text import Citation

#: Where something is quoted.
PLACE = ("page", "start", "end", "segments", "quote")
#: Fields of the class that have columns of their own, or stand in another table.
_OWN = {"id", "citation", "rule", "speech", "interpreted_from", "passages"}
#: Names are mentions, which the table of actors gathers.
TABLES = {kind: "mentions" if kind == "names" else kind for kind in CLASSES}


#: Columns that are no field of the class.
_FURTHER: Mapping[type[Finding], tuple[str, ...]] = {
    Position: ("own_account", "quotes"),
    Reference: ("held",),
    Request: ("topic",),
    Measure: ("topic",),
    Allegation: ("topic",),
}


def _columns(class_: type[Finding]) -> tuple[str, ...]:
    own = tuple(f.name for f in fields(class_) if f.name not in _OWN)
    further = _FURTHER.get(class_, ())
    return ("id", "document", "speech", *own, *further, "interpreted", "rule", *PLACE)


#: The columns of each table of findings, in order.
COLUMNS: Mapping[str, tuple[str, ...]] = {TABLES[kind]: _columns(class_) for kind, class_ in CLASSES.items()}


def finding_table_rows(
    name: str, found: Findings, held: Mapping[str, str], topics: Mapping[str, str]
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Every finding of a document with the table that it stands in.

    ``held`` names the file that is the source of a reference, ``topics`` the topic of a request, measure or
    allegation, both by the finding's id.
    """
    for kind, table in TABLES.items():
        for finding in getattr(found, kind):
            row = finding_row(name, finding)
            yield table, {**row, **_further(finding, held, topics)}


def _further(finding: Finding, held: Mapping[str, str], topics: Mapping[str, str]) -> Mapping[str, object]:
    match finding:
        case Reference():
            return {"held": held.get(finding.id)}
        case Request() | Measure() | Allegation():
            return {"topic": topics.get(finding.id)}
        case _:
            return {}


def finding_row(name: str, finding: Finding) -> Mapping[str, object]:
    """A finding as a row; ``name`` is its document's."""
    row: dict[str, object] = {
        "id": finding.id,
        "document": name,
        "speech": finding.speech,
        "interpreted": finding.interpreted_from,
        "rule": finding.rule,
        **{f.name: _cell(getattr(finding, f.name)) for f in fields(finding) if f.name not in _OWN},
        **place_cells(finding.citation),
    }
    if isinstance(finding, Position):
        # Of four stances the Government's own account is written as the one that it is nearest to, and said to be it.
        row["own_account"] = finding.stance is Stance.OWN_ACCOUNT
        row["stance"] = (Stance.SUPPORTIVE if row["own_account"] else finding.stance).value
        row["quotes"] = [[quote.start, quote.end] for quote in finding.passages]
    return row


def place_cells(citation: Citation) -> Mapping[str, object]:
    """Where a quotation stands."""
    cells = {"page": citation.page, "start": citation.start, "end": citation.end, "quote": citation.quote}
    return cells | dict(segment_cells(citation.segments))


def segment_cells(segments: tuple[tuple[int, int], ...]) -> Mapping[str, object]:
    """Segments are given only where furniture cuts what is quoted."""
    return {"segments": [list(segment) for segment in segments]} if len(segments) > 1 else {}


def _cell(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Citation):
        return dict(place_cells(value))
    if isinstance(value, tuple):
        return [_cell(one) for one in value]
    if isinstance(value, Deadline):
        return {"words": value.words, "event": value.event, "date": value.date}
    return value
