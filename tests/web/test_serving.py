"""``observance serve``: one parent that starts everything, keeps it, and stops it all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from conftest import Served, serve
from observance.errors import ConfigError
from observance.pipeline import build
from observance_web.environment import database_of, secret_of
from observance_web.index.names import index_name


def answers(root: str) -> bool:
    try:
        urllib.request.urlopen(root, timeout=5)
    except urllib.error.HTTPError as error:
        return error.code == 403
    except OSError:
        return False
    return False


def ends(root: str, seconds: float = 60) -> bool:
    """Whether nobody answers any more after some time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not answers(root):
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def own_case(indexed: Path, tmp_path: Path) -> Path:
    """A copy of the fictional case that may be changed; what the web keeps is made anew."""
    copy = tmp_path / "case"
    shutil.copytree(indexed, copy, ignore=shutil.ignore_patterns("web"))
    return copy


def close(one: Served) -> int:
    assert one.process.stdout is not None
    status = one.process.wait(20)
    one.process.stdout.close()
    return status


def test_ctrl_c_stops_everything(own_case: Path) -> None:
    one = serve(own_case)
    assert answers(one.root)
    one.process.send_signal(signal.SIGINT)
    assert close(one) == 130
    assert ends(one.root)


def test_who_ends_it_is_told_what_became_of_the_pages(own_case: Path) -> None:
    one = serve(own_case, errors=subprocess.PIPE)
    assert one.process.stderr is not None
    one.process.terminate()
    assert close(one) == 130
    assert one.process.stderr.read() == "The case is closed: nobody is served any more.\n"
    one.process.stderr.close()


def test_a_language_that_is_named_is_that_of_the_pages(own_case: Path) -> None:
    one = serve(own_case, options=("--language", "fr"))
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    opener.addheaders = [("Accept-Language", "es")]
    try:
        assert b'<html lang="fr"' in opener.open(one.address, timeout=120).read()
    finally:
        one.process.terminate()
        close(one)


def test_a_killed_parent_takes_its_processes_with_it(own_case: Path) -> None:
    one = serve(own_case)
    assert answers(one.root)
    one.process.kill()
    close(one)
    assert ends(one.root)


def test_check_starts_asks_and_stops(own_case: Path) -> None:
    one = serve(own_case, "--check")
    assert one.process.stdout is not None
    assert "200" in one.process.stdout.read()
    assert close(one) == 0


def test_a_case_that_is_built_anew_is_shown_without_a_restart(own_case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    letter = "Letter of the Harbour Union\n\nThe Government is asked to supply information on the new law.\n"
    (folder / "first.txt").write_text(letter, encoding="utf-8")
    build(folder, tmp_path / "letters")
    one = serve(tmp_path / "letters")
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    try:
        opener.open(one.address, timeout=120).read()
        (folder / "second.txt").write_text(letter.replace("Harbour", "Railway"), encoding="utf-8")
        build(folder, tmp_path / "letters")
        end = time.monotonic() + 120
        while b"second.txt" not in (text := opener.open(f"{one.root}/documents/", timeout=120).read()):
            assert b"first.txt" in text
            assert time.monotonic() < end, "the new build is not shown"
            time.sleep(0.2)
    finally:
        one.process.send_signal(signal.SIGINT)
        close(one)
    del own_case


def test_an_index_is_named_after_all_that_it_is_made_of(own_case: Path) -> None:
    before = index_name(own_case)
    assert before == index_name(own_case)
    log = own_case / "decisions" / "someone.jsonl"
    log.parent.mkdir(exist_ok=True)
    log.write_text("{}\n", encoding="utf-8")
    assert index_name(own_case) != before


def test_the_secret_is_readable_by_its_owner_alone(own_case: Path) -> None:
    folder = own_case / "cache" / "web"
    assert secret_of(folder) == secret_of(folder)
    assert (folder / "secret").stat().st_mode & 0o077 == 0
    assert os.access(folder / "secret", os.R_OK)


def test_an_address_of_a_database_is_read_in_its_parts() -> None:
    parts = database_of("postgresql://ana:s%40l@db.example:5433/cases")
    assert (parts["USER"], parts["PASSWORD"], parts["HOST"], parts["PORT"]) == ("ana", "s@l", "db.example", "5433")
    with pytest.raises(ConfigError, match="no address of a PostgreSQL"):
        database_of("mysql://db.example/cases")
