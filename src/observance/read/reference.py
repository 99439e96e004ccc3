"""A readable reference for a document, made of its file's name where nobody has given one.

Reads a name in any script; gives ASCII in lower case with hyphens between words, never nothing.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path


def reference_for(name: str) -> str:
    """A reference made of a file's name: ASCII, lower case, hyphens between words, never empty."""
    stem = Path(name.rpartition("/")[2]).stem
    plain = unicodedata.normalize("NFKD", _latin(stem.casefold()))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    return "-".join(words) or _by_code_points(stem)


def _by_code_points(stem: str) -> str:
    """A name in a script without a table here: the code points of its letters, so that two names stay two."""
    return "-".join(["document", *(f"{ord(c):x}" for c in stem[:8] if c.isalnum())])


def _latin(text: str) -> str:
    """Cyrillic letters in Latin ones, for references alone; names of people have a table of their own.

    Composed first: a decomposed short i would lose its mark and become another letter.
    """
    return unicodedata.normalize("NFC", text).translate(_CYRILLIC)


_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфцыэіәғқңөұүһў", "abvgdeziiklmnoprstufcyeiagqnouuhu", strict=True))
    | {"ё": "e", "ж": "zh", "х": "kh", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
    | {"є": "ie", "ї": "i", "ґ": "g", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz"}
    | {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "'": "", "\u2019": ""}
)
