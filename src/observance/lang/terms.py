"""Terms that every file of frames may name: months, days of the week, numbers, a year, a day.

Reads Babel's names and the further forms of ``words.toml`` (``months``, ``weekdays``, ``numbers``: inflected forms and
those without an accent). Gives regular expressions for :mod:`observance.lang.frames`, and what a term that matched
means. Babel is loaded when a name is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from observance.lang import languages, worded

#: A number in figures, no part of a longer one, of a symbol or of an ordinal.
_FIGURE = r"(?:(?<![/.,:(§№#-])(?:\d{1,3}(?:[\s.,]\d{3}(?!\d))+|\d+(?:[.,]\d+)?)(?![/ªº°-]?\w|[.,:/)]\d|\.?[ªº°)]))"
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[\s.,]\d{3})+")
_WORD = re.compile(r"[^\W\d_]+")

_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"


@worded
def months(code: str) -> dict[str, int]:
    """Names of months in small letters, in full, abbreviated (without a full stop) and inflected."""
    from babel import Locale

    names = _named(Locale(code).months)
    return names | {form: number for form, number in _further(code, "months").items() if form not in names}


@worded
def weekdays(code: str) -> dict[str, int]:
    """Names of the days of the week in small letters; Monday is 0."""
    from babel import Locale

    names = {name.lower(): day for use in Locale(code).days.values() for day, name in use["wide"].items()}
    return names | _further(code, "weekdays")


def _named(uses: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[str, int]:
    names: dict[str, int] = {}
    for widths in uses.values():
        for width in ("wide", "abbreviated"):
            for number, name in widths[width].items():
                names.setdefault(name.lower().rstrip("."), number)
    return {name: number for name, number in names.items() if len(name) > 2}


@worded
def abbreviated(code: str) -> frozenset[str]:
    """Those names of months that are cut short: a full stop behind one belongs to it."""
    from babel import Locale

    whole = {name.lower() for use in Locale(code).months.values() for name in use["wide"].values()}
    return frozenset(_named(Locale(code).months)) - whole


@worded
def capitalised(code: str) -> bool:
    """Whether months are written with a capital: there "may" is no month."""
    from babel import Locale

    return all(name[:1].isupper() for name in Locale(code).months["format"]["wide"].values())


@worded
def numbers(code: str) -> dict[str, int]:
    """Words for whole numbers."""
    return _further(code, "numbers")


@worded
def number_joins(code: str) -> tuple[str, ...]:
    """Words between the parts of one number: "vingt et un" is one, "vingt à trente" are two."""
    return next((one.number_joins for one in languages() if one.code == code), ())


def _further(code: str, group: str) -> dict[str, int]:
    found: dict[str, int] = next((getattr(one, group) for one in languages() if one.code == code), {})
    return found


def number_of(code: str, printed: str) -> int | None:
    """A whole number, in figures or as a word."""
    return int(printed) if printed.isdigit() else numbers(code).get(printed.lower())


def amount_of(code: str, printed: str) -> Decimal | None:
    """An amount, in figures or in words ("twenty-seven").

    Three figures behind a blank, a point or a comma are thousands, other figures behind a point or comma a fraction.
    """
    if printed[:1].isdigit():
        grouped = _THOUSANDS.fullmatch(printed)
        plain = re.sub(r"\D", "", printed) if grouped else printed.replace(",", ".")
        return Decimal(plain)
    parts = [numbers(code).get(word) for word in _WORD.findall(printed.lower())]
    whole = numbers(code).get(printed.lower())
    return Decimal(whole if whole is not None else sum(part for part in parts if part)) or None


def forms(name: str, code: str) -> tuple[str, ...]:
    """The words of a term; empty where it has none (a year, a day, a figure) or is none."""
    if name == "month":
        return tuple(months(code))
    if name == "counted":
        return tuple(word for word, number in numbers(code).items() if number > 1)
    return tuple(weekdays(code)) if name == "weekday" else ()


def expression(name: str, code: str) -> str | None:
    """The regular expression of a term, ``None`` where there is no such term."""
    if name == "year":
        return _YEAR
    if name == "day":
        return _DAY
    if name == "number":
        return rf"(?:\d{{1,3}}|{_either(tuple(numbers(code)))})"
    if name == "figure":
        return _FIGURE
    if name in ("amount", "counted"):
        word = f"(?:{_either(tuple(numbers(code)))})"
        words = rf"{word}\b(?:[- ](?:(?:{_either(number_joins(code))})[- ])?{word}\b)?"
        return rf"(?:{_FIGURE}|{words})" if name == "amount" else f"(?:{words})"
    if name == "month":
        short = abbreviated(code)
        whole = tuple(one for one in forms(name, code) if one not in short)
        return rf"(?:(?:{_either(whole)})\b|(?:{_either(tuple(short))})\b\.?)"
    return rf"(?:{_either(forms(name, code))})\b" if name == "weekday" else None


def _either(names: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))) or "(?!)"
