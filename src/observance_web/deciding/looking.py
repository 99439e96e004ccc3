"""Looking for asks that may be one: asked for on a page, done by the worker, told while it is done.

Reads and writes small files beside the index: that a case is to be looked through (``looks/KEY``), and how far that is
(``looks/KEY.json``). A worker that is killed leaves the first behind, so that the next one does it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from observance.disk import write_whole
from observance.domain.edition import Problem
from observance.errors import ObservanceError
from observance.pipeline.problems import broken, problem_of
from observance_web.deciding import proposed


class Looking(msgspec.Struct, frozen=True, kw_only=True):
    """How far a look is: ``n`` of ``total`` words are compared; ``failure`` says why it ended without a result."""

    n: int = 0
    total: int = 0
    failure: Problem | None = None


class Unwanted(Exception):
    """Nobody wants the look any more, or something else comes first: what is still wanted is done later."""


class Looks:
    """The looks that are wanted; ``folder`` is where the web keeps its files."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._apart = folder / "looks", folder / "tmp"

    def ask(self, key: str) -> None:
        """Want a case looked through; when this returns it is on the disk."""
        self.tell(key, Looking())
        write_whole(self._folder / key, b"", self._apart)

    def open(self) -> tuple[str, ...]:
        """The cases that are to be looked through."""
        return tuple(sorted(path.name for path in self._folder.glob("*") if not path.suffix))

    def is_open(self, key: str) -> bool:
        """Whether a case is to be looked through."""
        return (self._folder / key).exists()

    def end(self, key: str) -> None:
        """Want it no more."""
        (self._folder / key).unlink(missing_ok=True)

    def tell(self, key: str, looking: Looking) -> None:
        """Say how far a look is."""
        write_whole(self._folder / f"{key}.json", msgspec.json.encode(looking), self._apart)

    def told(self, key: str) -> Looking:
        """How far a look is, as it was said last."""
        try:
            return msgspec.json.decode((self._folder / f"{key}.json").read_bytes(), type=Looking)
        except (OSError, msgspec.DecodeError):
            return Looking()


def do(case: Path, folder: Path, key: str, is_due: Callable[[], bool] = lambda: True) -> None:
    """Look through a case; what cannot be done is said where it was asked for. Ends where ``is_due`` says no."""
    looks = Looks(folder)

    def tell(n: int, total: int) -> None:
        if not looks.is_open(key) or not is_due():
            raise Unwanted
        looks.tell(key, Looking(n=n, total=total))

    try:
        proposed.look(case, folder, key, tell)
    except Unwanted:
        looks.tell(key, Looking())
        return
    except ObservanceError as error:
        looks.tell(key, Looking(failure=problem_of("twins", error)))
    except Exception as error:  # a model is the work of others: what breaks in it must not break the worker
        looks.tell(key, Looking(failure=broken("twins", error)))
    looks.end(key)
