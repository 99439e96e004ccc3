"""``observance differences`` of the fictional case, and ``explain`` of one of them."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from observance.cli import observance
from observance.pipeline import build

DOCUMENTS = Path(__file__).resolve().parents[2] / "examples" / "documents"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("differences")
    (place / "documents").mkdir()
    for path in DOCUMENTS.glob("*.txt"):
        (place / "documents" / path.name).write_bytes(path.read_bytes())
    build(place / "documents", place / "case")
    return str(place / "case")


def run(*arguments: str, language: str = "en") -> str:
    done = CliRunner().invoke(observance, ["--language", language, *arguments])
    assert done.exit_code == 0, done.output
    return done.output


def rows(*arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(run(*arguments, "--format", "csv"))))


def test_both_sides_stand_with_their_place_and_what_they_differ_on(case: str) -> None:
    said = " ".join(run("differences", case).split())
    assert "whether there was a dismissal" in said
    assert "“a crane operator of the Port of Tarsk, she was not dismissed for having taken part in bargaining”" in said
    assert "CAN/PV.9, p. 4, Government representative" in said
    assert "nothing of who is right" in said


def test_only_one_kind_is_shown_under_the_ranks_of_all(case: str) -> None:
    every = rows("differences", case)
    some = rows("differences", case, "--kind", "remedy")
    assert {row["kind"] for row in some} == {"remedy"}
    assert some == [row for row in every if row["kind"] == "remedy"]


def test_the_labels_are_in_the_language_asked_for(case: str) -> None:
    assert "s’il y a eu licenciement" in run("differences", case, language="fr")
    assert "si hubo despido" in run("differences", case, language="es")
    assert "было ли увольнение" in run("differences", case, language="ru")


def test_what_is_not_found_is_told(case: str) -> None:
    assert "None found in the documents read." in run("differences", case, "--kind", "two_times")


def test_nothing_later_counts_as_of_a_day(case: str) -> None:
    assert rows("differences", case, "--as-of", "2024-12-31") == rows("differences", case)


def test_explain_tells_both_sides_of_a_disagreement(case: str) -> None:
    first = rows("differences", case)[0]
    said = run("explain", case, first["id"][:8])
    assert said.startswith(f"{first['id']} | ")
    assert said.count("found by the rule") == 2
