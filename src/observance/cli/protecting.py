"""``observance protect``: from now on a case shows nothing that names somebody, and no document that is withheld."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from observance.cli.opening import place_of, with_vault
from observance.cli.speaking import Command, Option, Session, session_of
from observance.errors import N_

if TYPE_CHECKING:
    from observance.pipeline.guarding import Guarding

KINDS = ("person", "organisation")


@click.command(
    "protect",
    cls=Command,
    help=N_(
        "Withhold whoever ACTOR is from CASE: every passage that names them, in any spelling, is taken out of the "
        "case folder and lies in the vault, encrypted, from then on.\n\n"
        "ACTOR is an id of observance actors, a name in full, or the reference of a document that is withheld whole. "
        "Without one, who is protected is listed. All outputs are made of what is left."
    ),
)
@click.argument("case")
@click.argument("actor", nargs=-1)
@click.option(
    "--kind", type=click.Choice(KINDS), default=KINDS[0], show_default=True, cls=Option,
    help=N_("What a name is that the case does not have yet."),
)  # fmt: skip
@with_vault
@click.pass_context
def command(context: click.Context, /, case: str, actor: tuple[str, ...], kind: str, **given: Any) -> None:
    from observance.casefile import CaseFile
    from observance.casefile.folder import CaseFolder
    from observance.casefile.held import read_held
    from observance.cli.clearing import indexes_cleared
    from observance.domain.findings import ActorKind
    from observance.pipeline.guarding import opened, protect

    session = session_of(context)
    CaseFile.open(case)
    is_new = read_held(CaseFolder(path=Path(case)).held).vault is None
    if not actor:
        with opened(Path(case), place_of(session, given)) as vault:
            for one in vault.ledger.guarded:
                click.echo("; ".join(one.names))
            for name in vault.ledger.whole:
                click.echo(name)
        return
    place = place_of(session, given, new=is_new)
    with indexes_cleared(Path(case)):
        done = protect(Path(case), place, actor, kind=ActorKind(kind), stages=stages_of(session))
        for line in told(done, session):
            click.echo(line)


def stages_of(session: Session) -> Any:
    """The stages of a build, with the words and limits of the settings."""
    from observance.cli.building import word_folders
    from observance.pipeline import limits_from, standard_stages

    return standard_stages(word_folders(session), limits_from(session.config.number))


def told(done: Guarding, session: Session) -> list[str]:
    """What was withheld, and what was searched for it."""
    say = session.say
    withheld, searched = done.withheld, done.searched
    return [
        say("{passages} passages of {documents} documents are withheld",
            passages=withheld.passages, documents=withheld.documents),
        say("{files} files of the case were searched, {size} bytes, for their names and {traces} sentences, ids and "
            "sums: nothing is left", files=searched.files, size=searched.size, traces=withheld.traces.count),
    ]  # fmt: skip
