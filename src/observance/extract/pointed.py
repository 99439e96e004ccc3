"""The words of a quotation that carry what two statements differ on: those of a claim's point with what denies it, or
those that ask for a thing to be done away with or kept.

Reads a quotation with the frames of ``lang/<code>/claims.toml`` and the words of ``remedies.toml``; gives a place in
it.
"""

from __future__ import annotations

import re

from observance.extract.claims import KIND, SLOTS
from observance.extract.stating import said
from observance.lang import pattern, worded
from observance.lang.frames import frames, groups

REMEDIES = "remedies"
#: So far before the words of a point, in characters, a word that denies them is shown with them.
_NEAR = 24
_WORD = re.compile(r"\w")


def pointed(words: str, point: str | None, language: str | None) -> tuple[int, int] | None:
    """Where a quotation says what is at issue: a point, or without one what is to be done about a thing.

    ``None`` where its words do not show it, as in a language without frames.
    """
    if language is None:
        return None
    span = _of_remedy(words, language) if point is None else _of_point(words, point, language)
    return span if span and _WORD.search(words, *span) else None


def _of_point(words: str, point: str, language: str) -> tuple[int, int] | None:
    for frame in frames(KIND, language, SLOTS):
        match = frame.search(words) if frame.values.get("point") == point else None
        if match is not None:
            start, end = match.span("t") if "t" in match.re.groupindex and match["t"] else match.span()
            denied = said(language, "not").search(words, max(0, start - _NEAR), start)
            return (min(start, denied.start()) if denied else start), end
    return None


def _of_remedy(words: str, language: str) -> tuple[int, int] | None:
    match = _remedies(language).search(words)
    return match.span() if match else None


@worded
def _remedies(language: str) -> re.Pattern[str]:
    forms = [form for kept in groups(REMEDIES, language).values() for form in kept]
    return re.compile(rf"(?<!\w){pattern(forms or ['(?!)'])}(?!\w)", re.IGNORECASE)
