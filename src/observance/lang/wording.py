"""Forms of which mostly none stands in a text, quick to say so: all their letters are looked for before any is tried.

Reads forms; gives a :class:`Wording`, which finds what :func:`observance.lang.words_pattern` finds.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import ahocorasick_rs

from observance.lang import pattern, words_pattern
from observance.lang.frames import is_cased, literals, lowered
from observance.lang.letters import folded, told_of_any

#: So many letters of what a form begins with are looked for.
_HEAD = 8
#: So far before a place a form may look back.
_BACK = 40


@dataclass(frozen=True, slots=True)
class Wording:
    """Forms as whole words in any case.

    ``regex`` finds them in a text, ``small`` in a folded one in a third of the time (``None`` where a capital counts);
    ``letters`` finds what stands in all that they match (``None`` where nothing must).
    """

    regex: re.Pattern[str]
    small: re.Pattern[str] | None = field(repr=False)
    letters: ahocorasick_rs.AhoCorasick | None = field(repr=False)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first place in a stretch of a text where one of the forms stands."""
        if self.letters is None:
            return self.regex.search(text, start, end)
        base = start - _BACK if start > _BACK else 0
        near = folded(text[base:end])
        if not near or not self.letters.find_matches_as_indexes(near):
            return None
        if self.small is None:
            return self.regex.search(text, start, end)
        found = self.small.search(near, start - base)
        return self.regex.search(text, base + found.start(), end) if found else None

    def stands_between(self, text: str, small: str, start: int, end: int) -> bool:
        """Whether one of the forms stands in a stretch of a text, given folded too."""
        base = start - _BACK if start > _BACK else 0
        near = small[base:end]
        if self.letters is not None and not (near and self.letters.find_matches_as_indexes(near)):
            return False
        if self.small is None:
            return self.regex.search(text, start, end) is not None
        return self.small.search(near, start - base) is not None

    def stands_in(self, small: str) -> bool:
        """Whether one of the forms stands in a folded text; one in which a capital counts stands in none."""
        if self.letters is not None and not self.letters.find_matches_as_indexes(small):
            return False
        return (self.small or self.regex).search(small) is not None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place in a text where one of the forms stands."""
        first = self.search(text)
        return self.regex.finditer(text, first.start()) if first else iter(())

    def without(self, text: str) -> str:
        """A text without the forms."""
        return self.regex.sub("", text) if self.search(text) else text

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """One of the forms where it stands at a place of a text."""
        return self.regex.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """One of the forms where it is all of a text."""
        return self.regex.fullmatch(text)


@dataclass(frozen=True, slots=True)
class Starts:
    """Where in a text one of some forms may begin: the letters with which they begin are all looked for at once.

    ``letters`` finds them in a folded text; where there are forms of which it is not known with what they begin it is
    ``None``, and ``lead`` finds the places.
    """

    lead: re.Pattern[str]
    letters: ahocorasick_rs.AhoCorasick | None = field(repr=False)

    def within(self, small: str) -> Sequence[int]:
        """The places in a folded text, in order, where a word begins as one of the forms does."""
        if self.letters is None:
            return [found.start() for found in self.lead.finditer(small)]
        places = {start for _, start, _ in self.letters.find_matches_as_indexes(small, overlapping=True)}
        return sorted(at for at in places if not at or not (small[at - 1].isalnum() or small[at - 1] == "_"))


def matched_at(ready: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of a pattern one after the other, where all places are given at which it may begin."""
    after = 0
    for place in places:
        if place >= after and (found := ready.match(text, place)):
            after = found.end()
            yield found


def starts(forms: Iterable[str]) -> Starts:
    """The places where one of some forms begins as a whole word, made ready to be looked for."""
    known = tuple(forms)
    heads = {head[:_HEAD] for head in told_of_any(known).heads} if known else {""}
    lead = re.compile(lowered(rf"(?<!\w)(?={pattern(known)})"))
    return Starts(lead, ahocorasick_rs.AhoCorasick(sorted(heads)) if all(heads) else None)


def wording(forms: Iterable[str]) -> Wording:
    """Forms, made ready to be looked for in many texts."""
    known = tuple(forms)
    regex = words_pattern(known)
    cues = {cue.strip() for form in known for cue in literals(form)}
    small = None if is_cased(regex.pattern) else re.compile(lowered(regex.pattern))
    return Wording(regex, small, ahocorasick_rs.AhoCorasick(sorted(cues)) if all(cues) else None)
