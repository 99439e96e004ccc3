"""The pages of a text: where each begins, the number printed on it, and the numbers that follow from those.

Reads a plain text (or, for the numbers, pages and furniture that another reader found); gives :class:`Page` objects.
Plain text keeps of its layout only traces, and each kind of trace is used where it stands: form feeds; in a
double-spaced text a line that begins with a blank and follows its neighbour without the empty line; a running head or
a page number alone on its line. A text without any trace has no pages. Numbers are never guessed: only what is printed
on sheets and agrees with its neighbours numbers the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from observance.domain.text import Furniture, Page
from observance.read.page_marks import Mark, TextLine, find_marks, lines_of, roman

#: A number that stands by itself in a line of furniture: "16", "- 3 -", "3/10". Parts of a symbol or a date do not.
_STANDING = re.compile(r"(?<!\S)[\[(]?(\d{1,4})[\])]?(?:/\d{1,4})?(?!\S)")
_ROMAN = re.compile(r"(?<!\S)(?=[ivxlc])(x{0,3}(?:ix|iv|v?i{0,3})|x[lc]|l?x{0,3}(?:ix|iv|v?i{0,3}))(?!\S)", re.I)
#: Share of the lines of a double-spaced text that an empty line follows, and lines it must have to show the layout.
_DOUBLE, _DOUBLE_LINES = 0.8, 12
#: Lines of print that a page holds at least, taken over the pages of a text: closer traces are something else.
_PAGE_LINES = 8
#: A mark this many lines of print away from the edge of a page still belongs to that edge.
_EDGE = 2


def find_pages(text: str) -> tuple[Page, ...]:
    """The pages that the layout of a plain text betrays, with their printed numbers; none where nothing betrays them.

    A page begins at the leading blank or the running head that opens it (with a form feed: after it), and ends where
    the next begins. Numbers are set as :func:`number_pages` does, which returns numbered pages as they are.
    """
    if "\f" in text.strip("\f \n\r\t"):
        return _numbered_at_the_edge(text, _numbered_as_printed(text, _after_form_feeds(text), find_marks(text)))
    lines = lines_of(text)
    marks = find_marks(text)
    blanks = _leading_blanks(lines)
    if blanks:
        return _numbered_as_printed(text, sorted({0, *blanks, *_standing_apart(lines, blanks, marks)}), marks)
    if marks:
        return _marked(text, lines, marks)
    return ()


def _after_form_feeds(text: str) -> list[int]:
    """Page starts: the text's, and what follows a form feed, unless nothing does."""
    ends = [m.end() for m in re.finditer("\f", text)]
    if ends and not text[ends[-1] :].strip():
        ends.pop()
    return [0, *ends]


def _numbered_at_the_edge(text: str, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Pages whose bounds are known, with the numbers at their edges where no mark gave any: known bounds need less."""
    from observance.read.furniture import mark

    if any(p.printed for p in pages):
        return pages
    return number_pages(print_numbers(text, pages, mark(text, pages, None)))


def _leading_blanks(lines: Sequence[TextLine]) -> list[int]:
    """Page starts of a double-spaced text: a line with a leading blank right under another one."""
    printed = [line for line in lines if not line.blank]
    if len(printed) < _DOUBLE_LINES or sum(line.spaced for line in printed) < _DOUBLE * len(printed):
        return []
    starts = [b.start for a, b in pairwise(lines) if not a.blank and not b.blank and b.indented]
    return starts if len(starts) * _PAGE_LINES <= len(printed) else []


def _standing_apart(lines: Sequence[TextLine], blanks: Sequence[int], marks: Sequence[Mark]) -> list[int]:
    """The heads that open a page by themselves, because no leading blank opens one beside them."""
    at = _places(lines)
    opened = [at[b] for b in blanks]
    return [
        m.start for m in marks if not any(-_EDGE <= at[m.start] - o <= 2 * _EDGE for o in opened) and m.symbol
    ]  # fmt: skip


def _places(lines: Sequence[TextLine]) -> dict[int, int]:
    """For the start of each line, how many lines of print stand before it; behind a form feed a mark begins later."""
    places: dict[int, int] = {}
    printed = 0
    for line in lines:
        places[line.start] = printed
        if line.text[:1] == "\f":
            places[line.start + 1] = printed
        printed += not line.blank
    return places


def _marked(text: str, lines: Sequence[TextLine], marks: Sequence[Mark]) -> tuple[Page, ...]:
    """Pages known from their marks alone: heads open a page, feet close one."""
    numbers = [m.printed for m in marks]
    if _are_feet(lines, marks):
        starts = [0, *(m.after for m in marks)]
        printed = [*numbers, None]
        if not text[starts[-1] :].strip():
            starts, printed = starts[:-1], printed[:-1]
        return _whole(_pages(text, starts, printed), -1)
    starts = [m.start for m in marks]
    if not text[: starts[0]].strip():
        return _whole(_pages(text, [0, *starts[1:]], numbers), 1)
    return _whole(_pages(text, [0, *starts], [None, *numbers]), 1)


def _whole(pages: Sequence[Page], towards: int) -> tuple[Page, ...]:
    """The pages with their numbers, without one where a mark is lost and the stretch holds more than one page.

    The mark lost shows in the numbers: they leap from one page to its neighbour (``towards`` 1: the next, whose head
    ends it; -1: the one before, whose foot opens it). A page without a neighbour on that side, or without a mark of
    its own, shows it in its length.
    """
    usual = median(list(_lengths(pages)) or [0])
    kept = []
    for i, page in enumerate(pages):
        beside = pages[i + towards] if 0 <= i + towards < len(pages) else None
        if page.printed and beside is not None and beside.printed:
            whole = _leap(page, beside) == 1
        elif page.printed and towards == 1:
            whole = True
        else:
            whole = page.end - page.start <= 1.4 * usual
        number = _by_mark(pages, i)
        kept.append(replace(page, number=number if whole or number == 1 else None))
    return tuple(kept)


def _by_mark(pages: Sequence[Page], i: int) -> int | None:
    """The number printed on a page; before the first mark and after the last, the one that its neighbour implies."""
    for at, step in ((i, 0), (i + 1, -1), (i - 1, 1)):
        if 0 <= at < len(pages) and _is_arabic(pages[at].printed):
            number = int(pages[at].printed or 0) + step
            return number if number >= 1 else None
    return None


def _lengths(pages: Sequence[Page]) -> Iterator[float]:
    """How long the pages are between two marks that their numbers part."""
    for a, b in pairwise(pages):
        if leap := _leap(a, b):
            yield (a.end - a.start) / leap


def _leap(a: Page, b: Page) -> int:
    """By how much two printed numbers differ; roman ones are not followed."""
    if not (_is_arabic(a.printed) and _is_arabic(b.printed)):
        return 0
    return abs(int(b.printed or 0) - int(a.printed or 0))


def _are_feet(lines: Sequence[TextLine], marks: Sequence[Mark]) -> bool:
    """Whether the marks stand at the foot of pages: the number says how many pages lie above it, that one included.

    Text above number one, and none below the last, speak for the foot; none above the first for the head. Otherwise
    the text above the first mark is measured in pages, and an empty line parts a head from what follows, a foot from
    what precedes it.
    """
    at = _places(lines)
    total = sum(not line.blank for line in lines)
    before, after = at[marks[0].start], total - at[marks[-1].start] - len(marks[-1].spans)
    if before <= _EDGE:
        return False
    if after == 0:
        return True
    first = int(marks[0].printed or 0) if _is_arabic(marks[0].printed) else 0
    if first == 1 or (marks[0].printed or "").lower() == "i":
        return True
    pages = [(at[b.start] - at[a.start]) / max(1, leap) for a, b, leap in _neighbours(marks)]
    if first and pages:
        above = before / median(pages)
        if abs(above - first) <= 0.3:
            return True
        if abs(above - (first - 1)) <= 0.3:
            return False
    apart = _parted_below(lines, marks) - _parted_above(lines, marks)
    if apart or marks[0].symbol:
        return apart < 0
    return after <= _EDGE or bool(pages and after < median(pages) / 4 < before)


def _neighbours(marks: Sequence[Mark]) -> Iterator[tuple[Mark, Mark, int]]:
    """Marks beside one another, with the difference of their numbers (0 where they have none)."""
    for a, b in pairwise(marks):
        arabic = _is_arabic(a.printed) and _is_arabic(b.printed)
        yield a, b, int(b.printed or 0) - int(a.printed or 0) if arabic else 0


def _parted_above(lines: Sequence[TextLine], marks: Sequence[Mark]) -> int:
    """How many marks have an empty line above."""
    starts = {m.start for m in marks}
    return sum(above.blank and line.start in starts for above, line in pairwise(lines))


def _parted_below(lines: Sequence[TextLine], marks: Sequence[Mark]) -> int:
    """How many marks have an empty line below."""
    ends = {m.after - 1 for m in marks}
    return sum(line.end in ends and line.spaced for line in lines)


def _pages(text: str, starts: Sequence[int], printed: Sequence[str | None]) -> tuple[Page, ...]:
    ends = [*starts[1:], len(text)]
    return tuple(
        Page(sheet=n, start=a, end=b, printed=p)
        for n, (a, b, p) in enumerate(zip(starts, ends, printed, strict=True), 1)
    )


def _numbered_as_printed(text: str, starts: Sequence[int], marks: Iterable[Mark]) -> tuple[Page, ...]:
    """Pages at the starts, each with the number of the mark that stands on it."""
    pages = _pages(text, starts, [None] * len(starts))
    numbers = [(m.start, m.printed) for m in marks]
    found = [next((n for at, n in numbers if p.start <= at < p.end), None) for p in pages]
    return number_pages([replace(p, printed=n) for p, n in zip(pages, found, strict=True)])


def print_numbers(text: str, pages: Sequence[Page], furniture: Sequence[Furniture]) -> tuple[Page, ...]:
    """The pages with the number printed in their furniture.

    Where a sheet's furniture holds several numbers (a year, a session), the one that keeps step with the sheets counts.
    """
    choices = [list(_printed(text, page, furniture)) for page in pages]
    steps = Counter(
        step for page, found in zip(pages, choices, strict=True) for step in {v - page.sheet for _, v in found}
    )
    return tuple(
        replace(page, printed=_in_step(page, found, steps)) if found else page
        for page, found in zip(pages, choices, strict=True)
    )


def _printed(text: str, page: Page, furniture: Sequence[Furniture]) -> Iterator[tuple[str, int]]:
    """The numbers in the furniture of a page: as printed, and by value (roman ones apart from arabic ones)."""
    first = bisect_left(furniture, page.start, key=lambda f: f.start)
    for piece in furniture[first:]:
        if piece.start >= page.end:
            return
        said = text[piece.start : piece.end]
        for found in _STANDING.finditer(said):
            yield found.group(1), int(found.group(1))
        for found in _ROMAN.finditer(said):
            yield found.group(), roman(found.group()) + ROMAN_APART


#: Roman numbers are counted apart from arabic ones: sheet iv and sheet 4 do not keep step with one another.
ROMAN_APART = 100_000


def _in_step(page: Page, found: Sequence[tuple[str, int]], steps: Counter[int]) -> str | None:
    """The number that most sheets agree with; a number alone needs no agreement, of several the last is taken."""
    return max(enumerate(found), key=lambda c: (steps[c[1][1] - page.sheet], c[0]))[1][0]


def number_pages(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with the numbers that follow from the printed ones.

    Printed numbers that keep step with the sheets number the sheets between and beyond them. One that contradicts its
    neighbours is outvoted; between two that contradict each other, and beyond a roman number, nothing is known.
    Pages that have numbers already are returned as they are.
    """
    if any(p.number is not None for p in pages):
        return tuple(pages)
    anchors = _outvoted([(p.sheet, int(p.printed or 0) - p.sheet) for p in pages if _is_arabic(p.printed)])
    if not anchors:
        return tuple(pages)
    others = {p.sheet for p in pages if p.printed and not _is_arabic(p.printed)}
    return tuple(replace(p, number=_number(p.sheet, anchors, others)) for p in pages)


def _is_arabic(printed: str | None) -> bool:
    return printed is not None and printed.isascii() and printed.isdigit()


def _outvoted(anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The anchors that at least as many of the five nearest agree with as with any other."""
    kept = []
    for i, (sheet, step) in enumerate(anchors):
        votes = Counter(s for _, s in anchors[max(0, i - 2) : i + 3])
        if votes[step] == max(votes.values()):
            kept.append((sheet, step))
    return kept


def _number(sheet: int, anchors: Sequence[tuple[int, int]], others: set[int]) -> int | None:
    if sheet in others:
        return None
    i = bisect_right(anchors, (sheet, 10**9))
    before = anchors[i - 1] if i else None
    after = anchors[i] if i < len(anchors) else None
    steps = {a[1] for a in (before, after) if a is not None and not _parted(sheet, a[0], others)}
    if before is not None and before[0] == sheet:
        steps = {before[1]}
    elif before is not None and after is not None and before[1] != after[1]:
        return None
    number = sheet + steps.pop() if len(steps) == 1 else 0
    return number if number >= 1 else None


def _parted(a: int, b: int, others: set[int]) -> bool:
    """Whether a sheet numbered otherwise lies between two sheets."""
    return any(min(a, b) < o < max(a, b) for o in others)
