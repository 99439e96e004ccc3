"""The date of a summary record: the day printed above the first turn, and no day of which a turn speaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from observance.read import read
from observance.segment import segment

TURNS = """A Government representative stated that a bill had been tabled on 3 March 2011.

The Worker members urged the Government to adopt it without delay.

The Employer members noted that the bill had not been published.

The Government member of Caldoro Islands said that she followed the case with concern.

The Worker members, in their closing remarks, urged the Government to publish the bill.
"""


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("Ninth sitting, 14 June 2011, 10 a.m.", "2011-06-14"),
        ("Neuvième séance, 14 juin 2011, 10 heures", "2011-06-14"),
        ("Ninth sitting", None),
    ],
)
def test_the_day_above_the_first_turn_is_the_date(tmp_path: Path, printed: str, date: str | None) -> None:
    path = tmp_path / "summary.txt"
    path.write_text(f"C.App./PV.9\n\n{printed}\n\nDiscussion of individual cases\n\n{TURNS}", encoding="utf-8")
    found = segment(read(path))
    assert {d.value for d in found.details if d.name == "kind"} == {"summary_record"}
    assert [d.value for d in found.details if d.name == "date"] == ([date] if date else [])
