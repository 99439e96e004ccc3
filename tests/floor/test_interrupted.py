"""A speech that was interrupted: what interrupted it stands where it happened, and the speech goes on after it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from story import DAY, Room, opened

from observance.domain import acts
from observance.domain.amendments import Amendment, Change, Corrects
from observance.domain.record import Record
from observance.floor import adopted_paragraphs, adopted_record, draft_record
from observance.segment import segment

FIRST = "Allow me to convey the greetings of the Government of Veldania."
SECOND = "The register of associations has been open to everybody since March."
THIRD = "We have also repealed the fee that was asked of associations."
POINT = "On a point of order, Chairperson: the time of the speaker is over."
ANSWER = "The Government representative has three more minutes and may go on."


def interrupted() -> Room:
    """The Government speaks; a point of order, the Chair's answer to it, and a suspension cut the speech."""
    room = opened()
    room.do(acts.GiveFloor, turn="t", request="gov")
    room.wait(1_000)
    room.do(acts.RaisePointOfOrder, turn="p", capacity="employer_members", language="en")
    room.do(acts.Interrupt, turn="c", language="en", reason="no point of order")
    room.do(acts.EndTurn)
    room.do(acts.EndTurn)
    room.do(acts.ResumeClock)
    room.do(acts.SuspendSitting)
    room.wait(600_000)
    room.do(acts.ResumeSitting, id="resumed")
    room.do(acts.ResumeClock)
    room.do(acts.EndTurn)
    room.write("t", FIRST)
    room.do(acts.WriteTurn, "writer", turn="t", paragraphs=(SECOND, THIRD), language="en", after="p")
    room.write("p", POINT)
    room.write("c", ANSWER)
    return room


def lines(record: Record) -> list[str]:
    return record.document.reading.text.split("\n\n")[10:]


def test_the_record_tells_it_in_the_order_in_which_it_happened_and_is_read_back() -> None:
    room = interrupted()
    room.do(acts.WriteTurn, "writer", turn="t", paragraphs=("Thank you.",), language="en", after="resumed")
    record = draft_record(room.state, "r")
    gov = "Interpretation from Russian: Government representative (Mr ORZHELYUK)"
    assert lines(record) == [
        f"{gov} – {FIRST}",
        f"Employer members – {POINT}",
        f"Chairperson – {ANSWER}",
        f"{gov} – {SECOND}",
        THIRD,
        "(The sitting was suspended at 10.00.)",
        "(The sitting resumed at 10.10.)",
        f"{gov} – Thank you.",
    ]
    again = segment(record.document)
    assert isinstance(again, Record)
    assert [replace(s, evidence=()) for s in again.speeches] == [replace(s, evidence=()) for s in record.speeches]
    assert again.events == record.events


def test_a_speech_without_words_after_the_interruption_stands_before_it() -> None:
    room = opened()
    room.do(acts.GiveFloor, turn="t", request="gov")
    room.do(acts.Interrupt, turn="c", language="en", reason="order")
    room.write("t", FIRST)
    room.write("c", ANSWER)
    assert [s.n for s in draft_record(room.state, "r").speeches] == [1, 2]


@pytest.mark.parametrize(("turn", "after"), [("p", "t"), ("t", "c"), ("t", "none"), ("c", "p")])
def test_words_stand_only_after_what_interrupted_their_turn(turn: str, after: str) -> None:
    rule = interrupted().attempt(acts.WriteTurn, "writer", turn=turn, paragraphs=("x",), language="en", after=after)
    assert rule == "not-interrupted"


def test_what_stands_between_two_parts_of_a_speech_is_not_merged() -> None:
    room = opened()
    room.do(acts.GiveFloor, turn="t", request="gov")
    for turn in ("c1", "c2"):
        room.do(acts.Interrupt, turn=turn, language="en", reason="order")
        room.do(acts.EndTurn)
        room.write(turn, ANSWER)
    room.write("t", FIRST)
    room.do(acts.WriteTurn, "writer", turn="t", paragraphs=(SECOND,), language="en", after="c1")
    assert room.attempt(acts.MergeTurns, "writer", turn="c2", into="c1") == "merge-order"


# --- Amendments of whole paragraphs ---------------------------------------------------------------------------------


def drafted() -> Room:
    room = interrupted()
    room.do(acts.CloseItem)
    room.do(acts.CloseSitting)
    room.do(acts.PublishDraft, deadline=room.at + DAY)
    return room


def insert(name: str, at: int, new: str) -> Amendment:
    return Amendment(
        id=name, turn="t", paragraph=at, old="", new=new, corrects=Corrects.TRANSCRIPTION, change=Change.INSERT
    )


def delete(name: str, at: int, old: str) -> Amendment:
    return Amendment(
        id=name, turn="t", paragraph=at, old=old, new="", corrects=Corrects.TRANSCRIPTION, change=Change.DELETE
    )


def words(name: str, at: int, old: str, new: str) -> Amendment:
    return Amendment(id=name, turn="t", paragraph=at, old=old, new=new, corrects=Corrects.SPEAKER)


def done(room: Room, *amendments: Amendment) -> list[str]:
    """What comes of accepting each."""
    found = []
    for amendment in amendments:
        found.append(room.attempt(acts.ProposeAmendment, "xv-mail", amendment=amendment))
        if not found[-1]:
            room.do(acts.AcknowledgeAmendment, amendment=amendment.id)
            found[-1] = room.attempt(acts.AcceptAmendment, amendment=amendment.id)
    return found


TABLE = [
    ("a paragraph before the second", [insert("a", 1, "New.")], [""], (FIRST, "New.", SECOND, THIRD)),
    ("a paragraph at the end", [insert("a", 3, "New.")], [""], (FIRST, SECOND, THIRD, "New.")),
    ("a paragraph less", [delete("a", 1, SECOND)], [""], (FIRST, THIRD)),
    ("one for another", [insert("a", 1, "New."), delete("b", 1, SECOND)], ["", ""], (FIRST, "New.", THIRD)),
    ("two at one place", [insert("a", 1, "New."), insert("b", 1, "Other.")], ["", "conflict"],
     (FIRST, "New.", SECOND, THIRD)),
    ("the same twice", [insert("a", 1, "New."), insert("b", 1, "New.")], ["", ""], (FIRST, "New.", SECOND, THIRD)),
    ("deleted twice", [delete("a", 1, SECOND), delete("b", 1, SECOND)], ["", ""], (FIRST, THIRD)),
    ("changed and deleted", [words("a", 1, SECOND, "New."), delete("b", 1, SECOND)], ["", "conflict"],
     (FIRST, "New.", THIRD)),
    ("inserted and changed", [insert("a", 1, "New."), words("b", 1, SECOND, "Else.")], ["", ""],
     (FIRST, "New.", "Else.", THIRD)),
    ("all deleted", [delete("a", 0, FIRST), delete("b", 1, SECOND), delete("c", 2, THIRD)], ["", "", "empty-speech"],
     (THIRD,)),
    ("inserted too far", [insert("a", 4, "New.")], ["old-words"], (FIRST, SECOND, THIRD)),
    ("inserted in place of words", [replace(insert("a", 1, "New."), old=SECOND)], ["old-words"],
     (FIRST, SECOND, THIRD)),
    ("deleted with other words", [delete("a", 1, FIRST)], ["old-words"], (FIRST, SECOND, THIRD)),
    ("deleted with new words", [replace(delete("a", 1, SECOND), new="New.")], ["new-words"], (FIRST, SECOND, THIRD)),
    ("nothing inserted", [insert("a", 1, "")], ["new-words"], (FIRST, SECOND, THIRD)),
    ("a long paragraph", [insert("a", 1, "Word " * 70 + "end.")], ["insertion"], (FIRST, SECOND, THIRD)),
]  # fmt: skip


@pytest.mark.parametrize(("amendments", "rules", "left"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_whole_paragraphs_come_and_go(amendments: list[Amendment], rules: list[str], left: tuple[str, ...]) -> None:
    room = drafted()
    assert done(room, *amendments) == rules
    assert adopted_paragraphs(room.state)["t"] == left


def test_an_amended_speech_keeps_its_place_around_the_interruption() -> None:
    room = drafted()
    assert done(room, delete("a", 0, FIRST), insert("b", 0, "Good morning."), insert("c", 3, "Thank you.")) == [""] * 3
    gov = "Interpretation from Russian: Government representative (Mr ORZHELYUK)"
    assert lines(adopted_record(room.state, "r")) == [
        f"{gov} – Good morning.",
        f"Employer members – {POINT}",
        f"Chairperson – {ANSWER}",
        f"{gov} – {SECOND}",
        THIRD,
        "Thank you.",
        "(The sitting was suspended at 10.00.)",
        "(The sitting resumed at 10.10.)",
        "(The sitting closed at 10.10.)",
    ]
