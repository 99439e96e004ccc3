"""The files of a folder that are documents, in the order of their names, each with the sum of its bytes.

Reads the folder; reads and writes the case's cache of sums. Left out are hidden files, declarations
(``NAME.source.toml``), the lock files of word processors (``~$NAME``) and case folders. Links are followed where they
stay inside the folder.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from observance.casefile.folder import CaseFolder, is_case
from observance.casefile.held import Held
from observance.disk import write_whole
from observance.domain.edition import Problem
from observance.errors import N_
from observance.pipeline.problems import problem_of
from observance.read.cage import Limits
from observance.read.cage.limits import too_many_bytes

DECLARATION = ".source.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file found: ``name`` is its path in the folder as text; ``sums`` of it and of its declaration."""

    name: str
    path: Path
    size: int | None = None
    sha256: str | None = None
    declaration: str = ""
    problem: Problem | None = None


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A file whose sum is known, as long as it looks as it did."""

    name: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    sha256: str


#: A file changed within this time of the cache may change again unseen: clocks of file systems are coarse.
_SETTLED_NS = 2_000_000_000

_PIECE = 1 << 20
_LIMITS = Limits()
_NOTHING_HELD = Held()

_NO_ACCESS = (N_("there is no permission to open this"), N_("change its permissions"))
_NO_FILE = (N_("this is neither a file nor a folder"), N_("take it out of the folder"))
_LEADS_OUT = (N_("this link leads nowhere or out of the folder"), N_("put the file itself into the folder"))


def find_sources(
    root: Path, case: CaseFolder, limits: Limits = _LIMITS, held: Held = _NOTHING_HELD
) -> tuple[SourceFile, ...]:
    """All documents of the folder, in the order of names; what cannot be opened is among them with the reason.

    Of a document that is ``held`` without a sum none is taken; where a vault is shut, files that are not held are left
    out, and no trace of them is kept.
    """
    known, rows = _read_cache(case), held.by_name
    found: dict[str, tuple[SourceFile, Seen | None]] = {}
    for path in _walk(root, root.resolve(), (root.resolve(),)):
        name = unused_name(_name(path, root), found)
        if name in rows and rows[name].sha256 is None:
            found[name] = SourceFile(name=name, path=path), None
            continue
        if held.vault and name not in rows:
            continue
        found[name] = _summed(name, path, root, known, limits)
    _write_cache(case, (seen for _, seen in found.values() if seen))
    return tuple(found[name][0] for name in sorted(found))


def count_waiting(root: Path, held: Held) -> int:
    """How many files of the folder a build does not look into as long as the vault is shut."""
    names = (_name(path, root) for path in _walk(root, root.resolve(), (root.resolve(),)))
    return sum(name not in held.by_name for name in names)


def _name(path: Path, root: Path) -> str:
    """The path in the folder; bytes that are no text are written as escapes."""
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "backslashreplace")


def unused_name(name: str, used: Iterable[str]) -> str:
    """Names differ; only an escape can look like the name of another file."""
    while name in used:
        name += "~"
    return name


def _walk(folder: Path, root: Path, above: tuple[Path, ...]) -> Iterator[Path]:
    """The files below a folder, and what could not be opened; ``above`` are the folders that lead here."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        path = Path(entry.path)
        if _left_out(entry.name):
            continue
        if entry.is_symlink() and not _stays_inside(path, root):
            yield path
        elif entry.is_dir():
            real = path.resolve()
            if real not in above and not is_case(path):
                yield from _walk(path, root, (*above, real))
        else:
            yield path


def _left_out(name: str) -> bool:
    return name.startswith((".", "~$")) or name.endswith(DECLARATION)


def _stays_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _summed(
    name: str, path: Path, root: Path, known: dict[str, Seen], limits: Limits
) -> tuple[SourceFile, Seen | None]:
    try:
        facts = path.stat()
        if path.is_symlink() and not _stays_inside(path, root.resolve()):
            return _refused(name, path, _LEADS_OUT), None
        if stat.S_ISDIR(facts.st_mode):
            return _refused(name, path, _NO_ACCESS), None
        if not stat.S_ISREG(facts.st_mode):
            return _refused(name, path, _NO_FILE), None
        if facts.st_size > limits.bytes:
            problem = problem_of("read", too_many_bytes(limits))
            return SourceFile(name=name, path=path, size=facts.st_size, problem=problem), None
        seen = _seen(name, path, facts, known.get(name))
        declaration = _declaration_sum(path)
    except PermissionError:
        return _refused(name, path, _NO_ACCESS), None
    except OSError:
        return _refused(name, path, _LEADS_OUT), None
    return SourceFile(name=name, path=path, size=seen.size, sha256=seen.sha256, declaration=declaration), seen


def _seen(name: str, path: Path, facts: os.stat_result, before: Seen | None) -> Seen:
    """The sum of a file: as it was where the file looks as it did, else taken anew."""
    looks = (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)
    if before and (before.size, before.mtime_ns, before.ctime_ns, before.inode) == looks and os.access(path, os.R_OK):
        return before
    total, size = _sum_of(path, facts.st_size)
    return Seen(name=name, size=size, mtime_ns=looks[1], ctime_ns=looks[2], inode=looks[3], sha256=total)


def _sum_of(path: Path, most: int) -> tuple[str, int]:
    """The sum of the first ``most`` bytes, and how many there are: a file that grows meanwhile must have an end."""
    total, left = sha256(), most
    with path.open("rb") as file:
        while left and (piece := file.read(min(left, _PIECE))):
            total.update(piece)
            left -= len(piece)
    return total.hexdigest(), most - left


def _declaration_sum(path: Path) -> str:
    beside = path.with_name(path.name + DECLARATION)
    return sha256(beside.read_bytes()).hexdigest() if beside.is_file() else ""


def _refused(name: str, path: Path, why: tuple[str, str]) -> SourceFile:
    what, do = why
    return SourceFile(name=name, path=path, problem=Problem(stage="read", code="not-a-file", what=what, do=do))


def _cache_place(case: CaseFolder) -> Path:
    return case.cache / "sums.jsonl"


def _read_cache(case: CaseFolder) -> dict[str, Seen]:
    """The sums known; without those of files that changed shortly before the cache was written."""
    place = _cache_place(case)
    try:
        settled = place.stat().st_mtime_ns - _SETTLED_NS
        rows = [msgspec.json.decode(line, type=Seen) for line in place.read_bytes().splitlines()]
    except (OSError, msgspec.DecodeError):
        return {}
    return {seen.name: seen for seen in rows if max(seen.mtime_ns, seen.ctime_ns) < settled}


def _write_cache(case: CaseFolder, seen: Iterable[Seen]) -> None:
    content = b"".join(msgspec.json.encode(row) + b"\n" for row in sorted(seen, key=lambda row: row.name))
    write_whole(_cache_place(case), content, case.scratch)
