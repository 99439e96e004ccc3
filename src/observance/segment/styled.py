"""Labels of speakers that stand alone and are told by their style: records of parliaments as DOCX.

Reads the lines of marked blocks and a body's grammar; gives a heading for each block of the style that labels speakers.
That style is the one of whose short, unfinished blocks several name the chair.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from observance.domain.record import Capacity
from observance.segment.flow import FlowLine
from observance.segment.grammar import Grammar
from observance.segment.heading_parts import person_of
from observance.segment.headings import Heading

_LONGEST_LABEL = 90
_FEWEST_LABELS = 4
#: Of the blocks of the style, at least so many name the chair, who speaks between the others.
_SHARE_OF_CHAIR = 0.15


def styled_headings(text: str, lines: Sequence[FlowLine], grammar: Grammar) -> list[Heading]:
    """The labels of the one style that labels speakers, if there is one."""
    by_style: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if line.begins and line.block and line.block.style:
            by_style[line.block.style].append(i)
    found = [list(_headings(text, lines, places, grammar)) for places in by_style.values()]
    return max((headings for headings in found if _are_labels(headings)), key=len, default=[])


def _headings(text: str, lines: Sequence[FlowLine], places: Sequence[int], grammar: Grammar) -> Iterator[Heading]:
    for i in places:
        line = lines[i]
        words = " ".join(text[line.start : line.end].split())
        alone = i + 1 < len(lines) and lines[i + 1].begins
        if not alone or line.ended or len(words) > _LONGEST_LABEL or not words[:1].isupper():
            continue
        role = _role(words, grammar)
        honorific, speaker, title = (None, None, None) if role else person_of(words)
        yield Heading(
            line=i,
            last_line=i,
            start=line.start,
            end=line.end,
            body_start=lines[i + 1].start,
            words=words,
            capacity=role or Capacity.OTHER,
            honorific=honorific,
            speaker=speaker,
            title=title,
        )


def _role(words: str, grammar: Grammar) -> Capacity | None:
    for capacity, by_language in grammar.body.roles.items():
        for forms in by_language.values():
            if any(re.fullmatch(form, words, re.IGNORECASE) for form in forms):
                return Capacity(capacity)
    return None


def _are_labels(headings: Sequence[Heading]) -> bool:
    chairs = sum(heading.capacity is Capacity.CHAIR for heading in headings)
    return len(headings) >= _FEWEST_LABELS and chairs >= max(2, _SHARE_OF_CHAIR * len(headings))
