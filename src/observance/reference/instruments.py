"""International instruments by number, by title in four languages, and by short name.

Reads ``conventions.toml``; gives :class:`~observance.domain.law.Instrument` objects under their official English names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import ahocorasick_rs

from observance.domain.law import Form, Instrument
from observance.lang import worded, words_pattern
from observance.lang.frames import literals

if TYPE_CHECKING:
    from observance.reference.law_files import ConventionRow, Instruments, NamedRow

TITLES = ("en", "fr", "es", "ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Titles:
    """Folded titles of Conventions with an automaton that finds them."""

    automaton: ahocorasick_rs.AhoCorasick = field(repr=False)
    rows: tuple[tuple[tuple[str, tuple[ConventionRow, ...]], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """Names of instruments without a number, with the automaton of their cues."""

    automaton: ahocorasick_rs.AhoCorasick = field(repr=False)
    of_cue: tuple[tuple[int, ...], ...]
    patterns: tuple[re.Pattern[str], ...]
    instruments: tuple[Instrument, ...]


@worded
def _data() -> Instruments:
    # What only reading data needs is loaded when data are read.
    from observance.reference.law_files import instruments

    return instruments()


@worded
def _by_number() -> dict[int, ConventionRow]:
    return {row.number: row for row in _data().conventions}


def convention(number: int) -> Instrument | None:
    """The ILO Convention of that number."""
    row = _by_number().get(number)
    return _instrument(row) if row else None


def _instrument(row: ConventionRow) -> Instrument:
    return Instrument(
        name=f"{row.en} Convention, {row.year} (No. {row.number})",
        form=Form.CONVENTION,
        number=str(row.number),
        date=str(row.year),
    )


def titled(text: str) -> Iterator[tuple[int, int, str, tuple[Instrument, ...]]]:
    """Where titles of Conventions stand in a folded text (small letters, one apostrophe), with the title's language.

    A title may be that of several Conventions, the later ones revising the earlier: the last comes first.
    """
    titles = _titles()
    for n, start, end in titles.automaton.find_matches_as_indexes(text, overlapping=True):
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            for code, rows in titles.rows[n]:
                yield start, end, code, tuple(map(_instrument, rows))


@worded
def _titles() -> _Titles:
    by_title: dict[str, dict[str, list[ConventionRow]]] = {}
    for row in _data().conventions:
        for code in TITLES:
            if title := getattr(row, code).lower():
                by_title.setdefault(title, {}).setdefault(code, []).append(row)
    ordered = tuple(
        tuple((code, tuple(sorted(rows, key=lambda row: -row.year))) for code, rows in codes.items())
        for codes in by_title.values()
    )
    return _Titles(automaton=ahocorasick_rs.AhoCorasick(list(by_title)), rows=ordered)


def named(text: str, folded: str) -> Iterator[tuple[int, int, Instrument]]:
    """Where instruments without a number are named in a text by a form of their name; ``folded`` is as long."""
    names = _named()
    hits = {
        n for cue, _, _ in names.automaton.find_matches_as_indexes(folded, overlapping=True) for n in names.of_cue[cue]
    }
    for n in sorted(hits):
        for found in names.patterns[n].finditer(text):
            yield found.start(), found.end(), names.instruments[n]


def _named_instrument(row: NamedRow) -> Instrument:
    """The instrument of a row; a Convention that is known by letters too ("MLC, 2006") is the one of its number."""
    known = (_instrument(one) for one in _data().conventions)
    return next(
        (one for one in known if one.name == row.name), Instrument(name=row.name, form=row.form, date=str(row.year))
    )


@worded
def _named() -> _Names:
    rows = _data().instruments
    by_cue: dict[str, list[int]] = {}
    for n, row in enumerate(rows):
        for cue in {cue for form in row.forms for cue in literals(form)}:
            by_cue.setdefault(cue, []).append(n)
    return _Names(
        automaton=ahocorasick_rs.AhoCorasick(list(by_cue)),
        of_cue=tuple(map(tuple, by_cue.values())),
        patterns=tuple(words_pattern(row.forms) for row in rows),
        instruments=tuple(map(_named_instrument, rows)),
    )
