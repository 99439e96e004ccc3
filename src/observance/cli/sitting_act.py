"""``observance sitting act``: acts from a file or the standard input into a journal, each answered by a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from observance.cli.speaking import Command, Session, session_of
from observance.errors import N_

if TYPE_CHECKING:
    from observance.domain.sitting import OutOfOrder
    from observance.floor import Accepted


@click.command(
    "act",
    cls=Command,
    help=N_(
        "Add acts to the journal in DIR, one JSON object a line, from FILE or the standard input.\n\nEach is answered "
        "by a line once it is on the disk: its place, or the rule that does not admit it. An act sent again is "
        "answered with its first result. The exit status is 1 where an act was not admitted."
    ),
)
@click.argument("folder", metavar="DIR")
@click.argument("file", type=click.File("rb"), default="-")
@click.pass_context
def command(context: click.Context, folder: str, file: BinaryIO) -> None:
    from observance.domain.acts import FoundSitting
    from observance.errors import BadAct
    from observance.floor import Journal
    from observance.floor.sending import act_sent

    session, journal = session_of(context), None
    refused = 0
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            act, expected = act_sent(line)
        except BadAct as error:
            error.where = f"{file.name}:{number}"
            raise
        if journal is None:
            # The act that founds a sitting may begin a journal; a slip in the name of a folder may not.
            journal = Journal(Path(folder)) if isinstance(act, FoundSitting) else Journal.opened(Path(folder))
        refused += not answered(session, journal.append(act, expected))
    (journal or Journal.opened(Path(folder))).snapshot()
    if refused:
        context.exit(1)


def answered(session: Session, answer: Accepted | OutOfOrder) -> bool:
    """Print an answer at once; whether the act stands."""
    from observance.floor import Accepted
    from observance.floor.sending import answer_row

    click.echo(answer_row(answer, session.say))
    return isinstance(answer, Accepted)


def now() -> int:
    """The time of an act that its client does not time itself."""
    import time

    return time.time_ns() // 1_000_000
