"""``observance cases`` and ``assign``: which cases a folder holds, which documents are theirs, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from observance.cli.listing import of_convention, of_state
from observance.cli.speaking import Command, Option, Session, session_of
from observance.errors import N_, NotFound, UsageError

if TYPE_CHECKING:
    from observance.casefile import CaseFile
    from observance.domain.matters import Belonging, Matter, Matters

#: By what a document belongs to a case, in words.
TIES = {
    "decided": N_("a person said so"),
    "named": N_("its heading names the State"),
    "only": N_("there is no other case here"),
    "title": N_("its title names the State"),
    "alone": N_("it names no other State that has a case here"),
    "relies_on": N_("it relies on {document}"),
    "relied_on": N_("{document} relies on it"),
}


@click.command(
    "cases",
    cls=Command,
    help=N_(
        "List the cases of CASE, a State under Conventions each, with how many documents are theirs; and the documents "
        "that belong to none.\n\n"
        "With --state or --convention the documents of these cases are listed, each with what ties it to the case: a "
        "quotation, or who decided it. Where nothing tells it, `observance assign` does."
    ),
)
@click.argument("case")
@of_state
@of_convention
@click.pass_context
def cases(context: click.Context, case: str, state: str | None, convention: int | None) -> None:
    from observance.casefile import CaseFile

    session, file = session_of(context), CaseFile.open(case)
    matters = file.matters()
    chosen = matters.places_of(state, convention)
    is_whole = state is None and convention is None
    for place in chosen:
        own = matters.documents_of(place)
        click.echo(f"{len(own):>7}  {_named(matters.all[place])}")
        if not is_whole:
            for one in matters.documents:
                if place in one.matters:
                    click.echo(f"{'':9}{_document(file, one.document)}: {_tied(file, one, session)}")
    if is_whole:
        for line in _untold(file, matters, session):
            click.echo(line)


def _named(matter: Matter) -> str:
    numbers = ", ".join(f"C{number}" for number in matter.conventions)
    code = f" ({matter.state_code})" if matter.state_code else ""
    return f"{matter.state or '?'}{code}{', ' if numbers else ''}{numbers}"


def _untold(file: CaseFile, matters: Matters, session: Session) -> Iterator[str]:
    none = [one.document for one in matters.documents if not one.matters]
    if none:
        yield session.say("In no case: {count}", count=len(none))
        yield from (f"{'':9}{_document(file, document)}" for document in none)


def _document(file: CaseFile, reference: str) -> str:
    return file.entry(reference).document


def _tied(file: CaseFile, one: Belonging, session: Session) -> str:
    """What ties a document to its case, with the words that show it or the reason that a person gave."""
    through = _document(file, one.through) if one.through else ""
    said = session.say(TIES[one.tie.value if one.tie else "named"], document=through)
    words = _words(file, one)
    return f"{said}: {words}" if words else said


def _words(file: CaseFile, one: Belonging) -> str:
    decision = next((decision for decision in file.decisions() if decision.id == one.by), None)
    if decision is not None:
        return f"{decision.author}, {decision.at[:10]}: {' '.join(decision.reason.split())}"
    if one.by is None:
        return ""
    shown_by = one.through if one.tie == "relied_on" and one.through else one.document
    quotes = (found.citation for found in file.findings(shown_by).all() if found.id == one.by)
    return next((f"“{place.words}”" + _page(place.page) for place in quotes), "")


def _page(page: int | None) -> str:
    return f", p. {page}" if page is not None else ""


@click.command(
    "assign",
    cls=Command,
    help=N_(
        "Say that document DOC of CASE belongs to the case of a State under a Convention, or to none.\n\n"
        "It holds over what the document says, from the next build on. A State that has no case here gets one. "
        "`observance undo` takes it back."
    ),
)
@click.argument("case")
@click.argument("doc")
@click.option(
    "--state", metavar="NAME", cls=Option, help=N_("The State: its name, or the code of one that has a case here.")
)
@click.option(
    "--convention", type=click.IntRange(1, 999), metavar="NUMBER", cls=Option,
    help=N_("The Convention; not needed where the State has one case here."),
)  # fmt: skip
@click.option("--none", "is_none", is_flag=True, cls=Option, help=N_("It belongs to no case."))
@click.option("--reason", required=True, metavar="TEXT", cls=Option, help=N_("Why, for those who read it."))
@click.option("--author", default=None, metavar="NAME", cls=Option, help=N_("Who decides; by default the login name."))
@click.pass_context
def assign(
    context: click.Context,
    case: str,
    doc: str,
    state: str | None,
    convention: int | None,
    is_none: bool,
    reason: str,
    author: str | None,
) -> None:
    import getpass
    from datetime import datetime
    from uuid import uuid4

    from observance.casefile import CaseFile
    from observance.domain.decisions import Decision
    from observance.domain.matters import BELONGS

    if is_none == (state is not None):
        raise UsageError("no State is named", do="name it with --state, or say --none")
    file = CaseFile.open(case)
    decision = Decision(
        id=uuid4().hex,
        kind=BELONGS,
        at=datetime.now().astimezone().isoformat(timespec="microseconds"),
        author=author or getpass.getuser(),
        reason=reason,
        subject=file.entry(doc).reference,
        value="" if state is None else _value(file.matters(), state, convention),
    )
    file.decide("command-line", decision)
    click.echo(session_of(context).say("recorded; it is applied when the case is built again"))


def _value(matters: Matters, state: str, convention: int | None) -> str:
    """A case as a decision names it: one that is there, else a new one under a Convention."""
    places = matters.places_of(state, convention)
    if len(places) > 1:
        of = "; ".join(_named(matters.all[place]) for place in places)
        raise NotFound("{state} has several cases here", do="name one by --convention: {cases}", state=state, cases=of)
    known = matters.places_of(state)
    name = (matters.all[known[0]].state or state) if known else state
    conventions = matters.all[places[0]].conventions if places else () if convention is None else (convention,)
    return f"{name}|{','.join(map(str, conventions))}"
