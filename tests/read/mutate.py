"""Bytes damaged in many ways, the same for the same seed: readers must read them or refuse them, and end."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from counted import ending
from observance.errors import MissingTool, ReadError


def damaged(data: bytes, count: int, seed: int = 1) -> Iterator[bytes]:
    """So many damaged copies: bytes changed, cut out, doubled, exchanged, or the end missing."""
    pick = random.Random(seed)
    for _ in range(count):
        changed = bytearray(data)
        for _ in range(pick.choice((1, 1, 2, 5, 20))):
            _damage(changed, pick)
        yield bytes(changed)


def _damage(data: bytearray, pick: random.Random) -> None:
    if not data:
        return
    at = pick.randrange(len(data))
    length = pick.choice((1, 1, 4, 30, 300))
    way = pick.randrange(6)
    if way == 0:
        data[at] = pick.randrange(256)
    elif way == 1:
        del data[at : at + length]
    elif way == 2:
        data[at:at] = data[at : at + length] * pick.choice((1, 2, 40))
    elif way == 3:
        data[at:at] = bytes(pick.randrange(256) for _ in range(min(length, 8)))
    elif way == 4:
        other = pick.randrange(len(data))
        data[at : at + length], data[other : other + length] = data[other : other + length], data[at : at + length]
    else:
        del data[at + pick.randrange(200) :]


def survives(read: Callable[[bytes], object], data: bytes) -> None:
    """Read damaged bytes: they are read, or a refusal is a :class:`ReadError` that says why; and it ends."""
    refused = "why"
    with ending():
        try:
            read(data)
        except (ReadError, MissingTool) as error:
            refused = str(error)
    assert refused
