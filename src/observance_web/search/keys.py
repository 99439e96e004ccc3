"""Keys of units: numbers that follow each other as results do, newest documents first, each in the order of its text.

A key holds the document's date, its slot among the documents of that date and the place of the unit in it, so that the
order of results is the order of keys, and one document can be put in or taken out without touching another. A slot is
made of the document's name alone: which document came first changes no order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

_PLACES, _SLOTS = 18, 23
_SHIFT = _PLACES + _SLOTS
#: Days are counted as if months had 32 of them and years 13 months, so that parts that are not told come first.
_MONTHS, _DAYS = 13, 32
_LAST_DAY = 9999 * _MONTHS * _DAYS + _MONTHS * _DAYS - 1
#: The most units of a document, and slots of a date.
MOST_UNITS, MOST_SLOTS = 1 << _PLACES, 1 << _SLOTS


def _day(date: str | None) -> int:
    """The number of a day; of a partial date its first, of an interval that of its beginning, 0 where none is known."""
    digits = (date or "").split("/")[0].replace("-", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) in (4, 6, 8)):
        return 0
    year, month, day = int(digits[:4]), int(digits[4:6] or 0), int(digits[6:8] or 0)
    return (year * _MONTHS + min(month, _MONTHS - 1)) * _DAYS + min(day, _DAYS - 1)


def slots_of(document: str) -> Iterator[int]:
    """The slots that a document would take, the first first: another only where it is taken by one of the same date."""
    for attempt in range(MOST_SLOTS):
        seed = f"{attempt}\x1f{document}".encode()
        yield int.from_bytes(hashlib.sha256(seed).digest()[:4], "big") % MOST_SLOTS


def key_of(date: str | None, slot: int, n: int) -> int:
    """The key of unit ``n`` of a document with a slot and a date."""
    if not (0 <= slot < MOST_SLOTS and 0 <= n < MOST_UNITS):
        raise ValueError(f"no key for unit {n} in slot {slot}")
    return (_LAST_DAY - _day(date)) << _SHIFT | slot << _PLACES | n


def keys_in(date: str | None, slot: int) -> tuple[int, int]:
    """The first key of a slot and the one past its last."""
    first = key_of(date, slot, 0)
    return first, first + MOST_UNITS


def keys_between(since: int | None, until: int | None) -> tuple[int, int]:
    """The first key and the one past the last of documents of these years, inclusive."""
    first = (_LAST_DAY - _day(f"{until:04}") - _MONTHS * _DAYS + 1) << _SHIFT if until is not None else 0
    last = (_LAST_DAY - _day(f"{since:04}") + 1 if since is not None else _LAST_DAY + 1) << _SHIFT
    return first, last
