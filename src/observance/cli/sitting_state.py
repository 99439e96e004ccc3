"""``observance sitting state``: what the acts of a journal have come to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from observance.cli.speaking import Command, Option
from observance.errors import N_, NotFound

if TYPE_CHECKING:
    from observance.domain.sitting import State

#: The help of the option that several commands share.
SITTING = N_("Symbol of the sitting; by default that of the latest act.")


@click.command(
    "state",
    cls=Command,
    help=N_(
        "Show what the acts in DIR have come to, as JSON, seen from one sitting.\n\nIt holds the texts that were "
        "handed in, also those under embargo."
    ),
)
@click.argument("folder", metavar="DIR")
@click.option("--sitting", metavar="SYMBOL", cls=Option, help=SITTING)
def command(folder: str, sitting: str | None) -> None:
    import msgspec

    state = state_of(folder, sitting)
    click.echo(msgspec.json.format(msgspec.json.encode(state, order="deterministic"), indent=2))


def state_of(folder: str, sitting: str | None) -> State:
    """The state of the journal in a folder, seen from a sitting. Raises NoJournal, NotFound."""
    from observance.floor import Journal

    state = Journal.opened(Path(folder)).sitting.state
    if sitting is None:
        return state
    try:
        return state.at(sitting)
    except KeyError as error:
        raise NotFound("there is no sitting {symbol}", where=folder, symbol=sitting) from error
