"""Footnotes of plain text: out of the flow, so that they cut no sentence.

Reads a text with its pages; gives the stretches at the foot of a page that open with a mark which stands, glued to a
word or its stop, in the text of the same page. Paged formats give their notes themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from observance.domain.text import Page

_NOTE = re.compile(r"^[^\S\n]*(?P<mark>\d{1,2}|[*†‡])[^\S\n]+(?=[^\W\d_])", re.MULTILINE)
#: A note never takes more than this share of its page.
_AT_MOST = 0.4


def notes_of_text(text: str, pages: tuple[Page, ...]) -> tuple[tuple[int, int], ...]:
    """The notes at the foot of each page."""
    return tuple(note for page in pages for note in _notes_of_page(text, page))


def _notes_of_page(text: str, page: Page) -> Iterator[tuple[int, int]]:
    candidates = [
        found for found in _NOTE.finditer(text, page.start, page.end)
        if found.start() > page.end - _AT_MOST * (page.end - page.start)
        and _is_called(text, page.start, found.start(), found["mark"])
    ]  # fmt: skip
    for found, following in zip_longest(candidates, candidates[1:]):
        end = following.start() if following else page.end
        yield found.start(), found.start() + len(text[found.start() : end].rstrip())


def _is_called(text: str, start: int, end: int, mark: str) -> bool:
    """Whether the mark is glued to a word, or to the stop behind one, further up on the page."""
    return re.search(rf"(?<=[^\W\d_])[.,;:!?)»”]?{re.escape(mark)}(?!\w|[.,]\d)", text[start:end]) is not None
