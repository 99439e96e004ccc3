"""Run a command with a PostgreSQL of its own, which is gone afterwards.

    python tools/with_postgres.py COMMAND [ARGUMENT ...]

Makes a cluster in a folder of its own, reached by a socket in it and by nothing else, sets ``DATABASE_URL`` and runs
the command; ends with its status. PostgreSQL refuses the superuser: there it runs as ``postgres`` or ``nobody``. Where
no PostgreSQL is installed it says how to get it, and fails only under ``OBSERVANCE_REQUIRE_TOOLS``.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Where Debian keeps the programs of PostgreSQL, beside the search path.
DEBIAN = Path("/usr/lib/postgresql")
USER = "observance"


def program(name: str) -> str | None:
    """A program of PostgreSQL, the newest that is installed."""
    versions = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4].split(".")[0]))
    return str(versions[-1]) if versions else shutil.which(name)


def owner() -> str | None:
    """Who the server runs as, where we may not; ``None`` for ourselves."""
    if os.geteuid() != 0:
        return None
    known = {one.pw_name for one in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


@contextmanager
def cluster(initdb: str, server: str) -> Iterator[str]:
    """A cluster that answers; gives the address of its first database."""
    user = owner()
    # The path of a socket may not be long: the folder of temporary files of a build often is.
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as folder:
        if user:
            shutil.chown(folder, user)
        place = f"{folder}/data"
        settings = {"user": user, "cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([initdb, "-D", place, "-U", USER, "-E", "UTF8", "--no-locale", "-N"], check=True, **settings)
        options = ("-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off")
        running = subprocess.Popen([server, "-D", place, *options], **settings)
        try:
            yield f"postgresql://{USER}@/postgres?host={folder}"
        finally:
            running.terminate()
            running.wait()


def wait_for(address: str) -> None:
    """Go on when the server answers."""
    import time

    import psycopg

    for _ in range(300):
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the PostgreSQL of the tests does not answer")


def main(arguments: list[str]) -> int:
    """Run the command."""
    initdb, server = program("initdb"), program("postgres")
    if initdb is None or server is None:
        print("PostgreSQL is missing, what wants it is left out; get it with: apt install postgresql", file=sys.stderr)
        return int(os.environ.get("OBSERVANCE_REQUIRE_TOOLS", "") not in ("", "0"))
    with cluster(initdb, server) as address:
        wait_for(address)
        return subprocess.run(arguments, env={**os.environ, "DATABASE_URL": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
