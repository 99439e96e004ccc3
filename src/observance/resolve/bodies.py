"""Organisations: which mentions are one body's.

Reads named organisations; gives groups. A body of the world is known by its name in any language; a Government or a
Parliament by its State; letters by the name that the text ties them to; a short name by the nearest fuller name of its
kind before it; full names by the ideas they are made of, so that translations meet. A successor has another name and is
another body.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from observance.domain.findings import NameMention
from observance.domain.parties import Ground
from observance.reference.concepts import colourless_ideas, kinds_of_one, state_kinds
from observance.reference.organisations import organisation_of
from observance.resolve.body_names import WORD_ALIKE, BodyName, body_name, is_same, is_shorter, is_within
from observance.resolve.grouping import Groups
from observance.resolve.named import Named, plain, same_state
from observance.resolve.nearby import Nearby

_SHORT = ("names:short", "names:own")
_LETTERS = "names:letters"
_WORLD = "names:world "
_GOVERNMENT = "names:government"
_SOLE = "names:sole "


@dataclass(slots=True, kw_only=True)
class _Body:
    """A body known by its full names: its ideas, the State it is of, the documents that name it."""

    first: Named
    names: list[BodyName] = field(default_factory=list)


def _nearby() -> Nearby:
    return Nearby(least=WORD_ALIKE)


@dataclass(slots=True, kw_only=True)
class _Bodies:
    """What is known while the mentions of a case are gone through."""

    groups: Groups
    by_key: dict[tuple[Ground, str], Named] = field(default_factory=dict)
    by_head: dict[str | None, list[_Body]] = field(default_factory=lambda: defaultdict(list))
    words: dict[tuple[object, ...], Nearby] = field(default_factory=lambda: defaultdict(_nearby))
    by_word: dict[tuple[object, ...], dict[int, _Body]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, body: _Body, name: BodyName) -> None:
        """A body by one of its names."""
        for word in name.others or ("",):
            self.words[name.head, name.strong].add(word)
            self.by_word[name.head, name.strong, word][body.first.n] = body

    def like(self, name: BodyName) -> list[_Body]:
        """The bodies that may have a name: of one kind, with the same strong ideas and a word in common, in order."""
        word = min(name.others, default="")
        near = self.words[name.head, name.strong].near(word) if word else [word]
        found = {n: body for one in near for n, body in self.by_word.get((name.head, name.strong, one), {}).items()}
        return [found[n] for n in sorted(found)]


def join_bodies(mentions: Iterable[Named], groups: Groups) -> None:
    """Join the mentions of organisations in ``groups``: full names first, then letters, then short names."""
    every = tuple(mentions)
    known = _Bodies(groups=groups)
    for one in every:
        if not _is_short(one.finding):
            _full(one, known)
    _shorter_names(known)
    for one in every:
        if one.finding.rule.startswith(_LETTERS):
            _letters(one, known)
    _short_names([one for one in every if not one.finding.rule.startswith(_WORLD)], groups)


def _is_short(finding: NameMention) -> bool:
    return finding.rule in _SHORT or finding.rule.startswith(_LETTERS) or _is_bare(finding)


def _is_bare(finding: NameMention) -> bool:
    """Whether a body is named by its kind alone ("the working group", "the ILO mission", "министерство")."""
    name = body_name(finding.name)
    is_kind = finding.rule.startswith("names:set up") or (finding.rule.startswith(_SOLE) and name.head in state_kinds())
    return is_kind and not (name.ideas - colourless_ideas()) and not name.others


def _full(one: Named, known: _Bodies) -> None:
    finding = one.finding
    for key in _keys(one):
        if key in known.by_key:
            known.groups.join(known.by_key[key], one, key[0])
            return
    body = _same_body(one, known)
    if body:
        known.groups.join(body.first, one, Ground.SAME_IDEAS)
        if (name := _name_of(one)) not in body.names:
            body.names.append(name)
            known.add(body, name)
    elif finding.rule.startswith(("names:body", "names:set up", "names:sole", "names:spelled", "names:quoted")):
        made = _Body(first=one, names=[_name_of(one)])
        known.by_head[made.names[0].head].append(made)
        known.add(made, made.names[0])
    for key in _keys(one):
        known.by_key.setdefault(key, one)


def _keys(one: Named) -> list[tuple[Ground, str]]:
    """By what a full name is known: a body of the world, a Government of its State, or the name as printed."""
    finding = one.finding
    if finding.rule.startswith(_WORLD):
        return [(Ground.WORLD_BODY, finding.rule.removeprefix(_WORLD))]
    if finding.rule == _GOVERNMENT:
        return [(Ground.BODY_OF_STATE, one.home or one.document)]
    if finding.rule.startswith(_SOLE):
        return [(Ground.BODY_OF_STATE, f"{_name_of(one)} {one.home or one.document}")]
    world = organisation_of(finding.name)
    if world:
        return [(Ground.WORLD_BODY, world.id)]
    return [(Ground.SAME_NAME, f"{plain(finding.name)} {one.home or ''}")]


def _name_of(one: Named) -> BodyName:
    return body_name(one.finding.name, one.states)


def _same_body(one: Named, known: _Bodies) -> _Body | None:
    """A body whose name has the same ideas, of the same State as far as that is known."""
    name = _name_of(one)
    if not name.ideas and not name.others and len(one.finding.name.split()) < 3:
        return None
    for body in known.like(name):
        homes = (body.first.home, one.home)
        if None not in homes and not same_state(*homes):
            continue
        if any(is_same(name, other) for other in body.names):
            return body
    return None


def _shorter_names(known: _Bodies) -> None:
    """Full names that are shorter ones of exactly one other body of the same State ("Ministry of Labour")."""
    for head in kinds_of_one() & known.by_head.keys():
        of_home: dict[str | None, list[_Body]] = defaultdict(list)
        for body in known.by_head[head]:
            of_home[body.first.home].append(body)
        for body in known.by_head[head]:
            at_home = [*of_home[body.first.home], *of_home[None]] if body.first.home else known.by_head[head]
            found = (other for other in at_home if other is not body and _is_shorter(body, other))
            longer = list(islice(found, 2))
            if len(longer) == 1:
                known.groups.join(longer[0].first, body.first, Ground.SHORTER_NAME)


def _is_shorter(short: _Body, long: _Body) -> bool:
    homes = (short.first.home, long.first.home)
    at_odds = None not in homes and not same_state(*homes)
    return not at_odds and any(is_shorter(a, b) for a in short.names for b in long.names)


def _letters(one: Named, known: _Bodies) -> None:
    """Letters: the body that the text ties them to, else the same letters of the same State."""
    finding = one.finding
    world = organisation_of(finding.name)
    if world and (Ground.WORLD_BODY, world.id) in known.by_key:
        known.groups.join(known.by_key[Ground.WORLD_BODY, world.id], one, Ground.WORLD_BODY)
        return
    key = (Ground.LETTERS, f"{plain(finding.name)} {one.home or ''}")
    if key in known.by_key:
        known.groups.join(known.by_key[key], one, key[0])
    known.by_key.setdefault(key, one)
    if finding.long_form:
        long = plain(finding.long_form)
        for home in (one.home or "", ""):
            if (Ground.SAME_NAME, f"{long} {home}") in known.by_key:
                known.groups.join(known.by_key[Ground.SAME_NAME, f"{long} {home}"], one, Ground.TIED_LETTERS)
                return
        name = body_name(finding.long_form, one.states)
        body = next((body for body in known.like(name) if any(is_same(name, n) for n in body.names)), None)
        if body and (one.home is None or body.first.home is None or same_state(one.home, body.first.home)):
            known.groups.join(body.first, one, Ground.TIED_LETTERS)


def _short_names(mentions: list[Named], groups: Groups) -> None:
    """Short names: the nearest fuller name of their kind before them in the document, else behind them."""
    by_document: dict[str, list[Named]] = defaultdict(list)
    for one in mentions:
        by_document[one.document].append(one)
    for listed in by_document.values():
        for at, one in enumerate(listed):
            if one.finding.rule in _SHORT or _is_bare(one.finding):
                behind = [other for other in listed[at + 1 :] if other.finding.speech == one.finding.speech]
                meant = _meant(one, listed[:at][::-1]) or _meant(one, behind)
                if meant:
                    groups.join(meant, one, Ground.SHORT_NAME)


def _meant(short: Named, others: Iterable[Named]) -> Named | None:
    """The first of some mentions whose full name holds a short one; in the same speech or matter before others."""
    name = _name_of(short)
    fitting = [
        other
        for other in others
        if not _is_short(other.finding) and other.finding.rule != _GOVERNMENT and is_within(name, _name_of(other))
    ]
    here = [other for other in fitting if same_state(other.home, short.home)] or fitting
    return next((other for other in here if not other.finding.former), here[0] if here else None)
