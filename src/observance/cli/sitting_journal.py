"""``observance sitting journal``: the acts of a journal in their order."""

from __future__ import annotations

from pathlib import Path

import click

from observance.cli.speaking import Command, Option
from observance.errors import N_


@click.command("journal", cls=Command, help=N_("Print the acts in DIR in their order, one JSON object a line."))
@click.argument("folder", metavar="DIR")
@click.option("--after", type=int, default=0, cls=Option, help=N_("Only those after so many acts."))
def command(folder: str, after: int) -> None:
    from observance.floor import Journal
    from observance.floor.rows import row_of

    acts = Journal.opened(Path(folder)).sitting.acts
    for place in range(after, len(acts)):
        click.echo(row_of(acts[place], place + 1))
