"""``observance twins``: asks of a case that may be one, for a person to join.

Nothing is joined by it: each pair is shown with the words of both and the command that joins them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from observance.cli.listing import chosen, with_formats
from observance.cli.speaking import Command, Option, Session, session_of
from observance.errors import N_

if TYPE_CHECKING:
    from observance.domain.case import Ask, Step, Twins

#: Pairs that are shown unless more are wanted.
MOST = 10


@click.command(
    "twins",
    cls=Command,
    help=N_(
        "Propose asks of CASE that may be one in other words, other languages or other years, the likest first.\n\n"
        "A model on this machine compares the words of what is asked; it comes with pip install 'observance[meaning]'. "
        "Nothing is joined: `observance merge` joins two, `observance not-the-same` says that they are not one, and "
        "they are proposed no more."
    ),
)
@with_formats("text")
@click.option("--most", type=click.IntRange(min=1), default=MOST, show_default=True, cls=Option,
              help=N_("How many pairs to show."))  # fmt: skip
def command(context: click.Context, most: int, **given: Any) -> None:
    from observance.meaning import Model
    from observance.pipeline.twinning import twins_of

    session = session_of(context)
    file, case, _ = chosen(given)
    found = twins_of(file, case, Model())
    if not found:
        click.echo(session.say("no two asks are near enough to be proposed as one"))
    for n, pair in enumerate(found[:most], 1):
        for line in _shown(n, pair, given["case"], session):
            click.echo(line)
    if len(found) > most:
        click.echo(session.say("{count} more: show them with --most {all}", count=len(found) - most, all=len(found)))


def _shown(n: int, pair: Twins, case: str, session: Session) -> Iterator[str]:
    yield session.say("{n}. likeness {likeness}", n=n, likeness=f"{pair.likeness:.2f}")
    yield from _ask(pair.one, pair.places[0], session)
    yield from _ask(pair.other, pair.places[1], session)
    yield f"    observance merge {case} {pair.one.id[:8]} {pair.other.id[:8]} --reason …"
    yield ""


def _ask(ask: Ask, step: Step, session: Session) -> Iterator[str]:
    from observance.cli.asking import title
    from observance.cli.layout import wrapped
    from observance.publish.report.one_ask import citation_of

    width = shutil.get_terminal_size((100, 24)).columns
    yield f"  {ask.id[:8]}  {title(ask, session)}"
    yield from wrapped(f"“{step.words}”, {citation_of(step, session.say)}", width, "            ")
