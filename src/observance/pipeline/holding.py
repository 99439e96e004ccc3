"""Documents that a build takes as the case holds them: as sources without a look at their files.

Reads what a case holds and the files that were found; gives sources and outcomes. It touches no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from observance.casefile.held import Held, HeldDocument
from observance.domain.edition import Problem
from observance.errors import N_
from observance.pipeline.sources import SourceFile
from observance.pipeline.work import Outcome
from observance.read.sniff import WITHIN

_WAIT = N_("{count} files wait: they are new, or changed, or withheld by their names, and the vault is shut")
_OPEN = N_("build with the vault open to have them read: observance build FOLDER --out CASE --open")


def held_sources(held: Held) -> tuple[SourceFile, ...]:
    """Every held document as a source."""
    return tuple(_source(row, Path(row.document)) for row in held.documents)


def as_held(found: Iterable[SourceFile], held: Held) -> tuple[SourceFile, ...]:
    """The files found, the held ones as they are held; with those that are hidden, or packed in one that is held."""
    rows = held.by_name
    sources = {one.name: _source(rows[one.name], one.path) if one.name in rows else one for one in found}
    for row in held.documents:
        outermost, *within = row.document.split(WITHIN)
        if row.hidden or (within and outermost in rows and outermost in sources):
            sources.setdefault(row.document, _source(row, Path(row.document)))
    return tuple(sources[name] for name in sorted(sources))


def _source(row: HeldDocument, path: Path) -> SourceFile:
    return SourceFile(name=row.document, path=path, size=row.size, sha256=row.sha256)


def count_changed(found: Iterable[SourceFile], held: Held) -> int:
    """How many files are no longer those that were read, as far as the case may know."""
    sums = {row.document: row.sha256 for row in held.documents if row.sha256}
    return sum(one.name in sums and one.sha256 != sums[one.name] for one in found)


def unread(held: Held, names: Iterable[str]) -> Mapping[str, Outcome]:
    """The outcomes of held documents that have no reading: archives, what could not be read, what is withheld whole."""
    rows = held.by_name
    missing = [rows[name] for name in names if name in rows and rows[name].reading is None]
    outcomes = (Outcome(name=one.document, shards=(), problems=one.problems, media=one.media) for one in missing)
    return {outcome.name: outcome for outcome in outcomes}


def waiting_problem(count: int) -> Problem:
    """What to say of files that a build must not look into."""
    return Problem(stage="read", code="waits", what=_WAIT, do=_OPEN, fields=(("count", str(count)),))
