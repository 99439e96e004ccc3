"""Where mentions may meet: what has to be compared to tell who is who, and how a case falls into parts by it.

Reads mentions; gives the places at which each may meet others, and the parts that never meet. What becomes of a part
depends on its own mentions alone, and on the States of the case, which every mention carries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from observance.domain.findings import ActorKind
from observance.domain.relations import RelationKind
from observance.reference.concepts import kinds_of_one
from observance.resolve.body_keys import full_keys, has_ideas, is_alone, is_letters, letters_key, long_keys, world_key
from observance.resolve.body_names import WORD_ALIKE, BodyName, body_name
from observance.resolve.initials import initial_keys, letters_as_key
from observance.resolve.named import Named
from observance.resolve.nearby import Nearby
from observance.resolve.people import block_of
from observance.resolve.person_names import family_forms, parsed
from observance.resolve.short_names import is_full
from observance.resolve.weighing import FAMILY_ALIKE


class Place(NamedTuple):
    """Where mentions meet: in one room, by words that are near, in one State or in one that nothing tells."""

    room: str
    word: str = ""
    home: str | None = ""


class _For(StrEnum):
    """What a room is for, in the first letter of its name."""

    FAMILIES = "f"
    IDEAS = "i"
    INITIALS = "a"
    KEYS = "k"
    ONE_OF_A_KIND = "o"
    STATES = "s"


_NEAR = {_For.FAMILIES.value: FAMILY_ALIKE, _For.IDEAS.value: WORD_ALIKE}


def nearness(room: str) -> float | None:
    """How like words of a room are that meet; ``None`` where only one and the same do."""
    return _NEAR.get(room[0])


@dataclass(slots=True)
class PlacesOf:
    """The places of mentions; names that look alike are looked at once."""

    known: dict[tuple[object, ...], tuple[Place, ...]] = field(default_factory=dict)

    def of(self, one: Named) -> tuple[Place, ...]:
        """Where a mention may meet others than those that its document ties it to."""
        name = one.finding
        # Where no State is told the document stands for it.
        where = one.home or (one.document,)
        seen = (name.kind, name.name, name.rule, name.long_form, where, one.states, one.meant is None)
        if seen not in self.known:
            self.known[seen] = places(one)
        return self.known[seen]


def places(one: Named) -> tuple[Place, ...]:
    """Where a mention may meet others than those that its document ties it to."""
    kind = one.finding.kind
    if kind is ActorKind.STATE:
        return (Place(f"{_For.STATES} {one.home or one.finding.name}"),)
    if kind is ActorKind.PERSON:
        return _families(one.finding.name)
    if is_letters(one.finding):
        return tuple(_of_letters(one))
    return tuple(_of_full_name(one)) if is_full(one) else ()


@lru_cache(maxsize=65536)
def _families(printed: str) -> tuple[Place, ...]:
    name = parsed(printed)
    if name is None:
        return ()
    room = f"{_For.FAMILIES} {block_of(name.family)}"
    return tuple(Place(room, form) for form in family_forms(name.family))


def _of_full_name(one: Named) -> Iterator[Place]:
    yield from (Place(f"{_For.KEYS} {ground} {text}") for ground, text in full_keys(one))
    if has_ideas(one.finding):
        name = body_name(one.finding.name, one.states)
        yield from _by_ideas(name, one.home)
        if name.head in kinds_of_one():
            # A shorter name has some of the ideas of a longer one.
            yield from (Place(f"{_For.ONE_OF_A_KIND} {name.head} {idea}", home=one.home) for idea in name.ideas)

    if one.home:
        keys = initial_keys(one.finding.name, one.home, one.states)
        yield from (Place(f"{_For.INITIALS} {one.home} {key}") for key in keys)


def _of_letters(one: Named) -> Iterator[Place]:
    if is_alone(one) and (key := letters_as_key(one.finding.name)):
        yield Place(f"{_For.INITIALS} {one.home} {key}")
    world = world_key(one.finding)
    keys = [*([world] if world else []), letters_key(one)]
    if one.finding.long_form:
        keys += long_keys(one)
        yield from _by_ideas(body_name(one.finding.long_form, one.states), one.home)
    yield from (Place(f"{_For.KEYS} {ground} {text}") for ground, text in keys)


def _by_ideas(name: BodyName, home: str | None) -> Iterator[Place]:
    room = f"{_For.IDEAS} {name.head} {' '.join(sorted(name.strong))}"
    yield from (Place(room, word, home) for word in sorted(name.others) or ("",))


def divided(mentions: Sequence[Named], known: PlacesOf | None = None) -> list[list[Named]]:
    """The parts of mentions that never meet, in the order of their first mentions."""
    places_of = known or PlacesOf()
    parts = _Parts(list(range(len(mentions))))
    first: dict[Place, int] = {}
    for at, one in enumerate(mentions):
        for place in places_of.of(one):
            parts.join(first.setdefault(place, at), at)
    for pair in (*_meeting(first), *_tied(mentions)):
        parts.join(*pair)
    found: dict[int, list[Named]] = defaultdict(list)
    for at, one in enumerate(mentions):
        found[parts.root(at)].append(one)
    return list(found.values())


class _Parts(list[int]):
    """Of each mention the number of one before it that is in the same part, or its own."""

    def root(self, at: int) -> int:
        while self[at] != at:
            self[at] = self[self[at]]
            at = self[at]
        return at

    def join(self, one: int, other: int) -> None:
        a, b = self.root(one), self.root(other)
        self[max(a, b)] = min(a, b)


def _tied(mentions: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """Mentions that the words of their document hold to be one: short names, and those also known as others."""
    also = [
        (relation.other, at)
        for at, one in enumerate(mentions)
        for relation in one.relations
        if relation.relation is RelationKind.ALSO_KNOWN_AS
    ]
    by_id = {one.finding.id: at for at, one in enumerate(mentions)} if also else {}
    yield from ((by_id[other], at) for other, at in also)
    meant = [(one.n_meant, at) for at, one in enumerate(mentions) if one.n_meant is not None]
    by_n = {one.n: at for at, one in enumerate(mentions)} if meant else {}
    yield from ((by_n[n], at) for n, at in meant)


def _meeting(places: Mapping[Place, int]) -> Iterator[tuple[int, int]]:
    """Mentions whose places are not one and meet all the same."""
    rooms: dict[str, dict[str | None, list[tuple[str, int]]]] = defaultdict(lambda: defaultdict(list))
    for (room, word, home), at in places.items():
        rooms[room][home].append((word, at))
    for room, homes in rooms.items():
        anywhere = homes.get(None, [])
        for home, words in homes.items():
            here = words if home is None else [*words, *anywhere]
            if len(here) > 1:
                yield from _near(here, nearness(room))


def _near(words: Iterable[tuple[str, int]], least: float | None) -> Iterator[tuple[int, int]]:
    """Pairs among some words that meet; by their numbers."""
    known: dict[str, int] = {}
    near = Nearby(least=least or 1.0)
    for word, at in words:
        if word in known:
            yield known[word], at
            continue
        known[word] = at
        if least is not None and word:
            near.add(word)
            yield from ((known[other], at) for other in near.near(word))
