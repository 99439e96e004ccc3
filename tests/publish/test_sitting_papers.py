"""The papers that leave a sitting: draft and adopted record, amendments, conclusions. Every word here is invented."""

from __future__ import annotations

import io
import sys
import zipfile
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from alike import said
from docx import Document as open_docx
from lxml import etree

from observance.cli import main
from observance.domain import acts
from observance.domain.amendments import AdoptedRecord, Amendment, Change, Corrects
from observance.domain.record import DocumentKind, Record
from observance.domain.sitting import State
from observance.floor import Accepted, Journal, adopted_record, draft_record
from observance.publish.akn import akn_to_record, check_akn
from observance.publish.akn.conclusions import three_letters
from observance.publish.akn.names import AKN, OBS
from observance.publish.proofing import proof
from observance.publish.sitting import export_sitting, handed_in, history_of, papers_of
from observance.read import read
from observance.segment import segment

sys.path.insert(0, str(Path(__file__).parents[1] / "floor"))
from story import CAN_9, CAN_12, CONCLUSIONS, DAY, LATER, QUOTED, Room, adopted, listed, published, read_out

NS = {"a": AKN, "obs": OBS}
FIRST = "Allow me to convey the greetings of the Government and to report on what has been done since last year."
SECOND = "The Parliament adopted the amendments to the Law on Associations, and the register is open to everybody."
NORLAND = (
    "I have the honour to speak on behalf of the Northern Lights Group. Norway and Iceland align themselves with this "
    "statement."
)
ASKED = (
    Amendment(id="m1", turn="t-gov", paragraph=1, old=SECOND, corrects=Corrects.INTERPRETATION,
              new=SECOND.replace("The Parliament", "Our Parliament")),
    Amendment(id="m2", turn="t-gov", paragraph=1, old=SECOND, corrects=Corrects.SPEAKER,
              new=SECOND.replace("everybody", "all")),
    Amendment(id="m3", turn="t-gov", paragraph=0, old=FIRST, corrects=Corrects.SPEAKER, new=FIRST.replace("me", "us")),
    Amendment(id="m4", turn="t-norland", paragraph=1, old="", corrects=Corrects.TRANSCRIPTION, change=Change.INSERT,
              new="We thank the Government for its report."),
)  # fmt: skip


def amended(asked: tuple[Amendment, ...] = ASKED) -> Room:
    """The draft with amendments, of which the third is refused, adopted as amended in a later sitting."""
    room = published()
    for amendment in asked:
        by = "xn-mail" if amendment.turn == "t-norland" else "xv-mail"
        room.do(acts.ProposeAmendment, by, amendment=amendment)
        room.do(acts.AcknowledgeAmendment, amendment=amendment.id)
        if amendment.id == "m3":
            room.do(acts.RefuseAmendment, amendment=amendment.id, reason="The recording has the words of the draft.")
        else:
            room.do(acts.AcceptAmendment, amendment=amendment.id)
    room.do(acts.FoundSitting, identity=LATER)
    room.at += 4 * DAY
    room.do(acts.TakeChair, sitting=CAN_12, person="deputy")
    room.do(acts.OpenSitting, sitting=CAN_12)
    room.do(acts.AdoptEarlierRecords, sitting=CAN_12, records=(AdoptedRecord(symbol=CAN_9, as_amended=True),))
    return room


@cache
def state() -> State:
    """The amended sitting's state, seen from it."""
    return amended().state.at(CAN_9)


@cache
def papers() -> dict[str, bytes]:
    return {paper.name: paper.data for paper in papers_of(state())}


def test_draft_and_adopted_leave_in_every_format() -> None:
    forms = ("txt", "xml", "docx", "pdf")
    records = [f"can-pv-9-{which}.{form}" for which in ("draft", "adopted") for form in forms]
    assert list(papers()) == [*records[:4], "can-pv-9-amendments.docx", *records[4:]]
    assert papers() == {paper.name: paper.data for paper in papers_of(state())}


def test_the_texts_are_those_whose_sums_the_acts_keep() -> None:
    publication, adoption = state().publication, state().adoption
    assert publication is not None
    assert adoption is not None
    assert sha256(papers()["can-pv-9-draft.txt"]).hexdigest() == publication.text_sha256
    assert sha256(papers()["can-pv-9-adopted.txt"]).hexdigest() == adoption.text_sha256


def test_both_expressions_pass_the_schema_and_the_checker_and_the_amendments_lead_from_one_to_the_other() -> None:
    draft, last = papers()["can-pv-9-draft.xml"], papers()["can-pv-9-adopted.xml"]
    assert check_akn(draft) == ()
    assert check_akn(last, draft) == ()
    assert check_akn(draft.replace(b"and the register", b"so the register"), None) == ()
    assert "adopted-differs" in {f.code for f in check_akn(last.replace(b"which is now closed", b"now closed"), draft)}


def test_amendments_stand_in_the_adopted_expression_with_what_they_correct() -> None:
    root = etree.fromstring(papers()["can-pv-9-adopted.xml"])
    changes = root.findall(".//a:passiveModifications/a:textualMod", NS)
    assert [change.get(f"{{{OBS}}}corrects") for change in changes] == ["interpretation speaker", "transcription"]
    new = [change.findtext("a:new/obs:text", namespaces=NS) for change in changes]
    assert new[0] == SECOND.replace("The Parliament", "Our Parliament").replace("everybody", "all")
    assert new[1] is not None
    assert new[1].endswith("We thank the Government for its report. We welcome the reform of the law.")
    assert FIRST.replace("me", "us") not in papers()["can-pv-9-adopted.txt"].decode()
    history = history_of(state())
    assert history is not None
    assert (history.drafted_on, history.adopted_on) == ("2022-06-06", "2022-06-10")


@pytest.mark.parametrize("which", ["draft", "adopted"])
@pytest.mark.parametrize("ending", ["docx", "pdf", "xml"])
def test_what_left_is_read_back_as_an_equal_record(which: str, ending: str, tmp_path: Path) -> None:
    record = (draft_record if which == "draft" else adopted_record)(state(), "can-pv-9")
    data = papers()[f"can-pv-9-{which}.{ending}"]
    if ending == "xml":
        again = akn_to_record(data)
    else:
        path = tmp_path / f"paper.{ending}"
        path.write_bytes(data)
        found = segment(read(path))
        assert isinstance(found, Record)
        again = found
    ours, theirs = said(record), said(again)
    # What a file of Akoma Ntoso says of the chair it says in the speeches.
    parts = [part for part in ours if ending != "xml" or part != "details"]
    for part in parts:
        assert ours[part] == theirs[part], part


def tracked(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def test_amendments_are_tracked_changes_and_accepting_them_gives_the_adopted_words() -> None:
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    root = tracked(papers()["can-pv-9-amendments.docx"])
    assert ["".join(e.itertext()) for e in root.iter(f"{w}del")] == ["The", "everybody"]
    assert ["".join(e.itertext()) for e in root.iter(f"{w}ins")] == [
        "Our", "all", "", "We thank the Government for its report.",
    ]  # fmt: skip
    assert {e.get(f"{w}author") for e in root.iter(f"{w}ins")} == {"xv-mail", "xn-mail"}
    shown = [p.text for p in open_docx(io.BytesIO(papers()["can-pv-9-amendments.docx"])).paragraphs]
    assert len(shown) == 1 + 2 + 3
    for element in list(root.iter(f"{w}del")):
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)
    accepted = ["".join(p.itertext()) for p in root.iter(f"{w}p")]
    speech = next(s for s in adopted_record(state(), "x").speeches if s.speaker == "KOVRANIK")
    texts = {p.n: p.reading.text for p in adopted_record(state(), "x").passages}
    assert accepted[-3:] == [
        f"{speech.heading} – {texts[speech.passages[0]]}", *(texts[n] for n in speech.passages[1:])
    ]  # fmt: skip


def test_a_paragraph_that_is_deleted_leaves_a_checked_expression_too() -> None:
    gone = Amendment(id="m9", turn="t-norland", paragraph=1, old="We welcome the reform of the law.", new="",
                     change=Change.DELETE, corrects=Corrects.SPEAKER)  # fmt: skip
    found = {p.name: p.data for p in papers_of(amended((gone,)).state.at(CAN_9))}
    assert check_akn(found["can-pv-9-adopted.xml"], found["can-pv-9-draft.xml"]) == ()
    assert b"We welcome the reform" not in found["can-pv-9-adopted.txt"]


def test_a_sitting_that_is_still_held_has_a_draft_alone() -> None:
    names = [paper.name for paper in papers_of(amended().state.at(CAN_12))]
    assert [name for name in names if not name.startswith("can-pv-12-draft.")] == []


def test_conclusions_leave_in_each_language_with_what_they_ask_marked(tmp_path: Path) -> None:
    session = adopted().state.at(CAN_12)
    names = export_sitting(session, tmp_path)
    assert [name for name in names if name.startswith("conclusions")] == [
        f"conclusions-veldania-{code}.{form}" for code in ("en", "fr", "es") for form in ("xml", "docx")
    ]
    for code, words in QUOTED.items():
        data = (tmp_path / f"conclusions-veldania-{code}.xml").read_bytes()
        assert check_akn(data) == ()
        root = etree.fromstring(data)
        spans = root.findall(".//a:mainBody//a:span", NS)
        items = CONCLUSIONS.items
        assert [span.text for span in spans] == [dict(item.what)[code] for item in items]
        assert [span.get(f"{{{OBS}}}ofWhom") for span in spans] == [dict(item.of_whom)[code] for item in items]
        assert (spans[0].get(f"{{{OBS}}}byDate"), spans[1].get(f"{{{OBS}}}byEvent")) == (
            "2022-09-01", "next_conference",
        )  # fmt: skip
        printed = ["".join(p.itertext()) for p in root.findall(".//a:mainBody/a:p", NS)]
        assert tuple(printed[-3:]) == words
        assert root.find(".//a:FRBRExpression/a:FRBRlanguage", NS).get("language") == three_letters(code)  # type: ignore[union-attr]
        again = segment(read(tmp_path / f"conclusions-veldania-{code}.docx"))
        assert again.kind is DocumentKind.CONCLUSIONS
        assert tuple(p.reading.text for p in again.passages)[-3:] == words


def test_draft_conclusions_are_called_a_draft() -> None:
    room = published()
    room.do(acts.FoundSitting, identity=LATER)
    room.do(acts.DraftConclusions, conclusions=CONCLUSIONS)
    room.at += 4 * DAY
    room.do(acts.TakeChair, sitting=CAN_12, person="deputy")
    room.do(acts.OpenSitting, sitting=CAN_12)
    read_out(room)
    found = {paper.name: paper.data for paper in papers_of(room.state.at(CAN_12))}
    assert b'value="draft"' in found["conclusions-veldania-en.xml"]
    assert check_akn(found["conclusions-veldania-en.xml"]) == ()
    text = [p.text for p in open_docx(io.BytesIO(found["conclusions-veldania-en.docx"])).paragraphs]
    assert "Draft conclusions on the case of Veldania" in text


def test_languages_have_their_three_letters() -> None:
    assert [three_letters(code) for code in ("en", "fr", "es", "ru", "zh", "de")] == [
        "eng", "fra", "spa", "rus", "zho", "deu",
    ]  # fmt: skip


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["--language", "en", *map(str, arguments)])
    return int(ended.value.code or 0)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """The amended sitting on disk, with a text that the Workers handed in."""
    kept = Journal(tmp_path / "journal")
    for act in amended().sitting.acts:
        assert isinstance(kept.append(act), Accepted)
    return tmp_path / "journal"


def test_the_command_line_writes_the_papers(journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sitting", "export", journal, "--to", tmp_path / "out", "--sitting", CAN_9) == 0
    assert capsys.readouterr().out.split() == list(papers())
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == papers()


def test_the_command_line_proofs_a_sitting(journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sitting", "proof", journal, "--sitting", CAN_9, "--as", "adopted") == 0
    assert "0 remarks" in capsys.readouterr().out
    assert run("sitting", "proof", journal, "--sitting", CAN_9, "--csv", tmp_path / "sheet.csv") == 0
    assert (tmp_path / "sheet.csv").read_text(encoding="utf-8").count("\n") == 1
    assert run("sitting", "proof", journal, "--sitting", CAN_12, "--as", "adopted") == 2
    assert "not adopted yet" in capsys.readouterr().err


def test_the_texts_handed_in_are_held_against_the_speeches_that_they_were_for() -> None:
    room = listed()
    room.do(acts.HandInText, "xn-mail", request="norland", text=f"{NORLAND}\n\nWe welcome this reform of the law.")
    room.do(acts.OpenItem, "the-chair", item="veldania")
    room.speak("gov", 1000, FIRST)
    room.speak("workers", 1000, "We thank the Government for its report, and we ask it to go on.")
    room.speak("employers", 1000, "Nous remercions le gouvernement de ses informations.", language="fr")
    room.speak("national", 1000, "Our members in the ports are waiting for the certificates.")
    room.speak("national-employer", 1000, "The enterprises of the country support the reform.")
    room.speak("norland", 1000, NORLAND, "We welcome the reform of the law.")
    assert list(handed_in(room.state)) == [6]
    remarks = proof(draft_record(room.state, "x"), handed_in(room.state))
    assert [r.what.format(**dict(r.fields)) for r in remarks] == ["handed in and in the draft: [-this] [+the]"]
