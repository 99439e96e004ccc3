from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from observance.casefile import CaseFile
from observance.cli import main

pytestmark = pytest.mark.usefixtures("quiet_environment")


@pytest.fixture
def quiet_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting from outside, and none from a file in the current folder."""
    for name in [*os.environ]:
        if name.startswith(("OBSERVANCE_", "LC_", "LANG")):
            monkeypatch.delenv(name)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)


@pytest.mark.usefixtures("plain_pipeline")
def test_build_ends_with_a_table_of_what_was_read_and_why_not(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", folder, "--out", tmp_path / "case", "--workers", 1) == 0
    said = capsys.readouterr()
    assert [line.split() for line in said.out.splitlines()[:3]] == [
        ["read", "2"],
        ["partly", "read", "0"],
        ["not", "read", "1"],
    ]
    assert "it breaks off at 0; ask for it again" in said.out
    assert "3/3" in said.err
    assert "errors: read 1" in said.err


@pytest.mark.usefixtures("plain_pipeline")
def test_a_quiet_build_says_nothing(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", folder, "--out", tmp_path / "case", "--workers", 2, "--quiet") == 0
    assert capsys.readouterr() == ("", "")
    assert len(CaseFile.open(tmp_path / "case").documents()) == 3


@pytest.mark.usefixtures("plain_pipeline")
def test_a_bar_shows_the_same_as_lines(folder: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("OBSERVANCE_PROGRESS", "bar")
    assert run("build", folder, "--out", tmp_path / "case", "--workers", 1) == 0
    assert "3/3" in capsys.readouterr().err


def test_show_lists_documents_and_shows_places(built: CaseFile, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", built.folder.path) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0].split() == ["reference", "kind", "date", "pages", "languages", "speeches", "title"]
    assert "broken.txt" in out
    assert run("show", built.folder.path, "a") == 0
    assert "The Government is asked to supply" in capsys.readouterr().out
    assert run("show", built.folder.path, "a~p3") == 0
    assert capsys.readouterr().out == "Thank you.\n"


def test_no_line_is_wider_than_the_setting(built: CaseFile, monkeypatch, capsys) -> None:
    monkeypatch.setenv("OBSERVANCE_WIDTH", "24")
    assert run("show", built.folder.path, "a") == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 24


def test_check_says_what_it_checked_and_ends_with_one_where_something_is_wrong(built: CaseFile, capsys) -> None:
    assert run("check", built.folder.path) == 0
    assert "nothing is wrong" in capsys.readouterr().out
    place = built.folder.shard_place(built.generation.shards[0].key)
    place.write_bytes(place.read_bytes()[:-3])
    assert run("check", built.folder.path) == 1
    assert "missing or damaged" in capsys.readouterr().out


def test_export_says_what_it_wrote(built: CaseFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("jsonl", "csv"):
        assert run("export", built.folder.path, "--format", form, "--to", tmp_path / form) == 0
        assert f"passages.{form}" in capsys.readouterr().out
        assert (tmp_path / form / f"documents.{form}").is_file()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["show", "nowhere"], 3, "observance: nowhere: there is no case here; make one with: "),
        (["build", "nowhere", "--out", "case"], 2, "observance: nowhere: there is no such folder; "),
        (["show"], 2, "observance: Missing argument 'CASE'.; see: observance show --help"),
        (["shew"], 2, "observance: No such command 'shew'"),
        (["--config", "none.toml", "config"], 2, "observance: none.toml: this file of settings cannot be read; "),
        (
            ["--language", "xx", "config"],
            2,
            "observance: --language: language cannot be xx; set it to one of: auto, en",
        ),
    ],
)
def test_an_error_is_one_line_with_a_remedy_and_a_status(arguments, status, said, capsys) -> None:
    assert run(*arguments) == status
    err = capsys.readouterr().err
    assert err.startswith(said)
    assert err.count("\n") == 1


def test_a_failure_of_the_program_is_one_line_and_a_traceback_only_with_debug(monkeypatch, capsys) -> None:
    def fail(_path: object, **_settings: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("observance.casefile.CaseFile.open", fail)
    assert run("show", "x") == 70
    assert capsys.readouterr().err == (
        "observance: the program failed (ZeroDivisionError: oh); report this, with what --debug shows\n"
    )
    assert run("--debug", "show", "x") == 70
    assert "Traceback" in capsys.readouterr().err


def test_config_shows_where_each_value_came_from(monkeypatch, capsys) -> None:
    Path("observance.toml").write_text("workers = 3\nwidth = 60\n")
    monkeypatch.setenv("OBSERVANCE_WIDTH", "70")
    assert run("--language", "fr", "config") == 0
    rows = {line.split()[0]: line.split()[1:3] for line in capsys.readouterr().out.splitlines()[1:]}
    assert rows["workers"] == ["3", "observance.toml"]
    assert rows["width"] == ["70", "OBSERVANCE_WIDTH"]
    assert rows["language"] == ["fr", "--language"]
    assert rows["batch"] == ["16", "default"]


def test_the_words_are_those_of_the_language_asked_for(monkeypatch, capsys) -> None:
    said = set()
    for language in ("en", "fr", "es", "ru"):
        monkeypatch.setenv("OBSERVANCE_LANGUAGE", language)
        assert run("show", "nowhere") == 3
        assert run("show", "--help") == 0
        said.add(capsys.readouterr().err)
    assert len(said) == 4


def test_doctor_names_what_is_missing_and_how_to_get_it(monkeypatch, capsys) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert run("doctor") == 0
    monkeypatch.setattr("observance.doctor._installed", lambda name: None if name == "lxml" else "1")
    assert run("doctor") == 5
    said = capsys.readouterr()
    assert "pip install observance" in said.out
    assert said.err.startswith("observance: lxml cannot be done without")


def test_control_characters_of_a_document_do_not_reach_the_terminal(folder: Path, tmp_path: Path, capsys) -> None:
    from observance.pipeline import build
    from plain_stages import plain_stages

    (folder / "evil\x1b[2J.txt").write_text("title \x1b]0;x\x07\nbody \u202e turned")
    build(folder, tmp_path / "case", stages=plain_stages())
    for arguments in ([], ["evil-2j"]):
        assert run("show", tmp_path / "case", *arguments) == 0
    out = capsys.readouterr().out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def program(*arguments: object) -> list[str]:
    return [sys.executable, "-c", "from observance.cli import main; main()", *map(str, arguments)]


def test_help_is_there_in_less_than_three_tenths_of_a_second_and_loads_no_reader() -> None:
    loud = "import sys; from observance.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    loud += "bad = {'rich', 'lxml', 'pypdfium2', 'docx', 'msgspec', 'babel'} & set(sys.modules)\n"
    loud += "sys.exit(str(bad) if bad else 0)"
    subprocess.run([sys.executable, "-c", loud], check=True, capture_output=True)
    taken = []
    for _ in range(3):
        begun = processor_time()
        subprocess.run(program("--help"), check=True, capture_output=True)
        taken.append(processor_time() - begun)
    assert min(taken) < 0.3


def processor_time() -> float:
    """Seconds that ended child processes have used: what others do on the machine does not count."""
    used = os.times()
    return used.children_user + used.children_system


def test_a_reader_of_our_output_that_goes_away_is_no_error(built: CaseFile) -> None:
    shown = " ".join(f"'{part}'" for part in program("show", built.folder.path))
    ended = subprocess.run(["bash", "-c", f"set -o pipefail; {shown} | head -c 1"], capture_output=True, text=True)
    assert ended.stderr == ""


@pytest.mark.parametrize(("workers", "wait"), [("1", 0.3), ("2", 0.0), ("2", 0.05), ("2", 0.5)])
def test_ctrl_c_stops_with_a_word_on_how_to_go_on(tmp_path: Path, workers: str, wait: float) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for n in range(3000):
        (folder / f"{n}.txt").write_text(f"Letter {n}")
    process = subprocess.Popen(
        program("build", folder, "--out", tmp_path / "case", "--workers", workers),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    assert "documents: 3000" in process.stderr.readline()
    time.sleep(wait)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert err.splitlines()[-1] == "observance: stopped; run the same command to go on"
    assert "Traceback" not in err
