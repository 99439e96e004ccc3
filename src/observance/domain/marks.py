"""Marks of list items and printed numbers, as they open a paragraph.

Nothing here reads or writes; a pattern holds structure only, no word of a language.
"""

from __future__ import annotations

import re

_BULLET = r"[•●▪■◦‣⁃∙·*\uf0b7\uf0a7–—-]\s+(?=\S)"
_ORDINAL = (
    r"(?:\(?(?:\d{1,3}|[a-zа-я]|[ivx]{1,5})\)|\[\d{1,3}\]|§+\s?\d+\.?|\d{1,3}(?:(?-i:[A-Z]{1,2})|(?:\.\d{1,2}){0,3})\."
    r"|\d{1,3}\.\d{1,2}(?:\.\d{1,2})*)\s+(?=\S)"
)
ITEM = re.compile(rf"(?:(?P<bullet>{_BULLET})|(?P<number>{_ORDINAL}))", re.IGNORECASE)


def roman(numeral: str) -> int:
    """What a Roman numeral up to 39 is worth, in capitals or not; nothing where the letters are none."""
    worth = [_ROMAN.get(letter, 0) for letter in numeral.upper()]
    if not all(worth):
        return 0
    return sum(-a if a < b else a for a, b in zip(worth, [*worth[1:], 0], strict=True))


_ROMAN = {"I": 1, "V": 5, "X": 10}
