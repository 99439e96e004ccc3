"""Regrouping: groups of the machine as people decided them. The one function that applies such decisions.

Reads groups, decisions and what finds a selector again; gives the groups anew, and what has become of each decision.
The result depends on the set of decisions alone: a later decision wins over an earlier one, and any over the machine.

What people said is laid down first, the latest before the earlier; then the ties of the machine are made again in its
own order, each where it brings nothing together that somebody parted. So a finding of which nobody said anything goes
where the machine's evidence leads it, and no tie of the machine runs through it to undo what was decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from observance.domain.decisions import Decision, standing
from observance.domain.joinings import Group, Member, Verb, verb_of
from observance.domain.selectors import Refound, Selector

#: Where a selector stands now: with the finding that is there, ``None`` where it is lost.
Locate = Callable[[Selector], Refound | None]


class Effect(StrEnum):
    """What has become of a decision: it stands; a later one overrules it in part or wholly; its words are found by
    overlap alone and wait for a person; or they are in no document of the case."""

    STANDS = "stands"
    IN_PART = "in_part"
    OVERRULED = "overruled"
    WAITS = "waits"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A decision and what has become of it."""

    decision: Decision
    effect: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """A group as people decided it.

    ``of`` are the machine's groups that its members come from; ``name`` what a person called it; ``decisions`` the ids
    of those that speak of its members.
    """

    members: tuple[Member, ...]
    of: tuple[str, ...]
    name: str | None = None
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouping:
    """Groups as people decided them, those that nobody spoke of left out: ``untouched`` are their ids.

    ``apart`` are pairs of findings, one of each side, of which a decision that holds says that they are not one.
    """

    groups: tuple[Regrouped, ...]
    untouched: frozenset[str]
    apart: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A decision with the findings of its two sides."""

    decision: Decision
    verb: Verb
    these: tuple[str, ...]
    those: tuple[str, ...]
    waits: bool


@dataclass(slots=True, kw_only=True)
class _Parts:
    """Findings joined one after the other; ``sides`` are the sides of partings that each part holds."""

    parent: dict[str, str]
    sides: dict[str, set[tuple[str, int]]] = field(default_factory=lambda: defaultdict(set))

    def root(self, one: str) -> str:
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def unite(self, one: str, other: str) -> bool:
        """Make two one, unless somebody parted them; gives whether they are one."""
        a, b = self.root(one), self.root(other)
        if a != b:
            here, there = self.sides[a], self.sides[b]
            if any((decision, 1 - side) in there for decision, side in here):
                return False
            self.parent[b] = a
            here |= self.sides.pop(b)
        return True

    def keep_apart(self, decision: str, these: Iterable[str], those: Iterable[str]) -> None:
        """Lay down that two sides are not one; where they are by a later decision, nothing is said."""
        sides = [{self.root(one) for one in side} for side in (these, those)]
        both = sides[0] & sides[1]
        for n, roots in enumerate(sides):
            for root in roots - both:
                self.sides[root].add((decision, n))


def regroup(noun: str, groups: Sequence[Group], decisions: Iterable[Decision], locate: Locate) -> Regrouping:
    """The groups as people decided them. ``locate`` gives findings of these groups, or ``None``."""
    group_of = {member.finding: group for group in groups for member in group.members}
    found = [one for decision in standing(decisions) if (one := _found(noun, decision, group_of, locate))]
    ids = {group_of[finding].id for one in found for finding in (*one.these, *one.those)}
    touched = [group for group in groups if group.id in ids]
    parts = _Parts(parent={member.finding: member.finding for group in touched for member in group.members})
    for one in reversed(found):
        _lay_down(one, parts)
    for group in touched:
        _tie(group, parts)
    return Regrouping(
        groups=tuple(_regrouped(touched, found, parts)),
        untouched=frozenset(group.id for group in groups) - ids,
        apart=tuple((one.these, one.those) for one in found if one.verb in _PARTING and _effect(one, parts, {})),
        outcomes=tuple(_outcomes(found, parts)),
    )


_PARTING = (Verb.SPLIT, Verb.NOT_SAME)


def _found(noun: str, decision: Decision, known: Mapping[str, Group], locate: Locate) -> _Found | None:
    verb = verb_of(noun, decision.kind)
    if verb is None:
        return None
    sides: list[tuple[str, ...]] = []
    waits = False
    for side in (decision.these, decision.those):
        places = [place for selector in side if (place := locate(selector)) and place.finding in known]
        waits |= any(place.waits_for_a_person for place in places)
        sure = (place.finding for place in places if place.finding and not place.waits_for_a_person)
        sides.append(tuple(dict.fromkeys(sure)))
    return _Found(decision=decision, verb=verb, these=sides[0], those=sides[1], waits=waits)


def _lay_down(one: _Found, parts: _Parts) -> None:
    if one.verb is Verb.MERGE and one.these and one.those:
        _unite((*one.these, *one.those), parts)
    elif one.verb is Verb.SPLIT:
        _unite(one.these, parts)
    if one.verb in _PARTING:
        parts.keep_apart(one.decision.id, one.these, one.those)


def _unite(findings: Sequence[str], parts: _Parts) -> None:
    """Make findings one; where a later decision parts some, each goes with the first that it may go with."""
    heads: list[str] = []
    for finding in findings:
        if not any(parts.unite(head, finding) for head in heads):
            heads.append(finding)


def _tie(group: Group, parts: _Parts) -> None:
    for one, other in group.ties:
        if one in parts.parent and other in parts.parent:
            parts.unite(one, other)
    # What the cut ties held together goes together all the same: only what somebody parted is apart.
    _unite([member.finding for member in group.members], parts)


def _regrouped(touched: Sequence[Group], found: Sequence[_Found], parts: _Parts) -> Iterable[Regrouped]:
    members: dict[str, list[Member]] = defaultdict(list)
    of: dict[str, dict[str, None]] = defaultdict(dict)
    for group in touched:
        for member in group.members:
            root = parts.root(member.finding)
            members[root].append(member)
            of[root][group.id] = None
    names = _names(found, parts)
    spoken: dict[str, dict[str, None]] = defaultdict(dict)
    for one in found:
        for finding in (*one.these, *one.those):
            spoken[parts.root(finding)][one.decision.id] = None
    for root, those in members.items():
        yield Regrouped(
            members=tuple(those), of=tuple(of[root]), name=names.get(root), decisions=tuple(spoken.get(root, ()))
        )


def _names(found: Iterable[_Found], parts: _Parts) -> dict[str, str]:
    """What people called each part: the latest name counts, a merge's as well as one that was given."""
    return {parts.root(one.these[0]): one.decision.value for one in found if one.these and one.decision.value}


def _outcomes(found: Sequence[_Found], parts: _Parts) -> Iterable[Outcome]:
    names = _names(found, parts)
    for one in found:
        effect = _effect(one, parts, names)
        missing = not one.these or (one.verb is not Verb.RENAME and not one.those)
        if missing:
            effect = Effect.WAITS if one.waits else Effect.LOST
        yield Outcome(decision=one.decision, effect=effect or Effect.OVERRULED)


def _effect(one: _Found, parts: _Parts, names: Mapping[str, str]) -> Effect | None:
    """Whether a decision stands, wholly or in part; ``None`` where later ones overrule it."""
    these, those = ({parts.root(finding) for finding in side} for side in (one.these, one.those))
    if one.verb is Verb.RENAME:
        return Effect.STANDS if any(names.get(root) == one.decision.value for root in these) else None
    if one.verb is Verb.MERGE:
        return Effect.STANDS if len(these | those) == 1 else Effect.IN_PART if these & those else None
    return Effect.STANDS if not these & those else Effect.IN_PART if these ^ those else None
