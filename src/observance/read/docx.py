"""DOCX: the text of a word-processing document as it is shown, with the blocks that the format marks.

Reads the bytes of a DOCX (ECMA-376, transitional or strict); gives a Reading. It works on the XML itself, which is an
order of magnitude faster than an object per paragraph. Kept: paragraphs, cells, text boxes, headers and footers (each
once, as furniture), notes (after the paragraph that refers to them), insertions under revision, results of fields.
Left out, since nobody sees them: deletions, hidden text, instructions of fields, comments.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise

from lxml import etree

from observance.domain.text import BlockKind, FurnitureKind, Page, Reading
from observance.errors import DamagedFile, ProtectedFile
from observance.read.blocks import GrowingText
from observance.read.docx_numbers import Numbering, as_lower_roman
from observance.read.docx_parts import Parts, Style, Styles, W, attribute, child, is_on, local_name, open_parts
from observance.read.sniff import DOCX, OLE, is_encrypted

READER = "docx/1"

_CORE = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "author": "{http://purl.org/dc/elements/1.1/}creator",
    "date": "{http://purl.org/dc/terms/}created",
    "language": "{http://purl.org/dc/elements/1.1/}language",
}


def read_docx(data: bytes) -> Reading:
    """Read a DOCX. Raises ProtectedFile for one under a password and DamagedFile for one that breaks off."""
    if data.startswith(OLE):
        raise _sealed(data)
    try:
        return _read(open_parts(data))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, etree.XMLSyntaxError, KeyError, EOFError, OSError) as error:
        raise _damaged(error) from error
    except (NotImplementedError, RuntimeError, ValueError) as error:
        if "encrypted" in str(error):
            raise _protected() from error
        raise _damaged(error) from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma"):
            raise _damaged(error) from error
        raise


def _sealed(data: bytes) -> Exception:
    return _protected() if is_encrypted(data) else DamagedFile("this is no DOCX", do="save it again as DOCX")


def _protected() -> ProtectedFile:
    return ProtectedFile("the document wants a password", do="ask for a copy without one")


def _damaged(error: Exception) -> DamagedFile:
    return DamagedFile("the document is damaged ({reason})", do="ask for it again", reason=str(error))


def _read(parts: Parts) -> Reading:
    body = child(parts.main(), "body")
    if body is None:
        raise ValueError("no body")
    walk = _Walk(parts=parts, styles=Styles.of(parts.related("styles")), numbering=Numbering.of(parts))
    sections = list(body.iter(W + "sectPr"))
    margins = _Margins.of(parts, sections)
    _add_margins(walk, margins.heads)
    walk.blocks_of(body)
    _add_margins(walk, margins.feet)
    text = walk.out.text()
    return Reading(
        reader=READER,
        media=DOCX,
        text=text,
        text_sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        pages=_pages(walk, len(text), margins.first_number),
        furniture=tuple(walk.out.furniture),
        notes=tuple(walk.notes),
        blocks=tuple(walk.out.blocks),
        facts=_facts(parts),
    )


def _facts(parts: Parts) -> tuple[tuple[str, str], ...]:
    core = parts.core()
    if core is None:
        return ()
    found = ((name, (core.findtext(tag) or "").strip()) for name, tag in _CORE.items())
    return tuple((name, value) for name, value in found if value)


@dataclass(slots=True, kw_only=True)
class _Paragraph:
    """What is gathered while one paragraph is walked."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    rendered: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    notes: list[tuple[str, str, bool]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


@dataclass(slots=True, kw_only=True)
class _Walk:
    """Walks the blocks of the document in order and writes them out.

    ``rendered`` and ``broken`` are the offsets at which a sheet ended when the document was last laid out, and at
    which its author broke the page.
    """

    parts: Parts
    styles: Styles
    numbering: Numbering
    out: GrowingText = field(default_factory=GrowingText)
    notes: list[tuple[int, int]] = field(default_factory=list)
    rendered: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    note_counts: dict[str, int] = field(default_factory=dict)

    def blocks_of(self, parent: etree._Element, kind: BlockKind | None = None) -> None:
        """Write every paragraph and table under ``parent``; ``kind`` overrides what a paragraph would be."""
        for element in parent:
            name = local_name(element)
            if name == "p":
                self.paragraph(element, kind)
            elif name == "tbl":
                self.table(element, kind)
            elif name in _CONTAINERS:
                self.blocks_of(element, kind)
            elif name == "AlternateContent":
                self.blocks_of(_alternative(element), kind)

    def table(self, table: etree._Element, kind: BlockKind | None) -> None:
        """Write the cells in order; a row deleted under revision is not shown."""
        for row in _within(table, "tr"):
            if row.find(f"{W}trPr/{W}del") is None:
                for cell in _within(row, "tc"):
                    self.blocks_of(cell, kind or BlockKind.CELL)

    def paragraph(self, element: etree._Element, kind: BlockKind | None = None) -> None:
        """Write one paragraph, then the text boxes and notes that hang on it."""
        properties = child(element, "pPr")
        style = self.styles.of_paragraph(properties)
        got = _Paragraph()
        _gather(element, got)
        text = "".join(got.parts).rstrip("\n")
        label = self.numbering.label(properties, style) if text.strip() or got.boxes else None
        own_kind, level = _kind_of(properties, style, self.numbering)
        before = self.out.length
        place = self.out.add(text, kind=kind or own_kind, level=level, style=style.name, label=label)
        self._break_pages(properties, got, place[0] if place else before)
        for box in got.boxes:
            self.blocks_of(box, kind)
        for note in got.notes:
            self._note(*note)

    def _break_pages(self, properties: etree._Element | None, got: _Paragraph, start: int) -> None:
        if properties is not None and is_on(child(properties, "pageBreakBefore")) and start:
            self.broken.append(start)
        end = self.out.length
        self.rendered += [min(start + at, end) for at in got.rendered]
        self.broken += [min(start + at, end) for at in got.broken]

    def _note(self, part: str, number: str, has_mark: bool) -> None:
        """Write a note. A mark of the author's own stands in the text; automatic ones are counted as they are met and
        become the label: written into the text, a raised 1 behind 2021 would be read as 20211."""
        note = self.parts.note(part, number)
        if note is None:
            return
        first = len(self.out.blocks)
        self.blocks_of(note, BlockKind.NOTE)
        label = None if has_mark else self._note_mark(part)
        if len(self.out.blocks) > first:
            self.out.label(first, label)
            self.notes.append((self.out.blocks[first].start, self.out.blocks[-1].end))

    def _note_mark(self, part: str) -> str:
        self.note_counts[part] = count = self.note_counts.get(part, 0) + 1
        return as_lower_roman(count) if part == "endnotes" else str(count)


#: Elements that only hold others: content controls, custom XML, insertions.
_CONTAINERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
#: What a run of text may hold beside letters.
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_UNSEEN = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "sdtPr", "sdtEndPr", "commentReference"}
)


def _within(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children called ``name``, also within containers."""
    for element in parent:
        found = local_name(element)
        if found == name:
            yield element
        elif found in _CONTAINERS:
            yield from _within(element, name)


def _alternative(element: etree._Element) -> etree._Element:
    """The same thing is given in several ways: the first is the one shown."""
    choices = [e for e in element if local_name(e) in ("Choice", "Fallback")]
    return choices[0] if choices else element


def _gather(parent: etree._Element, into: _Paragraph) -> None:
    """Collect what is shown under ``parent``, in order."""
    for element in parent:
        name = local_name(element)
        if name == "t":
            into.write(element.text or "")
        elif name in _UNSEEN or (name == "r" and _is_hidden(element)):
            continue
        elif name in _SIGNS:
            into.write(_SIGNS[name])
        elif name in _HANDLERS:
            _HANDLERS[name](element, into)
        else:
            _gather(element, into)


def _is_hidden(run: etree._Element) -> bool:
    properties = child(run, "rPr")
    return properties is not None and is_on(child(properties, "vanish"))


def _gather_break(element: etree._Element, into: _Paragraph) -> None:
    if attribute(element, "type") == "page":
        into.broken.append(into.length)
        if not into.length:
            return
    into.write("\n")


def _gather_rendered(_element: etree._Element, into: _Paragraph) -> None:
    into.rendered.append(into.length)


def _gather_symbol(element: etree._Element, into: _Paragraph) -> None:
    """A sign by its place in a font; places in the private area mean nothing outside of that font."""
    point = int(attribute(element, "char") or "f000", 16)
    if not 0xE000 <= point <= 0xF8FF:
        into.write(chr(point))


def _gather_note(part: str) -> Callable[[etree._Element, _Paragraph], None]:
    def gather(element: etree._Element, into: _Paragraph) -> None:
        has_mark = attribute(element, "customMarkFollows") in ("1", "true", "on")
        into.notes.append((part, attribute(element, "id") or "", has_mark))

    return gather


def _gather_box(element: etree._Element, into: _Paragraph) -> None:
    into.boxes.append(element)


def _gather_alternative(element: etree._Element, into: _Paragraph) -> None:
    _gather(_alternative(element), into)


_HANDLERS: dict[str, Callable[[etree._Element, _Paragraph], None]] = {
    "br": _gather_break,
    "lastRenderedPageBreak": _gather_rendered,
    "sym": _gather_symbol,
    "footnoteReference": _gather_note("footnotes"),
    "endnoteReference": _gather_note("endnotes"),
    "txbxContent": _gather_box,
    "AlternateContent": _gather_alternative,
}


def _kind_of(properties: etree._Element | None, style: Style, numbering: Numbering) -> tuple[BlockKind, int | None]:
    """Heading by outline level (its own or its style's), list item by numbering, else paragraph."""
    own = child(properties, "outlineLvl") if properties is not None else None
    outline = int(attribute(own, "val") or 9) if own is not None else style.outline
    if outline is not None and outline < 9:
        return BlockKind.HEADING, outline + 1
    place = numbering.place(properties, style)
    return (BlockKind.PARAGRAPH, None) if place is None else (BlockKind.LIST_ITEM, place[1] + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Margins:
    """Headers and footers, each text once, with what they are; and the number of the first page if one is printed."""

    heads: tuple[tuple[etree._Element, FurnitureKind], ...]
    feet: tuple[tuple[etree._Element, FurnitureKind], ...]
    first_number: int | None

    @classmethod
    def of(cls, parts: Parts, sections: Sequence[etree._Element]) -> _Margins:
        heads = _margin_parts(parts, sections, "headerReference")
        feet = _margin_parts(parts, sections, "footerReference")
        numbered = any(_has_page_field(part) for part, _ in (*heads, *feet))
        return cls(heads=heads, feet=feet, first_number=_first_number(sections) if numbered else None)


def _margin_parts(
    parts: Parts, sections: Sequence[etree._Element], name: str
) -> tuple[tuple[etree._Element, FurnitureKind], ...]:
    """The parts that the sections refer to and show, in order, each text once.

    A header of the first page is shown only where the section says that its first page differs: a letterhead.
    """
    found: dict[str, tuple[etree._Element, FurnitureKind]] = {}
    for section in sections:
        for reference in section.iter(W + name):
            first = attribute(reference, "type") == "first"
            part = parts.by_relation(attribute(reference, "id") or "")
            if part is None or (first and not is_on(child(section, "titlePg"))):
                continue
            kind = FurnitureKind.LETTERHEAD if first and name == "headerReference" else _margin_kind(part)
            found.setdefault("".join(map(str, part.itertext())), (part, kind))
    return tuple(found.values())


def _margin_kind(part: etree._Element) -> FurnitureKind:
    got = _Paragraph()
    _gather(part, got)
    letters = any(c.isalpha() for c in "".join(got.parts))
    return FurnitureKind.PAGE_NUMBER if _has_page_field(part) and not letters else FurnitureKind.RUNNING_HEAD


def _has_page_field(part: etree._Element) -> bool:
    simple = (attribute(e, "instr") or "" for e in part.iter(W + "fldSimple"))
    complex_ = (e.text or "" for e in part.iter(W + "instrText"))
    return any(instruction.split()[:1] == ["PAGE"] for instruction in (*simple, *complex_))


def _first_number(sections: Sequence[etree._Element]) -> int:
    kind = child(sections[0], "pgNumType") if sections else None
    start = attribute(kind, "start") if kind is not None else None
    return int(start) if start else 1


def _add_margins(walk: _Walk, margins: Sequence[tuple[etree._Element, FurnitureKind]]) -> None:
    """Write headers or footers as furniture; sheets that end in them do not count."""
    for part, kind in margins:
        first = len(walk.out.blocks)
        rendered, broken = len(walk.rendered), len(walk.broken)
        walk.blocks_of(part)
        walk.out.mark(first, kind)
        del walk.rendered[rendered:], walk.broken[broken:]


def _pages(walk: _Walk, length: int, first_number: int | None) -> tuple[Page, ...]:
    """The sheets: as last laid out if the document keeps that, else as its author broke them, else unknown.

    Only a layout tells a sheet's number: between two breaks of the author there may be several sheets.
    """
    ends = sorted(walk.rendered or walk.broken)
    if not ends:
        return ()
    pages = []
    for sheet, (start, end) in enumerate(pairwise((0, *ends, length)), start=1):
        number = first_number + sheet - 1 if first_number is not None and walk.rendered else None
        printed = None if number is None else str(number)
        pages.append(Page(sheet=sheet, start=start, end=end, number=number, printed=printed))
    return tuple(pages)
