"""What a process of the web is told when it starts: which case, which database, which language.

Reads environment variables; ``observance serve`` sets them for the processes that it starts.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address
from pathlib import Path
from socket import INADDR_LOOPBACK
from urllib.parse import parse_qsl, unquote, urlsplit

from observance.casefile.folder import is_case
from observance.errors import ConfigError
from observance.messages import LANGUAGES

#: The one address that is served: this machine's own, which no other machine can reach.
LOOPBACK = str(IPv4Address(INADDR_LOOPBACK))
#: The names under which the pages may be asked for; any other is refused, so that no page elsewhere can read them.
OWN_NAMES = (LOOPBACK, "localhost")

CASE = "OBSERVANCE_CASE"
DATABASE = "DATABASE_URL"
LANGUAGE = "OBSERVANCE_LANGUAGE"
WORDS = "OBSERVANCE_WORDS"
PARENT = "OBSERVANCE_PARENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The case that is served (``None`` where the program is only looked at), and what else was set.

    ``language`` is that which somebody named for the program, ``None`` where each browser says what it wants.
    """

    case: Path | None
    database: str | None = None
    language: str | None = None
    words: tuple[Path, ...] = ()

    @property
    def served(self) -> Path:
        """The case; a program that comes here was started with one."""
        if self.case is None:
            raise ConfigError("no case is named", where=CASE, do="set it to the folder of a case")
        return self.case

    @property
    def folder(self) -> Path | None:
        """Where the web keeps its files: a part of the case that may be dropped."""
        return self.served_folder if self.case else None

    @property
    def served_folder(self) -> Path:
        """The same for a program that was started with a case."""
        return self.served / "cache" / "web"


def read_environment(environ: Mapping[str, str] = os.environ) -> Environment:
    """What the variables say."""
    case = environ.get(CASE)
    return Environment(
        case=Path(case) if case else None,
        database=environ.get(DATABASE) or None,
        language=environ[LANGUAGE] if environ.get(LANGUAGE) in LANGUAGES else None,
        words=tuple(map(Path, filter(None, environ.get(WORDS, "").split(os.pathsep)))),
    )


def secret_of(folder: Path | None) -> str:
    """The secret that signs cookies: kept beside the index, readable by its owner alone, made where there is none.

    Where there is no case it is kept nowhere.
    """
    if folder is None or not is_case(folder.parents[1]):
        return secrets.token_urlsafe(48)
    place = folder / "secret"
    if not place.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        apart = folder / f"secret.{os.getpid()}"
        apart.touch(mode=0o600)
        apart.write_text(secrets.token_urlsafe(48), encoding="ascii")
        apart.replace(place)
    return place.read_text(encoding="ascii")


def database_of(url: str) -> dict[str, object]:
    """What Django wants to know of a PostgreSQL at ``postgresql://user:password@host:port/name?option=value``."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ConfigError(
            "this is no address of a PostgreSQL database",
            where=DATABASE,
            do="write it as: postgresql://USER:PASSWORD@HOST:PORT/NAME",
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or dict(parse_qsl(parts.query)).get("host", ""),
        "PORT": str(parts.port or ""),
    }
