"""The story of an ask over the years: a column for each session, a cell for each way in which something is said of it.

Reads an ask, its years as a build told them, and the session to which each document belongs; gives what its row holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from observance.domain.case import Ask, Step, YearOfAsk
from observance_web.cases import values
from observance_web.quotations import Quotation

#: The cells of a column, from above, each with the column of the ask whose quotations it holds, if it is one.
STORY: Mapping[str, str | None] = {
    "asked": "requests",
    "objected": "objections",
    "answered": "answers",
    "contested": "contested",
    "noted": "appreciations",
    "met": None,
    "concluded": None,
}
#: How many lines a cell shows, and what the column of that which has no date is called in addresses.
LINES, UNDATED = 4, "undated"

#: Gives what a row holds of the quotations of a cell, and puts the others aside.
Put = Callable[[str, Sequence[Step]], values.Quoted]


def cell_name(year: int | None, what: str) -> str:
    """What a cell is called in addresses."""
    return f"{year or UNDATED}-{what}"


def story_of(
    ask: Ask, years: Iterable[YearOfAsk], session: Mapping[str, int], said: Mapping[str, Quotation], put: Put
) -> tuple[values.AskYear, ...]:
    """The columns of an ask in the order of time; what has no date comes last."""
    told = {row.year: row for row in years}
    steps = {what: _by_year(getattr(ask, of) if of else (), session) for what, of in STORY.items()}
    columns: set[int | None] = {*told, *(year for found in steps.values() for year in found)}
    return tuple(
        _column(year, told.get(year or 0), {what: found.get(year, []) for what, found in steps.items()}, said, put)
        for year in sorted(columns, key=lambda year: (year is None, year))
    )


def _by_year(steps: Iterable[Step], session: Mapping[str, int]) -> dict[int | None, list[Step]]:
    found: dict[int | None, list[Step]] = {}
    for step in steps:
        found.setdefault(session.get(step.document), []).append(step)
    return found


def _column(
    year: int | None,
    told: YearOfAsk | None,
    steps: Mapping[str, Sequence[Step]],
    said: Mapping[str, Quotation],
    put: Put,
) -> values.AskYear:
    row = told or YearOfAsk(ask="", year=0)
    own = {**steps, "met": [one.said for one in row.met], "concluded": row.conclusions}
    lines = {what: list(_lines(said[step.finding] for step in own[what])) for what in STORY}
    lines["asked"] = [*_asked(row, said), *(one for one in lines["asked"] if one.quotation.reported or not row.asked)]
    lines["met"] = [values.StoryLine(quotation=said[one.said.finding], met=one.by.value) for one in row.met]
    cells = (
        values.StoryCell(
            what=what,
            lines=tuple(lines[what][:LINES]),
            more=max(0, len(lines[what]) - LINES),
            quoted=put(cell_name(year, what), own[what]),
        )
        for what in STORY
        if own[what]
    )
    return values.AskYear(
        year=year,
        cells=tuple(cells),
        dropped=row.dropped,
        concluded=row.concluded.value if row.concluded else None,
    )


def _asked(row: YearOfAsk, said: Mapping[str, Quotation]) -> Iterator[values.StoryLine]:
    """Each asker with the most insistent wording, beside that of the last earlier year."""
    for one in row.asked:
        yield values.StoryLine(
            quotation=said[one.request.finding],
            how=one.insistence.value,
            change=one.change,
            again=one.before is not None,
        )


def _lines(quotations: Iterable[Quotation]) -> Iterator[values.StoryLine]:
    """The first words of each who says something."""
    first: dict[tuple[str | None, bool], Quotation] = {}
    for one in quotations:
        first.setdefault((one.voice.label or one.title, one.reported), one)
    yield from (values.StoryLine(quotation=one, how=one.how) for one in first.values())
