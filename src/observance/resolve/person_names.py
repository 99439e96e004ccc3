"""A person's name in its parts, and how two names stand to each other when nothing else is known.

Reads names as they are printed, in Latin or Cyrillic script; gives :class:`PersonName` and a likeness from 0 to 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from observance.reference.given_names import cyrillic_letters, given_name_groups, nominatives, sex_of
from observance.reference.romanisation import patronymic_classes
from observance.resolve.sounds import alike, family_sound, sound_of

#: Two sounds as like as this are spellings of one name; family names, given names.
FAMILY, GIVEN = 0.8, 0.72
#: Two names as like as this are taken for one person's where nothing else is known.
SAME = 0.75
_INITIAL = re.compile(r"([^\W\d_]{1,2})\.")
_WORD = re.compile(r"[^\W\d_][\w’'ʼ`-]*\.?")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name in its parts: family name, given names, patronymic, and initials that stand for given names."""

    family: str
    given: tuple[str, ...] = ()
    patronymic: str | None = None
    initials: tuple[str, ...] = ()

    @property
    def sex(self) -> str | None:
        """``m`` or ``f`` where a given name tells it."""
        told = {sex for name in self.given[:1] for form in nominatives(name) if (sex := sex_of(form))}
        return told.pop() if len(told) == 1 else None

    @property
    def first(self) -> str | None:
        """The given name, else its initial."""
        return self.given[0] if self.given else self.initials[0] if self.initials else None


@lru_cache(maxsize=65536)
def parsed(name: str) -> PersonName | None:
    """The parts of a name; ``None`` where it has no word of more than a letter."""
    words = _WORD.findall(_ASIDE.sub(" ", name))
    initials = tuple(word.rstrip(".") for word in words if _INITIAL.fullmatch(word) or len(word.rstrip(".")) == 1)
    whole = [word for word in words if not _INITIAL.fullmatch(word) and len(word.rstrip(".")) > 1]
    if not whole:
        return None
    if initials and len(whole) == 1:
        return PersonName(family=whole[0], initials=initials)
    at = _family_at(whole)
    rest = [word for n, word in enumerate(whole) if n != at]
    patronymic = next((word for word in rest[-1:] if len(rest) > 1 and _is_patronymic(word)), None)
    given = tuple(word for word in rest if word is not patronymic)
    return PersonName(family=whole[at], given=given, patronymic=patronymic, initials=initials)


def _family_at(words: list[str]) -> int:
    """Which word is the family name: the one in capitals, the first before a patronymic at the end, else the last."""
    shouted = [n for n, word in enumerate(words) if word.isupper() and len(word) > 1]
    if shouted and len(shouted) < len(words):
        return shouted[-1]
    if len(words) > 2 and _is_patronymic(words[-1]):
        return 0
    return len(words) - 1


def _is_patronymic(word: str) -> bool:
    sound = sound_of(word)
    return len(sound) > 5 and any(stem in sound[-5:] for stem in patronymic_classes())


def alternatives(printed: str) -> tuple[str, ...]:
    """The spellings that one entry gives for a name ("A / B", "A (born B)")."""
    return tuple(part.strip() for part in re.split(r"\s[/|]\s|;", printed) if part.strip())


def likeness(one: str, other: str) -> float:
    """How sure two printed names are one person's when nothing but the names is known, from 0 to 1."""
    return max((_likeness(a, b) for a in _parsed(one) for b in _parsed(other)), default=0.0)


def _parsed(printed: str) -> Iterable[PersonName]:
    return [name for part in alternatives(printed) if (name := parsed(part))]


def _likeness(one: PersonName, other: PersonName) -> float:
    """The least of the likenesses of their parts; a part that one of them lacks says nothing but costs a little."""
    family = family_likeness(one.family, other.family)
    first = given_likeness(one, other)
    middle = (
        alike(sound_of(one.patronymic), sound_of(other.patronymic)) if one.patronymic and other.patronymic else None
    )
    if first == 0.0 or (middle is not None and middle < 0.65):
        return 0.0
    known = [part for part in (first, middle) if part is not None]
    if not known:
        return family * 0.6
    return family * (0.5 + 0.5 * sum(known) / len(known))


def family_likeness(one: str, other: str) -> float:
    """How alike two family names are, whatever their script and the sex of those who bear them."""
    return max(alike(a, b) for a in family_forms(one) for b in family_forms(other))


@lru_cache(maxsize=65536)
def family_forms(word: str) -> tuple[str, ...]:
    """The sound of a family name, and what it may be in the nominative."""
    return tuple(dict.fromkeys(family_sound(form) for form in nominatives(word)))


def given_likeness(one: PersonName, other: PersonName) -> float | None:
    """How alike the given names are: 0 where they speak against each other, ``None`` where one has none."""
    if one.given and other.given:
        # "Jean-Marc" is printed in two words too.
        wholes = ("".join(one.given), "".join(other.given))
        return max(_given(*wholes), *(_given(a, b) for a in one.given for b in other.given))
    if one.first is None or other.first is None:
        return None
    a, b = sound_of(one.first), sound_of(other.first)
    return 0.9 if a[:1] == b[:1] or _share_initial(one, other) else 0.0


def _share_initial(one: PersonName, other: PersonName) -> bool:
    """Whether an initial may stand for a given name, by any letter that the name is written with."""
    short, long = (one, other) if not one.given else (other, one)
    return bool(short.initials) and bool(long.given) and sound_of(long.given[0])[:1] == sound_of(short.initials[0])[:1]


def _given(one: str, other: str) -> float:
    groups, others = _groups(one), _groups(other)
    if groups & others:
        return 1.0
    value = alike(sound_of(one), sound_of(other))
    if groups and others:
        return value if value > 0.9 else 0.0
    return value if value >= GIVEN else 0.0


@lru_cache(maxsize=65536)
def _groups(word: str) -> frozenset[int]:
    plain = cyrillic_letters(word)
    return frozenset(group for form in nominatives(plain) for group in given_name_groups(form))
