"""An index that lies outside of its case: where, and how to take it away at once.

Reads and writes ``CASE/cache/web/database``, which names the server and database without who may enter, and changes
that database. Knows nothing of Django, so that the command line may ask it. Without that file an index in a database is
never brought up to date, only made whole: what was to be taken out of a case must not stay in what is left of rows.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from observance.errors import NotErased
from observance_web.environment import DATABASE
from observance_web.index.names import prefix_of

_STALE = "stale"
#: Seconds that a server may take to answer.
_PATIENCE = 10


def told_address(url: str) -> str:
    """A database as it may be shown and kept: server and name."""
    parts = urlsplit(url)
    place = f"{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}{parts.path}"
    return place or url.partition(":")[0]


def remember(case: Path, url: str) -> None:
    """Keep where the index of a case lies, now that it is there."""
    _write(case, told_address(url))


def is_remembered(case: Path, url: str) -> bool:
    """Whether the index that is there was made of this case folder as it is, and nothing was taken out since."""
    return _read(case) == told_address(url)


def to_be_dropped(case: Path) -> Callable[[], None]:
    """What takes the index of a case out of its database, to be called when something was taken out of the case.

    That raises NotErased where there is an index that cannot be reached.
    """
    kept, url = _read(case), os.environ.get(DATABASE)

    def drop() -> None:
        if not kept and not url:
            return
        address = kept.removeprefix(_STALE).strip() or told_address(url or "")
        reason = _drop(case, url) if url and told_address(url) == address else DATABASE
        if reason is not None:
            _write(case, f"{_STALE} {address}")
            raise NotErased(
                "rows of the case's pages are still in the database {address}, which was not reached ({reason})",
                where=str(case),
                do="set DATABASE_URL to that database, then run: observance serve CASE --check",
                address=address,
                reason=reason,
            )
        _place(case).unlink(missing_ok=True)

    return drop


def _drop(case: Path, url: str) -> str | None:
    """Take every index of a case out of a database; why it was not done."""
    try:
        import psycopg
    except ImportError as error:
        return str(error)
    try:
        with psycopg.connect(url, connect_timeout=_PATIENCE) as connection:
            found = connection.execute(
                "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, %s)", [prefix_of(case)]
            ).fetchall()
            for (schema,) in found:
                connection.execute(psycopg.sql.SQL("DROP SCHEMA {} CASCADE").format(psycopg.sql.Identifier(schema)))
    except psycopg.Error as error:
        return " ".join(str(error).split())
    return None


def _place(case: Path) -> Path:
    return case / "cache" / "web" / "database"


def _read(case: Path) -> str:
    place = _place(case)
    return place.read_text(encoding="utf-8").strip() if place.is_file() else ""


def _write(case: Path, line: str) -> None:
    place = _place(case)
    place.parent.mkdir(parents=True, exist_ok=True)
    apart = place.with_suffix(f".{os.getpid()}")
    apart.write_text(f"{line}\n", encoding="utf-8")
    apart.replace(place)
