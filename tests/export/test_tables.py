from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from observance.casefile import CaseFile
from observance.errors import CaseError
from observance.pipeline import build
from observance.publish.tables import COLUMNS, Format, export_case
from plain_stages import plain_stages


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_table_and_every_text_is_written(built: CaseFile, folder: Path, tmp_path: Path) -> None:
    written = export_case(built, tmp_path / "out", Format.JSONL)
    assert {path.stem for path in (tmp_path / "out").glob("*.jsonl")} == set(COLUMNS)
    assert dict(written.rows)["documents"] == 3
    assert (tmp_path / "out/text/mail/b.txt.txt").read_bytes() == (folder / "mail/b.txt").read_bytes()
    assert not (tmp_path / "out/text/broken.txt.txt").exists()


def test_offsets_speak_of_the_text_and_a_quote_is_exactly_that(built: CaseFile, tmp_path: Path) -> None:
    export_case(built, tmp_path, Format.JSONL)
    for table in ("passages", "details"):
        for row in rows(tmp_path / f"{table}.jsonl"):
            text = (tmp_path / "text" / f"{row['document']}.txt").read_bytes().decode()
            assert text[row["start"] : row["end"]] == row["quote"]


def test_a_document_that_was_not_read_is_listed_without_numbers(built: CaseFile, tmp_path: Path) -> None:
    export_case(built, tmp_path, Format.JSONL)
    broken = next(row for row in rows(tmp_path / "documents.jsonl") if row["document"] == "broken.txt")
    assert (broken["state"], broken["problems"], broken["characters"]) == ("not_read", ["read: damaged"], None)


def test_csv_has_one_header_and_lists_in_one_cell(built: CaseFile, folder: Path, tmp_path: Path) -> None:
    (folder / 'é, "odd".txt').write_text("DRAFT of it\nA sentence that is long enough to be counted among the others.")
    (folder / "final.txt").write_text("ADOPTED\nA sentence that is long enough to be counted among the others.")
    build(folder, built.folder.path, stages=plain_stages())
    export_case(CaseFile.open(built.folder.path), tmp_path / "out", Format.CSV)
    with (tmp_path / "out/documents.csv").open(encoding="utf-8", newline="") as file:
        found = {row["document"]: row for row in csv.DictReader(file)}
    assert list(next(iter(found.values()))) == list(COLUMNS["documents"])
    assert found["final.txt"]["replaces"] == 'é, "odd".txt'
    assert found["final.txt"]["status"] == "adopted"
    assert found["a.txt"]["pages"] == ""


def test_two_exports_are_the_same_bytes(built: CaseFile, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export_case(built, tmp_path / name, Format.JSONL)
    for path in (tmp_path / "one").glob("*.jsonl"):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_a_place_that_cannot_be_written_is_an_error_with_a_remedy(built: CaseFile, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CaseError, match="give a folder"):
        export_case(built, tmp_path / "file", Format.JSONL)
