"""Lay a source out as a text file, and keep where every character came to stand.

Reads a `Source`. Writes nothing: yields a `Laid` text with the offsets of its blocks, pages and furniture.

The layout of a record is that of a text taken from a PDF of the Conference: lines doubly spaced, each with a blank at
its end; a page opens with a blank right after the line end of the page before, with no empty line between; a bullet is
lost but for a blank; one running header, with its printed page number, was not stripped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from making.markup import Block, Footnote, Paragraph, Source

# A line may end after a blank, or after the hyphen of a compound, never after a dash that stands alone.
WRAP = re.compile(r"(?<=\s)(?=\S)|(?<=\w-)(?=\w)")
# The form of address in a heading's parentheses stays with the name.
ADDRESS = re.compile(r"\((?:M[rs]|Mme|M\.|Sra?\.)\s$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a kind of text file sets its lines: characters a line, what stands between lines and blocks, lines a page."""

    width: int | None
    between_lines: str
    between_blocks: str
    line_end: str = ""
    opening: str = ""
    lines_a_page: int | None = None


STYLES = {
    "record": Style(width=88, between_lines="\n\n", between_blocks="\n\n", line_end=" ", opening=" ", lines_a_page=25),
    "letter": Style(width=92, between_lines="\n", between_blocks="\n \n", line_end=" ", opening=" "),
    "page": Style(width=92, between_lines="\n", between_blocks="\n\n"),
    "web": Style(width=None, between_lines="\n", between_blocks="\n\n", opening=" "),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A paragraph and the offset in the text file of each of its characters."""

    paragraph: Paragraph
    where: tuple[int, ...]

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """The offsets in the text file of a span of the paragraph."""
        return self.where[start], self.where[(len(self.where) if end is None else end) - 1] + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBlock:
    """A block and its placed paragraphs."""

    block: Block
    paragraphs: tuple[Placed, ...]

    @property
    def span(self) -> tuple[int, int]:
        """From the first character of the block to after its last."""
        return self.paragraphs[0].span()[0], self.paragraphs[-1].span()[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStart:
    """A page of the text file: the offset of the blank that opens it, and the number printed on it, if any."""

    page: int
    start: int
    printed: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A text file and what stands where in it. `furniture` is what the layout added: (kind, start, end)."""

    text: str
    blocks: tuple[PlacedBlock, ...]
    pages: tuple[PageStart, ...]
    furniture: tuple[tuple[str, int, int], ...]


@dataclass(slots=True, kw_only=True)
class Sheet:
    """The text file while it is written."""

    style: Style
    symbol: str
    stray_page: int | None
    text: str = ""
    lines: int = 0
    pages: list[PageStart] = field(default_factory=list)
    furniture: list[tuple[str, int, int]] = field(default_factory=list)
    notes: list[Footnote] = field(default_factory=list)

    def begin_line(self, gap: str, new_page: bool = False) -> None:
        """Go to the next line, over to the next page where this one is full."""
        room = self.style.lines_a_page
        kept = sum(len(wrap(self.note_text(note), (), self.style.width)) for note in self.notes)
        if not self.pages:
            self.open_page()
        elif room and (new_page or self.lines + kept >= room):
            self.set_notes()
            self.open_page()
        else:
            self.text += gap
        self.lines += 1

    def open_page(self) -> None:
        """Open a page: its blank, and on one page the running header that was left in."""
        number = len(self.pages) + 1
        stray = number == self.stray_page
        self.text += ("\n\n\n\n" if stray else "\n") if self.pages else ""
        header = f"{self.symbol} {number}" if stray else None
        self.pages.append(PageStart(page=number, start=len(self.text), printed=str(number) if stray else None))
        self.text += self.style.opening
        self.lines = 0
        if header:
            self.furniture.append(("running_header", len(self.text), len(self.text) + len(header)))
            self.text += header + " \n \n\n"

    def set_notes(self) -> None:
        """Write the footnotes of a page at its foot."""
        for note in self.notes:
            lines, begun = wrap(self.note_text(note), (), self.style.width), None
            for start, end in lines:
                self.text += self.style.between_lines
                begun = len(self.text) if begun is None else begun
                self.text += self.note_text(note)[start:end].rstrip() + self.style.line_end
            self.furniture.append(("footnote", begun, len(self.text.rstrip())))
        self.notes = []

    def note_text(self, note: Footnote) -> str:
        """A footnote as it is printed."""
        return f"{note.number} {note.text}"

    def place(self, paragraph: Paragraph, gap: str, new_page: bool = False) -> Placed:
        """Write a paragraph, keeping where each of its characters went."""
        where: list[int] = []
        for start, end in wrap(paragraph.text, paragraph.line_starts, self.style.width):
            self.begin_line(self.style.between_lines if start else gap, new_page and not start)
            if not start and paragraph.role == "bullet":
                self.text += " "
            words = paragraph.text[start:end].rstrip()
            where += [len(self.text) + min(i, len(words)) for i in range(end - start)]
            cut = words.endswith("-") and end < len(paragraph.text)  # a compound goes on: no blank after its hyphen
            self.text += words + ("" if cut else self.style.line_end)
            self.notes += [note for note in paragraph.footnotes if start <= note.at < end]
        return Placed(paragraph=paragraph, where=tuple(where))


def wrap(text: str, line_starts: tuple[int, ...], width: int | None) -> list[tuple[int, int]]:
    """The lines of a text as spans: as long as they may be, and new ones where the author asks."""
    inside = (m.start() for m in WRAP.finditer(text))
    stops = [*(stop for stop in inside if stop and not ADDRESS.search(text, max(0, stop - 8), stop)), len(text)]
    lines, start, last = [], 0, 0
    for stop in stops:
        if last > start and (last in line_starts or (width and len(text[start:stop].rstrip()) > width)):
            lines.append((start, last))
            start = last
        last = stop
    return [*lines, (start, len(text))]


def lay_out(source: Source) -> Laid:
    """The text file of a source."""
    facts = source.facts
    sheet = Sheet(style=STYLES[facts["layout"]], symbol=facts["symbol"], stray_page=facts.get("stray_page"))
    blocks = tuple(place_block(sheet, block) for block in source.blocks)
    sheet.set_notes()
    return Laid(text=sheet.text + "\n", blocks=blocks, pages=tuple(sheet.pages), furniture=tuple(sheet.furniture))


def place_block(sheet: Sheet, block: Block) -> PlacedBlock:
    """Write a block: its lines close together where each stands for itself, else as paragraphs."""
    paragraphs = side_by_side(block.paragraphs) if block.name == "annex" else block.paragraphs
    new_page = block.attributes.get("break") == "yes"
    space = sheet.style.between_blocks + " \n" * int(block.attributes.get("space", 0))
    placed = []
    for n, paragraph in enumerate(paragraphs):
        tight = n and paragraph.role == "line"
        placed.append(sheet.place(paragraph, "\n" if tight else space, new_page and not n))
    return PlacedBlock(block=block, paragraphs=tuple(placed))


def side_by_side(lines: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The title of an annex, then its lines in two columns: the second half stands beside the first."""
    title, *rest = lines
    half = (len(rest) + 1) // 2
    rows = [f"{left.text:<44}{right.text}" for left, right in zip(rest[:half], rest[half:], strict=True)]
    return title, *(Paragraph(text=row, language=title.language, role="line") for row in rows)
