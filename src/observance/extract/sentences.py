"""Sentences of a reading: where one ends and the next begins, exact to the character.

Reads a passage's reading (one line, single spaces); gives spans that cover it without the blanks between. A full stop
ends no sentence after an abbreviation of the passage's language, after an initial, within a number, or where a small
letter follows.
"""

from __future__ import annotations

import re

from observance.lang import pattern, pooled, worded

_STOP = re.compile(r"(?<![.!?…])[.!?…]+(?:[\"'”’)\]]|\s?»)*(?=\s)|[:;](?=\s+[•●–—-]\s)")
_OPENS = re.compile(r"\s+[\"'“‘«(\[¿¡–—•-]*\s*(?=[^\W_])")


def sentences(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    """The sentences of ``text`` from ``start`` on, as spans."""
    spans, begun = [], start
    for stop in _STOP.finditer(text, start):
        if _ends(text, begun, stop):
            spans.append((begun, stop.end()))
            begun = stop.end()
    spans.append((begun, len(text)))
    return tuple(trimmed for span in spans if (trimmed := _trimmed(text, *span))[0] < trimmed[1])


def _ends(text: str, begun: int, stop: re.Match[str]) -> bool:
    """Whether a stop ends the sentence that began at ``begun``."""
    if not _begins(text, stop.end()):
        return False
    # Only a single full stop, without a quotation mark behind it, may be that of an abbreviation.
    return stop.group() != "." or not _abbreviation().search(text, max(begun, stop.start() - 24), stop.end())


def _begins(text: str, at: int) -> bool:
    """Whether what follows may open a sentence: no small letter."""
    opening = _OPENS.match(text, at)
    return opening is None or not text[opening.end()].islower()


@worded
def _abbreviation() -> re.Pattern[str]:
    """An abbreviation of any language, or an initial, before a stop."""
    return re.compile(rf"(?<!\w)(?:{pattern(pooled('writing.abbreviations'))}|[^\W\d_])\.\Z", re.IGNORECASE)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
