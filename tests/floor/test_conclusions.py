"""Conclusions: drafted in the languages of the record, amended, read out, adopted; taken up by the next session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from story import (
    CAN_12,
    CONCLUSIONS,
    DAY,
    IDENTITY,
    QUOTED,
    VELDANIA,
    Room,
    adopted,
    concluded,
    founded,
    profile,
    published,
    read_out,
)

from observance.domain import acts
from observance.domain.conclusions import Conclusions, DueEvent
from observance.domain.record import DocumentKind
from observance.domain.roster import WrittenInformation
from observance.domain.rules import Part
from observance.errors import NotFound
from observance.floor import adopted_conclusions, conclusions_document, earlier_on
from observance.segment import segment

NEXT = replace(IDENTITY, session=111, sitting=1, symbol="CAN/PV.1", day="2023-06-05")
FIRST, SECOND = CONCLUSIONS.items


def other_words(item: object = FIRST, **more: object) -> Conclusions:
    return replace(CONCLUSIONS, items=(replace(item, **more),))  # type: ignore[type-var]


DRAFTS = [
    ("as they are", CONCLUSIONS, ""),
    ("without items", replace(CONCLUSIONS, items=()), ""),
    ("due in a month", other_words(by_date="2022-09"), ""),
    ("due in a year, by an event", other_words(by_date=None, by_event=DueEvent.NEXT_REPORT), ""),
    ("without id", replace(CONCLUSIONS, id=""), "id-taken"),
    ("on no item", replace(CONCLUSIONS, item="none"), "unknown"),
    ("on what is no case", replace(CONCLUSIONS, item="work"), "no-case"),
    ("on a case that was not heard", replace(CONCLUSIONS, item="caldoro"), "not-heard"),
    ("in two languages", replace(CONCLUSIONS, texts=CONCLUSIONS.texts[:2]), "languages"),
    ("with a paragraph less", replace(CONCLUSIONS, texts=(
        replace(CONCLUSIONS.texts[0], paragraphs=QUOTED["en"][:2]), *CONCLUSIONS.texts[1:])), "parallel"),
    ("with a paragraph of two lines", replace(CONCLUSIONS, texts=(
        replace(CONCLUSIONS.texts[0], paragraphs=("a\nb",) * 3), *CONCLUSIONS.texts[1:])), "paragraphs"),
    ("with an item twice", replace(CONCLUSIONS, items=(FIRST, FIRST)), "id-taken"),
    ("with an item in one language", other_words(what=FIRST.what[:1]), "item-words"),
    ("with an item of other words", other_words(what=(("en", "to leave"), *FIRST.what[1:])), "item-words"),
    ("with an item of another paragraph", other_words(paragraph=2), "item-words"),
    ("with an item of no paragraph", other_words(paragraph=9), "item-words"),
    ("asked of nobody", other_words(of_whom=()), "item-words"),
    ("asked of somebody else", other_words(of_whom=(("en", "the Office"), *FIRST.of_whom[1:])), "item-words"),
    ("due on no day", other_words(by_date="2022-02-30"), "day"),
    ("due in words", other_words(by_date="soon"), "day"),
]  # fmt: skip


@pytest.mark.parametrize(("made", "rule"), [row[1:] for row in DRAFTS], ids=[row[0] for row in DRAFTS])
def test_a_draft_says_what_is_asked_in_words_of_its_text(made: Conclusions, rule: str) -> None:
    assert published().attempt(acts.DraftConclusions, conclusions=made) == rule


def amend(room: Room, **more: object) -> str:
    old = QUOTED["en"][1]
    given = {"old": old, "new": old.replace("before", "not later than"), "reason": "the officers agreed", **more}
    place: dict[str, object] = {"conclusions": CONCLUSIONS.id, "language": "en", "paragraph": 1}
    return room.attempt(acts.AmendConclusions, **{**place, **given})


OTHER_TEXT = QUOTED["en"][1].replace("amend", "repeal")
AMENDMENTS: list[tuple[str, dict[str, object], str]] = [
    ("other words", {}, ""),
    ("in no language", {"language": "ru"}, "old-words"),
    ("of no paragraph", {"paragraph": 7}, "old-words"),
    ("of words that are not there", {"old": "Else."}, "old-words"),
    ("nothing new", {"new": QUOTED["en"][1]}, "new-words"),
    ("two lines", {"new": "a\nb"}, "new-words"),
    ("without reason", {"reason": ""}, "reason"),
    ("of none", {"conclusions": "none"}, "unknown"),
    ("that leaves an item without its words", {"new": OTHER_TEXT}, "item-words"),
    ("with its item", {"new": OTHER_TEXT, "items": (
        replace(FIRST, what=(("en", "to repeal the Law on Associations"), *FIRST.what[1:])),)}, ""),
    ("with an item that is none", {"items": (replace(FIRST, id="else"),)}, "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "rule"), [row[1:] for row in AMENDMENTS], ids=[row[0] for row in AMENDMENTS])
def test_conclusions_are_amended_before_they_are_adopted(fields: dict[str, object], rule: str) -> None:
    assert amend(concluded(), **fields) == rule


def test_who_amended_what_and_why_stays_with_the_conclusions() -> None:
    room = concluded()
    amend(room)
    made = room.state.conclusions[CONCLUSIONS.id]
    assert [(c.language, c.paragraph, c.old, c.by, c.reason) for c in made.changes] == [
        ("en", 1, QUOTED["en"][1], "desk", "the officers agreed")
    ]
    assert made.items == CONCLUSIONS.items


def reading() -> Room:
    room = concluded()
    read_out(room)
    return room


def read_by_a_delegate() -> Room:
    room = concluded()
    room.do(acts.OpenItem, sitting=CAN_12, item="veldania")
    room.do(acts.RaisePointOfOrder, sitting=CAN_12, turn="p", capacity="worker_members", language="en")
    return room


READ = {"sitting": CAN_12, "conclusions": CONCLUSIONS.id}
OUTCOMES: list[tuple[str, Callable[[], Room], type[acts.Act], dict[str, object], str]] = [
    ("adopted unread", concluded, acts.AdoptConclusions, READ, "other-item"),
    ("adopted as read", reading, acts.AdoptConclusions, READ, ""),
    ("none adopted", reading, acts.AdoptConclusions, {**READ, "conclusions": "none"}, "unknown"),
    ("read by nobody", reading, acts.ReadOutConclusions, READ, "no-speaker"),
    ("read by a delegate", read_by_a_delegate, acts.ReadOutConclusions, READ, "reader"),
    ("adopted under a speaker", read_by_a_delegate, acts.AdoptConclusions, READ, "floor-taken"),
    ("adopted twice", adopted, acts.AdoptConclusions, READ, "phase"),
    ("drafted anew after adoption", adopted, acts.DraftConclusions, {"conclusions": CONCLUSIONS},
     "conclusions-adopted"),
    ("two on one case", concluded, acts.DraftConclusions, {"conclusions": replace(CONCLUSIONS, id="else")},
     "concluded"),
    ("drafted anew", reading, acts.DraftConclusions, {"conclusions": CONCLUSIONS}, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "kind", "fields", "rule"), [row[1:] for row in OUTCOMES], ids=[r[0] for r in OUTCOMES]
)
def test_conclusions_come_to(
    make: Callable[[], Room], kind: type[acts.Act], fields: dict[str, object], rule: str
) -> None:
    assert make().attempt(kind, **fields) == rule


def test_what_was_amended_after_the_reading_is_read_again() -> None:
    room = reading()
    assert amend(room) == ""
    assert room.attempt(acts.AdoptConclusions, **READ) == "not-read"
    room.do(acts.ChairSpeaks, sitting=CAN_12, turn="again", language="en")
    room.do(acts.ReadOutConclusions, **READ)
    room.do(acts.EndTurn, sitting=CAN_12)
    room.do(acts.AdoptConclusions, **READ)
    adoption = room.state.conclusions[CONCLUSIONS.id].adoption
    assert adoption is not None
    assert (adoption.in_sitting, adoption.as_amended, adoption.at) == (CAN_12, True, room.at)
    assert amend(room) == "conclusions-adopted"


def test_the_government_speaks_after_its_conclusions_and_nobody_else() -> None:
    room = reading()
    asked = {"part": Part.AFTER_CONCLUSIONS}
    state = room.state
    gov = replace(state.requests["gov"], id="after", turn=None, **asked)  # type: ignore[arg-type]
    workers = replace(state.requests["workers"], id="after-w", turn=None, **asked)  # type: ignore[arg-type]
    assert room.attempt(acts.RequestFloor, request=workers) == "after-conclusions"
    room.do(acts.RequestFloor, "xv-mail", request=gov)
    give = {"sitting": CAN_12, "turn": "t", "request": "after"}
    assert room.attempt(acts.GiveFloor, **give) == "after-conclusions"
    room.do(acts.AdoptConclusions, **READ)
    room.do(acts.GiveFloor, **give)
    assert room.state.turns["t"].limit == 300_000


def test_a_withdrawal_leaves_adopted_conclusions_as_they_were() -> None:
    room = concluded()
    amend(room)
    change = room.sitting.acts[-1].id
    read_out(room)
    room.do(acts.AdoptConclusions, **READ)
    assert (
        room.attempt(acts.WithdrawAct, withdrawn=change, reason="the first words were better") == "conclusions-adopted"
    )


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize("make", [concluded, adopted])
def test_segmentation_knows_them_as_conclusions(make: Callable[[], Room], language: str) -> None:
    document = conclusions_document(make().state, CONCLUSIONS.id, language, "conclusions")
    found = segment(document)
    assert found.kind is DocumentKind.CONCLUSIONS
    details = {detail.name: detail.value for detail in found.details}
    assert details["state"] == "Veldania"
    assert details.get("status") == ("draft" if make is concluded else None)
    assert make is concluded or details["date"] == "2022-06-10"
    assert [p.reading.text for p in found.passages][-3:] == list(QUOTED[language])


def test_conclusions_that_are_not_there_are_told() -> None:
    for name, language in (("none", "en"), (CONCLUSIONS.id, "ru")):
        with pytest.raises(NotFound):
            conclusions_document(adopted().state, name, language, "r")


# --- The next session -----------------------------------------------------------------------------------------------


def next_year() -> Room:
    room = Room(at=adopted().at + 360 * DAY)
    room.do(acts.FoundSitting, identity=NEXT)
    room.do(acts.AdoptProfile, profile=replace(profile(), session=111))
    return room


def test_the_next_session_opens_from_what_was_adopted() -> None:
    earlier = adopted_conclusions(adopted().state)
    assert [(e.session, e.state, e.conventions, e.conclusions.items) for e in earlier] == [
        (110, "Veldania", (98,), CONCLUSIONS.items)
    ]
    room = next_year()
    room.do(acts.TakeUpConclusions, conclusions=earlier)
    case = replace(VELDANIA, sitting=1)
    room.do(acts.SetProgramme, items=(case, replace(case, id="other", state="Norland", state_code="XN")))
    assert earlier_on(room.state, "veldania") == earlier
    assert earlier_on(room.state, "other") == ()


def test_written_information_says_which_items_it_answers() -> None:
    room = next_year()
    for kind, fields in (
        (acts.TakeUpConclusions, {"conclusions": adopted_conclusions(adopted().state)}),
        (acts.SetProgramme, {"items": (replace(VELDANIA, sitting=2),)}),
        (acts.RegisterDelegation, {"delegation": founded().state.delegations["xv"]}),
    ):
        room.do(kind, **fields)  # type: ignore[arg-type]
    paper = WrittenInformation(id="w", item="veldania", delegation="xv", pages=3, title="Information", sha256="0" * 64)
    wrong = replace(paper, answers=("none",))
    assert room.attempt(acts.FileWrittenInformation, information=wrong) == "unknown"
    assert room.attempt(acts.FileWrittenInformation, information=replace(paper, answers=("veldania-1",))) == ""


def taken_up(**more: object) -> str:
    (earlier,) = adopted_conclusions(adopted().state)
    return next_year().attempt(acts.TakeUpConclusions, conclusions=(replace(earlier, **more),))  # type: ignore[arg-type]


def test_only_what_an_earlier_session_adopted_is_taken_up() -> None:
    (earlier,) = adopted_conclusions(adopted().state)
    assert taken_up() == ""
    assert taken_up(session=111) == "session"
    assert taken_up(body="other") == "session"
    assert taken_up(conclusions=CONCLUSIONS) == "not-adopted"
    changed = replace(earlier.conclusions, texts=earlier.conclusions.texts[:2])
    assert taken_up(conclusions=changed) == "not-adopted"
    assert adopted_conclusions(concluded().state) == ()
