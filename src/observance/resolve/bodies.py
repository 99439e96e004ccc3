"""Organisations: which mentions are one body's.

Reads named organisations; gives groups. A body of the world is known by its name in any language; a Government or a
Parliament by its State; letters by the name that the text ties them to; full names by the ideas they are made of, so
that translations meet. A successor has another name and is another body. By what mentions are looked up here stands in
:mod:`observance.resolve.meeting` too, which divides them: what does not meet there is never compared here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from observance.domain.parties import Ground
from observance.reference.concepts import kinds_of_one
from observance.resolve.body_keys import (
    full_keys,
    has_ideas,
    is_alone,
    is_founding,
    is_letters,
    letters_key,
    long_keys,
    world_key,
)
from observance.resolve.body_names import WORD_ALIKE, BodyName, body_name, is_same, is_shorter
from observance.resolve.grouping import Groups
from observance.resolve.initials import initial_keys, letters_as_key
from observance.resolve.named import Named, same_state
from observance.resolve.nearby import Nearby
from observance.resolve.short_names import is_full


@dataclass(slots=True, kw_only=True)
class _Body:
    """A body known by its full names: its ideas, and the State it is of as soon as a mention tells."""

    first: Named
    home: str | None
    names: list[BodyName] = field(default_factory=list)

    def may_be(self, home: str | None) -> bool:
        """Whether it may be of a State, as far as both are known."""
        return None in (self.home, home) or same_state(self.home, home)


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
        if is_full(one):
            _full(one, known)
    _shorter_names(known)
    for one in every:
        if is_letters(one.finding):
            _letters(one, known)
    _by_initials(every, groups)
    for one in every:
        if one.n_meant is not None:
            groups.join(groups.mentions[one.n_meant], one, Ground.SHORT_NAME)


def _full(one: Named, known: _Bodies) -> None:
    keys = full_keys(one)
    for key in keys:
        if key in known.by_key:
            known.groups.join(known.by_key[key], one, key[0])
            return
    if has_ideas(one.finding):
        _by_ideas(one, known)
    for key in keys:
        known.by_key.setdefault(key, one)


def _by_ideas(one: Named, known: _Bodies) -> None:
    """Join a name to a body whose name has the same ideas, else make it a body."""
    name = _name_of(one)
    body = _same_body(one, name, known)
    if body:
        known.groups.join(body.first, one, Ground.SAME_IDEAS)
        body.home = body.home or one.home
        if name not in body.names:
            body.names.append(name)
            known.add(body, name)
    elif is_founding(one.finding):
        made = _Body(first=one, home=one.home, names=[name])
        known.by_head[name.head].append(made)
        known.add(made, name)


def _name_of(one: Named) -> BodyName:
    return body_name(one.finding.name, one.states)


def _same_body(one: Named, name: BodyName, known: _Bodies) -> _Body | None:
    """A body whose name has the same ideas, of the same State as far as that is known."""
    if not name.ideas and not name.others and len(one.finding.name.split()) < 3:
        return None
    return _like(name, one.home, known)


def _like(name: BodyName, home: str | None, known: _Bodies) -> _Body | None:
    return next(
        (body for body in known.like(name) if body.may_be(home) and any(is_same(name, other) for other in body.names)),
        None,
    )


def _shorter_names(known: _Bodies) -> None:
    """Full names that are shorter ones of exactly one other body of the same State ("Ministry of Labour")."""
    for head in sorted(kinds_of_one() & known.by_head.keys()):
        of_home: dict[str | None, list[_Body]] = defaultdict(list)
        for body in known.by_head[head]:
            of_home[body.home].append(body)
        for body in known.by_head[head]:
            at_home = [*of_home[body.home], *of_home[None]] if body.home else known.by_head[head]
            found = (other for other in at_home if other is not body and _is_shorter(body, other))
            longer = list(islice(found, 2))
            if len(longer) == 1:
                known.groups.join(longer[0].first, body.first, Ground.SHORTER_NAME)


def _is_shorter(short: _Body, long: _Body) -> bool:
    return short.may_be(long.home) and any(is_shorter(a, b) for a in short.names for b in long.names)


def _letters(one: Named, known: _Bodies) -> None:
    """Letters: the body that the text ties them to, else the same letters of the same State."""
    world = world_key(one.finding)
    if world and world in known.by_key:
        known.groups.join(known.by_key[world], one, world[0])
        return
    key = letters_key(one)
    if key in known.by_key:
        known.groups.join(known.by_key[key], one, key[0])
    known.by_key.setdefault(key, one)
    if not one.finding.long_form:
        return
    for long in long_keys(one):
        if long in known.by_key:
            known.groups.join(known.by_key[long], one, Ground.TIED_LETTERS)
            return
    body = _like(body_name(one.finding.long_form, one.states), one.home, known)
    if body:
        known.groups.join(body.first, one, Ground.TIED_LETTERS)


def _by_initials(mentions: Sequence[Named], groups: Groups) -> None:
    """Letters that no text ties to a name: the one body of the State that may have them in another language."""
    letters = [one for one in mentions if is_alone(one)]
    if not letters:
        return
    full = [one for one in mentions if is_full(one)]
    known = {groups.root(one.n) for one in full}
    bodies: dict[tuple[str, str], dict[int, Named]] = defaultdict(dict)
    for one in full:
        for key in initial_keys(one.finding.name, one.home, one.states) if one.home else ():
            bodies[one.home or "", key].setdefault(groups.root(one.n), one)
    for one in letters:
        found = list(bodies[one.home or "", letters_as_key(one.finding.name) or ""].values())
        if len(found) == 1 and groups.root(one.n) not in known:
            groups.join(found[0], one, Ground.INITIALS)
