"""Persons: which mentions are one person's.

Reads named persons; gives groups and proposals. Mentions that look alike in one document are one profile; profiles are
joined, the fullest first, where their family name is one in sound and enough speaks for it: given name, initials,
office, sex, State, document. A family name spelled otherwise is not enough by itself; and where a given name, an
initial, the sex, an office that only one of them holds, or the State they speak for is another, nothing joins them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from observance.domain.parties import Evidence, Ground
from observance.resolve.grouping import Groups
from observance.resolve.named import Named
from observance.resolve.nearby import Nearby
from observance.resolve.profiles import Profile, TraitsOf, profiles_of
from observance.resolve.sounds import family_sound
from observance.resolve.weighing import FAMILY_ALIKE, First, Weighing, doubts, may_be_one

#: What joins two profiles, and from where on a joining is proposed.
JOIN, PROPOSE = 3.0, 2.0
_TIE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonProposal:
    """Two mentions that may be one person's, with what speaks for it and against it."""

    one: Named
    other: Named
    evidence: tuple[Evidence, ...]
    against: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What a joining of persons goes by, and what it makes."""

    groups: Groups
    traits: TraitsOf = field(default_factory=TraitsOf)
    weighing: Weighing = field(default_factory=Weighing)


def join_people(people: Iterable[Named], groups: Groups) -> tuple[PersonProposal, ...]:
    """Join the mentions of persons in ``groups``; gives what is proposed."""
    work = _Work(groups=groups)
    blocks = _blocks(profiles_of(people, groups, work.traits))
    return tuple(one for block in blocks for one in _join_block(block, work))


def _blocks(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Profiles that may be compared."""
    found: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        found[block_of(profile.traits.names[0].family)].append(profile)
    return [found[key] for key in sorted(found)]


@lru_cache(maxsize=65536)
def block_of(family: str) -> str:
    """How a family name begins in sound: only those that begin alike are compared."""
    # Hissing sounds are one letter: French writes others than English.
    plain_sound = re.sub("[$#%cszx]", "s", family_sound(family))
    return plain_sound[:1] + re.sub("[aeiou]", "", plain_sound[1:])[:2]


def _join_block(block: list[Profile], work: _Work) -> list[PersonProposal]:
    """Join profiles, the fullest first, then what has become of them, as long as something joins."""
    clusters = sorted(block, key=lambda p: p.fullness)
    joined = True
    while joined:
        before = len(clusters)
        clusters = _joined(clusters, work)
        joined = len(clusters) < before
    known, found = _Families(), list[PersonProposal]()
    for n, one in enumerate(clusters):
        found += _proposed(one, [clusters[k] for k in known.near(one)], work.weighing)
        known.add(n, one)
    return found


@dataclass(slots=True, kw_only=True)
class _Families:
    """The profiles of a block by the sounds of their family names and by their given names.

    Those alone are compared whose family names are near and whose given names do not speak against one person.
    """

    sounds: Nearby = field(default_factory=lambda: Nearby(least=FAMILY_ALIKE))
    of_sound: dict[str, dict[First, dict[int, None]]] = field(default_factory=dict)

    def add(self, n: int, profile: Profile) -> None:
        first = _first(profile)
        for sound in profile.traits.sounds:
            self.sounds.add(sound)
            self.of_sound.setdefault(sound, {}).setdefault(first, {})[n] = None

    def near(self, profile: Profile) -> list[int]:
        """The numbers of the profiles that may be this one's person, in their order."""
        first = _first(profile)
        near = {near for sound in profile.traits.sounds for near in self.sounds.near(sound)}
        found = (here for sound in near for other, here in self.of_sound[sound].items() if may_be_one(first, other))
        return sorted({n for here in found for n in here})


def _first(profile: Profile) -> First:
    """One name is enough: where any two names speak against one person, nothing joins."""
    return First.of(profile.traits.names[0])


def _joined(profiles: list[Profile], work: _Work) -> list[Profile]:
    """Each profile with the one before it that it fits best, or by itself."""
    clusters: list[Profile] = []
    known = _Families()
    for profile in profiles:
        rated = [(*rating, n) for n in known.near(profile) if (rating := work.weighing.rating(profile, clusters[n]))]
        rated.sort(key=lambda rating: (-rating[0], rating[2]))
        if rated and rated[0][0] >= JOIN and not _is_tied(rated):
            _, grounds, n = rated[0]
            work.groups.join(clusters[n].members[0], profile.members[0], *grounds)
            clusters[n].take(profile, work.traits)
            known.add(n, profile)
        else:
            known.add(len(clusters), profile)
            clusters.append(profile)
    return clusters


def _proposed(profile: Profile, others: list[Profile], weighing: Weighing) -> list[PersonProposal]:
    """Others that a profile may be one person with, though not enough says so."""
    return [
        PersonProposal(
            one=other.members[0],
            other=profile.members[0],
            evidence=(_evidence(other, profile, rating.grounds),),
            against=(_evidence(other, profile, against),) if (against := doubts(other, profile)) else (),
        )
        for other in others
        if (rating := weighing.rating(profile, other)) and rating.score >= PROPOSE
    ]


def _evidence(one: Profile, other: Profile, grounds: tuple[Ground, ...]) -> Evidence:
    first = (one.members[0].finding, other.members[0].finding)
    return Evidence(grounds=grounds, words=(first[0].name, first[1].name), mentions=(first[0].id, first[1].id))


def _is_tied(rated: Sequence[tuple[float, tuple[Ground, ...], int]]) -> bool:
    """Whether two persons are as good for a mention: then it joins neither."""
    return len(rated) > 1 and rated[1][0] >= JOIN and rated[0][0] - rated[1][0] < _TIE
