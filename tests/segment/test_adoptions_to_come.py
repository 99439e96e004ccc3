"""An adoption that is only announced is none."""

from __future__ import annotations

import pytest

import observance as ob
from observance.domain.record import Record

RECORD = """CAN/PV.7

Chairperson: Ms ORLAVEDA

{told}

Worker members – We thank the Government of Norland for its report and we ask it to register the union.

Employer members – We thank the Government too. It is a good report, and we have studied it.

Chairperson – {said}

Government representative (Mr TAVI) – We thank the Committee for its attention.
"""


@pytest.mark.parametrize(
    ("said", "events"),
    [
        ("The conclusions will be adopted at a later sitting.", 0),
        ("The report shall be adopted on Friday.", 0),
        ("Выводы комиссии будут приняты позднее.", 0),
        ("If there is no objection, the report is adopted.", 1),
        ("The officers will meet at noon. The report, as amended, is adopted.", 1),
    ],
)
def test_what_will_be_adopted_is_not_adopted(tmp_path, said: str, events: int) -> None:
    (tmp_path / "r.txt").write_text(RECORD.format(told="PV.6 is adopted.", said=said), encoding="utf-8")
    record = ob.segment(ob.read(tmp_path / "r.txt"))
    assert isinstance(record, Record)
    assert [len(s.passages) for s in record.speeches] == [1, 1, 1, 1]
    assert len(record.events) == 1 + events
