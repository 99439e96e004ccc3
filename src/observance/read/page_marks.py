"""The lines of a plain text that only the edge of a page carries: a document's symbol with a number, a page number.

Reads a text without any geometry; gives :class:`Mark` objects in order. Position cannot be seen, so numbers must bear
witness: a symbol with a number is enough; a number alone counts only as part of a series that rises at the pace of
pages; a line of words that holds a number counts only if it also cuts sentences in two, as headings never do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

#: A document's symbol, as secretariats and parliaments give them: capitals, a stroke, capitals or figures.
SYMBOL = r"[A-Z][A-Z0-9.]*/[A-Z0-9./-]*[A-Z0-9]"
_SYMBOL_NUMBER = re.compile(rf"{SYMBOL}\s+(\d{{1,4}})|(\d{{1,4}})\s+{SYMBOL}")
_SYMBOL_ONLY = re.compile(SYMBOL)
_SYMBOL_AT_END = re.compile(rf"{SYMBOL}\s+\S.*|.*\S\s+{SYMBOL}")
#: A page out of so many, perhaps beside a job number: "3/10", "25-32826 3/3".
_FRACTION = re.compile(r"(?:\d\S*-\S*\d\s+)?(\d{1,4})/(\d{1,4})(?:\s+\d\S*-\S*\d)?")
_DECORATED = re.compile(r"([-–—~|\[*]?)\s*(\d{1,4})\s*([-–—~|\]*]?)")
_ROMAN = re.compile(r"[-–—]?\s*([ivxlc]{1,7}|[IVXLC]{1,7})\s*[-–—]?")
_DIGITS = re.compile(r"\d+")

#: Members a series needs; lines of print between two neighbours; how far their pace may stray from the usual one.
_SERIES, _PACE_LINES, _PACE = 3, 8, (0.6, 1.6)
#: Runs of rising numbers that are followed at once: a table of figures begins a new one with every line.
_RUNS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A line of a plain text: its bounds without the line break, and what its surroundings look like."""

    start: int
    end: int
    text: str
    blank: bool
    indented: bool
    spaced: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One or two lines at the edge of a page. ``start`` is where the first line begins (its leading blank included),
    ``after`` where the line after the last begins; ``spans`` are the lines without the blanks around them."""

    start: int
    after: int
    printed: str
    spans: tuple[tuple[int, int], ...]
    symbol: bool


#: Pages and furniture are both found from these; the last text's are kept so that they are worked out once.
@lru_cache(maxsize=1)
def lines_of(text: str) -> tuple[TextLine, ...]:
    """The lines of a text. ``spaced`` lines have an empty one below; ``indented`` ones begin with a blank."""
    found = [(m.start(), m.end(), m.group()) for m in re.finditer(r"[^\n]+|(?<=\n)(?=\n)|\A(?=\n)", text)]
    blanks = [not said.strip() for _, _, said in found]
    return tuple(
        TextLine(start=a, end=b, text=said, blank=blank, indented=said[:1] == " ", spaced=below)
        for (a, b, said), blank, below in zip(found, blanks, [*blanks, True][1:], strict=True)
    )


@lru_cache(maxsize=1)
def find_marks(text: str) -> tuple[Mark, ...]:
    """The marks of a plain text, in order, none of them overlapping another."""
    printed = [line for line in lines_of(text) if not line.blank]
    marks = {m.start: m for m in _symbols(text, printed)}
    if not marks:
        marks = {m.start: m for m in _best_series(printed)}
    return tuple(marks[at] for at in sorted(marks))


def _mark(lines: Sequence[TextLine], printed: str, symbol: bool) -> Mark:
    return Mark(
        start=lines[0].start + (lines[0].text[:1] == "\f"),
        after=lines[-1].end + 1,
        printed=printed,
        spans=tuple(_trimmed(line) for line in lines),
        symbol=symbol,
    )


def _trimmed(line: TextLine) -> tuple[int, int]:
    said = line.text
    return line.start + len(said) - len(said.lstrip()), line.end - (len(said) - len(said.rstrip()))


def _symbols(text: str, printed: Sequence[TextLine]) -> Iterator[Mark]:
    """Lines of a symbol and a number; a symbol's line and a number's below or above; a head with a page fraction."""
    if "/" not in text:
        return
    pairs: dict[str, list[Mark]] = defaultdict(list)
    for i, line in enumerate(printed):
        if "/" not in line.text:
            continue
        said = line.text.strip()
        below = printed[i + 1] if i + 1 < len(printed) else None
        if alone := _SYMBOL_NUMBER.fullmatch(said):
            yield _mark([line], alone.group(1) or alone.group(2), True)
        elif below is None:
            continue
        elif _SYMBOL_ONLY.fullmatch(said) and (number := _DECORATED.fullmatch(below.text.strip())):
            pairs[said].append(_mark([line, below], number.group(2), True))
        elif page := _head_and_fraction(line, below) or _head_and_fraction(below, line):
            yield _mark([line, below], page, True)
    for marks in pairs.values():
        if len(marks) > 1 or text[marks[0].start - 1 : marks[0].start] == "\f":
            yield from marks


def _head_and_fraction(head: TextLine, fraction: TextLine) -> str | None:
    """The page, where one line holds a symbol beside a title or a date and the other a page fraction."""
    return _fraction(fraction) if _SYMBOL_AT_END.fullmatch(head.text.strip()) else None


def _fraction(line: TextLine) -> str | None:
    """The page of "page/pages"; a fraction that exceeds one is none."""
    found = _FRACTION.fullmatch(line.text.strip())
    return found.group(1) if found and 0 < int(found.group(1)) <= int(found.group(2)) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    place: int
    value: int
    printed: str
    line: TextLine
    cuts: bool


def _best_series(printed: Sequence[TextLine]) -> list[Mark]:
    """The longest series of page numbers, of one shape; none if there is none."""
    shapes: tuple[Callable[[str], tuple[str, str, int] | None], ...] = (_plain_shape, _roman_shape, _worded_shape)
    best: list[_Candidate] = []
    for shape in shapes:
        for group in _by_shape(printed, shape).values():
            series = _series(group)
            if shape is _worded_shape and sum(c.cuts for c in series) * 2 < len(series):
                continue
            best = max(best, series, key=len)
    return [_mark([c.line], c.printed, False) for c in best]


def _by_shape(
    printed: Sequence[TextLine], shape: Callable[[str], tuple[str, str, int] | None]
) -> dict[str, list[_Candidate]]:
    groups: dict[str, list[_Candidate]] = defaultdict(list)
    for place, line in enumerate(printed):
        if len(line.text) <= 120 and (found := shape(line.text.strip())):
            mask, said, value = found
            cuts = _cuts_a_sentence(printed, place)
            groups[mask].append(_Candidate(place=place, value=value, printed=said, line=line, cuts=cuts))
    return groups


def _plain_shape(said: str) -> tuple[str, str, int] | None:
    if (found := _FRACTION.fullmatch(said)) and 0 < int(found.group(1)) <= int(found.group(2)):
        return f"#/{found.group(2)}", found.group(1), int(found.group(1))
    found = _DECORATED.fullmatch(said)
    return (f"{found.group(1)}#{found.group(3)}", found.group(2), int(found.group(2))) if found else None


def _roman_shape(said: str) -> tuple[str, str, int] | None:
    found = _ROMAN.fullmatch(said)
    return ("roman", found.group(1), roman(found.group(1))) if found else None


def _worded_shape(said: str) -> tuple[str, str, int] | None:
    """A line of words with a number at its end, at its start, or before a number that stays ("of 10")."""
    if not said[:1].isdigit() and not said[-1:].isdigit():
        return None
    numbers = re.findall(r"(?<!\S)\d{1,4}(?!\S)", said)
    if not numbers or not re.search(r"[^\W\d]", said):
        return None
    return _DIGITS.sub("#", said), numbers[0], int(numbers[0])


def _cuts_a_sentence(printed: Sequence[TextLine], place: int) -> bool:
    """Whether the line above stops in mid-sentence or the line below begins in it."""
    above = printed[place - 1].text.rstrip() if place else ""
    below = printed[place + 1].text.lstrip() if place + 1 < len(printed) else ""
    return (above[-1:].isalnum() or above[-1:] in (",", "-")) and below[:1].islower()


def _series(group: Sequence[_Candidate]) -> list[_Candidate]:
    """The members of a group whose values rise at an even pace of lines; none if they are too few."""
    rising = _rising(group)
    if len(rising) < _SERIES:
        return []
    paces = [(b.place - a.place) / (b.value - a.value) for a, b in pairwise(rising)]
    usual = median(paces)
    even = sum(_PACE[0] * usual <= pace <= _PACE[1] * usual for pace in paces)
    return rising if usual >= _PACE_LINES and even * 5 >= len(paces) * 4 else []


def _rising(group: Iterable[_Candidate]) -> list[_Candidate]:
    """The longest run through the group in which each value exceeds the one before by a few at most."""
    runs: list[list[_Candidate]] = []
    for c in group:
        fitting = [r for r in runs[-_RUNS:] if 0 < c.value - r[-1].value <= 3]
        if fitting:
            max(fitting, key=len).append(c)
        else:
            runs.append([c])
    return max(runs, key=len, default=[])


_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(numeral: str) -> int:
    """The value of a roman numeral up to a few hundred."""
    values = [_ROMAN_DIGITS[c] for c in numeral.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
