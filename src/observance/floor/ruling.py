"""How a rule speaks: it finds what an act names, or refuses the act by the rule's name.

Reads a State; raises :class:`Refused`, which :func:`observance.floor.applying.apply` turns into an OutOfOrder.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NoReturn, TypeVar

from observance.domain.roster import AgendaItem, Credential
from observance.domain.rules import RulesProfile
from observance.domain.sitting import Held, Phase, State, Turn

T = TypeVar("T")


class Refused(Exception):
    """An act that a rule does not admit; never leaves this package."""

    def __init__(self, rule: str, why: str, /, *because: str, **fields: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.why = why
        self.because = because
        self.fields = tuple((name, str(value)) for name, value in fields.items())


def refuse(rule: str, why: str, /, *because: str, **fields: object) -> NoReturn:
    """Do not admit the act."""
    raise Refused(rule, why, *because, **fields)


def known(things: Mapping[str, T], name: str) -> T:
    """The thing of that id."""
    if name not in things:
        refuse("unknown", "{name} is not known in this sitting", name=name)
    return things[name]


def new(things: Mapping[str, object], name: str) -> None:
    """An id that is given once."""
    if not name or name in things:
        refuse("id-taken", "the id {name} is empty or in use", name=name)


def rules(state: State) -> RulesProfile:
    """The profile adopted."""
    if state.profile is None:
        refuse("no-profile", "no rules are adopted yet")
    return state.profile


def setting(state: State, name: str) -> int:
    """A number of the profile, or what the latest override says."""
    replaced = [override.value for override in state.overrides if override.setting == name]
    return replaced[-1] if replaced else rules(state).settings[name]


def is_waived(state: State, rule: str, subject: str) -> bool:
    """Whether a rule was set aside for a subject."""
    return any(waiver.rule == rule and waiver.subject == subject for waiver in state.waivers)


def credential(state: State, name: str) -> Credential:
    """The credential that an act is done with."""
    if name not in state.credentials:
        refuse("credential", "{name} is no credential of this sitting", name=name)
    return state.credentials[name]


def agenda_item(state: State, name: str) -> AgendaItem:
    """An item of the programme."""
    return known({item.id: item for item in state.agenda}, name)


def sitting_of(state: State, item: AgendaItem) -> Held | None:
    """The sitting in which an item is heard; ``None`` where it is not founded yet."""
    return next((own for own in state.sittings() if own.identity and own.identity.sitting == item.sitting), None)


def turns_on(state: State, item: str | None) -> list[Turn]:
    """The turns on an item, in all sittings."""
    return [turn for own in state.sittings() for turn in own.turns.values() if turn.item == item]


def in_phase(state: State, *phases: Phase) -> None:
    """The sitting stands where the act wants it."""
    if state.phase not in phases:
        refuse("phase", "the sitting is {phase}", phase=state.phase.value)


def with_chair(state: State) -> str:
    """Who is in the chair."""
    if not state.chairs:
        refuse("no-chair", "nobody is in the chair")
    return state.chairs[-1][0]


def on_floor(state: State) -> Turn:
    """The turn that has the floor."""
    turn = state.speaker()
    if turn is None:
        refuse("no-speaker", "nobody has the floor")
    return turn


def nobody_on_floor(state: Held) -> None:
    """The floor of the sitting is free."""
    turn = state.speaker()
    if turn is not None:
        refuse("floor-taken", "{turn} has the floor", turn=turn.id)


def not_published(state: State) -> None:
    """The draft is still being written."""
    if state.publication is not None:
        refuse("published", "the draft is published: only amendments change it")


def one_line(*texts: str) -> None:
    """What a record prints in a line: words, without a blank at an end or two in a row."""
    for text in texts:
        if not text or text != " ".join(text.split()):
            refuse("line", "{text} is not words in one line", text=repr(text))


def with_reason(reason: str) -> None:
    """An act that changes somebody's position says why."""
    if not reason.strip():
        refuse("reason", "this act needs a reason")
