"""``observance decisions``: what people decided in a case, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from observance.cli.speaking import Command, Option, Session, session_of
from observance.errors import N_

if TYPE_CHECKING:
    from observance.casefile import CaseFile
    from observance.domain.decisions import Decision
    from observance.domain.regrouping import Outcome
    from observance.domain.selectors import Selector

#: The kinds of decisions in words; another kind stands as it is written.
KINDS = {
    "actor.merge": N_("these are one"),
    "actor.split": N_("part of it is another"),
    "actor.not_same": N_("these are not the same"),
    "actor.rename": N_("is called"),
    "ask.merge": N_("these are one"),
    "ask.split": N_("part of it is another"),
    "ask.not_same": N_("these are not the same"),
    "ask.rename": N_("is called"),
    "belongs": N_("belongs to the case of"),
    "correct": N_("misread words put right"),
    "undo": N_("taken back"),
}
EFFECTS = {
    "stands": N_("stands"),
    "in_part": N_("stands in part: a later decision says otherwise"),
    "overruled": N_("a later decision says otherwise"),
    "waits": N_("its words are there in part: look at it again"),
    "lost": N_("its words are in no document of the case"),
    "undone": N_("undone"),
}


@click.command(
    "decisions",
    cls=Command,
    help=N_("List what people decided in CASE: when, who, what, why, and what has become of it."),
)
@click.argument("case")
@click.option(
    "--open", "only_open", is_flag=True, cls=Option, help=N_("Only those that do not stand as they were made.")
)
@click.pass_context
def command(context: click.Context, case: str, only_open: bool) -> None:
    from observance.casefile import CaseFile

    for line in decision_lines(CaseFile.open(case), session_of(context), only_open=only_open):
        click.echo(line)


def decision_lines(file: CaseFile, session: Session, *, only_open: bool = False) -> Iterator[str]:
    """A line for each decision with what it says and its effect, and one for its reason."""
    log = file.decisions()
    effects = effects_of(log, (*file.parties().outcomes, *file.decided_asks().outcomes))
    for decision in log:
        effect = effects[decision.id]
        if not only_open or effect not in ("stands", "undone"):
            yield f"{decision.id[:8]}  {_day(decision.at)}  {decision.author}  {told(decision, session)}"
            yield f"          {session.say(EFFECTS[effect])}. {' '.join(decision.reason.split())}"


def effects_of(log: Sequence[Decision], outcomes: Iterable[Outcome]) -> dict[str, str]:
    """What has become of each decision of a log, by its id: a key of :data:`EFFECTS`."""
    from observance.domain.decisions import may_be_undone, standing

    effects = {outcome.decision.id: outcome.effect.value for outcome in outcomes}
    left = {decision.id for decision in may_be_undone(log)}
    holding = {decision.id for decision in standing(log)}
    overruled = {one.id for one in log if one.id in left - holding and one.kind != "undo"}
    known = {**effects, **dict.fromkeys(overruled, "overruled")}
    return {one.id: known.get(one.id, "stands") if one.id in left else "undone" for one in log}


def told(decision: Decision, session: Session) -> str:
    """A decision in words: its kind, and the spellings of each side."""
    sides = [" = ".join(side) for side in sides_of(decision)]
    kind = session.say(KINDS.get(decision.kind, decision.kind))
    words = " | ".join(sides) or (decision.place.quote if decision.place else decision.subject[:8])
    return f"{kind}: {' '.join(words.split())}" + (f" -> {decision.value}" if decision.value else "")


def sides_of(decision: Decision) -> tuple[tuple[str, ...], ...]:
    """The spellings of each side of a decision about what is one."""
    return tuple(tuple(_spellings(side)) for side in (decision.these, decision.those) if side)


def _spellings(side: Sequence[Selector]) -> list[str]:
    quotes = [" ".join(one.quote.split()) for one in side]
    unique = list(dict.fromkeys(quotes))
    return unique[:4] + (["..."] if len(unique) > 4 else [])


def _day(at: str) -> str:
    return at[:16].replace("T", " ")
