"""Titles that stand between speeches: parts of the sitting, States with their ratification, Conventions.

Reads a line or a passage's words; tells whether they are a title, and of what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from observance.lang import cue, pattern, worded
from observance.reference import Body
from observance.reference.countries import country_code

_DIGIT = re.compile(r"\d")
_ENDS_LIKE_TITLE = re.compile(r"[\d)]\s*\Z")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_DASH = re.compile(r"\s[–—-]\s")
_STATE_LINE = re.compile(r"(?P<state>[^():]{2,120}?(?:\s*\([^()\d]+\))?)\s*\((?P<bracket>[^()]*\d{4}[^()]*)\)\W*")


def is_title(line: str, body: Body) -> bool:
    """Whether a line is a title that stands between speeches: of a part of the sitting, a State or a Convention."""
    if profile_title(line, body):
        return True
    if _ENDS_LIKE_TITLE.search(line) is None or _DIGIT.search(line) is None:
        return False
    if line.rstrip().endswith(")") and cue("writing.ratification").search(line):
        return True
    return cue("writing.convention").search(line) is not None and cue("writing.number").search(line) is not None


def profile_title(line: str, body: Body) -> bool:
    """Whether a line is one of the titles that the body gives to parts of its sittings."""
    return _titles(body.titles.forms).match(line) is not None


def subtitle(line: str, body: Body) -> bool:
    """Whether a line is one of the titles that the body gives to parts of a case."""
    return _titles(body.subtitles.forms).match(line) is not None


@worded
def _titles(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{pattern(forms)}(?!\w)", re.IGNORECASE)


def state_line(text: str) -> tuple[str, tuple[int, ...]] | None:
    """State and years of "Norland (ratification: 1994)", also of several and behind the title of a Convention."""
    if ")" not in text[-3:]:
        return None
    found = _STATE_LINE.fullmatch(text.strip()) or _STATE_LINE.fullmatch(text[convention_end(text) :].strip())
    if found and cue("writing.ratification").search(found["bracket"]):
        return found["state"].strip(), tuple(int(year) for year in _YEAR.findall(found["bracket"]))
    return None


def convention_end(text: str) -> int:
    """Where the title of a Convention ends behind which a State stands on the same line, its dash included; else 0."""
    dash = next((found for found in reversed(list(_DASH.finditer(text)))), None)
    titled = dash is not None and cue("writing.convention").search(text, 0, dash.start()) is not None
    return dash.end() if dash and titled else 0


def case_title(text: str) -> bool:
    """Whether words are the title of a case: a State with its ratification, or a State's name alone."""
    return state_line(text) is not None or (len(text) < 80 and country_code(text) is not None)


def chair_named(lines: Sequence[str], body: Body) -> tuple[int, str | None, str] | None:
    """The chair of a record's title block: which line, honorific, name."""
    from observance.segment.heading_parts import is_honorific, person_of

    label = _chair_label(body.chair_label.forms)
    for k, line in enumerate(lines):
        found = label.fullmatch(line.strip())
        if found and is_honorific(found["person"]):
            honorific, name, _ = person_of(found["person"])
            if name:
                return k, honorific, name
    return None


@worded
def _chair_label(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{pattern(forms)}\s*[:–—-]\s*(?P<person>\S.{{1,80}})", re.IGNORECASE)


def has_symbol(text: str, body: Body) -> bool:
    """Whether a text bears a symbol of the body's records."""
    return bool(body.symbol.forms) and symbol_pattern(body).search(text) is not None


def symbol_pattern(body: Body) -> re.Pattern[str]:
    """The symbols of a body's records."""
    return _symbol(body.symbol.forms)


@worded
def _symbol(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern(forms)}(?!\w)")
