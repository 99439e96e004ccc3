"""Akoma Ntoso debates, ours and those of others, to a Reading and a Record.

Reads the bytes of an XML file. Its visible text, in the order of the XML, is the text of a Reading; what the markup
says of speakers, items and events comes from the markup alone. Nothing is taken from ``proprietary`` and ``analysis``.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from observance.domain.fold import Folded
from observance.domain.record import Detail, DocumentKind, Event, Notice, Record
from observance.domain.text import Citation, Document, Page, Passage, Reading, Source
from observance.publish.akn.names import EARLIEST, LATEST, obs
from observance.publish.akn.source import DebateSource
from observance.publish.akn.structure import BlockFacts, Structure, Told, fact_of, structure_of
from observance.publish.akn.turns import RULE
from observance.publish.akn.walking import Walk

#: What makes these Readings; changes whenever the same bytes may be read differently.
READER = "akn/1"
MEDIA = "application/akn+xml"
#: The body of a record whose file does not name one of ours.
_NO_BODY = "akn"
_STATUSES = ("draft", "adopted")


def read_akn(data: bytes) -> Reading:
    """The Reading of a debate. Raises DamagedFile and UnknownFormat."""
    source = DebateSource.of(data)
    body = source.part("debateBody")
    named = body.get(obs("body")) if body is not None else None
    walk = Walk(source=source, ours=named is not None)
    walk.all()
    text = walk.grown.text()
    structure = Structure(
        body=named or _NO_BODY,
        blocks=tuple(walk.facts),
        details=tuple(_details(source)),
        items=tuple(walk.items),
        speeches=walk.speeches(),
        told=tuple(walk.told),
    )
    return Reading(
        reader=READER,
        media=MEDIA,
        text=text,
        text_sha256=sha256(text.encode()).hexdigest(),
        pages=tuple(_pages(walk.pages, len(text))),
        notes=tuple(walk.notes),
        blocks=tuple(walk.grown.blocks),
        facts=(fact_of(structure),),
    )


def _pages(marks: list[tuple[int, int | None]], length: int) -> Iterator[Page]:
    """The pages that begin at these marks; what is before the first mark is a page without a number."""
    starts: list[tuple[int, int | None]] = sorted(marks, key=lambda mark: mark[0])
    if starts and starts[0][0] > 0:
        starts.insert(0, (0, None))
    if not starts:
        return
    ends = [start for start, _ in starts[1:]] + [length]
    for sheet, ((start, number), end) in enumerate(zip(starts, ends, strict=True), 1):
        yield Page(sheet=sheet, start=start, end=end, number=number)


def _details(source: DebateSource) -> Iterator[tuple[str, str]]:
    """What the metadata says of the document: names and values of details."""
    work = ("meta", "identification", "FRBRWork")
    for name, element in (("symbol", "FRBRnumber"), ("title", "FRBRname")):
        yield from ((name, found.get("value", "")) for found in list(source.all(*work, element))[:1])
    yield from ((name, value) for found in source.all(*work, "FRBRauthor") if found.get("href") == "#body"
                for name, value in (("body", source.shown("#body")),) if value)  # fmt: skip
    for found in source.all(*work, "FRBRdate"):
        yield from _date(found.get("name", ""), found.get("date", "")[:10])
    for found in source.all("meta", "identification", "FRBRExpression", "FRBRversionNumber"):
        if found.get("value") in _STATUSES:
            yield "status", found.get("value", "")


def _date(name: str, day: str) -> Iterator[tuple[str, str]]:
    """A day, or the bound that its name says it is; a bound that claims nothing is none."""
    bounds = {"notBefore": "not_before", "notAfter": "not_after"}
    if day not in (EARLIEST, LATEST, ""):
        yield bounds.get(name, "date"), day


def segment_akn(document: Document) -> Record:
    """The record that the markup of a Reading of :func:`read_akn` describes."""
    structure = structure_of(document.reading)
    passages = tuple(_passage(document, n, facts) for n, facts in enumerate(structure.blocks, 1))
    known = (Detail(name=name, value=value, rule=RULE) for name, value in structure.details)
    return Record(
        document=document,
        kind=DocumentKind.VERBATIM_RECORD,
        passages=passages,
        furniture=document.reading.furniture,
        details=(Detail(name="kind", value=DocumentKind.VERBATIM_RECORD.value, rule=RULE), *known),
        body=structure.body,
        items=structure.items,
        speeches=structure.speeches,
        events=tuple(_event(told, passages) for told in structure.told if told.event is not None),
        notices=tuple(_notice(told, passages) for told in structure.told if told.notice is not None),
    )


def _passage(document: Document, n: int, facts: BlockFacts) -> Passage:
    """A block as a passage: its text was made ready for reading when it was read."""
    reading = document.reading
    block = (reading.blocks or ())[n - 1]
    text = reading.text[block.start : block.end]
    before = [page for page in reversed(reading.pages) if page.start <= block.start]
    page = next((page for page in before if facts.page in (None, page.number)), None)
    return Passage(
        document=document.reference,
        text_sha256=reading.text_sha256,
        n=n,
        start=block.start,
        end=block.end,
        segments=((block.start, block.end),),
        reading=Folded(text=text, at=(0,), starts=(block.start,), ends=(block.end,)),
        source_text=reading.text,
        kind=facts.kind,
        number=facts.number,
        style=block.style,
        language=facts.language,
        page=page.number if page else None,
        sheet=page.sheet if page else None,
        page_starts=tuple((p.start, p.number) for p in reading.pages if block.start < p.start < block.end),
    )


def _event(told: Told, passages: tuple[Passage, ...]) -> Event:
    assert told.event is not None
    return Event(kind=told.event, evidence=_evidence(told, passages), what=told.what, as_amended=told.as_amended)


def _notice(told: Told, passages: tuple[Passage, ...]) -> Notice:
    assert told.notice is not None
    return Notice(kind=told.notice, value=told.value, evidence=_evidence(told, passages))


def _evidence(told: Told, passages: tuple[Passage, ...]) -> Citation:
    """The words that tell it: the span given, or the whole passage where the span lies outside of it."""
    passage = passages[told.passage - 1]
    start, end = told.span or (0, 0)
    return passage.cite(start, end) if 0 <= start < end <= len(passage.reading.text) else passage.cite()


def akn_to_record(data: bytes, reference: str = "akn", name: str = "akn.xml") -> Record:
    """The record of a file's bytes, of a document of that reference and name."""
    source = Source(name=name, sha256=sha256(data).hexdigest(), size=len(data))
    return segment_akn(Document(reference=reference, source=source, reading=read_akn(data)))
