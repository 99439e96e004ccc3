"""The cell of an ask's story that a reader has chosen: one year, one way in which something is said of the ask.

Reads a row of an ask and the address; gives the cell with a page of its quotations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest

from observance_web.cases import queries
from observance_web.cases.models import Ask, Case, Step, Told
from observance_web.cases.values import AskYear, StoryCell
from observance_web.index.story_rows import STORY, cell_name
from observance_web.paging import Page, page_of
from observance_web.quotations import Quotation

#: The cells that stand in every story; the others only where something is said in them.
_ALWAYS = ("asked", "answered", "noted", "concluded")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellShown:
    """A cell in its place: its name in addresses, its column, and what it holds; ``None`` where nothing is said."""

    name: str
    year: AskYear
    cell: StoryCell | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The cell that is chosen, with a page of its quotations."""

    name: str
    year: int | None
    what: str
    page: Page[Quotation]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsAt:
    """Quotations of an ask of one kind and one day that follow each other."""

    what: str
    date: str | None
    steps: list[Step]


def in_time(steps: Sequence[Step]) -> list[StepsAt]:
    """Quotations in the order of time under their kind and day."""
    groups = groupby(steps, key=lambda step: (step.what, step.date))
    return [StepsAt(what=what, date=date, steps=list(found)) for (what, date), found in groups]


def rows_of_story(ask: Ask) -> list[tuple[str, list[CellShown]]]:
    """The story by its rows: each way in which something is said, over the years."""
    cells = {(year.year, cell.what): cell for year in ask.years for cell in year.cells}
    kept = [what for what in STORY if what in _ALWAYS or any(said == what for _, said in cells)]
    return [
        (
            what,
            [
                CellShown(name=cell_name(year.year, what), year=year, cell=cells.get((year.year, what)))
                for year in ask.years
            ],
        )
        for what in kept
    ]


def chosen_cell(request: HttpRequest, case: Case, ask: Ask) -> Chosen | None:
    """The cell that the address names, else the first of the last year, of what has no date where that is all;
    ``None`` where nothing is said at all."""
    cells = {cell_name(year.year, cell.what): (year.year, cell) for year in ask.years for cell in year.cells}
    if not cells:
        return None
    last = max((year for year in ask.years if year.cells), key=lambda year: year.year or 0)
    wanted = request.GET.get("cell", "")
    name = wanted if wanted in cells else cell_name(last.year, last.cells[0].what)
    year, cell = cells[name]
    return Chosen(name=name, year=year, what=cell.what, page=_page(request, case, ask, name, cell))


def _page(request: HttpRequest, case: Case, ask: Ask, name: str, cell: StoryCell) -> Page[Quotation]:
    """A page of a cell's quotations: those of the row itself, or of many the rows of their own."""
    size = len(cell.quoted.first)
    if not cell.quoted.more:
        return page_of(request, cell.quoted.first, max(size, 1), "part")
    told: Page[Told] = page_of(request, queries.told_of(case, "ask", ask.id, name), size, "part")
    return told.of([one.quotation for one in told.rows])
