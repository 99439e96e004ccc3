"""``observance follow-up``: the asks of a case over the years."""

from __future__ import annotations

from typing import Any

import click

from observance.cli.listing import listed, with_options
from observance.cli.speaking import Command
from observance.errors import N_


@click.command(
    "follow-up",
    cls=Command,
    help=N_(
        "Show the asks of CASE over the years: who asks again, and what became of each.\n\n"
        "Insistence is compared within one asker and one act; whether something is met is what others say."
    ),
)
@with_options
def command(context: click.Context, **given: Any) -> None:
    from observance.publish.report.history import follow_up_report

    listed(context, given, follow_up_report, "follow_up")
