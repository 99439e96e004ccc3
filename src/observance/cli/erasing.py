"""``observance erase``: an actor or a document taken out of a case for good."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from observance.cli.opening import place_of, with_vault
from observance.cli.speaking import Command, Option, session_of
from observance.errors import N_


@click.command(
    "erase",
    cls=Command,
    help=N_(
        "Erase ACTOR from CASE for good: an actor with every passage that names them, or a document whose file is "
        "gone.\n\n"
        "Entries of logs and decisions keep their place and lose their content. Afterwards every file of the case is "
        "searched, and what is in its vault too. This cannot be undone."
    ),
)
@click.argument("case")
@click.argument("actor")
@click.option(
    "--kind", type=click.Choice(("person", "organisation")), default="person", show_default=True, cls=Option,
    help=N_("What a name is that the case does not have yet."),
)  # fmt: skip
@click.option("--yes", is_flag=True, cls=Option, help=N_("Do not ask whether it is meant."))
@with_vault
@click.pass_context
def command(context: click.Context, /, case: str, actor: str, kind: str, yes: bool, **given: Any) -> None:
    from observance.casefile import CaseFile
    from observance.casefile.folder import CaseFolder
    from observance.casefile.held import read_held
    from observance.cli.clearing import indexes_cleared
    from observance.cli.protecting import stages_of
    from observance.domain.findings import ActorKind
    from observance.pipeline.erasing import erase

    session = session_of(context)
    CaseFile.open(case)
    if not yes:
        click.confirm(session.say("Erase it for good?"), abort=True, err=True)
    has_vault = read_held(CaseFolder(path=Path(case)).held).vault is not None
    place = place_of(session, given) if has_vault else None
    with indexes_cleared(Path(case)):
        done = erase(Path(case), actor, place, kind=ActorKind(kind), stages=stages_of(session))
        click.echo(session.say("{count} documents changed", count=done.withheld.documents))
        click.echo(
            session.say(
                "{files} files of the case were searched, {size} bytes: nothing is left",
                files=done.searched.files,
                size=done.searched.size,
            )
        )
