"""``observance export``: the tables of a case as files, or its records as Akoma Ntoso, DOCX or PDF."""

from __future__ import annotations

from pathlib import Path

import click

from observance.cli.speaking import Command, Option, session_of
from observance.errors import N_


@click.command(
    "export",
    cls=Command,
    help=N_(
        "Write the tables of CASE into a folder: documents, passages, speeches and more; or its records as Akoma "
        "Ntoso, DOCX or PDF.\n\n"
        "The folder text/ gets the text of each document, in which the offsets of the tables count characters."
    ),
)
@click.argument("case")
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv", "akn", "docx", "pdf"]), default="jsonl", show_default=True,
    cls=Option,
    help=N_("JSON Lines, CSV in UTF-8, or one file a record: Akoma Ntoso, DOCX or PDF."),
)  # fmt: skip
@click.option("--to", "to", metavar="DIR", required=True, cls=Option, help=N_("Folder to write to."))
@click.pass_context
def command(context: click.Context, case: str, form: str, to: str) -> None:
    from observance.casefile import CaseFile

    if form in ("akn", "docx", "pdf"):
        from observance.publish.records import RecordFormat, export_records

        for name in export_records(CaseFile.open(case), Path(to), RecordFormat(form)):
            click.echo(name)
        return
    from observance.publish.tables import Format, export_case

    session = session_of(context)
    written = export_case(CaseFile.open(case), Path(to), Format(form))
    for name, rows in written.rows:
        click.echo(f"{rows:>9}  {name}.{form}")
    click.echo(session.say("{count} texts in {folder}", count=f"{written.texts:>9} ", folder="text/"))
