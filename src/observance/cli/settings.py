"""``observance config``: every setting, its value, and where the value came from."""

from __future__ import annotations

import click

from observance.cli.speaking import Command, session_of
from observance.errors import N_


@click.command(
    "config",
    cls=Command,
    help=N_(
        "Show each setting, its value, and where the value came from.\n\n"
        "A setting can stand in observance.toml or in the environment (OBSERVANCE_WORKERS=4); a flag wins over both."
    ),
)
@click.pass_context
def command(context: click.Context) -> None:
    from observance.cli.layout import table

    session = session_of(context)
    head = (session.say("setting"), session.say("value"), session.say("from"), session.say("meaning"))
    rows = [
        (value.setting.name, str(value.value), value.origin, session.say(value.setting.doc))
        for value in session.config.values
    ]
    for line in table(head, rows):
        click.echo(line)
