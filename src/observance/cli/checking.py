"""``observance check``: hold a case against itself and say what was checked."""

from __future__ import annotations

import click

from observance.cli.speaking import Command, session_of
from observance.errors import N_


@click.command(
    "check",
    cls=Command,
    help=N_(
        "Check that CASE is whole and that every quotation is the text.\n\nEnds with status 1 where something is wrong."
    ),
)
@click.argument("case")
@click.pass_context
def command(context: click.Context, case: str) -> None:
    from observance.casefile import CaseFile
    from observance.casefile.checking import check_case
    from observance.cli.layout import harmless

    session = session_of(context)
    report = check_case(CaseFile.open(case))
    for kind, count in report.counts:
        click.echo(f"{count:>9}  {session.say(kind)}")
    for fault in report.faults:
        click.echo(harmless(f"{fault.where}: {session.say(fault.what, **dict(fault.fields))}"))
    if report.faults:
        click.echo(session.say("wrong: {count}", count=len(report.faults)))
        context.exit(1)
    click.echo(session.say("nothing is wrong"))
