"""``observance serve``: a case in the browser, with no other set-up.

One parent starts the processes that it needs and stops them all: it makes the index, starts the web, prints the one
address that lets a browser in, and makes a new index where the case was built anew. Imports Django in its children
alone. Where a child dies, or Ctrl-C is pressed, everything stops.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from observance.cli.speaking import Command, Option, Session, session_of
from observance.errors import N_, MissingTool

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    "serve",
    cls=Command,
    help=N_(
        "Open CASE in the browser: prints an address that lets one browser in, once, and goes on until Ctrl-C.\n\n"
        "Only this machine can reach it, and nothing leaves it. What the pages are made of lies in the case's cache "
        "and may be dropped; with DATABASE_URL it lies in that PostgreSQL database."
    ),
)
@click.argument("case")
@click.option("--port", default=8000, show_default=True, cls=Option, help=N_("The port; 0 takes one that is free."))
@click.option("--open", "in_browser", is_flag=True, cls=Option, help=N_("Open the address in the browser."))
@click.option("--check", is_flag=True, cls=Option, help=N_("Start, ask for the first page, and stop."))
@click.pass_context
def command(context: click.Context, case: str, port: int, in_browser: bool, check: bool) -> None:
    from pathlib import Path

    session = session_of(context)
    _look_for_libraries()
    _serve(Path(case), port, session, in_browser=in_browser, check=check)


def _look_for_libraries() -> None:
    from importlib.util import find_spec

    lacking = [name for name in ("django", "uvicorn", "csp", "django_htmx") if find_spec(name) is None]
    if lacking:
        raise MissingTool(
            "the web needs libraries that are not installed: {names}",
            do="pip install 'observance[web]'",
            names=", ".join(lacking),
        )


def _serve(case: Path, port: int, session: Session, *, in_browser: bool, check: bool) -> None:
    import signal

    from observance.casefile import CaseFile
    from observance.cli import INTERRUPTED
    from observance.cli.building import word_folders
    from observance_web.parent import Parent

    CaseFile.open(case)
    # What somebody named, or "auto": then each browser says what it wants.
    parent = Parent(
        case=case.resolve(), port=port, language=session.config.text("language"), words=word_folders(session)
    )
    # Whoever ends this process ends those that it started, in the same order as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with parent.started() as address:
            click.echo(session.say("The case is open at {address}", address=address))
            if check:
                status = parent.ask_first_page(address)
                click.echo(session.say("The first page was answered with {status}.", status=status))
                return
            click.echo(session.say("The address lets one browser in, once. Stop with Ctrl-C."))
            if in_browser:
                click.launch(address)
            parent.watch()
    except KeyboardInterrupt:
        click.echo(session.say("The case is closed: nobody is served any more."), err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None
