"""``observance report``: all that the documents say of a case, as a file to read and to cite."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from observance.cli.listing import chosen, in_language, messages_for, with_formats
from observance.cli.speaking import Command, Option
from observance.errors import N_


@click.command(
    "report",
    cls=Command,
    help=N_(
        "Write the report of CASE: asks with what became of them, closing remarks, issues, history and what is to be "
        "obtained, what falls due, the timeline, provisions, who stands where, and procedures of unions.\n\n"
        "Every statement is numbered to its citation; each quotation stands in its own language."
    ),
)
@in_language
@click.option("--to", "to", metavar="FILE", required=True, cls=Option, help=N_("File to write to."))
@with_formats("html", "docx", "pdf", "text")
def command(context: click.Context, lang: str | None, to: str, **given: Any) -> None:
    from observance.publish.records import write_file
    from observance.publish.report import as_docx, as_html, as_pdf, as_text
    from observance.publish.report.full import case_report

    messages = messages_for(context, lang)
    file, found, day = chosen(given)
    made = case_report(file, found, day, messages.language, messages.say)
    write = {
        "html": lambda: as_html(made).encode(),
        "docx": lambda: as_docx(made),
        "pdf": lambda: as_pdf(made),
        "text": lambda: as_text(made).encode(),
    }
    write_file(Path(to), write[given["form"]]())
