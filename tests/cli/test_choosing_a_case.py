"""Which case a command is about, and that the others are not read for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from observance.casefile import CaseFile
from observance.cli import observance
from observance.cli.listing import case_of
from observance.domain.decided_asks import ASK, ask_group
from observance.domain.joinings import Member, Signature, merge
from observance.domain.selectors import Selector, select
from observance.errors import NotFound
from observance.pipeline import build
from observance.pipeline.hindsight import cases_as_of, differences_as_of
from told_stages import told_stages

TEXTS = {
    "a": "Date: 2020-05-01\nState: Norland 87\nAsk: amend section 3 of the Carriers Act",
    "b": "State: Norland 98\nAsk: amend section 4 of the Carriers Act\nAsk: register the Union of Dockers",
    "c": "Date: 2022-05-01\nState: Southland 98\nAsk: repeal section 7 of the Docks Act",
    "d": "Date: 2021-05-01\nState: Southland 98\nState: Norland 87\nName: Union of Dockers",
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text + "\n")
    build(folder, tmp_path / "case", stages=told_stages())
    return tmp_path / "case"


def test_a_case_is_chosen_by_the_name_of_its_state_and_its_convention(case: Path) -> None:
    file = CaseFile.open(case)
    cases = file.cases()
    assert case_of(file, "southland") == cases[2]
    assert case_of(file, "Norland", 98) == cases[1]
    assert case_of(file, "norland") == cases[1], "of several the one with most asks"
    with pytest.raises(NotFound, match="no case"):
        case_of(file, "southland", 87)


def test_each_case_and_its_differences_are_those_of_all(case: Path) -> None:
    file = CaseFile.open(case)
    places = range(len(file.matters().all))
    assert tuple(map(file.case, places)) == file.cases()
    assert tuple(map(file.differences_of, places)) == file.differences()


def test_the_case_of_one_state_is_read_without_the_others(case: Path) -> None:
    file = CaseFile.open(case)
    for stage in ("asks", "disagreements"):
        for shard in file.generation.shards_of(stage)[:2]:
            file.folder.shard_place(shard.key).unlink()
    for command in ("asks", "differences"):
        done = CliRunner().invoke(observance, [command, str(case), "--state", "southland"])
        assert done.exit_code == 0, done.output
    with pytest.raises(Exception, match="missing or damaged"):
        file.cases()


@pytest.mark.parametrize("day", ["2020-12-31", "2021-12-31", "2022-12-31"])
def test_a_state_as_of_a_day_is_what_all_are_as_of_that_day(case: Path, day: str) -> None:
    file = CaseFile.open(case)
    for state in ("Norland", "Southland"):
        every = tuple(one for one in cases_as_of(file, day) if one.matter.state == state)
        assert cases_as_of(file, day, state=state) == every
        differing = tuple(one for one in differences_as_of(file, day) if one.matter.state == state)
        assert differences_as_of(file, day, state=state) == differing


def test_asks_joined_across_cases_are_told_the_same_for_one_case_as_for_all(case: Path) -> None:
    file = CaseFile.open(case)
    places = file.request_places()
    groups = [ask_group(found.asks[0], places) for found in file.cases()[:2]]

    def chosen(member: Member) -> Selector:
        text = file.reading(member.citation.document).reading.text
        return select(text, member.citation, member.finding)

    signed = Signature(id="d1", at="2024-07-01T10:00:00+00:00", author="A", reason="the same law")
    file.decide("test", merge(ASK, groups, chosen, signed))
    whole = file.cases()
    assert [ask.decisions for ask in whole[0].asks] == [("d1",)]
    assert tuple(map(file.case, range(3))) == whole
