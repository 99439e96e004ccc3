"""Commands whose words come from the catalogue, and the session that they share.

A :class:`Session` holds the settings and the language of one run. Commands and options are given English messages;
they are put into words when help is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from observance.config import Config, read_config
from observance.errors import ObservanceError
from observance.messages import Messages, language_wanted, messages_in

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


class Session:
    """One run of the command line: its settings, its language, and whether to show where errors arise."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.debug = False
        self.file: Path | None = None
        self.flags: dict[str, str | int | None] = {}
        self._config: Config | None = None

    def load(self, file: str | None, flags: Mapping[str, str | int | None]) -> None:
        """Take the settings' file and flags; a wrong setting is an error here."""
        self.file = Path(file) if file else self.file
        self.flags.update(flags)
        self._config = read_config(environ=self.environ, file=self.file, flags=self.flags)

    @property
    def config(self) -> Config:
        """The settings of this run."""
        if self._config is None:
            self.load(None, {})
        assert self._config is not None
        return self._config

    @property
    def messages(self) -> Messages:
        """The messages in the language of this run; a wrong setting must not hide the error that it causes."""
        try:
            wanted = self.config.text("language")
        except ObservanceError:
            wanted = "auto"
        return messages_in(language_wanted(self.environ) if wanted == "auto" else wanted)

    def say(self, message: str, **fields: object) -> str:
        """A message in the language of this run."""
        return self.messages.say(message, **fields)


def session_of(context: click.Context) -> Session:
    """The session of a command; a command run by itself, as in tests, gets one of its own."""
    session = context.find_object(Session)
    if session is None:
        import os

        session = context.find_root().obj = Session(environ=os.environ)
    return session


class Option(click.Option):
    """An option whose help is a message."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        return record[0], record[1].replace(self.help, session_of(ctx).say(self.help))


class _Speaking(click.Command):
    """What commands and groups share: every word of their help is a message."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=session_of(ctx).say("Usage: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for paragraph in session_of(ctx).say(self.help or "").split("\n\n"):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(paragraph)

    def _format_own_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        with formatter.section(session_of(ctx).say("Options")):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = session_of(ctx).say("Show this message and exit.")
        return option


class Command(_Speaking):
    """A command whose help is a message."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self._format_own_options(ctx, formatter)


class Group(_Speaking, click.Group):
    """A group whose commands are loaded when asked for; each is ``command`` of a module, or ``module:name``.

    ``further`` is a group of entry points: packages above the engine give commands under it, and none is imported
    before it is asked for.
    """

    def __init__(self, *args: Any, commands_in: Mapping[str, str], further: str | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.commands_in = commands_in
        self.further = further

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*self.commands_in, *self._given_by_others(), *super().list_commands(ctx)]

    def _given_by_others(self) -> Mapping[str, EntryPoint]:
        if self.further is None:
            return {}
        from importlib.metadata import entry_points

        return {point.name: point for point in sorted(entry_points(group=self.further), key=lambda one: one.name)}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self.commands_in:
            module, _, name = self.commands_in[cmd_name].partition(":")
            found: click.Command = getattr(import_module(module), name or "command")
            return found
        if further := self._given_by_others().get(cmd_name):
            given: click.Command = further.load()
            return given
        return super().get_command(ctx, cmd_name)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self._format_own_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands in the order of work, each with the first paragraph of its help."""
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                rows.append((name, session_of(ctx).say(command.help or "").split("\n\n")[0]))
        with formatter.section(session_of(ctx).say("Commands")):
            formatter.write_dl(rows)
