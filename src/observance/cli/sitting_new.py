"""``observance sitting new``: begin the journal of a session with its first sitting and its rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from observance.cli.speaking import Command, Option, session_of
from observance.errors import N_, UsageError

if TYPE_CHECKING:
    from observance.domain.rules import RulesProfile


@click.command(
    "new",
    cls=Command,
    help=N_(
        "Begin a journal in DIR: the first sitting of a session, and its rules.\n\nWithout --profile the rules are "
        "those of the example that is shipped; its numbers are unverified."
    ),
)
@click.argument("folder", metavar="DIR")
@click.option("--session", type=int, required=True, cls=Option, help=N_("Number of the session."))
@click.option("--sitting", type=int, required=True, cls=Option, help=N_("Number of the sitting."))
@click.option("--symbol", required=True, cls=Option, help=N_("Symbol of its record, such as CAN/PV.9."))
@click.option("--day", required=True, metavar="YYYY-MM-DD", cls=Option, help=N_("Day of the sitting."))
@click.option("--offset", type=int, default=0, cls=Option, help=N_("Time zone of the room, in minutes east of UTC."))
@click.option("--profile", metavar="FILE", cls=Option, help=N_("Rules of the session."))
@click.option("--by", default="secretariat", show_default=True, cls=Option, help=N_("Credential of the secretariat."))
@click.option("--at", type=int, metavar="MS", cls=Option, help=N_("Time of the acts; by default now."))
@click.pass_context
def command(
    context: click.Context, folder: str, session: int, sitting: int, symbol: str, day: str, offset: int,
    profile: str | None, by: str, at: int | None,
) -> None:  # fmt: skip
    from observance.cli.sitting_act import answered, now
    from observance.domain import acts
    from observance.domain.roster import Identity
    from observance.floor import Journal, read_profile

    if Journal.is_in(Path(folder)):
        raise UsageError("there is a journal here already", where=folder, do="give another folder")
    rules = read_profile(Path(profile)) if profile else _example(session)
    at = now() if at is None else at
    identity = Identity(body=rules.body, session=session, sitting=sitting, symbol=symbol, day=day, offset=offset)
    journal = Journal(Path(folder))
    for act in (
        acts.FoundSitting(id="found", by=by, at=at, identity=identity),
        acts.AdoptProfile(id="rules", by=by, at=at, profile=rules),
    ):
        if not answered(session_of(context), journal.append(act)):
            context.exit(1)


def _example(session: int) -> RulesProfile:
    """The example's rules, as those of this session."""
    from dataclasses import replace

    from observance.floor import shipped_profile

    return replace(shipped_profile(), session=session)
