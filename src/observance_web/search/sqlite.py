"""The words of units in SQLite: an FTS5 table without a copy of the text."""

from __future__ import annotations

from collections.abc import Sequence

from observance_web.search.facets import facets_of
from observance_web.search.query import Order, Phrase, Unit, Wanted
from observance_web.search.store import Sought, Store
from observance_web.search.terms import words_of

#: By the words alone: a facet brings nothing closer.
_CLOSEST = "bm25(search_words, 1.0, 0.0), rowid"


class SqliteStore(Store):
    """FTS5 without a copy of the text; tokens are made before, so the tokenizer only cuts at blanks."""

    def create(self) -> None:
        """Make the tables; they are not there."""
        self._cursor.execute(
            "CREATE VIRTUAL TABLE search_words USING fts5(words, facets, content='', tokenize=\"ascii tokenchars '_'\")"
        )

    def put(self, units: Sequence[tuple[int, Unit]]) -> None:
        """Add units under their keys."""
        self._cursor.executemany(
            "INSERT INTO search_words (rowid, words, facets) VALUES (%s, %s, %s)", list(map(_row, units))
        )

    def take_out(self, units: Sequence[tuple[int, Unit]]) -> None:
        """Forget the words of units."""
        self._cursor.executemany(
            "INSERT INTO search_words (search_words, rowid, words, facets) VALUES ('delete', %s, %s, %s)",
            list(map(_row, units)),
        )

    def some(self, sought: Sought, most: int) -> list[int]:
        """The keys of units that are sought, as many as were asked for."""
        return self.find(sought, Order.TIME, most)

    def find(self, sought: Sought, order: Order, limit: int, offset: int = 0) -> list[int]:
        """The keys of units that are sought; an order by key costs nothing here."""
        self._cursor.execute(
            "SELECT rowid FROM search_words WHERE search_words MATCH %s AND rowid >= %s AND rowid < %s"
            f" ORDER BY {_CLOSEST if order is Order.CLOSENESS else 'rowid'} LIMIT %s OFFSET %s",
            [_match(sought.wanted, sought.facets), *sought.between, limit, offset],
        )
        return [key for (key,) in self._cursor.fetchall()]


def _row(item: tuple[int, Unit]) -> tuple[int, str, str]:
    key, unit = item
    return key, " ".join(words_of(unit.text)), " ".join(facets_of(unit))


def _match(wanted: Wanted, facets: Sequence[Sequence[str]]) -> str:
    """The expression of FTS5. Words hold letters and digits alone, so nothing in them has to be escaped."""
    parts = [f"words : ({' OR '.join(map(_quoted, group))})" for group in wanted.groups]
    parts += ["facets : (" + " OR ".join(f'"{facet}"' for facet in group) + ")" for group in facets]
    match = " AND ".join(f"({part})" for part in parts)
    if wanted.unwanted:
        match = f"({match}) NOT (words : ({' OR '.join(map(_quoted, wanted.unwanted))}))"
    return match


def _quoted(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.words)}"' + (" *" if phrase.prefix else "")
