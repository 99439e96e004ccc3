"""The one way in which a sitting changes: an act is applied to it, or refused by the name of a rule.

Reads a Sitting and an act; gives the Sitting after it, or an OutOfOrder. Pure. A withdrawn act is as if it had not
been: the others are applied again without it, and where one of them would then be out of order, it stands in the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import cast

from observance.domain import acts
from observance.domain.acts import Act, ActInSitting, kind_of
from observance.domain.sitting import Held, Log, OutOfOrder, Sitting, State
from observance.floor import adopting, concluding, listing, preparing, recording, sitting
from observance.floor.ruling import Refused, credential, refuse, with_reason

#: The rule of each act; what is not here is the withdrawal, which concerns the journal as a whole.
RULES: dict[type[Act], Callable[[State, Act], State]] = {
    kind: cast("Callable[[State, Act], State]", getattr(module, name))
    for name, kind in acts.ACTS.items()
    for module in (preparing, listing, sitting, recording, adopting, concluding)
    if hasattr(module, name)
}


def apply(before: Sitting, act: Act) -> Sitting | OutOfOrder:
    """The sitting after an act, or the rule that does not admit it."""
    try:
        return _applied(before, act)
    except Refused as refused:
        return OutOfOrder(
            rule=refused.rule, why=refused.why, act=act.id, fields=refused.fields, because=refused.because
        )


def fold(journal: Iterable[Act]) -> Sitting | OutOfOrder:
    """The sitting that acts come to, or the first that is out of order."""
    found = Sitting()
    for act in journal:
        after = apply(found, act)
        if isinstance(after, OutOfOrder):
            return after
        found = after
    return found


def restored(journal: Sequence[Act]) -> Sitting | OutOfOrder:
    """The sitting of acts that were in order when they were written down: what the fold gives, at less cost.

    Each act that stands is applied once, however many were withdrawn; the acts that do not stand are not tried.
    """
    withdrawn = _out_of_force(journal)
    try:
        if len({act.id for act in journal}) != len(journal) or any(b.at < a.at for a, b in pairwise(journal)):
            refuse("time", "the journal has come to a later time")
        return _replayed(Sitting(acts=Log(journal), withdrawn=withdrawn))
    except Refused as refused:
        return OutOfOrder(rule=refused.rule, why=refused.why, act="", fields=refused.fields, because=refused.because)


def _applied(before: Sitting, act: Act) -> Sitting:
    if not act.id or before.acts.place(act.id) is not None:
        refuse("id-taken", "the id {name} is empty or in use", name=act.id)
    if before.acts and act.at < before.acts[-1].at:
        refuse("time", "the journal has come to a later time")
    if isinstance(act, acts.WithdrawAct):
        _check_office(before.state, act)
        return _withdrawn(before, act)
    state = _state_after(before.state, act)
    return replace(before, acts=before.acts.added(act), state=state)


def _state_after(state: State, act: Act) -> State:
    """The state after an act that is no withdrawal."""
    seen = _seen_from(state, act)
    _check_office(seen, act)
    return RULES[type(act)](seen, act)


def _seen_from(state: State, act: Act) -> State:
    """The state as the sitting sees it in which the act is done."""
    if not isinstance(act, ActInSitting) or state.identity is None:
        return state
    if not act.sitting and state.apart:
        refuse("sitting", "this journal has several sittings, and the act names none")
    symbol = act.sitting or state.identity.symbol
    if symbol != state.identity.symbol and symbol not in state.apart:
        refuse("sitting", "this journal has no sitting {symbol}", symbol=symbol)
    return state.at(symbol)


def _check_office(state: State, act: Act) -> None:
    """Nobody acts before a sitting is founded; then each by the credential's office. Rules come before the rest."""
    if state.identity is None:
        if not isinstance(act, acts.FoundSitting):
            refuse("not-founded", "the first act says which sitting it is")
        return
    office = credential(state, act.by).office
    if state.profile is None:
        if not isinstance(act, acts.AdoptProfile | acts.FoundSitting | acts.WithdrawAct):
            refuse("no-profile", "no rules are adopted yet")
    elif kind_of(act) not in state.profile.may.get(office.value, ()):
        refuse("office", "{kind} is not for the office {office}", kind=kind_of(act), office=office.value)
    is_published = isinstance(act, ActInSitting) and state.publication is not None
    if is_published and kind_of(act) not in _AFTER_PUBLICATION:
        refuse("published", "the draft is published: only amendments change it")


#: Once the draft is out, nothing may happen in its sitting that it would have to tell: the rest is about the record.
_AFTER_PUBLICATION = frozenset(
    {
        "propose_amendment",
        "acknowledge_amendment",
        "accept_amendment",
        "refuse_amendment",
        "return_amendment",
        "adopt_record",
        "issue_corrigendum",
    }
)


def _withdrawn(before: Sitting, act: acts.WithdrawAct) -> Sitting:
    """The sitting without an act, or, where the act is itself a withdrawal, with what that one took out."""
    with_reason(act.reason)
    place = before.acts.place(act.withdrawn)
    if place is None:
        refuse("unknown", "{name} is not known in this sitting", name=act.withdrawn)
    if act.withdrawn in before.withdrawn:
        refuse("withdrawn", "{act} is withdrawn already", act=act.withdrawn)
    if place == 0:
        refuse("founded", "the act that founds the sitting stays")
    after = replace(before, acts=before.acts.added(act))
    without = _replayed(replace(after, withdrawn=_out_of_force(after.acts)))
    for own in before.state.sittings():
        _same_papers(own, without.state)
    for made in before.state.conclusions.values():
        now = without.state.conclusions.get(made.id, made).adoption
        if made.adoption and now and made.adoption != now:
            refuse("conclusions-adopted", "the conclusions {name} are adopted", name=made.id)
    return without


def _same_papers(before: Held, after: State) -> None:
    """What was published stands in the words published, or is withdrawn itself."""
    now = next((own for own in after.sittings() if own.identity == before.identity), Held())
    if before.publication and now.publication and before.publication != now.publication:
        refuse("published", "the draft is published: only amendments change it")
    if before.adoption and now.adoption and before.adoption != now.adoption:
        refuse("adopted", "the record is adopted")


def _out_of_force(journal: Sequence[Act]) -> frozenset[str]:
    """The acts that are withdrawn once all withdrawals that stand are heard; a later one decides on an earlier."""
    gone: set[str] = set()
    for act in reversed(journal):
        if isinstance(act, acts.WithdrawAct) and act.id not in gone:
            gone.add(act.withdrawn)
    return frozenset(gone)


def _replayed(log: Sitting) -> Sitting:
    """The state of the acts that stand; those that could not stand then are named."""
    state = State()
    in_the_way: list[str] = []
    rule = ""
    for act in log.acts:
        if act.id in log.withdrawn or isinstance(act, acts.WithdrawAct):
            continue
        try:
            state = _state_after(state, act)
        except Refused as refused:
            in_the_way.append(act.id)
            rule = rule or refused.rule
    if in_the_way:
        refuse("depends", "{acts} would be out of order ({rule})", *in_the_way, acts=", ".join(in_the_way), rule=rule)
    return replace(log, state=state)
