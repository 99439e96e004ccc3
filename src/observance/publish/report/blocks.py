"""The tree of blocks that a report is: headings, entries and labelled lines, each made of runs of text.

A run is the program's own words (a label), words quoted from a document, in their own language, or the citation behind
them. Renderers know runs and nothing of cases.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RunKind(StrEnum):
    """Whose words a run is."""

    OWN = "own"
    QUOTE = "quote"
    CITATION = "citation"
    MARK = "mark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some words; ``language`` is theirs where they are quoted, else that of the report."""

    text: str
    kind: RunKind = RunKind.OWN
    language: str | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A labelled line of an entry: "asked here", "objected"."""

    label: str
    runs: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A numbered entry: its title, what stands at its right, and its lines."""

    number: int
    title: Runs
    aside: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its entries, or with a line of words where there are none."""

    heading: str
    entries: tuple[Entry, ...] = ()
    words: Runs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A title, a line on what it was made of, a summary, and sections; ``language`` is that of the labels.

    A ``compact`` report is set closely, to be taken along on few sheets.
    """

    language: str
    title: str
    made_of: str
    summary: str
    sections: tuple[Section, ...]
    compact: bool = False


def own(text: str) -> Run:
    """Words of the program's own."""
    return Run(text=text)


def mark(text: str) -> Run:
    """A mark in the line: interpreted, draft."""
    return Run(text=text, kind=RunKind.MARK)


def cited(text: str) -> Run:
    """Where words stand."""
    return Run(text=text, kind=RunKind.CITATION)


def quoted(text: str, language: str | None = None) -> Run:
    """Words of a document."""
    return Run(text=text, kind=RunKind.QUOTE, language=language)


def shown(run: Run) -> str:
    """A run as text: a quotation in its marks."""
    return f"“{run.text}”" if run.kind is RunKind.QUOTE else run.text
