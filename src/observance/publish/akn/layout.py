"""The order of a debate: which passage of a record goes into which section, speech or group.

Goes through a record in the order of its text. What is before the first item or speech is the preface, what is after
the last speech a section of its own, so that nothing printed is lost. The titles of an item are gathered as its
headings, also where the record prints other lines between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from observance.domain.record import Convention, Item, Record, Speech, SpeechKind
from observance.domain.text import Passage, PassageKind
from observance.publish.akn.blocks import BlockWriter
from observance.publish.akn.names import LANG, REPLY, UNKNOWN_LANGUAGE, akn, obs
from observance.publish.akn.speeches import open_from, open_speech, refer_to_item, write_heading


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What is known before writing: whose each passage is, which are titles and headings, where speaking ends."""

    passages: dict[int, Passage]
    owners: dict[int, Speech]
    titles: frozenset[int]
    headings: dict[int, Passage]
    openings: tuple[Item | Speech, ...]
    end: int

    @staticmethod
    def of(record: Record) -> _Plan:
        starts = {speech.start for speech in record.speeches}
        own = {n for speech in record.speeches for n in speech.passages}
        heads = [p for p in record.passages if p.kind is PassageKind.HEADING and p.start in starts and p.n not in own]
        ends = [speech.end for speech in record.speeches] + [item.end for item in record.items]
        return _Plan(
            passages={passage.n: passage for passage in record.passages},
            owners={n: speech for speech in record.speeches for n in speech.passages},
            titles=frozenset(n for item in record.items if _has_titles(item) for n in item.passages),
            headings={passage.start: passage for passage in heads},
            openings=tuple(_openings(record)),
            end=max(ends, default=0),
        )  # fmt: skip

    def is_loose(self, passage: Passage) -> bool:
        """Whether a passage is told between the speeches: no title, no heading, no note, nobody's words."""
        known = passage.n in self.owners or passage.n in self.titles or self.headings.get(passage.start) is passage
        return not known and passage.kind is not PassageKind.NOTE

    def is_interrupted(self, speech: Speech) -> bool:
        """Whether something is told between two of a speech's paragraphs."""
        if not speech.passages:
            return False
        between = range(min(speech.passages), max(speech.passages))
        return any(n in self.passages and self.is_loose(self.passages[n]) for n in between)


def _has_titles(item: Item) -> bool:
    """Whether each of an item's passages is one of its titles."""
    return len(item.passages) == len(item.titles)


def _openings(record: Record) -> Iterator[Item | Speech]:
    """Items and speeches in the order in which they begin."""
    found: list[tuple[int, int, int, Item | Speech]] = [(item.start, 0, item.n, item) for item in record.items]
    found += [(speech.start, 1, speech.n, speech) for speech in record.speeches]
    yield from (opening[3] for opening in sorted(found, key=lambda opening: opening[:3]))


@dataclass(slots=True, kw_only=True)
class Layout:
    """Writes a record into ``preface`` and ``debateBody``.

    ``eids`` are the identifiers of the speeches by number, ``speakers`` their agents. ``parent`` is where what is told
    goes, ``group`` the ``speechGroup`` of an interrupted speech, ``part`` the element that takes its paragraphs.
    """

    plan: _Plan
    blocks: BlockWriter
    body: etree._Element
    parent: etree._Element
    section: etree._Element | None = None
    group: etree._Element | None = None
    part: etree._Element | None = None
    speech: Speech | None = None
    eids: dict[int, str] = field(default_factory=dict)
    speakers: dict[int, str] = field(default_factory=dict)
    parts: dict[int, int] = field(default_factory=dict)

    @staticmethod
    def of(record: Record, blocks: BlockWriter, preface: etree._Element, body: etree._Element) -> Layout:
        """A layout that begins in the preface."""
        return Layout(plan=_Plan.of(record), blocks=blocks, body=body, parent=preface)

    def write(self) -> None:
        """Write every item, speech and passage."""
        waiting = list(self.plan.openings)
        for passage in self.plan.passages.values():
            while waiting and waiting[0].start <= passage.start:
                self._open(waiting.pop(0))
            self._put(passage)
        for what in waiting:
            self._open(what)
        if not len(self.body):
            self._open_section("sitting", "sitting")
        for speech in self.body.iter(akn("speech")):
            if all(child.tag == akn("from") for child in speech):
                etree.SubElement(speech, akn("p"), {obs("generated"): "true"})

    def _open(self, what: Item | Speech) -> None:
        if isinstance(what, Item):
            self._open_item(what)
        else:
            self._open_speech(what)

    def _open_section(self, identifier: str, name: str) -> etree._Element:
        self.section = etree.SubElement(self.body, akn("debateSection"), {"eId": identifier, "name": name})
        self.parent, self.group, self.part, self.speech = self.section, None, None, None
        self.blocks.block_list = None
        return self.section

    def _open_item(self, item: Item) -> None:
        section = self._open_section(f"item_{item.n}", "programmeItem" if item.state is None else "individualCase")
        refer_to_item(section, item, self.blocks.references)
        known = [self.plan.passages.get(n) for n in item.passages]
        passages = known if _has_titles(item) else [None] * len(item.titles)
        left = list(item.conventions)
        for (language, title), passage in zip(item.titles, passages, strict=True):
            heading = self.blocks.heading(section, title, passage, language)
            # Conventions stand in the order of the titles, of which two may be alike.
            if left and left[0].title == title:
                _set_convention(heading, left.pop(0))
        for convention in left:
            heading = self.blocks.heading(section, convention.title, None, convention.language)
            heading.set(obs("generated"), "true")
            _set_convention(heading, convention)

    def _open_speech(self, speech: Speech) -> None:
        section = self.section if self.section is not None else self._open_section("sitting", "sitting")
        self.group, self.speech, self.parent = None, speech, section
        within = self._within(section, speech)
        identifier = f"{section.get('eId')}__spk_{speech.n}"
        if self.plan.is_interrupted(speech):
            self.group = within = etree.SubElement(within, akn("speechGroup"), {"eId": f"{identifier}__grp"})
        self.part = open_speech(within, speech, identifier, self.blocks.references)
        if self.group is not None:
            _copy(self.part, self.group, ("by", "as"))
        self.eids[speech.n], self.speakers[speech.n] = identifier, self.part.get("by") or ""
        self._write_from(self.part, speech)

    def _within(self, section: etree._Element, speech: Speech) -> etree._Element:
        """Where a speech goes: a point of order and a reply have an element of their own around it."""
        above = section.get("eId")
        if speech.kind is SpeechKind.POINT_OF_ORDER:
            return etree.SubElement(section, akn("pointOfOrder"), {"eId": f"{above}__po_{speech.n}"})
        if speech.kind is SpeechKind.RIGHT_OF_REPLY:
            return etree.SubElement(section, akn("debateSection"), {"eId": f"{above}__reply_{speech.n}", "name": REPLY})
        return section

    def _write_from(self, element: etree._Element, speech: Speech) -> None:
        heading = self.plan.headings.get(speech.start)
        printed = open_from(element, speech, heading.language if heading else speech.language)
        if heading is not None:
            self.blocks.begin(printed, heading)
        write_heading(printed, speech)
        self.blocks.block_list = None

    def _put(self, passage: Passage) -> None:
        """Write a passage, unless it is a title or heading: those are written where their item or speech opens."""
        owner = self.plan.owners.get(passage.n)
        if owner is not None:
            self.blocks.passage(self._part_of(owner), passage)
        elif passage.kind is PassageKind.NOTE:
            self.blocks.passage(self._between(passage) if self.part is None else self.part, passage)
        elif self.plan.is_loose(passage):
            self._tell(passage)

    def _part_of(self, owner: Speech) -> etree._Element:
        """The element that takes a speech's next paragraph: a new one where something was told in between."""
        if self.part is not None and self.speech is owner:
            return self.part
        self.parts[owner.n] = self.parts.get(owner.n, 1) + 1
        within = self.group if self.group is not None else self.section
        assert within is not None
        identifier = f"{self.eids[owner.n]}__part_{self.parts[owner.n]}"
        self.part, self.speech = open_speech(within, owner, identifier, self.blocks.references), owner
        self.part.set(obs("continues"), f"#{self.eids[owner.n]}")
        self.blocks.block_list = None
        return self.part

    def _tell(self, passage: Passage) -> None:
        """Something told between the speeches, or within one that it interrupts."""
        if self.section is not None and passage.start >= self.plan.end and self.section.get("eId") != "end":
            self._open_section("end", "endMatter")
        parent = self._between(passage)
        self.part = None
        if self.section is not None and self.blocks.tells_event(passage):
            self.blocks.narrative(parent, passage)
        else:
            self.blocks.passage(parent, passage)

    def _between(self, passage: Passage) -> etree._Element:
        """What takes a passage that is nobody's words: the group, as long as the speech in it goes on."""
        goes_on = self.speech is not None and max(self.speech.passages, default=0) > passage.n
        return self.group if self.group is not None and goes_on else self.parent


def _set_convention(heading: etree._Element, convention: Convention) -> None:
    """Mark a heading as the title of a Convention, with the language of its number where that is another."""
    heading.set(obs("convention"), "" if convention.number is None else str(convention.number))
    language = convention.language or UNKNOWN_LANGUAGE
    if language != heading.get(LANG):
        heading.set(obs("conventionLanguage"), language)


def _copy(source: etree._Element, target: etree._Element, names: tuple[str, ...]) -> None:
    for name in names:
        target.set(name, source.get(name) or "")
