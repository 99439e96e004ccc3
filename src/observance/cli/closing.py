"""``observance closings``: the closing remarks of both sides, ask by ask."""

from __future__ import annotations

from typing import Any

import click

from observance.cli.listing import listed, with_options
from observance.cli.speaking import Command
from observance.errors import N_


@click.command(
    "closings",
    cls=Command,
    help=N_(
        "Show what the closing remarks of the Employer and of the Worker members ask in CASE, side by side: both, one "
        "of them, or neither.\n\nEach side's words are quoted; what a side only recalls is not counted as asked by it."
    ),
)
@with_options
def command(context: click.Context, **given: Any) -> None:
    from observance.publish.report.closings import closings_report

    listed(context, given, closings_report, "closings")
