"""``observance show``: the documents of a case, a document, a speech or a passage, to be read in a terminal."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import click

from observance.cli.opening import opened_case, with_open
from observance.cli.speaking import Command, Option, Session, session_of
from observance.errors import N_

if TYPE_CHECKING:
    from observance.casefile import CaseFile, Entry


@click.command(
    "show",
    cls=Command,
    help=N_(
        "Show the documents of CASE, or one of them, or a place in it.\n\n"
        "REF is a document's reference; REF~s4 its fourth speech, REF~s4.p3 the third passage of that speech, REF~p12 "
        "its twelfth passage. What belongs to the page and not to what was said is left out. Below each passage stands "
        "what was found in it: the beginning of its id, its kind, its words, its values."
    ),
)
@click.argument("case")
@click.argument("ref", required=False)
@click.option("--bare", is_flag=True, cls=Option, help=N_("Show the words alone, without what was found in them."))
@click.option(
    "--only", "only", multiple=True, metavar="KIND", cls=Option,
    help=N_("Show of what was found this kind alone (requests, dates ...); may be given several times."),
)  # fmt: skip
@with_open
@click.pass_context
def command(
    context: click.Context, /, case: str, ref: str | None, bare: bool, only: tuple[str, ...], **given: Any
) -> None:
    from observance.cli.margins import kinds_wanted

    session = session_of(context)
    kinds = () if bare else kinds_wanted(only)
    with opened_case(session, case, given) as file:
        for line in _documents(file, session) if ref is None else _place(file, ref, session, kinds):
            click.echo(line)


def _documents(case: CaseFile, session: Session) -> list[str]:
    from observance.casefile.case import has_product
    from observance.cli.layout import outline_cells, problem_lines, table

    say = session.say
    head = (
        say("reference"),
        say("kind"),
        say("date"),
        say("pages"),
        say("languages"),
        say("speeches"),
        say("title"),
    )
    rows = []
    for entry in case.documents():
        outline = case.outline(entry.reference) if has_product(entry, "outline") else None
        rows.append(outline_cells(entry, outline, session.messages))
    lines = [*table(head, rows), *_editions(case, session)]
    troubled = [entry for entry in case.documents() if entry.problems]
    if troubled:
        lines += ["", say("not read, or in part:")]
    return lines + [line for entry in troubled for line in problem_lines(entry, session.messages, _width(session))]


def _editions(case: CaseFile, session: Session) -> list[str]:
    from observance.cli.layout import harmless

    names = {entry.reference: f"{entry.reference} ({harmless(entry.document)})" for entry in case.documents()}

    def told(words: str, one: str, other: str) -> str:
        return session.say(words, one=names.get(one, one), other=names.get(other, other))

    lines = []
    for edition in case.editions():
        if edition.same_as:
            lines.append(told(N_("{one} is the same text as {other}"), edition.document, edition.same_as))
        lines += [told(N_("{one} replaces the draft {other}"), edition.document, draft) for draft in edition.replaces]
    return ["", *lines] if lines else []


def _place(case: CaseFile, ref: str, session: Session, kinds: tuple[str, ...]) -> list[str]:
    from observance.casefile.address import find_place, parse_address
    from observance.casefile.case import has_product
    from observance.cli.layout import harmless, place_lines, problem_lines
    from observance.cli.margins import margins

    address = parse_address(ref)
    entry = case.entry(address.document)
    found = case.segmentation(address.document)
    place = find_place(address, found)
    head = [] if place.speech or address.passage else [harmless(entry.document), *_facts(case, entry, session), ""]
    if entry.problems and address == type(address)(document=entry.reference):
        head += [*problem_lines(entry, session.messages, _width(session))[1:], ""]
    findings = case.findings(entry.reference) if kinds and has_product(entry, "extract") else None
    beside = margins(findings, kinds, _width(session)) if findings else {}
    lines = [*head, *place_lines(place, _width(session), session.messages, beside)]
    return lines[:-1] if lines and not lines[-1] else lines


def _facts(case: CaseFile, entry: Entry, session: Session) -> list[str]:
    from observance.casefile.case import has_product
    from observance.cli.layout import outline_cells, wrapped

    outline = case.outline(entry.reference) if has_product(entry, "outline") else None
    cells = outline_cells(entry, outline, session.messages)
    facts = [cells[0], cells[1], cells[2], cells[4], cells[6]]
    return wrapped(" | ".join(fact for fact in facts if fact), _width(session))


def _width(session: Session) -> int:
    """As wide as the terminal, and not wider than the setting allows."""
    return max(20, min(session.config.number("width"), shutil.get_terminal_size().columns))
