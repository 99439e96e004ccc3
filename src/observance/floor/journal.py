"""The journal of a sitting on disk: ``journal.jsonl``, appended to and never changed, and ``snapshot.json``.

Reads and writes these two files of a folder. An act is acknowledged once its line, with its end, is on the disk. A line
without its end was acknowledged to nobody and is cut off; its client sends the act again under the same id, and an act
that is there already is answered with its first result. Several processes may write: each takes the lock of the file
and reads what others added. The snapshot is only a shortcut: one that does not fit its journal is left aside.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import msgspec

from observance.disk import bring_to_disk, write_whole
from observance.domain.acts import Act
from observance.domain.sitting import Log, OutOfOrder, Sitting
from observance.errors import CaseDamaged, NoJournal
from observance.floor.applying import apply, restored
from observance.floor.rows import SnapshotRow, act_in, row_of

#: Changes whenever the same acts may come to another state: snapshots of another version are left aside.
VERSION = "2"
_FILE = "journal.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The answer to an act: its place in the journal from 1."""

    id: str
    seq: int


class Journal:
    """A sitting on disk. ``sitting`` is its state as far as it was read; ``append`` adds an act."""

    __slots__ = ("_digest", "_size", "folder", "sitting")

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sitting = Sitting()
        self._size = 0
        self._digest = hashlib.sha256()
        folder.mkdir(parents=True, exist_ok=True)
        with self._locked() as file:
            self._catch_up(file, self._snapshot())

    @staticmethod
    def is_in(folder: Path) -> bool:
        """Whether a folder holds a journal."""
        return (folder / _FILE).is_file()

    @classmethod
    def opened(cls, folder: Path) -> Journal:
        """The journal that is in a folder. Raises NoJournal where there is none."""
        if not cls.is_in(folder):
            raise NoJournal("there is no journal here", where=str(folder), do="begin one: observance sitting new DIR")
        return cls(folder)

    @property
    def path(self) -> Path:
        """The journal's file."""
        return self.folder / _FILE

    def append(self, act: Act, expected: int | None = None) -> Accepted | OutOfOrder:
        """Add an act, or say why not. ``expected`` is the count of acts that its client has seen."""
        with self._locked() as file:
            self._catch_up(file)
            first = self.sitting.acts.place(act.id)
            if first is not None:
                return self._repeated(act, first)
            count = len(self.sitting.acts)
            if expected is not None and expected != count:
                fields = (("expected", str(expected)), ("count", str(count)))
                return OutOfOrder(
                    rule="stale", why="{expected} acts were seen, there are {count}", act=act.id, fields=fields
                )
            after = apply(self.sitting, act)
            if isinstance(after, OutOfOrder):
                return after
            self._write(file, row_of(act, count + 1) + b"\n")
            self.sitting = after
            return Accepted(id=act.id, seq=count + 1)

    def _repeated(self, act: Act, place: int) -> Accepted | OutOfOrder:
        if self.sitting.acts[place] != act:
            return OutOfOrder(rule="id-taken", why="this id is that of another act", act=act.id)
        return Accepted(id=act.id, seq=place + 1)

    def _write(self, file: BinaryIO, line: bytes) -> None:
        """Bring a line to the disk; where that fails, nothing of it stays."""
        try:
            file.seek(self._size)
            if file.write(line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.path))
            os.fsync(file.fileno())
        except OSError:
            file.truncate(self._size)
            raise
        self._size += len(line)
        self._digest.update(line)

    @contextmanager
    def _locked(self) -> Iterator[BinaryIO]:
        is_new = not self.path.exists()
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        with open(handle, "r+b", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if is_new:
                bring_to_disk(self.folder)
            yield file

    def _catch_up(self, file: BinaryIO, snapshot: SnapshotRow | None = None) -> None:
        """Read what was added since, and cut off a line that has no end."""
        end = file.seek(0, os.SEEK_END)
        if end < self._size:
            raise self._damaged(len(self.sitting.acts))
        if end == self._size:
            return
        file.seek(self._size)
        added = file.read()
        whole = added[: added.rfind(b"\n") + 1]
        self._take(whole, snapshot if snapshot and _fits(snapshot, whole) else None)
        self._size += len(whole)
        self._digest.update(whole)
        if len(whole) < len(added):
            file.truncate(self._size)
            os.fsync(file.fileno())

    def _take(self, whole: bytes, snapshot: SnapshotRow | None) -> None:
        """Apply the acts of these lines; those that a snapshot has seen are read only."""
        rows = whole.split(b"\n")[:-1]
        seen = snapshot.acts if snapshot else 0
        acts = [self._act(row, len(self.sitting.acts) + n) for n, row in enumerate(rows, 1)]
        if snapshot:
            withdrawn = frozenset(snapshot.withdrawn)
            self.sitting = Sitting(acts=Log(acts[:seen]), withdrawn=withdrawn, state=snapshot.state)
        elif not self.sitting.acts:
            self.sitting = self._restored(acts)
            return
        for act in acts[seen:]:
            after = apply(self.sitting, act)
            if isinstance(after, OutOfOrder):
                raise self._damaged(len(self.sitting.acts) + 1)
            self.sitting = after

    def _restored(self, acts: list[Act]) -> Sitting:
        found = restored(acts)
        if isinstance(found, OutOfOrder):
            places = [n for n, act in enumerate(acts, 1) if act.id in found.because]
            raise self._damaged(min(places, default=len(acts)))
        return found

    def _act(self, row: bytes, line: int) -> Act:
        try:
            seq, act = act_in(row)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._damaged(line) from error
        if seq != line:
            raise self._damaged(line)
        return act

    def _damaged(self, line: int) -> CaseDamaged:
        return CaseDamaged(
            "line {line} is not an act that can stand there",
            where=str(self.path),
            do="restore the journal from a copy",
            line=line,
        )

    def snapshot(self) -> None:
        """Keep the state, so that the next to open the journal need not apply what is in it."""
        row = SnapshotRow(
            version=VERSION,
            acts=len(self.sitting.acts),
            size=self._size,
            sha256=self._digest.hexdigest(),
            withdrawn=tuple(sorted(self.sitting.withdrawn)),
            state=self.sitting.state,
        )
        write_whole(self.folder / "snapshot.json", msgspec.json.encode(row), self.folder)

    def _snapshot(self) -> SnapshotRow | None:
        try:
            row = msgspec.json.decode((self.folder / "snapshot.json").read_bytes(), type=SnapshotRow)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None
        return row if row.version == VERSION else None


def _fits(snapshot: SnapshotRow, whole: bytes) -> bool:
    """Whether a journal begins with the bytes that a snapshot has seen."""
    seen = memoryview(whole)[: snapshot.size]
    return len(seen) == snapshot.size and hashlib.sha256(seen).hexdigest() == snapshot.sha256
