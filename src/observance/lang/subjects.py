"""Subjects of what is said: what two statements in different words or languages have in common.

Reads the words of ``lang/<code>/concepts.toml`` in all languages; gives the names of the subjects that a text speaks
of. No model is involved: a subject is there where one of its words is. The words of ``other_NAME`` are of something
else than NAME, though they hold its words ("advice for mayors", where advice to the State is meant).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from observance.lang import worded, words_pattern
from observance.lang.frames import codes_of, groups, literals
from observance.lang.letters import folded

CONCEPTS = "concepts"


#: Before the name of a subject: words that are of something else.
_OTHER = "other_"
_Words = tuple[tuple[str, ...], re.Pattern[str]]


@worded
def _patterns() -> tuple[tuple[str, _Words, _Words | None], ...]:
    """Each subject with its words over all languages, and those that are of something else."""
    forms: dict[str, list[str]] = {}
    for code in codes_of(CONCEPTS):
        for name, own in groups(CONCEPTS, code).items():
            forms.setdefault(name, []).extend(own)
    words = {name: _words(own) for name, own in sorted(forms.items())}
    return tuple((name, own, words.get(_OTHER + name)) for name, own in words.items() if not name.startswith(_OTHER))


def _words(forms: Iterable[str]) -> _Words:
    """The letters one of which must be there, and the pattern."""
    known = tuple(forms)
    return tuple({cue for form in known for cue in literals(form)}), words_pattern(known)


@lru_cache(maxsize=65536)
def subjects_in(text: str) -> frozenset[str]:
    """The subjects that a text speaks of."""
    # Letters that are looked for first hold one blank between words, where a line of a printed page may end.
    text = " ".join(text.split())
    small = folded(text)
    return frozenset(name for name, own, other in _patterns() if _stands(own, small, text, other))


def _stands(words: _Words, small: str, text: str, other: _Words | None = None) -> bool:
    """Whether one of the words is in a text, beside those of something else."""
    cues, pattern = words
    if not any(cue in small for cue in cues) or not pattern.search(text):
        return False
    if other is None or not _stands(other, small, text):
        return True
    return pattern.search(other[1].sub(" ", text)) is not None
