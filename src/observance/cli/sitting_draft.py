"""``observance sitting draft``: the record of a sitting as text: draft, adopted, or corrected."""

from __future__ import annotations

import click

from observance.cli.sitting_state import SITTING, state_of
from observance.cli.speaking import Command, Option
from observance.errors import N_, UsageError


@click.command(
    "draft",
    cls=Command,
    help=N_("Print the record of a sitting in DIR: its draft, the adopted record, or the adopted one with corrigenda."),
)
@click.argument("folder", metavar="DIR")
@click.option("--sitting", metavar="SYMBOL", cls=Option, help=SITTING)
@click.option(
    "--as", "form", type=click.Choice(["draft", "adopted", "corrected"]), default="draft", show_default=True,
    cls=Option, help=N_("Which of its texts."),
)  # fmt: skip
def command(folder: str, sitting: str | None, form: str) -> None:
    from observance.floor import adopted_record, corrected_record, draft_record

    state = state_of(folder, sitting)
    if form != "draft" and state.adoption is None:
        raise UsageError("the record is not adopted yet", where=folder)
    make = {"draft": draft_record, "adopted": adopted_record, "corrected": corrected_record}[form]
    click.echo(make(state, "record").document.reading.text)
