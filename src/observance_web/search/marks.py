"""What was matched in a text: the browser receives it marked and computes no offset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from observance_web.search.query import How, Phrase, Wanted
from observance_web.search.terms import WORD, folded

#: Characters shown on each side of what was matched.
AROUND = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a text; ``how`` says in which way it matched, ``None`` that it is only beside."""

    text: str
    how: How | None = None


def marked(text: str, wanted: Wanted, around: int = AROUND) -> tuple[Mark, ...]:
    """The text near its first match, cut at words, in stretches that matched and stretches between."""
    spans = _merged(_matches(text, wanted.phrases()))
    start, end = _window(text, spans[0][:2] if spans else (0, 0), around)
    marks, at = [], start
    for a, b, how in spans:
        if a >= end:
            break
        marks += [Mark(text=text[at:a])] * (a > at) + [Mark(text=text[a:b], how=how)]
        at = b
    marks += [Mark(text=text[at:end])] * (end > at)
    return _with_gaps(marks, start > 0, max(end, at) < len(text))


def _matches(text: str, phrases: Sequence[Phrase]) -> Iterator[tuple[int, int, How]]:
    places = [(folded(found[0]), found.start(), found.end()) for found in WORD.finditer(text)]
    words = [word for word, _, _ in places]
    by_first: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        if not phrase.prefix:
            by_first.setdefault(phrase.words[0], []).append(phrase)
    beginnings = [phrase for phrase in phrases if phrase.prefix]
    for i, word in enumerate(words):
        for phrase in by_first.get(word, ()):
            last = i + len(phrase.words)
            if tuple(words[i:last]) == phrase.words:
                yield places[i][1], places[last - 1][2], phrase.how
        for phrase in beginnings:
            if word.startswith(phrase.words[0]):
                yield places[i][1], places[i][2], phrase.how


def _merged(found: Iterator[tuple[int, int, How]]) -> list[tuple[int, int, How]]:
    """In the order of the text, the longer of two that overlap, an exact one before others of its length."""
    spans: list[tuple[int, int, How]] = []
    for span in sorted(found, key=lambda s: (s[0], -s[1], s[2] is not How.EXACT)):
        if not spans or span[0] >= spans[-1][1]:
            spans.append(span)
    return spans


def _window(text: str, first: tuple[int, int], around: int) -> tuple[int, int]:
    start, end = max(0, first[0] - around), min(len(text), first[1] + around)
    if start:
        start = text.find(" ", start, first[0]) + 1 or start
    if end < len(text):
        cut = text.rfind(" ", first[1], end)
        end = cut if cut > 0 else end
    return start, end


def _with_gaps(marks: list[Mark], before: bool, after: bool) -> tuple[Mark, ...]:
    return tuple([Mark(text="… ")] * before + marks + [Mark(text=" …")] * after)
