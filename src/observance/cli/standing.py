"""``observance positions``: where each speech stands."""

from __future__ import annotations

from typing import Any

import click

from observance.cli.listing import listed, with_options
from observance.cli.speaking import Command
from observance.errors import N_


@click.command(
    "positions",
    cls=Command,
    help=N_(
        "Show where each speech of CASE stands, with the words that carry it.\n\n"
        "Nothing is counted, and nobody is ranked."
    ),
)
@with_options
def command(context: click.Context, **given: Any) -> None:
    from observance.publish.report.history import positions_report

    listed(context, given, positions_report, "stances")
