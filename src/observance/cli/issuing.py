"""``observance issues``: the topics on which what is asked, stated and alleged gathers."""

from __future__ import annotations

from typing import Any

import click

from observance.cli.listing import listed, with_options
from observance.cli.speaking import Command
from observance.errors import N_


@click.command(
    "issues",
    cls=Command,
    help=N_(
        "Show the issues of CASE: the topics of the Convention, narrowed by a provision or an actor, with what is "
        "asked, stated and alleged on each.\n\n"
        "A finding stands in one issue. A topic is told by words; how it stands is told by its asks."
    ),
)
@with_options
def command(context: click.Context, **given: Any) -> None:
    from observance.publish.report.issues import issues_report

    listed(context, given, issues_report, "issues")
