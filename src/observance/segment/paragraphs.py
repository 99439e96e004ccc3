"""Paragraphs from any layout: where one begins among the lines of the flow.

Reads flow lines; gives the lines that begin a paragraph, and the stretches that interrupt a sentence (a letterhead in
the middle of a page). No word of any language is used: only places on the page, punctuation and case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from observance.domain.marks import ITEM, roman
from observance.domain.withholding import WITHHELD
from observance.segment.flow import FlowLine
from observance.segment.widths import Measure, fitting_measure

_WORD = re.compile(r"[^\s-]+-?|-")


#: From which excess on a gap parts paragraphs: in parts of the usual line distance on sheets (typesetters add as
#: little as a fifth of a line; raised letters move a line by less), in blank lines in plain text.
_GAP_ON_SHEETS = 0.18
_GAP_IN_TEXT = 0.45
#: The length of a line that was broken because it was full, in letters.
_LONG_LINE = (55, 130)
#: A line of less than this part of the widest was not broken because it was full.
_HALF = 0.5
#: The end of an entry in a list of people: an address for mail.
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w[)>\]]?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the lines of a document have in common.

    ``gap`` is the usual distance of lines within a paragraph, ``left`` the usual left end, ``limit`` the width that a
    line reaches before it is broken (on sheets, ``limits`` has it by column), in the unit of ``measure``; ``wrapped``
    is whether paragraphs run over several lines at all, ``widest`` the width of the widest line, ``parted`` whether
    gaps or first lines set in part paragraphs, ``strict`` whether they always do; ``uneven`` whether lines were broken
    wherever somebody liked, so that no width tells anything; ``trailing`` is the usual number of blanks behind a line.
    """

    gap: float
    left: float
    limit: float
    wrapped: bool
    widest: float
    parted: bool
    strict: bool
    uneven: bool
    trailing: int
    measure: Measure
    forgiven: float
    limits: dict[tuple[int, int], float]


def layout_of(text: str, lines: Sequence[FlowLine]) -> Layout:
    """Work out the layout from the lines themselves."""
    left = _usual([round(line.left) for line in lines])
    going_on = _unfinished(text, lines)
    within = [round(below.gap, 1) for _, below in going_on if below.gap is not None]
    gap = _usual(within or [round(line.gap, 1) for line in lines[1:] if line.gap is not None])
    going_on = [(above, below) for above, below in going_on if below.gap is None or below.gap <= gap + 0.3]
    wrapped = len(going_on) > max(1, 0.12 * len(lines))
    pairs = [(_set(text, a), _first_word(text, b)) for a, b in going_on] if wrapped and not lines[0].size else []
    fit = fitting_measure(pairs)
    return Layout(
        gap=gap,
        left=left,
        limit=fit.limit if pairs else _middle([above.right for above, _ in going_on]),
        wrapped=wrapped,
        widest=max((line.width for line in lines), default=0.0),
        parted=_are_parted(lines, gap, left),
        strict=_are_strictly_parted(lines, gap),
        uneven=len(pairs) >= _FEW_PAIRS and fit.contradicted > _CONTRADICTED,
        trailing=int(_usual([above.trailing for above, _ in going_on])),
        measure=fit.measure,
        # Where the letters' widths are not quite those of the print, one part in fifty is forgiven.
        forgiven=1.02 if fit.contradicted > 0.1 else 1.0,
        limits=_limits(going_on) if wrapped and lines[0].size else {},
    )


#: From which share on of unfinished lines that contradict every width a text has none, and from how many lines on that
#: is told: of lines that were broken because they were full, one in four does at most.
_CONTRADICTED, _FEW_PAIRS = 1 / 3, 5


def _are_parted(lines: Sequence[FlowLine], gap: float, left: float) -> bool:
    """Whether this layout sets paragraphs apart: behind finished lines stand larger gaps, or lines set in."""
    parting = 0
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        set_in = not line.opens_page and line.left - left >= _step(line) > below.left - left
        parting += above.ended and (is_parting(line, gap) or set_in)
    return parting >= max(2, _PARTED * len(lines))


def _are_strictly_parted(lines: Sequence[FlowLine], gap: float) -> bool:
    """Whether a gap stands behind every paragraph: behind each finished line that is short beyond doubt."""
    widest = _middle([line.width for line in lines]) or 1.0
    short = [b for a, b in pairwise(lines) if a.ended and a.width < 0.6 * widest and b.gap is not None]
    return len(short) >= 5 and sum(is_parting(line, gap) for line in short) >= 0.95 * len(short)


def _step(line: FlowLine) -> float:
    """How far in a line is set that is set in: a letter in plain text, four points on a sheet."""
    return 4.0 if line.size else 1.0


#: Share of lines that a gap follows from which on gaps part the paragraphs: one in thirty, a paragraph a page.
_PARTED = 0.03


def is_parting(line: FlowLine, gap: float) -> bool:
    """Whether the gap above a line is larger than that within a paragraph."""
    return line.gap is not None and line.gap > gap + (_GAP_ON_SHEETS if line.size else _GAP_IN_TEXT)


def _unfinished(text: str, lines: Sequence[FlowLine]) -> list[tuple[FlowLine, FlowLine]]:
    """Lines that certainly go on in the next: no sentence ends, and the next begins in lower case."""
    return [(above, below) for above, below in pairwise(lines) if not above.ended and text[below.start].islower()]


def _usual(values: Sequence[float]) -> float:
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], -value)) if counts else 0.0


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


def _limits(going_on: Sequence[tuple[FlowLine, FlowLine]]) -> dict[tuple[int, int], float]:
    """On sheets, the right edge of each column: where most of its unfinished lines end."""
    rights: dict[tuple[int, int], list[float]] = {}
    for line, _ in going_on:
        rights.setdefault(line.column, []).append(line.right)
    return {column: _middle(places) for column, places in rights.items() if len(places) > 2}


def _first_word(text: str, line: FlowLine) -> str:
    """The first word of a line: what would have had to fit on the line above. A hyphen is a place to break."""
    found = _WORD.match(text, line.start)
    return found.group() if found else ""


def _is_numbered_line(text: str, line: FlowLine) -> bool:
    """A line that is a number or ends in one: alone between the halves of a sentence it is a page's foot or head."""
    return _ENDS_IN_NUMBER.search(text, line.start, line.end) is not None


_ENDS_IN_NUMBER = re.compile(r"(?:^|\s)[–-]?\s?\d{1,4}\s?[–-]?\Z")


def begins_paragraph(text: str, lines: Sequence[FlowLine], layout: Layout, forced: Collection[int]) -> list[bool]:
    """For each line, whether a paragraph begins with it; ``forced`` are line numbers that certainly do."""
    begins = [True] * len(lines)
    opened = 0
    for i in range(1, len(lines)):
        below = lines[i + 1] if i + 1 < len(lines) else None
        begins[i] = (
            i in forced
            or _is_beside_mark(text, lines[i - 1], lines[i])
            or _begins(text, lines[i - 1], lines[i], below, layout)
            or (lines[i].block is None and _is_next_item(text, lines[opened], lines[i]))
            or (_leaves_open(lines[i - 1], lines[i], layout) and (
                _is_over(text, lines[opened], lines[i]) or _is_title(text, lines[i], below, layout)
            ))
        )  # fmt: skip
        opened = i if begins[i] else opened
    return begins


def _is_beside_mark(text: str, above: FlowLine, line: FlowLine) -> bool:
    """What is withheld is by itself: nothing is known of what it would be part of."""
    return text.startswith(WITHHELD, line.start) or text.endswith(WITHHELD, above.start, above.end)


def _is_next_item(text: str, opened: FlowLine, line: FlowLine) -> bool:
    """Whether a line opens the item that follows the one that the paragraph is: (c) after (b), 3 after 2."""
    first, second = ITEM.match(text, opened.start, opened.end), ITEM.match(text, line.start, line.end)
    if not (first and second):
        return False
    if not (first["number"] and second["number"]):
        # A dash may stand in a sentence, a bullet may not.
        return text[opened.start] not in _DASHES and text[opened.start] == text[line.start]
    before, after = (_MARK.sub("", found["number"]) for found in (first, second))
    if before.isdigit() and after.isdigit():
        return int(after) == int(before) + 1
    if len(before) == len(after) == 1 and before.isalpha() and ord(after) == ord(before) + 1:
        return True
    return 0 < roman(before) == roman(after) - 1


_DASHES = "-–—"
_MARK = re.compile(r"[()\[\].§\s]")


def _leaves_open(above: FlowLine, line: FlowLine, layout: Layout) -> bool:
    """Whether a full line that a sentence ends may also end its paragraph: no gap, no room and no indent tells."""
    return line.block is None and above.ended and layout.wrapped and not layout.parted


def _is_over(text: str, opened: FlowLine, line: FlowLine) -> bool:
    """Whether the paragraph above is an item that opens in lower case: it is a part of a sentence, and what begins
    behind that sentence's end is none of it."""
    item = ITEM.match(text, opened.start, opened.end)
    return item is not None and text[item.end()].islower() and text[line.start].isupper()


def _is_title(text: str, line: FlowLine, below: FlowLine | None, layout: Layout) -> bool:
    """A short line that no sentence ends, above one that does not go on with it: a title."""
    if line.ended or below is None or text[line.start].islower() or text[below.start].islower():
        return False
    return is_short(text, line, layout)


def _begins(text: str, above: FlowLine, line: FlowLine, below: FlowLine | None, layout: Layout) -> bool:
    if line.block is not None:
        # A block may hold paragraphs that only empty lines part (two line breaks of HTML).
        return line.begins or (line.gap or 0) >= 1
    goes_on = not above.ended and text[line.start].islower()
    room = has_room(text, above, line, layout)
    if is_parting(line, layout.gap):
        # A gap parts paragraphs, except where the page was torn in the middle of a sentence.
        return not (goes_on and not room)
    if _is_item(text, line) and (above.ended or room or _closes_bracket(text, above, line)):
        return True
    if not layout.wrapped:
        # A short text shows too few line ends to tell; where gaps part paragraphs, a long unfinished line goes on.
        if not line.size and line.gap and above.width < _HALF * layout.widest:
            return True
        unfinished = layout.parted and not above.ended and _LONG_LINE[0] < above.end - above.start < _LONG_LINE[1]
        return not (goes_on or unfinished or (_hangs(text, above) and not _is_item(text, line)))
    if above.ended:
        # Some programs leave one blank behind each line and two behind a paragraph.
        # Where gaps part paragraphs, room alone shows nothing: only a line that is short beyond doubt does.
        meant = room and (not layout.parted or is_short(text, above, layout))
        return meant or above.trailing > layout.trailing or _is_set_in(above, line, below, layout)
    if line.size and abs(above.size - line.size) > 0.12 * line.size:
        return not goes_on
    # A short line that no sentence ends (a title, a name, a line of an address), or the next item of a list.
    if not goes_on and _ADDRESS.search(text, above.start, above.end):
        return True
    if layout.uneven and text[above.start].islower():
        # The line above goes on with a sentence that it does not end: a name in capitals may well follow.
        goes_on = True
    if not goes_on and (is_short(text, above, layout) or (room and layout.forgiven == 1.0)):
        return True
    return _is_set_in(above, line, below, layout)


def _hangs(text: str, line: FlowLine) -> bool:
    """Whether a line ends in what wants more: a long one in a small word in lower case (an article, a preposition),
    any in a short form of a name or a number ("No."). No title ends so."""
    if text[line.end - 1] == "." and not line.ended:
        return True
    word = _SMALL_WORD.search(text, line.end - 5, line.end) if line.end - line.start >= _LONG_LINE[0] else None
    return word is not None and word.group().islower()


_SMALL_WORD = re.compile(r"\s(?=[^\W\d_])[^\W_]{1,3}\Z")


def has_room(text: str, above: FlowLine, line: FlowLine, layout: Layout) -> bool:
    """Whether the first word of a line would have fitted on the line above: then the break was meant."""
    word = _first_word(text, line)
    if line.size:
        limit = layout.limits.get(above.column, layout.limit)
        return above.right + (len(word) + 1) * above.unit <= limit
    return layout.measure(f"{_set(text, above)} {word}") <= layout.limit * layout.forgiven


def is_short(text: str, line: FlowLine, layout: Layout) -> bool:
    """Whether a line ends well before the edge."""
    if line.size:
        return line.right < layout.limits.get(line.column, layout.limit) - 0.2 * line.width
    return layout.measure(_set(text, line)) < 0.8 * layout.limit


def _set(text: str, line: FlowLine) -> str:
    """A line of plain text with the blanks that it is set in by."""
    return " " * int(line.left) + text[line.start : line.end]


def _is_set_in(above: FlowLine, line: FlowLine, below: FlowLine | None, layout: Layout) -> bool:
    """A line set in from the usual edge while its neighbours are not: a first line, or an item that lost its bullet.

    Lines that hang (all but the first set in) have a neighbour below at the same place. On top of a sheet, above which
    no gap is known, only the line below shows where the edge of that sheet is.
    """
    if line.left - layout.left < _step(line) or (line.gap is None and not _is_edge_below(line, below, layout)):
        return False
    if line.size and not above.ended:
        # On a sheet bullets are not lost: an item's second line hangs below its first.
        return False
    hangs = below is not None and not line.ended and below.left - layout.left >= _step(line)
    return not hangs and (above.ended or line.left - above.left >= _step(line))


def _is_edge_below(line: FlowLine, below: FlowLine | None, layout: Layout) -> bool:
    """Whether the next line of the same column stands at the usual edge, on a sheet."""
    same = line.size and below is not None and below.column == line.column
    return bool(same and below is not None and abs(below.left - layout.left) < _step(line))


def _is_item(text: str, line: FlowLine) -> bool:
    return ITEM.match(text, line.start, line.end) is not None


def _closes_bracket(text: str, above: FlowLine, line: FlowLine) -> bool:
    """Whether a numbered sentence stands below a bracket that closes: a note behind the one before ("[Repealed]")."""
    item = ITEM.match(text, line.start, line.end)
    return (
        bool(item and item["number"]) and text[above.end - 1] in ")]" and text[item.end()].isupper() if item else False
    )


def interruptions(text: str, lines: Sequence[FlowLine], layout: Layout) -> tuple[tuple[int, int], ...]:
    """Runs of lines (first, after the last) that cut a sentence in two: a letterhead, a box, a stamp.

    The line before is unfinished, the line after goes on in lower case, and what lies between are two or more short
    lines that no sentence ends, or one at the end of a page.
    """
    found, i = [], 1
    while i < len(lines):
        after = _interrupted_until(text, lines, i, layout)
        if after is not None:
            found.append((i, after))
            i = after
        i += 1
    return tuple(found)


_LONGEST_INTERRUPTION = 24


def _interrupted_until(text: str, lines: Sequence[FlowLine], i: int, layout: Layout) -> int | None:
    above = lines[i - 1]
    if not layout.wrapped or above.ended or lines[i].block is not None or text[lines[i].start].islower():
        return None
    for j in range(i, min(len(lines), i + _LONGEST_INTERRUPTION)):
        short = is_short(text, lines[j], layout)
        certain = j >= i + 2 or (j > i and (lines[i].opens_page or lines[j].opens_page))
        if text[lines[j].start].islower() and not short and (certain or _is_numbered_line(text, lines[i])):
            return j
        if lines[j].ended or not short:
            return None
    return None
