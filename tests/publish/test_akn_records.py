"""Records of the example and generated ones, as Akoma Ntoso and back. Every word here is invented."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from alike import essence
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from observance.domain.fold import read_out
from observance.domain.record import (
    Capacity,
    Convention,
    Detail,
    DocumentKind,
    Event,
    EventKind,
    Item,
    Notice,
    NoticeKind,
    Record,
    Speech,
    SpeechKind,
)
from observance.domain.text import Document, Passage, PassageKind, Reading, Source
from observance.publish.akn import akn_to_record, check_akn, record_to_akn
from observance.publish.akn.names import AKN
from observance.read import read
from observance.segment import segment

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"
FORMATS = ("txt", "pdf", "docx")


@cache
def example(form: str) -> Record:
    """The record of the fictional case."""
    record = segment(read(EXAMPLES / f"can-pv-9.{form}"))
    assert isinstance(record, Record)
    return record


def without(data: bytes, *names: str) -> bytes:
    """The file without some elements of its metadata."""
    root = etree.fromstring(data)
    for name in names:
        for element in list(root.iter(f"{{{AKN}}}{name}")):
            parent = element.getparent()
            assert parent is not None
            parent.remove(element)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


@pytest.mark.parametrize("form", FORMATS)
def test_the_example_is_valid_without_fault_and_comes_back(form: str) -> None:
    record = example(form)
    data = record_to_akn(record)
    assert check_akn(data) == ()
    assert essence(akn_to_record(data)) == essence(record)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_taken_from_what_may_be_removed(form: str) -> None:
    record = example(form)
    data = without(record_to_akn(record), "proprietary", "analysis")
    assert check_akn(data) == ()
    assert essence(akn_to_record(data)) == essence(record)


@pytest.mark.parametrize("form", FORMATS)
def test_the_bytes_are_the_same_each_time(form: str) -> None:
    assert record_to_akn(example(form)) == record_to_akn(example(form))


@pytest.mark.parametrize("form", FORMATS)
def test_every_quotation_of_what_was_read_back_is_its_text(form: str) -> None:
    record = akn_to_record(record_to_akn(example(form)))
    text = record.document.reading.text
    for passage in record.passages:
        assert passage.cite().quote == text[passage.start : passage.end] == passage.reading.text
    for speech in record.speeches:
        assert text[speech.start :].startswith(speech.heading)
        own = [p for p in record.passages if p.n in speech.passages]
        assert (speech.body_start, speech.end) == (own[0].start, own[-1].end)


# Generated records, of a vocabulary of their own.

WORDS = ("harbour", "Обсуждение", "crane", "ñandú", "déjà", "<mooring>", "&", "«quay»", "12", "e\u0301lan", "ferry")
LANGUAGES = (None, "en", "fr", "es", "ru")
STATES = (("Veldania", None), ("Norland & Sons", None), ("Slovenia", "SI"), ("Algérie", "DZ"))
GROUPS = ("Harbour States", "Group of the North", "Iceland", "Norway")

sentence = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
language = st.sampled_from(LANGUAGES)
name = st.sampled_from(("ORVANE", "D’ALMIR", "Орвейн", "MC<KAY>"))


@dataclass
class Growing:
    """A record's text and passages as they are drawn."""

    draw: st.DrawFn
    text: str = ""
    passages: list[Passage] = field(default_factory=list)
    page: int = 1
    events: list[Event] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def add(self, words: str, kind: PassageKind = PassageKind.PARAGRAPH, number: str | None = None) -> Passage:
        if self.text:
            self.text += "\n\n"
        start = len(self.text)
        self.text += words
        if self.draw(st.integers(0, 5)) == 0:
            self.page += 1
        folded = read_out(self.text, ((start, len(self.text)),))
        passage = Passage(
            document="doc", text_sha256="0" * 64, n=len(self.passages) + 1, start=start, end=len(self.text),
            segments=((start, len(self.text)),), reading=folded, source_text="", kind=kind, number=number,
            language=self.draw(language), page=self.page, sheet=self.page,
        )  # fmt: skip
        if kind in (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM) and len(words) > 3 and self.draw(st.booleans()):
            self.page += 1
            passage = replace(passage, page_starts=((start + 3, self.page),))
        self.passages.append(passage)
        return passage

    def paragraph(self) -> Passage:
        kind = self.draw(st.sampled_from(("plain", "plain", "item", "bullet", "note", "numbered")))
        said = self.draw(sentence)
        if kind == "item":
            return self.add(f"(a) {said}", PassageKind.LIST_ITEM, "a")
        if kind == "bullet":
            return self.add(said, PassageKind.LIST_ITEM, "•")
        if kind == "note":
            return self.add(f"1 {said}", PassageKind.NOTE)
        if kind == "numbered":
            return self.add(f"7. {said}", number="7")
        return self.add(said)

    def event(self) -> Passage:
        passage = self.add(f"({self.draw(sentence)})")
        kind = self.draw(st.sampled_from(EventKind))
        self.events.append(self._event(kind, passage))
        return passage

    def _event(self, kind: EventKind, passage: Passage) -> Event:
        evidence = replace(passage, source_text=self.text).cite()
        if kind is not EventKind.ADOPTED:
            return Event(kind=kind, evidence=evidence)
        what = tuple(self.draw(st.lists(st.sampled_from(("PV.1", "PV.2", "PV.30")), unique=True, max_size=3)))
        return Event(kind=kind, evidence=evidence, what=what, as_amended=self.draw(st.booleans()))

    def notice(self, passage: Passage) -> None:
        evidence = replace(passage, source_text=self.text).cite(0, min(4, len(passage.reading.text)))
        value = self.draw(st.sampled_from((None, "3", "texts@example.org")))
        self.notices.append(Notice(kind=self.draw(st.sampled_from(NoticeKind)), value=value, evidence=evidence))


def _item(growing: Growing, n: int) -> Item:
    draw = growing.draw
    titles = [growing.add(draw(sentence), PassageKind.HEADING) for _ in range(draw(st.integers(1, 3)))]
    state, code = draw(st.sampled_from(((None, None), *STATES)))
    conventions = [
        Convention(number=draw(st.sampled_from((None, 98, 144))), title=title.reading.text, language=draw(language))
        for title in titles
        if state and draw(st.booleans())
    ]
    return Item(
        n=n, start=titles[0].start, end=titles[-1].end, state=state, state_code=code,
        titles=tuple((title.language, title.reading.text) for title in titles),
        ratified=draw(st.sampled_from((None, 1997))) if state else None,
        conventions=tuple(conventions), passages=tuple(title.n for title in titles),
    )  # fmt: skip


def _turn(growing: Growing, n: int, item: int | None) -> Speech:
    draw = growing.draw
    heading = draw(st.sampled_from(("", "Interpretation from Russian: ", "[Спеціально] "))) + draw(sentence)
    head = growing.add(heading, PassageKind.HEADING)
    own = []
    for _ in range(draw(st.integers(0, 4))):
        if draw(st.integers(0, 4)) == 0:
            growing.event()
        paragraph = growing.paragraph()
        own += [paragraph] if paragraph.kind is not PassageKind.NOTE else []
    if own and draw(st.booleans()):
        growing.notice(own[-1])
    state, code = draw(st.sampled_from(((None, None), *STATES)))
    behalf = tuple(draw(st.lists(st.sampled_from(GROUPS), max_size=2, unique=True)))
    return Speech(
        n=n, item=item, kind=draw(st.sampled_from(SpeechKind)), capacity=draw(st.sampled_from(Capacity)),
        start=head.start, end=own[-1].end if own else head.end, body_start=own[0].start if own else head.end,
        heading=head.reading.text, speaker=draw(st.none() | name), resolved=draw(st.none() | name),
        honorific=draw(st.sampled_from((None, "Ms"))), title=draw(st.sampled_from((None, "Minister of Quays"))),
        state=state, state_code=code, organisation=draw(st.sampled_from((None, "Union of Cranes (UC)", "Norway"))),
        language=draw(language), interpreted_from=draw(st.sampled_from((None, "ru", "ar"))), on_behalf_of=behalf,
        aligned=tuple(draw(st.lists(st.sampled_from(GROUPS), max_size=2, unique=True))),
        passages=tuple(p.n for p in own),
    )  # fmt: skip


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Small records of every shape that the model allows."""
    growing = Growing(draw=draw)
    for _ in range(draw(st.integers(0, 2))):
        growing.paragraph()
    items: list[Item] = []
    speeches: list[Speech] = []
    for what in draw(st.lists(st.sampled_from(("item", "speech", "speech", "event", "loose")), max_size=7)):
        if what == "item":
            items.append(_item(growing, len(items) + 1))
        elif what == "speech":
            speeches.append(_turn(growing, len(speeches) + 1, items[-1].n if items else None))
        elif what == "event":
            growing.event()
        else:
            growing.add(draw(sentence), draw(st.sampled_from((PassageKind.PARAGRAPH, PassageKind.CELL))))
    return _record(growing, items, speeches)


DETAILS = (
    (("symbol", "CAN/PV.3"),),
    (("symbol", "C.App./PV.7"), ("status", "draft"), ("not_after", "2031-06-14"), ("not_before", "2031-06-05")),
    (("status", "adopted"), ("not_before", "2030-12-30"), ("not_after", "2031-01-02"), ("title", "A & B")),
    (),
)


def _record(growing: Growing, items: list[Item], speeches: list[Speech]) -> Record:
    text = growing.text
    digest = sha256(text.encode()).hexdigest()
    reading = Reading(reader="txt/1", media="text/plain", text=text, text_sha256=digest)
    source = Source(name="doc.txt", sha256="0" * 64, size=1)
    details = [Detail(name=n, value=v, rule="inferred:") for n, v in growing.draw(st.sampled_from(DETAILS))]
    body = Detail(name="body", value="A committee", rule="inferred:")
    return Record(
        document=Document(reference="doc", source=source, reading=reading), kind=DocumentKind.VERBATIM_RECORD,
        passages=tuple(replace(p, source_text=text) for p in growing.passages), details=(body, *details),
        body=growing.draw(st.sampled_from(("ilo-cas", "elsewhere"))), items=tuple(items), speeches=tuple(speeches),
        events=tuple(growing.events), notices=tuple(growing.notices),
    )  # fmt: skip


#: What may be wrong with a record itself, whatever it is written in.
OF_THE_RECORD = {"heading-language-missing"}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(records())
def test_any_record_comes_back(record: Record) -> None:
    data = record_to_akn(record)
    assert {fault.code for fault in check_akn(data)} <= OF_THE_RECORD, [str(f) for f in check_akn(data)]
    assert data == record_to_akn(record)
    back = akn_to_record(data)
    assert essence(back) == essence(record)
    bare = akn_to_record(without(data, "proprietary", "analysis"))
    assert essence(bare) == essence(record)
    assert essence(akn_to_record(record_to_akn(back))) == essence(record)
