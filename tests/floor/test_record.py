"""The record of a sitting: written, drafted, amended, adopted; and read back."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story import DAY, Room, held, listed, opened, published

from observance.domain import acts
from observance.domain.amendments import AdoptedRecord, Amendment, Corrects, Standing
from observance.domain.record import Capacity, Record, SpeechKind
from observance.floor import adopted_paragraphs, adopted_record, conflicts, draft_record
from observance.floor.amending import applied, clash, edits
from observance.publish.akn import akn_to_record, check_akn, record_to_akn
from observance.publish.akn.history import Amendment as AknAmendment
from observance.publish.akn.history import History
from observance.segment import segment

#: The second paragraph of the Government's first speech.
WORDS = "The Parliament adopted the amendments to the Law on Associations, and the register is open to everybody."


def essence(record: Record) -> dict[str, object]:
    """The whole record, but which words or which act show a fact; the language of front matter is anybody's guess."""
    return {
        "text": record.document.reading.text,
        "body": record.body,
        "details": [(detail.name, detail.value) for detail in record.details],
        "passages": [(replace(p, language=None), p.n > 6 and p.language) for p in record.passages],
        "items": record.items,
        "speeches": [replace(speech, evidence=()) for speech in record.speeches],
        "facts": [[(d.name, d.value) for d in speech.evidence] for speech in record.speeches],
        "events": record.events,
        "notices": record.notices,
    }


@pytest.mark.parametrize("make", [draft_record, adopted_record])
def test_segmentation_of_the_text_gives_an_equal_record(make: type[Record]) -> None:
    record = make(published().state, "can-pv-9")  # type: ignore[call-arg, arg-type]
    again = segment(record.document)
    assert isinstance(again, Record)
    ours, theirs = essence(record), essence(again)
    for part in ours:
        assert ours[part] == theirs[part], part


def test_the_record_says_who_spoke_for_whom_in_which_language() -> None:
    record = draft_record(published().state, "can-pv-9")
    found = [(s.capacity, s.heading, s.interpreted_from, s.item) for s in record.speeches]
    assert found[2] == (
        Capacity.GOVERNMENT_REPRESENTATIVE,
        "Interpretation from Russian: Government representative (Mr ORZHELYUK)",
        "ru",
        2,
    )
    assert [s.heading for s in record.speeches if s.language != "en"] == [
        "Présidente",
        "Membres employeurs",
        "Observador, World Federation of Lamplighters (WFL) (Sr. SELZHANOV)",
    ]
    norland = next(s for s in record.speeches if s.on_behalf_of)
    assert (norland.on_behalf_of, norland.aligned) == (("Northern Lights Group",), ("Norway", "Iceland"))
    assert record.items[1].conventions[0].number == 98
    for speech in record.speeches:
        text = record.document.reading.text
        assert text[speech.start : speech.body_start] == f"{speech.heading} – "


def test_another_chair_is_named_in_the_heading() -> None:
    room = listed()
    room.chair("c1", "Good morning.")
    room.do(acts.TakeChair, person="deputy")
    room.chair("c2", "I take the chair for this item.")
    assert [s.heading for s in draft_record(room.state, "r").speeches] == ["Chairperson", "Chairperson (Mr TAVI)"]


def test_turns_are_written_in_parts_and_merged() -> None:
    room = opened()
    room.speak("gov", 10, "The end.", language="en")
    room.write("t-gov", "The middle.", "More.", part=-1)
    room.write("t-gov", "The beginning.", part=-2)
    room.chair("c1", "One.")
    room.chair("c2", "Two.")
    room.do(acts.MergeTurns, "writer", turn="c2", into="c1")
    record = draft_record(room.state, "r")
    said = {s.n: [record.passages[n - 1].reading.text for n in s.passages] for s in record.speeches}
    assert said == {1: ["The beginning.", "The middle.", "More.", "The end."], 2: ["One.", "Two."]}


def test_a_turn_without_text_holds_the_draft_back() -> None:
    room = opened()
    room.do(acts.ChairSpeaks, turn="c1", language="en")
    room.do(acts.EndTurn)
    room.do(acts.AdjournSitting)
    assert room.attempt(acts.PublishDraft, deadline=room.at + 3 * DAY) == "unwritten"


def test_points_of_order_and_adoptions_stand_in_the_record() -> None:
    room = opened()
    room.do(acts.AdoptEarlierRecords, records=(AdoptedRecord(symbol="PV.6", as_amended=True),))
    room.do(acts.GiveFloor, turn="t", request="gov")
    room.do(acts.RaisePointOfOrder, turn="p", capacity="employer_members", language="en")
    room.do(acts.EndTurn)
    room.do(acts.EndTurn)
    room.write("t", "We have come a long way.")
    room.write("p", "On a point of order, Chairperson: the time is over.")
    record = draft_record(room.state, "r")
    assert [s.kind for s in record.speeches] == [SpeechKind.SPEECH, SpeechKind.POINT_OF_ORDER]
    assert [(e.what, e.as_amended) for e in record.events] == [(("PV.6",), True)] * 3, "in the languages of the heading"
    again = segment(record.document)
    assert isinstance(again, Record)
    assert [s.kind for s in again.speeches] == [s.kind for s in record.speeches]


# --- Amendments -----------------------------------------------------------------------------------------------------


def change(name: str, new: str, **more: object) -> Amendment:
    """An amendment of the Government's second paragraph."""
    given = {"turn": "t-gov", "paragraph": 1, "old": WORDS, "corrects": Corrects.INTERPRETATION, **more}
    return Amendment(id=name, new=new, **given)  # type: ignore[arg-type]


def propose(room: Room, amendment: Amendment, by: str = "xv-mail") -> str:
    return room.attempt(acts.ProposeAmendment, by, amendment=amendment)


def accept(room: Room, amendment: Amendment) -> str:
    assert propose(room, amendment) == ""
    room.do(acts.AcknowledgeAmendment, amendment=amendment.id)
    return room.attempt(acts.AcceptAmendment, amendment=amendment.id)


SMALL = change("m1", WORDS.replace("The Parliament", "Parliament"))
REFUSALS = [
    ("another's credential", SMALL, "xn-mail", "own-speech"),
    ("of the same words", change("x", WORDS), "xv-mail", "new-words"),
    ("two paragraphs", change("x", "One.\n\nTwo."), "xv-mail", "new-words"),
    ("nothing", change("x", ""), "xv-mail", "new-words"),
    ("of other words", change("x", "New.", old="Old."), "xv-mail", "old-words"),
    ("of no paragraph", change("x", "New.", paragraph=7), "xv-mail", "old-words"),
    ("a long insertion", change("x", WORDS + " And so on." * 30), "xv-mail", "insertion"),
    ("by another office", SMALL, "writer", "office"),
]


@pytest.mark.parametrize(("amendment", "by", "rule"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS])
def test_an_amendment_is_of_ones_own_speech_and_short(amendment: Amendment, by: str, rule: str) -> None:
    assert propose(published(), amendment, by) == rule


def test_an_amendment_comes_between_publication_and_deadline() -> None:
    assert propose(held(), SMALL) == "not-published"
    room = published()
    room.wait(3 * DAY)
    assert propose(room, SMALL) == ""
    room.wait(1)
    assert propose(room, replace(SMALL, id="late")) == "deadline"


def test_nothing_is_decided_before_its_receipt_is_acknowledged_nor_twice() -> None:
    room = published()
    propose(room, SMALL)
    assert room.attempt(acts.AcceptAmendment, amendment="m1") == "amendment-settled"
    room.do(acts.AcknowledgeAmendment, amendment="m1")
    assert room.attempt(acts.ReturnAmendment, amendment="m1", reason="") == "reason"
    room.do(acts.ReturnAmendment, amendment="m1", reason="Which Parliament?")
    assert room.attempt(acts.AcceptAmendment, amendment="m1") == "amendment-settled"
    assert room.state.amendments["m1"].standing is Standing.RETURNED
    assert room.state.amendments["m1"].reason == "Which Parliament?"


def test_two_edits_of_one_paragraph_merge_where_they_touch_other_words_and_conflict_where_they_do_not() -> None:
    room = published()
    assert accept(room, SMALL) == ""
    assert accept(room, change("m2", WORDS.replace("everybody", "all associations"))) == ""
    third = change("m3", WORDS.replace("everybody", "all unions"))
    assert accept(room, third) == "conflict"
    assert conflicts(room.state) == (("m2", "m3"),)
    room.do(acts.RefuseAmendment, amendment="m3", reason="the other was heard on the recording")
    assert conflicts(room.state) == ()
    assert adopted_paragraphs(room.state)["t-gov"][1] == (
        "Parliament adopted the amendments to the Law on Associations, and the register is open to all associations."
    )


def amended() -> Room:
    """Two amendments accepted, one refused; the deadline is over."""
    room = published()
    accept(room, SMALL)
    accept(room, change("m2", WORDS.replace("everybody", "all associations")))
    propose(room, change("m3", WORDS.replace("open", "closed")))
    room.do(acts.AcknowledgeAmendment, amendment="m3")
    room.do(acts.RefuseAmendment, amendment="m3", reason="not what the recording holds")
    room.wait(3 * DAY + 1)
    return room


def test_a_record_is_adopted_as_amended_and_is_the_draft_with_what_was_accepted_byte_for_byte() -> None:
    room = amended()
    assert room.attempt(acts.AdoptRecord, in_sitting="CAN/PV.9", as_amended=True) == "own-sitting"
    assert room.attempt(acts.AdoptRecord, in_sitting="CAN/PV.12", as_amended=False) == "as-amended"
    room.do(acts.AdoptRecord, in_sitting="CAN/PV.12", as_amended=True)
    draft, adopted = draft_record(room.state, "r"), adopted_record(room.state, "r")
    assert room.state.publication is not None
    assert room.state.adoption is not None
    assert draft.document.reading.text_sha256 == room.state.publication.text_sha256
    assert adopted.document.reading.text_sha256 == room.state.adoption.text_sha256
    new = WORDS.replace("The Parliament", "Parliament").replace("everybody", "all associations")
    rebuilt = draft.document.reading.text.replace(WORDS, new).replace("Draft record", "Adopted record", 1)
    assert adopted.document.reading.text.encode() == rebuilt.encode()
    assert sha256(rebuilt.encode()).hexdigest() == room.state.adoption.text_sha256
    assert room.attempt(acts.RefuseAmendment, amendment="m1", reason="late") == "adopted"
    assert room.attempt(acts.AdoptRecord, in_sitting="CAN/PV.13", as_amended=True) == "adopted"


def test_no_record_is_adopted_over_an_amendment_that_waits() -> None:
    room = published()
    propose(room, SMALL)
    room.wait(4 * DAY)
    assert room.attempt(acts.AdoptRecord, in_sitting="CAN/PV.12", as_amended=False) == "unsettled"


def test_draft_and_adopted_record_pass_the_checker_of_akoma_ntoso_and_come_back() -> None:
    room = amended()
    room.do(acts.AdoptRecord, in_sitting="CAN/PV.12", as_amended=True)
    draft, adopted = draft_record(room.state, "can-pv-9"), adopted_record(room.state, "can-pv-9")
    speech = next(s for s in adopted.speeches if s.capacity is Capacity.GOVERNMENT_REPRESENTATIVE)
    passage = adopted.passages[speech.passages[1] - 1]
    made = AknAmendment(
        number=1, speech=speech.n, passage=passage.n, old=WORDS, new=passage.reading.text, asked_on="2022-06-07"
    )
    first = record_to_akn(draft, History(drafted_on="2022-06-06"))
    last = record_to_akn(adopted, History(drafted_on="2022-06-06", adopted_on="2022-06-10", amendments=(made,)))
    assert check_akn(first) == ()
    assert check_akn(last, first) == ()
    assert [
        replace(s, start=0, end=0, body_start=0, passages=(), evidence=()) for s in akn_to_record(first).speeches
    ] == [replace(s, start=0, end=0, body_start=0, passages=(), evidence=()) for s in draft.speeches]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from("a bb c, . é日"), max_size=30), st.lists(st.sampled_from("a bb c, . é日"), max_size=30))
def test_edits_rebuild_the_new_paragraph(old: list[str], new: list[str]) -> None:
    before, after = "".join(old), "".join(new)
    assert applied(before, edits(before, after)) == after
    assert not clash(edits(before, after), edits(before, after)) or before != after


def test_the_same_change_asked_for_twice_stands_once() -> None:
    one = edits("The red house.", "The blue house.")
    assert not clash(one, edits("The red house.", "The blue house."))
    assert applied("The red house.", [*one, *one]) == "The blue house."
    assert clash(one, edits("The red house.", "The green house."))
