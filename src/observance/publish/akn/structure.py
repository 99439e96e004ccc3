"""What an Akoma Ntoso file says about its text, carried by a Reading among the facts of its format.

Reads and writes one fact, ``akn``, in JSON. A Reading holds text and blocks; who speaks, for whom and to which item of
the programme is what the file's markup adds to them, so that nothing has to be recognised in the words again.
"""

from __future__ import annotations

import msgspec

from observance.domain.record import EventKind, Item, NoticeKind, Speech
from observance.domain.text import PassageKind, Reading
from observance.errors import DamagedFile

FACT = "akn"


class BlockFacts(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What is said about a block beyond its place; ``page`` is that of a note which stands on an earlier one."""

    kind: PassageKind = PassageKind.PARAGRAPH
    number: str | None = None
    language: str | None = None
    page: int | None = None


class Told(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """An event or a notice: the number of its passage, and the span of it that tells it, if not all of it."""

    passage: int
    event: EventKind | None = None
    notice: NoticeKind | None = None
    what: tuple[str, ...] = ()
    as_amended: bool | None = None
    value: str | None = None
    span: tuple[int, int] | None = None


class Structure(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The whole of it; numbers of passages are those of the blocks, from 1. ``details`` are names and values."""

    body: str
    blocks: tuple[BlockFacts, ...]
    details: tuple[tuple[str, str], ...] = ()
    items: tuple[Item, ...] = ()
    speeches: tuple[Speech, ...] = ()
    told: tuple[Told, ...] = ()


def fact_of(structure: Structure) -> tuple[str, str]:
    """The structure as a fact of a Reading."""
    return FACT, msgspec.json.encode(structure).decode()


def structure_of(reading: Reading) -> Structure:
    """The structure that a Reading carries."""
    found = next((value for name, value in reading.facts if name == FACT), None)
    if found is None:
        raise DamagedFile("this reading holds no structure of a debate", do="read the file anew")
    return msgspec.json.decode(found, type=Structure)
