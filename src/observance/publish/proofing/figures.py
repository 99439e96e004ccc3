"""Figures that clash: the same words behind two different figures.

Looked at are figures of ten and more in front of two words that say what is counted, within one item of the programme
and one language. Dates, numbers of provisions, measures of time and money are no counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from observance.domain.fold import fold_words
from observance.errors import N_
from observance.lang import cue, languages, worded
from observance.publish.proofing.remarks import Line, Remark, RemarkKind
from observance.publish.proofing.words import proof_words, small_words
from observance.reference.calendar import dates_in

_FIGURE = re.compile(
    r"(?<![\w.,/–-])\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?![\w,.]\d)|(?<![\w.,/–-])\d{1,9}(?![\w,.]{0,20}\d)"
)
_FOLLOWING = re.compile(r"\s(?:[^\W\d_]+(?:[-’'][^\W\d_]+){0,4})")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LEAST = 10
#: Characters before a figure in which a word may make it the number of something.
_BEFORE = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """A figure with what it counts; ``start`` and ``end`` bound both in the reading of its line."""

    line: Line
    value: int
    shown: str
    words: str
    start: int
    end: int


def figure_remarks(lines: Sequence[Line]) -> Iterator[Remark]:
    """A remark for each thing that is counted differently."""
    counts: dict[tuple[int | None, str, str], list[_Count]] = defaultdict(list)
    for line in lines:
        if line.speech is not None and not line.is_heading:
            for count in _counts(line):
                counts[line.item, line.passage.language or "", fold_words(count.words)].append(count)
    for found in counts.values():
        if len({count.value for count in found}) > 1:
            yield _remark(found)


def _counts(line: Line) -> Iterator[_Count]:
    code, text = line.passage.language or "", line.text
    dates = [(day.start, day.end) for day in dates_in(text)]
    for found, value in _figures(text, code):
        start, end = found.span()
        if value < _LEAST or _YEAR.fullmatch(found.group()) or any(a <= start < b for a, b in dates):
            continue
        if _is_number_of_something(text, start):
            continue
        counted = _counted(text, end, code)
        if counted is not None:
            words = text[end:counted].strip()
            yield _Count(line=line, value=value, shown=found.group(), words=words, start=start, end=counted)


def _figures(text: str, code: str) -> Iterator[tuple[re.Match[str], int]]:
    for found in _FIGURE.finditer(text):
        yield found, int(re.sub(r"\D", "", found.group()))
    words = _number_words(code)
    if words is not None:
        pattern, values = words
        for found in pattern.finditer(text):
            yield found, values[found.group().casefold()]


@worded
def _number_words(code: str) -> tuple[re.Pattern[str], dict[str, int]] | None:
    """The words for numbers in a language that are looked at."""
    known = next((language.numbers for language in languages() if language.code == code), {})
    values = {word.casefold(): value for word, value in known.items() if value >= _LEAST}
    if not values:
        return None
    forms = "|".join(sorted(map(re.escape, values), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])", re.IGNORECASE), values


def _is_number_of_something(text: str, start: int) -> bool:
    """Whether a figure is the number of a Convention, a law or a provision."""
    before = text[max(0, start - _BEFORE) : start].rstrip(" (\u00a0")
    for pick in ("writing.number", "writing.provision", "writing.convention"):
        last = max((found.end() for found in cue(pick).finditer(before)), default=-1)
        if last >= len(before) - 1:
            return True
    return False


def _counted(text: str, end: int, code: str) -> int | None:
    """Where the two words end that say what is counted; nothing where they do not follow at once."""
    words = proof_words(code)
    if words.units.match(text, end + 1):
        return None
    at, kept = end, 0
    while kept < 2:
        found = _FOLLOWING.match(text, at)
        if found is None:
            return None
        word = found.group().strip()
        folded = fold_words(word)
        if not word[0].islower() or folded in words.vague or folded in small_words() or words.units.match(word):
            return None
        at, kept = found.end(), kept + 1
    return at


def _remark(found: list[_Count]) -> Remark:
    first: dict[int, _Count] = {}
    for count in found:
        first.setdefault(count.value, count)
    within = len({count.line.speech.n for count in first.values() if count.line.speech}) == 1
    what = (
        N_("different figures before the same words in one speech: {figures} {words}")
        if within
        else N_("different figures before the same words: {figures} {words}")
    )
    return Remark(
        kind=RemarkKind.FIGURE,
        what=what,
        fields=(("figures", ", ".join(count.shown for count in first.values())), ("words", found[0].words)),
        places=tuple(count.line.place(count.start, count.end) for count in first.values()),
    )
