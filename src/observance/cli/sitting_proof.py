"""``observance sitting proof``: the proofing sheet of a sitting's record, with the texts handed in beside it."""

from __future__ import annotations

import click

from observance.cli.sitting_state import SITTING, state_of
from observance.cli.speaking import Command, Option, session_of
from observance.errors import N_, UsageError


@click.command(
    "proof",
    cls=Command,
    help=N_(
        "List what a proofreader may want to look at in the record of a sitting in DIR, and where it differs from the "
        "texts handed in.\n\nWhat is listed need not be wrong. Nothing is changed."
    ),
)
@click.argument("folder", metavar="DIR")
@click.option("--sitting", metavar="SYMBOL", cls=Option, help=SITTING)
@click.option(
    "--as", "form", type=click.Choice(["draft", "adopted"]), default="draft", show_default=True, cls=Option,
    help=N_("Which of its texts."),
)  # fmt: skip
@click.option("--csv", "csv_to", metavar="FILE", cls=Option, help=N_("Write the sheet as CSV."))
@click.option("--docx", "docx_to", metavar="FILE", cls=Option, help=N_("Write the sheet as DOCX."))
@click.pass_context
def command(
    context: click.Context, folder: str, sitting: str | None, form: str, csv_to: str | None, docx_to: str | None
) -> None:
    from observance.cli.proofing import show_sheet
    from observance.floor import adopted_record, draft_record
    from observance.publish.proofing import proof
    from observance.publish.sitting import handed_in

    state = state_of(folder, sitting)
    if form == "adopted" and state.adoption is None:
        raise UsageError("the record is not adopted yet", where=folder)
    record = (adopted_record if form == "adopted" else draft_record)(state, "record")
    show_sheet(record, proof(record, handed_in(state)), session_of(context), csv_to, docx_to)
