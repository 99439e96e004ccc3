"""Documents, segmentations and the other products of stages as rows of JSON, without loss.

Reads and writes bytes, one row a line; touches no file. A passage's source text is not stored twice: it comes back
from the reading. The map of a passage's reading is kept as differences, so that a row stays short.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from observance.domain.edition import Edition, Outline, Problem
from observance.domain.fold import Folded
from observance.domain.record import (
    Detail,
    DocumentKind,
    Event,
    Item,
    Notice,
    Record,
    Segmentation,
    Speech,
)
from observance.domain.text import (
    Block,
    BlockKind,
    Document,
    Furniture,
    Line,
    Page,
    Passage,
    PassageKind,
    Reading,
    Source,
    Word,
)


class Row(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="row"):
    """A line of a shard; ``row`` says which kind."""


class DocumentRow(Row, frozen=True, tag="document"):
    reference: str
    source: Source
    reader: str
    media: str
    text_sha256: str
    has_lines: bool = False
    has_blocks: bool = False
    has_words: bool = False
    notes: tuple[tuple[int, int], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


class TextRow(Row, frozen=True, tag="text"):
    text: str


class PageRow(Row, frozen=True, tag="page"):
    value: Page


class FurnitureRow(Row, frozen=True, tag="furniture"):
    value: Furniture


class LineCells(msgspec.Struct, frozen=True, array_like=True):
    """A printed line as a row of cells, since a document has thousands."""

    start: int
    end: int
    sheet: int
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    column: int
    bold: bool | None


class LinesRow(Row, frozen=True, tag="lines"):
    cells: tuple[LineCells, ...]


class WordCells(msgspec.Struct, frozen=True, array_like=True):
    """A recognised word as a row of cells."""

    start: int
    end: int
    x0: float
    x1: float
    y0: float
    y1: float
    sheet: int
    confidence: float


class WordsRow(Row, frozen=True, tag="words"):
    cells: tuple[WordCells, ...]


class BlockRow(Row, frozen=True, tag="block"):
    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    style: str | None = None
    label: str | None = None


class SegmentationRow(Row, frozen=True, tag="segmentation"):
    kind: DocumentKind
    body: str | None = None


class PassageRow(Row, frozen=True, tag="passage"):
    """``runs`` are the runs of the reading's map: how far on in it, the gap in the source before, the length there."""

    n: int
    start: int
    end: int
    segments: tuple[tuple[int, int], ...]
    reading: str
    runs: tuple[tuple[int, int, int], ...]
    kind: PassageKind = PassageKind.PARAGRAPH
    number: str | None = None
    level: int | None = None
    style: str | None = None
    language: str | None = None
    page: int | None = None
    sheet: int | None = None
    page_starts: tuple[tuple[int, int | None], ...] = ()


class DetailRow(Row, frozen=True, tag="detail"):
    value: Detail


class ItemRow(Row, frozen=True, tag="item"):
    value: Item


class SpeechRow(Row, frozen=True, tag="speech"):
    value: Speech


class EventRow(Row, frozen=True, tag="event"):
    value: Event


class NoticeRow(Row, frozen=True, tag="notice"):
    value: Notice


class OutlineRow(Row, frozen=True, tag="outline"):
    value: Outline


class EditionRow(Row, frozen=True, tag="edition"):
    value: Edition


class FailureRow(Row, frozen=True, tag="failure"):
    """Stands alone in the shard of a stage that the document cannot pass."""

    value: Problem


_ENCODER = msgspec.json.Encoder()
_READING_ROW = msgspec.json.Decoder(DocumentRow | TextRow | PageRow | FurnitureRow | LinesRow | BlockRow | WordsRow)
_SEGMENT_ROW = msgspec.json.Decoder(
    SegmentationRow | FurnitureRow | PassageRow | DetailRow | ItemRow | SpeechRow | EventRow | NoticeRow
)
_OUTLINE_ROW = msgspec.json.Decoder(OutlineRow)
_FIRST_ROW = msgspec.json.Decoder(DocumentRow | FailureRow)
_EDITION_ROW = msgspec.json.Decoder(EditionRow)


def _encoded(rows: Iterable[Row]) -> tuple[bytes, ...]:
    return tuple(map(_ENCODER.encode, rows))


def document_rows(document: Document) -> tuple[bytes, ...]:
    """A document with its reading as rows."""
    return _encoded(_rows_of_document(document))


def _rows_of_document(document: Document) -> Iterable[Row]:
    reading = document.reading
    yield DocumentRow(
        reference=document.reference,
        source=document.source,
        reader=reading.reader,
        media=reading.media,
        text_sha256=reading.text_sha256,
        has_lines=reading.lines is not None,
        has_blocks=reading.blocks is not None,
        has_words=reading.words is not None,
        notes=reading.notes,
        facts=reading.facts,
    )
    yield TextRow(text=reading.text)
    yield from (PageRow(value=page) for page in reading.pages)
    yield from (FurnitureRow(value=piece) for piece in reading.furniture)
    if reading.lines:
        yield LinesRow(cells=tuple(map(_line_cells, reading.lines)))
    yield from (_block_row(block) for block in reading.blocks or ())
    if reading.words:
        yield WordsRow(cells=tuple(map(_word_cells, reading.words)))


def _line_cells(line: Line) -> LineCells:
    return LineCells(
        line.start, line.end, line.sheet, line.x0, line.x1, line.y0, line.y1, line.size, line.column, line.bold
    )


def _line(cells: LineCells) -> Line:
    return Line(
        start=cells.start,
        end=cells.end,
        sheet=cells.sheet,
        x0=cells.x0,
        x1=cells.x1,
        y0=cells.y0,
        y1=cells.y1,
        size=cells.size,
        column=cells.column,
        bold=cells.bold,
    )


def _word_cells(word: Word) -> WordCells:
    return WordCells(word.start, word.end, word.x0, word.x1, word.y0, word.y1, word.sheet, word.confidence)


def _word(cells: WordCells) -> Word:
    return Word(
        start=cells.start,
        end=cells.end,
        x0=cells.x0,
        x1=cells.x1,
        y0=cells.y0,
        y1=cells.y1,
        sheet=cells.sheet,
        confidence=cells.confidence,
    )


def _block_row(block: Block) -> BlockRow:
    return BlockRow(
        start=block.start, end=block.end, kind=block.kind, level=block.level, style=block.style, label=block.label
    )


def _block(row: BlockRow) -> Block:
    return Block(start=row.start, end=row.end, kind=row.kind, level=row.level, style=row.style, label=row.label)


def document_of(rows: Sequence[bytes]) -> Document:
    """The document that :func:`document_rows` wrote."""
    found = [_READING_ROW.decode(row) for row in rows]
    head = next(row for row in found if isinstance(row, DocumentRow))
    lines = tuple(_line(cells) for row in found if isinstance(row, LinesRow) for cells in row.cells)
    blocks = tuple(_block(row) for row in found if isinstance(row, BlockRow))
    words = tuple(_word(cells) for row in found if isinstance(row, WordsRow) for cells in row.cells)
    reading = Reading(
        reader=head.reader,
        media=head.media,
        text=next(row.text for row in found if isinstance(row, TextRow)),
        text_sha256=head.text_sha256,
        pages=tuple(row.value for row in found if isinstance(row, PageRow)),
        furniture=tuple(row.value for row in found if isinstance(row, FurnitureRow)),
        notes=head.notes,
        lines=lines if head.has_lines else None,
        blocks=blocks if head.has_blocks else None,
        facts=head.facts,
        words=words if head.has_words else None,
    )
    return Document(reference=head.reference, source=head.source, reading=reading)


def segmentation_rows(found: Segmentation) -> tuple[bytes, ...]:
    """A segmentation or record as rows; its document is a shard of its own."""
    return _encoded(_rows_of_segmentation(found))


def _rows_of_segmentation(found: Segmentation) -> Iterable[Row]:
    body = found.body if isinstance(found, Record) else None
    yield SegmentationRow(kind=found.kind, body=body)
    yield from (FurnitureRow(value=piece) for piece in found.furniture)
    yield from (DetailRow(value=detail) for detail in found.details)
    yield from map(_passage_row, found.passages)
    if isinstance(found, Record):
        yield from (ItemRow(value=item) for item in found.items)
        yield from (SpeechRow(value=speech) for speech in found.speeches)
        yield from (EventRow(value=event) for event in found.events)
        yield from (NoticeRow(value=notice) for notice in found.notices)


def _passage_row(passage: Passage) -> PassageRow:
    return PassageRow(
        n=passage.n,
        start=passage.start,
        end=passage.end,
        segments=passage.segments,
        reading=passage.reading.text,
        runs=_differences(passage.reading, passage.start),
        kind=passage.kind,
        number=passage.number,
        level=passage.level,
        style=passage.style,
        language=passage.language,
        page=passage.page,
        sheet=passage.sheet,
        page_starts=passage.page_starts,
    )


def _differences(folded: Folded, origin: int) -> tuple[tuple[int, int, int], ...]:
    runs, at, after = [], 0, origin
    for here, start, end in zip(folded.at, folded.starts, folded.ends, strict=True):
        runs.append((here - at, start - after, end - start))
        at, after = here, end
    return tuple(runs)


def _folded(row: PassageRow) -> Folded:
    at, starts, ends = [], [], []
    here, after = 0, row.start
    for on, gap, length in row.runs:
        here += on
        at.append(here)
        starts.append(after + gap)
        after += gap + length
        ends.append(after)
    return Folded(text=row.reading, at=tuple(at), starts=tuple(starts), ends=tuple(ends))


def _passage(row: PassageRow, document: Document) -> Passage:
    return Passage(
        document=document.reference,
        text_sha256=document.reading.text_sha256,
        n=row.n,
        start=row.start,
        end=row.end,
        segments=row.segments,
        reading=_folded(row),
        source_text=document.reading.text,
        kind=row.kind,
        number=row.number,
        level=row.level,
        style=row.style,
        language=row.language,
        page=row.page,
        sheet=row.sheet,
        page_starts=row.page_starts,
    )


def segmentation_of(rows: Sequence[bytes], document: Document) -> Segmentation:
    """The segmentation or record that :func:`segmentation_rows` wrote, of its document."""
    found = [_SEGMENT_ROW.decode(row) for row in rows]
    head = next(row for row in found if isinstance(row, SegmentationRow))
    plain = Segmentation(
        document=document,
        kind=head.kind,
        passages=tuple(_passage(row, document) for row in found if isinstance(row, PassageRow)),
        furniture=tuple(row.value for row in found if isinstance(row, FurnitureRow)),
        details=tuple(row.value for row in found if isinstance(row, DetailRow)),
    )
    return plain if head.body is None else _record(plain, head.body, found)


def _record(plain: Segmentation, body: str, found: Sequence[Row]) -> Record:
    return Record(
        document=plain.document,
        kind=plain.kind,
        passages=plain.passages,
        furniture=plain.furniture,
        details=plain.details,
        body=body,
        items=tuple(row.value for row in found if isinstance(row, ItemRow)),
        speeches=tuple(row.value for row in found if isinstance(row, SpeechRow)),
        events=tuple(row.value for row in found if isinstance(row, EventRow)),
        notices=tuple(row.value for row in found if isinstance(row, NoticeRow)),
    )


def outline_rows(outline: Outline) -> tuple[bytes, ...]:
    """An outline as its one row."""
    return _encoded([OutlineRow(value=outline)])


def outline_of(rows: Sequence[bytes], *_needed: object) -> Outline:
    """The outline that :func:`outline_rows` wrote; it needs nothing beside its rows."""
    return _OUTLINE_ROW.decode(rows[0]).value


def edition_rows(editions: Iterable[Edition]) -> tuple[bytes, ...]:
    """The editions of a case as rows."""
    return _encoded(EditionRow(value=edition) for edition in editions)


def editions_of(rows: Sequence[bytes]) -> tuple[Edition, ...]:
    """The editions that :func:`edition_rows` wrote."""
    return tuple(_EDITION_ROW.decode(row).value for row in rows)


def failure_rows(problem: Problem) -> tuple[bytes, ...]:
    """A failure as its one row."""
    return _encoded([FailureRow(value=problem)])


def failure_of(rows: Sequence[bytes]) -> Problem | None:
    """The failure that a shard holds in place of a product."""
    if len(rows) != 1 or not rows[0].startswith(b'{"row":"failure"'):
        return None
    first = _FIRST_ROW.decode(rows[0])
    return first.value if isinstance(first, FailureRow) else None


def document_head(rows: Sequence[bytes]) -> DocumentRow | None:
    """What a reading's first row says, without reading the others."""
    first = _FIRST_ROW.decode(rows[0])
    return first if isinstance(first, DocumentRow) else None


def renamed(document: Document, name: str, reference: str) -> Document:
    """The document under the name and the reference that the case gives it."""
    if document.source.name == name and document.reference == reference:
        return document
    return replace(document, reference=reference, source=replace(document.source, name=name))
