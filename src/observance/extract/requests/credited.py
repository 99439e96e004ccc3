"""Recommendations that a report lists with the States that made them: "Repeal section 9 (Norland, Southland);".

Reads the numbered passages and list items of a document; gives :class:`Credited` spans. No words are needed: an act
that is closed by brackets with nothing but names of States in them is a recommendation of these States. The State under
review is the one that the passages before the list name most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from observance.domain.text import PassageKind
from observance.extract.clauses import trimmed
from observance.extract.utterances import Utterance
from observance.lang import cue
from observance.reference.countries import country_code

_BRACKETS = re.compile(r"\((?P<names>[^()]{3,160}(?:\([^()]{2,60}\)[^()]{0,60})?)\)\s*(?=[;.,:]|$|[^\w\s])")
_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3}){0,3}\.?|\(?[a-z]\)|[•●–—*-])\s+", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-zà-ÿа-яё][\w'’-]+(?: [^\W\d_a-zà-ÿа-яё][\w'’-]+){0,4}")
_JOINT = re.compile(r"\s*[,;]\s*")
#: How many passages before a list tell whom it is about.
BEFORE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited:
    """A recommendation: its span in the utterance, the States that make it, and the State to which it is made."""

    utterance: Utterance = field(repr=False)
    start: int
    end: int
    states: tuple[str, ...]
    addressee: str | None


def credited(said: Sequence[Utterance]) -> Iterator[Credited]:
    """The recommendations of a document that are closed by the names of States."""
    last: int | None = None
    reviewed: str | None = None
    for n, utterance in enumerate(said):
        if utterance.passage.number is None and utterance.passage.kind is not PassageKind.LIST_ITEM:
            continue
        found = tuple(_in(utterance))
        if found and (last is None or n - last > BEFORE):
            reviewed = _reviewed(said[max(0, n - BEFORE) : n])
        for start, end, states in found:
            last = n
            yield Credited(utterance=utterance, start=start, end=end, states=states, addressee=reviewed)


def _in(utterance: Utterance) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    text = utterance.text
    number = _NUMBER.match(text, utterance.start)
    begun = number.end() if number else utterance.start
    for brackets in _BRACKETS.finditer(text, begun):
        states = states_named(brackets["names"])
        if states:
            start, end = trimmed(text, begun, brackets.start())
            begun = brackets.end()
            if start < end:
                yield start, end, states


def states_named(names: str) -> tuple[str, ...]:
    """The States of a list that holds nothing else; none where anything else stands in it."""
    whole = " ".join(names.split())
    if country_code(whole):
        return (whole,)
    parts = [part for piece in _JOINT.split(whole) for part in _halves(piece)]
    return tuple(parts) if parts and all(country_code(part) for part in parts) else ()


def _halves(piece: str) -> tuple[str, ...]:
    """A name, or the two that a joining word joins."""
    if country_code(piece):
        return (piece,)
    words = cue("names.joined").split(piece)
    return tuple(word.strip() for word in words if word.strip())


def _reviewed(before: Sequence[Utterance]) -> str | None:
    """The State that the passages before a list name most, the nearest first."""
    for utterance in reversed(before):
        named = Counter(name for found in _CAPITALS.finditer(utterance.text) for name in _name_in(found.group()))
        if named:
            return named.most_common(1)[0][0]
    return None


def _name_in(words: str) -> tuple[str, ...]:
    """The name of a State that a run of capitals is or ends with."""
    parts = words.split()
    tails = (" ".join(parts[k:]) for k in range(len(parts)))
    return tuple(name for name in tails if country_code(name))[:1]
