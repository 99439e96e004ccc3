"""``observance explain``: why something was found: the words, where they stand, the rule and what proves the rule."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from observance.cli.acting import explain_actor
from observance.cli.opening import opened_case, with_open
from observance.cli.speaking import Command, Session, session_of
from observance.errors import N_, NotFound, UsageError

if TYPE_CHECKING:
    from observance.casefile import CaseFile
    from observance.domain.disagreements import Disagreement
    from observance.domain.findings import Finding


@click.command(
    "explain",
    cls=Command,
    help=N_(
        "Say why FINDING of CASE was found: its words, where they stand, what they were read as, and the rule with "
        "the examples that prove it.\n\nFINDING is its id, or as much of the beginning as tells it from the others; "
        "show prints it. The id of a disagreement, as differences prints it, explains both of its sides; that of an "
        "actor, as actors prints it, every joining that its identity rests on."
    ),
)
@click.argument("case")
@click.argument("finding")
@with_open
@click.pass_context
def command(context: click.Context, /, case: str, finding: str, **given: Any) -> None:
    from observance.cli.building import word_folders
    from observance.lang import words_from

    session = session_of(context)
    with opened_case(session, case, given) as file, words_from(word_folders(session)):
        if (apart := _disagreement(file, finding)) is not None:
            for line in _apart(file, apart, session):
                click.echo(line)
            return
        for line in _of_finding_or_actor(file, finding, session):
            click.echo(line)


def _of_finding_or_actor(case: CaseFile, beginning: str, session: Session) -> Iterator[str]:
    try:
        found = _found(case, beginning)
    except NotFound:
        parties = case.parties()
        if not beginning or parties.actor(beginning) is None:
            raise
        yield from explain_actor(parties, beginning, session)
        return
    yield from _explained(*found, session)


def _disagreement(case: CaseFile, beginning: str) -> Disagreement | None:
    """The only disagreement whose id begins so, where no finding's does."""
    told = [one for found in case.differences() for one in found.disagreements if one.id.startswith(beginning)]
    return told[0] if beginning and len(told) == 1 else None


def _apart(case: CaseFile, one: Disagreement, session: Session) -> Iterator[str]:
    """Why two statements were set side by side: what they differ on, what both are about, and each side's rule."""
    from observance.publish.report.differences import CAUTIONS, KINDS, reason_of

    yield f"{one.id} | {session.say(KINDS[one.kind])}"
    yield reason_of(one, session.messages.language, session.say)
    if one.about:
        yield session.say("both are about: {names}", names=" · ".join(one.about))
    for caution in one.cautions:
        yield session.say(CAUTIONS[caution])
    for side in (one.a, one.b):
        yield ""
        yield from _explained(*_found(case, side.said.finding), session)


def _found(case: CaseFile, beginning: str) -> tuple[str, str, Finding]:
    """The only finding whose id begins so, with its document and kind."""
    found = [one for one in _all(case) if beginning and one[2].id.startswith(beginning)]
    if not found:
        raise NotFound(
            "the case holds no finding {finding}",
            finding=beginning,
            do="see what was found with: observance show CASE REF",
        )
    if len(found) > 1:
        raise UsageError(
            "{count} findings begin with {finding}", count=len(found), finding=beginning, do="give more of the id"
        )
    return found[0]


def _all(case: CaseFile) -> Iterator[tuple[str, str, Finding]]:
    from observance.casefile.case import has_product
    from observance.casefile.finding_rows import CLASSES

    for entry in case.documents():
        if has_product(entry, "extract"):
            findings = case.findings(entry.reference)
            yield from ((entry.reference, kind, one) for kind in CLASSES for one in getattr(findings, kind))


def _explained(document: str, kind: str, finding: Finding, session: Session) -> Iterator[str]:
    from observance.casefile.address import Address
    from observance.cli.layout import wrapped
    from observance.cli.margins import values_of
    from observance.lang.frames import examples_of

    width = max(20, min(session.config.number("width"), shutil.get_terminal_size().columns))
    page, place = finding.citation.page, Address(document=document, passage=finding.citation.passage)
    where = session.say("page {page}", page=page) if page is not None else session.say("page not known")
    yield f"{finding.id} | {kind} | {place} | {where}"
    yield ""
    yield from wrapped(f"“{finding.citation.words}”", width)
    yield ""
    for name, value in values_of(finding):
        yield from wrapped(f"{name}: {value}", width, "  ")
    yield from _act_told(finding, width, session)
    yield ""
    yield session.say("found by the rule {rule}", rule=finding.rule)
    examples = examples_of(finding.rule)
    if examples:
        yield session.say("which is proved by:")
    for example in examples:
        yield from wrapped(example.replace("[[", "«").replace("]]", "»"), width, "  ")


def _act_told(finding: Finding, width: int, session: Session) -> Iterator[str]:
    """The words by which the act was told that a request asks for."""
    from observance.cli.layout import wrapped
    from observance.domain.findings import Request
    from observance.lang.acts import act_told

    if not isinstance(finding, Request):
        return
    code = finding.rule.partition("/")[0]
    told = act_told(" ".join(finding.action.split()), code) or act_told(" ".join(finding.citation.quote.split()), code)
    if told and told.act is finding.act:
        words = " … ".join(f"“{word}”" for word in told.words)
        yield from wrapped(session.say("what is asked is told by {words}", words=words), width, "  ")
