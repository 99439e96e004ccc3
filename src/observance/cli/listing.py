"""What the commands that list a part of a case share: its options, and how a list is written.

Reads a case; writes text for a terminal, or CSV.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from observance.cli.speaking import Option, session_of
from observance.errors import N_
from observance.messages import Messages, messages_in

if TYPE_CHECKING:
    from observance.casefile import CaseFile
    from observance.domain.case import Case
    from observance.publish.report.blocks import Report

#: Which case is meant, where a folder holds several.
of_state = click.option(
    "--state", metavar="CODE", cls=Option,
    help=N_("The State (ISO 3166, two letters), where the documents speak of several."),
)  # fmt: skip
of_convention = click.option(
    "--convention", type=int, metavar="NUMBER", cls=Option,
    help=N_("The Convention, where the documents speak of a State under several."),
)  # fmt: skip
#: In which language what is written has its labels.
in_language = click.option(
    "--lang", type=click.Choice(["en", "fr", "es", "ru"]), cls=Option,
    help=N_("Language of the labels; by default that of messages."),
)  # fmt: skip
_OPTIONS = (
    of_state,
    of_convention,
    click.option(
        "--as-of", "as_of", metavar="DATE", cls=Option,
        help=N_("Nothing dated later counts; by default the date of the newest document."),
    ),
)  # fmt: skip


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the argument and the options of a list."""
    return with_formats("text", "csv")(command)


def with_formats(*formats: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """What gives a command the argument and the options of a list that can be written in some formats."""

    def given(command: Callable[..., None]) -> Callable[..., None]:
        form = click.option(
            "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, cls=Option
        )
        for option in reversed((click.argument("case"), *_OPTIONS, form)):
            command = option(command)
        return click.pass_context(command)

    return given


def messages_for(context: click.Context, lang: str | None) -> Messages:
    """The messages in the language that ``--lang`` names, else in that of the run."""
    return messages_in(lang) if lang else session_of(context).messages


def chosen(given: dict[str, Any]) -> tuple[CaseFile, Case, str]:
    """The case file that a command is given, the case that it chooses, and the day that this is of ("" if unknown)."""
    from observance.casefile import CaseFile
    from observance.pipeline.hindsight import newest_date

    file = CaseFile.open(given["case"])
    found = case_of(file, given["state"], given["convention"], given["as_of"])
    return file, found, given["as_of"] or newest_date(file, found.documents) or ""


def case_of(file: CaseFile, state: str | None, convention: int | None = None, day: str | None = None) -> Case:
    """The case of a State under a Convention, as of a day; the only one, or the one with most asks, of several.

    The cases of other States are not read.
    """
    from observance.errors import NotFound
    from observance.pipeline.hindsight import cases_as_of

    matters = file.matters()
    if day is None:
        cases = [file.case(place) for place in matters.places_of(state, convention)]
    else:
        told = cases_as_of(file, day, state=state)
        cases = [one for one in told if convention in (None, *one.matter.conventions)]
    if not cases:
        codes = ", ".join(sorted({one.state_code or one.state or "?" for one in matters.all}))
        raise NotFound(
            "no case of that State is known here",
            where=str(file.folder.path),
            do="these are: {codes}",
            codes=codes or "-",
        )
    return max(cases, key=lambda one: len(one.asks))


def listed(
    context: click.Context,
    given: dict[str, Any],
    report: Callable[..., Report],
    table: str,
    others: Mapping[str, Callable[..., bytes]] = MappingProxyType({}),
) -> None:
    """Write a part of the chosen case: as a report in text, the table of that name as CSV, or in another format."""
    from observance.publish.case_tables import case_table_rows
    from observance.publish.discretion import public_rows
    from observance.publish.report import as_text
    from observance.publish.tables import COLUMNS, csv_text

    session = session_of(context)
    file, found, day = chosen(given)
    if given["form"] in others:
        click.echo(others[given["form"]](found, day, session.messages.language, session.say), nl=False)
        return
    if given["form"] == "csv":
        names = {entry.reference: entry.document for entry in file.documents()}
        rows = public_rows(file, table, case_table_rows((found,), names, file.sources_held()))
        click.echo(csv_text(COLUMNS[table], rows), nl=False)
        return
    made = report(found, day, session.messages.language, session.say)
    click.echo(as_text(made, shutil.get_terminal_size((100, 24)).columns), nl=False)
