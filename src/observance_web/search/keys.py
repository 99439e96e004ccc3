"""Keys of units: numbers that follow each other as results do, newest documents first, each in the order of its text.

A key holds the document's date, its number in the index and the place of the unit in it, so that the order of results
is the order of keys, and one document can be put in or taken out without touching another.
"""

from __future__ import annotations

_PLACES = 18
_DOCUMENTS = 18
_SHIFT = _PLACES + _DOCUMENTS
_LAST_DAY = 99_999_999
#: The most units of a document, and documents of an index.
MOST_UNITS, MOST_DOCUMENTS = 1 << _PLACES, 1 << _DOCUMENTS


def _from_newest(date: str | None) -> int:
    """How far a date is from the newest there can be; a partial date is its first day, an unknown one the oldest."""
    digits = (date or "").split("/")[0].replace("-", "")
    day = int(digits.ljust(8, "0")) if digits.isascii() and digits.isdigit() and len(digits) <= 8 else 0
    return _LAST_DAY - day


def key_of(date: str | None, document: int, n: int) -> int:
    """The key of unit ``n`` of a document with a number and a date."""
    if not (0 <= document < MOST_DOCUMENTS and 0 <= n < MOST_UNITS):
        raise ValueError(f"no key for unit {n} of document {document}")
    return _from_newest(date) << _SHIFT | document << _PLACES | n


def keys_between(since: int | None, until: int | None) -> tuple[int, int]:
    """The first key and the one past the last of documents of these years, inclusive."""
    first = _from_newest(f"{until:04}-99-99") << _SHIFT if until is not None else 0
    last = (_from_newest(f"{since:04}") + 1) << _SHIFT if since is not None else (_LAST_DAY + 1) << _SHIFT
    return first, last
