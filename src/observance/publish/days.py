"""Dates in words: a day, a month, a year, an interval, and those within names.

Reads dates as data writes them (ISO 8601, as precise as they are known); gives text in a language.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from babel.dates import format_date, format_skeleton

from observance.errors import N_

#: How a message is put into words, its fields filled.
Say = Callable[..., str]

_WHOLE = re.compile(r"\d{4}-\d\d-\d\d")
#: A date within a name: months or days, or an interval, and no part of a number or symbol.
_IN_NAMES = re.compile(r"(?<![\w/-])\d{4}(?:(?:-\d\d){1,2}(?:/\d{4}(?:-\d\d){0,2})?|/\d{4})(?![\w/-])")


def told(iso: str, language: str, say: Say) -> str:
    """A date in words; of an interval what both its ends share is said once."""
    first, dash, last = iso.partition("/")
    if not dash:
        return _told(first, language)
    if first == "..":
        return say(N_("until {date}"), date=_told(last, language))
    if last in ("..", ""):
        return say(N_("from {date}"), date=_told(first, language))
    if len(first) == len(last) == len("2024"):
        return f"{first}–{last}"
    if between(iso) and first[:7] == last[:7]:
        # The day stands first in each of our languages.
        return f"{int(first[8:])}–{_told(last, language)}"
    return f"{_told(first, language)} – {_told(last, language)}"


def written(iso: str, language: str, say: Say) -> str:
    """The date of a document in words; where two days are known between which it lies, both."""
    ends = between(iso)
    if ends is None:
        return told(iso, language, say)
    first, last = (_told(end, language) for end in ends)
    return say(N_("between {first} and {last}"), first=first, last=last)


def between(iso: str) -> tuple[str, str] | None:
    """The two days of an interval; ``None`` where it is none of days."""
    first, _, last = iso.partition("/")
    return (first, last) if _is_day(first) and _is_day(last) else None


def in_names(name: str, say: Say) -> str:
    """A name in English, its dates in words."""
    return _IN_NAMES.sub(lambda found: told(found[0], "en", say), name)


def _is_day(iso: str) -> bool:
    return _WHOLE.fullmatch(iso) is not None and _date(iso) is not None


def _date(iso: str) -> date | None:
    try:
        return date(*(int(part) for part in (*iso.split("-"), "1", "1")[:3]))
    except ValueError:
        return None


def _told(iso: str, language: str) -> str:
    whole, parts = _date(iso), iso.count("-")
    if whole is None:
        return iso
    # Days before months in every language of ours: that is how the documents of the genre write them.
    locale = {"en": "en_GB"}.get(language, language)
    if parts >= 2:
        return str(format_date(whole, "long", locale))
    return str(format_skeleton("yMMMM", whole, locale=locale)) if parts == 1 else iso
