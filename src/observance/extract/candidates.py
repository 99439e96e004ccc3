"""In which sentences of an utterance a frame may match, and at which words it may begin there.

Reads the letters of all frames of a language (:func:`observance.lang.frames.letters_of`) and an utterance; gives
:class:`Candidate` objects by kind. All letters of all kinds are looked for at once, each word is looked at once, and
what was found is kept with the utterance, so that a frame is tried at few words of few sentences.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

import ahocorasick_rs

from observance.extract.utterances import Utterance
from observance.lang import worded
from observance.lang.frames import is_apart, kinds_of, letters_of
from observance.lang.letters import Strings

_DIGIT = re.compile(r"\d")
#: Where no sentence follows.
_NO_MORE = (sys.maxsize, sys.maxsize)
#: By so many letters a word tells which frames may begin there; of so many beginnings of words it is kept.
_FIRST = 5
_KEPT = 20_000
_BEGINNING = re.compile(rf"(?<!\w)\w{{1,{_FIRST}}}")
_WORD = re.compile(r"\w+")


#: A frame, by its number in its kind; a sentence in which it is to be tried; and the offsets of words in it with which
#: it may begin, ``None`` where it may begin anywhere.
Candidate = tuple[int, tuple[int, int], Sequence[int] | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Beginnings:
    """Which frames may begin at a word, by its first letters; frames are bits.

    ``prefixes`` are first letters of a word, ``words`` whole words shorter than those; ``anywhere`` are the frames of
    which it is not known with what they begin.
    """

    prefixes: Mapping[str, int] = field(repr=False)
    words: Mapping[str, int] = field(repr=False)
    anywhere: int
    known: dict[str, int] = field(repr=False, default_factory=dict)

    def words_in(self, small: str, sentence: tuple[int, int]) -> list[tuple[int, int]]:
        """The frames that may begin at each word of a sentence, where any may, and its offset."""
        known, made = self.known, []
        for word in _BEGINNING.finditer(small, *sentence):
            first = word[0]
            found = known[first] if first in known else self._learnt(first)
            if found:
                made.append((found, word.start()))
        return made

    def _learnt(self, first: str) -> int:
        if len(self.known) >= _KEPT:
            self.known.clear()
        told = self.known[first] = self._told(first)
        return told

    def _told(self, first: str) -> int:
        # A figure of another script is looked for as any figure is.
        letters = "0" if first[0].isdecimal() and not first[0].isascii() else first
        told = self.words.get(letters, 0)
        for end in range(1, len(letters) + 1):
            told |= self.prefixes.get(letters[:end], 0)
        return told


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Index:
    """The automaton of all letters that stand where the frames of a language match, whatever their kind.

    Frames are numbered through all kinds; ``kinds`` says with which number those of a kind begin. Of each letters that
    the automaton finds ``tells`` says in bits which frames may stand where they do and, above those, to which sets of
    letters they belong; ``needs`` are the sets that a frame needs. ``by_figure`` and ``by_word`` are frames that may
    stand wherever a figure does, and wherever a word with which they begin.
    """

    kinds: Mapping[str, int]
    automaton: ahocorasick_rs.AhoCorasick = field(repr=False)
    tells: tuple[int, ...] = field(repr=False)
    needs: tuple[int, ...] = field(repr=False)
    kind_of: tuple[str, ...] = field(repr=False)
    by_figure: int = field(repr=False)
    by_word: int = field(repr=False)
    beginnings: _Beginnings = field(repr=False)

    @property
    def figure(self) -> int:
        """The bit that tells that a figure stands in a sentence: the first above those of frames."""
        return 1 << len(self.kind_of)


@worded
def _index_of(kind: str, code: str) -> _Index:
    """The index in which the frames of a kind are."""
    return _index(code, kind if is_apart(kind, code) else "")


@worded
def _index(code: str, apart: str) -> _Index:
    """The index of all frames of a language, or of those of a kind that is looked for apart."""
    kinds = (apart,) if apart else tuple(kind for kind in kinds_of(code) if not is_apart(kind, code))
    known = [(kind, letters) for kind in kinds for letters in letters_of(kind, code)]
    sets = dict.fromkeys(one for _, frame in known for one in frame.needs)
    bits = {one: 1 << n for n, one in enumerate(sets, len(known) + 1)}
    tells: dict[str, int] = defaultdict(int)
    for n, (_, frame) in enumerate(known):
        for letters in frame.needs[0] if frame.needs else ():
            tells[letters] |= 1 << n
    for one, bit in bits.items():
        for letters in one:
            tells[letters] |= bit
    kind_of = tuple(kind for kind, _ in known)
    figure = 1 << len(known)
    return _Index(
        kinds={kind: kind_of.index(kind) for kind in kind_of},
        automaton=ahocorasick_rs.AhoCorasick(list(tells)),
        tells=tuple(tells.values()),
        needs=tuple(_joined(bits[one] for one in frame.needs) | (0 if frame.cues else figure) for _, frame in known),
        kind_of=kind_of,
        by_figure=_bits(n for n, (_, frame) in enumerate(known) if not frame.needs and not frame.cues),
        by_word=_bits(n for n, (_, frame) in enumerate(known) if not frame.needs and frame.cues),
        beginnings=_beginnings([frame.heads for _, frame in known]),
    )


def _joined(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)


def _bits(numbers: Iterable[int]) -> int:
    return _joined(1 << n for n in numbers)


def _beginnings(heads_of: Sequence[Strings]) -> _Beginnings:
    prefixes: dict[str, int] = defaultdict(int)
    words: dict[str, int] = defaultdict(int)
    anywhere = 0
    for n, heads in enumerate(heads_of):
        first = [_WORD.match(head) for head in heads]
        if not all(first):
            anywhere |= 1 << n
            continue
        for word in filter(None, first):
            whole = word.end() < len(word.string) and word.end() < _FIRST
            (words if whole else prefixes)[word[0][:_FIRST]] |= 1 << n
    return _Beginnings(prefixes=dict(prefixes), words=dict(words), anywhere=anywhere)


def candidates(kind: str, code: str, utterance: Utterance) -> Sequence[Candidate]:
    """The frames of a kind in a language that are to be tried in an utterance, sentence by sentence, in order."""
    index = _index_of(kind, code)
    return utterance.once(index, lambda: _by_kind(index, utterance)).get(kind, ())


def _by_kind(index: _Index, utterance: Utterance) -> dict[str, list[Candidate]]:
    made: dict[str, list[Candidate]] = defaultdict(list)
    small, begins, kinds, kind_of = utterance.small, index.beginnings, index.kinds, index.kind_of
    for sentence, told in _told(index, utterance):
        words = begins.words_in(small, sentence)
        begun = begins.anywhere
        for frames, _ in words:
            begun |= frames
        if _DIGIT.search(small, *sentence):
            told |= index.figure | index.by_figure
        ready, bits = _ready((told | index.by_word) & begun, told, index.needs)
        starts = _starts(bits & ~begins.anywhere, words)
        for n in ready:
            kind = kind_of[n]
            made[kind].append((n - kinds[kind], sentence, starts.get(n)))
    return made


def _ready(frames: int, told: int, needs: Sequence[int]) -> tuple[list[int], int]:
    """Of some frames those of which all that they need is told: their numbers in order, and their bits."""
    ready, bits = [], 0
    while frames:
        n = frames.bit_length() - 1
        frame = 1 << n
        frames ^= frame
        if needs[n] & told == needs[n]:
            ready.append(n)
            bits |= frame
    return ready[::-1], bits


def _told(index: _Index, utterance: Utterance) -> Iterator[tuple[tuple[int, int], int]]:
    """Each sentence of an utterance, with what the letters in it tell together."""
    tells, sentences = index.tells, iter(utterance.sentences)
    sentence = begin, stop = next(sentences, _NO_MORE)
    told = 0
    for letters, start, end in index.automaton.find_matches_as_indexes(utterance.small, overlapping=True):
        while end > stop:
            yield sentence, told
            sentence = begin, stop = next(sentences, _NO_MORE)
            told = 0
        if start >= begin:
            told |= tells[letters]
    while sentence is not _NO_MORE:
        yield sentence, told
        sentence, told = next(sentences, _NO_MORE), 0


def _starts(frames: int, words: Sequence[tuple[int, int]]) -> Mapping[int, list[int]]:
    """Where frames may begin, each by its number."""
    places = defaultdict[int, list[int]](list)
    for told, start in words:
        here = told & frames
        while here:
            n = here.bit_length() - 1
            places[n].append(start)
            here ^= 1 << n
    return places
