"""``observance asks``: the asks of a case with their ids, and what each is made of."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from observance.cli.listing import chosen, with_formats
from observance.cli.speaking import Command, Session, session_of
from observance.errors import N_, NotFound

if TYPE_CHECKING:
    from observance.domain.case import Ask, Case


@click.command(
    "asks",
    cls=Command,
    help=N_(
        "List the asks of CASE with their ids, or the requests of one ASK with theirs.\n\n"
        "What the program holds to be one and is not, or the other way round, a person puts right with `observance "
        "merge`, `split`, `rename` and `not-the-same`; `observance undo` takes it back."
    ),
)
@with_formats("text")
@click.argument("ask", required=False)
def command(context: click.Context, ask: str | None, **given: Any) -> None:
    session = session_of(context)
    _, found, _ = chosen(given)
    lines = _listed(found, session) if ask is None else _made_of(_one(found, ask), session)
    for line in lines:
        click.echo(line)


def _one(case: Case, id_: str) -> Ask:
    found = [ask for ask in case.asks if ask.id.startswith(id_)]
    if len(found) != 1:
        raise NotFound(
            "{count} asks begin with {ask}", do="list them with: observance asks CASE", count=len(found), ask=id_
        )
    return found[0]


def title(ask: Ask, session: Session) -> str:
    from observance.publish.report.one_ask import Manner, title_of

    manner = Manner(language=session.messages.language, say=session.say, held={})
    return "".join(run.text for run in title_of(ask, manner))


def _listed(case: Case, session: Session) -> Iterator[str]:
    for ask in case.asks:
        mark = f" {session.say('[decided]')}" if ask.decisions else ""
        yield f"{ask.id[:8]}  {len(ask.requests) + len(ask.objections):>3}  {title(ask, session)}{mark}"


def _made_of(ask: Ask, session: Session) -> Iterator[str]:
    from observance.cli.layout import wrapped
    from observance.publish.report.one_ask import citation_of

    width = shutil.get_terminal_size((100, 24)).columns
    yield f"{ask.id}  {title(ask, session)}"
    for step in (*ask.requests, *ask.objections):
        yield f"{step.finding[:8]}  {citation_of(step, session.say)}"
        yield from wrapped(f"“{step.words}”", width, "          ")
