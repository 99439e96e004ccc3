"""The lines of a plain text that only the edge of a page carries: a document's symbol with a number, a page number.

Reads a text without any geometry; gives :class:`Mark` objects in order. Position cannot be seen, so numbers must bear
witness. A symbol with a number beside it is enough; every other number counts only as part of a series that rises at
the pace of pages. A number after the stroke of a symbol, between two dashes, or out of so many needs nothing more
than that; one without any sign must also cut some sentence in two, as numbers of lists, years and figures never do,
and one in a line of words must cut most, as headings never do.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

#: A document's symbol, as secretariats and parliaments give them: capitals, a stroke, capitals or figures.
SYMBOL = r"(?:[A-Z][A-Z0-9.]*|(?:[A-Z][a-z]*\.)+)/[A-Z0-9./-]*[A-Z0-9]"
_SYMBOL_NUMBER = re.compile(rf"{SYMBOL}\s+(\d{{1,4}})(?:/(\d{{1,4}}))?|(\d{{1,4}})(?:/(\d{{1,4}}))?\s+{SYMBOL}")
_SYMBOL_ONLY = re.compile(SYMBOL)
_SYMBOL_AT_END = re.compile(rf"{SYMBOL}\s+\S.*|.*\S\s+{SYMBOL}")
#: Any word with letters and a stroke, beside a number or with one after its last stroke: "C.App./PV.9 8", "C.App./8".
_STROKE_NUMBER = re.compile(r"(\S+/\S+)[\s,;|–—-]+(\d{1,4})(?:/\d{1,4})?|(\d{1,4})(?:/\d{1,4})?[\s,;|–—-]+(\S+/\S+)")
_STROKE_END = re.compile(r"(\S*[^\W\d_]\S*)/(\d{1,4})")
#: A page out of so many, perhaps beside a job number: "3/10", "25-32826 3/3".
_FRACTION = re.compile(r"(?:\d\S*-\S*\d\s+)?(\d{1,4})/(\d{1,4})(?:\s+\d\S*-\S*\d)?")
_DECORATED = re.compile(r"([-–—~|\[*]?)\s*(\d{1,4})\s*([-–—~|\]*]?)")
_DASHES = "-–—~"
_ROMAN = re.compile(r"[-–—]?\s*([ivxlc]{1,7}|[IVXLC]{1,7})\s*[-–—]?")
_DIGITS = re.compile(r"\d+")
_STANDING = re.compile(r"(?<!\S)\d{1,4}(?!\S)")

#: Members a series needs, the beginning of the text counted as one where the first stands a page's length below it.
_SERIES = 3
#: What lies between two neighbours at least, in lines of print and in characters; how far their pace may stray.
_PACE_LINES, _PACE_CHARACTERS, _PACE = 8, 800, (0.6, 1.6)
#: Values by which a neighbour may exceed the one before, and chains that are kept for each value.
_LEAP, _KEPT = 3, 6
#: Shares of a series that keep an even pace, and that cut a sentence.
_EVEN, _EVEN_IF_SURE, _CUT_SOME, _CUT_MOST = 0.8, 0.65, 0.25, 0.5
#: The longest line that may stand at the edge of a page, and numbers in it that may be the page's.
_LONGEST, _NUMBERS = 120, 3
#: Characters of a line that a sentence may run through: what is shorter is a cell of a table, or a title.
_LINE = 20
#: Of a line that recurs, the places that are looked at.
_LOOKED_AT = 40


class TextLine(NamedTuple):
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
    ``after`` where the line after the last begins; ``spans`` are the lines without the blanks around them. ``printed``
    is the page's number, None where a head recurs without one."""

    start: int
    after: int
    printed: str | None
    spans: tuple[tuple[int, int], ...]
    symbol: bool


#: Pages and furniture are both found from these; the last text's are kept so that they are worked out once.
@lru_cache(maxsize=1)
def lines_of(text: str) -> tuple[TextLine, ...]:
    """The lines of a text. ``spaced`` lines have an empty one below; ``indented`` ones begin with a blank."""
    found = [(m.start(), m.end(), m.group()) for m in re.finditer(r"[^\n]+|(?<=\n)(?=\n)|\A(?=\n)", text)]
    blanks = [not said or said.isspace() for _, _, said in found]
    return tuple(
        TextLine(a, b, said, blank, said[:1] == " ", below)
        for (a, b, said), blank, below in zip(found, blanks, [*blanks, True][1:], strict=True)
    )


@lru_cache(maxsize=1)
def find_marks(text: str) -> tuple[Mark, ...]:
    """The marks of a plain text, in order, none of them overlapping another."""
    printed = _Print([line for line in lines_of(text) if not line.blank])
    marks = {m.start: m for m in _symbols(text, printed.lines)}
    if len(marks) < _SERIES:
        series = {m.start: m for m in _best_series(printed)}
        marks = series if len(series) > len(marks) else marks
    if not marks and "\f" not in text:
        marks = {m.start: m for m in _unnumbered(printed)}
    return tuple(marks[at] for at in sorted(marks))


def _mark(lines: Sequence[TextLine], printed: str | None, symbol: bool) -> Mark:
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
        if page := _beside_symbol(said):
            yield _mark([line], page, True)
        elif below is None:
            continue
        elif _SYMBOL_ONLY.fullmatch(said) and (number := _DECORATED.fullmatch(below.text.strip())):
            pairs[said].append(_mark([line, below], number.group(2), True))
        elif page := _head_and_fraction(line, below) or _head_and_fraction(below, line):
            yield _mark([line, below], page, True)
    for marks in pairs.values():
        if len(marks) > 1 or text[marks[0].start - 1 : marks[0].start] == "\f":
            yield from marks


def _beside_symbol(said: str) -> str | None:
    """The page in a line of a symbol and a number, or a page out of so many, in either order."""
    found = _SYMBOL_NUMBER.fullmatch(said)
    if found is None:
        return None
    page, of = (found.group(1), found.group(2)) if found.group(1) else (found.group(3), found.group(4))
    return page if of is None or 0 < int(page) <= int(of) else None


def _head_and_fraction(head: TextLine, fraction: TextLine) -> str | None:
    """The page, where one line holds a symbol beside a title or a date and the other a page fraction."""
    return _fraction(fraction) if _SYMBOL_AT_END.fullmatch(head.text.strip()) else None


def _fraction(line: TextLine) -> str | None:
    """The page of "page/pages"; a fraction that exceeds one is none."""
    found = _FRACTION.fullmatch(line.text.strip())
    return found.group(1) if found and 0 < int(found.group(1)) <= int(found.group(2)) else None


class _Print:
    """The lines of print of a text, and what is asked of their surroundings."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.lines = lines

    @cached_property
    def recurring(self) -> Counter[str]:
        """How often each line of print stands in the text, without its numbers."""
        return Counter(_masked(line.text) for line in self.lines if len(line.text) <= _LONGEST)

    @cached_property
    def full(self) -> float:
        """The length from which a line is a full one; no length where the lines are not broken at a width."""
        lengths = sorted(line.end - line.start for line in self.lines)
        usual, long = lengths[len(lengths) // 2], lengths[len(lengths) * 9 // 10]
        return 0.8 * long if long <= 1.4 * usual else float("inf")

    def _beyond(self, place: int, step: int) -> str:
        """The line of text above or below, past others that recur and so may stand at the edge of the page too."""
        for at in range(place + step, place + 4 * step, step):
            if not 0 <= at < len(self.lines):
                return ""
            said = self.lines[at].text
            if len(said) > _LONGEST or self.recurring[_masked(said)] < _SERIES:
                return said
        return ""

    def cuts(self, place: int, *, strictly: bool) -> bool:
        """Whether the line above stops in mid-sentence and the one below goes on (or, less strictly: may do so)."""
        above = self._beyond(place, -1).rstrip()
        if len(above) < _LINE or not (above[-1].isalnum() or above[-1] in ",-"):
            return False
        below = self._beyond(place, 1).lstrip()
        return below[:1].islower() or (not strictly and len(above) >= self.full and not above[-1:].isupper())


def _masked(said: str) -> str:
    return _DIGITS.sub("#", said.strip())


class _Candidate(NamedTuple):
    """A line that may be the edge of a page, with the number that would be the page's."""

    place: int
    value: int
    printed: str
    line: TextLine


class _Shape(NamedTuple):
    """What lines of one shape have in common: all but the number. ``sure`` ones are nothing but edges of pages."""

    said: str
    sure: bool = False
    words: bool = False


def _best_series(printed: _Print) -> list[Mark]:
    """The longest series of page numbers of one shape, and those of other shapes that fill its gaps; none if none."""
    groups = _by_shape(printed.lines)
    found = [(_series(printed, shape, group), shape) for shape, group in groups.items()]
    best, of = max(found, key=lambda f: (len(f[0]), f[1].sure), default=([], None))
    if not best:
        return []
    members = [*best, *_beside(best, [g for shape, g in groups.items() if shape != of])]
    return [_mark([c.line], c.printed, False) for c in members]


def _by_shape(printed: Sequence[TextLine]) -> dict[_Shape, list[_Candidate]]:
    groups: dict[_Shape, list[_Candidate]] = defaultdict(list)
    for place, line in enumerate(printed):
        said = line.text
        if len(said) <= _LONGEST:
            if _DIGITS.search(said):
                for shape, page in _shapes(said.strip()):
                    groups[shape].append(_Candidate(place, int(page), page, line))
            elif len(said) <= 24 and (numeral := _ROMAN.fullmatch(said.strip())):
                page = numeral.group(1)
                groups[_Shape(page.isupper() * "I" or "i")].append(_Candidate(place, roman(page), page, line))
    return {shape: group for shape, group in groups.items() if len(group) > 1}


def _shapes(said: str) -> Iterator[tuple[_Shape, str]]:
    """The shapes in which a line may carry a page's number, with the number."""
    if found := _DECORATED.fullmatch(said):
        before, page, after = found.groups()
        yield _Shape(before + "#" + after, sure=bool(before and before == after and before in _DASHES)), page
    elif "/" in said and (fraction := _FRACTION.fullmatch(said)):
        if 0 < int(fraction.group(1)) <= int(fraction.group(2)):
            yield _Shape("#/" + fraction.group(2), sure=True), fraction.group(1)
    elif "/" in said and "://" not in said and (stroke := _STROKE_NUMBER.fullmatch(said)):
        yield _Shape(stroke.group(1) or stroke.group(4), sure=True), stroke.group(2) or stroke.group(3)
    elif "/" in said and "://" not in said and (stroke := _STROKE_END.fullmatch(said)):
        yield _Shape(stroke.group(1) + "/#", sure=True), stroke.group(2)
    else:
        yield from _worded(said)


def _worded(said: str) -> Iterator[tuple[_Shape, str]]:
    """A line of words with a number on its own among them; the same words count as one shape on either side of it."""
    numbers = list(_STANDING.finditer(said))
    if not 0 < len(numbers) <= _NUMBERS:
        return
    for n in numbers:
        others = said[: n.start()].strip(" \t|–—-"), said[n.end() :].strip(" \t|–—-")
        masked = [_DIGITS.sub("#", o) for o in others]
        if len(numbers) == 1 and "" in masked:
            yield _Shape("".join(masked), words=True), n.group()
        else:
            yield _Shape("\0".join(masked), words=True), n.group()


def _series(printed: _Print, shape: _Shape, group: Sequence[_Candidate]) -> list[_Candidate]:
    """The members of a group whose values rise at the pace of pages; none if they are too few or no edges of pages."""
    if shape.sure and _crowded(group):
        return []
    rising = _rising(group)
    if not _at_even_pace(printed, rising, shape.sure):
        return []
    if shape.sure:
        return rising
    cut = sum(printed.cuts(c.place, strictly=shape.words) for c in rising) / len(rising)
    return rising if cut >= (_CUT_MOST if shape.words else _CUT_SOME) else []


def _crowded(group: Sequence[_Candidate]) -> bool:
    """Whether lines of one shape mostly stand closer than edges of pages do: a table or a list holds them."""
    lines = median([b.place - a.place for a, b in pairwise(group)])
    characters = median([b.line.start - a.line.start for a, b in pairwise(group)])
    return lines < _PACE_LINES and characters < _PACE_CHARACTERS


def _at_even_pace(printed: _Print, rising: Sequence[_Candidate], sure: bool) -> bool:
    """Whether as much text lies between neighbours as on a page, measured in lines or else in characters.

    The last stretch may be short: it is a last page with its number at the foot.
    """
    if len(rising) < 2:
        return False
    at_end = rising[-1].line.start == printed.lines[-1].start
    values = [c.value for c in rising]
    for at, least in (([c.place for c in rising], _PACE_LINES), ([c.line.start for c in rising], _PACE_CHARACTERS)):
        paces = [(at[i + 1] - at[i]) / (values[i + 1] - values[i]) for i in range(len(at) - 1)]
        if at_end and len(paces) > 1 and paces[-1] < median(paces[:-1]):
            paces.pop()
        usual = median(paces)
        if usual < least:
            continue
        even = sum(_PACE[0] * usual <= pace <= _PACE[1] * usual for pace in paces)
        # The text's beginning is where a head numbered one, or a foot numbered none, would stand.
        begun = sure and any(0.8 <= at[0] / (usual * n) <= 1.2 for n in _pages_before(values[0]))
        if len(rising) + begun >= _SERIES and even >= len(paces) * (_EVEN_IF_SURE if sure else _EVEN):
            return True
    return False


def _pages_before(value: int) -> list[int]:
    """How many pages stand before a number that is the page's head, or its foot."""
    return [n for n in (value - 1, value) if n > 0]


class _Chain(NamedTuple):
    """Candidates of rising value, from the last back to the first."""

    last: _Candidate
    before: _Chain | None
    score: float
    pace: float


def _rising(group: Iterable[_Candidate]) -> list[_Candidate]:
    """The longest chain through the group in which each value exceeds the one before by a few, a page further on."""
    ends: dict[int, list[_Chain]] = defaultdict(list)
    best: _Chain | None = None
    for c in group:
        chain = _Chain(c, None, 1.0, 0.0)
        for leap in range(1, _LEAP + 1):
            for end in ends.get(c.value - leap, ()):
                if end.score + 1.1 <= chain.score:
                    continue
                lines, characters = c.place - end.last.place, c.line.start - end.last.line.start
                if lines < _PACE_LINES and characters < _PACE_CHARACTERS:
                    continue
                pace = lines / leap
                uneven = end.pace > 0 and not _PACE[0] <= pace / end.pace <= _PACE[1]
                score = end.score + 1 - 0.1 * (leap - 1) - 0.2 * uneven
                if score > chain.score:
                    chain = _Chain(c, end, score, pace)
        kept = ends[c.value]
        kept.append(chain)
        if len(kept) > _KEPT:
            kept.remove(min(kept, key=lambda k: k.score))
        if best is None or chain.score > best.score:
            best = chain
    found = []
    while best is not None:
        found.append(best.last)
        best = best.before
    return found[::-1]


def _beside(series: Sequence[_Candidate], groups: Iterable[Sequence[_Candidate]]) -> Iterator[_Candidate]:
    """Lines of other shapes where a series leaps: the heads of left sheets, say, beside those of right ones."""
    if all(b.value - a.value == 1 for a, b in pairwise(series)):
        return
    pace = median((b.place - a.place) / (b.value - a.value) for a, b in pairwise(series))
    # One place further at either end, where the other shape may have had the first number or the last.
    known = {c.value: c.place for c in series}
    taken: set[int] = set()
    for group in groups:
        fitting = {}
        for c in group:
            near = [v for v in (c.value - 1, c.value + 1) if v in known]
            fits = all(abs((c.place - known[v]) - (c.value - v) * pace) <= 0.35 * pace for v in near)
            if near and fits and c.value not in known and c.value not in taken:
                fitting[c.value] = c
        if len(fitting) > 1:
            taken.update(fitting)
            yield from fitting.values()


def _unnumbered(printed: _Print) -> list[Mark]:
    """A line that recurs without any number at the pace of pages and cuts most sentences in two, as no label does."""
    lines = printed.lines
    times = Counter([line.text for line in lines if len(line.text) <= _LONGEST])
    often = {
        said
        for said, n in times.items()
        if n >= _SERIES and said.rstrip()[-1:].isalnum() and any(map(str.isalpha, said))
    }
    if not often:
        return []
    places: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.text in often:
            places[line.text].append(place)
    best: list[int] = []
    for found in places.values():
        if len(found) > max(len(best), _SERIES - 1) and _recur_as_heads(printed, found):
            best = found
    return [_mark([lines[place]], None, False) for place in best]


def _recur_as_heads(printed: _Print, found: Sequence[int]) -> bool:
    paces = [b - a for a, b in pairwise(found)]
    usual = median(paces)
    even = sum(_PACE[0] * usual <= pace <= _PACE[1] * usual for pace in paces)
    if usual < _PACE_LINES or even < _EVEN_IF_SURE * len(paces):
        return False
    looked_at = found[:_LOOKED_AT]
    return sum(printed.cuts(place, strictly=True) for place in looked_at) >= _CUT_MOST * len(looked_at)


_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(numeral: str) -> int:
    """The value of a roman numeral up to a few hundred."""
    values = [_ROMAN_DIGITS[c] for c in numeral.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
