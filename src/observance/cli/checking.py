"""``observance check``: hold a case against itself, or an Akoma Ntoso file against its rules."""

from __future__ import annotations

from pathlib import Path

import click

from observance.cli.speaking import Command, Option, Session, session_of
from observance.errors import N_


@click.command(
    "check",
    cls=Command,
    help=N_(
        "Check that CASE is whole and that every quotation is the text; or that an Akoma Ntoso file (FILE.xml) is one, "
        "also in what its schema does not check.\n\nEnds with status 1 where something is wrong."
    ),
)
@click.argument("case")
@click.option(
    "--draft", metavar="FILE", cls=Option,
    help=N_("The draft of an adopted record: the adopted text must be the draft with its accepted amendments."),
)  # fmt: skip
@click.pass_context
def command(context: click.Context, case: str, draft: str | None) -> None:
    session = session_of(context)
    wrong = _check_file(session, Path(case), draft) if Path(case).is_file() else _check_case(session, case)
    if wrong:
        click.echo(session.say("wrong: {count}", count=wrong))
        context.exit(1)
    click.echo(session.say("nothing is wrong"))


def _check_case(session: Session, case: str) -> int:
    from observance.casefile import CaseFile
    from observance.casefile.checking import check_case
    from observance.cli.layout import harmless

    report = check_case(CaseFile.open(case))
    for kind, count in report.counts:
        click.echo(f"{count:>9}  {session.say(kind)}")
    for fault in report.faults:
        click.echo(harmless(f"{fault.where}: {session.say(fault.what, **dict(fault.fields))}"))
    return len(report.faults)


def _check_file(session: Session, path: Path, draft: str | None) -> int:
    from observance.cli.layout import harmless
    from observance.publish.akn import check_akn

    faults = check_akn(path.read_bytes(), Path(draft).read_bytes() if draft else None)
    for fault in faults:
        fields = dict(fault.fields)
        click.echo(harmless(f"{fault.where}: {session.say(fault.what, **fields)}; {session.say(fault.do, **fields)}"))
    return len(faults)
