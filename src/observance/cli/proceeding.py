"""``observance procedure``: the steps of a union before authorities and courts."""

from __future__ import annotations

import os
import shutil

import click

from observance.cli.listing import of_convention, of_state
from observance.cli.speaking import Command, Option, session_of
from observance.errors import N_, NotFound


@click.command(
    "procedure",
    cls=Command,
    help=N_(
        "Show the steps of the unions of CASE before authorities and courts, in the order of time, beside limits of "
        "time as they are stated; of one ACTOR, an id as observance actors lists it or its beginning.\n\n"
        "Days are counted by a limit that the text of a law in the case gives, and by nothing else."
    ),
)
@click.argument("case")
@click.argument("actor", required=False)
@of_state
@of_convention
@click.option("--format", "form", type=click.Choice(["text", "csv"]), default="text", show_default=True, cls=Option)
@click.pass_context
def command(
    context: click.Context, case: str, actor: str | None, state: str | None, convention: int | None, form: str
) -> None:
    from observance.casefile import CaseFile
    from observance.cli.listing import case_of
    from observance.pipeline.hindsight import newest_date
    from observance.publish.case_tables import COLUMNS, procedure_rows
    from observance.publish.discretion import Discretion
    from observance.publish.procedures import procedures_in
    from observance.publish.report import as_text
    from observance.publish.report.procedures import procedures_report
    from observance.publish.tables import csv_text

    session = session_of(context)
    file = CaseFile.open(case)
    known = file.parties().actor(actor) if actor else None
    if actor and known is None:
        raise NotFound("the case knows no actor {actor}", do="list them with: observance actors CASE", actor=actor)
    chosen = case_of(file, state, convention)
    found = procedures_in(file, chosen, known.id if known else None)
    names = {entry.reference: entry.document for entry in file.documents()}
    if form == "csv":
        discretion = Discretion.of(file, (), os.urandom(16))
        shown = (discretion.row("procedures", row) for row in procedure_rows(found, names))
        click.echo(csv_text(COLUMNS["procedures"], (row for row in shown if row is not None)), nl=False)
        return
    made = procedures_report(
        chosen, newest_date(file, chosen.documents) or "", session.messages.language, session.say, found
    )
    click.echo(as_text(made, shutil.get_terminal_size((100, 24)).columns), nl=False)
