"""Where frames match in an utterance.

Reads the frames of a kind (``lang/<code>/<kind>.toml``) and an utterance; gives :class:`Match` objects. A frame is
tried only in sentences that hold one of its cues and whatever else its pattern cannot do without: all these letters
of a language are looked for at once, those of all kinds, and what was found is kept with the utterance.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import ahocorasick_rs

from observance.extract.utterances import Utterance
from observance.lang import worded
from observance.lang.frames import Frame, codes_of, frames, kinds_of, letters_of

_DIGIT = re.compile(r"\d")
#: Tells that a figure stands in a sentence.
_FIGURE = 1
#: Letters behind the last.
_NO_MORE = (0, 0, sys.maxsize)

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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Index:
    """The automaton of all letters that stand where the frames of a language match, whatever their kind.

    Frames are numbered through all kinds; ``kinds`` says with which number those of a kind begin. Of each letters that
    the automaton finds ``opens`` says which frames may stand where they do, and ``tells`` (a bit each) to which sets
    of letters they belong; ``needs`` are the sets that a frame needs, the first bit being that of a figure.
    """

    kinds: Mapping[str, int]
    automaton: ahocorasick_rs.AhoCorasick = field(repr=False)
    opens: tuple[tuple[int, ...], ...] = field(repr=False)
    tells: tuple[int, ...] = field(repr=False)
    needs: tuple[int, ...] = field(repr=False)
    kind_of: tuple[str, ...] = field(repr=False)
    of_digit: tuple[int, ...] = ()


@worded
def _index(code: str) -> _Index:
    known = [(kind, letters) for kind in kinds_of(code) for letters in letters_of(kind, code)]
    bits = {
        one: _FIGURE << n for n, one in enumerate(dict.fromkeys(one for _, frame in known for one in frame.needs), 1)
    }
    opens: dict[str, list[int]] = {}
    tells: dict[str, int] = {}
    for n, (_, frame) in enumerate(known):
        for letters in frame.needs[0] if frame.needs else ():
            opens.setdefault(letters, []).append(n)
    for one, bit in bits.items():
        for letters in one:
            tells[letters] = tells.get(letters, 0) | bit
    kind_of = tuple(kind for kind, _ in known)
    return _Index(
        kinds={kind: kind_of.index(kind) for kind in kind_of},
        automaton=ahocorasick_rs.AhoCorasick(list(tells)),
        opens=tuple(tuple(opens.get(letters, ())) for letters in tells),
        tells=tuple(tells.values()),
        needs=tuple(sum(bits[one] for one in frame.needs) | (0 if frame.cues else _FIGURE) for _, frame in known),
        kind_of=kind_of,
        of_digit=tuple(n for n, (_, frame) in enumerate(known) if not frame.needs),
    )


def matches(
    kind: str, utterance: Utterance, slots: Slots = (), wanted: Callable[[Frame], bool] | None = None
) -> Iterator[Match]:
    """All matches of a kind's frames in an utterance, sentence by sentence, each frame in the order of its file.

    The frames are those of the utterance's language; where that is not known, those of every language that has any.
    Where ``wanted`` is given, frames that it refuses are not tried.
    """
    for code in (utterance.language,) if utterance.language else codes_of(kind):
        yield from matches_of(frames(kind, code, slots), _tried(kind, code, utterance), utterance, wanted)


def again(match: Match, utterance: Utterance, start: int) -> Iterator[Match]:
    """The matches of the same frame further on in its sentence, from an offset."""
    frame, end = match.frame, match.sentence[1]
    for found in frame.pattern.finditer(utterance.text if frame.cased else utterance.small, start, end):
        yield replace(match, start=found.start(), end=found.end(), slots=_spans(found))


def matches_of(
    known: tuple[Frame, ...],
    tried: Iterable[tuple[int, tuple[int, int]]],
    utterance: Utterance,
    wanted: Callable[[Frame], bool] | None,
) -> Iterator[Match]:
    """The matches of those frames that are to be tried, by number, in sentences of an utterance."""
    for n, sentence in tried:
        frame = known[n]
        if wanted is not None and not wanted(frame):
            continue
        for found in frame.pattern.finditer(utterance.text if frame.cased else utterance.small, *sentence):
            yield Match(frame=frame, start=found.start(), end=found.end(), slots=_spans(found), sentence=sentence)


def _spans(found: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Where the slots of a frame lie that something stands in."""
    return {name: found.regs[n] for name, n in found.re.groupindex.items() if found.regs[n][0] >= 0}


def _tried(kind: str, code: str, utterance: Utterance) -> Sequence[tuple[int, tuple[int, int]]]:
    """The frames of a kind, by number, to be tried in an utterance, sentence by sentence."""
    index = _index(code)
    return utterance.once(index, lambda: _candidates(index, utterance)).get(kind, ())


def _candidates(index: _Index, utterance: Utterance) -> dict[str, list[tuple[int, tuple[int, int]]]]:
    """The frames of all kinds to be tried in each sentence of an utterance."""
    made: dict[str, list[tuple[int, tuple[int, int]]]] = {}
    hits = iter(index.automaton.find_matches_as_indexes(utterance.small, overlapping=True))
    opens, tells_of, needs, kind_of, begins = index.opens, index.tells, index.needs, index.kind_of, index.kinds
    letters, start, end = next(hits, _NO_MORE)
    for sentence in utterance.sentences:
        begin, stop = sentence
        seen: set[int] = set()
        while end <= stop:
            if start >= begin:
                seen.add(letters)
            letters, start, end = next(hits, _NO_MORE)
        wanted: set[int] = set()
        tells = 0
        for letters_seen in seen:
            wanted.update(opens[letters_seen])
            tells |= tells_of[letters_seen]
        if _DIGIT.search(utterance.small, begin, stop):
            wanted.update(index.of_digit)
            tells |= _FIGURE
        for n in sorted(wanted):
            if needs[n] & tells == needs[n]:
                kind = kind_of[n]
                if kind not in made:
                    made[kind] = []
                made[kind].append((n - begins[kind], sentence))
    return made
