"""Where frames match in an utterance.

Reads the frames of a kind (``lang/<code>/<kind>.toml``) and an utterance; gives :class:`Match` objects. A frame is
tried only in sentences that hold one of its cues: all cues of a kind and language are looked for at once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import ahocorasick_rs

from observance.extract.utterances import Utterance
from observance.lang import worded
from observance.lang.frames import Frame, codes_of, folded, frames

_DIGIT = re.compile(r"\d")

#: Names and regular expressions of the slots of a kind.
Slots = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A frame that matches: where, and the spans of its slots, in offsets of the utterance's text."""

    frame: Frame
    start: int
    end: int
    slots: Mapping[str, tuple[int, int]]
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """The frames of a kind and language with the automaton of their cues."""

    frames: tuple[Frame, ...]
    automaton: ahocorasick_rs.AhoCorasick | None = field(repr=False)
    of_cue: tuple[tuple[int, ...], ...] = field(repr=False)
    of_digit: tuple[int, ...] = ()


@worded
def _index(kind: str, code: str, slots: Slots) -> _Index:
    known = frames(kind, code, slots)
    by_cue: dict[str, list[int]] = {}
    for n, frame in enumerate(known):
        for cue in frame.cues:
            by_cue.setdefault(cue, []).append(n)
    return _Index(
        frames=known,
        automaton=ahocorasick_rs.AhoCorasick(list(by_cue)) if by_cue else None,
        of_cue=tuple(map(tuple, by_cue.values())),
        of_digit=tuple(n for n, frame in enumerate(known) if not frame.cues),
    )


def matches(
    kind: str, utterance: Utterance, slots: Slots = (), wanted: Callable[[Frame], bool] | None = None
) -> Iterator[Match]:
    """All matches of a kind's frames in an utterance, sentence by sentence, each frame in the order of its file.

    The frames are those of the utterance's language; where that is not known, those of every language that has any.
    Where ``wanted`` is given, frames that it refuses are not tried.
    """
    for code in (utterance.language,) if utterance.language else codes_of(kind):
        yield from _matches(_index(kind, code, slots), utterance, wanted)


def again(match: Match, utterance: Utterance, start: int) -> Iterator[Match]:
    """The matches of the same frame further on in its sentence, from an offset."""
    frame, end = match.frame, match.sentence[1]
    for found in frame.pattern.finditer(utterance.text if frame.cased else folded(utterance.text), start, end):
        spans = {name: found.span(name) for name, value in found.groupdict().items() if value is not None}
        yield replace(match, start=found.start(), end=found.end(), slots=spans)


def _matches(index: _Index, utterance: Utterance, wanted: Callable[[Frame], bool] | None) -> Iterator[Match]:
    if not index.frames:
        return
    small = folded(utterance.text)
    for n, sentence in _candidates(index, utterance, small):
        frame = index.frames[n]
        if wanted is not None and not wanted(frame):
            continue
        for found in frame.pattern.finditer(utterance.text if frame.cased else small, *sentence):
            spans = {name: found.span(name) for name, value in found.groupdict().items() if value is not None}
            yield Match(frame=frame, start=found.start(), end=found.end(), slots=spans, sentence=sentence)


def _candidates(index: _Index, utterance: Utterance, small: str) -> Iterator[tuple[int, tuple[int, int]]]:
    """The frames to be tried in each sentence of an utterance, whose text in small letters is given."""
    hits = index.automaton.find_matches_as_indexes(small, overlapping=True) if index.automaton else []
    begins = [sentence[0] for sentence in utterance.sentences]
    cues: list[set[int]] = [set() for _ in begins]
    for cue, start, end in hits:
        at = bisect_right(begins, start) - 1
        if at >= 0 and end <= utterance.sentences[at][1]:
            cues[at].add(cue)
    for sentence, found in zip(utterance.sentences, cues, strict=True):
        wanted = {n for cue in found for n in index.of_cue[cue]}
        if index.of_digit and _DIGIT.search(small, *sentence):
            wanted.update(index.of_digit)
        yield from ((n, sentence) for n in sorted(wanted))
