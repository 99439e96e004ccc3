"""``observance doctor``: what this machine has, what is missing, what it is for and how to get it."""

from __future__ import annotations

import click

from observance.cli.speaking import Command, session_of
from observance.errors import N_, MissingTool


@click.command(
    "doctor",
    cls=Command,
    help=N_(
        "Say what is missing on this machine, what it is for and how to get it.\n\n"
        "Ends with status 5 where something is missing that Observance cannot do without."
    ),
)
@click.pass_context
def command(context: click.Context) -> None:
    from observance.cli.layout import table
    from observance.doctor import examine

    session = session_of(context)
    say = session.say
    findings = examine()
    rows = [
        (f.need.name, f.found or say("missing"), say(f.need.purpose) + ("" if f.found else f" ({say(f.need.get)})"))
        for f in findings
    ]
    for line in table((say("what"), say("found"), say("used for")), rows):
        click.echo(line)
    missing = [f.need.name for f in findings if f.need.required and not f.found]
    if missing:
        raise MissingTool(
            "{names} cannot be done without", do="install what is missing: pip install observance",
            names=", ".join(missing),
        )  # fmt: skip
