"""A session that anything may happen to: invariants under acts in any order, in and out of order, in two sittings.

The environment variable ``SOAK`` makes it 400 runs of up to 100 steps.
"""

from __future__ import annotations

import os
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from story import (
    CAN_9,
    CAN_12,
    CLOSING,
    CONCLUSIONS,
    DAY,
    EMPLOYERS,
    GOVERNMENT,
    LAMPLIGHTERS,
    LATER,
    NATIONAL,
    NORLAND,
    QUOTED,
    REPLY,
    WORKERS,
    Room,
    concluded,
    listed,
    opened,
    published,
    read_out,
)

from observance.domain import acts
from observance.domain.acts import Act, ActInSitting
from observance.domain.amendments import AdoptedRecord, Amendment, Change, Corrects, Corrigendum, Standing
from observance.domain.record import Capacity
from observance.domain.rules import Part, SpeakingLimit
from observance.domain.sitting import OutOfOrder, State, Turn
from observance.floor import adopted_record, apply, conflicts, draft_record, fold
from observance.floor.amending import adopted_paragraphs, applied, corrected_words, edits
from observance.floor.applying import restored
from observance.floor.composing import joined, paragraphs_of
from observance.floor.concluding import text_sum

AFTER = replace(GOVERNMENT, part=Part.AFTER_CONCLUSIONS)


def reading() -> Room:
    """Conclusions are read out, and wait to be adopted."""
    room = concluded()
    read_out(room)
    return room


ASKED = (GOVERNMENT, WORKERS, EMPLOYERS, NATIONAL, NORLAND, LAMPLIGHTERS, CLOSING, REPLY)
MAILS = ("xv-mail", "xn-mail", "desk", "the-chair", "writer")
PLAIN: tuple[type[Act], ...] = (
    acts.OpenSitting,
    acts.SuspendSitting,
    acts.ResumeSitting,
    acts.StopClock,
    acts.ResumeClock,
    acts.EndTurn,
)
ENDING: tuple[type[Act], ...] = (acts.CloseItem, acts.CloseSitting, acts.AdjournSitting)
WORDS = st.lists(st.sampled_from(["one", "two", "three", "four"]), min_size=1, max_size=4).map(" ".join)


class Floor(RuleBasedStateMachine):
    """Acts at random; most are out of order, and those change nothing."""

    room: Room
    turns: dict[tuple[str, str], Turn]

    @initialize(advanced=st.sampled_from((0, 1, 2, 3, 4, 5)))
    def begin(self, advanced: int) -> None:
        self.room = (listed, opened, opened, published, concluded, reading)[advanced]()
        for request in ("gov", "workers", "employers", "national")[: (0, 2, 4, 0, 0, 0)[advanced]]:
            self.room.speak(request, 1_000, "one two three four", "four three")
        self.turns = {}
        self.n = 0
        self.where = CAN_12 if advanced > 3 else CAN_9

    @property
    def state(self) -> State:
        """What it has come to, seen from the sitting at hand."""
        return self.room.state.at(self.where)

    @rule(where=st.sampled_from((CAN_9, CAN_12)))
    def go(self, where: str) -> None:
        """Act in another sitting from now on; it is founded where there is none."""
        if where not in {own.identity.symbol for own in self.room.state.sittings() if own.identity}:
            self.act(acts.FoundSitting, identity=LATER)
            self.act(acts.TakeChair, sitting=CAN_12, person="deputy")
        self.where = where

    def name(self) -> str:
        self.n += 1
        return f"n{self.n}"

    @property
    def last(self) -> str:
        return ["none", *self.state.turns][-1]

    def act(self, kind: type[Act], by: str = "desk", **fields: object) -> str:
        """Do an act; one that is refused leaves the sitting as it was, one in order grows its journal by one."""
        before = self.room.sitting
        if issubclass(kind, ActInSitting):
            fields = {"sitting": self.where, **fields}
        found = self.room.attempt(kind, by, **fields)
        if found:
            assert self.room.sitting is before
        else:
            assert self.room.sitting.acts[:-1] == before.acts[:]
        return found

    @rule(milliseconds=st.integers(0, 10_000))
    def time(self, milliseconds: int) -> None:
        self.room.wait(milliseconds)

    @rule(kind=st.sampled_from(PLAIN + PLAIN + ENDING))
    def plain(self, kind: type[Act]) -> None:
        self.act(kind)

    @rule(item=st.sampled_from(("work", "veldania", "caldoro")))
    def open(self, item: str) -> None:
        self.act(acts.OpenItem, item=item)

    @rule(request=st.sampled_from(ASKED), again=st.booleans(), by=st.sampled_from(MAILS))
    def ask(self, request: object, again: bool, by: str) -> None:
        self.act(acts.RequestFloor, by, request=replace(request, id=self.name()) if again else request)  # type: ignore[type-var]

    @rule(data=st.data(), leave=st.booleans())
    def give(self, data: st.DataObject, leave: bool) -> None:
        request = data.draw(st.sampled_from(sorted(self.room.state.requests)))
        if leave:
            self.act(acts.GrantLeave, request=request)
        self.act(acts.GiveFloor, turn=self.name(), request=request)

    @rule(language=st.sampled_from(("en", "fr", "sw")), kind=st.sampled_from((acts.ChairSpeaks, acts.Interrupt)))
    def chair(self, language: str, kind: type[Act]) -> None:
        more = {"reason": "order"} if kind is acts.Interrupt else {}
        self.act(kind, turn=self.name(), language=language, **more)

    @rule(capacity=st.sampled_from(("worker_members", "observer")))
    def point_of_order(self, capacity: str) -> None:
        self.act(acts.RaisePointOfOrder, turn=self.name(), capacity=capacity, language="en")

    @rule(milliseconds=st.integers(-1, 900_000), shared=st.booleans(), capacity=st.sampled_from(Capacity))
    def reduce(self, milliseconds: int, shared: bool, capacity: Capacity) -> None:
        limit = SpeakingLimit(milliseconds=milliseconds, shared=shared, capacities=(capacity,))
        self.act(acts.AnnounceLimit, limit=limit, reason="the list is long")

    @rule(milliseconds=st.integers(-1, 60_000))
    def extend(self, milliseconds: int) -> None:
        self.act(acts.ExtendTime, milliseconds=milliseconds, reason="a long title")

    @rule(paragraphs=st.lists(WORDS, min_size=1, max_size=3), part=st.integers(1, 2), data=st.data())
    def write(self, paragraphs: list[str], part: int, data: st.DataObject) -> None:
        """A part of a turn, perhaps after what interrupted it."""
        turns = [turn for turn in self.state.turns.values() if turn.interrupted_by]
        turn = data.draw(st.sampled_from([None, *turns]))
        after = data.draw(st.sampled_from(("none", *turn.interrupted_by))) if turn else None
        name = turn.id if turn else self.last
        self.act(
            acts.WriteTurn, "writer", turn=name, paragraphs=tuple(paragraphs), language="en", part=part, after=after
        )

    @rule()
    def merge(self) -> None:
        ids = [*self.state.turns, "none"]
        self.act(acts.MergeTurns, "writer", turn=self.last, into=ids[max(0, len(ids) - 3)])

    @precondition(lambda self: self.n > 8)
    @rule()
    def publish(self) -> None:
        """Bring the sitting to its end and its record to the light, where that is in order."""
        while not self.act(acts.EndTurn):
            pass
        for turn in list(self.state.turns.values()):
            if not turn.writings:
                self.act(acts.WriteTurn, "writer", turn=turn.id, paragraphs=("one two", "three"), language="en")
        self.act(acts.AdjournSitting)
        self.act(acts.PublishDraft, deadline=self.room.at + DAY)

    @precondition(lambda self: self.state.publication is not None)
    @rule(
        data=st.data(),
        change=st.sampled_from(Change),
        new=WORDS,
        outcome=st.sampled_from("aaaraaw"),
        by=st.sampled_from(("", "", "", *MAILS)),
    )
    def amend(self, data: st.DataObject, change: Change, new: str, outcome: str, by: str) -> None:
        """A word of a paragraph becomes others, a paragraph comes or goes; it is accepted, refused, or waits."""
        state = self.state
        turn = state.turns[data.draw(st.sampled_from(sorted(paragraphs_of(state))))]
        n = data.draw(st.integers(0, len(paragraphs_of(state)[turn.id]) - 1))
        old = paragraphs_of(state)[turn.id][n]
        words = old.split()
        words[data.draw(st.integers(0, len(words) - 1))] = new
        made = Amendment(
            id=self.name(),
            turn=turn.id,
            paragraph=n,
            old="" if change is Change.INSERT else old,
            new="" if change is Change.DELETE else " ".join(words),
            corrects=Corrects.SPEAKER,
            change=change,
        )
        self.act(acts.ProposeAmendment, by or turn.by, amendment=made)
        self.act(acts.AcknowledgeAmendment, amendment=made.id)
        if outcome == "a":
            self.act(acts.AcceptAmendment, amendment=made.id)
        elif outcome == "r":
            self.act(acts.RefuseAmendment, amendment=made.id, reason="not said")

    @rule(late=st.sampled_from((False, False, False, True)))
    def adopt(self, late: bool) -> None:
        self.room.wait(DAY + 1 if late and self.state.publication else 0)
        amended = any(a.standing is Standing.ACCEPTED for a in self.state.amendments.values())
        earlier = (AdoptedRecord(symbol=CAN_9, as_amended=amended),)
        if self.where != CAN_9:
            self.act(acts.AdoptEarlierRecords, records=earlier)
        self.act(acts.AdoptRecord, in_sitting="PV.30", as_amended=amended)

    @precondition(lambda self: self.state.adoption is not None)
    @rule(data=st.data(), new=WORDS)
    def correct(self, data: st.DataObject, new: str) -> None:
        """A paragraph of the adopted record is put right."""
        words = joined(corrected_words(self.state))
        turn = data.draw(st.sampled_from(sorted(words)))
        n = data.draw(st.integers(0, len(words[turn])))
        old = (*words[turn], "")[n]
        made = Corrigendum(id=self.name(), turn=turn, paragraph=n, old=old, new=new, reason="a misprint")
        before = adopted_record(self.state, "r")
        self.act(acts.IssueCorrigendum, corrigendum=made)
        assert adopted_record(self.state, "r") == before

    @rule(again=st.booleans(), reader=st.sampled_from((acts.ChairSpeaks, acts.Interrupt)))
    def conclude(self, again: bool, reader: type[Act]) -> None:
        """Conclusions are drafted, and read out and adopted as far as that is in order."""
        name = CONCLUSIONS.id
        if again:
            self.act(acts.DraftConclusions, conclusions=CONCLUSIONS)
            old = QUOTED["en"][0]
            self.act(acts.AmendConclusions, conclusions=name, language="en", paragraph=0, old=old, new=old[:-1],
                     reason="agreed")  # fmt: skip
        self.act(acts.OpenItem, item="veldania")
        more = {"reason": "the time is over"} if reader is acts.Interrupt else {}
        self.act(reader, turn=self.name(), language="en", **more)
        self.act(acts.ReadOutConclusions, conclusions=name)
        self.act(acts.EndTurn)
        self.act(acts.AdoptConclusions, conclusions=name)
        self.act(acts.RequestFloor, "xv-mail", request=replace(AFTER, id=self.name()))

    @rule(data=st.data())
    def withdraw_and_redo(self, data: st.DataObject) -> None:
        """Withdrawing an act and withdrawing that again gives the same state."""
        done = data.draw(st.sampled_from(self.room.sitting.acts[-12:]))
        before, turns = self.room.state, self.turns
        if self.act(acts.WithdrawAct, withdrawn=done.id, reason="a slip"):
            return
        undone = self.room.sitting.acts[-1].id
        assert self.act(acts.WithdrawAct, withdrawn=undone, reason="no slip") == ""
        assert self.room.state == before.at(self.room.state.identity.symbol)  # type: ignore[union-attr]
        self.turns = turns

    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        """The founding of a sitting is not withdrawn: what follows acts in it."""
        done = data.draw(st.sampled_from(self.room.sitting.acts))
        if isinstance(done, acts.FoundSitting):
            return
        if not self.act(acts.WithdrawAct, withdrawn=done.id, reason="a slip"):
            self.turns = self.all_turns()

    def all_turns(self) -> dict[tuple[str, str], Turn]:
        return {
            (own.identity.symbol, turn.id): turn
            for own in self.room.state.sittings()
            if own.identity is not None
            for turn in own.turns.values()
        }

    @invariant()
    def at_most_one_has_the_floor(self) -> None:
        if not hasattr(self, "room"):
            return
        for own in self.room.state.sittings():
            running = [turn.id for turn in own.turns.values() if turn.running is not None]
            assert running in ([], [own.floor[-1]] if own.floor else [])
            assert list(own.floor) == [turn.id for turn in own.turns.values() if turn.ended is None]

    @invariant()
    def time_used_never_shrinks_and_a_limit_never_changes_under_a_speaker(self) -> None:
        if not hasattr(self, "room"):
            return
        found = self.all_turns()
        for name, before in self.turns.items():
            now = found[name]
            assert now.used_at(self.room.at) >= before.used
            assert (now.limit, now.given) == (before.limit, before.given)
            assert now.extended >= before.extended
        self.turns = found

    @invariant()
    def an_adopted_text_is_the_draft_with_what_was_accepted(self) -> None:
        if not hasattr(self, "room"):
            return
        for own in self.room.state.sittings():
            if own.identity is not None and own.publication is not None:
                check_record(self.room.state.at(own.identity.symbol))

    @invariant()
    def adopted_conclusions_are_the_words_read_out_in_their_sitting(self) -> None:
        if not hasattr(self, "room"):
            return
        for made in self.room.state.conclusions.values():
            if made.adoption is not None:
                assert made.read is not None
                assert made.read.sitting == made.adoption.in_sitting
                assert made.adoption.text_sha256 == text_sum(made)

    def teardown(self) -> None:
        """The journal, folded again or restored, comes to the same session."""
        if hasattr(self, "room"):
            assert fold(self.room.sitting.acts) == self.room.sitting
            assert restored(self.room.sitting.acts) == self.room.sitting
            refused = apply(self.room.sitting, self.room.sitting.acts[0])
            assert isinstance(refused, OutOfOrder)


def check_record(state: State) -> None:
    """The draft is the text published, the adopted record the draft with what was accepted, paragraph by paragraph."""
    accepted = [a for a in state.amendments.values() if a.standing is Standing.ACCEPTED]
    assert not {pair for pair in conflicts(state) if set(pair) <= {a.id for a in accepted}}
    expected: dict[str, list[str]] = {}
    for turn, paragraphs in paragraphs_of(state).items():
        for n, old in enumerate((*paragraphs, None)):
            own = [a for a in accepted if (a.turn, a.paragraph) == (turn, n)]
            kept = expected.setdefault(turn, [])
            kept += {a.new: None for a in own if a.change is Change.INSERT}
            if old is not None and Change.DELETE not in [a.change for a in own]:
                changes = [edit for a in own if a.change is Change.WORDS for edit in edits(a.old, a.new)]
                kept.append(applied(old, changes))
    assert {turn: tuple(paragraphs) for turn, paragraphs in expected.items()} == adopted_paragraphs(state)
    assert all(expected.values())
    assert state.publication is not None
    assert draft_record(state, "r").document.reading.text_sha256 == state.publication.text_sha256
    if state.adoption is not None:
        assert adopted_record(state, "r").document.reading.text_sha256 == state.adoption.text_sha256


SOAK = settings(max_examples=400, stateful_step_count=100, deadline=None, suppress_health_check=list(HealthCheck))
QUICK = settings(SOAK, max_examples=80, stateful_step_count=60)
TestFloor = Floor.TestCase
TestFloor.settings = SOAK if os.environ.get("SOAK") else QUICK
