"""What was matched in a text: the browser receives it marked and computes no offset."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """Where a phrase of a group stands in a text."""

    start: int
    end: int
    how: How
    group: int


def marked(text: str, wanted: Wanted, around: int = AROUND) -> tuple[Mark, ...]:
    """The text near what was found in it, cut at words, in stretches that matched and stretches between.

    Of several things that were looked for each is shown: where most of them stand together, and where the others do.
    """
    spans = _merged(_matches(text, wanted))
    marks: list[Mark] = []
    last = 0
    for start, end in _stretches(text, spans, around):
        marks += [Mark(text="… " if not marks else " … ")] * (start > last) + _marks(text, spans, start, end)
        last = end
    return (*marks, *([Mark(text=" …")] * (last < len(text))))


def _marks(text: str, spans: Sequence[_Span], start: int, end: int) -> list[Mark]:
    """A stretch of a text in pieces that matched and pieces between."""
    marks, at = [], start
    for span in spans:
        if start <= span.start and span.end <= end:
            marks += [Mark(text=text[at : span.start])] * (span.start > at)
            marks.append(Mark(text=text[span.start : span.end], how=span.how))
            at = span.end
    return marks + [Mark(text=text[at:end])] * (end > at)


def _stretches(text: str, spans: Sequence[_Span], around: int) -> list[tuple[int, int]]:
    """The stretches that are shown, in the order of the text."""
    left = {span.group for span in spans}
    shown: list[tuple[int, int]] = [] if left else [_window(text, (0, 0), around)]
    while left and len(shown) < _MOST:
        near = max((_near(spans, span, left, around) for span in spans if span.group in left), key=len)
        left -= {span.group for span in near}
        shown.append(_window(text, (near[0].start, near[-1].end), around // (1 + len(shown))))
    return _joined(shown)


#: So many stretches of a text are shown at most.
_MOST = 3


def _near(spans: Sequence[_Span], first: _Span, left: Collection[int], around: int) -> list[_Span]:
    """From one span on, the first of each group that stands near it."""
    found = {first.group: first}
    for span in spans:
        if first.end <= span.start and span.end <= first.end + around and span.group in left:
            found.setdefault(span.group, span)
    return sorted(found.values(), key=lambda span: span.start)


def _joined(shown: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in the order of the text, those that meet as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(shown):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _matches(text: str, wanted: Wanted) -> Iterator[_Span]:
    places = [(folded(found[0]), found.start(), found.end()) for found in WORD.finditer(text)]
    words = [word for word, _, _ in places]
    by_first: dict[str, list[tuple[Phrase, int]]] = {}
    beginnings: list[tuple[Phrase, int]] = []
    for n, group in enumerate(wanted.groups):
        for phrase in group:
            (beginnings if phrase.prefix else by_first.setdefault(phrase.words[0], [])).append((phrase, n))
    for i, word in enumerate(words):
        for phrase, n in by_first.get(word, ()):
            last = i + len(phrase.words)
            if tuple(words[i:last]) == phrase.words:
                yield _Span(start=places[i][1], end=places[last - 1][2], how=phrase.how, group=n)
        for phrase, n in beginnings:
            if word.startswith(phrase.words[0]):
                yield _Span(start=places[i][1], end=places[i][2], how=phrase.how, group=n)


def _merged(found: Iterator[_Span]) -> list[_Span]:
    """In the order of the text, the longer of two that overlap, an exact one before others of its length."""
    spans: list[_Span] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end, s.how is not How.EXACT)):
        if not spans or span.start >= spans[-1].end:
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
