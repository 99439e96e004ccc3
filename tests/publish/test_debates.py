"""The records of a case leave it as Akoma Ntoso files, and the command line checks them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

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


def test_the_command_line_exports_and_checks(tmp_path):
    case, to = built(tmp_path), tmp_path / "akn"
    run = CliRunner()
    assert (
        run.invoke(main, ["--language", "en", "export", str(case), "--format", "akn", "--to", str(to)]).exit_code == 0
    )
    path = to / "can-pv-9.xml"
    checked = run.invoke(main, ["--language", "en", "check", str(path)])
    assert (checked.exit_code, checked.output) == (0, "nothing is wrong\n")
    path.write_text(path.read_text(encoding="utf-8").replace('by="#', 'by="#nobody-', 1), encoding="utf-8")
    broken = run.invoke(main, ["--language", "en", "check", str(path)])
    assert broken.exit_code == 1
    assert "nobody-" in broken.output
