"""``observance sitting export``: the record of a sitting and its conclusions as files."""

from __future__ import annotations

from pathlib import Path

import click

from observance.cli.sitting_state import SITTING, state_of
from observance.cli.speaking import Command, Option
from observance.errors import N_


@click.command(
    "export",
    cls=Command,
    help=N_(
        "Write the record of a sitting in DIR into a folder, its draft and what was adopted, as DOCX, PDF, Akoma Ntoso "
        "and text; the amendments accepted as tracked changes; and conclusions in each language."
    ),
)
@click.argument("folder", metavar="DIR")
@click.option("--to", "to", metavar="FOLDER", required=True, cls=Option, help=N_("Folder to write to."))
@click.option("--sitting", metavar="SYMBOL", cls=Option, help=SITTING)
def command(folder: str, to: str, sitting: str | None) -> None:
    from observance.publish.sitting import export_sitting

    for name in export_sitting(state_of(folder, sitting), Path(to)):
        click.echo(name)
