"""Passages as blocks of Akoma Ntoso: ``p``, ``blockList``, ``narrative``, ``heading``, ``authorialNote``.

Writes one passage after the other under a parent that the caller chooses; keeps where each one went. A page that
begins is marked with ``eop`` where it begins, also in the middle of a word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from observance.domain.marks import ITEM
from observance.domain.record import Event, EventKind, Notice, Record
from observance.domain.text import Citation, Passage, PassageKind
from observance.publish.akn.names import LANG, UNKNOWN_LANGUAGE, akn, in_xml, obs
from observance.publish.akn.references import References

#: Classes of the markers that stand at the end of a block for what it tells.
EVENT, NOTICE = "event", "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a passage went."""

    eid: str
    passage: Passage


@dataclass(slots=True, kw_only=True)
class BlockWriter:
    """Writes passages; ``places`` says where each one went, ``page`` is the page on which the last one ended."""

    references: References
    told: Mapping[int, Sequence[Event | Notice]]
    places: list[Place] = field(default_factory=list)
    page: tuple[int | None, int | None] = (None, None)
    block: etree._Element | None = None
    block_list: etree._Element | None = None
    begun: set[tuple[int | None, int | None]] = field(default_factory=lambda: {(None, None)})
    _counts: dict[str, int] = field(default_factory=dict)

    def heading(
        self, parent: etree._Element, words: str, passage: Passage | None, language: str | None
    ) -> etree._Element:
        """A heading of a section; its language is always said."""
        element = etree.SubElement(parent, akn("heading"), {"eId": self._next(parent, "hdg")})
        element.set(LANG, language or UNKNOWN_LANGUAGE)
        if passage is not None and passage.reading.text == words:
            self._fill(element, passage)
        else:
            element.text = in_xml(words)
        return element

    def tells_event(self, passage: Passage) -> bool:
        """Whether a passage tells an event of the sitting."""
        return any(isinstance(found, Event) for found in self.told.get(passage.n, ()))

    def narrative(self, parent: etree._Element, passage: Passage) -> None:
        """What is told in the third person: an adoption is a ``summary``."""
        kinds = {found.kind for found in self.told.get(passage.n, ())}
        name = "summary" if EventKind.ADOPTED in kinds else "narrative"
        element = etree.SubElement(parent, akn(name), {"eId": self._next(parent, "nar")})
        _describe(element, passage)
        self._fill(element, passage)
        self.block_list = None

    def passage(self, parent: etree._Element, passage: Passage) -> None:
        """A passage as a paragraph, an item of a list, or a note of the block before it."""
        if passage.kind is PassageKind.NOTE and self.block is not None and self._has_begun(passage):
            self._note(passage)
        elif passage.kind is PassageKind.LIST_ITEM:
            self._item(parent, passage)
        else:
            self.block_list = None
            self._paragraph(parent, passage)

    def _has_begun(self, passage: Passage) -> bool:
        """Whether the passage's page has begun already: else its note stands under nothing written so far."""
        return (passage.sheet, passage.page) in self.begun

    def _paragraph(self, parent: etree._Element, passage: Passage) -> None:
        element = etree.SubElement(parent, akn("p"), {"eId": self._next(parent, "p")})
        _describe(element, passage)
        self._fill(element, passage)

    def _item(self, parent: etree._Element, passage: Passage) -> None:
        """An item of a list. Its printed number stands apart, marked where the text itself holds it."""
        if self.block_list is None or self.block_list.getparent() is not parent:
            self.block_list = etree.SubElement(parent, akn("blockList"), {"eId": self._next(parent, "list")})
        item = etree.SubElement(self.block_list, akn("item"), {"eId": self._next(self.block_list, "item")})
        _set_language(item, passage.language)
        held = _number_held(passage)
        if held:
            etree.SubElement(item, akn("num"), {obs("inText"): "true"}).text = in_xml(held.strip())
            _set_number(item, passage.number)
        elif passage.number is not None:
            etree.SubElement(item, akn("num")).text = in_xml(passage.number)
        element = etree.SubElement(item, akn("p"), {"eId": self._next(item, "p")})
        self._fill(element, passage, len(held))

    def _note(self, passage: Passage) -> None:
        assert self.block is not None
        cells = {"eId": self._next(self.block, "note"), "placement": "bottom"}
        note = etree.SubElement(self.block, akn("authorialNote"), cells)
        _set_language(note, passage.language)
        element = etree.SubElement(note, akn("p"), {"eId": self._next(note, "p")})
        _set_number(element, passage.number)
        # A note stands at the foot of a page on which its block began, though the block may end on the next.
        if (passage.sheet, passage.page) != self.page:
            element.set(obs("onPage"), "" if passage.page is None else str(passage.page))
        element.text = in_xml(passage.reading.text)
        self._keep(element, passage)

    def begin(self, element: etree._Element, passage: Passage) -> None:
        """Say that an element whose words the caller writes is this passage, and let its page begin there."""
        self.block, self.block_list = element, None
        self._begin_page(element, passage)
        self._keep(element, passage)

    def _next(self, parent: etree._Element, name: str) -> str:
        """The next identifier of that name below a parent."""
        above = parent.get("eId") or etree.QName(parent).localname
        key = f"{above}__{name}"
        self._counts[key] = self._counts.get(key, 0) + 1
        return f"{key}_{self._counts[key]}"

    def _fill(self, element: etree._Element, passage: Passage, start: int = 0) -> None:
        """The passage's words from ``start`` on, with the pages that begin in them and what they tell."""
        text, at = passage.reading.text, start
        self._begin_page(element, passage)
        for offset, number in passage.page_starts:
            border = max(at, passage.reading.offset_of(offset))
            append_text(element, text[at:border])
            sheet = None if self.page[0] is None else self.page[0] + 1
            self._mark_page(element, (sheet, number))
            at = border
        append_text(element, text[at:])
        for found in self.told.get(passage.n, ()):
            self._tell(element, passage, found)
        self.block = element
        self._keep(element, passage)

    def _begin_page(self, element: etree._Element, passage: Passage) -> None:
        here = (passage.sheet, passage.page)
        if here != (None, None) and here != self.page:
            self._mark_page(element, here)

    def _mark_page(self, element: etree._Element, page: tuple[int | None, int | None]) -> None:
        sheet, number = page
        cells = {} if number is None else {"number": str(number)}
        if sheet is not None:
            cells[obs("sheet")] = str(sheet)
        etree.SubElement(element, akn("eop"), cells)
        self.page = page
        self.begun.add(page)

    def _tell(self, element: etree._Element, passage: Passage, found: Event | Notice) -> None:
        marker = etree.SubElement(element, akn("marker"), {"name": found.kind.value})
        if isinstance(found, Event):
            marker.set("class", EVENT)
            if found.what:
                marker.set("refersTo", " ".join(self.references.concept("paper", what) for what in found.what))
            if found.as_amended is not None:
                marker.set(obs("asAmended"), "true" if found.as_amended else "false")
        else:
            marker.set("class", NOTICE)
            if found.value is not None:
                marker.set(obs("value"), in_xml(found.value))
        span = _span(passage, found.evidence)
        if span is not None:
            marker.set(obs("span"), f"{span[0]} {span[1]}")

    def _keep(self, element: etree._Element, passage: Passage) -> None:
        self.places.append(Place(eid=element.get("eId") or "", passage=passage))


def _number_held(passage: Passage) -> str:
    """The number or bullet with which the words of an item begin, and the blank behind it; nothing if none."""
    reading = passage.reading
    found = ITEM.match(reading.text)
    if found is None or found.group() != f"{found.group().strip()} ":
        return ""
    # Where a page begins right behind the number, both stay together.
    page = min((reading.offset_of(start) for start, _ in passage.page_starts), default=None)
    return found.group() if page is None or page > found.end() else ""


def _describe(element: etree._Element, passage: Passage) -> None:
    """What a block is: its kind where that is not a paragraph, its number, its language."""
    if passage.kind is not PassageKind.PARAGRAPH:
        element.set(obs("kind"), passage.kind)
    _set_number(element, passage.number)
    _set_language(element, passage.language)


def _set_language(element: etree._Element, language: str | None) -> None:
    """Say the language where it is another than that of the element around."""
    if (language or UNKNOWN_LANGUAGE) != inherited_language(element):
        element.set(LANG, language or UNKNOWN_LANGUAGE)


def _set_number(element: etree._Element, number: str | None) -> None:
    if number is not None:
        element.set(obs("number"), in_xml(number))


def _span(passage: Passage, evidence: Citation) -> tuple[int, int] | None:
    """Where in the passage's reading the evidence stands; nothing where it is all of it."""
    reading = passage.reading
    start, end = reading.offset_of(evidence.start), reading.offset_of(evidence.end)
    return None if start == 0 and end == len(reading.text) else (start, end)


def inherited_language(element: etree._Element) -> str:
    """The language that the elements around say; that nothing tells where none does."""
    around = (parent.get(LANG) for parent in element.iterancestors())
    return next((language for language in around if language), UNKNOWN_LANGUAGE)


def append_text(element: etree._Element, text: str) -> None:
    """Add text at the end of an element, behind its last child."""
    if not text:
        return
    last = element[-1] if len(element) else None
    if last is None:
        element.text = (element.text or "") + in_xml(text)
    else:
        last.tail = (last.tail or "") + in_xml(text)


def told_in(record: Record) -> dict[int, list[Event | Notice]]:
    """Events and notices by the number of the passage that tells them."""
    found: dict[int, list[Event | Notice]] = {}
    told: tuple[Event | Notice, ...] = (*record.events, *record.notices)
    for one in told:
        found.setdefault(one.evidence.passage, []).append(one)
    return found
