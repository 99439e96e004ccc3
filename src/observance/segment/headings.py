"""Headings of speeches, found in the lines of a document by the grammar of a body.

Reads lines of the flow with their layout, and a grammar; gives each heading with its parts: capacity, place, person,
language interpreted from, and where the speech's own words begin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from observance.domain.fold import INVISIBLE
from observance.domain.record import Capacity, SpeechKind
from observance.domain.withholding import WITHHELD
from observance.reference.countries import country_code
from observance.segment.flow import FlowLine
from observance.segment.grammar import Grammar
from observance.segment.heading_parts import Parts, detail_of, is_honorific, is_name, parts_of, person_of, turn_of
from observance.segment.paragraphs import Layout, is_parting
from observance.segment.titles import is_title

#: A heading runs over at most so many lines.
_MOST_LINES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a speech. ``line`` and ``last_line`` are numbers of lines of the flow.

    ``start:end`` is the heading as printed, without the dash, and ``words`` the same on one line; ``body_start`` is
    the first character of the speech. ``rider`` are the words in which it says for whom.
    """

    line: int
    last_line: int
    start: int
    end: int
    body_start: int
    words: str
    capacity: Capacity
    kind: SpeechKind = SpeechKind.SPEECH
    place: str | None = None
    state_code: str | None = None
    honorific: str | None = None
    speaker: str | None = None
    title: str | None = None
    interpreted_from: str | None = None
    rider: str | None = None


def find_headings(text: str, lines: Sequence[FlowLine], grammar: Grammar, layout: Layout) -> list[Heading]:
    """Every heading, in order.

    One that ends in a dash begins only where a paragraph may begin; a label with its capital and colon is plain
    enough at the beginning of a line.
    """
    found: list[Heading] = []
    after = -1
    for i, line in enumerate(lines):
        if i <= after or text[line.start].islower() or not grammar.opening.match(text, line.start):
            continue
        if not grammar.labels and not _may_begin(text, lines, i, grammar, layout):
            continue
        heading = heading_at(text, lines, i, grammar)
        if heading is not None:
            found.append(heading)
            after = heading.last_line - (1 if grammar.alone else 0)
    return found


def _may_begin(text: str, lines: Sequence[FlowLine], i: int, grammar: Grammar, layout: Layout) -> bool:
    """Not in the middle of a sentence or of a paragraph: the line above is finished, far off, or a title."""
    line = lines[i]
    if i == 0 or line.block is not None:
        return i == 0 or line.begins or lines[i - 1].ended
    above = lines[i - 1]
    if line.gap is None or is_parting(line, layout.gap) or is_title(text[above.start : above.end], grammar.body):
        return above.ended or line.gap is not None or not text[above.end - 1].islower()
    if layout.strict:
        return False
    # A title has no full stop; it is short, or set apart in its letters.
    short = above.width < 0.75 * max(line.width, 1) or bool(line.size and abs(above.size - line.size) > 0.1 * line.size)
    return above.ended or (short and not text[line.start].islower())


def heading_at(text: str, lines: Sequence[FlowLine], i: int, grammar: Grammar) -> Heading | None:
    """The heading that begins with line ``i``, if one does."""
    window = lines[i : i + _MOST_LINES]
    joined, starts = _joined(text, window)
    match = _alone(joined, starts, window, grammar) if grammar.alone else _first(joined, grammar)
    if match is None or not _first_letter(joined).isupper():
        return None
    if not (grammar.labels or grammar.alone) and not _opens_sentence(joined, match.end(), text, lines, i + len(starts)):
        return None
    if grammar.labels and _names_chair(text, lines[i], match):
        return None
    return _heading(match, i, _Places(lines, i, starts), grammar)


def _first(joined: str, grammar: Grammar) -> re.Match[str] | None:
    return next((found for whole in grammar.wholes if (found := whole.match(joined))), None)


def _alone(joined: str, starts: Sequence[int], window: Sequence[FlowLine], grammar: Grammar) -> re.Match[str] | None:
    """The run of whole lines that is a heading by itself: the shortest that lacks nothing, a place at least begun."""
    for k in range(1, len(starts) + 1):
        end = starts[k] - 1 if k < len(starts) else len(joined)
        found = None if window[k - 1].ended else _first(joined[:end], grammar)
        if found and _lacks_nothing(found):
            return found
    return None


def _lacks_nothing(match: re.Match[str]) -> bool:
    """Whether no line is missing: a person closes the heading, or its place is a State, or it has none."""
    place = match["place"]
    return bool(match["person"] or match["bare"]) or not place or country_code(place) is not None


def _joined(text: str, window: Sequence[FlowLine]) -> tuple[str, list[int]]:
    """The window's lines as one, and where each begins; a word divided at a line's end is whole again.

    A new block ends the window, and so does a line that ends as a sentence does: no heading runs over one.
    """
    joined = ""
    starts: list[int] = []
    for k, line in enumerate(window):
        if k and (line.begins or _is_closed(text, window[k - 1])):
            break
        words = text[line.start : line.end]
        starts.append(len(joined))
        divided = words[-1] in INVISIBLE or (words[-1] == "-" and words[-2:-1].isalpha())
        joined += words[:-1] if divided and k + 1 < len(window) else words + " "
    return joined.rstrip(), starts


def _is_closed(text: str, line: FlowLine) -> bool:
    return text.endswith(WITHHELD, line.start, line.end) or (line.ended and text[line.end - 1] in ".!?")


def _opens_sentence(joined: str, at: int, text: str, lines: Sequence[FlowLine], below: int) -> bool:
    """A speech opens with a capital, a figure, a quotation or what is withheld; "– who spoke before me –" opens none.

    Where the heading has a block to itself, the speech opens in the next.
    """
    rest = joined[at : at + 6] or (text[lines[below].start :][:6] if below < len(lines) else "")
    if rest.strip() and WITHHELD.startswith(rest.strip()):
        return True
    first = next((c for c in rest if c.isalnum()), "")
    return bool(first) and not first.islower()


def _names_chair(text: str, line: FlowLine, match: re.Match[str]) -> bool:
    """Whether "President: Ms Tallis (Norland)" is a title block's line and no speech: a name, and no sentence."""
    rest = text[line.start : line.end][match.end() :]
    labelled = match.groupdict().get(f"r_{Capacity.CHAIR}")
    return labelled is not None and not line.ended and is_honorific(rest)


def _first_letter(joined: str) -> str:
    return next((c for c in joined if c.isalpha()), "")


class _Places:
    """From offsets in joined lines back to the text."""

    def __init__(self, lines: Sequence[FlowLine], first: int, starts: Sequence[int]) -> None:
        self.lines = lines
        self.first = first
        self.starts = starts

    def line_of(self, offset: int) -> int:
        """The number of the line in which an offset lies; behind the last joined line, of the line below."""
        k = max(k for k, start in enumerate(self.starts) if start <= offset)
        line = self.lines[self.first + k]
        below = self.first + k + 1
        return below if offset - self.starts[k] >= line.end - line.start and below < len(self.lines) else below - 1

    def offset(self, at: int) -> int:
        k = self.line_of(at)
        if k - self.first >= len(self.starts):
            return self.lines[k].start
        return self.lines[k].start + max(0, at - self.starts[k - self.first])


def _heading(match: re.Match[str], i: int, where: _Places, grammar: Grammar) -> Heading | None:
    pieces = match.groupdict()
    role = next((Capacity(name[2:]) for name, value in pieces.items() if name[:2] == "r_" and value), None)
    parts = parts_of(pieces, role) if role else Parts(person=pieces.get("label"))
    if parts is None:
        return None
    if pieces.get("detail"):
        parts = _with_detail(parts, detail_of(pieces["detail"] or ""))
    honorific, speaker, office = person_of(parts.person)
    if pieces.get("label") and not is_name(speaker):
        return None
    end = len(match.string[: match.start("mark")].rstrip())
    guest = role is Capacity.CHAIR and parts.title is not None
    return Heading(
        line=i,
        last_line=where.line_of(match.end()),
        start=where.offset(0),
        end=where.offset(end - 1) + 1,
        body_start=where.offset(match.end()),
        words=" ".join(match.string[:end].split()),
        # The chair of another body is a guest here.
        capacity=Capacity.OTHER if guest else role or _of_label(parts),
        kind=turn_of(pieces.get("turn"), pieces.get("remark"), pieces.get("nameless")),
        place=parts.place,
        state_code=parts.code,
        honorific=honorific,
        speaker=speaker,
        title=office or parts.title,
        interpreted_from=_source(pieces, grammar),
        rider=parts.rider,
    )


def _with_detail(parts: Parts, detail: Parts) -> Parts:
    """A label or a role with what stands in brackets behind it."""
    return Parts(
        place=detail.place,
        code=detail.code,
        title=detail.title,
        person=detail.person or parts.person,
        rider=parts.rider,
    )


def _of_label(parts: Parts) -> Capacity:
    """Who speaks under a label with a State speaks for its Government."""
    return Capacity.GOVERNMENT_MEMBER if parts.code else Capacity.OTHER


def _source(pieces: dict[str, str | None], grammar: Grammar) -> str | None:
    """The language that the heading says was interpreted from: before the role, or in a remark behind the name."""
    language = pieces.get("language")
    for remark in (pieces.get("turn"), pieces.get("remark")):
        found = re.search(rf"(?:{'|'.join(map(re.escape, grammar.languages))})\Z", remark.lower()) if remark else None
        language = language or (found.group() if found else None)
    return grammar.languages.get(language.lower()) if language else None
