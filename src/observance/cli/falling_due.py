"""``observance calendar``: what falls due, on which day or before which session."""

from __future__ import annotations

from typing import Any

import click

from observance.cli.listing import listed, with_formats
from observance.cli.speaking import Command
from observance.errors import N_


@click.command(
    "calendar",
    cls=Command,
    help=N_(
        "Show what falls due in CASE: what is asked by a day or before a session, and what a Government said it "
        "would do by a day.\n\n"
        "A day is one that the words give, or that of a session whose dates are published. ICS is for calendars."
    ),
)
@with_formats("text", "csv", "ics")
def command(context: click.Context, **given: Any) -> None:
    from observance.publish.calendars import as_ics
    from observance.publish.report.past import calendar_report

    listed(context, given, calendar_report, "due", {"ics": as_ics})
