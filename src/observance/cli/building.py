"""``observance build``: a folder to a case, with progress, and a table of what was read and what was not."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from observance.cli.opening import with_open
from observance.cli.speaking import Command, Option, Session, session_of
from observance.errors import N_, ConfigError

if TYPE_CHECKING:
    from observance.casefile import Entry, State
    from observance.executors import Executor
    from observance.pipeline import BuildReport


@click.command(
    "build",
    cls=Command,
    help=N_(
        "Read the documents of FOLDER into the case CASE.\n\n"
        "What was read before and has not changed is not read again. A build that is stopped leaves the case as it "
        "was; the same command goes on where it ended."
    ),
)
@click.argument("folder")
@click.option(
    "--out", metavar="CASE", required=True, cls=Option, help=N_("Folder of the case; made if it is not there.")
)
@click.option(
    "--again",
    multiple=True,
    metavar="REF",
    cls=Option,
    help=N_("Try document REF once more, though it could not be read before; may be given several times."),
)
@click.option("--workers", type=int, metavar="N", cls=Option, help=N_("Processes that build at once."))
@click.option("--quiet", is_flag=True, cls=Option, help=N_("Show neither progress nor the table."))
@with_open
@click.pass_context
def command(
    context: click.Context,
    /,
    folder: str,
    out: str,
    again: tuple[str, ...],
    workers: int | None,
    quiet: bool,
    **given: Any,
) -> None:
    session = session_of(context)
    session.load(None, {"workers": workers, "progress": "none" if quiet else None})
    if given["is_open"]:
        report = _build_open(session, folder, out, frozenset(again), given)
    else:
        report = _build(session, folder, out, frozenset(again))
    if not quiet:
        for line in summary(report, session):
            click.echo(line)


def _build(session: Session, folder: str, out: str, again: frozenset[str]) -> BuildReport:
    from observance.cli.watching import watch
    from observance.pipeline import build, limits_from, standard_stages

    limits = limits_from(session.config.number)
    with watch(session, monotonic) as listener:
        return build(
            folder,
            out,
            stages=standard_stages(word_folders(session), limits),
            executor=_executor(session),
            on_event=listener,
            limits=limits,
            clock=monotonic,
            now=lambda: datetime.now(UTC).isoformat(timespec="milliseconds"),
            again=again,
        )


def _build_open(session: Session, folder: str, out: str, again: frozenset[str], given: dict[str, Any]) -> BuildReport:
    """Build with the vault open; gives the report of the case that is shown."""
    from observance.cli.opening import place_of
    from observance.cli.protecting import stages_of
    from observance.pipeline.guarding import build_open

    place = place_of(session, given)
    _, made = build_open(
        lambda true: _build(session, folder, str(true), again),
        Path(folder),
        Path(out),
        place,
        stages=stages_of(session),
    )
    return made.withheld.report


def word_folders(session: Session) -> tuple[Path, ...]:
    """The folders with further words; one that is not there would silently change what is found."""
    folders = tuple(Path(folder) for folder in session.config.text("words").split(os.pathsep) if folder)
    for folder in folders:
        if not folder.is_dir():
            raise ConfigError(
                "the folder of words is not there", where=str(folder), do="make it, or take it out of the settings"
            )
    return folders


def _executor(session: Session) -> Executor:
    from observance.executors import Processes, Serial

    workers = session.config.number("workers") or _processors()
    return Serial() if workers == 1 else Processes(workers, session.config.number("batch"))


def _processors() -> int:
    """Those that this process may use, where the system says it."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def summary(report: BuildReport, session: Session) -> list[str]:
    """The table that a build ends with."""
    from observance.casefile import State

    names = {
        State.READ: session.say("read"),
        State.PARTLY: session.say("partly read"),
        State.NOT_READ: session.say("not read"),
    }
    width = max(map(len, names.values()))
    lines = [f"{names[state]:<{width}}  {report.count(state):>7}" for state in State]
    for state in (State.PARTLY, State.NOT_READ):
        lines += _reasons(report.entries, state, names[state], session)
    return [*lines, "", session.say("Look into it with: observance show {case}", case=report.case)]


def _reasons(entries: tuple[Entry, ...], state: State, name: str, session: Session) -> list[str]:
    from observance.cli.layout import problem_lines

    found = [entry for entry in entries if entry.state is state]
    if not found:
        return []
    width = session.config.number("width")
    return ["", f"{name}:", *(line for entry in found for line in problem_lines(entry, session.messages, width))]
