"""Deciding who is who on the command line: joined, cut, named, parted, taken back; and after a further build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from observance.cli import observance
from observance.cli.speaking import Session
from observance.errors import NotFound, UsageError

LETTER = """Geneva, 5 May 2024

Dear Minister,

Ms Larissa Oruzbekova chairs the Federation of Port Workers. Mr Anton Kestrelov was arrested in Tarsk.
Ms Oruzbekova was heard by the court. Mr Benedikt Kestrelov was not heard, says Mr Anton Kestrelov.

Yours sincerely,

The General Secretary
"""
SECOND = """Geneva, 6 June 2024

Dear Minister,

Ms Lara Orusbek, of the Federation of Port Workers, was fined on 3 May 2024.

Yours sincerely,

The General Secretary
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "letter.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "documents" / "second.txt").write_text(SECOND, encoding="utf-8")
    build(tmp_path / "case")
    return tmp_path / "case"


def build(case: Path) -> None:
    run("build", str(case.parent / "documents"), "--out", str(case))


def run(*arguments: str) -> str:
    session = Session(environ={"OBSERVANCE_LANGUAGE": "en", "COLUMNS": "100"})
    done = CliRunner().invoke(observance, list(arguments), obj=session, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.output


def actors(case: Path) -> dict[str, str]:
    """The persons of a case: their names and the beginnings of their ids."""
    return {
        m[2].strip(): m[1] for m in re.finditer(r"(?m)^([0-9a-f]{8})  person +(.+?)  +\d", run("actors", str(case)))
    }


def decide(case: Path, verb: str, *arguments: str) -> str:
    """Decide, and give the beginning of the decision's id."""
    told = run(verb, str(case), *arguments, "--reason", "read both letters", "--author", "A reviewer")
    return re.findall(r"[0-9a-f]{8}", told)[0]


def test_a_merge_holds_at_once_and_after_a_build_and_can_be_undone(case: Path) -> None:
    before = actors(case)
    decision = decide(case, "merge", before["Larissa Oruzbekova"], before["Lara Orusbek"])
    after = actors(case)
    assert after.keys() == before.keys() - {"Lara Orusbek"}
    build(case)
    assert actors(case) == after
    told = run("actors", str(case), before["Lara Orusbek"])
    assert "A reviewer: these are one: Larissa Oruzbekova = Oruzbekova | Lara Orusbek -> Larissa Oruzbekova" in told
    assert "stands. read both letters" in told
    decide(case, "undo", decision)
    assert actors(case) == before
    assert "undone. read both letters" in run("decisions", str(case))


def test_a_split_takes_mentions_by_id_or_by_spelling(case: Path) -> None:
    larissa = actors(case)["Larissa Oruzbekova"]
    decide(case, "split", larissa, "Oruzbekova", "--name", "Another Oruzbekova")
    assert {"Larissa Oruzbekova", "Another Oruzbekova"} <= actors(case).keys()
    anton = actors(case)["Anton Kestrelov"]
    mention = re.findall(r"(?m)^  ([0-9a-f]{8}) letter", run("actors", str(case), anton))[-1]
    decide(case, "split", anton, mention)
    assert run("actors", str(case)).count("Anton Kestrelov") == 2


def test_two_that_are_not_the_same_are_no_longer_proposed(case: Path) -> None:
    found = actors(case)
    decide(case, "not-the-same", found["Anton Kestrelov"], found["Benedikt Kestrelov"])
    assert "these are not the same: Anton Kestrelov | Benedikt Kestrelov" in run("decisions", str(case))
    assert run("decisions", str(case), "--open") == ""
    decide(case, "merge", found["Anton Kestrelov"], found["Benedikt Kestrelov"])
    assert "a later decision says otherwise" in run("decisions", str(case), "--open")


def test_an_actor_is_called_as_a_person_says(case: Path) -> None:
    decide(case, "rename", actors(case)["Lara Orusbek"], "Lara Oruzbek (lawyer)")
    assert "Lara Oruzbek (lawyer)" in actors(case)


def test_what_is_exported_is_as_people_decided(case: Path) -> None:
    found = actors(case)
    decide(case, "merge", found["Larissa Oruzbekova"], found["Lara Orusbek"])
    run("export", str(case), "--format", "jsonl", "--to", str(case.parent / "tables"))
    rows = (case.parent / "tables" / "actors.jsonl").read_text(encoding="utf-8").splitlines()
    assert [row for row in rows if "Lara Orusbek" in row and "Larissa Oruzbekova" in row]


def test_what_is_not_there_is_told(case: Path) -> None:
    found = actors(case)
    with pytest.raises(NotFound, match="no ask zzz"):
        run("merge", str(case), found["Lara Orusbek"], "zzz", "--reason", "r")
    with pytest.raises(UsageError, match="one already"):
        run("merge", str(case), found["Lara Orusbek"], found["Lara Orusbek"], "--reason", "r")
    with pytest.raises(NotFound, match="0 mentions"):
        run("split", str(case), found["Lara Orusbek"], "Nobody", "--reason", "r")
    with pytest.raises(NotFound, match="0 decisions"):
        run("undo", str(case), "zzz", "--reason", "r")
