"""A sitting that anything may happen to: invariants under acts in any order, in and out of order.

The environment variable ``SOAK`` makes it 400 runs of up to 100 steps.
"""

from __future__ import annotations

import os
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from story import (
    CLOSING,
    DAY,
    EMPLOYERS,
    GOVERNMENT,
    LAMPLIGHTERS,
    NATIONAL,
    NORLAND,
    REPLY,
    WORKERS,
    Room,
    listed,
    opened,
    published,
)

from observance.domain import acts
from observance.domain.acts import Act
from observance.domain.amendments import Amendment, Corrects, Standing
from observance.domain.record import Capacity
from observance.domain.rules import SpeakingLimit
from observance.domain.sitting import OutOfOrder, Turn
from observance.floor import adopted_record, apply, conflicts, draft_record, fold
from observance.floor.amending import adopted_paragraphs, applied, edits
from observance.floor.composing import paragraphs_of

ASKED = (GOVERNMENT, WORKERS, EMPLOYERS, NATIONAL, NORLAND, LAMPLIGHTERS, CLOSING, REPLY)
MAILS = ("xv-mail", "xn-mail", "desk", "the-chair", "writer")
PLAIN: tuple[type[Act], ...] = (acts.SuspendSitting, acts.ResumeSitting, acts.StopClock, acts.ResumeClock, acts.EndTurn)
ENDING: tuple[type[Act], ...] = (acts.CloseItem, acts.CloseSitting, acts.AdjournSitting)
WORDS = st.lists(st.sampled_from(["one", "two", "three", "four"]), min_size=1, max_size=4).map(" ".join)


class Floor(RuleBasedStateMachine):
    """Acts at random; most are out of order, and those change nothing."""

    room: Room
    turns: dict[str, Turn]

    @initialize(advanced=st.sampled_from((0, 1, 2, 3)))
    def begin(self, advanced: int) -> None:
        self.room = (listed, opened, opened, published)[advanced]()
        for request in ("gov", "workers", "employers", "national")[: (0, 2, 4, 0)[advanced]]:
            self.room.speak(request, 1_000, "one two three four", "four three")
        self.turns = {}
        self.n = 0

    def name(self) -> str:
        self.n += 1
        return f"n{self.n}"

    @property
    def last(self) -> str:
        return ["none", *self.room.state.turns][-1]

    def act(self, kind: type[Act], by: str = "desk", **fields: object) -> str:
        """Do an act; one that is refused leaves the sitting as it was, one in order grows its journal by one."""
        before = self.room.sitting
        found = self.room.attempt(kind, by, **fields)
        if found:
            assert self.room.sitting is before
        else:
            assert self.room.sitting.acts[:-1] == before.acts
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

    @rule(paragraphs=st.lists(WORDS, min_size=1, max_size=3), part=st.integers(1, 2))
    def write(self, paragraphs: list[str], part: int) -> None:
        self.act(acts.WriteTurn, "writer", turn=self.last, paragraphs=tuple(paragraphs), language="en", part=part)

    @rule()
    def merge(self) -> None:
        ids = [*self.room.state.turns, "none"]
        self.act(acts.MergeTurns, "writer", turn=self.last, into=ids[max(0, len(ids) - 3)])

    @precondition(lambda self: self.n > 8)
    @rule()
    def publish(self) -> None:
        """Bring the sitting to its end and its record to the light, where that is in order."""
        while not self.act(acts.EndTurn):
            pass
        for turn in list(self.room.state.turns.values()):
            if not turn.writings:
                self.act(acts.WriteTurn, "writer", turn=turn.id, paragraphs=("one two", "three"), language="en")
        self.act(acts.AdjournSitting)
        self.act(acts.PublishDraft, deadline=self.room.at + DAY)

    @precondition(lambda self: self.room.state.publication is not None)
    @rule(data=st.data(), new=WORDS, outcome=st.sampled_from("aaaraaw"), by=st.sampled_from(("", "", "", *MAILS)))
    def amend(self, data: st.DataObject, new: str, outcome: str, by: str) -> None:
        """One word of a paragraph becomes others; it is accepted, refused, or waits."""
        state = self.room.state
        turn = state.turns[data.draw(st.sampled_from(sorted(paragraphs_of(state))))]
        n = data.draw(st.integers(0, len(paragraphs_of(state)[turn.id]) - 1))
        old = paragraphs_of(state)[turn.id][n]
        words = old.split()
        words[data.draw(st.integers(0, len(words) - 1))] = new
        made = Amendment(
            id=self.name(), turn=turn.id, paragraph=n, old=old, new=" ".join(words), corrects=Corrects.SPEAKER
        )
        self.act(acts.ProposeAmendment, by or turn.by, amendment=made)
        self.act(acts.AcknowledgeAmendment, amendment=made.id)
        if outcome == "a":
            self.act(acts.AcceptAmendment, amendment=made.id)
        elif outcome == "r":
            self.act(acts.RefuseAmendment, amendment=made.id, reason="not said")

    @rule(late=st.sampled_from((False, False, False, True)))
    def adopt(self, late: bool) -> None:
        self.room.wait(DAY + 1 if late and self.room.state.publication else 0)
        amended = any(a.standing is Standing.ACCEPTED for a in self.room.state.amendments.values())
        self.act(acts.AdoptRecord, in_sitting="PV.12", as_amended=amended)

    @rule(data=st.data())
    def withdraw_and_redo(self, data: st.DataObject) -> None:
        """Withdrawing an act and withdrawing that again gives the same state."""
        done = data.draw(st.sampled_from(self.room.sitting.acts[-12:]))
        before, turns = self.room.state, self.turns
        if self.act(acts.WithdrawAct, act=done.id, reason="a slip"):
            return
        undone = self.room.sitting.acts[-1].id
        assert self.act(acts.WithdrawAct, act=undone, reason="no slip") == ""
        assert self.room.state == before
        self.turns = turns

    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        if not self.act(acts.WithdrawAct, act=data.draw(st.sampled_from(self.room.sitting.acts)).id, reason="a slip"):
            self.turns = dict(self.room.state.turns)

    @invariant()
    def at_most_one_has_the_floor(self) -> None:
        if not hasattr(self, "room"):
            return
        state = self.room.state
        running = [turn.id for turn in state.turns.values() if turn.running is not None]
        assert running in ([], [state.floor[-1]] if state.floor else [])
        assert list(state.floor) == [turn.id for turn in state.turns.values() if turn.ended is None]

    @invariant()
    def time_used_never_shrinks_and_a_limit_never_changes_under_a_speaker(self) -> None:
        if not hasattr(self, "room"):
            return
        for name, before in self.turns.items():
            now = self.room.state.turns[name]
            assert now.used_at(self.room.at) >= before.used
            assert (now.limit, now.given) == (before.limit, before.given)
            assert now.extended >= before.extended
        self.turns = dict(self.room.state.turns)

    @invariant()
    def an_adopted_text_is_the_draft_with_what_was_accepted(self) -> None:
        if not hasattr(self, "room") or self.room.state.publication is None:
            return
        state = self.room.state
        accepted = [a for a in state.amendments.values() if a.standing is Standing.ACCEPTED]
        assert not {pair for pair in conflicts(state) if set(pair) <= {a.id for a in accepted}}
        expected = {turn: list(paragraphs) for turn, paragraphs in paragraphs_of(state).items()}
        for turn, n in {(a.turn, a.paragraph) for a in accepted}:
            own = [a for a in accepted if (a.turn, a.paragraph) == (turn, n)]
            expected[turn][n] = applied(own[0].old, [edit for a in own for edit in edits(a.old, a.new)])
        assert {turn: tuple(paragraphs) for turn, paragraphs in expected.items()} == adopted_paragraphs(state)
        assert state.publication is not None
        assert draft_record(state, "r").document.reading.text_sha256 == state.publication.text_sha256
        if state.adoption is not None:
            assert adopted_record(state, "r").document.reading.text_sha256 == state.adoption.text_sha256

    def teardown(self) -> None:
        """The journal, folded again, comes to the same sitting."""
        if hasattr(self, "room"):
            assert fold(self.room.sitting.acts) == self.room.sitting
            refused = apply(self.room.sitting, self.room.sitting.acts[0])
            assert isinstance(refused, OutOfOrder)


SOAK = settings(max_examples=400, stateful_step_count=100, deadline=None, suppress_health_check=list(HealthCheck))
QUICK = settings(SOAK, max_examples=80, stateful_step_count=60)
TestFloor = Floor.TestCase
TestFloor.settings = SOAK if os.environ.get("SOAK") else QUICK
