"""Acts and states as JSON: one act a line.

Reads and writes bytes. The row of an act is its fields with two more: ``seq``, its place in the journal from 1, and
``act``, its kind.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from observance.domain.acts import ACTS, Act, kind_of
from observance.domain.sitting import State


class _Head(msgspec.Struct):
    """What a row says of itself before its act is read."""

    act: str
    seq: int = 0


class SnapshotRow(msgspec.Struct, frozen=True, kw_only=True):
    """A state with the journal that it is the fold of: how many acts and bytes, and the sha256 of those bytes."""

    version: str
    acts: int
    size: int
    sha256: str
    withdrawn: tuple[str, ...]
    state: State


def row_of(act: Act, seq: int) -> bytes:
    """The line of an act, without its end."""
    head = msgspec.json.encode({"seq": seq, "act": kind_of(act)})
    return head[:-1] + b"," + msgspec.json.encode(act)[1:]


def act_in(row: bytes) -> tuple[int, Act]:
    """An act and its place (0 where the row gives none). Raises msgspec.DecodeError, ValidationError too."""
    head = msgspec.json.decode(row, type=_Head)
    if head.act not in ACTS:
        raise msgspec.ValidationError(head.act)
    act: Act = _decoder(head.act).decode(row)
    return head.seq, act


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(ACTS[kind])
