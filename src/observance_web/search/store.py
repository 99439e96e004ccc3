"""Where the words of units are kept and found: what :mod:`~observance_web.search.sqlite` and
:mod:`~observance_web.search.postgres` both do.

Both are fed the folded words and the facets of a unit, so that they find the same units; only the order of closeness is
each one's own. Statements are sent through a cursor of Django, whatever the database.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from observance_web.search.query import Order, Unit, Wanted

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What a store is asked for: phrases, a facet of each group, and the first key and the one past the last."""

    wanted: Wanted
    facets: tuple[tuple[str, ...], ...]
    between: tuple[int, int]


class Store(ABC):
    """The part of the index that knows its database."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    @abstractmethod
    def create(self) -> None:
        """Make the tables; they are not there."""

    def drop(self) -> None:
        """Take the tables away, if they are there."""
        self._cursor.execute("DROP TABLE IF EXISTS search_words")

    @abstractmethod
    def put(self, units: Sequence[tuple[int, Unit]]) -> None:
        """Add units under their keys."""

    @abstractmethod
    def take_out(self, units: Sequence[tuple[int, Unit]]) -> None:
        """Forget the words of units."""

    def count_forms(self, forms: Sequence[tuple[str, str, str]]) -> None:
        """Count a document more for each form (word, stem, sound)."""
        self._cursor.executemany(
            "INSERT INTO search_form (word, stem, sound, documents) VALUES (%s, %s, %s, 1)"
            " ON CONFLICT (word, stem, sound) DO UPDATE SET documents = search_form.documents + 1",
            forms,
        )

    def forget_forms(self, forms: Sequence[tuple[str, str, str]]) -> None:
        """Count a document less for each form; one that stands in no other document is gone."""
        where = "WHERE word = %s AND stem = %s AND sound = %s"
        self._cursor.executemany(f"UPDATE search_form SET documents = documents - 1 {where}", forms)
        self._cursor.executemany(f"DELETE FROM search_form {where} AND documents = 0", forms)

    @abstractmethod
    def some(self, sought: Sought, most: int) -> list[int]:
        """The keys of units that are sought, in any order: all where there are no more than ``most``."""

    @abstractmethod
    def find(self, sought: Sought, order: Order, limit: int, offset: int = 0) -> list[int]:
        """The keys of units that are sought: by key for the order of time; of equals in closeness the first by key."""
