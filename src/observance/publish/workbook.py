"""Tables as one XLSX workbook: a sheet for each table, every cell a string, a number or a truth.

Takes rows as they come and keeps none of them (``constant_memory``); writes a file, the same bytes for the same rows. A
string is never a formula, a link or a number, whatever it begins with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from observance.errors import CaseError

#: What a sheet holds at most, by the format: rows, and characters of a cell.
MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
#: The earliest time that the format can state: it claims nothing.
_NO_TIME = datetime(1980, 1, 1)
_WIDTH = 18


@dataclass(slots=True, kw_only=True)
class Workbook:
    """A workbook while it is written; use it in a ``with`` statement."""

    path: Path
    flat: Callable[[object], str]
    _book: Any = field(init=False, default=None)

    def __enter__(self) -> Workbook:
        import xlsxwriter

        self._book = xlsxwriter.Workbook(str(self.path), _OPTIONS)
        self._book.set_properties({"created": _NO_TIME})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except FileCreateError as problem:
            raise OSError(str(problem)) from problem

    def sheet(self, name: str, columns: tuple[str, ...]) -> Callable[[Mapping[str, object]], None]:
        """A sheet with the heads of its columns; what puts a row into it."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(len(columns) - 1, 0), _WIDTH)
        bold = self._book.add_format({"bold": True})
        for n, column in enumerate(columns):
            sheet.write_string(0, n, column, bold)
        return _Sink(sheet=sheet, name=name, columns=columns, flat=self.flat, place=str(self.path))


@dataclass(slots=True, kw_only=True)
class _Sink:
    sheet: Any
    name: str
    columns: tuple[str, ...]
    flat: Callable[[object], str]
    place: str
    row: int = 0

    def __call__(self, row: Mapping[str, object]) -> None:
        self.row += 1
        if self.row >= MOST_ROWS:
            raise CaseError(
                "the table {name} has more rows than a sheet holds",
                where=self.place,
                do="write the tables with --format csv",
                name=self.name,
            )
        for n, column in enumerate(self.columns):
            self._cell(n, row.get(column))

    def _cell(self, column: int, value: object) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            self.sheet.write_boolean(self.row, column, value)
        elif isinstance(value, int | float):
            self.sheet.write_number(self.row, column, value)
        else:
            self.sheet.write_string(self.row, column, _fitting(self.flat(value)))


def _fitting(text: str) -> str:
    """A text that a cell holds; one that is cut ends in an ellipsis."""
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
