"""Debates that others wrote, and hostile ones. Every word is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_akn_records import EXAMPLES, essence, example

from observance.casefile.rows import document_of, document_rows, segmentation_of, segmentation_rows
from observance.domain.record import Capacity, Record, Speech, SpeechKind
from observance.domain.text import BlockKind, Document, PassageKind
from observance.errors import DamagedFile, UnknownFormat
from observance.publish.akn import akn_to_record, check_akn, read_akn, record_to_akn, segment_akn
from observance.read.sniff import media_of

#: As an assembly of an older namespace writes: ``id``, sections within sections, tables, one language for all.
ASSEMBLY = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13">
<debate name="debate"><meta>
 <identification source="#x"><FRBRWork><FRBRdate date="2031-02-03" name="#generation"/>
 <FRBRnumber value="17"/></FRBRWork>
 <FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification>
 <references source="#x"><TLCPerson id="p1" href="/p/1" showAs="Ada Orvane"/>
 <TLCPerson id="p2" href="/p/2" showAs="Bo Eldorn"/><TLCRole id="r1" href="/role/chairperson" showAs="Chairperson"/>
 <TLCOrganization id="o1" href="/o/1" showAs="Harbour Trust"/></references></meta>
<coverPage><p>Assembly of   Norland</p></coverPage>
<debateBody>
 <debateSection name="prelude" id="s1"><heading>Opening</heading>
  <debateSection name="debate" id="s2"><num>1.</num><heading>The <b>quays</b></heading>
   <speech by="#p1" as="#r1" id="v1"><from>Chair (Ada ORVANE)</from><p>One<br/>two, e\u0301 <i>three</i>.</p>
    <blockList id="l"><listIntroduction>We ask:</listIntroduction>
     <item id="i"><num>(a)</num><p>for cranes;</p></item></blockList>
    <table><tr><td>tons</td><td><p>12</p></td></tr></table></speech>
   <question by="#p2" id="v2"><p>Why<authorialNote marker="1"><p>See above.</p></authorialNote> not?</p></question>
   <answer by="#o1" id="v3"><from>The Trust</from><p xml:lang="ga">Fan<eop/>acht.</p></answer>
   <pointOfOrder id="po"><speech by="#p2" id="v4"><from>Bo Eldorn</from><ul><li>Order!</li></ul></speech></pointOfOrder>
   <scene>Applause</scene>
  </debateSection>
  <speech by="#gone" id="v5"><from>A voice</from><p>No.</p></speech>
 </debateSection>
</debateBody></debate></akomaNtoso>"""


@pytest.fixture(scope="module")
def assembly() -> Record:
    return akn_to_record(ASSEMBLY.encode())


def test_speeches_of_others_are_read(assembly: Record) -> None:
    said = [(s.heading, s.capacity, s.kind, s.speaker, s.resolved, s.organisation) for s in assembly.speeches]
    turn, order = SpeechKind.SPEECH, SpeechKind.POINT_OF_ORDER
    assert said == [
        ("Chair (Ada ORVANE)", Capacity.CHAIR, turn, "Ada Orvane", None, None),
        ("Bo Eldorn", Capacity.OTHER, turn, "Bo Eldorn", None, None),
        ("The Trust", Capacity.OTHER, turn, None, None, "Harbour Trust"),
        ("Bo Eldorn", Capacity.OTHER, order, "Bo Eldorn", None, None),
        ("A voice", Capacity.OTHER, turn, None, None, None),
    ]


def test_sections_with_headings_are_items_and_may_hold_others(assembly: Record) -> None:
    assert [item.titles for item in assembly.items] == [(("en", "Opening"),), (("en", "The quays"),)]
    assert [speech.item for speech in assembly.speeches] == [2, 2, 2, 2, 1]


def test_paragraphs_items_cells_and_notes_are_told_apart(assembly: Record) -> None:
    kinds = {p.reading.text: (p.kind, p.number) for p in assembly.passages}
    assert kinds["One two, é three."] == (PassageKind.PARAGRAPH, None)
    assert kinds["for cranes;"] == (PassageKind.LIST_ITEM, "a")
    assert kinds["tons"] == kinds["12"] == (PassageKind.CELL, None)
    assert kinds["See above."] == (PassageKind.NOTE, None)
    assert kinds["Why not?"] == (PassageKind.PARAGRAPH, None)
    assert kinds["Order!"] == (PassageKind.LIST_ITEM, None)


def test_a_note_is_nobodys_words(assembly: Record) -> None:
    by_number = {p.n: p.reading.text for p in assembly.passages}
    assert [by_number[n] for n in assembly.speeches[1].passages] == ["Why not?"]


def test_languages_are_those_of_the_elements_else_of_the_file(assembly: Record) -> None:
    assert {p.language for p in assembly.passages} == {"en", "ga"}


def test_pages_of_others_are_counted_and_not_numbered(assembly: Record) -> None:
    pages = assembly.document.reading.pages
    assert [(page.sheet, page.number) for page in pages] == [(1, None), (2, None)]
    assert assembly.document.reading.text[pages[1].start :].startswith("acht.")


def test_date_and_number_come_from_the_work(assembly: Record) -> None:
    assert (assembly.values("date"), assembly.values("symbol")) == (("2031-02-03",), ("17",))


def test_a_record_of_others_can_be_written_as_ours(assembly: Record) -> None:
    again = akn_to_record(record_to_akn(assembly))
    assert [s.heading for s in again.speeches] == [s.heading for s in assembly.speeches]
    assert [_said(s, again) for s in again.speeches] == [_said(s, assembly) for s in assembly.speeches]
    assert check_akn(record_to_akn(assembly)) == ()


def _said(speech: Speech, record: Record) -> list[str]:
    return [p.reading.text for p in record.passages if p.n in speech.passages]


def test_a_reading_says_what_its_blocks_are() -> None:
    reading = read_akn(ASSEMBLY.encode())
    assert (reading.reader, reading.media) == ("akn/1", "application/akn+xml")
    kinds = {reading.text[b.start : b.end]: (b.kind, b.style, b.label) for b in reading.blocks or ()}
    assert kinds["for cranes;"] == (BlockKind.LIST_ITEM, "p", "(a)")
    assert kinds["Opening"] == (BlockKind.HEADING, "heading", None)
    note = reading.notes[0]
    assert reading.text[note[0] : note[1]] == "See above."


def test_two_speeches_of_one_identifier_are_two() -> None:
    twice = akn_to_record(ASSEMBLY.replace('id="v2"', 'id="v1"').encode())
    assert [speech.heading for speech in twice.speeches][:2] == ["Chair (Ada ORVANE)", "Bo Eldorn"]


def test_a_document_survives_the_case_file() -> None:
    record = akn_to_record(record_to_akn(example("txt")))
    document = document_of(document_rows(record.document))
    assert document == record.document
    assert segment_akn(document) == record
    assert segmentation_of(segmentation_rows(record), document) == record


def test_the_reading_of_another_format_has_no_structure() -> None:
    document = example("txt").document
    with pytest.raises(DamagedFile):
        segment_akn(Document(reference="x", source=document.source, reading=document.reading))


BOMB = '<!DOCTYPE akomaNtoso [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE akomaNtoso [<!ENTITY a SYSTEM "{file}">]>'


@pytest.mark.parametrize("start", [BOMB, OUTSIDE, "<!DOCTYPE akomaNtoso SYSTEM 'http://example.org/a.dtd'>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(start: str, encoding: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", "utf-8")
    text = start.replace("{file}", secret.as_uri()) + ASSEMBLY.replace("Why", "&a;" if "ENTITY" in start else "Why")
    with pytest.raises(DamagedFile):
        read_akn(text.encode(encoding))


def test_elements_in_endless_depth_are_refused() -> None:
    deep = ASSEMBLY.replace("<p>No.</p>", "<p>" + "<i>" * 10000 + "</i>" * 10000 + "</p>")
    with pytest.raises(DamagedFile):
        read_akn(deep.encode())


@pytest.mark.parametrize("text", ["", "plain", "<html><p>x</p></html>", "<akomaNtoso><act/></akomaNtoso>"])
def test_what_holds_no_debate_is_refused(text: str) -> None:
    with pytest.raises((DamagedFile, UnknownFormat)):
        read_akn(text.encode())


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (ASSEMBLY.encode(), "application/akn+xml"),
        (b"<akomaNtoso><act/></akomaNtoso>", "application/akn+xml"),
        (b"<a:akomaNtoso xmlns:a='x'/>", "application/akn+xml"),
        (b"<?xml version='1.0'?><note><akomaNtoso/></note>", None),
        (b"<html></html>", "text/html"),
        (b"\x00\x01", None),
        ((EXAMPLES / "can-pv-9.txt").read_bytes(), "text/plain"),
    ],
)
def test_akoma_ntoso_is_known_by_its_root(data: bytes, media: str | None) -> None:
    assert media_of(data) == media


OURS = "xmlns:o='https://example.org/ns/observance/1'"
NAMES = ("speech", "p", "blockList", "item", "num", "from", "debateSection", "heading", "authorialNote", "td", "ul",
         "li", "scene", "pointOfOrder", "speechGroup", "span", "table", "adjournment", "subFlow",
         "question")  # fmt: skip
ATTRIBUTES = ("", f" {OURS} o:generated='true'", f" {OURS} o:convention='1' xml:lang='qq-x'",
              f" {OURS} o:continues='#a'", " eId='a'", " by='#a' as='#a'", " name='rightOfReply'",
              f" {OURS} o:kind='cell' o:number='3'")  # fmt: skip
LEAVES = ("b ", " c", "", "<eop number='x'/>", "<br/>", "<!-- d -->", "<?e f?>",
          f"<eop number='2' {OURS} o:sheet='1'/>", f"<num {OURS} o:inText='true'>1.</num>",
          f"<marker class='event' name='closed' {OURS} o:span='9 1'/>", f"<marker class='notice' name='texts_to' {OURS} o:span='0 1'/>")  # fmt: skip  # noqa: E501
markup = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.builds(
        lambda name, cells, children: f"<{name}{cells}>{''.join(children)}</{name}>",
        st.sampled_from(NAMES),
        st.sampled_from(ATTRIBUTES),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@settings(max_examples=600, deadline=None)
@given(st.lists(markup, max_size=5))
def test_no_markup_makes_the_reader_fail(pieces: list[str]) -> None:
    data = f"<akomaNtoso><debate><debateBody {OURS} o:body='x'>{''.join(pieces)}</debateBody></debate></akomaNtoso>"
    for text in (data, data.replace("o:body='x'", "")):
        record = akn_to_record(text.encode())
        for passage in record.passages:
            assert passage.cite().quote == passage.reading.text
        assert essence(record)
        assert check_akn(record_to_akn(record)) is not None
