"""``observance correct``: put recognised or misread text right, as a decision over a reading."""

from __future__ import annotations

import click

from observance.cli.speaking import Command, Option, session_of
from observance.errors import N_


@click.command(
    "correct",
    cls=Command,
    help=N_(
        "Put words of document DOC right where they were misread.\n\nThe file stays as it is: the correction is a "
        "decision with author and reason, kept in the case and applied when the case is built again. What people "
        "attached to the text finds its place again."
    ),
)
@click.argument("case")
@click.argument("doc")
@click.option(
    "--words", required=True, metavar="TEXT", cls=Option, help=N_("The words as they were read, once in DOC.")
)
@click.option("--to", "right", required=True, metavar="TEXT", cls=Option, help=N_("The words as they should be."))
@click.option("--reason", default="", metavar="TEXT", cls=Option, help=N_("Why, for those who read the decision."))
@click.option("--author", default=None, metavar="NAME", cls=Option, help=N_("Who decides; by default the login name."))
@click.pass_context
def command(
    context: click.Context, case: str, doc: str, words: str, right: str, reason: str, author: str | None
) -> None:
    import getpass
    from datetime import datetime
    from uuid import uuid4

    from observance.casefile import CaseFile
    from observance.domain.corrections import correction

    session = session_of(context)
    found = CaseFile.open(case)
    decision = correction(
        found.reading(doc),
        words,
        right,
        id=uuid4().hex,
        at=datetime.now().astimezone().isoformat(timespec="microseconds"),
        author=author or getpass.getuser(),
        reason=reason,
    )
    found.decide("command-line", decision)
    click.echo(session.say("recorded; it is applied when the case is built again"))
