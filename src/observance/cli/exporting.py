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

TABLES = ("jsonl", "csv", "xlsx")
RECORDS = ("akn", "docx", "pdf")
WHOLE = ("jsonld", "ftm")


@click.command(
    "export",
    cls=Command,
    help=N_(
        "Write the tables of CASE into a folder: documents, passages, speeches and more; or its records as Akoma "
        "Ntoso, DOCX or PDF; or the case as linked data (JSON-LD), or its actors for FollowTheMoney.\n\n"
        "The folder text/ gets the text of each document, in which the offsets of the tables count characters. CSV, "
        "XLSX, JSON-LD and FollowTheMoney are data for the public: they hold no whole texts, and persons who neither "
        "hold a public office nor speak are left out, with a pseudonym where a row names them, unless they are named."
    ),
)
@click.argument("case")
@click.option(
    "--format", "form", type=click.Choice([*TABLES, *RECORDS, *WHOLE]), default="jsonl", show_default=True, cls=Option,
    help=N_("Tables as JSON Lines, CSV or XLSX; a file for each record; or the whole as JSON-LD or FollowTheMoney."),
)  # fmt: skip
@click.option(
    "--with-person", "named", multiple=True, metavar="ACTOR", cls=Option,
    help=N_("In data for the public, do not leave out this person, by id or name; may be given several times."),
)  # fmt: skip
@click.option(
    "--as-of", "as_of", metavar="DATE", cls=Option,
    help=N_("In JSON Lines and CSV, nothing dated later counts; by default the date of the newest document."),
)  # fmt: skip
@click.option("--to", "to", metavar="DIR", required=True, cls=Option, help=N_("Folder to write to."))
@click.pass_context
def command(context: click.Context, case: str, form: str, named: tuple[str, ...], as_of: str | None, to: str) -> None:
    from observance.casefile import CaseFile

    if form in RECORDS:
        from observance.publish.records import RecordFormat, export_records

        for name in export_records(CaseFile.open(case), Path(to), RecordFormat(form)):
            click.echo(name)
        return
    from observance.publish.discretion import Discretion
    from observance.publish.tables import Format, export_case

    session = session_of(context)
    file = CaseFile.open(case)
    discretion = None if form == Format.JSONL else Discretion.of(file, named, os.urandom(16))
    if form in WHOLE:
        from observance.publish.whole import WholeFormat, export_whole

        for name in export_whole(file, Path(to), WholeFormat(form), discretion or Discretion()):
            click.echo(name)
        return
    written = export_case(file, Path(to), Format(form), discretion, _then(file, as_of))
    for name, rows in written.rows:
        click.echo(f"{rows:>9}  {name}" if form == Format.XLSX else f"{rows:>9}  {name}.{form}")
    click.echo(session.say("{count} texts in {folder}", count=f"{written.texts:>9} ", folder="text/"))


def _then(file: CaseFile, day: str | None) -> Then | None:
    """The case file as it stood on a day; ``None`` for today."""
    from observance.pipeline.hindsight import cases_as_of, differences_as_of, later_than
    from observance.publish.tables import Then

    if day is None:
        return None
    return Then(cases=cases_as_of(file, day), differences=differences_as_of(file, day), later=later_than(file, day))
