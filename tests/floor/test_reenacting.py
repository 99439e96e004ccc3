"""A record that was only read becomes a journal of acts, and its draft is that record again."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path

import pytest
from story import adopted, published

import observance as ob
from observance.domain import acts
from observance.domain.record import Capacity, Record
from observance.errors import UsageError
from observance.floor import draft_record, shipped_profile
from observance.floor.reenacting import reenacted, substance

ROOT = Path(__file__).parents[2]
RECORDS = ["documents/can-pv-9.txt", *(f"genres/documents/verbatim-{code}.txt" for code in ("en", "fr", "es"))]


def read(name: str) -> Record:
    record = ob.segment(ob.read(ROOT / "examples" / name))
    assert isinstance(record, Record)
    return record


@pytest.mark.parametrize("name", RECORDS)
def test_the_draft_is_the_record_and_is_so_when_it_is_read_again(name: str) -> None:
    record = read(name)
    draft = draft_record(reenacted(record, shipped_profile()).state, "x")
    assert substance(draft) == replace(substance(record), notices=())
    again = ob.segment(draft.document)
    assert isinstance(again, Record)
    assert substance(again) == substance(record)


def test_the_journal_holds_list_limits_interpretation_and_decisions() -> None:
    sitting = reenacted(read(RECORDS[0]), shipped_profile())
    done = [type(act) for act in sitting.acts]
    assert done.count(acts.RequestFloor) == 39 - 8 - 1, "all but the Chair's turns and the point of order"
    assert acts.CloseList in done
    assert [r.limit.milliseconds for r in sitting.state.reductions] == [180_000]
    assert {turn.language for turn in sitting.state.turns.values()} == {"en", "fr", "es", "ru", "ar"}
    assert [record.symbol for record in sitting.state.adopted] == ["PV.4", "PV.5", "PV.6"]
    alone = [t.limit for t in sitting.state.turns.values() if t.capacity is Capacity.OBSERVER]
    assert alone == [180_000, 180_000]


def test_a_sitting_that_was_run_can_be_re_enacted_from_its_record() -> None:
    for state in (published().state, adopted().state.at("CAN/PV.12")):
        record = draft_record(state, "x")
        assert substance(draft_record(reenacted(record, shipped_profile()).state, "y")) == substance(record)


def test_a_summary_is_not_re_enacted() -> None:
    with pytest.raises(UsageError, match="summary"):
        reenacted(read("genres/documents/summary-en.txt"), shipped_profile())


def test_what_the_rules_do_not_admit_is_told() -> None:
    profile = shipped_profile()
    few = replace(profile, spoken=("en", "fr", "es"))
    with pytest.raises(UsageError, match="cannot be re-enacted"):
        reenacted(read(RECORDS[0]), few)


def test_the_tool_compares_every_rendering(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "record.txt").write_bytes((ROOT / "examples" / RECORDS[1]).read_bytes())
    (tmp_path / "letter.txt").write_text("Dear Sir,\n\nThank you.\n", encoding="utf-8")
    tool = runpy.run_path(str(ROOT / "tools" / "reenact.py"))
    assert tool["main"]([str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert [line.strip() for line in out.splitlines()[1:]] == [
        f"{what}: speeches F1 1.000, equal"
        for what in ("draft", "text, read again", "DOCX, read again", "Akoma Ntoso, read again")
    ]
    (tmp_path / "record.txt").unlink()
    assert tool["main"]([str(tmp_path)]) == 1
