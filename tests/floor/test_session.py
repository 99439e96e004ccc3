"""Several sittings as one session: what they share, what is each one's own, records adopted in a later sitting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from story import (
    CALDORO,
    CAN_9,
    CAN_12,
    DAY,
    IDENTITY,
    LATER,
    MORNING,
    NATIONAL,
    QUOTED,
    VELDANIA,
    WORK,
    Room,
    adopted,
    concluded,
    held,
    opened,
    published,
    replayed,
)

from observance.domain import acts
from observance.domain.amendments import AdoptedRecord, Amendment, Corrects, Corrigendum
from observance.domain.record import Capacity, Record
from observance.domain.roster import Person
from observance.domain.rules import SpeakingLimit
from observance.domain.sitting import Log, Phase
from observance.floor import adopted_record, corrected_record, draft_record
from observance.segment import segment

WORDS = "The Parliament adopted the amendments to the Law on Associations, and the register is open to everybody."


def test_each_sitting_has_its_own_and_all_have_the_registry() -> None:
    state = concluded().state
    assert (state.identity, state.phase) == (LATER, Phase.OPEN)
    first = state.at(CAN_9)
    assert (first.identity, first.phase, len(first.turns)) == (IDENTITY, Phase.CLOSED, 11)
    assert first.people is state.people
    assert first.at(CAN_12) == state
    assert [own.identity for own in state.sittings()] == [IDENTITY, LATER]
    with pytest.raises(KeyError):
        state.at("CAN/PV.99")


TABLE = [
    ("no sitting named", acts.CloseSitting, {}, "sitting"),
    ("a sitting that is none", acts.CloseSitting, {"sitting": "CAN/PV.99"}, "sitting"),
    ("a sitting twice", acts.FoundSitting, {"identity": LATER}, "founded"),
    ("one number twice", acts.FoundSitting, {"identity": replace(LATER, symbol="CAN/PV.12bis")}, "founded"),
    ("another session", acts.FoundSitting, {"identity": replace(LATER, session=111, sitting=1)}, "session"),
    ("a third sitting", acts.FoundSitting, {"identity": replace(LATER, sitting=13, symbol="CAN/PV.13")}, ""),
    ("an item of another sitting", acts.OpenItem, {"sitting": CAN_12, "item": "work"}, "programme"),
    ("an item with conclusions", acts.OpenItem, {"sitting": CAN_12, "item": "veldania"}, ""),
    ("a request for a sitting that is over", acts.RequestFloor, {"request": replace(NATIONAL, id="x")}, "phase"),
    ("an item moved here", acts.MoveItem, {"item": "caldoro", "to": 12, "reason": "time ran out"}, ""),
    ("an item of the programme left out", acts.SetProgramme, {"items": (WORK, CALDORO)}, "item-in-use"),
    ("an item added", acts.SetProgramme, {"items": (WORK, VELDANIA, replace(CALDORO, sitting=12))}, ""),
    ("a record of another journal", acts.AdoptEarlierRecords,
     {"sitting": CAN_12, "records": (AdoptedRecord(symbol="CAN/PV.7", as_amended=True),)}, ""),
    ("a record as it is", acts.AdoptEarlierRecords,
     {"sitting": CAN_12, "records": (AdoptedRecord(symbol=CAN_9, as_amended=False),)}, ""),
    ("a record as amended that is not", acts.AdoptEarlierRecords,
     {"sitting": CAN_12, "records": (AdoptedRecord(symbol=CAN_9, as_amended=True),)}, "as-amended"),
    ("one's own", acts.AdoptEarlierRecords,
     {"sitting": CAN_12, "records": (AdoptedRecord(symbol=CAN_12, as_amended=False),)}, "adoption"),
    ("an adoption in a sitting that is here", acts.AdoptRecord,
     {"sitting": CAN_9, "in_sitting": CAN_12, "as_amended": False}, "adopted-there"),
    ("the draft of a sitting that goes on", acts.PublishDraft, {"sitting": CAN_12, "deadline": 10**15}, "phase"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "fields", "rule"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_is_done_in_a_session_comes_to(kind: type[acts.Act], fields: dict[str, object], rule: str) -> None:
    assert concluded().attempt(kind, **fields) == rule


def test_a_draft_is_amended_in_one_sitting_while_another_is_held() -> None:
    room = held()
    room.do(acts.PublishDraft, deadline=room.at + 5 * DAY)
    room.do(acts.FoundSitting, identity=LATER)
    room.at = MORNING + 4 * DAY
    room.do(acts.TakeChair, sitting=CAN_12, person="deputy")
    room.do(acts.OpenSitting, sitting=CAN_12)
    room.do(acts.ChairSpeaks, sitting=CAN_12, turn="c", language="en")
    made = Amendment(
        id="m", turn="t-gov", paragraph=1, old=WORDS, new=WORDS[4:].capitalize(), corrects=Corrects.SPEAKER
    )
    room.do(acts.ProposeAmendment, "xv-mail", sitting=CAN_9, amendment=made)
    room.do(acts.AcknowledgeAmendment, sitting=CAN_9, amendment="m")
    room.wait(1_000)
    room.do(acts.EndTurn, sitting=CAN_12)
    assert room.state.turns["c"].used == 1_000
    earlier = (AdoptedRecord(symbol=CAN_9, as_amended=True),)
    assert room.attempt(acts.AdoptEarlierRecords, sitting=CAN_12, records=earlier) == "deadline"
    room.wait(2 * DAY)
    assert room.attempt(acts.AdoptEarlierRecords, sitting=CAN_12, records=earlier) == "unsettled"
    room.do(acts.AcceptAmendment, sitting=CAN_9, amendment="m")
    room.do(acts.AdoptEarlierRecords, sitting=CAN_12, records=earlier)
    adoption = room.state.at(CAN_9).adoption
    assert adoption is not None
    assert (adoption.in_sitting, adoption.as_amended) == (CAN_12, True)
    record = adopted_record(room.state.at(CAN_9), "r")
    assert record.document.reading.text_sha256 == adoption.text_sha256
    assert replayed(room.sitting.acts) == room.sitting


def test_a_name_put_right_later_does_not_change_what_was_published() -> None:
    room = published()
    before = draft_record(room.state, "r")
    room.do(acts.RegisterPerson, person=Person(id="minister", name="ELSE", delegation="xv"))
    assert room.state.people["minister"].name == "ELSE"
    assert draft_record(room.state, "r") == before


def test_a_reduction_on_an_item_follows_it_to_another_sitting_and_one_on_all_does_not() -> None:
    for item, limit in ((None, 900_000), ("veldania", 60_000)):
        room = opened()
        room.do(acts.AnnounceLimit, limit=SpeakingLimit(milliseconds=60_000), item=item, reason="the list is long")
        room.do(acts.CloseItem)
        room.do(acts.FoundSitting, identity=LATER)
        room.do(acts.MoveItem, item="veldania", to=12, reason="time ran out")
        room.do(acts.TakeChair, sitting=CAN_12, person="chair")
        room.do(acts.OpenSitting, sitting=CAN_12)
        room.do(acts.OpenItem, sitting=CAN_12, item="veldania")
        room.do(acts.GiveFloor, sitting=CAN_12, turn="t", request="gov")
        assert room.state.turns["t"].limit == limit


def test_a_side_shares_its_time_over_sittings() -> None:
    room = opened()
    for request in ("gov", "workers", "employers"):
        room.speak(request, 1, "x")
    room.ask(replace(NATIONAL, id="second"))
    room.speak("national", 200_000, "x")
    room.do(acts.CloseItem)
    room.do(acts.FoundSitting, identity=LATER)
    room.do(acts.MoveItem, item="veldania", to=12, reason="time ran out")
    room.do(acts.TakeChair, sitting=CAN_12, person="chair")
    room.do(acts.OpenSitting, sitting=CAN_12)
    room.do(acts.OpenItem, sitting=CAN_12, item="veldania")
    room.do(acts.GiveFloor, sitting=CAN_12, turn="t", request="second")
    assert room.state.turns["t"].limit == 400_000


def test_the_record_of_the_later_sitting_tells_of_the_adoptions_and_is_read_back() -> None:
    state = adopted().state
    record = draft_record(state.at(CAN_12), "can-pv-12")
    again = segment(record.document)
    assert isinstance(again, Record)
    assert [(e.kind, e.what, e.as_amended) for e in record.events] == [
        ("adopted", ("PV.9",), False),
        ("adopted", ("conclusions",), False),
        ("closed", (), None),
    ]
    assert record.events == again.events
    assert record.items == again.items
    assert [replace(s, evidence=()) for s in record.speeches] == [replace(s, evidence=()) for s in again.speeches]
    assert [s.capacity for s in record.speeches] == [Capacity.CHAIR, Capacity.GOVERNMENT_REPRESENTATIVE]
    assert QUOTED["en"][1] in record.document.reading.text


def correction(name: str, new: str, old: str = WORDS, paragraph: int = 1) -> Corrigendum:
    return Corrigendum(id=name, turn="t-gov", paragraph=paragraph, old=old, new=new, reason="a misprint")


def test_a_corrigendum_leaves_the_adopted_text_and_makes_a_corrected_one() -> None:
    room = adopted()
    first = adopted_record(room.state.at(CAN_9), "r")
    one, two = WORDS.replace("register", "public register"), WORDS.replace("register", "public list")
    room.do(acts.IssueCorrigendum, sitting=CAN_9, corrigendum=correction("c1", one))
    room.do(acts.IssueCorrigendum, sitting=CAN_9, corrigendum=correction("c2", two, old=one))
    state = room.state.at(CAN_9)
    assert adopted_record(state, "r") == first
    text = corrected_record(state, "r").document.reading.text
    assert text == first.document.reading.text.replace(WORDS, two).replace(
        "Adopted record", "Adopted record, with corrigenda", 1
    )
    assert [(c.id, c.by, c.at) for c in state.corrigenda] == [("c1", "desk", room.at), ("c2", "desk", room.at)]
    again = segment(corrected_record(state, "r").document)
    status = again.detail("status")
    assert status is not None
    assert status.value == "adopted"


CORRIGENDA = [
    ("of other words", correction("x", "New.", old="Old."), "old-words"),
    ("of no paragraph", correction("x", "New.", paragraph=9), "old-words"),
    ("of two lines", correction("x", "One.\nTwo."), "new-words"),
    ("of the same words", correction("x", WORDS), "new-words"),
    ("without reason", replace(correction("x", "New."), reason=" "), "reason"),
    ("of no turn", replace(correction("x", "New."), turn="none"), "unknown"),
]


@pytest.mark.parametrize(("made", "rule"), [row[1:] for row in CORRIGENDA], ids=[row[0] for row in CORRIGENDA])
def test_a_corrigendum_is_refused(made: Corrigendum, rule: str) -> None:
    assert adopted().attempt(acts.IssueCorrigendum, sitting=CAN_9, corrigendum=made) == rule


def test_a_corrigendum_comes_after_adoption_and_once() -> None:
    made = correction("c1", "New words.")
    assert published().attempt(acts.IssueCorrigendum, corrigendum=made) == "not-adopted"
    room = adopted()
    room.do(acts.IssueCorrigendum, sitting=CAN_9, corrigendum=made)
    assert room.attempt(acts.IssueCorrigendum, sitting=CAN_9, corrigendum=made) == "id-taken"


def test_a_withdrawal_reaches_over_sittings() -> None:
    room: Room = adopted()
    before = room.state
    adoption = next(act.id for act in room.sitting.acts if isinstance(act, acts.AdoptEarlierRecords))
    done = room.do(acts.WithdrawAct, withdrawn=adoption, reason="the wrong symbol")
    assert room.state.at(CAN_9).adoption is None
    room.do(acts.WithdrawAct, withdrawn=done, reason="it was the right one")
    assert room.state == before
    founding = next(act.id for act in room.sitting.acts[1:] if isinstance(act, acts.FoundSitting))
    assert room.attempt(acts.WithdrawAct, withdrawn=founding, reason="no such sitting") == "depends"


def test_a_log_that_grew_in_two_ways_is_two_logs() -> None:
    room = Room()
    one, two, three = (room.make(acts.CloseItem, id=name) for name in ("x", "y", "z"))
    first = Log((one,))
    longer, other = first.added(two), first.added(three)
    assert (tuple(first), tuple(longer), tuple(other)) == ((one,), (one, two), (one, three))
    assert [log.place("y") for log in (first, longer, other)] == [None, 1, None]
    assert (len(longer), longer[-1], longer[:1], longer == [one, two]) == (2, two, (one,), True)
    with pytest.raises(IndexError):
        first[1]
