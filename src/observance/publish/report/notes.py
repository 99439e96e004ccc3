"""Citations in a report, numbered: each quotation points to a line of a list at the end.

Reads sections; gives the same sections with numbers in place of citations, and the list. The same citation is one
number, in the order in which it is met; whose words are quoted stays beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from observance.publish.report.blocks import Entry, Line, Note, Row, Run, RunKind, Runs, Section, Table, cited, own


@dataclass(slots=True)
class Notes:
    """The numbers given so far."""

    numbers: dict[str, int] = field(default_factory=dict)

    def numbered(self, section: Section) -> Section:
        """A section with numbers in place of its citations."""
        return replace(
            section,
            words=self._runs(section.words),
            entries=tuple(map(self._entry, section.entries)),
            table=self._table(section.table) if section.table else None,
        )

    def listed(self) -> tuple[Note, ...]:
        """The citations in the order of their numbers."""
        return tuple(Note(number=number, text=text) for text, number in self.numbers.items())

    def _entry(self, entry: Entry) -> Entry:
        lines = tuple(Line(label=line.label, runs=self._runs(line.runs)) for line in entry.lines)
        return replace(entry, title=self._runs(entry.title), lines=lines)

    def _table(self, table: Table) -> Table:
        rows = tuple(Row(cells=tuple(map(self._runs, row.cells))) for row in table.rows)
        return replace(table, rows=rows)

    def _runs(self, runs: Runs) -> Runs:
        return tuple(self._told(runs))

    def _told(self, runs: Iterable[Run]) -> Iterator[Run]:
        for run in runs:
            if run.kind is not RunKind.CITATION:
                yield run
                continue
            if run.who:
                yield cited(run.who)
                yield own(" ")
            number = self.numbers.setdefault(run.text, len(self.numbers) + 1)
            yield Run(text=f"[{number}]", kind=RunKind.NOTE, note=number)
