"""``observance protect``, ``unprotect`` and ``erase``, and what ``--open`` shows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from observance.cli import observance
from observance.pipeline import build

TEXT = """The Harbour Gazette

14 May 2031

Treasurer of pilots arrested

The police of Tarsk arrested Ms Avelina Drozhenkova on Sunday, said a witness.

The Government of Veldania has not replied.
"""
SECRET = {"OBSERVANCE_PASSPHRASE": "a long passphrase"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("protecting")
    (place / "documents").mkdir()
    (place / "documents" / "gazette.txt").write_text(TEXT)
    build(place / "documents", place / "case")
    return place


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "p")
    return tmp_path / "p"


def run(place: Path, name: str, *arguments: str, vault: bool = True, **env: str) -> Result:
    given = ["--vault", str(place / "v.vault")] if vault else []
    case = [str(place / "documents"), "--out", str(place / "case")] if name == "build" else [str(place / "case")]
    everything = ["--language", "en", name, *case, *arguments, *given]
    return CliRunner(env={**SECRET, **env}).invoke(observance, everything)


def test_somebody_is_protected_shown_with_the_vault_and_protected_no_longer(place: Path) -> None:
    done = run(place, "protect", "Avelina Drozhenkova")
    assert done.exit_code == 0, done.exception
    assert "1 passages of 1 documents are withheld" in done.output
    assert "nothing is left" in done.output
    assert "Drozhenkova" not in run(place, "show", "gazette", vault=False).output
    assert "[withheld]" in run(place, "show", "gazette", vault=False).output
    assert "arrested Ms Avelina Drozhenkova" in run(place, "show", "gazette", "--open").output
    assert "Drozhenkova" in run(place, "actors", "--open").output
    assert "Drozhenkova" not in run(place, "actors", vault=False).output
    assert run(place, "protect").output == "Avelina Drozhenkova\n"
    assert run(place, "unprotect", "Avelina Drozhenkova").exit_code == 0
    assert "Drozhenkova" in run(place, "show", "gazette", vault=False).output


def test_the_vault_can_be_named_in_the_settings_and_the_passphrase_lie_in_a_file(place: Path) -> None:
    secret = place / "secret"
    secret.write_text("another long passphrase\nnot this\n")
    given = ["--passphrase-file", str(secret)]
    vault = {"OBSERVANCE_VAULT": str(place / "v.vault"), "OBSERVANCE_PASSPHRASE": ""}
    assert run(place, "protect", "Avelina Drozhenkova", *given, vault=False, **vault).exit_code == 0
    shown = run(place, "show", "gazette", "--open", *given, vault=False, **vault)
    assert "Drozhenkova" in shown.output
    assert "does not open" in str(run(place, "show", "gazette", "--open").exception)
    assert "no vault is named" in str(run(place, "show", "gazette", "--open", vault=False).exception)


def test_a_passphrase_is_typed_twice_and_is_not_short(place: Path) -> None:
    given = ["--language", "en", "protect", str(place / "case"), "gazette", "--vault", str(place / "v.vault")]
    typed = CliRunner().invoke(
        observance, given, input="a long passphrase\nanother one\na long phrase\na long phrase\n"
    )
    assert typed.exit_code == 0, typed.output
    assert "a long" not in typed.output
    (place / "other").mkdir()
    shutil.copytree(place / "documents", place / "other" / "documents")
    build(place / "other" / "documents", place / "other" / "case")
    short = run(place / "other", "protect", "gazette", OBSERVANCE_PASSPHRASE="short")
    assert "too short" in str(short.exception)


def test_a_build_says_what_waits_and_reads_it_with_the_vault_open(place: Path) -> None:
    run(place, "protect", "Avelina Drozhenkova")
    (place / "documents" / "new.txt").write_text("The Government of Veldania replied on 1 June 2031.\n")
    done = run(place, "build", "--quiet", vault=False)
    assert "new" not in run(place, "show", vault=False).output
    assert done.exit_code == 0
    done = run(place, "build", "--open", "--quiet")
    assert done.exit_code == 0, done.exception
    assert "new" in run(place, "show", vault=False).output
    assert "Drozhenkova" not in run(place, "show", "gazette", vault=False).output


def test_somebody_is_erased(place: Path) -> None:
    done = run(place, "erase", "Avelina Drozhenkova", "--yes", vault=False)
    assert done.exit_code == 0, done.exception
    assert "nothing is left" in done.output
    assert run(place, "build", "--quiet", vault=False).exit_code == 0
    assert "Drozhenkova" not in run(place, "show", "gazette", vault=False).output


def test_erasing_asks_first_and_wants_the_file_gone(place: Path) -> None:
    given = ["--language", "en", "erase", str(place / "case"), "gazette"]
    assert CliRunner().invoke(observance, given, input="n\n").exit_code != 0
    refused = CliRunner().invoke(observance, given, input="y\n")
    assert "still in the folder of documents" in str(refused.exception)
    (place / "documents" / "gazette.txt").unlink()
    assert CliRunner().invoke(observance, given, input="y\n").exit_code == 0
    assert "gazette" not in run(place, "show", vault=False).output


@pytest.mark.parametrize("name", ["export", "sheet", "timeline", "positions", "follow-up", "provisions"])
def test_what_is_written_for_others_opens_no_vault(name: str) -> None:
    assert "--open" not in CliRunner().invoke(observance, ["--language", "en", name, "--help"]).output
