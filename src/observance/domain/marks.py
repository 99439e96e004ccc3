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
