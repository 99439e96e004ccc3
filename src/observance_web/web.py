"""``python -m observance_web.web FD``: the process that answers browsers, on a socket that its parent opened.

Prints the ticket that lets the first browser in, then serves until it is told to end or its parent is gone.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading


def main(arguments: list[str]) -> None:
    """Serve on the socket with the number given."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "observance_web.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from observance_web.accounts.actions import issue_ticket

    call_command("migrate", verbosity=0, interactive=False)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    listening = socket.socket(fileno=int(arguments[0]))
    ticket = issue_ticket()
    print(ticket, flush=True)
    _run(listening)


def _run(listening: socket.socket) -> None:
    import uvicorn

    from observance_web.asgi import application

    config = uvicorn.Config(application, log_level="warning", lifespan="off", server_header=False, access_log=False)
    uvicorn.Server(config).run(sockets=[listening])


def _end_with_parent() -> None:
    """The parent holds the other end of our input: where it closes, the parent is gone."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(sys.argv[1:])
