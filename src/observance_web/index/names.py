"""What an index is called: after all that it is made of, so that a change of any of it asks for another.

Reads the folder of a case; touches no database.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from pathlib import Path

from observance.casefile.folder import CaseFolder, generation_names

_WEB = Path(__file__).resolve().parents[1]
#: The modules that say what an index holds.
_SHAPES = ("*/models.py", "*/values.py", "index/*.py", "search/*.py", "quotations.py", "payload.py")


def index_name(case: Path) -> str | None:
    """The name of the index of a case as it stands now; ``None`` where no build of it was finished."""
    folder = CaseFolder(path=case)
    names = generation_names(folder)
    return shape_of(case) + _sum(repr((names[0], _decisions(folder))), 20) if names else None


def shape_of(case: Path) -> str:
    """How the names of the indexes of a case begin whose rows are of the present shape: one can be made of another."""
    return f"{prefix_of(case)}{_shape()}_"


def prefix_of(case: Path) -> str:
    """How the names of all indexes of a case begin: a database may hold those of several cases."""
    return f"i{_sum(str(case.resolve()), 8)}_"


@cache
def _shape() -> str:
    """The sum of the modules that make an index: where one changes, the rows may hold something else."""
    places = sorted(place for pattern in _SHAPES for place in _WEB.glob(pattern))
    return hashlib.sha256(b"\0".join(place.read_bytes() for place in places)).hexdigest()[:8]


def _decisions(folder: CaseFolder) -> tuple[tuple[str, int, int], ...]:
    """The logs of what people decided, by what changes when one is added."""
    logs = sorted(folder.decisions.glob("*")) if folder.decisions.is_dir() else []
    return tuple((log.name, log.stat().st_size, log.stat().st_mtime_ns) for log in logs)


@lru_cache(maxsize=16)
def _sum(text: str, length: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:length]
