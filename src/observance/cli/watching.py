"""How a build's progress looks: a bar on a terminal, a line every few seconds elsewhere, or nothing.

Reads the stream of events; writes to the error stream, so that the table can be piped.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from observance.cli.speaking import Session
from observance.progress import BuildStarted, DocumentDone, Listener, ProgressEvent, Refused, StageStarted, ignore

#: Seconds between two lines where there is no terminal.
PAUSE = 5.0


@contextmanager
def watch(session: Session, clock: Callable[[], float]) -> Iterator[Listener]:
    """A listener that shows what it hears."""
    kind = session.config.text("progress")
    if kind == "none":
        yield ignore
    elif kind == "bar" or (kind == "auto" and sys.stderr.isatty()):
        with _bar(session) as listener:
            yield listener
    else:
        yield Lines(session, clock)


class Lines:
    """A line when the build begins, every few seconds, and at the last document."""

    def __init__(self, session: Session, clock: Callable[[], float]) -> None:
        self.session = session
        self.clock = clock
        self.last = clock()

    def __call__(self, event: ProgressEvent) -> None:
        due = isinstance(event, DocumentDone) and (event.n == event.total or self.clock() - self.last >= PAUSE)
        line = begun_line(event, self.session) or (done_line(event, self.session) if due else "")
        if line:
            self.last = self.clock()
            click.echo(line, err=True)


def begun_line(event: ProgressEvent, session: Session) -> str:
    """The words for an event that begins something, else nothing."""
    if isinstance(event, BuildStarted):
        return session.say(
            "documents: {documents}; already read: {known}; processes: {workers}",
            documents=event.documents,
            known=event.known,
            workers=event.workers,
        )
    if isinstance(event, StageStarted):
        return session.say("stage {stage}: {total}", stage=event.stage, total=event.total)
    if isinstance(event, Refused):
        return "; ".join(
            session.say(words, **dict(event.problem.fields)) for words in (event.problem.what, event.problem.do)
        )
    return ""


def done_line(event: ProgressEvent, session: Session) -> str:
    """How far the build is: documents, documents a second, time left, errors by stage."""
    if not isinstance(event, DocumentDone):
        return ""
    said = [f"{event.n}/{event.total}"]
    if event.rate is not None:
        said.append(session.say("{rate} documents a second", rate=f"{event.rate:.1f}"))
    if event.left is not None:
        said.append(session.say("{left} left", left=_duration(event.left)))
    if event.errors:
        errors = ", ".join(f"{stage} {count}" for stage, count in event.errors)
        said.append(session.say("errors: {errors}", errors=errors))
    return "; ".join(said)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@contextmanager
def _bar(session: Session) -> Iterator[Listener]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    bar = Progress(BarColumn(), TextColumn("{task.description}", markup=False), console=Console(stderr=True))
    with bar:
        task = bar.add_task("", total=None)

        def show(event: ProgressEvent) -> None:
            if isinstance(event, DocumentDone):
                bar.update(task, total=event.total, completed=event.n, description=done_line(event, session))
            elif begun := begun_line(event, session):
                bar.console.print(begun, markup=False, highlight=False)

        yield show
