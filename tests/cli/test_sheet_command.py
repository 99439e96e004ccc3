"""``observance sheet``: the asks of the fictional case in a terminal and in files."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from observance.cli import observance
from observance.pipeline import build

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "documents"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("sheet")
    documents = place / "documents"
    documents.mkdir()
    for name in ("can-pv-9.txt", "wftl-letter.txt"):
        (documents / name).write_bytes((EXAMPLES / name).read_bytes())
    build(documents, place / "case")
    return str(place / "case")


def run(*arguments: str):
    return CliRunner().invoke(observance, ["--language", "en", "sheet", *arguments])


def test_the_sheet_is_shown_with_its_citations(case: str) -> None:
    done = run(case)
    assert done.exit_code == 0
    assert done.output.startswith("Veldania · Convention No. 98\n")
    assert "IN THE EMPLOYERS' CLOSING REMARKS" in done.output
    assert "CAN/PV.9" in done.output


def test_another_state_is_another_case(case: str) -> None:
    assert run(case, "--state", "zz").exception is not None


@pytest.mark.parametrize(("form", "begins"), [("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_sheet_is_written_as_a_file(case: str, tmp_path: Path, form: str, begins: bytes) -> None:
    done = run(case, "--format", form, "--to", str(tmp_path / f"sheet.{form}"))
    assert done.exit_code == 0
    assert (tmp_path / f"sheet.{form}").read_bytes().startswith(begins)


def test_a_sheet_that_is_no_text_wants_a_file(case: str) -> None:
    done = run(case, "--format", "pdf")
    assert "--to" in str(done.exception or done.output)


def test_a_sheet_has_its_labels_in_the_language_that_is_asked_for(case: str) -> None:
    done = run(case, "--lang", "fr")
    assert done.exit_code == 0
    assert "DANS LES REMARQUES FINALES DES EMPLOYEURS" in done.output
    assert "IN THE EMPLOYERS' CLOSING REMARKS" not in done.output
