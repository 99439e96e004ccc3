"""``observance differences``: the statements of a case that cannot both stand."""

from __future__ import annotations

import shutil
from typing import Any

import click

from observance.cli.listing import chosen, with_options
from observance.cli.speaking import Command, Option, session_of
from observance.domain.disagreements import DisagreementKind
from observance.errors import N_


@click.command(
    "differences",
    cls=Command,
    help=N_(
        "Show the statements of CASE that cannot both stand, or that answer one question differently: both sides with "
        "their place, and the one thing on which they differ.\n\n"
        "The order says how surely two statements speak of the same thing, and nothing of who is right. "
        "observance explain CASE ID tells why two statements were set side by side."
    ),
)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in DisagreementKind]),
    multiple=True,
    cls=Option,
    help=N_("Only disagreements of this kind; may be given several times."),
)
@with_options
def command(context: click.Context, **given: Any) -> None:
    from observance.domain.disagreements import Differences
    from observance.pipeline.hindsight import differences_as_of
    from observance.publish.difference_tables import difference_table_rows
    from observance.publish.report import as_text
    from observance.publish.report.differences import differences_report
    from observance.publish.tables import COLUMNS, csv_text

    session = session_of(context)
    file, case, day = chosen(given)
    every = differences_as_of(file, given["as_of"], state=case.matter.state_code or case.matter.state)
    found = next((one for one in every if one.matter == case.matter), Differences(matter=case.matter))
    kinds = frozenset(map(DisagreementKind, given["kinds"]))
    if given["form"] == "csv":
        names = {entry.reference: entry.document for entry in file.documents()}
        rows = (row for _, row in difference_table_rows((found,), names) if not kinds or row["kind"] in kinds)
        click.echo(csv_text(COLUMNS["disagreements"], rows), nl=False)
        return
    made = differences_report(case, found, day, session.messages.language, session.say, kinds, named=True)
    click.echo(as_text(made, shutil.get_terminal_size((100, 24)).columns), nl=False)
