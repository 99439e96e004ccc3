"""``observance timeline``: what has a date, with its sources."""

from __future__ import annotations

from typing import Any

import click

from observance.cli.listing import listed, with_options
from observance.cli.speaking import Command
from observance.errors import N_


@click.command(
    "timeline",
    cls=Command,
    help=N_(
        "Show what has a date in CASE, in the order of time, with who tells of it.\n\n"
        "These are the documents, and what they state, allege and rely on with a date."
    ),
)
@with_options
def command(context: click.Context, **given: Any) -> None:
    from observance.publish.report.history import timeline_report

    listed(context, given, timeline_report, "timeline")
