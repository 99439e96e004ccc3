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
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some words; ``language`` is theirs where they are quoted, else that of the report.

    Of a citation ``who`` is whose words are cited; of a note ``note`` is the number of its citation in the list.
    """

    text: str
    kind: RunKind = RunKind.OWN
    language: str | None = None
    who: str | None = None
    note: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.text.translate(_PRINTED))


#: What no file of text may hold. U+0002 and U+FFFE are how readers of PDF give the hyphen at the end of a line.
_NEVER = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
_PRINTED = {**dict.fromkeys(_NEVER), 0x02: "-", 0xFFFE: "-"}

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
class Row:
    """A row of a table, a cell a column."""

    cells: tuple[Runs, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: the heads of its columns with the share of the width that each has, and its rows."""

    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as SVG, and what is read out in its place."""

    svg: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A citation in the list at the end, under its number."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with words, a picture, a table, entries and notes, as far as it has any; ``level`` is the heading's."""

    heading: str
    entries: tuple[Entry, ...] = ()
    words: Runs = ()
    level: int = 2
    picture: Picture | None = None
    table: Table | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A title, a line on what it was made of, a summary, and sections; ``language`` is that of the labels.

    A ``compact`` report is set closely, to be taken along on few sheets; one in several ``columns`` as closely as it
    can be read, on one sheet if it can be. ``contents`` is the heading of a list of chapters, in a report that has one.
    """

    language: str
    title: str
    made_of: str
    summary: str
    sections: tuple[Section, ...]
    compact: bool = False
    columns: int = 1
    contents: str | None = None


def own(text: str) -> Run:
    """Words of the program's own."""
    return Run(text=text)


def mark(text: str) -> Run:
    """A mark in the line: interpreted, draft."""
    return Run(text=text, kind=RunKind.MARK)


def cited(text: str, who: str | None = None) -> Run:
    """Where words stand, and whose they are."""
    return Run(text=text, kind=RunKind.CITATION, who=who)


def quoted(text: str, language: str | None = None) -> Run:
    """Words of a document."""
    return Run(text=text, kind=RunKind.QUOTE, language=language)


def shown(run: Run) -> str:
    """A run as text: a quotation in its marks."""
    return f"“{run.text}”" if run.kind is RunKind.QUOTE else run.text
