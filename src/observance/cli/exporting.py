"""``observance export``: the tables of a case as files, or its records as Akoma Ntoso, DOCX or PDF."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from observance.cli.speaking import Command, Option, session_of
from observance.errors import N_

if TYPE_CHECKING:
    from observance.casefile import CaseFile
    from observance.publish.tables import Then


@click.command(
    "export",
    cls=Command,
    help=N_(
        "Write the tables of CASE into a folder: documents, passages, speeches and more; or its records as Akoma "
        "Ntoso, DOCX or PDF.\n\n"
        "The folder text/ gets the text of each document, in which the offsets of the tables count characters. CSV is "
        "data for the public: it holds no whole texts, and persons who neither hold a public office nor speak are left "
        "out of it, with a pseudonym where another row names them, unless they are named."
    ),
)
@click.argument("case")
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv", "akn", "docx", "pdf"]), default="jsonl", show_default=True,
    cls=Option,
    help=N_("JSON Lines, CSV in UTF-8, or one file a record: Akoma Ntoso, DOCX or PDF."),
)  # fmt: skip
@click.option(
    "--with-person", "named", multiple=True, metavar="ACTOR", cls=Option,
    help=N_("In CSV, do not leave out this person, by id or name; may be given several times."),
)  # fmt: skip
@click.option(
    "--as-of", "as_of", metavar="DATE", cls=Option,
    help=N_("In JSON Lines and CSV, nothing dated later counts; by default the date of the newest document."),
)  # fmt: skip
@click.option("--to", "to", metavar="DIR", required=True, cls=Option, help=N_("Folder to write to."))
@click.pass_context
def command(context: click.Context, case: str, form: str, named: tuple[str, ...], as_of: str | None, to: str) -> None:
    from observance.casefile import CaseFile

    if form in ("akn", "docx", "pdf"):
        from observance.publish.records import RecordFormat, export_records

        for name in export_records(CaseFile.open(case), Path(to), RecordFormat(form)):
            click.echo(name)
        return
    from observance.publish.discretion import Discretion
    from observance.publish.tables import Format, export_case

    session = session_of(context)
    file = CaseFile.open(case)
    discretion = None if form == Format.JSONL else Discretion.of(file, named, os.urandom(16))
    written = export_case(file, Path(to), Format(form), discretion, _then(file, as_of))
    for name, rows in written.rows:
        click.echo(f"{rows:>9}  {name}.{form}")
    click.echo(session.say("{count} texts in {folder}", count=f"{written.texts:>9} ", folder="text/"))


def _then(file: CaseFile, day: str | None) -> Then | None:
    """The case file as it stood on a day; ``None`` for today."""
    from observance.pipeline.hindsight import cases_as_of, differences_as_of, later_than
    from observance.publish.tables import Then

    if day is None:
        return None
    return Then(cases=cases_as_of(file, day), differences=differences_as_of(file, day), later=later_than(file, day))
