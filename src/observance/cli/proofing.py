"""``observance proof``: what a proofreader may want to look at in a record, in order of pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from observance.cli.speaking import Command, Option, Session, session_of
from observance.errors import N_

if TYPE_CHECKING:
    from observance.domain.record import Record
    from observance.publish.proofing import Remark


@click.command(
    "proof",
    cls=Command,
    help=N_(
        "List what a proofreader may want to look at in record DOC of CASE, in order of pages: names spelt in more "
        "than one way, figures that clash, sentences without a verb, signs that are not closed, words that stand "
        "twice.\n\nWhat is listed need not be wrong. Nothing is changed."
    ),
)
@click.argument("case")
@click.argument("doc")
@click.option(
    "--handed-in", "handed", multiple=True, metavar="N=FILE", cls=Option,
    help=N_("The text that the speaker of speech N handed in, in a text file; may be given several times."),
)  # fmt: skip
@click.option("--csv", "csv_to", metavar="FILE", cls=Option, help=N_("Write the sheet as CSV."))
@click.option("--docx", "docx_to", metavar="FILE", cls=Option, help=N_("Write the sheet as DOCX."))
@click.pass_context
def command(
    context: click.Context, case: str, doc: str, handed: tuple[str, ...], csv_to: str | None, docx_to: str | None
) -> None:
    from observance.casefile import CaseFile
    from observance.domain.record import Record
    from observance.errors import NotFound
    from observance.publish.proofing import proof

    record = CaseFile.open(case).segmentation(doc)
    if not isinstance(record, Record):
        raise NotFound("this document is no record of a sitting", where=doc, do="give one that show lists as a record")
    show_sheet(record, proof(record, dict(map(_handed_in, handed))), session_of(context), csv_to, docx_to)


def _handed_in(given: str) -> tuple[int, str]:
    """A speech's number and the text handed in for it."""
    from observance.errors import UsageError

    number, _, file = given.partition("=")
    if not number.isdigit() or not file:
        raise UsageError("this is no speech with its file: {given}", given=given, do="write --handed-in 4=speech.txt")
    try:
        return int(number), Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("the text handed in cannot be read ({reason})", where=file, reason=error) from error


def show_sheet(
    record: Record, remarks: Sequence[Remark], session: Session, csv_to: str | None, docx_to: str | None
) -> None:
    """Print a sheet, or write it to files."""
    from observance.publish.proofing.sheet import sheet_to_csv, sheet_to_docx
    from observance.publish.records import write_file

    if csv_to:
        write_file(Path(csv_to), sheet_to_csv(remarks, session.say).encode())
    if docx_to:
        write_file(Path(docx_to), sheet_to_docx(record, remarks, session.say))
    if not csv_to and not docx_to:
        for line in sheet_lines(remarks, session):
            click.echo(line)


def sheet_lines(remarks: Sequence[Remark], session: Session) -> Iterator[str]:
    """The sheet for a terminal, by page."""
    from observance.cli.layout import wrapped
    from observance.publish.proofing.sheet import row_of

    width, page = shutil.get_terminal_size((100, 24)).columns, None
    for remark in remarks:
        row = row_of(remark, session.say)
        if row.page != page:
            page = row.page
            printed = remark.places[0].citation.page is not None
            yield session.say("page {page}", page=page) if printed else page or session.say("page not known")
        where = f"[{row.speech}] " if row.speech else ""
        yield from wrapped(f"{where}{row.seen}", width, "  ")
        yield from wrapped(f"“{row.quote}”", width, "      ")
        for also in row.also:
            yield from wrapped(also, width, "      ")
    yield session.say("{count} remarks; what is listed need not be wrong", count=len(remarks))
