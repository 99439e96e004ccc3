"""``observance merge``, ``split``, ``rename``, ``not-the-same`` and ``undo``: what people decide about what is one.

A decision is kept in the case with its author, time and reason; it holds from the moment it is recorded, and after
every further build.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from observance.cli.speaking import Command, Option, session_of
from observance.errors import N_, NotFound

if TYPE_CHECKING:
    from observance.casefile import CaseFile
    from observance.domain.decisions import Decision
    from observance.domain.joinings import Group, Select, Signature


_REASON = click.option("--reason", required=True, metavar="TEXT", cls=Option, help=N_("Why, for those who read it."))
_AUTHOR = click.option(
    "--author", default=None, metavar="NAME", cls=Option, help=N_("Who decides; by default the login name.")
)


@click.command(
    "merge",
    cls=Command,
    help=N_(
        "Say that these actors, or asks, of CASE are one: the first and those that follow, called as the first.\n\n"
        "ONE and OTHERS are ids as `observance actors` or `observance asks` lists them, or their beginnings. What is "
        "proposed is confirmed so; `observance undo` takes it back."
    ),
)
@click.argument("case")
@click.argument("one")
@click.argument("others", nargs=-1, required=True)
@_REASON
@_AUTHOR
@click.pass_context
def merge(context: click.Context, /, case: str, one: str, others: tuple[str, ...], **signed: str | None) -> None:
    from observance.domain.joinings import merge as joined

    file = _opened(case)
    noun, groups = _groups(file, (one, *others))
    _record(context, file, joined(noun, groups, _select(file), _signature(signed)))


@click.command(
    "split",
    cls=Command,
    help=N_(
        "Say that some mentions of ACTOR in CASE, or some requests of an ask, are of another: they leave it and are "
        "one of their own.\n\n"
        "MENTIONS are ids as `observance actors CASE ACTOR` or `observance asks CASE ASK` lists them, or their "
        "beginnings, or a spelling as it is printed, which stands for every mention that is spelled so."
    ),
)
@click.argument("case")
@click.argument("actor")
@click.argument("mentions", nargs=-1, required=True)
@click.option("--name", default="", metavar="TEXT", cls=Option, help=N_("What the other is called."))
@_REASON
@_AUTHOR
@click.pass_context
def split(
    context: click.Context, /, case: str, actor: str, mentions: tuple[str, ...], name: str, **signed: str | None
) -> None:
    from observance.domain.joinings import split as cut

    file = _opened(case)
    noun, (group,) = _groups(file, (actor,))
    moved = [finding for mention in mentions for finding in _members(group, mention)]
    _record(context, file, cut(noun, group, moved, _select(file), _signature(signed), name))


@click.command(
    "rename",
    cls=Command,
    help=N_("Call ACTOR, or an ask, of CASE by NAME, whatever its spellings are. These stay as they are printed."),
)
@click.argument("case")
@click.argument("actor")
@click.argument("name")
@_REASON
@_AUTHOR
@click.pass_context
def rename(context: click.Context, /, case: str, actor: str, name: str, **signed: str | None) -> None:
    from observance.domain.joinings import rename as called

    file = _opened(case)
    noun, (group,) = _groups(file, (actor,))
    _record(context, file, called(noun, group, name, _select(file), _signature(signed)))


@click.command(
    "not-the-same",
    cls=Command,
    help=N_(
        "Say that ONE and OTHER of CASE are not the same: the program never joins them, and proposes it no more.\n\n"
        "They are ids as `observance actors` or `observance asks` lists them, or their beginnings."
    ),
)
@click.argument("case")
@click.argument("one")
@click.argument("other")
@_REASON
@_AUTHOR
@click.pass_context
def part(context: click.Context, /, case: str, one: str, other: str, **signed: str | None) -> None:
    from observance.domain.joinings import part as parted

    file = _opened(case)
    noun, (first, second) = _groups(file, (one, other))
    _record(context, file, parted(noun, first, second, _select(file), _signature(signed)))


@click.command(
    "undo",
    cls=Command,
    help=N_(
        "Take back a DECISION of CASE: all is as if it had not been made. Undoing is a decision too, and can be undone."
        "\n\nDECISION is an id as `observance decisions` lists it, or its beginning."
    ),
)
@click.argument("case")
@click.argument("decision")
@_REASON
@_AUTHOR
@click.pass_context
def undo(context: click.Context, /, case: str, decision: str, **signed: str | None) -> None:
    from observance.domain.joinings import undoing

    file = _opened(case)
    found = [one for one in file.decisions() if decision and one.id.startswith(decision)]
    if len(found) != 1:
        raise NotFound(
            "{count} decisions begin with {decision}", do="list them with: observance decisions CASE",
            count=len(found), decision=decision,
        )  # fmt: skip
    _record(context, file, undoing(found[0], _signature(signed)))


def _opened(case: str) -> CaseFile:
    from observance.casefile import CaseFile

    return CaseFile.open(case)


def _groups(file: CaseFile, ids: Sequence[str]) -> tuple[str, list[Group]]:
    from observance.pipeline.deciding import groups_of

    return groups_of(file, ids)


def _members(group: Group, told: str) -> list[str]:
    """The mentions that an id, its beginning or a spelling stands for."""
    spelled = [one.finding for one in group.members if " ".join(one.citation.quote.split()) == told]
    found = spelled or [one.finding for one in group.members if told and one.finding.startswith(told)]
    if not found or (not spelled and len(found) > 1):
        raise NotFound(
            "{count} mentions of it are {mention}", do="list them with: observance actors CASE ACTOR",
            count=len(found), mention=told,
        )  # fmt: skip
    return found


def _select(file: CaseFile) -> Select:
    from observance.pipeline.deciding import selecting

    return selecting(file)


def _signature(signed: dict[str, Any]) -> Signature:
    import getpass
    from datetime import datetime
    from uuid import uuid4

    from observance.domain.joinings import Signature

    at = datetime.now().astimezone().isoformat(timespec="microseconds")
    return Signature(id=uuid4().hex, at=at, author=signed["author"] or getpass.getuser(), reason=signed["reason"])


def _record(context: click.Context, file: CaseFile, decision: Decision) -> None:
    file.decide("command-line", decision)
    session = session_of(context)
    click.echo(session.say("recorded as {decision}; take it back with: observance undo", decision=decision.id[:8]))
