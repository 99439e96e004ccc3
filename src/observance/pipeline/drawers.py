"""Many small values kept on disk under keys, so that a few of them are read and written without the others.

Reads and writes a folder that may be dropped at any time. A value lies in a drawer, a file that holds all values whose
keys have one sum; a drawer is read when a value of it is wanted and written when one changed. The head is written last
and holds the sum of every drawer: what a process left that was cut off is known as mislaid and never taken for good.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from observance.disk import write_whole

_SUM = 16
_DRAWER = msgspec.msgpack.Decoder(dict[str, bytes])


class Mislaid(Exception):
    """A drawer is not as it was put away: what is kept cannot be used."""


class _Head(msgspec.Struct, frozen=True, array_like=True):
    """What the drawers hold as a whole: a row of their owner's, in how many files they are, and the sum of each."""

    row: bytes
    digits: int
    sums: dict[str, bytes]


@dataclass(slots=True, kw_only=True)
class Drawers:
    """Values by table and key; ``digits`` (hexadecimal) tell among how many files those of a table are divided."""

    folder: Path
    digits: int
    row: bytes = b""
    sums: dict[str, bytes] = field(default_factory=dict)
    _read: dict[str, dict[str, bytes]] = field(default_factory=dict)
    _changed: set[str] = field(default_factory=set)

    @classmethod
    def open(cls, folder: Path) -> Drawers | None:
        """The drawers in a folder, if they were put away whole."""
        try:
            content = (folder / "head").read_bytes()
        except OSError:
            return None
        if _sum(content[_SUM:]) != content[:_SUM]:
            return None
        head = msgspec.msgpack.decode(content[_SUM:], type=_Head)
        return cls(folder=folder, digits=head.digits, row=head.row, sums=head.sums)

    def get(self, table: str, key: str) -> bytes | None:
        """The value under a key; raises :class:`Mislaid` where its drawer is not the one that was put away."""
        return self._drawer(self._name(table, key)).get(key)

    def put(self, table: str, key: str, value: bytes | None) -> None:
        """Put a value under a key, or take away the one that is there."""
        name = self._name(table, key)
        drawer = self._drawer(name)
        if value is None:
            drawer.pop(key, None)
        else:
            drawer[key] = value
        self._changed.add(name)

    def put_away(self, row: bytes, scratch: Path) -> None:
        """Write what changed, then the head with the owner's row."""
        for name in sorted(self._changed):
            self._write(name, self._read[name])
        head = msgspec.msgpack.encode(_Head(row=row, digits=self.digits, sums=self.sums))
        write_whole(self.folder / "head", _sum(head) + head, scratch)
        self._changed.clear()

    def _name(self, table: str, key: str) -> str:
        return f"{table}{hashlib.blake2b(key.encode(), digest_size=8).hexdigest()[: self.digits]}"

    def _drawer(self, name: str) -> dict[str, bytes]:
        if name not in self._read:
            self._read[name] = self._found(name) if name in self.sums else {}
        return self._read[name]

    def _found(self, name: str) -> dict[str, bytes]:
        try:
            content = (self.folder / name).read_bytes()
        except OSError as error:
            raise Mislaid(name) from error
        if _sum(content) != self.sums[name]:
            raise Mislaid(name)
        return _DRAWER.decode(content)

    def _write(self, name: str, values: Mapping[str, bytes]) -> None:
        """Not brought to the disk: one that is lost with the power has another sum than the head says."""
        content = msgspec.msgpack.encode(dict(sorted(values.items())))
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(content)
        self.sums[name] = _sum(content)


def _sum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_SUM).digest()
