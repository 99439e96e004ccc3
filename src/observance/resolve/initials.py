"""Letters of a name in another language: "KSPV" and the "Congress of Free Trade Unions of Veldania".

Reads names of bodies and letters; gives keys, the same for letters and for every name that they may be the letters of.
Russian names keep their letters, in Latin script, where the name itself is translated: a name is taken word by word for
what it says, and the Russian words that say the same give the letters, in any order.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product

from observance.reference.concepts import (
    idea_of,
    initials_before_state,
    initials_of_idea,
    initials_of_kind,
    is_empty,
    silent_before_unions,
    union_kinds,
)
from observance.reference.countries import country_code, country_names
from observance.reference.romanisation import letters
from observance.resolve.body_names import is_of_state
from observance.resolve.named import plain, words_of
from observance.resolve.sounds import in_latin

#: Fewer letters are those of many names.
_LEAST, _MOST = 4, 8
_PARTICLE = 3
_MOST_WAYS = 64


def letters_as_key(name: str) -> str | None:
    """The key of letters; ``None`` where they are too few or too many."""
    plain_letters = in_latin(plain(name))
    return _key(plain_letters) if plain_letters.isalpha() and _LEAST <= len(plain_letters) <= _MOST else None


def _key(found: str) -> str:
    return "".join(sorted(found))


@lru_cache(maxsize=65536)
def initial_keys(name: str, home: str, states: tuple[str, ...] = ()) -> frozenset[str]:
    """The keys of the letters that a name may have in Russian; none where a word of it says nothing that is known."""
    initials = [found for found in _initials(name, states) if found != frozenset(" ")]
    if not initials or not all(initials) or len(initials) > _MOST:
        return frozenset()
    state = _of_state(home)
    ends = {"", *state, *(one + other for one in state for other in initials_before_state())}
    ways = islice(product(*map(sorted, initials)), _MOST_WAYS)
    return frozenset(_key("".join(way) + end) for way in ways for end in ends if len(way) + len(end) >= _LEAST)


def _initials(name: str, states: tuple[str, ...]) -> list[frozenset[str]]:
    """Of each word of a name the letters with which it may begin in Russian; a blank for one that has none."""
    words = words_of(name)
    return [_of_word(word, behind, states) for word, behind in zip(words, (*words[1:], ""), strict=True)]


def _of_word(word: str, behind: str, states: tuple[str, ...]) -> frozenset[str]:
    head, idea = idea_of(word, "heads"), idea_of(word)
    is_silent = idea in silent_before_unions() and idea_of(behind, "heads") in union_kinds()
    if len(word) <= _PARTICLE or is_silent or country_code(word) or is_of_state(word, states) or is_empty(word):
        return frozenset(" ")
    return initials_of_kind(head) if head else initials_of_idea(idea) if idea else frozenset()


@lru_cache(maxsize=1024)
def _of_state(home: str) -> frozenset[str]:
    """The first letters of a State's names in Russian; of one that no list holds, of its sound."""
    names = country_names(home) if len(home) == 2 else ()
    return frozenset(in_latin(name)[:1] for name in names if name[:1] in letters()) or frozenset(home[:1])
