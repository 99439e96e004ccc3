"""Where an index lies: a file of SQLite, or a schema of PostgreSQL. Both are made beside those in use and put in their
place at once, both are read without a right to write, and both are dropped as a whole.

Changes to which index the connection ``index`` leads.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.db import connections, transaction

from observance_web.index.names import prefix_of

ALIAS = "index"


class Places(Protocol):
    """The places of the indexes of a case."""

    def ready(self, name: str) -> bool:
        """Whether an index of that name is finished."""

    def use(self, name: str) -> None:
        """Read from a finished index from now on, in this process."""

    def making(self, name: str) -> AbstractContextManager[None]:
        """Write into an empty index, which is in its place at the end and nowhere before."""

    def drop_others(self, kept: frozenset[str]) -> None:
        """Take away every other index of the case, and what is left of unfinished ones."""


def places() -> Places:
    """The places of the database that is set."""
    environment = settings.ENVIRONMENT
    if environment.database:
        return _Schemas(prefix_of(environment.served))
    return _Files(environment.served / "cache" / "web" / "index")


def _point(**values: Any) -> None:
    """Lead the connection elsewhere; what is open in this thread is closed."""
    connections[ALIAS].close()
    connections.settings[ALIAS].update(values)


class _Files:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.sqlite3"

    def ready(self, name: str) -> bool:
        return self._file(name).is_file()

    def use(self, name: str) -> None:
        _point(NAME=f"{self._file(name).resolve().as_uri()}?mode=ro&immutable=1", OPTIONS={})

    @contextmanager
    def making(self, name: str) -> Iterator[None]:
        apart = self._folder / f"{name}.{os.getpid()}.making"
        self._folder.mkdir(parents=True, exist_ok=True)
        apart.unlink(missing_ok=True)
        _point(NAME=apart, OPTIONS={"init_command": _FAST})
        with transaction.atomic(using=ALIAS):
            yield
        connections[ALIAS].close()
        with apart.open("rb") as file:
            os.fsync(file.fileno())
        apart.replace(self._file(name))

    def drop_others(self, kept: frozenset[str]) -> None:
        for path in self._folder.glob("*"):
            name, *rest = path.name.split(".")
            if name not in kept or (rest[-1] == "making" and not _is_alive(rest[0])):
                path.unlink(missing_ok=True)


def _is_alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


#: A file that is not finished is thrown away: nothing in it has to survive a cut. Tables without foreign keys can be
#: made within a transaction where those are not looked at.
_FAST = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF"


class _Schemas:
    """Everything is made in one transaction: nothing is seen before its end, and nothing is left of a cut one."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def ready(self, name: str) -> bool:
        return name in self._all()

    def use(self, name: str) -> None:
        _point(OPTIONS={"options": f"-c search_path={name} -c default_transaction_read_only=on"})

    @contextmanager
    def making(self, name: str) -> Iterator[None]:
        _point(OPTIONS={"options": f"-c search_path={name}"})
        with transaction.atomic(using=ALIAS):
            with connections[ALIAS].cursor() as cursor:
                cursor.execute(f"CREATE SCHEMA {name}")
            yield
        connections[ALIAS].close()

    def drop_others(self, kept: frozenset[str]) -> None:
        with connections["default"].cursor() as cursor:
            for name in self._all():
                if name not in kept:
                    cursor.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")

    def _all(self) -> list[str]:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, %s)", [self._prefix])
            return [str(name) for (name,) in cursor.fetchall()]
