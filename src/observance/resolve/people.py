"""Persons: which mentions are one person's.

Reads named persons; gives groups and proposals. Mentions that look alike in one document are one profile; profiles are
joined, the fullest first, where their family name is one in sound and enough speaks for it: given name, initials,
office, sex, State, document. A family name spelled otherwise is not enough by itself; and where a given name, an
initial, the sex, an office that only one of them holds, or the State they speak for is another, nothing joins them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from observance.domain.parties import Evidence, Ground
from observance.lang import pattern, pooled, worded
from observance.reference.concepts import exclusive_offices, offices_of
from observance.reference.countries import country_code
from observance.resolve.grouping import Groups
from observance.resolve.named import Named, plain
from observance.resolve.nearby import Nearby
from observance.resolve.person_names import PersonName, family_forms, family_likeness, given_likeness, parsed
from observance.resolve.sounds import family_sound

#: What joins two profiles, and from where on a joining is proposed.
JOIN, PROPOSE = 3.0, 2.0
#: Two family names as like as this may be one.
FAMILY_ALIKE = 0.8
_TIE = 0.25
_LEAST_FUZZY = 6


@dataclass(slots=True, kw_only=True)
class _Profile:
    """What is known of somebody from mentions that are taken for one person's."""

    names: list[PersonName]
    members: list[Named]
    sexes: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    speaks_for: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)

    @property
    def documents(self) -> set[str]:
        return {one.document for one in self.members}

    @property
    def sounds(self) -> set[str]:
        """What its family names may sound like."""
        return {sound for name in self.names for sound in family_forms(name.family)}

    @property
    def fullness(self) -> tuple[int, int, int]:
        """The most telling name first: a given name, then initials, then what stands first."""
        return (
            -max(bool(name.given) for name in self.names),
            -max(bool(name.initials) for name in self.names),
            self.members[0].n,
        )

    def take(self, other: _Profile) -> None:
        self.names += [name for name in other.names if name not in self.names]
        self.members += other.members
        self.sexes |= other.sexes
        self.titles |= other.titles
        self.speaks_for |= other.speaks_for
        self.homes |= other.homes


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonProposal:
    """Two mentions that may be one person's, with what speaks for it and against it."""

    one: Named
    other: Named
    evidence: tuple[Evidence, ...]
    against: tuple[Evidence, ...]


def join_people(people: Iterable[Named], groups: Groups) -> tuple[PersonProposal, ...]:
    """Join the mentions of persons in ``groups``; gives what is proposed."""
    proposals: list[PersonProposal] = []
    for block in _blocks(_profiles(people, groups)):
        proposals += _join_block(block, groups)
    return tuple(proposals)


def _profiles(people: Iterable[Named], groups: Groups) -> list[_Profile]:
    """Mentions that look alike in one document, a family name alone with the fuller name nearest before it."""
    made: dict[tuple[object, ...], _Profile] = {}
    latest: dict[tuple[str, str], tuple[object, ...]] = {}
    for one in people:
        name = parsed(one.finding.name)
        if name is None:
            continue
        profile = _profile(one, name)
        family = (one.document, family_sound(name.family))
        key: tuple[object, ...] = (*family, plain(one.finding.name), *sorted(profile.sexes), *sorted(profile.titles))
        if one.finding.rule == "names:surname" and family in latest and name.first is None:
            key = latest[family]
        if key in made:
            groups.join(made[key].members[0], one, Ground.SAME_NAME, Ground.SAME_DOCUMENT)
            made[key].take(profile)
        else:
            made[key] = profile
        latest[family] = key
    return list(made.values())


def _profile(one: Named, name: PersonName) -> _Profile:
    finding = one.finding
    sexes = {sex for sex in (_sex_of_honorific(finding.honorific), name.sex) if sex}
    of = country_code(finding.of) if finding.of else None
    is_speaker = finding.rule == "names:heading"
    return _Profile(
        names=[name],
        members=[one],
        sexes=sexes if len(sexes) == 1 else set(),
        titles=set(offices_of(finding.title or "")),
        speaks_for={of} if of and is_speaker else set(),
        homes={of or one.home or ""} - {""},
    )


@worded
def _feminine() -> re.Pattern[str]:
    return re.compile(pattern(pooled("names.feminine")), re.IGNORECASE)


def _sex_of_honorific(honorific: str | None) -> str | None:
    if not honorific:
        return None
    if _feminine().fullmatch(honorific.strip()):
        return "f"
    return "m" if _masculine().fullmatch(honorific.strip()) else None


@worded
def _masculine() -> re.Pattern[str]:
    return re.compile(pattern(pooled("names.masculine")), re.IGNORECASE)


def _blocks(profiles: Iterable[_Profile]) -> list[list[_Profile]]:
    """Profiles that may be compared."""
    found: dict[str, list[_Profile]] = defaultdict(list)
    for profile in profiles:
        found[block_of(profile.names[0].family)].append(profile)
    return [found[key] for key in sorted(found)]


@lru_cache(maxsize=65536)
def block_of(family: str) -> str:
    """How a family name begins in sound: only those that begin alike are compared."""
    # Hissing sounds are one letter: French writes others than English.
    plain_sound = re.sub("[$#%cszx]", "s", family_sound(family))
    return plain_sound[:1] + re.sub("[aeiou]", "", plain_sound[1:])[:2]


def _join_block(block: list[_Profile], groups: Groups) -> list[PersonProposal]:
    """Join profiles, the fullest first, then what has become of them, as long as something joins."""
    clusters = sorted(block, key=lambda p: p.fullness)
    joined = True
    while joined:
        before = len(clusters)
        clusters = _joined(clusters, groups)
        joined = len(clusters) < before
    known, found = _Families(), list[PersonProposal]()
    for n, one in enumerate(clusters):
        found += _proposed(one, [clusters[k] for k in known.near(one)])
        known.add(n, one)
    return found


@dataclass(slots=True, kw_only=True)
class _Families:
    """The profiles of a block by the sounds of their family names: those alone that are near are compared."""

    sounds: Nearby = field(default_factory=lambda: Nearby(least=FAMILY_ALIKE))
    of_sound: dict[str, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, n: int, profile: _Profile) -> None:
        for sound in profile.sounds:
            self.sounds.add(sound)
            self.of_sound[sound][n] = None

    def near(self, profile: _Profile) -> list[int]:
        """The numbers of the profiles whose family names may be this one's, in their order."""
        return sorted({n for sound in profile.sounds for near in self.sounds.near(sound) for n in self.of_sound[near]})


def _joined(profiles: list[_Profile], groups: Groups) -> list[_Profile]:
    """Each profile with the one before it that it fits best, or by itself."""
    clusters: list[_Profile] = []
    known = _Families()
    for profile in profiles:
        rated = [(*rating, n) for n in known.near(profile) if (rating := _rating(profile, clusters[n]))]
        rated.sort(key=lambda rating: (-rating[0], rating[2]))
        if rated and rated[0][0] >= JOIN and not _is_tied(rated):
            _, grounds, n = rated[0]
            groups.join(clusters[n].members[0], profile.members[0], *grounds)
            clusters[n].take(profile)
            known.add(n, profile)
        else:
            known.add(len(clusters), profile)
            clusters.append(profile)
    return clusters


def _proposed(profile: _Profile, others: list[_Profile]) -> list[PersonProposal]:
    """Others that a profile may be one person with, though not enough says so."""
    return [
        PersonProposal(
            one=other.members[0],
            other=profile.members[0],
            evidence=(_evidence(other, profile, rating[1]),),
            against=(_evidence(other, profile, against),) if (against := _doubts(other, profile)) else (),
        )
        for other in others
        if (rating := _rating(profile, other)) and rating[0] >= PROPOSE
    ]


def _evidence(one: _Profile, other: _Profile, grounds: list[Ground]) -> Evidence:
    first = (one.members[0].finding, other.members[0].finding)
    return Evidence(grounds=tuple(grounds), words=(first[0].name, first[1].name), mentions=(first[0].id, first[1].id))


def _doubts(one: _Profile, other: _Profile) -> list[Ground]:
    """In what two profiles differ that may be one person's: nothing that keeps them apart for certain."""
    return [
        ground
        for ground, holds in (
            (Ground.SAME_NAME, not {plain(a.family) for a in one.names} & {plain(b.family) for b in other.names}),
            (Ground.GIVEN_NAME, _given(one, other) is None),
            (Ground.OFFICE, bool(one.titles and other.titles) and not one.titles & other.titles),
            (Ground.SAME_STATE, bool(one.homes and other.homes) and not one.homes & other.homes),
            (Ground.SAME_DOCUMENT, not one.documents & other.documents),
        )
        if holds
    ]


def _is_tied(rated: list[tuple[float, list[Ground], int]]) -> bool:
    """Whether two persons are as good for a mention: then it joins neither."""
    return len(rated) > 1 and rated[1][0] >= JOIN and rated[0][0] - rated[1][0] < _TIE


def _rating(one: _Profile, other: _Profile) -> tuple[float, list[Ground]] | None:
    """How much speaks for two profiles, with its grounds; ``None`` where something speaks against them."""
    family = max(family_likeness(a.family, b.family) for a in one.names for b in other.names)
    if family < FAMILY_ALIKE or (family < 1 and _shortest(one, other) < _LEAST_FUZZY) or _is_against(one, other):
        return None
    same = {plain(a.family) for a in one.names} & {plain(b.family) for b in other.names}
    score, grounds = (
        (3.0, [Ground.SAME_NAME]) if same else (2.5, [Ground.SAME_SOUND]) if family == 1 else (2.0, [Ground.LIKE_SOUND])
    )
    for value, ground, holds in (
        (2.0, Ground.GIVEN_NAME, _given(one, other) == 1),
        (1.0, Ground.INITIAL, _given(one, other) == 0.5),
        (0.75, Ground.OFFICE, bool(one.titles & other.titles)),
        (0.5, Ground.SAME_DOCUMENT, bool(one.documents & other.documents)),
        (0.5, Ground.SAME_STATE, bool(one.homes & other.homes)),
        (0.25, Ground.SEX, bool(one.sexes & other.sexes)),
    ):
        if holds:
            score, grounds = score + value, [*grounds, ground]
    return score, grounds


def _shortest(one: _Profile, other: _Profile) -> int:
    return min(len(family_sound(name.family)) for name in (*one.names, *other.names))


def _given(one: _Profile, other: _Profile) -> float | None:
    """1 where given names agree, .5 where an initial does, 0 where they differ, ``None`` where one has none."""
    values = [v for a in one.names for b in other.names if (v := given_likeness(a, b)) is not None]
    if not values:
        return None
    if min(values) == 0:
        return 0.0
    both = any(a.given and b.given for a in one.names for b in other.names)
    return 1.0 if both else 0.5


def _is_against(one: _Profile, other: _Profile) -> bool:
    """Whether given name, sex, office or State speak against one person."""
    if _given(one, other) == 0 or (one.sexes and other.sexes and not one.sexes & other.sexes):
        return True
    if one.speaks_for and other.speaks_for and not one.speaks_for & other.speaks_for:
        return True
    apart = (one.titles ^ other.titles) & exclusive_offices()
    return bool(apart) and _given(one, other) != 1 and (_is_known(one, other) or bool(one.documents & other.documents))


def _is_known(one: _Profile, other: _Profile) -> bool:
    """Whether both have an office, a given name or initials: enough to be told apart."""
    return all(p.titles or any(name.first for name in p.names) for p in (one, other))
