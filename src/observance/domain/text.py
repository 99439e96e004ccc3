"""Source, Reading, Document, Passage and Citation: what was given, what was read in it, and how it is quoted.

Nothing here reads or writes files. Offsets are Unicode code points into ``Reading.text``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from observance.domain.fold import Folded, past_marks, to_letter

#: The media type of a debate in Akoma Ntoso, which is born structured.
AKN_MEDIA = "application/akn+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of a file, known by their sha256, and what somebody declared about them.

    ``name`` is the path relative to the folder that was built, with ``/`` between parts. The four facts of
    provenance come from a ``NAME.source.toml`` beside the file and from nowhere else; ``None`` means unknown.
    """

    name: str
    sha256: str
    size: int
    given_by: str | None = None
    given_on: str | None = None
    origin: str | None = None
    condition: str | None = None


class FurnitureKind(StrEnum):
    """What page or site furniture is; it stays in the text and never enters a finding."""

    RUNNING_HEAD = "running_head"
    PAGE_NUMBER = "page_number"
    LETTERHEAD = "letterhead"
    NAVIGATION = "navigation"
    NOTICE = "notice"
    LINK = "link"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A stretch of the text that belongs to the page or the site, not to what is said."""

    start: int
    end: int
    kind: FurnitureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A sheet of the document: its place in order (from 1), where its text lies, and its number if that is known.

    ``printed`` is the number as it stands on the sheet; ``number`` follows from it or from the printed numbers of
    other sheets, and is ``None`` where no printed number says it.
    """

    sheet: int
    start: int
    end: int
    number: int | None = None
    printed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line with its place on the sheet.

    ``x0, x1`` are its left and right ends, ``y0, y1`` bottom and top, in points from the sheet's lower left corner;
    ``size`` is the height of its letters in points. ``column`` numbers the columns of a sheet from 0. ``bold`` is
    true where all of it is set bold, ``None`` where that is not known.
    """

    start: int
    end: int
    sheet: int
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    column: int = 0
    bold: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A recognised word of a picture, with its place on the sheet and how sure the recognition is of it.

    The box is in points from the sheet's lower left corner, as in :class:`Line`; ``confidence`` goes from 0 to 1.
    """

    start: int
    end: int
    x0: float
    x1: float
    y0: float
    y1: float
    sheet: int
    confidence: float


class BlockKind(StrEnum):
    """What a format itself says a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    CELL = "cell"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block that the format marks by itself (a paragraph of DOCX, an element of HTML): no guess is involved.

    ``style`` is the format's own name for it; ``label`` is a number that the format prints and the text does not
    hold (automatic numbering).
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    style: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The text that one version of a reader made of a Source.

    ``reader`` names the reader and its version. Paged formats give ``lines`` (with places on the sheet), formats with
    marked paragraphs give ``blocks``, plain text gives neither. ``notes`` are stretches out of the flow of the text
    (footnotes): they are passages of their own and cut no sentence. ``facts`` are pairs of name and value that the
    format carries about itself (title, author, language), as they stand. ``words`` are those of recognised sheets;
    ``None`` where nothing had to be recognised.
    """

    reader: str
    media: str
    text: str = field(repr=False)
    text_sha256: str
    pages: tuple[Page, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[tuple[int, int], ...] = ()
    lines: tuple[Line, ...] | None = field(default=None, repr=False)
    blocks: tuple[Block, ...] | None = field(default=None, repr=False)
    facts: tuple[tuple[str, str], ...] = ()
    words: tuple[Word, ...] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What people mean by "the letter": one edition, under a reference given once and kept in the case."""

    reference: str
    source: Source
    reading: Reading


class PassageKind(StrEnum):
    """What a passage is in its document."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    HEADING = "heading"
    NOTE = "note"
    CELL = "cell"
    FORMALITY = "formality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A quotation in its place. Made only by :meth:`Passage.cite`.

    ``page`` is the printed page on which it begins, or ``None``: never guessed. ``start`` and ``end`` are the outer
    bounds; ``segments`` the stretches of text quoted, more than one where furniture cuts the sentence; ``quote`` is
    their text joined by one space. ``said`` is what a person reads in it, where that is more than the quotation on one
    line: words that the end of a line divides are whole; ``None`` where it is not.
    """

    document: str
    text_sha256: str
    passage: int
    page: int | None
    start: int
    end: int
    segments: tuple[tuple[int, int], ...]
    quote: str
    said: str | None = None

    @property
    def words(self) -> str:
        """The quotation as it is shown to people: on one line, with whole words."""
        return self.said or " ".join(self.quote.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, list item, heading or note of a document; it may cross a page.

    ``n`` counts the passages of the document from 1. ``segments`` are its stretches of the text without furniture;
    ``reading`` is what a person reads in them, with the map back. ``number`` is its printed number if it has one.
    ``page`` is the printed number of the page on which it begins, ``sheet`` that page's place in order.
    ``language`` is an ISO 639-1 code where the language has one, else ISO 639-3; ``None`` where nothing tells.
    """

    document: str
    text_sha256: str
    n: int
    start: int
    end: int
    segments: tuple[tuple[int, int], ...]
    reading: Folded = field(repr=False)
    source_text: str = field(repr=False, compare=False)
    kind: PassageKind = PassageKind.PARAGRAPH
    number: str | None = None
    level: int | None = None
    style: str | None = None
    language: str | None = None
    page: int | None = None
    sheet: int | None = None
    page_starts: tuple[tuple[int, int | None], ...] = ()

    def cite(self, start: int = 0, end: int | None = None) -> Citation:
        """Quote ``reading.text[start:end]`` (all of it by default) as it stands in the text."""
        last = len(self.reading.text) if end is None else end
        if not 0 <= start < last <= len(self.reading.text):
            raise ValueError(f"no quotation at {start}:{last} in a passage of {len(self.reading.text)} characters")
        return self._cited(*self.reading.source_span(start, last), self.reading.text[start:last])

    def cite_text(self, start: int, end: int) -> Citation:
        """Quote the text between two of its own offsets, without the furniture that lies between them.

        No accent is cut off a letter at either end.
        """
        return self._cited(start, end)

    def _cited(self, start: int, end: int, read: str | None = None) -> Citation:
        """Quote the text between two of its own offsets; ``read`` is what a person reads there, where that is known."""
        start = to_letter(self.source_text, start, self.start)
        end = past_marks(self.source_text, end, self.end)
        parts = tuple([(max(a, start), min(b, end)) for a, b in self.segments if a < end and b > start])
        if not parts:
            raise ValueError(f"no quotation at {start}:{end}: outside of {self.start}:{self.end}")
        quote = " ".join([self.source_text[a:b] for a, b in parts])
        # What is printed as it is read is on one line, with whole words.
        plain = "" if quote == read else " ".join(quote.split())
        said = self._read(parts[0][0], parts[-1][1]) if plain else plain
        return Citation(
            document=self.document,
            text_sha256=self.text_sha256,
            passage=self.n,
            page=self._page_at(parts[0][0]),
            start=parts[0][0],
            end=parts[-1][1],
            segments=parts,
            quote=quote,
            said=said if said != plain else None,
        )

    def _read(self, start: int, end: int) -> str:
        """What a person reads between two offsets of the text."""
        return self.reading.text[self.reading.offset_of(start) : self.reading.offset_of(end)].strip()

    def _page_at(self, offset: int) -> int | None:
        page = self.page
        for start, number in self.page_starts:
            if start <= offset:
                page = number
        return page
