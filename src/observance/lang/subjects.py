"""Subjects of what is said: what two statements in different words or languages have in common.

Reads the words of ``lang/<code>/concepts.toml`` in all languages; gives the names of the subjects that a text speaks
of. No model is involved: a subject is there where one of its words is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from observance.lang import worded, words_pattern
from observance.lang.frames import codes_of, folded, groups, literals

CONCEPTS = "concepts"


@worded
def _patterns() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """Each subject with the letters one of which must be there, and its pattern over all languages."""
    forms: dict[str, list[str]] = {}
    for code in codes_of(CONCEPTS):
        for name, own in groups(CONCEPTS, code).items():
            forms.setdefault(name, []).extend(own)
    return tuple(
        (name, tuple({cue for form in own for cue in literals(form)}), words_pattern(own))
        for name, own in sorted(forms.items())
    )


@lru_cache(maxsize=65536)
def subjects_in(text: str) -> frozenset[str]:
    """The subjects that a text speaks of."""
    small = folded(text)
    return frozenset(
        name for name, cues, pattern in _patterns() if any(cue in small for cue in cues) and pattern.search(text)
    )
