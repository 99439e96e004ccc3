"""Asks over the years, against what was written by hand of a fictional case of three sessions, cell by cell."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from observance.assemble.asks import tell_asks
from observance.domain.case import Case, rank_of
from observance.domain.findings import Findings, Insistence
from observance.extract import extract
from observance.publish.case_tables import follow_up_rows
from observance.read import read
from observance.segment import segment

YEARS = Path(__file__).resolve().parents[2] / "examples" / "years"
CELLS = ("first_asked", "asked", "repeated", "escalated", "softened", "dropped", "met", "conclusions")


def findings() -> tuple[Findings, ...]:
    return tuple(extract(segment(read(path))) for path in sorted((YEARS / "documents").glob("*.txt")))


@pytest.fixture(scope="module")
def found() -> tuple[Findings, ...]:
    return findings()


@pytest.fixture(scope="module")
def case(found: tuple[Findings, ...]) -> Case:
    (one,) = tell_asks(found)
    return one


def flat(value: object) -> frozenset[str]:
    """A cell as the set of what it lists, whatever the case of its letters."""
    if isinstance(value, bool):
        return frozenset({"yes" if value else "no"})
    parts = value if isinstance(value, list) else str(value or "").split("; ")
    return frozenset(part.lower() for part in parts if part)


def compared(case: Case) -> dict[tuple[str, int, str], tuple[frozenset[str], frozenset[str]]]:
    """What was told and what was written by hand, for each ask, year and column."""
    told = {(row["ask"], row["year"]): row for row in follow_up_rows(case)}
    cells = {}
    with (YEARS / "follow_up.csv").open(encoding="utf-8", newline="") as file:
        for hand in csv.DictReader(file):
            ask = next(one for one in case.asks if any(hand["words"] in step.words for step in one.requests))
            row = told.get((ask.id, int(hand["year"])), {})
            for name in CELLS:
                cells[hand["ask"], int(hand["year"]), name] = (flat(row.get(name)), flat(hand[name]))
    return cells


def test_the_follow_up_is_the_one_written_by_hand_cell_by_cell(case: Case) -> None:
    cells = compared(case)
    wrong = {place: pair for place, pair in cells.items() if pair[0] != pair[1]}
    assert len(cells) == 144
    assert wrong == {}


def test_what_a_later_document_says_changes_no_earlier_year(found: tuple[Findings, ...], case: Case) -> None:
    early = tell_asks([one for one in found if (one.about.date or "") < "2020"])[0]
    told = {(row["ask"], row["year"]): row for row in follow_up_rows(case)}
    rows = list(follow_up_rows(early))
    assert {row["year"] for row in rows} == {2019}
    assert all(row["asked"] == told[row["ask"], row["year"]]["asked"] for row in rows if (row["ask"], 2019) in told)
    assert sum((row["ask"], 2019) in told for row in rows) >= 3


def test_normative_wordings_are_never_more_or_less_insistent() -> None:
    assert rank_of(Insistence.MUST) is None
    assert rank_of(Insistence.URGE) == max(rank_of(one) or 0 for one in Insistence)
