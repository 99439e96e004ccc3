"""How a name sounds: one form for the spellings that romanisation, case and sex give to a word.

Reads a word in Latin or Cyrillic script; gives its class, a string that is only for comparing. The tables stand in
``reference/romanisation.toml``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from observance.domain.fold import fold_words
from observance.reference.romanisation import classes, ending_classes, letters

_DOUBLED = re.compile(r"([^\W\d_])\1+")
_LETTERS = re.compile(r"[^a-z$#%]")


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """The class of a word: ``Щербакова``, ``Shcherbakova`` and ``Chtcherbakova`` are one."""
    text = in_latin(fold_words(word))
    for old, new in classes():
        text = text.replace(old, new)
    return _DOUBLED.sub(r"\1", _LETTERS.sub("", text))


def in_latin(text: str) -> str:
    """A folded text with its Cyrillic letters in Latin spelling."""
    table = letters()
    return "".join(table.get(c, c) for c in text)


@lru_cache(maxsize=65536)
def family_sound(word: str) -> str:
    """The class of a family name, the same for women and men, and in every case of Russian."""
    text = sound_of(word)
    for old, new in ending_classes():
        if len(text) > len(old) + 1 and text.endswith(old):
            return text[: -len(old)] + new
    return text


@lru_cache(maxsize=262144)
def alike(one: str, other: str) -> float:
    """How alike two sounds are, from 0 to 1, by the letters that must be changed."""
    return 1.0 if one == other else Levenshtein.normalized_similarity(one, other)
