"""What the commands that open a vault share: its options, the passphrase, and the case that they then see.

Reads the settings, the environment (``OBSERVANCE_PASSPHRASE``), a file or the terminal; shows no passphrase.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from observance.cli.speaking import Option, Session
from observance.errors import N_, UsageError

if TYPE_CHECKING:
    from observance.casefile import CaseFile
    from observance.casefile.vault import VaultPlace

PASSPHRASE = "OBSERVANCE_PASSPHRASE"
#: Shorter ones can be tried out.
LEAST = 8

_VAULT = (
    click.option(
        "--vault", metavar="FILE", cls=Option, help=N_("The vault; by default the one that the settings name.")
    ),
    click.option(
        "--passphrase-file", "passphrase_file", metavar="FILE", cls=Option,
        help=N_("File whose first line is the passphrase; else OBSERVANCE_PASSPHRASE, else it is asked for."),
    ),
)  # fmt: skip
_OPEN = click.option(
    "--open", "is_open", is_flag=True, cls=Option, help=N_("Open the vault: what the case withholds is there too.")
)


def with_vault(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the options of a vault that it always opens."""
    for option in reversed(_VAULT):
        command = option(command)
    return command


def with_open(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the options of a vault that it may open."""
    return _OPEN(with_vault(command))


def place_of(session: Session, given: dict[str, Any], *, new: bool = False) -> VaultPlace:
    """Where the vault lies and what opens it; a ``new`` one has its passphrase typed twice."""
    from observance.casefile.vault import VaultPlace

    vault = given["vault"] or session.config.text("vault")
    if not vault:
        raise UsageError("no vault is named", do="name its file with --vault, or in the settings as vault")
    return VaultPlace(path=Path(vault), passphrase=_passphrase(session, given["passphrase_file"], new=new))


def _passphrase(session: Session, file: str | None, *, new: bool) -> str:
    if file:
        try:
            found = Path(file).read_text(encoding="utf-8").split("\n")[0].rstrip("\r")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError("the passphrase cannot be read", where=file, do="check the file") from error
    else:
        found = session.environ.get(PASSPHRASE) or click.prompt(
            session.say("Passphrase"), hide_input=True, confirmation_prompt=new, err=True
        )
    if new and len(found) < LEAST:
        raise UsageError("the passphrase is too short", do="take {least} characters or more", least=LEAST)
    return str(found)


@contextmanager
def opened_case(session: Session, case: str, given: dict[str, Any]) -> Iterator[CaseFile]:
    """The case as it is shown; with ``--open`` the true one, for as long as it is looked at."""
    from observance.casefile import CaseFile

    if not given["is_open"]:
        yield CaseFile.open(case, as_held=True)
        return
    from observance.pipeline.guarding import opened

    with opened(Path(case), place_of(session, given)) as vault:
        yield CaseFile.open(vault.true, as_held=True)
