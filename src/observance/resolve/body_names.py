"""A body's name in its ideas: what kind of body it is, what tells it apart, and the names within it.

Reads a name as printed, in any language; gives a :class:`BodyName`, and how two of them stand to each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from observance.reference.concepts import (
    idea_of,
    is_empty,
    kinds_of_one,
    silent_before_unions,
    union_kinds,
    weak_ideas,
)
from observance.reference.countries import country_code
from observance.reference.organisations import organisation_of
from observance.resolve.named import same_state, words_of
from observance.resolve.sounds import alike, sound_of

#: Two words of different languages that stand for no idea are one word where they sound as like as this.
WORD_ALIKE = 0.75
_SMALL = 3
_STATE_BEGINS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyName:
    """A name in its parts: the kind of body, its ideas, and the sounds of words that stand for none (places)."""

    head: str | None
    ideas: frozenset[str]
    others: frozenset[str]

    @property
    def strong(self) -> frozenset[str]:
        """The ideas that no translation leaves out."""
        return self.ideas - weak_ideas()

    @property
    def key(self) -> str:
        """The name as a text, the same for equal names."""
        return "/".join((self.head or "", " ".join(sorted(self.ideas)), " ".join(sorted(self.others))))


@lru_cache(maxsize=65536)
def body_name(name: str, states: tuple[str, ...] = ()) -> BodyName:
    """The parts of a name; the names of ``states`` are none of them."""
    heads: list[str] = []
    ideas: set[str] = set()
    others: set[str] = set()
    words = words_of(re.sub(r"[’']s\b", "", name))
    for word, behind in zip(words, (*words[1:], ""), strict=True):
        part = word.rsplit("’", 1)[-1] if len(word.split("’", 1)[0]) < _SMALL else word
        if (
            len(part) < _SMALL
            or is_empty(part)
            or country_code(part)
            or organisation_of(part)
            or is_of_state(part, states)
        ):
            continue
        head, idea = idea_of(part, "heads"), idea_of(part)
        if idea in silent_before_unions() and idea_of(behind, "heads") in union_kinds():
            continue
        if head and (not heads or not idea):
            heads.append(head)
        elif idea:
            ideas.add(idea)
        elif (part[0].isupper() and not heads) or len(part) > _SMALL:
            others.add(sound_of(part))
    return BodyName(
        head=_head_of(heads), ideas=frozenset(ideas | set(heads[1:]) - union_kinds()), others=frozenset(others)
    )


def _head_of(heads: list[str]) -> str | None:
    """The kind of body: of "Trade Union Confederation" the last but the union, of others the first."""
    return next((head for head in heads if head not in union_kinds()), heads[0] if heads else None)


def is_of_state(word: str, states: tuple[str, ...]) -> bool:
    """Whether a word is a State's name or an adjective of it ("Norlandian")."""
    sound = sound_of(word)
    begins = len(sound) >= _STATE_BEGINS
    return any(same_state(sound, s) or (begins and sound[:_STATE_BEGINS] == s[:_STATE_BEGINS]) for s in states)


def is_within(short: BodyName, long: BodyName) -> bool:
    """Whether a shorter name may stand for a longer one: of the same kind, and nothing in it that the longer lacks."""
    return short.head == long.head and short.ideas <= long.ideas and _covered(short.others, long.others)


def is_shorter(short: BodyName, long: BodyName) -> bool:
    """Whether a name is a shorter one of a body of which there is one of a kind, with the same places."""
    agree = _covered(short.others, long.others) and _covered(long.others, short.others)
    return (
        short.head == long.head
        and short.head in kinds_of_one()
        and bool(short.ideas)
        and short.ideas < long.ideas
        and agree
    )


def is_same(one: BodyName, other: BodyName) -> bool:
    """Whether two full names are one body's: of one kind, with the same strong ideas, and places that agree."""
    if one.head != other.head or one.strong != other.strong:
        return False
    if not (_covered(one.others, other.others) and _covered(other.others, one.others)):
        return False
    # A translation leaves an idea out; it does not put another in its place ("National", "Independent").
    if one.ideas - other.ideas and other.ideas - one.ideas:
        return False
    apart = one.ideas ^ other.ideas
    return not apart or (bool(one.strong) and len(apart) <= _MOST_APART)


#: How many weak ideas two translations of one name may differ by.
_MOST_APART = 3


def _covered(some: frozenset[str], others: frozenset[str]) -> bool:
    return all(any(alike(a, b) >= WORD_ALIKE for b in others) for a in some)
