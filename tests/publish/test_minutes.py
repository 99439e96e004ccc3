"""Records printed in the house form, and read back. Every word here is invented."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from alike import said
from docx import Document as open_docx
from hypothesis import HealthCheck, given, settings
from test_akn_records import records

from observance.domain.record import Record
from observance.domain.text import PassageKind
from observance.errors import MissingTool
from observance.floor import adopted_record, draft_record
from observance.publish.minutes import record_to_docx, record_to_pdf, record_to_text, sheet_of
from observance.publish.minutes.binding import bound
from observance.publish.minutes.sheet import Paragraph, Role, Sheet
from observance.publish.minutes.typeset import sheet_to_pdf
from observance.publish.minutes.word import sheet_to_docx
from observance.read import read
from observance.segment import segment

sys.path.insert(0, str(Path(__file__).parents[1] / "floor"))
from story import published

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = {
    **{f"record.{form}": EXAMPLES / "documents" / f"can-pv-9.{form}" for form in ("txt", "pdf", "docx")},
    **{code: EXAMPLES / "genres" / "documents" / f"verbatim-{code}.txt" for code in ("en", "fr", "es")},
}
PRINTERS: dict[str, Callable[[Record], bytes]] = {"docx": record_to_docx, "pdf": record_to_pdf}


@cache
def made(name: str) -> Record:
    """A record that was read, or one of the sitting of the tests."""
    if name in FILES:
        record = segment(read(FILES[name]))
        assert isinstance(record, Record)
        return record
    return (draft_record if name == "draft" else adopted_record)(published().state, "can-pv-9")


RECORDS = (*FILES, "draft", "adopted")


def read_back(data: bytes, ending: str, folder: Path) -> Record:
    """The record that is read in a file."""
    path = folder / f"printed.{ending}"
    path.write_bytes(data)
    record = segment(read(path))
    assert isinstance(record, Record)
    return record


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("ending", PRINTERS)
def test_what_is_printed_is_read_back_as_an_equal_record(name: str, ending: str, tmp_path: Path) -> None:
    record = made(name)
    again = read_back(PRINTERS[ending](record), ending, tmp_path)
    ours, theirs = said(record), said(again)
    for part in ours:
        assert ours[part] == theirs[part], part


MEETING = """S/PV.9001

The President: I call the meeting to order. The provisional agenda for this meeting is the situation in the ports.

Mr. Orlovane (Norland): We thank you for this meeting, and we ask the Council to hear the dockers of the islands.

We have heard them ourselves, and what they told us was written down.

Mrs. Tavilor (Southland) (spoke in French): My delegation shares this view. We would add that the report is long.

The President: I thank the representative of Southland for her statement. There are no more names on the list.
"""


@pytest.mark.parametrize("ending", PRINTERS)
def test_a_body_that_ends_its_headings_in_a_colon_is_printed_so(ending: str, tmp_path: Path) -> None:
    (tmp_path / "meeting.txt").write_text(MEETING, encoding="utf-8")
    record = segment(read(tmp_path / "meeting.txt"))
    assert isinstance(record, Record)
    assert (record.body, len(record.speeches)) == ("un-meetings", 4)
    assert sheet_of(record).block[0] == ("en", "United Nations meeting")
    again = read_back(PRINTERS[ending](record), ending, tmp_path)
    assert said(again)["speeches"] == said(record)["speeches"]


def sheet_with(words: str, language: str) -> Sheet:
    """A sheet of one speech."""
    speech = Paragraph(role=Role.SPEECH, text=words, language=language, heading="Chair")
    item = Paragraph(role=Role.ITEM, text=words, language=language, label="(%1)")
    return Sheet(
        title=f"A {words}", head="S/1", languages=("en",), symbol="S/1", block=(("en", "A body"),), standing=(),
        is_draft=False, paragraphs=(speech, item),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Мы благодарим.", "ru"),
        ("Ευχαριστούμε.", "el"),
        ("نشكركم.", "ar"),
        ("a\x0bb \ufffd #c $d$ \\e @f <g> & *h*", "en"),
    ],
)
def test_letters_of_other_scripts_and_signs_of_the_formats_are_printed(words: str, language: str) -> None:
    sheet = sheet_with(words, language)
    document = open_docx(io.BytesIO(sheet_to_docx(sheet)))
    assert document.paragraphs[-1].text == words.replace("\x0b", "\ufffd")
    assert sheet_to_pdf(sheet).startswith(b"%PDF")


def test_a_letter_that_no_font_has_is_an_error_that_says_so() -> None:
    with pytest.raises(MissingTool, match="cannot be set as PDF"):
        sheet_to_pdf(sheet_with("\u0378", "en"))


def long_record(seed: int, folder: Path) -> Record:
    """A record of many speeches whose paragraphs end anywhere on a page, also in a full line at its foot."""
    chance = random.Random(seed)
    sentences = [
        "We thank the Government for its report.",
        "The register of associations is open, and nine applications were received since the spring of last year.",
        "Nobody was heard.",
        "The employers of the outer islands have asked for a calendar, and the Secretariat has promised them one.",
        "We call on the Committee to take note of the views that were expressed in this room on the law of the ports.",
    ]
    lines = ["CAN/PV.7", "Chairperson: Ms TAVI", "Veldania (ratification: 1997)", "Chairperson – We take up the case."]
    for _ in range(30):
        heading = chance.choice(["Worker members", "Employer members", "Government member, Norland (Mr TAVILOR)"])
        own = [" ".join(chance.choices(sentences, k=chance.randint(1, 5))) for _ in range(chance.randint(1, 5))]
        lines += [f"{heading} – {own[0]}", *own[1:]]
    path = folder / "long.txt"
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    record = segment(read(path))
    assert isinstance(record, Record)
    return record


@pytest.mark.parametrize("seed", range(6))
def test_a_paragraph_that_begins_on_top_of_a_page_is_one(seed: int, tmp_path: Path) -> None:
    record = long_record(seed, tmp_path)
    again = read_back(record_to_pdf(record), "pdf", tmp_path)
    assert said(again) == said(record)


@pytest.mark.parametrize("ending", PRINTERS)
def test_what_was_printed_and_read_is_printed_the_same(ending: str, tmp_path: Path) -> None:
    first = read_back(PRINTERS[ending](made("draft")), ending, tmp_path)
    again = read_back(PRINTERS[ending](first), ending, tmp_path)
    assert [p.line for p in sheet_of(again).paragraphs] == [p.line for p in sheet_of(made("draft")).paragraphs]
    assert sheet_of(again).block == sheet_of(made("draft")).block


@pytest.mark.parametrize("ending", PRINTERS)
def test_the_same_record_gives_the_same_bytes(ending: str) -> None:
    printed = PRINTERS[ending]
    assert printed(made("record.txt")) == printed(made("record.txt"))


def test_no_time_stands_in_the_files() -> None:
    data = record_to_docx(made("draft"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"created" not in archive.read("docProps/core.xml")
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
    assert b"/CreationDate" not in record_to_pdf(made("draft"))


def test_the_pdf_is_tagged_for_readers_of_screens() -> None:
    data = record_to_pdf(made("draft"))
    assert b"/MarkInfo" in data
    assert b"pdfuaid:part" in data


def test_a_draft_says_in_each_language_that_nobody_is_bound() -> None:
    sheet = sheet_of(made("draft"))
    assert [code for code, _ in sheet.standing] == ["en", "fr", "es"]
    assert sheet.standing[0][1] == "Draft record: speakers are not bound by this text"
    assert sheet.head == "CAN/PV.9 (draft · projet · proyecto)"
    adopted = sheet_of(made("adopted"))
    assert (adopted.head, adopted.is_draft, adopted.standing[0][1]) == ("CAN/PV.9", False, "Adopted record")
    assert sheet_of(made("record.txt")).standing == ()


def test_the_title_block_says_what_the_bare_lines_of_the_front_said() -> None:
    sheet = sheet_of(made("draft"))
    assert [line for _, line in sheet.block] == [
        "Committee on the Application of Standards",
        "Commission de l’application des normes",
        "Comisión de Aplicación de Normas",
        "Verbatim record · Compte rendu in extenso · Acta literal",
        "6 June 2022 · 6 juin 2022 · 6 de junio de 2022",
    ]
    front = [p.text for p in sheet.paragraphs if p.role is Role.FRONT]
    assert front == ["Chairperson: Ms ORLAVEDA", "Présidente: Mme ORLAVEDA", "Presidenta: Sra. ORLAVEDA"]


def test_every_paragraph_has_a_style_of_its_kind_and_its_language() -> None:
    document = open_docx(io.BytesIO(record_to_docx(made("record.docx"))))
    by_text = {p.text.replace("\u00a0", " ")[:40]: p for p in document.paragraphs}
    speech = by_text["Membres travailleurs – Le groupe des tra"]
    assert speech.style.name == "Speech"
    assert speech.runs[0].style.name == "Speaker"
    assert speech._p.xpath(".//w:lang/@w:val") == ["fr"] * 3
    assert by_text["Veldania (ratification: 1997)"].style.name == "Heading 1"
    assert by_text["Convention (no 98) sur le droit d’organi"].style.name == "Heading 2"
    assert by_text["(The sitting was suspended at 4.30 p.m. "].style.name == "Event"
    assert by_text["amending section 23 of the Law on Repres"].style.name == "List Bullet"
    assert by_text["(a)\tan agenda sent out at least three we"].style.name == "Speech Item"


def test_a_note_is_a_footnote_of_the_format_with_its_own_mark() -> None:
    with zipfile.ZipFile(io.BytesIO(record_to_docx(made("record.pdf")))) as archive:
        notes, text = archive.read("word/footnotes.xml").decode(), archive.read("word/document.xml").decode()
    assert "Law No.\u00a041-VII" in notes or "Law No. 41-VII" in notes
    assert text.count('w:customMarkFollows="1"') == 1


def test_the_running_head_is_no_part_of_the_text(tmp_path: Path) -> None:
    for ending, printed in PRINTERS.items():
        record = read_back(printed(made("draft")), ending, tmp_path)
        assert [p for p in record.passages if "projet · proyecto" in p.reading.text] == []


def test_a_form_of_address_is_not_parted_from_its_name() -> None:
    assert bound("Thanks to Ms Tavi and to M. Orlo") == "Thanks to Ms\u00a0Tavi and to M.\u00a0Orlo"
    assert bound("Convention (no 98) and No. 29, núm. 144") == "Convention (no\u00a098) and No.\u00a029, núm.\u00a0144"
    assert bound("no member, me or dr of the road") == "no member, me or dr of the road"


def test_plain_text_has_every_word() -> None:
    text = " ".join(record_to_text(made("record.pdf")).decode().split())
    for passage in made("record.pdf").passages:
        if passage.kind not in (PassageKind.NOTE, PassageKind.LIST_ITEM):
            assert passage.reading.text in text


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(records())
def test_whatever_a_record_holds_is_printed(record: Record) -> None:
    words = " ".join(p.line for p in sheet_of(record).paragraphs)
    words += " ".join(note.text for p in sheet_of(record).paragraphs for note in p.notes)
    document = open_docx(io.BytesIO(record_to_docx(record)))
    assert record_to_pdf(record).startswith(b"%PDF")
    assert len(document.paragraphs) >= len(sheet_of(record).paragraphs)
    for speech in record.speeches:
        assert speech.heading in words
    for passage in record.passages:
        text = passage.reading.text
        assert (text.removeprefix("1 ") if passage.kind is PassageKind.NOTE else text) in words, text
