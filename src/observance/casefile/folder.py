"""Where the parts of a case lie, how a case begins, and how one generation follows another.

Reads and writes the case folder. :class:`CaseFolder` knows places and switches generations; what the parts mean is
for :mod:`observance.casefile.case`.
"""

from __future__ import annotations

import os
import shutil
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from observance.casefile.disk import Sealed, read_sealed, seal
from observance.casefile.generation import (
    FORMAT,
    NAME_LENGTH,
    Divided,
    Generation,
    Shard,
    decode_generation,
    encode_generation,
)
from observance.disk import bring_to_disk, write_whole
from observance.errors import CaseDamaged, CaseError, NoCase


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFolder:
    """The places of a case."""

    path: Path

    @property
    def head(self) -> Path:
        """The format of the case and where its documents lie."""
        return self.path / "case.toml"

    @property
    def references(self) -> Path:
        """The references given so far."""
        return self.path / "references.jsonl"

    @property
    def decisions(self) -> Path:
        """The logs of what people decided."""
        return self.path / "decisions"

    @property
    def held(self) -> Path:
        """The documents that are held as they are, and the number of the vault."""
        return self.path / "withheld.jsonl"

    @property
    def shards(self) -> Path:
        """The products of stages."""
        return self.path / "shards"

    @property
    def generations(self) -> Path:
        """The lists of what builds made."""
        return self.path / "generations"

    @property
    def current(self) -> Path:
        """The name of the generation in force, and of the one before it."""
        return self.path / "current"

    @property
    def lock(self) -> Path:
        """Held while a build is at work."""
        return self.path / "lock"

    @property
    def log(self) -> Path:
        """What builds did."""
        return self.path / "log.jsonl"

    @property
    def cache(self) -> Path:
        """What may be dropped at any time."""
        return self.path / "cache"

    @property
    def outcomes(self) -> Path:
        """How far each document came at the last build, and how its parts looked."""
        return self.cache / "outcomes"

    @property
    def scratch(self) -> Path:
        """Where files are written before they are put in their place."""
        return self.path / "tmp"

    @property
    def unfinished(self) -> Path:
        """There while a build is at work, and after one that was cut off: its shards are kept for the next."""
        return self.path / "unfinished"

    def shard_place(self, key: str) -> Path:
        """Where the product under a key lies."""
        # Asked of every part of a case: joining paths takes longer than opening a file.
        return Path(f"{self.path}{os.sep}shards{os.sep}{key[:2]}{os.sep}{key}.jsonl")

    def generation_place(self, name: str) -> Path:
        """Where the list of a generation lies."""
        return self.generations / f"{name}.jsonl"


def is_case(path: Path) -> bool:
    """Whether a folder is a case file."""
    return (path / "case.toml").is_file() and (path / "shards").is_dir()


def claim_folder(folder: CaseFolder) -> None:
    """Make the folder of a case if it is not there; refuse one that holds something else."""
    if folder.path.exists() and not folder.head.exists() and not _is_blank(folder.path):
        raise CaseError(
            "this is not a case and not empty",
            where=str(folder.path),
            do="give a new folder for the case",
        )
    folder.path.mkdir(parents=True, exist_ok=True)


def begin_case(folder: CaseFolder, source: Path) -> None:
    """Keep where the documents of the case lie."""
    folder.shards.mkdir(parents=True, exist_ok=True)
    folder.generations.mkdir(exist_ok=True)
    with_source = f"format = {FORMAT}\nsource = {msgspec.json.encode(_nearby(source, folder.path)).decode()}\n"
    if not folder.head.exists() or folder.head.read_text(encoding="utf-8") != with_source:
        write_whole(folder.head, with_source.encode(), folder.scratch)


def _is_blank(path: Path) -> bool:
    """Empty, or left by a build that was cut off before it had begun."""
    return path.is_dir() and {p.name for p in path.iterdir()} <= {"lock", "tmp", "shards", "generations"}


def _nearby(source: Path, case: Path) -> str:
    """The way from the case to its documents, so that both can be moved together."""
    relative = os.path.relpath(source.resolve(), case.resolve())
    return os.fsencode(relative).decode("utf-8", "backslashreplace")


def read_head(folder: CaseFolder) -> str:
    """The source folder that the case names; an error where there is no case or it is of a later program."""
    try:
        head = tomllib.loads(folder.head.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoCase(
            "there is no case here", where=str(folder.path), do="make one with: observance build FOLDER --out CASE"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseDamaged("case.toml cannot be read", where=str(folder.path), do="run the build again") from error
    if head.get("format") != FORMAT:
        raise CaseError(
            "the case has format {format}, this program knows {known}",
            where=str(folder.path),
            do="use the version of observance that built it, or build it anew in another folder",
            format=str(head.get("format")),
            known=FORMAT,
        )
    return str(head.get("source", ""))


def generation_names(folder: CaseFolder) -> tuple[str, ...]:
    """The names of the current generation and of the one before it, as far as there are any."""
    try:
        names = folder.current.read_text(encoding="ascii", errors="replace").split()
    except FileNotFoundError:
        return ()
    return tuple(name for name in names[:2] if len(name) == NAME_LENGTH and name.isalnum())


def read_generation(folder: CaseFolder, name: str) -> Generation:
    """A generation by its name."""
    found = _known_generation(folder, name)
    if found is None:
        raise CaseDamaged(
            "the list of documents {name} is missing or damaged",
            where=str(folder.path),
            do="run the build again",
            name=name,
        )
    return found


def switch_generation(folder: CaseFolder, generation: Generation, *, alone: bool = False) -> str:
    """Make a generation the current one, at once; gives its name. ``alone``: the one before it is forgotten."""
    name, content = encode_generation(generation)
    place = folder.generation_place(name)
    if not place.is_file() or place.read_bytes() != content:
        write_whole(place, content, folder.scratch)
        bring_to_disk(folder.generations)
    before = () if alone else generation_names(folder)
    if alone or before[:1] != (name,):
        write_whole(folder.current, "".join(f"{n}\n" for n in (name, *before[:1])).encode(), folder.scratch)
        bring_to_disk(folder.path)
    return name


def prune(folder: CaseFolder) -> None:
    """Drop what neither the current nor the former generation names, unless a build was cut off and wants it."""
    shutil.rmtree(folder.scratch, ignore_errors=True)
    if folder.unfinished.exists():
        return
    names = generation_names(folder)
    known = [_known_generation(folder, name) for name in names]
    if None in known:  # what a damaged list named is not known, and most of it is still good
        return
    kept = {shard.key for generation in known if generation for shard in generation.all_shards()}
    for within in os.scandir(folder.shards) if folder.shards.exists() else ():
        for found in os.scandir(within) if within.is_dir() else ():
            stem, _, ending = found.name.rpartition(".")
            if ending == "jsonl" and stem not in kept:
                Path(found.path).unlink()
    for place in folder.generations.glob("*.jsonl"):
        if place.stem not in names:
            place.unlink()


def last_divided(folder: CaseFolder) -> tuple[Divided, ...]:
    """What the last build made in parts; nothing where its list is missing or damaged."""
    known = [_known_generation(folder, name) for name in generation_names(folder)[:1]]
    return known[0].divided if known and known[0] else ()


def _known_generation(folder: CaseFolder, name: str) -> Generation | None:
    place = folder.generation_place(name)
    return decode_generation(name, place.read_bytes()) if place.is_file() else None


def write_shard(folder: CaseFolder, stage: str, key: str, rows: Sequence[bytes]) -> Shard:
    """Put the product of a stage in its place."""
    content, sha256 = seal(rows)
    write_whole(folder.shard_place(key), content, folder.scratch)
    return Shard(stage=stage, key=key, sha256=sha256)


def find_shard(folder: CaseFolder, key: str) -> Sealed | None:
    """The rows under a key, if they are there and whole."""
    return read_sealed(folder.shard_place(key))


def read_shard(folder: CaseFolder, shard: Shard) -> Sealed:
    """The rows of a shard, held against the sum that the generation has for it."""
    place = folder.shard_place(shard.key)
    found = read_sealed(place)
    if found is None or found.sha256 != shard.sha256:
        # The next build must not take the part for whole because it looks so.
        with suppress(OSError):
            folder.outcomes.unlink()
        raise CaseDamaged(
            "the part {place} ({stage}) is missing or damaged",
            where=str(folder.path),
            do="run the build again: it makes the part anew",
            place=str(place.relative_to(folder.path)),
            stage=shard.stage,
        )
    return found
