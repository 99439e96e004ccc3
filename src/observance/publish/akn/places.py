"""Where in the source each part of a record stands, for programs that cite it.

Writes the element ``proprietary``, keyed by the eId of each part; nothing of the legal text depends on it, and a
record read back without it is the same record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from observance.domain.record import Record
from observance.publish.akn.blocks import Place
from observance.publish.akn.names import akn, in_xml, obs
from observance.publish.akn.references import EDITOR


def write_proprietary(
    meta: etree._Element, record: Record, places: Iterable[Place], speeches: Mapping[int, str]
) -> None:
    """Write the document, its details, and the place of each passage and speech; offsets are Unicode code points."""
    parent = etree.SubElement(meta, akn("proprietary"), source=EDITOR)
    document = record.document
    _write(
        parent,
        "document",
        reference=document.reference,
        name=document.source.name,
        sha256=document.source.sha256,
        media=document.reading.media,
        reader=document.reading.reader,
        textSha256=document.reading.text_sha256,
    )
    for detail in record.details:
        span = None if detail.evidence is None else f"{detail.evidence.start}-{detail.evidence.end}"
        _write(parent, "detail", name=detail.name, value=detail.value, rule=detail.rule, span=span)
    for place in places:
        _write_place(parent, place)
    for speech in record.speeches:
        ref = f"#{speeches[speech.n]}"
        _write(parent, "speech", ref=ref, start=speech.start, end=speech.end, bodyStart=speech.body_start)
        for detail in speech.evidence:
            span = None if detail.evidence is None else f"{detail.evidence.start}-{detail.evidence.end}"
            _write(parent, "evidence", ref=ref, name=detail.name, value=detail.value, rule=detail.rule, span=span)


def _write_place(parent: etree._Element, place: Place) -> None:
    passage = place.passage
    cut = len(passage.segments) > 1
    _write(
        parent,
        "passage",
        ref=f"#{place.eid}",
        n=passage.n,
        start=passage.start,
        end=passage.end,
        segments=" ".join(f"{a}-{b}" for a, b in passage.segments) if cut else None,
        page=passage.page,
        sheet=passage.sheet,
        level=passage.level,
        style=passage.style,
    )


def _write(parent: etree._Element, element: str, /, **cells: str | int | None) -> None:
    known = {key: in_xml(str(value)) for key, value in cells.items() if value is not None}
    etree.SubElement(parent, obs(element), known)
