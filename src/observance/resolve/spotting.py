"""Where a text names an actor: in any spelling, script or case ending, divided or spaced out.

Reads texts and the spellings of guarded actors; gives stretches of the text. It goes by the sound of words alone and
would rather see a name too many than miss one: a namesake is seen too, and so is a word that begins as the name does.
Three letters of sound are a name only beside a given name or an initial.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from observance.domain.findings import ActorKind
from observance.domain.fold import INVISIBLE, fold_words
from observance.domain.withholding import Guarded, Span
from observance.reference.concepts import is_empty
from observance.reference.given_names import given_name_groups, nominatives
from observance.reference.romanisation import patronymic_classes, unmixed
from observance.resolve.person_names import PersonName, alternatives, parsed
from observance.resolve.sounds import alike, family_sound, sound_of

_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}{INVISIBLE}]|-\n(?=[^\W\d_]))*")
#: Letters set apart for emphasis.
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ \u00a0]){3,40}[^\W\d_](?![^\W_])")
_DROPPED = re.compile(rf"[{INVISIBLE}]|-\n")
#: Where a word of several grew together, as in the name of a file, begins anew.
_GROWN = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁ])(?=[A-ZА-ЯЁ])")

#: From how many letters of sound a name is seen in small letters, with endings, and by itself.
SMALL, ENDED, ALONE = 5, 4, 4
_HISSING = re.compile("[$#%cszx]")
_MOST_ENDING = 4
_LIKE, _LEAST_LIKE = 0.8, 6
_NEAR = 3
_ENDING = re.compile(r"[aeiou]+\Z")


class _Token(NamedTuple):
    """A word of the text: where it stands, what it sounds like, and whether it has a capital."""

    start: int
    end: int
    text: str
    is_name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    """What a person may be seen by: sounds of the family name with their stems, given names, patronymic."""

    families: tuple[str, ...]
    stems: tuple[str, ...]
    given: tuple[str, ...]
    groups: frozenset[int]
    patronymics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """What a body may be seen by: the sounds of its words in a row, and its letters."""

    words: tuple[str, ...]
    is_letters: bool


@dataclass(slots=True, kw_only=True)
class Spotter:
    """Sees guarded actors in texts; what it found of a word is kept."""

    people: tuple[_Person, ...]
    bodies: tuple[_Body, ...]
    _families: dict[tuple[str, bool], frozenset[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, guarded: Iterable[Guarded]) -> Spotter:
        """What sees these actors."""
        every = tuple(guarded)
        return cls(
            people=tuple(_person(one) for one in every if one.kind is ActorKind.PERSON),
            bodies=tuple(body for one in every if one.kind is not ActorKind.PERSON for body in _bodies(one)),
        )

    def sees(self, text: str) -> bool:
        """Whether a text names one of them."""
        return any(True for _ in self._found(text))

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where a text names one of them, in order; stretches may touch but do not overlap."""
        merged: list[Span] = []
        for start, end in sorted(self._found(text)):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged)

    def _found(self, text: str) -> Iterator[Span]:
        tokens = tuple(_tokens(text))
        for at, token in enumerate(tokens):
            for n in self._family(token.text, token.is_name):
                if _is_enough(self.people[n], token, tokens[max(0, at - _NEAR) : at + _NEAR + 1]):
                    yield token.start, token.end
                    break
        for person in self.people:
            yield from _by_given_name(person, tokens)
        for body in self.bodies:
            yield from _in_a_row(body, tokens)

    def _family(self, word: str, is_name: bool) -> frozenset[int]:
        key = (word, is_name)
        if key not in self._families:
            self._families[key] = frozenset(n for n, p in enumerate(self.people) if _is_family(p, word, is_name))
        return self._families[key]


def _tokens(text: str) -> Iterator[_Token]:
    for spaced in _SPACED.finditer(text):
        word = spaced.group().replace(" ", "").replace("\u00a0", "")
        yield _Token(spaced.start(), spaced.end(), word, True)
    for found in _WORD.finditer(text):
        word = _DROPPED.sub("", found.group())
        yield _Token(found.start(), found.end(), word, word[:1].isupper())
        parts = _GROWN.split(word)
        if 1 < len(parts) < 9:
            yield from (_Token(found.start(), found.end(), part, part[:1].isupper()) for part in parts)


def _person(one: Guarded) -> _Person:
    names = [name for printed in one.names for part in alternatives(printed) if (name := parsed(part))]
    told = [name for name in names if name.given or name.initials or name.patronymic] or names
    # A given name by itself, as a sentence has it, is no family name.
    given = {_sound(word) for name in names for word in name.given}
    families = {family for name in names for family in _families(name) if name in told or family not in given}
    return _Person(
        families=tuple(sorted(families)),
        stems=tuple(sorted({_stem(family) for family in families})),
        given=tuple(sorted(given)),
        groups=frozenset(g for name in names for word in name.given for g in given_name_groups(word)),
        patronymics=tuple(sorted({_stem(_sound(name.patronymic)) for name in names if name.patronymic})),
    )


def _families(name: PersonName) -> set[str]:
    parts = [name.family, *(part for part in re.split(r"[-’'ʼ`]", name.family) if len(part) > _NEAR)]
    return {sound for part in parts for sound in (_sound(part), family_sound(part)) if sound}


def _sound(word: str) -> str:
    """The sound of a word; of a script that has no table the word as it is compared."""
    return sound_of(word) or fold_words(word)


def _stem(sound: str) -> str:
    """What all case endings leave of a sound."""
    bare = _ENDING.sub("", sound)
    return bare if len(bare) >= _NEAR else sound


def _is_family(person: _Person, word: str, is_name: bool) -> bool:
    for form in {*nominatives(word), unmixed(word)}:
        sounds = {_sound(form), family_sound(form)}
        for family in person.families:
            if family in sounds and (is_name or len(family) >= SMALL):
                return True
            is_long = is_name and min(len(family), len(form)) >= _LEAST_LIKE
            if is_long and any(_is_like(sound, family) for sound in sounds):
                return True
        if any(_has_ending(_sound(form), stem, is_name) for stem in person.stems):
            return True
    return False


def _is_like(one: str, other: str) -> bool:
    return _plain(one)[:1] == _plain(other)[:1] and alike(one, other) >= _LIKE


def _plain(sound: str) -> str:
    """A sound with one letter for all that hiss: a caron that was dropped makes one of another."""
    return _HISSING.sub("s", sound)


def _has_ending(sound: str, stem: str, is_name: bool) -> bool:
    """Whether a word is a stem with an ending; a patronymic made of it is another name."""
    if not sound.startswith(stem) or len(stem) < ENDED or not (is_name or len(stem) > SMALL):
        return False
    rest = sound[len(stem) :]
    most = _MOST_ENDING if len(stem) >= SMALL else _NEAR
    return len(rest) <= most and not (len(rest) > 1 and any(part in sound[-5:] for part in patronymic_classes()))


def _is_enough(person: _Person, token: _Token, near: Sequence[_Token]) -> bool:
    """A short family name needs a given name or an initial beside it."""
    longest = max(map(len, person.families), default=0)
    if longest >= ALONE:
        return True
    return any(_is_given(person, other) or len(other.text) == 1 for other in near if other != token)


def _is_given(person: _Person, token: _Token) -> bool:
    if not token.is_name:
        return False
    groups = {group for form in nominatives(token.text) for group in given_name_groups(form)}
    return bool(groups & person.groups) or any(
        sound == given or (len(given) >= ENDED and sound.startswith(_stem(given)) and len(sound) - len(given) < _NEAR)
        for given in person.given
        for sound in (_sound(token.text),)
    )


def _by_given_name(person: _Person, tokens: Sequence[_Token]) -> Iterator[Span]:
    """A given name and patronymic, without the family name."""
    for one, other in pairwise(tokens) if person.patronymics else ():
        is_patronymic = other.is_name and any(_sound(other.text).startswith(p) for p in person.patronymics)
        if is_patronymic and _is_given(person, one):
            yield one.start, other.end


def _bodies(one: Guarded) -> Iterator[_Body]:
    for name in one.names:
        words = [word for word in _WORD.findall(name) if not is_empty(word)] or _WORD.findall(name)
        if words:
            letters = len(words) == 1 and words[0].isupper()
            yield _Body(words=tuple(_sound(word) for word in words), is_letters=letters)


def _in_a_row(body: _Body, tokens: Sequence[_Token]) -> Iterator[Span]:
    """The words of a body's name in their order, with words that add nothing between them."""
    first = body.words[0]
    for at, token in enumerate(tokens):
        if not _is_word(token, first, body):
            continue
        end, left = token.end, list(body.words[1:])
        for other in tokens[at + 1 : at + 1 + 3 * len(left)]:
            if left and _is_word(other, left[0], body):
                left.pop(0)
                end = other.end
            elif not left or not (len(other.text) <= _NEAR or is_empty(other.text)):
                break
        if not left:
            yield token.start, end


def _is_word(token: _Token, sound: str, body: _Body) -> bool:
    """Whether a word is one of a name, in any case; a name of one word has a capital, letters have capitals alone."""
    if body.is_letters:
        return token.text.isupper() and _sound(token.text) == sound
    if len(body.words) == 1 and not token.is_name:
        return False
    other = _sound(token.text)
    stem = _stem(sound)
    return other == sound or (len(stem) >= ENDED and other.startswith(stem[: max(ENDED, len(stem) - 2)]) and (
        abs(len(other) - len(sound)) <= _MOST_ENDING
    ))  # fmt: skip
