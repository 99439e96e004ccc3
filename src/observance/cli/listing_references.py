"""``observance references``: what the documents of a case rely on, and which of it the case holds."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from observance.cli.opening import opened_case, with_open
from observance.cli.speaking import Command, Option, Session, session_of
from observance.errors import N_

if TYPE_CHECKING:
    from observance.casefile import CaseFile
    from observance.domain.findings import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """A place that relies on a source."""

    document: str
    speaker: str | None
    reference: Reference
    held: str | None


@click.command(
    "references",
    cls=Command,
    help=N_(
        "List the documents, decisions, procedures and meetings that the documents of CASE rely on, with who relies on "
        "each and whether the case holds it. A source that is named in two ways is listed under both."
    ),
)
@click.argument("case")
@click.option("--missing", is_flag=True, cls=Option, help=N_("List only what the case does not hold."))
@with_open
@click.pass_context
def command(context: click.Context, /, case: str, missing: bool, **given: Any) -> None:
    session = session_of(context)
    with opened_case(session, case, given) as file:
        sources = _sources(_mentions(file))
    for title in sorted(sources):
        held = next((one.held for one in sources[title] if one.held), None)
        if not (missing and held):
            for line in _lines(title, sources[title], held, session):
                click.echo(line)
    known = sum(any(one.held for one in mentions) for mentions in sources.values())
    click.echo(session.say("sources: {count}; in this case: {held}", count=len(sources), held=known))


def _mentions(case: CaseFile) -> Iterator[_Mention]:
    """Every reference of a case, with who relies on it."""
    from observance.casefile.case import has_product

    held = case.holdings()
    again = {edition.document for edition in case.editions() if edition.same_as}
    for entry in case.documents():
        if entry.reference in again or not has_product(entry, "extract"):
            continue
        found = case.findings(entry.reference)
        labels = {turn.n: turn.label for turn in found.interventions}
        for reference in found.references:
            yield _Mention(
                document=entry.reference,
                speaker=labels.get(reference.speech or 0),
                reference=reference,
                held=held.get(reference.id),
            )


def _sources(mentions: Iterable[_Mention]) -> dict[str, list[_Mention]]:
    """The mentions of each source, by its title."""
    sources: dict[str, list[_Mention]] = {}
    for one in mentions:
        sources.setdefault(one.reference.title, []).append(one)
    return sources


def _lines(title: str, mentions: Iterable[_Mention], held: str | None, session: Session) -> Iterator[str]:
    from observance.casefile.address import Address
    from observance.cli.layout import wrapped
    from observance.publish.report.past import KINDS

    width = max(20, min(session.config.number("width"), shutil.get_terminal_size().columns))
    told = list(mentions)
    kind = session.say(KINDS[told[0].reference.kind])
    where = session.say("in this case: {document}", document=held) if held else session.say("not in this case")
    yield from wrapped(f"{title} | {kind} | {where}", width)
    for one in told:
        address = Address(document=one.document, speech=one.reference.speech)
        quote = one.reference.citation.words
        who = f" | {one.speaker}" if one.speaker else ""
        yield from wrapped(f"{address}{who} | “{quote}”", width, "    ")
