"""``observance sitting conclusions``: the conclusions of a session, their items, their text in a language."""

from __future__ import annotations

import click

from observance.cli.sitting_state import state_of
from observance.cli.speaking import Command, Option
from observance.errors import N_


@click.command(
    "conclusions",
    cls=Command,
    help=N_(
        "Print the conclusions in DIR as JSON, one a line, with the items that they ask; or the text of NAME in a "
        "language.\n\n--taken-up prints them as the act by which the next session takes up what was adopted, --earlier "
        "those that this session took up."
    ),
)
@click.argument("folder", metavar="DIR")
@click.argument("name", required=False)
@click.option("--in", "code", metavar="CODE", default="en", show_default=True, cls=Option,
              help=N_("Language of the text."))  # fmt: skip
@click.option("--taken-up", is_flag=True, cls=Option, help=N_("As the act of the next session."))
@click.option("--earlier", is_flag=True, cls=Option, help=N_("Those of earlier sessions that this one took up."))
def command(folder: str, name: str | None, code: str, taken_up: bool, earlier: bool) -> None:
    import msgspec

    from observance.floor import adopted_conclusions, conclusions_document

    state = state_of(folder, None)
    if name is not None:
        click.echo(conclusions_document(state, name, code, name).reading.text)
    elif taken_up:
        act = {"act": "take_up_conclusions", "conclusions": adopted_conclusions(state)}
        click.echo(msgspec.json.encode(act))
    else:
        for made in (state.earlier if earlier else state.conclusions).values():
            click.echo(msgspec.json.encode(made))
