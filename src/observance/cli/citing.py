"""``observance cite``: every citation of law in a text or file, and what it stands for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from observance.cli.speaking import Command, Option, Session, session_of
from observance.errors import N_

if TYPE_CHECKING:
    from observance.domain.findings import Findings, ProvisionMention


@click.command(
    "cite",
    cls=Command,
    help=N_(
        "List the Conventions, laws and articles that TEXT cites, each under its one name, with what a short name "
        "(the Act, this provision) goes back to and the version spoken of. What the text does not tell is "
        "'not found'.\n\nTEXT is a file, or the text itself."
    ),
)
@click.argument("text")
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, cls=Option,
    help=N_("How the citations are written."),
)  # fmt: skip
@click.pass_context
def command(context: click.Context, text: str, form: str) -> None:
    session = session_of(context)
    name, found = _found(text, session)
    if form == "jsonl":
        _write_rows(name, found)
        return
    for line in _lines(found, session):
        click.echo(line)


def _found(text: str, session: Session) -> tuple[str, Findings]:
    """What is found, with the name of the file, or of a text without one."""
    from observance.cli.building import word_folders
    from observance.pipeline.citing import UNNAMED, cited_in_text, found_in_file

    folders = word_folders(session)
    if _is_file(text):
        return Path(text).name, found_in_file(Path(text), folders)
    return UNNAMED, cited_in_text(text, folders)


def _is_file(text: str) -> bool:
    """Whether a file of that name is there; a text may be too long for a name."""
    try:
        return Path(text).is_file()
    except OSError:
        return False


def _write_rows(name: str, found: Findings) -> None:
    from observance.publish.finding_tables import finding_row

    for mention in found.provisions:
        click.echo(json.dumps(finding_row(name, mention), ensure_ascii=False))


def _lines(found: Findings, session: Session) -> list[str]:
    from observance.cli.layout import harmless, table

    if not found.provisions:
        return [session.say("no citation of law is found")]
    say = session.say
    head = (
        say("place"),
        say("words"),
        say("law or Convention"),
        say("articles of it"),
        say("version spoken of"),
        say("goes back to"),
    )
    rows = (tuple(map(harmless, _cells(mention, session))) for mention in found.provisions)
    return [line.rstrip() for line in table(head, rows)]


def _cells(mention: ProvisionMention, session: Session) -> tuple[str, ...]:
    place = mention.citation
    return (
        f"{place.start}-{place.end}",
        _one_line(place.quote),
        mention.instrument or session.say("not found"),
        mention.provision or "",
        mention.version or "",
        _one_line(mention.resolved or ""),
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())
