"""``observance provisions``: what is asked, stated and alleged of each article."""

from __future__ import annotations

from typing import Any

import click

from observance.cli.listing import listed, with_options
from observance.cli.speaking import Command
from observance.errors import N_


@click.command(
    "provisions",
    cls=Command,
    help=N_(
        "Show the provisions spoken of in CASE: who asks, what is stated and what is alleged of each.\n\n"
        "A provision counts where it stands within the words of a request, a measure or an allegation."
    ),
)
@with_options
def command(context: click.Context, **given: Any) -> None:
    from observance.publish.report.history import provisions_report

    listed(context, given, provisions_report, "provision_index")
