"""A report as plain text, for a terminal or a message.

Reads a tree of blocks; gives lines of at most a width.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from observance.publish.report.blocks import Entry, Report, Runs, shown

_LABEL, _WIDEST = 14, 24


def as_text(report: Report, width: int = 100) -> str:
    """The report as text that ends in a line's end."""
    return "\n".join(_lines(report, max(width, 40))) + "\n"


def _lines(report: Report, width: int) -> Iterator[str]:
    yield from textwrap.wrap(report.title, width)
    yield from textwrap.wrap(report.made_of, width)
    yield from textwrap.wrap(report.summary, width)
    for section in report.sections:
        yield ""
        yield from textwrap.wrap(section.heading.upper(), width)
        if section.words:
            yield from textwrap.wrap(_said(section.words), width, initial_indent="    ", subsequent_indent="    ")
        for row in section.table.rows if section.table else ():
            cells = " | ".join(_said(cell) for cell in row.cells)
            yield from textwrap.wrap(cells, width, initial_indent="    ", subsequent_indent="      ")
        for entry in section.entries:
            yield from _entry(entry, width)
        for note in section.notes:
            number = f"{f'[{note.number}]':>6} "
            yield from textwrap.wrap(note.text, width, initial_indent=number, subsequent_indent=" " * len(number))


def _entry(entry: Entry, width: int) -> Iterator[str]:
    number = f"{entry.number:>3} "
    yield from textwrap.wrap(_said(entry.title), width, initial_indent=number, subsequent_indent="    ")
    yield from textwrap.wrap(entry.aside, width, initial_indent="    ", subsequent_indent="    ") if entry.aside else ()
    # As wide as the widest label of the entry, if it is not very wide: labels differ with the language.
    wide = min(max((len(line.label) for line in entry.lines), default=0), _WIDEST)
    wide = max(wide, _LABEL)
    for line in entry.lines:
        label = f"    {line.label:<{wide}} "
        yield from textwrap.wrap(
            _said(line.runs), width, initial_indent=label, subsequent_indent=" " * (wide + 5), break_on_hyphens=False
        )


def _said(runs: Runs) -> str:
    return "".join(map(shown, runs))
