"""What the commands that list a part of a case share: its options, and how a list is written.

Reads a case; writes text for a terminal, or CSV.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from observance.cli.speaking import Option, session_of
from observance.errors import N_

if TYPE_CHECKING:
    from observance.publish.report.blocks import Report

_OPTIONS = (
    click.option(
        "--state", metavar="CODE", cls=Option,
        help=N_("The State (ISO 3166, two letters), where the documents speak of several."),
    ),
    click.option(
        "--as-of", "as_of", metavar="DATE", cls=Option,
        help=N_("Nothing dated later counts; by default the date of the newest document."),
    ),
    click.option("--format", "form", type=click.Choice(["text", "csv"]), default="text", show_default=True, cls=Option),
)  # fmt: skip


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the argument and the options of a list."""
    for option in reversed((click.argument("case"), *_OPTIONS)):
        command = option(command)
    return click.pass_context(command)


def listed(
    context: click.Context,
    given: dict[str, Any],
    report: Callable[..., Report],
    table: str,
) -> None:
    """Write a part of the chosen case: as a report in text, or the table of that name as CSV."""
    from observance.casefile import CaseFile
    from observance.cli.sheeting import case_of
    from observance.pipeline.hindsight import cases_as_of, newest_date
    from observance.publish.case_tables import case_table_rows
    from observance.publish.report import as_text
    from observance.publish.tables import COLUMNS, csv_text

    session = session_of(context)
    file = CaseFile.open(given["case"])
    found = case_of(cases_as_of(file, given["as_of"]), given["case"], given["state"])
    if given["form"] == "csv":
        names = {entry.reference: entry.document for entry in file.documents()}
        rows = [row for name, row in case_table_rows((found,), names) if name == table]
        click.echo(csv_text(COLUMNS[table], rows), nl=False)
        return
    day = given["as_of"] or newest_date(file) or ""
    made = report(found, day, session.messages.language, session.say)
    click.echo(as_text(made, shutil.get_terminal_size((100, 24)).columns), nl=False)
