"""The records of a case leave it as Akoma Ntoso, DOCX and PDF, and the command line checks them."""

from __future__ import annotations

from pathlib import Path

import pytest

from observance.casefile import CaseFile
from observance.cli import main
from observance.domain.record import Record
from observance.pipeline import build
from observance.publish.akn import check_akn
from observance.publish.records import RecordFormat, export_records
from observance.read import read
from observance.segment import segment

DOCUMENTS = Path(__file__).parents[2] / "examples" / "documents"


def built(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("can-pv-9.txt", "wftl-letter.txt"):
        (folder / name).write_bytes((DOCUMENTS / name).read_bytes())
    build(folder, tmp_path / "case")
    return tmp_path / "case"


def test_each_record_is_one_file_and_no_letter_is(tmp_path):
    written = export_records(CaseFile.open(built(tmp_path)), tmp_path / "akn")
    assert written == ("can-pv-9.xml",)
    assert check_akn((tmp_path / "akn" / "can-pv-9.xml").read_bytes()) == ()


@pytest.mark.parametrize("form", [RecordFormat.DOCX, RecordFormat.PDF])
def test_each_record_is_one_paper(form, tmp_path):
    case = CaseFile.open(built(tmp_path))
    assert export_records(case, tmp_path / "papers", form) == (f"can-pv-9.{form}",)
    again = segment(read(tmp_path / "papers" / f"can-pv-9.{form}"))
    assert isinstance(again, Record)
    assert [s.heading for s in again.speeches] == [s.heading for s in case.segmentation("can-pv-9").speeches]


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["--language", "en", *map(str, arguments)])
    return int(ended.value.code or 0)


def test_the_command_line_exports_and_checks(tmp_path, capsys):
    case, to = built(tmp_path), tmp_path / "akn"
    assert run("export", case, "--format", "akn", "--to", to) == 0
    path = to / "can-pv-9.xml"
    assert run("export", case, "--format", "pdf", "--to", to) == 0
    assert capsys.readouterr().out == "can-pv-9.xml\ncan-pv-9.pdf\n"
    assert run("check", path) == 0
    assert capsys.readouterr().out == "nothing is wrong\n"
    path.write_text(path.read_text(encoding="utf-8").replace('by="#', 'by="#nobody-', 1), encoding="utf-8")
    assert run("check", path) == 1
    assert "nobody-" in capsys.readouterr().out
