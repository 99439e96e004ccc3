"""Write ``docs/command-line.md`` from the commands themselves.

    python docs/make_command_line.py

Reads the commands' help; a test holds the page against it.
"""

from __future__ import annotations

from pathlib import Path

import click

from observance.cli import observance
from observance.cli.speaking import Session
from observance.config import FILE, PREFIX, SETTINGS

PAGE = Path(__file__).with_name("command-line.md")
WIDTH = 100

HEAD = """# The command line

This page is made by `python docs/make_command_line.py`; do not edit it by hand.

What fails is one line on the error stream, `observance: where: what failed; what to do`, and an exit status:

| status | meaning |
|---|---|
| 0 | done |
| 1 | `check` found something wrong, or something else failed |
| 2 | the command cannot be understood, or names something that is not there |
| 3 | the case folder: none, locked by another build, or damaged |
| 4 | a data file of words breaks its own rules |
| 5 | something has to be installed first |
| 70 | the program itself failed |
| 130 | stopped with Ctrl-C; the same command goes on |
"""


def page() -> str:
    """The whole page."""
    root = click.Context(observance, info_name="observance", obj=Session(environ={}), **observance.context_settings)
    parts = [HEAD, _section("observance", observance, root)]
    parts += _sections(observance, root)
    return "\n".join([*parts, _settings()])


def _sections(group: click.Group, context: click.Context) -> list[str]:
    """A section for each command of a group, and for those of groups within it."""
    parts = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        own = click.Context(command, info_name=name, parent=context)
        parts.append(_section(own.command_path, command, own))
        if isinstance(command, click.Group):
            parts += _sections(command, own)
    return parts


def _section(title: str, command: click.Command, context: click.Context) -> str:
    context.terminal_width = WIDTH
    return f"## {title}\n\n```text\n{command.get_help(context).strip()}\n```\n"


def _settings() -> str:
    """The table of settings."""
    lines = [
        "## Settings\n",
        f"Settings stand in `{FILE}` in the current folder (or the file that `--config` names), in the environment",
        f"as `{PREFIX}NAME`, or are given as flags; the later of these wins. `observance config` shows where each",
        "came from.\n",
        "| setting | default | values | meaning |",
        "|---|---|---|---|",
    ]
    for setting in SETTINGS:
        numbers = "text" if setting.free else f"{setting.least} or more"
        values = ", ".join(setting.choices) or numbers
        lines.append(f"| `{setting.name}` | {setting.default} | {values} | {setting.doc} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
