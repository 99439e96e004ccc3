"""Ideas of which names of bodies and offices are made, by the words that stand for them in any language.

Reads ``concepts.toml``; gives the idea of a word, and which ideas are weak or empty.
"""

from __future__ import annotations

import re
from functools import lru_cache

from observance.domain.fold import fold_words
from observance.reference import HERE, _toml
from observance.reference.romanisation import letters

_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=8)
def _stems(table: str) -> tuple[tuple[str, str], ...]:
    """Beginnings of words with their idea, the longest first."""
    data = _toml(HERE / "concepts.toml")[table]
    pairs = [(str(stem), str(idea)) for idea, stems in data.items() for stem in stems]  # type: ignore[attr-defined]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=65536)
def idea_of(word: str, table: str = "ideas") -> str | None:
    """The idea that a word stands for in a table (``heads``, ``ideas``, ``offices``); ``None`` where it is unknown."""
    folded = fold_words(word).replace("-", "")
    return next((idea for stem, idea in _stems(table) if folded.startswith(stem)), None)


def initials_of_kind(head: str) -> frozenset[str]:
    """The first letters, in Latin spelling, of the words in Cyrillic that stand for a kind of body."""
    return _cyrillic_initials(head, "heads")


def initials_of_idea(idea: str) -> frozenset[str]:
    """The same for an idea."""
    return _cyrillic_initials(idea, "ideas")


def initials_before_state() -> frozenset[str]:
    """The same for words before a State's name that translations leave out ("the Republic of")."""
    return _cyrillic_initials("state", "letters")


@lru_cache(maxsize=4096)
def _cyrillic_initials(idea: str, table: str) -> frozenset[str]:
    found = (letters().get(stem[:1], "") for stem, of in _stems(table) if of == idea)
    return frozenset(spelled[:1] for spelled in found if spelled)


@lru_cache(maxsize=1)
def weak_ideas() -> frozenset[str]:
    """Ideas that one translation of a name has and another leaves out."""
    return frozenset(map(str, _toml(HERE / "concepts.toml")["weak"]["ideas"]))  # type: ignore[index]


@lru_cache(maxsize=8)
def _kinds(key: str) -> frozenset[str]:
    return frozenset(map(str, _toml(HERE / "concepts.toml")["kinds"][key]))  # type: ignore[index]


def kinds_of_one() -> frozenset[str]:
    """Kinds of bodies of which a State has one for a field: a shorter name means the one that is known."""
    return _kinds("one")


def state_kinds() -> frozenset[str]:
    """Kinds of bodies that are a State's own, whose kind alone may name them."""
    return _kinds("state")


@lru_cache(maxsize=4096)
def is_authority(name: str) -> bool:
    """Whether a name is that of a kind of body that acts upon others: a court, a Ministry, a committee."""
    return any(idea_of(word, "heads") in _kinds("acting") for word in name.split())


def union_kinds() -> frozenset[str]:
    """Kinds that are no head of a name where another stands beside them ("Trade Union Confederation")."""
    return _kinds("union")


def heads_of(name: str) -> frozenset[str]:
    """The kinds of bodies that the words of a name stand for."""
    return frozenset(head for word in name.split() if (head := idea_of(word, "heads")))


def authority_kinds() -> frozenset[str]:
    """Kinds of bodies by which a State acts: who is told of one is not told what is asked about."""
    return _kinds("authority")


def founded_kinds() -> frozenset[str]:
    """Kinds of bodies that workers or employers found, and that a State may register."""
    return _kinds("founded")


def colourless_ideas() -> frozenset[str]:
    """Ideas that a kind of body has by itself ("working group")."""
    return _kinds("colourless")


def silent_before_unions() -> frozenset[str]:
    """Ideas whose word says nothing right before the word for a union."""
    return _kinds("before_union")


def exclusive_offices() -> frozenset[str]:
    """Offices that are not held by the person of the same name who is given another or none."""
    return _kinds("exclusive")


def public_offices() -> frozenset[str]:
    """Offices of a State, whatever body they are of."""
    return _kinds("public")


@lru_cache(maxsize=65536)
def is_empty(word: str) -> bool:
    """Whether a word adds nothing to a name."""
    folded = fold_words(word)
    return any(folded.startswith(stem) for stem in _toml_empty())


@lru_cache(maxsize=1)
def _toml_empty() -> tuple[str, ...]:
    return tuple(map(str, _toml(HERE / "concepts.toml")["empty"]["stems"]))  # type: ignore[index]


def offices_of(text: str) -> frozenset[str]:
    """What somebody is whose office a text names."""
    return frozenset(idea for word in _WORD.findall(text) if (idea := idea_of(word, "offices")))
