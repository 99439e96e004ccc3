"""Page furniture: running heads and feet, page numbers, and what links leave behind.

Reads a text with its pages and, where the format has them, its lines with their places on the sheet; gives the
stretches that belong to the page and not to what is said. What recurs is not furniture for that: a speaker's label
recurs too. With places a line must recur at the edge of sheets, at one height, and nowhere else; without them it must
stand at the edge of known pages in the same way, or its number must show it (see :mod:`observance.read.page_marks`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from observance.domain.text import Furniture, FurnitureKind, Line, Page
from observance.read.page_marks import SYMBOL, find_marks, roman

_DIGITS = re.compile(r"\d+")
_STANDING = re.compile(r"(?<!\S)[\[(]?(\d{1,4})[\])]?(?:/\d{1,4})?(?!\S)")
_BARE = re.compile(r"\W*\d{1,4}(?:\s*/\s*\d{1,4})?\W*")
_ROMAN = re.compile(r"\W*([ivxlc]{1,7}|[IVXLC]{1,7})\W*")
_SYMBOL = re.compile(rf"(?<!\S){SYMBOL}(?!\S)")
_LINK = re.compile(r"mailto:|https?://|www\.", re.IGNORECASE)
_LINK_SIGNS = ("mailto:", "://", "www.")
_LINK_LINE = re.compile(r"<?(mailto:\S+@\S+|(?:https?://|www\.)\S+)>?", re.IGNORECASE)
_ENDS = (".", "!", "?", "…", "»", "”", '"', ")", "]")

#: Rows of print at the top and at the foot of a sheet that are looked at.
_ROWS = 4
#: Sheets on which a line must recur; with a number that keeps step with the sheets, two are enough.
_SHEETS, _NUMBERED_SHEETS = 3, 2
#: Points by which the height of a line on the sheet may vary.
_HEIGHT = 6.0


class _Edge(NamedTuple):
    """A line at the edge of a sheet: its place in the list of lines, its row from the edge, and its text masked."""

    start: int
    end: int
    sheet: int
    top: bool
    row: int
    height: float
    said: str
    mask: str


def mark(text: str, pages: Sequence[Page], lines: Sequence[Line] | None) -> tuple[Furniture, ...]:
    """The furniture of a text, in order, none of it overlapping."""
    if lines is not None:
        found = {f.start: f for f in _recurring(text, list(_edges_by_place(text, lines)))}
    else:
        found = {f.start: f for f in _recurring(text, list(_edges_by_pages(text, pages)))}
        found |= {f.start: f for f in _marked(text)}
        found |= {f.start: f for f in _last_number(text)}
    for link in _links(text):
        found.setdefault(link.start, link)
    return tuple(found[at] for at in sorted(found))


def _last_number(text: str) -> Iterator[Furniture]:
    """A bare number as the very last line, under a finished sentence: the number of a page that is the last."""
    kept = text.rstrip()
    at = kept.rfind("\n") + 1
    above = kept[:at].rstrip()
    if at and len(above) > len(kept) // 2 and _BARE.fullmatch(kept, at) and above.endswith(_ENDS):
        yield Furniture(
            start=at + len(kept[at:]) - len(kept[at:].lstrip()), end=len(kept), kind=FurnitureKind.PAGE_NUMBER
        )


def _marked(text: str) -> Iterator[Furniture]:
    for found in find_marks(text):
        for start, end in found.spans:
            yield Furniture(start=start, end=end, kind=_kind(text[start:end]))


def _kind(said: str) -> FurnitureKind:
    """A page number, unless the line says more than a number in a word or two."""
    letters = sum(c.isalpha() for c in said)
    if _BARE.fullmatch(said) or _ROMAN.fullmatch(said):
        return FurnitureKind.PAGE_NUMBER
    short = letters <= 12 and _STANDING.search(said) and not _SYMBOL.search(said)
    return FurnitureKind.PAGE_NUMBER if short else FurnitureKind.RUNNING_HEAD


def _edges_by_place(text: str, lines: Sequence[Line]) -> Iterator[_Edge]:
    """The lines in the top and bottom rows of each sheet, told by their height."""
    for sheet, group in groupby(lines, attrgetter("sheet")):
        ordered = sorted(group, key=attrgetter("y0"))
        yield from _outer(text, sheet, False, ordered)
        ordered.reverse()
        yield from _outer(text, sheet, True, ordered)


def _outer(text: str, sheet: int, top: bool, ordered: Sequence[Line]) -> Iterator[_Edge]:
    row = 0
    edge = ordered[0]
    for line in ordered:
        if abs(line.y0 - edge.y0) > 0.5 * (line.y1 - line.y0):
            row, edge = row + 1, line
            if row >= _ROWS:
                return
        said = text[line.start : line.end]
        mask = _mask(said)
        yield _Edge(line.start, line.end, sheet, top, row, line.y0, said, mask)


def _mask(said: str) -> str:
    if _ROMAN.fullmatch(said):
        return "roman"
    return _DIGITS.sub("#", said)


def _edges_by_pages(text: str, pages: Sequence[Page]) -> Iterator[_Edge]:
    """The first and last lines of print of each page of a plain text."""
    for page in pages:
        spans = [
            (page.start + m.start(), page.start + m.end())
            for m in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text[page.start : page.end])
        ]
        for top, ordered in ((True, spans), (False, spans[::-1])):
            for row, (start, end) in enumerate(ordered[:_ROWS]):
                said = text[start:end]
                yield _Edge(start, end, page.sheet, top, row, 0.0, said, _mask(said))


def _recurring(text: str, edges: list[_Edge]) -> Iterator[Furniture]:
    """The edge lines that recur as furniture does, with nothing but furniture between them and the edge."""
    groups: dict[tuple[str, bool], list[_Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.mask, edge.top].append(edge)
    steps = _steps(groups.values())

    @cache
    def said() -> Counter[str]:
        return Counter(line.strip() for line in text.split("\n"))

    taken = {e.start for group in groups.values() for e in _furniture_of(said, group, steps)}
    taken |= {e.start for e in _numbers_beside(edges, taken, steps)}
    seen = set()
    for edge in _from_the_edge(edges, taken):
        if edge.start not in seen:
            seen.add(edge.start)
            yield Furniture(start=edge.start, end=edge.end, kind=_kind(edge.said))


def _numbers(edge: _Edge) -> list[int]:
    """The numbers that stand by themselves in the line, each as its distance from the sheet's place in order."""
    if edge.mask == "roman":
        found = _ROMAN.fullmatch(edge.said)
        # Apart from arabic numbers, with which they keep no step.
        return [roman(found.group(1)) - edge.sheet + 100_000] if found else []
    if "#" not in edge.mask:
        return []
    return [int(n) - edge.sheet for n in _STANDING.findall(edge.said)]


def _steps(groups: Iterable[Sequence[_Edge]]) -> set[int]:
    """The distances between printed number and sheet on which lines of one shape agree, on two sheets or more."""
    agreed = set()
    for group in groups:
        if "#" in group[0].mask or group[0].mask == "roman":
            found = Counter(step for sheet, step in {(e.sheet, s) for e in group for s in _numbers(e)})
            agreed |= {step for step, sheets in found.items() if sheets >= _NUMBERED_SHEETS}
    return agreed


def _furniture_of(said: Callable[[], Counter[str]], group: Sequence[_Edge], steps: set[int]) -> Sequence[_Edge]:
    """The lines of one shape that are furniture: at one height, on sheets near one another, and nowhere else."""
    if len(group) < _NUMBERED_SHEETS:
        return ()
    numbered = [e for e in group if steps.intersection(_numbers(e))]
    if len({e.sheet for e in numbered}) >= _NUMBERED_SHEETS:
        level = _level(numbered)
        # Of a head with a number, the sheet whose number was misread keeps the head's height and words.
        words = any(c.isalpha() for c in group[0].mask) and group[0].mask != "roman"
        return [e for e in (group if words else numbered) if abs(e.height - level) <= _HEIGHT]
    if not any(c.isalnum() for c in group[0].mask.replace("#", "")) or group[0].mask == "roman":
        return ()
    level = _level(group)
    here = [e for e in group if abs(e.height - level) <= _HEIGHT]
    sheets = sorted({e.sheet for e in here})
    near = sum(b - a <= 2 for a, b in pairwise(sheets))
    if len(sheets) < _SHEETS or near < _SHEETS - 1 or _stands_elsewhere(said(), here):
        return ()
    return here


def _level(group: Iterable[_Edge]) -> float:
    return median(e.height for e in group)


def _stands_elsewhere(said: Counter[str], group: Sequence[_Edge]) -> bool:
    """Whether lines that say the same stand within the sheets too, as a label that recurs by itself does."""
    return sum(said[s] for s in {e.said for e in group}) > 1.2 * len(group) + 1


def _numbers_beside(edges: Iterable[_Edge], taken: set[int], steps: set[int]) -> Iterator[_Edge]:
    """Numbers alone in the row of a head that was found, if they keep step: the other side's, or a lone one."""
    heights = {(e.top, round(e.height)) for e in edges if e.start in taken}
    for edge in edges:
        near = any((edge.top, round(edge.height) + d) in heights for d in (-1, 0, 1))
        if near and steps.intersection(_numbers(edge)) and _BARE.fullmatch(edge.said):
            yield edge


def _from_the_edge(edges: Iterable[_Edge], taken: set[int]) -> Iterator[_Edge]:
    """The lines taken that no other line parts from the edge of their sheet."""
    for _, side in groupby(edges, lambda e: (e.sheet, e.top)):
        for _, row in groupby(side, attrgetter("row")):
            in_row = list(row)
            found = [e for e in in_row if e.start in taken]
            yield from found
            if len(found) < len(in_row):
                break


def _links(text: str) -> Iterator[Furniture]:
    """Lines that hold nothing but an address: what is left of a link, unless a sentence runs through them."""
    low = text.lower()
    if not any(sign in low for sign in _LINK_SIGNS):
        return
    for found in _LINK.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        said = text[start : end if end >= 0 else len(text)]
        link = _LINK_LINE.fullmatch(said.strip())
        if link is None or start + said.index(link.group()) > found.start():
            continue
        start += said.index(link.group())
        end = start + len(link.group())
        if link.group().lower().lstrip("<").startswith("mailto:") or not _runs_through(text, start, end):
            yield Furniture(start=start, end=end, kind=FurnitureKind.LINK)


def _runs_through(text: str, start: int, end: int) -> bool:
    """Whether the sentence above goes on in the address, or what stands below goes on from it."""
    above, below = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return (bool(above) and not above.endswith(_ENDS)) or below.islower() or text[end - 1 : end] in (".", ",", ";")
