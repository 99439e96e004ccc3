"""Which words of the index are forms or spellings of a word.

The index keeps each word once with its stem in the languages in which it stands, and the sound of those that stand
with a capital letter. So a search for a word becomes a search for words, and the index itself holds only what was
written: no stemmer has to agree with itself about accents that somebody left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from observance.resolve.sounds import family_sound
from observance_web.search.terms import WORD, folded

_NAMES = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian"}
#: A shorter sound tells too little.
_SHORTEST_SOUND = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A word of the index: folded, with its stem (``en:work``) and its sound, empty where it has none."""

    word: str
    stem: str
    sound: str


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_NAMES[language])


def stem_of(word: str, language: str | None) -> str:
    """The stem of a word as written, marked with its language; the folded word in a language without a stemmer."""
    if language not in _NAMES:
        return f":{folded(word)}"
    return f"{language}:{_stemmer(language).stemWord(word.lower())}"


def stems_of(word: str) -> tuple[str, ...]:
    """The stems that a word typed by somebody may have: in which language it was typed is not known."""
    return tuple(sorted({stem_of(word, language) for language in (*_NAMES, None)}))


def _sound(stem: str) -> str:
    """The sound of a name by its stem, so that its cases sound alike; empty where it is too short to tell."""
    sound = family_sound(stem.partition(":")[2])
    return sound if len(sound) >= _SHORTEST_SOUND else ""


def sounds_of(word: str) -> tuple[str, ...]:
    """The sounds that a name typed by somebody may have: in which language it was typed is not known."""
    return tuple(sorted(set(filter(None, map(_sound, stems_of(word))))))


def forms_in(text: str, language: str | None) -> set[Form]:
    """The words of a text with their stems; the sound of those with a capital letter."""
    return {_form(word, language) for word in set(WORD.findall(text))}


@lru_cache(maxsize=1 << 18)
def _form(word: str, language: str | None) -> Form:
    stem = stem_of(word, language)
    return Form(word=folded(word), stem=stem, sound=_sound(stem) if word[0].isupper() else "")


def name_key(name: str) -> str:
    """By what spellings of a whole name are told to be one: the sounds of its words, in whatever order they stand."""
    return " ".join(sorted(filter(None, map(family_sound, WORD.findall(name)))))
