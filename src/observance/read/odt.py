"""ODT: the text of an OpenDocument text as it is shown, with the blocks that the format marks.

Reads the bytes of an ODT (OpenDocument 1.0 to 1.3); gives a Reading. Kept: paragraphs, headings and lists with their
numbers, cells, frames of text, headers and footers (each once, as furniture), notes (after the paragraph that refers
to them), insertions under revision. Left out, since nobody sees them: deletions, hidden text, comments, the readings
of ruby. Sheets are those of the last layout, and no number is known for them.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from lxml import etree

from observance.domain.text import BlockKind, FurnitureKind, Reading
from observance.errors import DamagedFile
from observance.read.blocks import GrowingText, sheets_between
from observance.read.odt_parts import Counter, Parts, Styles, clark, number, open_parts, qname, value
from observance.read.sniff import ODT

READER = "odt/1"

_FACTS = (
    ("title", "dc:title"),
    ("author", "meta:initial-creator"),
    ("author", "dc:creator"),
    ("date", "meta:creation-date"),
    ("language", "dc:language"),
)
_DAMAGE = (zipfile.BadZipFile, zipfile.LargeZipFile, etree.XMLSyntaxError, KeyError, EOFError, OSError, zlib.error)


def read_odt(data: bytes) -> Reading:
    """Read an ODT. Raises ProtectedFile for one under a password and DamagedFile for one that breaks off."""
    try:
        return _read(open_parts(data))
    except (*_DAMAGE, NotImplementedError, RuntimeError, ValueError) as error:
        raise DamagedFile("the document is damaged ({reason})", do="ask for it again", reason=str(error)) from error


def _read(parts: Parts) -> Reading:
    body = next(parts.content.iter(clark("office:text")), None)
    if body is None:
        raise ValueError("no text")
    styles = Styles.of(parts)
    walk = _Walk(styles=styles, headings=Counter(levels=styles.outline))
    _add_margins(walk, parts, ("style:header-first", "style:header", "style:header-left"))
    walk.blocks_of(body)
    breaks = list(walk.breaks)
    _add_margins(walk, parts, ("style:footer-first", "style:footer", "style:footer-left"))
    text = walk.out.text()
    return Reading(
        reader=READER,
        media=ODT,
        text=text,
        text_sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        pages=sheets_between(breaks, len(text)),
        furniture=tuple(walk.out.furniture),
        notes=tuple(walk.notes),
        blocks=tuple(walk.out.blocks),
        facts=tuple(_facts(parts)),
    )


def _facts(parts: Parts) -> Iterator[tuple[str, str]]:
    told: set[str] = set()
    for name, tag in _FACTS:
        element = None if parts.meta is None else next(parts.meta.iter(clark(tag)), None)
        said = "" if element is None else "".join(map(str, element.itertext())).strip()
        if said and name not in told:
            told.add(name)
            yield name, said


@dataclass(slots=True, kw_only=True)
class _Paragraph:
    """What is gathered while one paragraph is walked."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    breaks: list[int] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    frames: list[etree._Element] = field(default_factory=list)

    def write(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)

    def write_collapsed(self, text: str | None) -> None:
        """Blanks in a row count as one, also across elements (OpenDocument 1.3, 6.1.2)."""
        if text:
            words = _RUN_OF_BLANKS.sub(" ", text)
            ends_blank = not self.length or self.parts[-1][-1:] in (" ", "\n")
            self.write(words.removeprefix(" ") if ends_blank else words)


_BLANKS = " \t\r\n"
_RUN_OF_BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True, kw_only=True)
class _List:
    """A list that is open: its style, its numbers, how deep it stands, and what the next paragraph is labelled."""

    counter: Counter
    style: str
    level: int
    label: str | None = None


@dataclass(slots=True, kw_only=True)
class _Walk:
    """Walks the blocks of the document in order and writes them out; ``breaks`` are where a sheet ends."""

    styles: Styles
    headings: Counter
    out: GrowingText = field(default_factory=GrowingText)
    notes: list[tuple[int, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    counters: dict[str, Counter] = field(default_factory=dict)
    lists: list[_List] = field(default_factory=list)

    def blocks_of(self, parent: etree._Element, kind: BlockKind | None = None) -> None:
        """Write every paragraph, list and table under ``parent``; ``kind`` overrides what a paragraph would be."""
        for element in parent:
            name = qname(element)
            if name == "text:p":
                self.paragraph(element, kind)
            elif name == "text:h":
                self.heading(element, kind)
            elif name in ("text:list", "text:list-header"):
                self.list_of(element, kind)
            elif name == "text:soft-page-break":
                self.breaks.append(self.out.length)
            elif name in ("table:table-cell",):
                self.blocks_of(element, kind or BlockKind.CELL)
            elif name not in _UNSEEN and not _is_folded(element):
                self.blocks_of(element, kind)

    def list_of(self, element: etree._Element, kind: BlockKind | None) -> None:
        """Write the items of a list; one that continues another counts on."""
        above = self.lists[-1] if self.lists else None
        style = value(element, "text:style-name") or (above.style if above else "")
        own = _List(counter=self._counter(element, style, above), style=style, level=above.level + 1 if above else 1)
        self.lists.append(own)
        for item in element:
            if qname(item) == "text:list-item":
                start = number(item, "text:start-value", -1)
                own.label = own.counter.next(own.level, start if start >= 0 else None)
                self.blocks_of(item, kind)
            elif qname(item) == "text:list-header":
                own.label = None
                self.blocks_of(item, kind)
        self.lists.pop()

    def _counter(self, element: etree._Element, style: str, above: _List | None) -> Counter:
        if above is not None:
            if style == above.style:
                return above.counter
            counter = Counter(levels=self.styles.lists.get(style, {}), counts=dict(above.counter.counts))
            counter.counts.pop(above.level + 1, None)
            return counter
        continued = value(element, "text:continue-numbering") == "true"
        former = value(element, "text:continue-list")
        known = self.counters.get(f"#{former}" if former else f"={style}") if continued or former else None
        counter = known or Counter(levels=self.styles.lists.get(style, {}))
        self.counters[f"={style}"] = counter
        if identity := element.get("{http://www.w3.org/XML/1998/namespace}id"):
            self.counters[f"#{identity}"] = counter
        return counter

    def heading(self, element: etree._Element, kind: BlockKind | None) -> None:
        """Write a heading with its number, if headings are numbered."""
        level = number(element, "text:outline-level", 1, 100) or 1
        in_list = self.lists[-1].label if self.lists else None
        is_counted = value(element, "text:is-list-header") != "true" and not self.lists
        label = in_list if self.lists else self.headings.next(level) if is_counted else None
        self._write(element, kind or BlockKind.HEADING, level, label)
        if self.lists:
            self.lists[-1].label = None

    def paragraph(self, element: etree._Element, kind: BlockKind | None) -> None:
        """Write one paragraph: the first of a list's item bears its label."""
        own = self.lists[-1] if self.lists else None
        if own is None:
            self._write(element, kind or BlockKind.PARAGRAPH, None, None)
        else:
            self._write(element, kind or BlockKind.LIST_ITEM, own.level, own.label)
            own.label = None

    def _write(self, element: etree._Element, kind: BlockKind, level: int | None, label: str | None) -> None:
        style = self.styles.get("paragraph", value(element, "text:style-name"))
        if style.is_hidden:
            return
        got = _Paragraph()
        _gather(element, got, self.styles)
        before = self.out.length
        if style.breaks_before and before:
            self.breaks.append(before)
        text = "".join(got.parts).strip(_BLANKS)
        lead = len("".join(got.parts)) - len("".join(got.parts).lstrip(_BLANKS))
        place = self.out.add(text, kind=kind, level=level, style=style.name, label=label)
        start, end = place or (before, before)
        self.breaks += [min(max(start, start + at - lead), end) for at in got.breaks]
        self._hanging(got, kind)
        if style.breaks_after:
            self.breaks.append(self.out.length)

    def _hanging(self, got: _Paragraph, kind: BlockKind) -> None:
        """Write the frames and notes that hang on a paragraph; lists in them are lists of their own."""
        outer, self.lists = self.lists, []
        for frame in got.frames:
            self.blocks_of(frame, BlockKind.CELL if kind is BlockKind.CELL else None)
        for note in got.notes:
            self._note(note)
        self.lists = outer

    def _note(self, note: etree._Element) -> None:
        body = note.find(clark("text:note-body"))
        citation = note.find(clark("text:note-citation"))
        if body is None:
            return
        first = len(self.out.blocks)
        self.blocks_of(body, BlockKind.NOTE)
        if len(self.out.blocks) > first:
            said = "" if citation is None else "".join(map(str, citation.itertext())).strip()
            self.out.label(first, said or None)
            self.notes.append((self.out.blocks[first].start, self.out.blocks[-1].end))


#: What is not shown, or only elsewhere; deletions under revision lie among the tracked changes.
_UNSEEN = frozenset({
    "text:tracked-changes", "office:annotation", "office:annotation-end", "table:covered-table-cell", "office:forms",
    "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "text:note-citation", "svg:title",
    "svg:desc", "text:ruby-text", "office:scripts", "text:hidden-text", "text:script", "text:index-title-template",
    "text:table-of-content-source", "text:alphabetical-index-source", "table:shapes", "style:style",
    "text:alphabetical-index-mark",
    "text:alphabetical-index-auto-mark-file", "text:dde-connection-decls", "office:event-listeners",
    "text:illustration-index-source", "text:table-index-source", "text:object-index-source", "text:user-index-source",
    "text:bibliography-source",
})  # fmt: skip


def _is_folded(element: etree._Element) -> bool:
    """Whether a section or table row is hidden."""
    return value(element, "text:display") == "none" or value(element, "table:visibility") == "collapse"


def _gather(parent: etree._Element, into: _Paragraph, styles: Styles) -> None:
    """Collect what is shown under ``parent``, in order."""
    into.write_collapsed(parent.text)
    for element in parent:
        if isinstance(element.tag, str):  # an entity that was not resolved has none
            _gather_one(element, qname(element), into, styles)
        into.write_collapsed(element.tail)


def _gather_one(element: etree._Element, name: str, into: _Paragraph, styles: Styles) -> None:
    if name in _SIGNS:
        into.write(_SIGNS[name])
    elif name == "text:s":
        into.write(" " * number(element, "text:c", 1, 1000))
    elif name == "text:note":
        into.notes.append(element)
    elif name == "text:soft-page-break":
        into.breaks.append(into.length)
    elif name.startswith("draw:") or name == "table:table":
        into.frames.append(element)
    elif name not in _UNSEEN and not _is_hidden(element, name, styles):
        _gather(element, into, styles)


_SIGNS = {"text:tab": "\t", "text:line-break": "\n"}


def _is_hidden(element: etree._Element, name: str, styles: Styles) -> bool:
    """Whether a stretch of text is hidden by its style or by a condition that was met."""
    if name == "text:span":
        return styles.get("text", value(element, "text:style-name")).is_hidden
    return value(element, "text:is-hidden") == "true"


def _add_margins(walk: _Walk, parts: Parts, names: tuple[str, ...]) -> None:
    """Write headers or footers as furniture, each text once; sheets that end in them do not count."""
    if parts.styles is None:
        return
    seen: set[str] = set()
    breaks = len(walk.breaks)
    for page in parts.styles.iter(clark("style:master-page")):
        for part in page:
            name = qname(part)
            said = "".join(map(str, part.itertext())).strip()
            if name in names and said not in seen and value(part, "style:display") != "false":
                seen.add(said)
                first = len(walk.out.blocks)
                walk.blocks_of(part)
                walk.out.mark(first, _margin_kind(part, name))
    del walk.breaks[breaks:]


def _margin_kind(part: etree._Element, name: str) -> FurnitureKind:
    if name == "style:header-first":
        return FurnitureKind.LETTERHEAD
    is_numbered = next(part.iter(clark("text:page-number")), None) is not None
    letters = any(c.isalpha() for c in "".join(map(str, part.itertext())))
    return FurnitureKind.PAGE_NUMBER if is_numbered and not letters else FurnitureKind.RUNNING_HEAD
