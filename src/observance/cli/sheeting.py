"""``observance sheet``: the asks of a case on a sheet that one takes into the room."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from observance.cli.listing import chosen, in_language, messages_for, with_formats
from observance.cli.speaking import Command, Option
from observance.errors import N_

if TYPE_CHECKING:
    from observance.publish.report.blocks import Report

FORMATS = ("text", "html", "docx", "pdf")


@click.command(
    "sheet",
    cls=Command,
    help=N_(
        "Show what is asked of the Government in CASE: each ask with who asks, who objects, what the Government "
        "states, and where it stands.\n\n"
        "The titles are made of the act and the object; every other word that is not a label is quoted."
    ),
)
@click.option(
    "--order", type=click.Choice(["closings", "article", "asker"]), default="closings", show_default=True, cls=Option,
    help=N_("By the closing remarks that make them, by provision, or by who asks first."),
)  # fmt: skip
@click.option(
    "--full", is_flag=True, cls=Option, help=N_("Quote more of what is said on each ask, with whole citations.")
)
@in_language
@click.option("--to", "to", metavar="FILE", cls=Option, help=N_("File to write to."))
@with_formats(*FORMATS)
def command(context: click.Context, order: str, full: bool, lang: str | None, to: str | None, **given: Any) -> None:
    from observance.publish.report import Order, ask_sheet

    messages = messages_for(context, lang)
    file, found, day = chosen(given)
    report = ask_sheet(found, Order(order), messages.language, messages.say, day, file.holdings(), full=full)
    write_report(report, given["form"], to)


def write_report(report: Report, form: str, to: str | None) -> None:
    """Write a report in a format, to a file or, as text, to the terminal."""
    from observance.publish.records import write_file
    from observance.publish.report import as_docx, as_html, as_pdf, as_text

    if form == "text" and to is None:
        click.echo(as_text(report, shutil.get_terminal_size((100, 24)).columns), nl=False)
        return
    made = {
        "text": lambda: as_text(report).encode(),
        "html": lambda: as_html(report).encode(),
        "docx": lambda: as_docx(report),
        "pdf": lambda: as_pdf(report),
    }[form]()
    write_file(_place(to, form), made)


def _place(to: str | None, form: str) -> Path:
    from observance.errors import UsageError

    if to is None:
        raise UsageError("a sheet in {format} goes to a file", do="name it with --to FILE", format=form)
    return Path(to)
