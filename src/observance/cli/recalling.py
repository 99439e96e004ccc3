"""``observance history``: what came before, as the documents state it, and what is to be obtained."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from observance.cli.listing import listed, with_options
from observance.cli.speaking import Command
from observance.errors import N_


@click.command(
    "history",
    cls=Command,
    help=N_(
        "Show the history of CASE as its documents state it: comments, discussions, missions, procedures and "
        "decisions, and what the documents rely on that the case lacks.\n\n"
        "Each is listed with everybody who relies on it."
    ),
)
@with_options
def command(context: click.Context, **given: Any) -> None:
    from observance.casefile import CaseFile
    from observance.publish.report.past import history_report

    held = CaseFile.open(given["case"]).sources_held()
    listed(context, given, partial(history_report, held=held), "relied")
