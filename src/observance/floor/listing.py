"""The rules of the list of speakers: who may ask for the floor, in what capacity, and who is heard before whom.

Each rule reads a State and an act; gives the State after it, or refuses.
"""

from __future__ import annotations

from dataclasses import replace

from observance.domain import acts
from observance.domain.record import Capacity, SpeechKind
from observance.domain.roster import AgendaItem, Credential, Delegation, FloorRequest, Office
from observance.domain.rules import OrderStep, Part
from observance.domain.sitting import Phase, State
from observance.floor.ruling import (
    agenda_item,
    credential,
    is_waived,
    known,
    new,
    refuse,
    rules,
    sitting_of,
    turns_on,
)

#: In these capacities a delegation speaks, and its heading names it.
WITH_DELEGATION = frozenset(
    {
        Capacity.GOVERNMENT_REPRESENTATIVE,
        Capacity.GOVERNMENT_MEMBER,
        Capacity.WORKER_MEMBER,
        Capacity.EMPLOYER_MEMBER,
        Capacity.OBSERVER,
    }
)


def request_floor(state: State, act: acts.RequestFloor) -> State:
    """Before the list closes, in a capacity of the profile, for one's own delegation, in a language of the session."""
    asked = replace(act.request, by=act.by, at=act.at, leave=False, withdrawn=False, turn=None)
    new(state.requests, asked.id)
    item = agenda_item(state, asked.item)
    _in_time(state, asked)
    profile = rules(state)
    if asked.capacity not in profile.capacities or asked.capacity is Capacity.CHAIR:
        refuse("capacity", "nobody asks for the floor as {capacity}", capacity=asked.capacity.value)
    if asked.language not in profile.spoken:
        refuse("language", "{language} is not interpreted in this session", language=asked.language)
    if asked.kind is SpeechKind.POINT_OF_ORDER:
        refuse("kind", "a point of order is raised, not asked for")
    if asked.aligned and not asked.on_behalf_of:
        refuse("group", "States join a statement that is made for a group")
    check_capacity(state, credential(state, act.by), asked.capacity, asked.delegation, asked.person, item)
    return replace(state, requests={**state.requests, asked.id: asked})


def _in_time(state: State, asked: FloorRequest) -> None:
    """The list is open; a reply is to what was said, and a statement after conclusions needs no list."""
    if asked.part is Part.AFTER_CONCLUSIONS:
        if asked.capacity is not Capacity.GOVERNMENT_REPRESENTATIVE:
            refuse("after-conclusions", "after its conclusions the Government concerned speaks")
        return
    if asked.kind is SpeechKind.RIGHT_OF_REPLY:
        if not any(turn.capacity is not Capacity.CHAIR for turn in turns_on(state, asked.item)):
            refuse("nothing-to-reply-to", "nobody has spoken on {item}", item=asked.item)
    elif asked.item in state.closed_lists and not is_waived(state, "list-closed", asked.id):
        refuse("list-closed", "the list of speakers on {item} is closed", item=asked.item)
    own = sitting_of(state, agenda_item(state, asked.item))
    if own is not None and own.phase is Phase.CLOSED:
        refuse("phase", "the sitting is {phase}", phase=own.phase.value)


def check_capacity(
    state: State,
    by: Credential,
    capacity: Capacity,
    delegation: str | None,
    person: str | None,
    item: AgendaItem | None,
) -> None:
    """Who may speak in which capacity: a State's own case, observers, delegations, people."""
    if person is not None and known(state.people, person).delegation not in (None, delegation):
        refuse("other-delegation", "{person} is of another delegation", person=person)
    if by.office is Office.DELEGATE and by.delegation != delegation:
        refuse("own-delegation", "{by} does not act for {delegation}", by=by.id, delegation=delegation or "")
    if (delegation is None) != (capacity not in WITH_DELEGATION) and not _for_a_group(by, capacity):
        refuse("delegation", "as {capacity} one speaks for a delegation, or for none", capacity=capacity.value)
    if delegation is not None:
        _check_delegation(known(state.delegations, delegation), capacity, item)


def _for_a_group(by: Credential, capacity: Capacity) -> bool:
    """The spokespersons of the two groups are of some delegation; the heading names none."""
    return by.office is Office.DELEGATE and capacity in (Capacity.WORKER_MEMBERS, Capacity.EMPLOYER_MEMBERS)


def _check_delegation(delegation: Delegation, capacity: Capacity, item: AgendaItem | None) -> None:
    if delegation.observer != (capacity is Capacity.OBSERVER):
        refuse("observer", "observers speak as observers, members do not: {id}", id=delegation.id)
    own_case = item is not None and item.state_code is not None and item.state_code == delegation.state_code
    if capacity is Capacity.GOVERNMENT_REPRESENTATIVE and not own_case:
        refuse("own-case", "the case is not that of {id}", id=delegation.id)
    if capacity is Capacity.GOVERNMENT_MEMBER and own_case:
        refuse("own-case", "in its own case {id} speaks as its representative", id=delegation.id)


def _own_request(state: State, name: str, by: str) -> FloorRequest:
    """A request that is still waiting, by who asked or by the secretariat."""
    asked = known(state.requests, name)
    if credential(state, by).office is Office.DELEGATE and asked.by != by:
        refuse("own-request", "{request} was made with another credential", request=name)
    if asked.withdrawn or asked.turn is not None:
        refuse("request-settled", "{request} is withdrawn, or has had the floor", request=name)
    return asked


def _with_request(state: State, asked: FloorRequest) -> State:
    return replace(state, requests={**state.requests, asked.id: asked})


def withdraw_request(state: State, act: acts.WithdrawRequest) -> State:
    """By who asked, or the secretariat, before the floor is given."""
    return _with_request(state, replace(_own_request(state, act.request, act.by), withdrawn=True))


def hand_in_text(state: State, act: acts.HandInText) -> State:
    """By who asked, or the secretariat, before the floor is given; a later text replaces an earlier."""
    asked = _own_request(state, act.request, act.by)
    return _with_request(state, replace(asked, text=act.text, embargo=act.embargo))


def close_list(state: State, act: acts.CloseList) -> State:
    """Once for an item."""
    item = agenda_item(state, act.item)
    if item.id in state.closed_lists:
        refuse("list-closed", "the list of speakers on {item} is closed", item=item.id)
    return replace(state, closed_lists=(*state.closed_lists, item.id))


def grant_leave(state: State, act: acts.GrantLeave) -> State:
    """To an observer who waits."""
    asked = _own_request(state, act.request, act.by)
    if asked.capacity is not Capacity.OBSERVER or asked.leave:
        refuse("leave", "{request} needs no leave", request=asked.id)
    return _with_request(state, replace(asked, leave=True))


def is_national(state: State, item: str | None, delegation: str | None) -> bool:
    """Whether a delegation is that of the State whose case is discussed."""
    entry = next((entry for entry in state.agenda if entry.id == item), None)
    if entry is None or entry.state_code is None or delegation is None:
        return False
    return state.delegations[delegation].state_code == entry.state_code


def rank(state: State, asked: FloorRequest) -> int | None:
    """The step of the usual order in which a request is heard; ``None`` where the order does not speak of it."""
    if asked.kind is not SpeechKind.SPEECH:
        return None
    national = is_national(state, asked.item, asked.delegation)
    return next((n for n, step in enumerate(rules(state).order) if _fits(step, asked, national)), None)


def _fits(step: OrderStep, asked: FloorRequest, national: bool) -> bool:
    return asked.capacity in step.capacities and step.part is asked.part and step.national in (None, national)


def waiting(state: State, item: str | None) -> tuple[FloorRequest, ...]:
    """The requests of an item that may still be heard, in the usual order, then as they came."""
    found = [
        asked
        for asked in state.requests.values()
        if asked.item == item and not asked.withdrawn and asked.turn is None
        and (asked.leave or asked.capacity is not Capacity.OBSERVER)
    ]  # fmt: skip
    last = len(rules(state).order)
    ranks = {asked.id: rank(state, asked) for asked in found}
    return tuple(sorted(found, key=lambda asked: last if (r := ranks[asked.id]) is None else r))
