"""What speaks for two profiles being one person's, and what against it.

Reads profiles; gives a number with its grounds, or ``None`` where something speaks against one person. Each pair of
traits is looked at once: a person who is named in a thousand documents is weighed as often as he is named otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from observance.domain.parties import Ground
from observance.reference.concepts import exclusive_offices
from observance.resolve.person_names import PersonName, family_likeness, given_likeness
from observance.resolve.profiles import Profile, Traits
from observance.resolve.sounds import family_sound

#: Two family names as like as this may be one.
FAMILY_ALIKE = 0.8
_LEAST_FUZZY = 6


class Rating(NamedTuple):
    """How much speaks for two profiles, with its grounds."""

    score: float
    grounds: tuple[Ground, ...]


@dataclass(slots=True, kw_only=True)
class Weighing:
    """Ratings of profiles; those of the same traits are told once."""

    known: dict[tuple[Traits, Traits, bool], Rating | None] = field(default_factory=dict)

    def rating(self, one: Profile, other: Profile) -> Rating | None:
        """How much speaks for two profiles; ``None`` where something speaks against them."""
        key = one.traits, other.traits, not one.documents.isdisjoint(other.documents)
        if key not in self.known:
            self.known[key] = _rating(*key)
        return self.known[key]


def _rating(one: Traits, other: Traits, is_together: bool) -> Rating | None:
    given = _given(one, other)
    if _is_against(one, other, given, is_together):
        return None
    family = max(family_likeness(a.family, b.family) for a in one.names for b in other.names)
    if family < FAMILY_ALIKE or (family < 1 and _shortest(one, other) < _LEAST_FUZZY):
        return None
    is_same = bool(one.families & other.families)
    score, ground = (
        (3.0, Ground.SAME_NAME) if is_same else (2.5, Ground.SAME_SOUND) if family == 1 else (2.0, Ground.LIKE_SOUND)
    )
    grounds = [ground]
    for value, ground, holds in (
        (2.0, Ground.GIVEN_NAME, given == 1),
        (1.0, Ground.INITIAL, given == 0.5),
        (0.75, Ground.OFFICE, bool(one.titles & other.titles)),
        (0.5, Ground.SAME_DOCUMENT, is_together),
        (0.5, Ground.SAME_STATE, bool(one.homes & other.homes)),
        (0.25, Ground.SEX, bool(one.sexes & other.sexes)),
    ):
        if holds:
            score, grounds = score + value, [*grounds, ground]
    return Rating(score, tuple(grounds))


def doubts(one: Profile, other: Profile) -> tuple[Ground, ...]:
    """In what two profiles differ that may be one person's: nothing that keeps them apart for certain."""
    a, b = one.traits, other.traits
    return tuple(
        ground
        for ground, holds in (
            (Ground.SAME_NAME, not a.families & b.families),
            (Ground.GIVEN_NAME, _given(a, b) is None),
            (Ground.OFFICE, bool(a.titles and b.titles) and not a.titles & b.titles),
            (Ground.SAME_STATE, bool(a.homes and b.homes) and not a.homes & b.homes),
            (Ground.SAME_DOCUMENT, one.documents.isdisjoint(other.documents)),
        )
        if holds
    )


def _shortest(one: Traits, other: Traits) -> int:
    return min(len(family_sound(name.family)) for name in (*one.names, *other.names))


def _given(one: Traits, other: Traits) -> float | None:
    """1 where given names agree, .5 where an initial does, 0 where they differ, ``None`` where one has none."""
    values = [v for a in one.names for b in other.names if (v := given_likeness(a, b)) is not None]
    if not values:
        return None
    if min(values) == 0:
        return 0.0
    both = any(a.given and b.given for a in one.names for b in other.names)
    return 1.0 if both else 0.5


def _is_against(one: Traits, other: Traits, given: float | None, is_together: bool) -> bool:
    """Whether given name, sex, office or State speak against one person."""
    if given == 0 or (one.sexes and other.sexes and not one.sexes & other.sexes):
        return True
    if one.speaks_for and other.speaks_for and not one.speaks_for & other.speaks_for:
        return True
    apart = (one.titles ^ other.titles) & exclusive_offices()
    return bool(apart) and given != 1 and (_is_known(one, other) or is_together)


def _is_known(one: Traits, other: Traits) -> bool:
    """Whether both have an office, a given name or initials: enough to be told apart."""
    return all(traits.titles or traits.has_name for traits in (one, other))


class First(NamedTuple):
    """The given names of a printed name and the initials that stand for them: all by which two of them are compared."""

    given: tuple[str, ...]
    initials: tuple[str, ...]

    @classmethod
    def of(cls, name: PersonName) -> First:
        """What stands before a family name."""
        return cls(name.given, name.initials)


@lru_cache(maxsize=262144)
def may_be_one(one: First, other: First) -> bool:
    """Whether given names or initials do not speak against one person."""
    a, b = (PersonName(family="", given=name.given, initials=name.initials) for name in (one, other))
    return given_likeness(a, b) != 0
