"""Where an index lies: a file of SQLite, or a schema of PostgreSQL.

A file is never changed once it is in its place: the next index is made of a copy and takes its place by its own name. A
schema is changed in one transaction; who reads sees the rows of before or those of after, for the length of a page.
Both are read without a right to write. Changes to which index the connection ``index`` leads.
"""

from __future__ import annotations

import os
import secrets
import shutil
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

    def last(self, name: str) -> str | None:
        """The newest finished index of the shape of the one that is named, if there is any."""

    def use(self, name: str) -> None:
        """Read from a finished index from now on, in this process."""

    def making(self, name: str) -> AbstractContextManager[None]:
        """Write into an empty index, which is in its place at the end and nowhere before."""

    def changing(self, last: str, name: str) -> AbstractContextManager[None]:
        """Write into an index that is there; under its new name what was written is there at the end, not before."""

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


def _shape(name: str) -> str:
    return name.rpartition("_")[0]


class _Files:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.sqlite3"

    def ready(self, name: str) -> bool:
        return self._file(name).is_file()

    def last(self, name: str) -> str | None:
        found = sorted(self._folder.glob(f"{_shape(name)}_*.sqlite3"), key=lambda place: place.stat().st_mtime_ns)
        return found[-1].stem if found else None

    def use(self, name: str) -> None:
        _point(NAME=f"{self._file(name).resolve().as_uri()}?mode=ro&immutable=1", OPTIONS={})

    @contextmanager
    def making(self, name: str) -> Iterator[None]:
        with self._apart(name), transaction.atomic(using=ALIAS):
            yield

    @contextmanager
    def changing(self, last: str, name: str) -> Iterator[None]:
        with self._apart(name) as apart:
            shutil.copyfile(self._file(last), apart)
            with transaction.atomic(using=ALIAS):
                yield

    @contextmanager
    def _apart(self, name: str) -> Iterator[Path]:
        """The file of an index that is being written; in its place where nothing went wrong, gone where it did."""
        apart = self._folder / f"{name}.{os.getpid()}.making"
        self._folder.mkdir(parents=True, exist_ok=True)
        apart.unlink(missing_ok=True)
        _point(NAME=apart, OPTIONS={"init_command": _FAST})
        try:
            yield apart
            connections[ALIAS].close()
            with apart.open("rb") as file:
                os.fsync(file.fileno())
            apart.replace(self._file(name))
        finally:
            connections[ALIAS].close()
            apart.unlink(missing_ok=True)

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
    """A table of each schema says which index it is, so that what is brought up to date stays where it is."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def ready(self, name: str) -> bool:
        return name in self._all().values()

    def last(self, name: str) -> str | None:
        return next((one for one in self._all().values() if _shape(one) == _shape(name)), None)

    def use(self, name: str) -> None:
        from psycopg import IsolationLevel

        options = f"-c search_path={self._schema(name)} -c default_transaction_read_only=on"
        _point(OPTIONS={"options": options, "isolation_level": IsolationLevel.REPEATABLE_READ})

    @contextmanager
    def making(self, name: str) -> Iterator[None]:
        schema = f"{_shape(name)}_{secrets.token_hex(6)}"
        with self._writing(schema) as cursor:
            cursor.execute(f"CREATE SCHEMA {schema}")
            cursor.execute("CREATE TABLE index_state (name text NOT NULL)")
            cursor.execute("INSERT INTO index_state VALUES (%s)", [name])
            yield
            for other, one in self._all().items():
                if one == name:
                    cursor.execute(f"DROP SCHEMA IF EXISTS {other} CASCADE")

    @contextmanager
    def changing(self, last: str, name: str) -> Iterator[None]:
        with self._writing(self._schema(last)) as cursor:
            cursor.execute("UPDATE index_state SET name = %s", [name])
            yield

    @contextmanager
    def _writing(self, schema: str) -> Iterator[Any]:
        """Everything in one transaction: nothing is seen before its end, and nothing is left of a cut one."""
        _point(OPTIONS={"options": f"-c search_path={schema}"})
        try:
            with transaction.atomic(using=ALIAS), connections[ALIAS].cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [self._prefix])
                yield cursor
        finally:
            connections[ALIAS].close()

    def drop_others(self, kept: frozenset[str]) -> None:
        with connections["default"].cursor() as cursor:
            for schema, name in self._all().items():
                if name not in kept:
                    cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")

    def _schema(self, name: str) -> str:
        return next(schema for schema, one in self._all().items() if one == name)

    def _all(self) -> dict[str, str]:
        """The schemas of the case, and which index each of them is; the newest first."""
        with connections["default"].cursor() as cursor:
            cursor.execute(
                "SELECT relnamespace::regnamespace::text FROM pg_class WHERE relname = 'index_state'"
                " AND starts_with(relnamespace::regnamespace::text, %s) ORDER BY oid DESC",
                [self._prefix],
            )
            found: dict[str, str] = {}
            for (schema,) in cursor.fetchall():
                cursor.execute(f"SELECT name FROM {schema}.index_state")
                found[schema] = next(name for (name,) in cursor.fetchall())
            return found
