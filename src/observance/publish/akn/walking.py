"""Through a debate in the order of its XML: its text, and what each part of it is.

Reads a :class:`DebateSource`; gives the text with blocks, pages and notes, and the :class:`Structure` over them. Which
elements are blocks is told by their names, and by text that stands directly in them; all others are gone through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from observance.domain.marks import ITEM
from observance.domain.record import Convention, EventKind, Item, NoticeKind, Speech, SpeechKind
from observance.domain.text import BlockKind, PassageKind
from observance.publish.akn.blocks import EVENT, NOTICE
from observance.publish.akn.languages import code_of
from observance.publish.akn.names import LANG, REPLY, SECTIONS, SPEECHES, WITHIN_ITEM, obs
from observance.publish.akn.source import DebateSource, identifier, is_generated, local
from observance.publish.akn.structure import BlockFacts, Told
from observance.publish.akn.turns import Turn, turn_of
from observance.publish.akn.words import page_number, words_of
from observance.read.blocks import GrowingText

_BLOCKS = frozenset(
    {"p", "block", "heading", "subheading", "num", "from", "narrative", "scene", "summary", "listIntroduction"}
    | {"listWrapUp", "li", "td", "th"}
)
_HEADINGS = frozenset({"heading", "subheading"})
_CELLS = frozenset({"td", "th"})
_BLOCK_KINDS = {
    PassageKind.HEADING: BlockKind.HEADING,
    PassageKind.LIST_ITEM: BlockKind.LIST_ITEM,
    PassageKind.CELL: BlockKind.CELL,
    PassageKind.NOTE: BlockKind.NOTE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What is around an element: the number of its item, its speech, the kind of turn, and the kind of its blocks."""

    item: int | None = None
    turn: Turn | None = None
    speech_kind: SpeechKind = SpeechKind.SPEECH
    kind: PassageKind | None = None


@dataclass(slots=True, kw_only=True)
class Walk:
    """Goes through a debate once; ``ours`` is whether our export wrote it."""

    source: DebateSource
    ours: bool
    grown: GrowingText = field(default_factory=GrowingText)
    facts: list[BlockFacts] = field(default_factory=list)
    pages: list[tuple[int, int | None]] = field(default_factory=list)
    notes: list[tuple[int, int]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    turns: dict[str, Turn] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)

    def all(self) -> None:
        """Go through everything but the metadata."""
        for part in self.source.debate:
            if local(part) != "meta":
                self.go(part, _Around())

    def speeches(self) -> tuple[Speech, ...]:
        """The speeches in order, numbered from 1."""
        place = [(block.start, block.end) for block in self.grown.blocks]
        return tuple(turn.speech(n, place) for n, turn in enumerate(self.turns.values(), 1))

    def go(self, element: etree._Element, around: _Around) -> None:
        """Go through an element."""
        name = local(element)
        if not name or is_generated(element):
            return
        if name == "eop":
            self.pages.append((self._next_start(), page_number(element)))
        elif name in SECTIONS:
            self._section(element, around)
        elif name in SPEECHES:
            self._speech(element, around)
        elif name == "item":
            self._item(element, around)
        elif name in _BLOCKS or (element.text or "").strip():
            self._block_or_more(element, around)
        else:
            self._inside(element, around)

    def _next_start(self) -> int:
        return self.grown.length + (2 if self.grown.parts else 0)

    def _inside(self, element: etree._Element, around: _Around) -> None:
        for child in element:
            self.go(child, around)

    def _block_or_more(self, element: etree._Element, around: _Around) -> None:
        """A block; an item of a list or a cell may hold blocks of its own."""
        name = local(element)
        kind = PassageKind.CELL if name in _CELLS else PassageKind.LIST_ITEM if name == "li" else around.kind
        if (name in _CELLS or name == "li") and not (element.text or "").strip() and len(element):
            self._inside(element, replace(around, kind=kind))
            return
        if name in _HEADINGS or name in ("from", "num"):
            kind = PassageKind.HEADING
        self.block(element, replace(around, kind=kind))

    def block(self, element: etree._Element, around: _Around, label: etree._Element | None = None) -> int | None:
        """Add a block and say its number; a blank one is none. ``label`` is the number printed before it."""
        words = words_of(element)
        held = label is not None and label.get(obs("inText")) == "true"
        printed = words_of(label).text if label is not None else ""
        before = f"{printed} " if held and printed else ""
        kind = self._kind(element, around)
        shown = printed if printed and not held else None
        place = self.grown.add(
            before + words.text if words.text else printed, kind=_BLOCK_KINDS.get(kind, BlockKind.PARAGRAPH),
            style=local(element), label=shown,
        )  # fmt: skip
        number = len(self.grown.blocks)
        if place is not None:
            self.pages += [(place[0] + (len(before) + at if at else 0), page) for at, page in words.pages]
            self.facts.append(self._facts(element, label, shown, kind, before + words.text))
            if around.turn is not None and kind is not PassageKind.NOTE:
                around.turn.add(number, is_heading=local(element) == "from")
            self.told += [told for marker in words.markers if (told := self._told(marker, number)) is not None]
        for note in words.notes:
            self._note(note, around)
        return number if place is not None else None

    def _kind(self, element: etree._Element, around: _Around) -> PassageKind:
        said = element.get(obs("kind"), "")
        return PassageKind(said) if said in tuple(PassageKind) else around.kind or PassageKind.PARAGRAPH

    def _facts(
        self, element: etree._Element, label: etree._Element | None, shown: str | None, kind: PassageKind, text: str
    ) -> BlockFacts:
        holder = element if label is None or label.getparent() is None else label.getparent()
        assert holder is not None
        number = holder.get(obs("number"))
        if number is None and shown:
            number = shown if self.ours else _plain(shown)
        if number is None and not self.ours and (found := ITEM.match(text)) and found["number"]:
            number = _plain(found["number"])
        page = element.get(obs("onPage"), "")
        return BlockFacts(
            kind=kind,
            number=number,
            language=self.source.language(element),
            page=int(page) if page.isdecimal() else None,
        )

    def _note(self, note: etree._Element, around: _Around) -> None:
        """A note: out of the flow, and nobody's words."""
        first = len(self.grown.blocks)
        outside = replace(around, turn=None, kind=PassageKind.NOTE)
        if (note.text or "").strip():
            self.block(note, outside)
        else:
            self._inside(note, outside)
        self.notes += [(block.start, block.end) for block in self.grown.blocks[first:]]

    def _told(self, marker: etree._Element, passage: int) -> Told | None:
        name, kind = marker.get("name", ""), marker.get("class")
        numbers = [int(n) for n in marker.get(obs("span"), "").split() if n.isdecimal()]
        span = (numbers[0], numbers[1]) if len(numbers) == 2 else None
        if kind == EVENT and name in tuple(EventKind):
            amended = {"true": True, "false": False}.get(marker.get(obs("asAmended"), ""))
            what = self.source.names(marker.get("refersTo"))
            return Told(passage=passage, event=EventKind(name), what=what, as_amended=amended, span=span)
        if kind == NOTICE and name in tuple(NoticeKind):
            return Told(passage=passage, notice=NoticeKind(name), value=marker.get(obs("value")), span=span)
        return None

    def _item(self, element: etree._Element, around: _Around) -> None:
        """An item of a list: its number is the label of its first block."""
        label = next((child for child in element if local(child) == "num"), None)
        inside = replace(around, kind=PassageKind.LIST_ITEM)
        for child in element:
            if local(child) in ("p", "block"):
                self.block(child, inside, label)
                label = None
            elif child is not label and local(child) != "num":
                self.go(child, inside)

    def _speech(self, element: etree._Element, around: _Around) -> None:
        before = self.turns.get(element.get(obs("continues"), "").removeprefix("#"))
        turn = before or turn_of(element, self.source, around.item, around.speech_kind, self.ours)
        turn.begin(self._next_start())
        if before is None:
            name = identifier(element)
            # Without an identifier of its own nothing can go on in it; no identifier holds a blank.
            self.turns[name if name and name not in self.turns else f" {len(self.turns)}"] = turn
        self._inside(element, replace(around, turn=turn, kind=None))

    def _section(self, element: etree._Element, around: _Around) -> None:
        """A section: an item of the programme where it has headings of its own."""
        name = local(element)
        if name == "pointOfOrder":
            around = replace(around, speech_kind=SpeechKind.POINT_OF_ORDER)
        elif element.get("name") == REPLY:
            around = replace(around, speech_kind=SpeechKind.RIGHT_OF_REPLY)
        headings = [child for child in element if local(child) in _HEADINGS and words_of(child).text]
        if headings and self._is_item(element):
            around = replace(around, item=self._open_item(element, headings))
            rest = [child for child in element if child not in headings]
        else:
            rest = list(element)
        for child in rest:
            self.go(child, around)

    def _is_item(self, element: etree._Element) -> bool:
        above = element.getparent()
        outermost = above is not None and local(above) == "debateBody"
        return outermost or (local(element) == "debateSection" and element.get("name") not in WITHIN_ITEM)

    def _open_item(self, section: etree._Element, headings: Sequence[etree._Element]) -> int:
        printed = [heading for heading in headings if not is_generated(heading)]
        around = _Around(kind=PassageKind.HEADING)
        numbers = [number for heading in printed if (number := self.block(heading, around)) is not None]
        places = [self.grown.blocks[number - 1] for number in numbers]
        state, code = self.source.state(section.get(obs("state")))
        ratified = section.get(obs("ratified"), "")
        item = Item(
            n=len(self.items) + 1,
            start=places[0].start if places else self._next_start(),
            end=places[-1].end if places else self._next_start(),
            titles=tuple((self.source.language(heading), words_of(heading).text) for heading in printed),
            state=state,
            state_code=code,
            ratified=int(ratified) if ratified.isdecimal() else None,
            conventions=tuple(map(self._convention, (h for h in headings if h.get(obs("convention")) is not None))),
            passages=tuple(numbers),
        )
        self.items.append(item)
        return item.n

    def _convention(self, heading: etree._Element) -> Convention:
        number = heading.get(obs("convention"), "")
        said = heading.get(obs("conventionLanguage")) or heading.get(LANG)
        return Convention(
            number=int(number) if number.isdecimal() else None, title=words_of(heading).text, language=code_of(said)
        )


def _plain(number: str) -> str | None:
    """A number without the brackets and stops around it."""
    return number.strip().strip("().§ ").strip() or None
