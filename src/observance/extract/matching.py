"""Where frames match in an utterance.

Reads the frames of a kind (``lang/<code>/<kind>.toml``) and an utterance; gives :class:`Match` objects. A frame is
tried only where :mod:`observance.extract.candidates` says that it may match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from observance.extract.candidates import Candidate, candidates
from observance.extract.utterances import Utterance
from observance.lang.frames import Frame, codes_of, frames

#: Names and regular expressions of the slots of a kind.
Slots = tuple[tuple[str, str], ...]
#: Whether a frame is tried in a sentence, by its span in the utterance's text.
Where = Callable[[Frame, tuple[int, int]], bool]


class Match(NamedTuple):
    """A frame that matches: where, and the spans of its slots, in offsets of the utterance's text."""

    frame: Frame
    start: int
    end: int
    slots: Mapping[str, tuple[int, int]]
    sentence: tuple[int, int]


def matches(
    kind: str,
    utterance: Utterance,
    slots: Slots = (),
    wanted: Callable[[Frame], bool] | None = None,
    where: Where | None = None,
) -> Iterator[Match]:
    """All matches of a kind's frames in an utterance, sentence by sentence, each frame in the order of its file.

    The frames are those of the utterance's language; where that is not known, those of every language that has any.
    Where ``wanted`` is given, frames that it refuses are not tried; where ``where`` is, not in sentences it refuses.
    """
    for code in (utterance.language,) if utterance.language else codes_of(kind):
        if tried := candidates(kind, code, utterance):
            yield from matches_of(frames(kind, code, slots), tried, utterance, wanted, where)


def again(match: Match, utterance: Utterance, start: int) -> Iterator[Match]:
    """The matches of the same frame further on in its sentence, from an offset."""
    frame, end = match.frame, match.sentence[1]
    for found in frame.pattern.finditer(utterance.text if frame.cased else utterance.small, start, end):
        yield match._replace(start=found.start(), end=found.end(), slots=_spans(found))


def matches_of(
    known: tuple[Frame, ...],
    tried: Iterable[Candidate],
    utterance: Utterance,
    wanted: Callable[[Frame], bool] | None,
    where: Where | None = None,
) -> Iterator[Match]:
    """The matches of those frames that are to be tried in sentences of an utterance."""
    for n, sentence, starts in tried:
        frame = known[n]
        if wanted is not None and not wanted(frame):
            continue
        if where is not None and not where(frame, sentence):
            continue
        text = utterance.text if frame.cased else utterance.small
        each = frame.pattern.finditer(text, *sentence) if starts is None else _at(frame, text, starts, sentence[1])
        for found in each:
            yield Match(frame, *found.span(), _spans(found), sentence)


def _at(frame: Frame, text: str, starts: Sequence[int], end: int) -> Iterator[re.Match[str]]:
    """The matches of a frame that begin at certain places, none within another."""
    match, at = frame.pattern.match, 0
    for start in starts:
        if start >= at and (found := match(text, start, end)):
            at = found.end()
            yield found


def _spans(found: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Where the slots of a frame lie that something stands in."""
    return {name: found.regs[n] for name, n in found.re.groupindex.items() if found.regs[n][0] >= 0}
