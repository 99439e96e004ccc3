"""The records of a case leave it as Akoma Ntoso files, and the command line checks them."""

from __future__ import annotations

from pathlib import Path

import pytest

from observance.casefile import CaseFile
from observance.cli import main
from observance.pipeline import build
from observance.publish.akn import check_akn
from observance.publish.debates import export_debates

DOCUMENTS = Path(__file__).parents[2] / "examples" / "documents"


def built(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("can-pv-9.txt", "wftl-letter.txt"):
        (folder / name).write_bytes((DOCUMENTS / name).read_bytes())
    build(folder, tmp_path / "case")
    return tmp_path / "case"


def test_each_record_is_one_file_and_no_letter_is(tmp_path):
    written = export_debates(CaseFile.open(built(tmp_path)), tmp_path / "akn")
    assert written == ("can-pv-9.xml",)
    assert check_akn((tmp_path / "akn" / "can-pv-9.xml").read_bytes()) == ()


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["--language", "en", *map(str, arguments)])
    return int(ended.value.code or 0)


def test_the_command_line_exports_and_checks(tmp_path, capsys):
    case, to = built(tmp_path), tmp_path / "akn"
    assert run("export", case, "--format", "akn", "--to", to) == 0
    path = to / "can-pv-9.xml"
    capsys.readouterr()
    assert run("check", path) == 0
    assert capsys.readouterr().out == "nothing is wrong\n"
    path.write_text(path.read_text(encoding="utf-8").replace('by="#', 'by="#nobody-', 1), encoding="utf-8")
    assert run("check", path) == 1
    assert "nobody-" in capsys.readouterr().out
