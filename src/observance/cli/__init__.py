"""The command line: thin commands over the engine. Reads arguments and the environment, writes to the terminal.

What fails is one line on the error stream and an exit status, never a traceback (``--debug`` shows it). Commands
import what they use when they run, so that ``observance --help`` is there at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from observance.cli.speaking import Group, Option, Session, session_of
from observance.errors import N_, ObservanceError

INTERRUPTED = 130
PROGRAM_FAILED = 70


@click.group(
    cls=Group,
    commands_in={
        "build": "observance.cli.building",
        "show": "observance.cli.showing",
        "references": "observance.cli.listing_references",
        "explain": "observance.cli.explaining",
        "check": "observance.cli.checking",
        "sheet": "observance.cli.sheeting",
        "asks": "observance.cli.asking",
        "cases": "observance.cli.belonging:cases",
        "assign": "observance.cli.belonging:assign",
        "twins": "observance.cli.twinning",
        "closings": "observance.cli.closing",
        "follow-up": "observance.cli.following",
        "report": "observance.cli.reporting",
        "issues": "observance.cli.issuing",
        "history": "observance.cli.recalling",
        "calendar": "observance.cli.falling_due",
        "timeline": "observance.cli.dating",
        "provisions": "observance.cli.articles",
        "positions": "observance.cli.standing",
        "differences": "observance.cli.differing",
        "export": "observance.cli.exporting",
        "correct": "observance.cli.correcting",
        "protect": "observance.cli.protecting",
        "unprotect": "observance.cli.unprotecting",
        "erase": "observance.cli.erasing",
        "sitting": "observance.cli.sitting",
        "proof": "observance.cli.proofing",
        "cite": "observance.cli.citing",
        "actors": "observance.cli.acting",
        "procedure": "observance.cli.proceeding",
        "merge": "observance.cli.deciding:merge",
        "split": "observance.cli.deciding:split",
        "rename": "observance.cli.deciding:rename",
        "not-the-same": "observance.cli.deciding:part",
        "undo": "observance.cli.deciding:undo",
        "decisions": "observance.cli.listing_decisions",
        "config": "observance.cli.settings",
        "doctor": "observance.cli.examining",
    },
    further="observance.commands",
    help=N_("Read what was said about how a State observes a Convention, and show it with its place in the text."),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--config", metavar="FILE", cls=Option, help=N_("Settings; by default observance.toml, if it is here."))
@click.option("--language", metavar="CODE", cls=Option, help=N_("Language of messages: en, fr, es or ru."))
@click.option("--debug", is_flag=True, cls=Option, help=N_("Show where in the program an error arose."))
@click.version_option(
    package_name="observance", prog_name="observance", cls=Option, help=N_("Show the version and exit.")
)
@click.pass_context
def observance(context: click.Context, config: str | None, language: str | None, debug: bool) -> None:
    session = session_of(context)
    session.debug = debug
    session.load(config, {"language": language})


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its status."""
    _prepare_output()
    session = Session(environ=os.environ)
    status = PROGRAM_FAILED
    try:
        status = _run(session, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has gone: let the interpreter's last flush go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status)


def _run(session: Session, arguments: Sequence[str] | None) -> int:
    try:
        status = observance.main(arguments, prog_name="observance", standalone_mode=False, obj=session)
        return status if isinstance(status, int) else 0
    except click.ClickException as error:
        click.echo(f"observance: {error.format_message()}; {_where_help_is(error, session)}", err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(session.say("observance: stopped; run the same command to go on"), err=True)
        return INTERRUPTED
    except ObservanceError as error:
        _show_where(session)
        click.echo(f"observance: {session.messages.line(error)}", err=True)
        return error.exit_status
    except BrokenPipeError:
        raise
    except Exception as error:
        _show_where(session)
        told = ObservanceError(
            "the program failed ({error})",
            do="report this, with what --debug shows",
            error=f"{type(error).__name__}: {error}",
        )
        click.echo(f"observance: {session.messages.line(told)}", err=True)
        return PROGRAM_FAILED


def _where_help_is(error: click.ClickException, session: Session) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return session.say("see: {command} --help", command=context.command_path if context else "observance")


def _show_where(session: Session) -> None:
    if session.debug:
        import traceback

        traceback.print_exc()


def _prepare_output() -> None:
    """Letters that the terminal does not have become escapes, not errors."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
