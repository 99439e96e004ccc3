"""The rules as tables: acts and their outcome, every act in every office, every capacity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from story import (
    CAN_12,
    CLOSING,
    CONCLUSIONS,
    DAY,
    GOVERNMENT,
    HOUR,
    IDENTITY,
    LAMPLIGHTERS,
    NATIONAL,
    NATIONAL_EMPLOYER,
    NORLAND,
    REPLY,
    VELDANIA,
    WORK,
    WORKERS,
    Room,
    asking,
    concluded,
    founded,
    held,
    listed,
    opened,
    profile,
    published,
    replayed,
)

from observance.domain import acts
from observance.domain.acts import ACTS, Act
from observance.domain.amendments import AdoptedRecord, Amendment, Corrects, Corrigendum
from observance.domain.record import Capacity, SpeechKind
from observance.domain.roster import (
    AgendaItem,
    Credential,
    Delegation,
    FloorRequest,
    Office,
    Person,
    WrittenInformation,
)
from observance.domain.rules import Part, SpeakingLimit
from observance.domain.sitting import OutOfOrder, Phase, Sitting
from observance.floor import apply, fold, shipped_profile, spread
from observance.floor.profiles import faults_of
from observance.floor.rows import act_in, row_of

Step = tuple[type[Act], str, dict[str, object]]


def step(kind: type[Act], by: str = "desk", **fields: object) -> Step:
    return kind, by, fields


def floor(request: str, by: str = "the-chair") -> Step:
    return step(acts.GiveFloor, by, turn=f"t-{request}", request=request)


END = step(acts.EndTurn)
LAW = WrittenInformation(id="w1", item="veldania", delegation="xv", pages=5, title="Information", sha256="0" * 64)
TWO_MINUTES = SpeakingLimit(milliseconds=120_000, capacities=(Capacity.GOVERNMENT_MEMBER,))

#: Where it begins, what is done, and what the last act comes to: "" where it is in order.
TABLE: list[tuple[str, Callable[[], Room], list[Step], str]] = [
    ("founded once", founded, [step(acts.FoundSitting, identity=IDENTITY)], "founded"),
    ("nobody before the founding", Room, [step(acts.OpenSitting)], "not-founded"),
    ("a day is a day", Room, [step(acts.FoundSitting, identity=replace(IDENTITY, day="6 June"))], "day"),
    ("no act without rules", Room, [step(acts.FoundSitting, identity=IDENTITY), step(acts.OpenSitting)], "no-profile"),
    ("rules of another session", founded, [step(acts.AdoptProfile, profile=replace(profile(), session=99))], "profile"),
    ("half a profile", founded, [step(acts.AdoptProfile, profile=replace(profile(), settings={}))], "profile"),
    ("a stranger", founded, [step(acts.OpenSitting, "nobody")], "credential"),
    ("a setting that is none", founded, [step(acts.OverrideSetting, setting="x", value=1, reason="r", announced=True)],
     "setting"),
    ("a language less", founded, [step(acts.AdoptProfile, profile=replace(profile(), spoken=("en", "fr", "es")))],
     "profile"),
    ("a name of two lines", founded, [step(acts.RegisterPerson, person=Person(id="x", name="A\n\nB"))], "line"),
    ("a heading of two lines", founded, [step(acts.SetProgramme, items=(replace(VELDANIA, state="A\nB"),))], "line"),
    ("an override says why", founded,
     [step(acts.OverrideSetting, setting="written_pages", value=6, reason=" ", announced=True)], "reason"),
    ("a rule that stays", founded, [step(acts.WaiveRule, rule="leave", subject="lamps", reason="r", announced=True)],
     "not-waivable"),
    ("one id for two items", founded, [step(acts.SetProgramme, items=(WORK, WORK))], "id-taken"),
    ("an item without heading", founded, [step(acts.SetProgramme, items=(AgendaItem(id="x", sitting=9),))], "headings"),
    ("an item with speakers stays", listed, [step(acts.SetProgramme, items=(WORK,))], "item-in-use"),
    ("the open item stays", opened, [step(acts.MoveItem, item="veldania", to=10, reason="r")], "item-open"),
    ("an item moved away", listed, [step(acts.MoveItem, item="veldania", to=10, reason="r"),
                                    step(acts.OpenItem, item="veldania")], "programme"),
    ("an item moved here", listed, [step(acts.MoveItem, item="caldoro", to=9, reason="r"),
                                    step(acts.OpenItem, item="caldoro")], ""),
    ("a delegation has its names", founded, [step(acts.RegisterDelegation, delegation=Delegation(id="x", names=()))],
     "names"),
    ("a person has a name", founded, [step(acts.RegisterPerson, person=Person(id="x", name=" "))], "names"),
    ("a person of no delegation known", founded,
     [step(acts.RegisterPerson, person=Person(id="x", name="Y", delegation="none"))], "unknown"),
    ("a credential given twice", founded,
     [step(acts.RegisterCredential, credential=Credential(id="writer", office=Office.CHAIR))], "id-taken"),
    ("a delegate of nobody", founded,
     [step(acts.RegisterCredential, credential=Credential(id="x", office=Office.DELEGATE))], "delegation"),
    # Written information.
    ("written information", founded, [step(acts.FileWrittenInformation, "xv-mail", information=LAW)], ""),
    ("written by another", founded, [step(acts.FileWrittenInformation, "xn-mail", information=LAW)], "own-delegation"),
    ("written on another's case", founded,
     [step(acts.FileWrittenInformation, information=replace(LAW, delegation="xn"))], "own-case"),
    ("six pages", founded, [step(acts.FileWrittenInformation, "xv-mail", information=replace(LAW, pages=6))], "pages"),
    ("six pages where six are allowed", founded,
     [step(acts.OverrideSetting, setting="written_pages", value=6, reason="r", announced=True),
      step(acts.FileWrittenInformation, "xv-mail", information=replace(LAW, pages=6))], ""),
    ("six pages where the rule is waived", founded,
     [step(acts.WaiveRule, rule="pages", subject="w1", reason="r", announced=False),
      step(acts.FileWrittenInformation, "xv-mail", information=replace(LAW, pages=6))], ""),
    ("too late", listed, [step(acts.FileWrittenInformation, "xv-mail", information=LAW)], "notice"),
    # The list of speakers.
    ("the floor for another", listed, [step(acts.RequestFloor, "xn-mail", request=replace(NATIONAL, id="x"))],
     "own-delegation"),
    ("another's person", listed, [step(acts.RequestFloor, request=replace(NATIONAL, id="x", person="envoy"))],
     "other-delegation"),
    ("a language without interpretation", listed,
     [step(acts.RequestFloor, request=replace(NATIONAL, id="x", language="sw"))], "language"),
    ("an id asked twice", listed, [step(acts.RequestFloor, request=NATIONAL)], "id-taken"),
    ("a list that is closed", listed, [step(acts.CloseList, item="veldania"),
                                       step(acts.RequestFloor, request=replace(NATIONAL, id="x"))], "list-closed"),
    ("a list that is closed, but", listed,
     [step(acts.CloseList, item="veldania"),
      step(acts.WaiveRule, rule="list-closed", subject="x", reason="late arrival", announced=True),
      step(acts.RequestFloor, request=replace(NATIONAL, id="x"))], ""),
    ("closed twice", listed, [step(acts.CloseList, item="veldania"), step(acts.CloseList, item="veldania")],
     "list-closed"),
    ("States without a group", listed, [step(acts.RequestFloor, request=replace(NORLAND, id="x", on_behalf_of=()))],
     "group"),
    ("a point of order on the list", listed,
     [step(acts.RequestFloor, request=replace(NATIONAL, id="x", kind=SpeechKind.POINT_OF_ORDER))], "kind"),
    ("a reply to nothing", opened, [step(acts.RequestFloor, request=REPLY)], "nothing-to-reply-to"),
    ("a reply", opened, [floor("gov"), END, step(acts.CloseList, item="veldania"),
                         step(acts.RequestFloor, request=REPLY), floor("reply")], ""),
    ("a request taken back by another", listed, [step(acts.WithdrawRequest, "xn-mail", request="gov")], "own-request"),
    ("a request taken back", opened, [step(acts.WithdrawRequest, "xv-mail", request="gov"), floor("gov")],
     "request-settled"),
    ("a text handed in too late", opened, [floor("gov"), step(acts.HandInText, "xv-mail", request="gov", text="x")],
     "request-settled"),
    ("a text handed in", opened, [step(acts.HandInText, "xv-mail", request="gov", text="x")], ""),
    ("leave for a member", listed, [step(acts.GrantLeave, request="gov")], "leave"),
    # The floor.
    ("nobody in the chair", founded, [step(acts.OpenSitting)], "no-chair"),
    ("opened twice", listed, [step(acts.OpenSitting)], "phase"),
    ("two items at once", opened, [step(acts.OpenItem, item="work")], "item-open"),
    ("no item to close", listed, [step(acts.CloseItem)], "no-item"),
    ("an item that is not open", listed, [floor("gov")], "other-item"),
    ("out of the usual order", opened, [floor("workers")], "order"),
    ("the order waived", opened, [step(acts.WaiveRule, rule="order", subject="workers", reason="r", announced=True),
                                  floor("workers")], ""),
    ("the usual order", opened, [floor("gov"), END, floor("employers"), END, floor("workers"), END, floor("national")],
     ""),
    ("closing comes last", opened, [floor("gov"), END, floor("gov-closing")], "order"),
    ("an observer without leave", opened, [floor("lamps")], "leave"),
    ("two on the floor", opened, [floor("gov"), floor("workers")], "floor-taken"),
    ("the Chair on top of a speaker", opened, [floor("gov"), step(acts.ChairSpeaks, turn="c", language="en")],
     "floor-taken"),
    ("twice on one request", opened, [floor("gov"), END, floor("gov")], "request-settled"),
    ("nobody to stop", opened, [step(acts.StopClock)], "no-speaker"),
    ("stopped twice", opened, [floor("gov"), step(acts.StopClock), step(acts.StopClock)], "clock"),
    ("going already", opened, [floor("gov"), step(acts.ResumeClock)], "clock"),
    ("no extension at all", opened, [floor("gov"), step(acts.ExtendTime, milliseconds=0, reason="r")], "extension"),
    ("the Chair interrupts the Chair", opened,
     [step(acts.ChairSpeaks, turn="c", language="en"), step(acts.Interrupt, turn="d", language="en", reason="r")],
     "own-turn"),
    ("a point of order on a point of order", opened,
     [step(acts.RaisePointOfOrder, turn="p", capacity="worker_members", language="en"),
      step(acts.RaisePointOfOrder, turn="q", capacity="employer_members", language="en")], "point-of-order"),
    ("an observer's point of order", opened,
     [step(acts.RaisePointOfOrder, "wfl-mail", turn="p", capacity="observer", delegation="wfl", language="en")],
     "capacity"),
    ("a point of order of nobody", opened,
     [step(acts.RaisePointOfOrder, turn="p", capacity="queen", language="en")], "capacity"),
    ("closed with a speaker", opened, [floor("gov"), step(acts.CloseSitting)], "floor-taken"),
    ("closed with an item", opened, [step(acts.CloseSitting)], "item-open"),
    ("a clock in a suspended sitting", opened, [floor("gov"), step(acts.SuspendSitting), step(acts.ResumeClock)],
     "phase"),
    ("adjourned and taken up again", opened, [step(acts.AdjournSitting), step(acts.ResumeSitting), floor("gov")], ""),
    ("the Chair changes in mid-sentence", opened,
     [step(acts.ChairSpeaks, turn="c", language="en"), step(acts.TakeChair, person="deputy")], "floor-taken"),
    ("rules change under a speaker", opened, [floor("gov"), step(acts.AdoptProfile, profile=profile())], "floor-taken"),
    ("a limit of none", opened, [step(acts.AnnounceLimit, limit=replace(TWO_MINUTES, milliseconds=0), reason="r")],
     "reduction"),
    ("records adopted", opened,
     [step(acts.AdoptEarlierRecords, records=(AdoptedRecord(symbol="PV.6", as_amended=True),))], ""),
    ("one's own record", opened,
     [step(acts.AdoptEarlierRecords, records=(AdoptedRecord(symbol="CAN/PV.9", as_amended=True),))], "adoption"),
    # The record.
    ("resumed after publication", published, [step(acts.ResumeSitting)], "published"),
    ("renamed after publication", published, [step(acts.RegisterPerson, person=Person(id="minister", name="ELSE"))],
     ""),
    ("words in no language of the record", held,
     [step(acts.WriteTurn, "writer", turn="t-gov", paragraphs=("x",), language="ru")], "language"),
    ("no words", held, [step(acts.WriteTurn, "writer", turn="t-gov", paragraphs=(), language="en")], "paragraphs"),
    ("two lines in a paragraph", held,
     [step(acts.WriteTurn, "writer", turn="t-gov", paragraphs=("a\nb",), language="en")], "paragraphs"),
    ("two languages in a turn", held,
     [step(acts.WriteTurn, "writer", turn="t-gov", paragraphs=("x",), language="fr", part=2)], "language"),
    ("two speakers merged", held, [step(acts.MergeTurns, "writer", turn="t-workers", into="t-gov")], "merge-speaker"),
    ("merged over others", held, [step(acts.MergeTurns, "writer", turn="t-gov-closing", into="t-gov")], "merge-order"),
    ("a draft of a sitting that goes on", opened, [step(acts.PublishDraft, deadline=0)], "phase"),
    ("a deadline too soon", held, [step(acts.PublishDraft, deadline=0)], "deadline"),
    ("published twice", published, [step(acts.PublishDraft, deadline=10**15)], "published"),
    ("written after publication", published,
     [step(acts.WriteTurn, "writer", turn="t-gov", paragraphs=("x",), language="en")], "published"),
    ("a language after publication", published,
     [step(acts.SetSpokenLanguage, "writer", turn="t-gov", language="ar")], "published"),
    ("adopted before the deadline", published, [step(acts.AdoptRecord, in_sitting="PV.11", as_amended=False)],
     "deadline"),
    ("adopted before it is published", held, [step(acts.AdoptRecord, in_sitting="PV.11", as_amended=False)],
     "not-published"),
]  # fmt: skip


@pytest.mark.parametrize(("begin", "steps", "rule"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_acts_come_to_what_the_table_says(begin: Callable[[], Room], steps: list[Step], rule: str) -> None:
    room = begin()
    for kind, by, fields in steps[:-1]:
        room.do(kind, by, **fields)
    before = room.sitting
    kind, by, fields = steps[-1]
    assert room.attempt(kind, by, **fields) == rule
    assert (room.sitting is before) == bool(rule), "an act refused changes nothing"


# --- Every act in every office --------------------------------------------------------------------------------------

CHAIR = {
    "override_setting", "waive_rule", "move_item", "close_list", "grant_leave", "open_sitting", "suspend_sitting",
    "resume_sitting", "adjourn_sitting", "close_sitting", "open_item", "close_item", "chair_speaks", "give_floor",
    "stop_clock", "resume_clock", "extend_time", "interrupt", "end_turn", "announce_limit", "adopt_earlier_records",
    "withdraw_act", "amend_conclusions", "read_out_conclusions", "adopt_conclusions",
}  # fmt: skip
WRITER = {"set_spoken_language", "write_turn", "merge_turns"}
DELEGATE = {"file_written_information", "request_floor", "withdraw_request", "hand_in_text", "raise_point_of_order",
            "propose_amendment"}  # fmt: skip
OFFICES = {"desk": set(ACTS) - {"propose_amendment"}, "the-chair": CHAIR, "writer": WRITER,
           "xv-mail": DELEGATE}  # fmt: skip
#: An act of each kind, whatever else may be wrong with it.
SAMPLES: dict[str, dict[str, object]] = {
    "found_sitting": {"identity": IDENTITY},
    "adopt_profile": {"profile": profile()},
    "override_setting": {"setting": "written_pages", "value": 6, "reason": "r", "announced": True},
    "waive_rule": {"rule": "order", "subject": "x", "reason": "r", "announced": True},
    "set_programme": {"items": (WORK, VELDANIA)},
    "move_item": {"item": "veldania", "to": 10, "reason": "r"},
    "register_delegation": {"delegation": Delegation(id="x", names=(("en", "X"), ("fr", "X"), ("es", "X")))},
    "register_person": {"person": Person(id="x", name="X")},
    "register_credential": {"credential": Credential(id="x", office=Office.WRITER)},
    "file_written_information": {"information": LAW},
    "request_floor": {"request": replace(NATIONAL, id="x")},
    "announce_limit": {"limit": TWO_MINUTES, "reason": "r"},
    "adopt_earlier_records": {"records": (AdoptedRecord(symbol="PV.6", as_amended=False),)},
    "propose_amendment": {"amendment": Amendment(id="x", turn="t", paragraph=0, old="a", new="b",
                                                 corrects=Corrects.SPEAKER)},
    "issue_corrigendum": {"corrigendum": Corrigendum(id="x", turn="t", paragraph=0, old="a", new="b", reason="r")},
    "draft_conclusions": {"conclusions": CONCLUSIONS},
    "take_up_conclusions": {"conclusions": ()},
    "amend_conclusions": {"conclusions": "x", "language": "en", "paragraph": 0, "old": "a", "new": "b", "reason": "r"},
    "publish_draft": {"deadline": 10**15},
    "take_chair": {"person": "deputy"},
}  # fmt: skip
FILL: dict[str, object] = {
    "announced": True, "milliseconds": 1, "paragraphs": ("x",), "as_amended": False, "part": 1, "embargo": True,
    "capacity": "worker_members", "language": "en", "reason": "r",
}  # fmt: skip


def sample(kind: str) -> dict[str, object]:
    names = set(ACTS[kind].__dataclass_fields__) - {"id", "by", "at", "sitting"}
    left_out = {"person", "delegation", "item", "after"}
    filled = {name: FILL.get(name, "x") for name in names - left_out}
    return SAMPLES.get(kind) or filled | ({"item": "veldania"} if "item" in names else {})


@pytest.mark.parametrize(("kind", "by"), [*product(sorted(ACTS), sorted(OFFICES))])
def test_each_act_is_for_the_offices_of_the_profile(kind: str, by: str) -> None:
    rule = listed().attempt(ACTS[kind], by, **sample(kind))
    assert (rule == "office") == (kind not in OFFICES[by])


def test_the_shipped_profile_gives_each_office_what_the_table_says() -> None:
    may = {office: set(kinds) for office, kinds in profile().may.items()}
    assert may == {"secretariat": OFFICES["desk"], "chair": CHAIR, "writer": WRITER, "delegate": DELEGATE}


# --- Every capacity -------------------------------------------------------------------------------------------------

#: What comes of asking for the floor for the State concerned, for another, for an organisation, for nobody.
CAPACITIES: dict[Capacity, tuple[str, str, str, str]] = {
    Capacity.CHAIR: ("capacity",) * 4,
    Capacity.GOVERNMENT_REPRESENTATIVE: ("", "own-case", "observer", "delegation"),
    Capacity.WORKER_MEMBERS: ("delegation", "delegation", "delegation", ""),
    Capacity.EMPLOYER_MEMBERS: ("delegation", "delegation", "delegation", ""),
    Capacity.WORKER_MEMBER: ("", "", "observer", "delegation"),
    Capacity.EMPLOYER_MEMBER: ("", "", "observer", "delegation"),
    Capacity.GOVERNMENT_MEMBER: ("own-case", "", "observer", "delegation"),
    Capacity.OBSERVER: ("observer", "observer", "", "delegation"),
    Capacity.SECRETARIAT: ("delegation", "delegation", "delegation", ""),
    Capacity.REPORTER: ("delegation", "delegation", "delegation", ""),
    Capacity.OTHER: ("capacity",) * 4,
}


@pytest.mark.parametrize("capacity", Capacity)
def test_each_capacity_is_for_those_who_may_speak_in_it(capacity: Capacity) -> None:
    for delegation, rule in zip(("xv", "xn", "wfl", None), CAPACITIES[capacity], strict=True):
        asked = asking("x", capacity, delegation=delegation)
        assert listed().attempt(acts.RequestFloor, request=asked) == rule, delegation


def on_the_floor(capacity: Capacity) -> Room:
    """Somebody has the floor on the case in the later sitting, in that capacity."""
    room = concluded()
    room.do(acts.MoveItem, item="veldania", to=12, reason="the discussion goes on")
    room.do(acts.OpenItem, sitting=CAN_12, item="veldania")
    if capacity is Capacity.CHAIR:
        room.do(acts.ChairSpeaks, sitting=CAN_12, turn="t", language="en")
        return room
    column = CAPACITIES[capacity].index("")
    room.do(
        acts.RequestFloor,
        request=asking("x", capacity, delegation=("xv", "xn", "wfl", None)[column], part=Part.OPENING),
    )
    if capacity is Capacity.OBSERVER:
        room.do(acts.GrantLeave, request="x")
    room.do(acts.GiveFloor, sitting=CAN_12, turn="t", request="x")
    return room


@pytest.mark.parametrize("capacity", [c for c in Capacity if c is not Capacity.OTHER])
def test_conclusions_are_read_out_by_the_chair_the_reporter_or_the_secretariat(capacity: Capacity) -> None:
    rule = on_the_floor(capacity).attempt(acts.ReadOutConclusions, sitting=CAN_12, conclusions=CONCLUSIONS.id)
    readers = {Capacity.CHAIR, Capacity.REPORTER, Capacity.SECRETARIAT}
    assert rule == ("" if capacity in readers else "reader")


@pytest.mark.parametrize("capacity", Capacity)
def test_after_conclusions_the_government_concerned_asks_for_the_floor_and_nobody_else(capacity: Capacity) -> None:
    for delegation in ("xv", "xn", "wfl", None):
        asked = asking("x", capacity, delegation=delegation, part=Part.AFTER_CONCLUSIONS)
        rule = listed().attempt(acts.RequestFloor, request=asked)
        own = CAPACITIES[capacity][("xv", "xn", "wfl", None).index(delegation)]
        assert rule == (own if capacity is Capacity.GOVERNMENT_REPRESENTATIVE else "after-conclusions"), delegation


#: Who raises a point of order: what comes of it for the State concerned, another, an organisation, nobody.
POINTS: dict[Capacity, tuple[str, str, str, str]] = {
    **CAPACITIES,
    Capacity.OBSERVER: ("capacity",) * 4,
    Capacity.SECRETARIAT: ("capacity",) * 4,
}


@pytest.mark.parametrize("capacity", Capacity)
def test_each_capacity_raises_points_of_order_or_does_not(capacity: Capacity) -> None:
    for delegation, rule in zip(("xv", "xn", "wfl", None), POINTS[capacity], strict=True):
        given = {"turn": "p", "capacity": capacity.value, "language": "en", "delegation": delegation}
        assert opened().attempt(acts.RaisePointOfOrder, **given) == rule, delegation


#: The limit in milliseconds of each capacity by part, and of the Chair's and the secretariat's turns: none.
LIMITS = [
    (GOVERNMENT, 900_000),
    (WORKERS, 900_000),
    (CLOSING, 600_000),
    (NATIONAL, 600_000),
    (NATIONAL_EMPLOYER, 600_000),
    (NORLAND, 600_000),
    (replace(NORLAND, on_behalf_of=(), aligned=()), 300_000),
    (replace(NATIONAL, delegation="xn", person=None), 300_000),
    (LAMPLIGHTERS, 300_000),
    (asking("x", Capacity.SECRETARIAT), None),
    (asking("x", Capacity.REPORTER), 300_000),
]


@pytest.mark.parametrize(("request_", "limit"), LIMITS)
def test_a_turn_has_the_limit_of_its_capacity(request_: FloorRequest, limit: int | None) -> None:
    room = founded()
    room.at += 4 * DAY
    room.do(acts.TakeChair, person="chair")
    room.do(acts.OpenSitting)
    room.do(acts.OpenItem, item="veldania")
    asked = replace(request_, id="x")
    room.do(acts.RequestFloor, request=asked)
    if asked.capacity is Capacity.OBSERVER:
        room.do(acts.GrantLeave, request="x")
    room.do(acts.GiveFloor, turn="t", request="x")
    assert room.state.turns["t"].limit == limit


# --- The clock ------------------------------------------------------------------------------------------------------


def test_time_is_exact_through_stops_interruptions_and_suspensions() -> None:
    room = opened()
    room.do(acts.GiveFloor, turn="t", request="gov")
    room.wait(1_001)
    room.do(acts.StopClock)
    room.wait(5_000)
    room.do(acts.ResumeClock)
    room.wait(2_002)
    room.do(acts.RaisePointOfOrder, turn="p", capacity="employer_members", language="en")
    room.wait(7_000)
    room.do(acts.Interrupt, turn="c", language="en", reason="no point of order")
    room.wait(100)
    room.do(acts.EndTurn)
    room.do(acts.ResumeClock)
    room.wait(1)
    room.do(acts.EndTurn)
    assert room.state.speaker() is room.state.turns["t"]
    room.do(acts.ResumeClock)
    room.wait(3)
    room.do(acts.SuspendSitting)
    room.wait(60_000)
    room.do(acts.ResumeSitting)
    room.do(acts.ResumeClock)
    room.wait(4)
    room.do(acts.ExtendTime, milliseconds=50, reason="the interruption")
    turn = room.state.turns["t"]
    assert (turn.used_at(room.at), turn.left_at(room.at)) == (3_010, 900_050 - 3_010)
    room.do(acts.EndTurn)
    used = {name: turn.used for name, turn in room.state.turns.items()}
    assert used == {"t": 3_010, "p": 7_001, "c": 100}
    suspended, resumed = (told.id for told in room.state.happenings[-2:])
    assert room.state.turns["t"].interrupted_by == ("p", suspended, resumed)
    assert room.state.turns["p"].interrupted_by == ("c",)


def test_a_reduction_touches_no_speech_under_way() -> None:
    room = opened()
    room.speak("gov", 1, "x")
    room.speak("workers", 1, "x")
    room.speak("employers", 1, "x")
    room.ask(replace(NORLAND, id="alone", on_behalf_of=(), aligned=()))
    room.speak("national", 1, "x")
    room.speak("national-employer", 1, "x")
    room.do(acts.GiveFloor, turn="t1", request="alone")
    room.do(acts.AnnounceLimit, "the-chair", limit=TWO_MINUTES, reason="the list is long")
    assert room.state.turns["t1"].limit == 300_000
    room.do(acts.EndTurn)
    room.do(acts.GiveFloor, turn="t2", request="norland")
    assert room.state.turns["t2"].limit == 120_000
    assert [(r.by, r.at, r.reason) for r in room.state.reductions] == [("the-chair", room.at, "the list is long")]


def test_an_announced_limit_makes_none_longer() -> None:
    room = opened()
    room.do(acts.AnnounceLimit, limit=SpeakingLimit(milliseconds=2_000_000), reason="by mistake")
    room.do(acts.GiveFloor, turn="t", request="gov")
    assert room.state.turns["t"].limit == 900_000


def test_a_side_shares_its_time() -> None:
    room = opened()
    for request in ("gov", "workers", "employers"):
        room.speak(request, 1, "x")
    room.ask(replace(NATIONAL, id="second"))
    room.ask(replace(NATIONAL, id="third"))
    room.speak("national", 200_001, "x")
    room.do(acts.GiveFloor, turn="t2", request="second")
    assert room.state.turns["t2"].limit == 399_999
    room.wait(500_000)
    room.do(acts.EndTurn)
    assert room.attempt(acts.GiveFloor, turn="t3", request="third") == "time-used"
    room.do(acts.GiveFloor, turn="t4", request="national-employer")
    assert room.state.turns["t4"].limit == 600_000, "the other side has its own"


# --- Acts withdrawn by acts -----------------------------------------------------------------------------------------


def test_an_act_withdrawn_is_as_if_it_had_not_been_and_comes_back() -> None:
    room = opened()
    before = room.state
    done = room.do(acts.GiveFloor, turn="t", request="gov")
    given = room.state
    undone = room.do(acts.WithdrawAct, withdrawn=done, reason="the wrong speaker")
    assert room.state == before
    assert room.attempt(acts.WithdrawAct, withdrawn=done, reason="again") == "withdrawn"
    room.do(acts.WithdrawAct, withdrawn=undone, reason="it was the right one")
    assert room.state == given
    assert replayed(room.sitting.acts) == room.sitting


def test_an_act_on_which_others_stand_is_not_withdrawn() -> None:
    room = opened()
    done = room.do(acts.GiveFloor, turn="t", request="gov")
    ended = room.do(acts.EndTurn)
    refused = apply(room.sitting, room.make(acts.WithdrawAct, withdrawn=done, reason="r"))
    assert isinstance(refused, OutOfOrder)
    assert (refused.rule, refused.because) == ("depends", (ended,))
    assert room.attempt(acts.WithdrawAct, withdrawn="a1", reason="r") == "founded"
    assert room.attempt(acts.WithdrawAct, withdrawn="none", reason="r") == "unknown"


def test_what_was_published_does_not_change_by_a_withdrawal() -> None:
    room = held()
    room.write("t-gov", "Other words.")
    again = room.sitting.acts[-1].id
    room.do(acts.PublishDraft, deadline=room.at + 3 * DAY)
    assert room.attempt(acts.WithdrawAct, withdrawn=again, reason="the first were better") == "published"
    room.do(acts.WithdrawAct, withdrawn=room.sitting.acts[-1].id, reason="published too soon")
    room.do(acts.WithdrawAct, withdrawn=again, reason="the first were better")
    room.do(acts.PublishDraft, deadline=room.at + 3 * DAY)


def test_an_id_and_a_time_are_used_in_order() -> None:
    room = opened()
    assert room.attempt(acts.CloseItem, id="a1") == "id-taken"
    assert room.attempt(acts.CloseItem, at=room.at - 1) == "time"


def test_a_fold_stops_at_what_is_out_of_order() -> None:
    room = held()
    assert fold(room.sitting.acts) == room.sitting
    refused = fold(room.sitting.acts[1:])
    assert isinstance(refused, OutOfOrder)
    assert refused.rule == "not-founded"
    assert fold(()) == Sitting()


# --- Programme and profile ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("cases", "sittings"), [(24, 8), (24, 7), (3, 5), (1, 1), (10, 4)])
def test_cases_are_spread_evenly(cases: int, sittings: int) -> None:
    items = [AgendaItem(id=str(n), sitting=0) for n in range(cases)]
    found = spread(items, range(5, 5 + sittings))
    counts = [sum(item.sitting == n for item in found) for n in range(5, 5 + sittings)]
    assert max(counts) - min(counts) <= 1
    assert [item.id for item in found] == [item.id for item in items]
    assert sorted(item.sitting for item in found) == [item.sitting for item in found]


def test_the_shipped_profile_is_whole_and_says_what_is_not_verified() -> None:
    assert list(faults_of(shipped_profile())) == []
    assert "nverified" in profile().note
    assert {limit.standing for limit in profile().limits} == {"recalled", "invented"}, "no limit was seen"
    odd = replace(profile().wording["en"], chair_line="{nobody}", interpretation="{")
    assert list(faults_of(replace(profile(), wording={**profile().wording, "en": odd}))) == [
        "wording.en.chair_line",
        "wording.en.interpretation",
    ]
    broken = replace(profile(), settings={}, standing={}, may={"chair": ("dance",)}, spoken=("xx",))
    faults = set(faults_of(broken))
    assert {"settings.written_pages", "standing.order", "may.chair.dance", "wording.en.spoken.xx"} <= faults


def test_an_embargo_and_written_text_stay_with_the_request() -> None:
    room = listed()
    room.do(acts.HandInText, "xv-mail", request="gov", text="To be delivered", embargo=True)
    assert (room.state.requests["gov"].text, room.state.requests["gov"].embargo) == ("To be delivered", True)
    assert room.state.phase is Phase.OPEN
    assert HOUR * 24 == DAY


@pytest.mark.parametrize("kind", sorted(ACTS))
def test_an_act_of_each_kind_comes_back_from_its_row(kind: str) -> None:
    made = Room().make(ACTS[kind], **sample(kind))
    assert act_in(row_of(made, 7)) == (7, made)
