"""Where the words of units are kept and found: what :mod:`~observance_web.search.sqlite` and
:mod:`~observance_web.search.postgres` both do.

Both are fed the folded words and the facets of a unit, so that they find the same units; only the order of closeness is
each one's own. Statements are sent through a cursor of Django, whatever the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from observance_web.search.query import Unit, Wanted

#: Of more results than this, only the first are counted and put in the order of closeness.
COUNTED = 2000


class Cursor(Protocol):
    """What is needed of a cursor; parameters are written ``%s``."""

    def execute(self, sql: str, params: Sequence[Any] = ...) -> Any:
        """Send a statement."""

    def executemany(self, sql: str, param_list: Sequence[Sequence[Any]]) -> Any:
        """Send a statement once for each row."""

    def fetchall(self) -> list[Any]:
        """The rows of the last statement."""


class Store(Protocol):
    """The part of the index that knows its database."""

    def create(self) -> None:
        """Make the tables; they are not there."""

    def drop(self) -> None:
        """Take the tables away, if they are there."""

    def put(self, units: Sequence[tuple[int, Unit]]) -> None:
        """Add units under their keys."""

    def take_out(self, units: Sequence[tuple[int, Unit]]) -> None:
        """Forget the words of units."""

    def find(
        self, wanted: Wanted, facets: Sequence[Sequence[str]], between: tuple[int, int], limit: int, offset: int
    ) -> list[int]:
        """The keys of units that are wanted, in the order of keys."""

    def closest(
        self, wanted: Wanted, facets: Sequence[Sequence[str]], between: tuple[int, int], limit: int, offset: int
    ) -> list[int]:
        """The same in the order of closeness, equals in the order of keys."""

    def count(self, wanted: Wanted, facets: Sequence[Sequence[str]], between: tuple[int, int]) -> int:
        """How many units are wanted; counting stops at one more than :data:`COUNTED`."""
