"""``observance sitting adopt``: the record of a sitting is adopted, in a later one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from observance.cli.sitting_state import state_of
from observance.cli.speaking import Command, Option, session_of
from observance.errors import N_

if TYPE_CHECKING:
    from observance.domain.act import Act


@click.command(
    "adopt",
    cls=Command,
    help=N_(
        "Adopt the record of sitting SYMBOL in DIR, in a later sitting, as amended where an amendment was accepted.\n\n"
        "The later sitting is one of the same journal, which must be open, or one that is held elsewhere."
    ),
)
@click.argument("folder", metavar="DIR")
@click.argument("symbol")
@click.option("--in", "later", metavar="SYMBOL", required=True, cls=Option, help=N_("The later sitting."))
@click.option("--by", default="secretariat", show_default=True, cls=Option, help=N_("Credential of who adopts."))
@click.option("--id", "name", cls=Option, help=N_("Id of the act; by default a new one."))
@click.option("--at", type=int, metavar="MS", cls=Option, help=N_("Time of the act; by default now."))
@click.pass_context
def command(
    context: click.Context, folder: str, symbol: str, later: str, by: str, name: str | None, at: int | None
) -> None:
    from uuid import uuid4

    from observance.cli.sitting_act import answered, now
    from observance.floor import Journal

    made = _adoption(folder, symbol, later, by, name or uuid4().hex, now() if at is None else at)
    if not answered(session_of(context), Journal.opened(Path(folder)).append(made)):
        context.exit(1)


def _adoption(folder: str, symbol: str, later: str, by: str, name: str, at: int) -> Act:
    from observance.domain import acts
    from observance.domain.amendments import AdoptedRecord, Standing

    state = state_of(folder, symbol)
    amended = any(amendment.standing is Standing.ACCEPTED for amendment in state.amendments.values())
    if later in state.apart:
        records = (AdoptedRecord(symbol=symbol, as_amended=amended),)
        return acts.AdoptEarlierRecords(id=name, by=by, at=at, sitting=later, records=records)
    return acts.AdoptRecord(id=name, by=by, at=at, sitting=symbol, in_sitting=later, as_amended=amended)
