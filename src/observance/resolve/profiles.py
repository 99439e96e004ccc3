"""What is known of persons: mentions that are taken for one person's, and what they tell of that person.

Reads named persons; gives profiles. What a profile tells apart from its documents is its traits: there is one object
for the same traits, so that what two of them are to each other is looked at once however many profiles have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from observance.domain.parties import Ground
from observance.lang import pattern, pooled, worded
from observance.reference.concepts import offices_of
from observance.reference.countries import country_code
from observance.resolve.grouping import Groups
from observance.resolve.named import Named, plain
from observance.resolve.person_names import PersonName, family_forms, parsed
from observance.resolve.sounds import family_sound


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Traits:
    """What is known of somebody, whoever says so; two with the same content are one object of :class:`TraitsOf`.

    ``sounds`` are what the family names may sound like.
    """

    names: tuple[PersonName, ...]
    sexes: frozenset[str]
    titles: frozenset[str]
    speaks_for: frozenset[str]
    homes: frozenset[str]
    sounds: tuple[str, ...]

    @property
    def families(self) -> frozenset[str]:
        """Its family names as they are compared letter by letter."""
        return frozenset(plain(name.family) for name in self.names)

    @property
    def has_name(self) -> bool:
        """Whether a given name is known or an initial."""
        return any(name.first for name in self.names)


@dataclass(slots=True, kw_only=True)
class TraitsOf:
    """Traits by their content."""

    known: dict[tuple[object, ...], Traits] = field(default_factory=dict)

    def joined(self, one: Traits, other: Traits) -> Traits:
        """What two tell together, the names of the first before those of the second."""
        if one is other:
            return one
        return self.of(
            (*one.names, *(name for name in other.names if name not in one.names)),
            one.sexes | other.sexes,
            one.titles | other.titles,
            one.speaks_for | other.speaks_for,
            one.homes | other.homes,
        )

    def of(
        self,
        names: tuple[PersonName, ...],
        sexes: frozenset[str],
        titles: frozenset[str],
        speaks_for: frozenset[str],
        homes: frozenset[str],
    ) -> Traits:
        """The traits with this content."""
        content = (names, sexes, titles, speaks_for, homes)
        if content not in self.known:
            self.known[content] = Traits(
                names=names, sexes=sexes, titles=titles, speaks_for=speaks_for, homes=homes,
                sounds=tuple(dict.fromkeys(sound for name in names for sound in family_forms(name.family))),
            )  # fmt: skip
        return self.known[content]


@dataclass(slots=True, kw_only=True)
class Profile:
    """Mentions that are taken for one person's, their documents and what they tell."""

    traits: Traits
    members: list[Named]
    documents: set[str]

    @property
    def fullness(self) -> tuple[int, int, int]:
        """The most telling name first: a given name, then initials, then what stands first."""
        names = self.traits.names
        return -any(name.given for name in names), -any(name.initials for name in names), self.members[0].n

    def take(self, other: Profile, known: TraitsOf) -> None:
        """Take another profile for the same person's."""
        self.traits = known.joined(self.traits, other.traits)
        self.members += other.members
        self.documents |= other.documents


def profiles_of(people: Iterable[Named], groups: Groups, known: TraitsOf) -> list[Profile]:
    """Mentions that look alike in one document, a family name alone with the fuller name nearest before it."""
    made: dict[tuple[object, ...], Profile] = {}
    latest: dict[tuple[str, str], tuple[object, ...]] = {}
    for one in people:
        name = parsed(one.finding.name)
        if name is None:
            continue
        profile = _profile(one, name, known)
        traits = profile.traits
        family = (one.document, family_sound(name.family))
        key: tuple[object, ...] = (*family, plain(one.finding.name), traits.sexes, traits.titles)
        if one.finding.rule == "names:surname" and family in latest and name.first is None:
            key = latest[family]
        if key in made:
            groups.join(made[key].members[0], one, Ground.SAME_NAME, Ground.SAME_DOCUMENT)
            made[key].take(profile, known)
        else:
            made[key] = profile
        latest[family] = key
    return list(made.values())


def _profile(one: Named, name: PersonName, known: TraitsOf) -> Profile:
    finding = one.finding
    sexes = frozenset(sex for sex in (_sex_of_honorific(finding.honorific), name.sex) if sex)
    of = country_code(finding.of) if finding.of else None
    is_speaker = finding.rule == "names:heading"
    traits = known.of(
        (name,),
        sexes if len(sexes) == 1 else frozenset(),
        frozenset(offices_of(finding.title or "")),
        frozenset((of,) if of and is_speaker else ()),
        frozenset((of or one.home or "",)) - {""},
    )
    return Profile(traits=traits, members=[one], documents={one.document})


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
