"""``observance unprotect``: what was withheld comes back into a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from observance.cli.opening import place_of, with_vault
from observance.cli.speaking import Command, session_of
from observance.errors import N_


@click.command(
    "unprotect",
    cls=Command,
    help=N_(
        "Protect ACTOR of CASE no longer; observance protect CASE lists who is.\n\n"
        "ACTOR is a name, or the reference of a document, as the true case has it. When nobody is left the vault has "
        "no use any more and may be deleted."
    ),
)
@click.argument("case")
@click.argument("actor", nargs=-1, required=True)
@with_vault
@click.pass_context
def command(context: click.Context, /, case: str, actor: tuple[str, ...], **given: Any) -> None:
    from observance.cli.clearing import indexes_cleared
    from observance.cli.protecting import stages_of, told
    from observance.pipeline.guarding import unprotect

    session = session_of(context)
    with indexes_cleared(Path(case)):
        done = unprotect(Path(case), place_of(session, given), actor, stages=stages_of(session))
        for line in told(done, session):
            click.echo(line)
