"""What the tests of the web share: the fictional case, served by this process or by ``observance serve``.

With ``DATABASE_URL`` everything runs on that PostgreSQL, in a database of its own for each process of the tests.
"""

from __future__ import annotations

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "documents"
#: Of this process alone, so that the processes of the tests are in nobody's way.
HERE = Path(tempfile.mkdtemp(prefix="observance-web-"))
CASE = HERE / "case"
atexit.register(shutil.rmtree, HERE, True)


def own_database(url: str, purpose: str = "") -> str:
    """A new database beside the one that is named, dropped when the tests end."""
    import psycopg

    name = f"observance_{os.getpid()}{purpose}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    atexit.register(_drop_database, url, name)
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _drop_database(url: str, name: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


SERVER = os.environ.get("DATABASE_URL")
DATABASE = own_database(SERVER) if SERVER else None

# Settings are read once; other tests and the processes of the tests must not inherit what these are given.
with pytest.MonkeyPatch.context() as environment:
    environment.setenv("DJANGO_SETTINGS_MODULE", "observance_web.settings")
    environment.setenv("OBSERVANCE_CASE", str(CASE))
    if DATABASE:
        environment.setenv("DATABASE_URL", DATABASE)
    import django

    django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from pytest_django.plugin import DjangoDbBlocker  # noqa: E402

from observance.pipeline import build  # noqa: E402
from observance_web.accounts.actions import issue_ticket  # noqa: E402
from observance_web.index.building import ensure_index  # noqa: E402
from observance_web.index.current import IN_USE  # noqa: E402


@pytest.fixture(scope="session")
def case() -> Path:
    """The fictional case, built."""
    if not CASE.exists():
        build(EXAMPLES, CASE)
    return CASE


@pytest.fixture(scope="session")
def indexed(case: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """The fictional case with its index, read by this process."""
    with django_db_blocker.unblock():
        ensure_index(case)
        call_command("migrate", verbosity=0, interactive=False)
        IN_USE.refresh()
        yield case


@pytest.fixture(scope="session")
def django_db_setup(indexed: Path) -> None:
    """Tests with ``django_db`` run in the databases that all tests use, each in a transaction that is undone."""
    del indexed


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """``observance serve`` at work: its process, and the address that lets one browser in."""

    process: subprocess.Popen[str]
    address: str

    @property
    def root(self) -> str:
        return self.address.split("/open/")[0]


def serve(
    case: Path,
    *arguments: str,
    options: tuple[str, ...] = (),
    errors: int | None = None,
    database: str | None = DATABASE,
) -> Served:
    """Start ``observance OPTIONS serve`` on a port that is free; gives it when it answers.

    A server keeps the indexes of one case: another case wants a database of its own.
    """
    environment = {**os.environ, "LANGUAGE": "en"} | ({"DATABASE_URL": database} if database else {})
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from observance.cli import main; main()",
            *options,
            "serve",
            str(case),
            "--port",
            "0",
            *arguments,
        ],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
    )
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found, "serve printed no address"
    return Served(process=process, address=found[0])


@pytest.fixture(scope="session")
def served(indexed: Path) -> Iterator[str]:
    """The fictional case, served by processes of its own; gives the address that lets one browser in."""
    one = serve(indexed)
    yield one.address
    one.process.terminate()
    one.process.wait(20)
    assert one.process.stdout is not None
    one.process.stdout.close()


@pytest.fixture
def browser(indexed: Path) -> Client:
    """A browser that was let in."""
    del indexed
    client = Client()
    client.get(f"/open/{issue_ticket()}")
    return client
