"""The rules of the sitting itself: chair, phases, items, the floor and its clock.

Each rule reads a State and an act; gives the State after it, or refuses. At most one turn has the floor; a turn that is
interrupted waits below it with its clock stopped.
"""

from __future__ import annotations

from dataclasses import replace

from observance.domain import acts
from observance.domain.act import Act
from observance.domain.record import Capacity, SpeechKind
from observance.domain.roster import FloorRequest
from observance.domain.rules import Part, Reduction
from observance.domain.sitting import Happening, Phase, State, Turn
from observance.floor.limits import limit_for
from observance.floor.listing import check_capacity, is_national, rank, waiting
from observance.floor.ruling import (
    agenda_item,
    credential,
    in_phase,
    is_waived,
    known,
    new,
    nobody_on_floor,
    not_published,
    on_floor,
    refuse,
    rules,
    with_chair,
    with_reason,
)


def take_chair(state: State, act: acts.TakeChair) -> State:
    """Somebody who is registered; the Chair does not change under the Chair's own words."""
    known(state.people, act.person)
    in_phase(state, Phase.PLANNED, Phase.OPEN, Phase.SUSPENDED, Phase.ADJOURNED)
    turn = state.speaker()
    if turn is not None and turn.capacity is Capacity.CHAIR:
        refuse("floor-taken", "{turn} has the floor", turn=turn.id)
    return replace(state, chairs=(*state.chairs, (act.person, len(state.turns))))


def _happened(state: State, kind: str, act: Act, phase: Phase) -> State:
    """What changes the phase is told; who has the floor is interrupted by it."""
    turn = state.speaker()
    told = Happening(
        id=act.id, kind=kind, at=act.at, after=len(state.turns), item=state.item, during=turn.id if turn else None
    )
    if turn is not None:
        new(state.turns, act.id)
        state = _with_turn(state, replace(turn, interrupted_by=(*turn.interrupted_by, act.id)))
    return replace(state, phase=phase, happenings=(*state.happenings, told))


def open_sitting(state: State, act: acts.OpenSitting) -> State:
    """Once, with rules and a Chair."""
    rules(state)
    with_chair(state)
    in_phase(state, Phase.PLANNED)
    return _happened(state, "opened", act, Phase.OPEN)


def suspend_sitting(state: State, act: acts.SuspendSitting) -> State:
    """Stops the clock of who has the floor."""
    in_phase(state, Phase.OPEN)
    turn = state.speaker()
    stopped = _with_turn(state, _stopped(turn, act.at)) if turn else state
    return _happened(stopped, "suspended", act, Phase.SUSPENDED)


def resume_sitting(state: State, act: acts.ResumeSitting) -> State:
    """After a suspension or an adjournment."""
    in_phase(state, Phase.SUSPENDED, Phase.ADJOURNED)
    return _happened(state, "resumed", act, Phase.OPEN)


def adjourn_sitting(state: State, act: acts.AdjournSitting) -> State:
    """With nobody on the floor."""
    in_phase(state, Phase.OPEN, Phase.SUSPENDED)
    nobody_on_floor(state)
    return _happened(state, "adjourned", act, Phase.ADJOURNED)


def close_sitting(state: State, act: acts.CloseSitting) -> State:
    """With nobody on the floor and no item open."""
    in_phase(state, Phase.OPEN, Phase.SUSPENDED, Phase.ADJOURNED)
    nobody_on_floor(state)
    if state.item is not None:
        refuse("item-open", "{item} is being discussed", item=state.item)
    return _happened(state, "closed", act, Phase.CLOSED)


def open_item(state: State, act: acts.OpenItem) -> State:
    """One at a time, on the programme of this sitting or with conclusions to adopt; also one that was closed."""
    in_phase(state, Phase.OPEN)
    nobody_on_floor(state)
    item = agenda_item(state, act.item)
    if state.item is not None:
        refuse("item-open", "{item} is being discussed", item=state.item)
    assert state.identity is not None
    if item.sitting != state.identity.sitting and not any(made.item == item.id for made in state.conclusions.values()):
        refuse("programme", "{item} is on the programme of sitting {sitting}", item=item.id, sitting=item.sitting)
    return replace(state, item=item.id, heard=tuple(dict.fromkeys((*state.heard, item.id))))


def close_item(state: State, act: acts.CloseItem) -> State:  # noqa: ARG001
    """With nobody on the floor; who waits has not spoken."""
    in_phase(state, Phase.OPEN)
    nobody_on_floor(state)
    if state.item is None:
        refuse("no-item", "no item is open")
    return replace(state, item=None)


# --- The floor ------------------------------------------------------------------------------------------------------


def _with_turn(state: State, turn: Turn) -> State:
    return replace(state, turns={**state.turns, turn.id: turn})


def _stopped(turn: Turn, at: int) -> Turn:
    """The turn with its clock stopped."""
    return replace(turn, used=turn.used_at(at), running=None)


def _given(state: State, turn: Turn) -> State:
    """The floor is given to a turn; the one that had it waits with its clock stopped."""
    new({**state.turns, **{told.id: told for told in state.happenings}}, turn.id)
    not_published(state)
    below = state.speaker()
    if below is not None:
        interrupted = (*below.interrupted_by, turn.id)
        state = _with_turn(state, replace(_stopped(below, turn.given), interrupted_by=interrupted))
    return replace(_with_turn(state, turn), floor=(*state.floor, turn.id))


def _of_chair(state: State, act: acts.ChairSpeaks | acts.Interrupt) -> Turn:
    _spoken(state, act.language)
    return Turn(
        id=act.turn,
        item=state.item,
        kind=SpeechKind.SPEECH,
        capacity=Capacity.CHAIR,
        given=act.at,
        running=act.at,
        by=act.by,
        person=with_chair(state),
        language=act.language,
    )


def _spoken(state: State, language: str) -> None:
    if language not in rules(state).spoken:
        refuse("language", "{language} is not interpreted in this session", language=language)


def chair_speaks(state: State, act: acts.ChairSpeaks) -> State:
    """When the floor is free."""
    in_phase(state, Phase.OPEN)
    nobody_on_floor(state)
    return _given(state, _of_chair(state, act))


def interrupt(state: State, act: acts.Interrupt) -> State:
    """The Chair interrupts a speaker, and says why."""
    in_phase(state, Phase.OPEN)
    with_reason(act.reason)
    if on_floor(state).capacity is Capacity.CHAIR:
        refuse("own-turn", "the Chair has the floor")
    return _given(state, _of_chair(state, act))


def give_floor(state: State, act: acts.GiveFloor) -> State:
    """By a Chair, to who waits on the open item, in the usual order; to an observer with leave."""
    in_phase(state, Phase.OPEN)
    with_chair(state)
    nobody_on_floor(state)
    asked = known(state.requests, act.request)
    _may_have_floor(state, asked)
    turn = Turn(
        id=act.turn,
        item=asked.item,
        kind=asked.kind,
        capacity=asked.capacity,
        given=act.at,
        running=act.at,
        by=asked.by,
        request=asked.id,
        person=asked.person,
        delegation=asked.delegation,
        on_behalf_of=asked.on_behalf_of,
        aligned=asked.aligned,
        language=asked.language,
        national=is_national(state, asked.item, asked.delegation),
    )
    limit = limit_for(state, turn, asked.part)
    if limit == 0:
        refuse("time-used", "the time that this side shares is used up")
    given = _given(state, replace(turn, limit=limit))
    return replace(given, requests={**state.requests, asked.id: replace(asked, turn=act.turn)})


def _may_have_floor(state: State, asked: FloorRequest) -> None:
    if asked.withdrawn or asked.turn is not None:
        refuse("request-settled", "{request} is withdrawn, or has had the floor", request=asked.id)
    if asked.item != state.item:
        refuse("other-item", "{request} is about {item}, which is not open", request=asked.id, item=asked.item)
    if asked.capacity is Capacity.OBSERVER and not asked.leave:
        refuse("leave", "observers speak with the leave of the officers")
    after = asked.part is Part.AFTER_CONCLUSIONS
    if after and not any(made.item == asked.item and made.adoption for made in state.conclusions.values()):
        refuse("after-conclusions", "no conclusions on {item} are adopted", item=asked.item)
    place = rank(state, asked)
    earlier = [r.id for r in waiting(state, state.item) if _is_before(rank(state, r), place)]
    if earlier and not is_waived(state, "order", asked.id):
        refuse("order", "{earlier} is heard before", earlier=", ".join(earlier))


def _is_before(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one < other


def raise_point_of_order(state: State, act: acts.RaisePointOfOrder) -> State:
    """At any time but on another point of order; the speaker waits."""
    in_phase(state, Phase.OPEN)
    with_chair(state)
    _spoken(state, act.language)
    raised = [name for name in state.floor if state.turns[name].kind is SpeechKind.POINT_OF_ORDER]
    if raised:
        refuse("point-of-order", "{turn} has to end first", turn=raised[-1])
    capacity = next((c for c in rules(state).capacities if c == act.capacity), None)
    if capacity in (None, Capacity.CHAIR, Capacity.OBSERVER, Capacity.SECRETARIAT):
        refuse("capacity", "nobody raises a point of order as {capacity}", capacity=act.capacity)
    assert capacity is not None
    item = agenda_item(state, state.item) if state.item is not None else None
    check_capacity(state, credential(state, act.by), capacity, act.delegation, act.person, item)
    turn = Turn(
        id=act.turn,
        item=state.item,
        kind=SpeechKind.POINT_OF_ORDER,
        capacity=capacity,
        given=act.at,
        running=act.at,
        by=act.by,
        person=act.person,
        delegation=act.delegation,
        language=act.language,
        national=is_national(state, state.item, act.delegation),
    )
    return _given(state, replace(turn, limit=limit_for(state, turn, None)))


def end_turn(state: State, act: acts.EndTurn) -> State:
    """The speaker is done; who was interrupted has the floor again, with the clock stopped."""
    turn = on_floor(state)
    ended = replace(_stopped(turn, act.at), ended=act.at)
    return replace(_with_turn(state, ended), floor=state.floor[:-1])


def stop_clock(state: State, act: acts.StopClock) -> State:
    """A clock that goes."""
    turn = on_floor(state)
    if turn.running is None:
        refuse("clock", "the clock of {turn} is stopped", turn=turn.id)
    return _with_turn(state, _stopped(turn, act.at))


def resume_clock(state: State, act: acts.ResumeClock) -> State:
    """A clock that is stopped, in a sitting that goes on."""
    in_phase(state, Phase.OPEN)
    turn = on_floor(state)
    if turn.running is not None:
        refuse("clock", "the clock of {turn} is going", turn=turn.id)
    return _with_turn(state, replace(turn, running=act.at))


def extend_time(state: State, act: acts.ExtendTime) -> State:
    """More time for a speaker who has a limit."""
    with_reason(act.reason)
    turn = on_floor(state)
    if turn.limit is None or act.milliseconds <= 0:
        refuse("extension", "{turn} has no limit, or the extension is none", turn=turn.id)
    return _with_turn(state, replace(turn, extended=turn.extended + act.milliseconds))


def announce_limit(state: State, act: acts.AnnounceLimit) -> State:
    """For turns given from now on; what has begun stays as it was."""
    with_reason(act.reason)
    if act.item is not None:
        agenda_item(state, act.item)
    if act.limit.milliseconds <= 0:
        refuse("reduction", "an announced limit is above zero")
    assert state.identity is not None
    made = Reduction(
        limit=act.limit, item=act.item, by=act.by, at=act.at, reason=act.reason, sitting=state.identity.symbol
    )
    return replace(state, reductions=(*state.reductions, made))


def set_spoken_language(state: State, act: acts.SetSpokenLanguage) -> State:
    """What a person heard, before the draft is out."""
    not_published(state)
    _spoken(state, act.language)
    return _with_turn(state, replace(known(state.turns, act.turn), language=act.language))
