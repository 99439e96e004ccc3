"""The words of units in PostgreSQL: a ``tsvector`` with a GIN index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from observance_web.search.facets import facets_of
from observance_web.search.query import Order, Phrase, Unit, Wanted
from observance_web.search.store import Sought, Store
from observance_web.search.terms import words_of

_ORDERS = {
    Order.TIME: " ORDER BY key",
    Order.CLOSENESS: " ORDER BY ts_rank_cd(words, %s::tsquery, 1) DESC, key",
}


class PostgresStore(Store):
    """A ``tsvector`` of the words with their places, and of the facets without."""

    def create(self) -> None:
        """Make the tables; they are not there."""
        self._cursor.execute("CREATE TABLE search_words (key bigint PRIMARY KEY, words tsvector NOT NULL)")
        self._cursor.execute("CREATE INDEX search_words_words ON search_words USING gin (words)")

    def put(self, units: Sequence[tuple[int, Unit]]) -> None:
        """Add units under their keys."""
        self._cursor.executemany(
            "INSERT INTO search_words (key, words) VALUES (%s, %s::tsvector)",
            [(key, _vector(unit)) for key, unit in units],
        )

    def take_out(self, units: Sequence[tuple[int, Unit]]) -> None:
        """Forget the words of units."""
        self._cursor.execute("DELETE FROM search_words WHERE key = ANY(%s)", [[key for key, _ in units]])

    def count_forms(self, forms: Sequence[tuple[str, str, str]]) -> None:
        """Count a document more for each form, all in one statement: a server answers each by itself too slowly."""
        self._cursor.execute(
            f"INSERT INTO search_form (word, stem, sound, documents) SELECT word, stem, sound, 1 FROM {_FORMS}"
            " ON CONFLICT (word, stem, sound) DO UPDATE SET documents = search_form.documents + 1",
            _columns(forms),
        )

    def forget_forms(self, forms: Sequence[tuple[str, str, str]]) -> None:
        """Count a document less for each form; one that stands in no other document is gone."""
        where = "WHERE (f.word, f.stem, f.sound) = (given.word, given.stem, given.sound)"
        given = _columns(forms)
        self._cursor.execute(f"UPDATE search_form f SET documents = f.documents - 1 FROM {_FORMS} {where}", given)
        self._cursor.execute(f"DELETE FROM search_form f USING {_FORMS} {where} AND f.documents = 0", given)

    def some(self, sought: Sought, most: int) -> list[int]:
        """The keys of units that are sought, as many as were asked for.

        The search is planned for all that it finds: for a few, a server that takes a word to be commoner than it is
        would read row after row until it has so many.
        """
        self._cursor.execute(
            "WITH found AS MATERIALIZED"
            " (SELECT key FROM search_words WHERE words @@ %s::tsquery AND key >= %s AND key < %s)"
            " SELECT key FROM found LIMIT %s",
            [_tsquery(sought.wanted, sought.facets), *sought.between, most],
        )
        return [key for (key,) in self._cursor.fetchall()]

    def find(self, sought: Sought, order: Order, limit: int, offset: int = 0) -> list[int]:
        """The keys of units that are sought."""
        ranked = [_tsquery(Wanted(groups=sought.wanted.groups), ())] if order is Order.CLOSENESS else []
        self._cursor.execute(
            "SELECT key FROM search_words WHERE words @@ %s::tsquery AND key >= %s AND key < %s"
            f"{_ORDERS[order]} LIMIT %s OFFSET %s",
            [_tsquery(sought.wanted, sought.facets), *sought.between, *ranked, limit, offset],
        )
        return [key for (key,) in self._cursor.fetchall()]


_FORMS = "unnest(%s::text[], %s::text[], %s::text[]) AS given (word, stem, sound)"


def _columns(forms: Sequence[tuple[str, str, str]]) -> list[list[str]]:
    return [list(column) for column in zip(*forms, strict=True)] or [[], [], []]


#: A ``tsvector`` keeps no place beyond this one, and no more than so many of one word.
_LAST_PLACE, _MOST_PLACES = 16383, 255


def _vector(unit: Unit) -> str:
    places: dict[str, list[int]] = {}
    for n, word in enumerate(words_of(unit.text), start=1):
        kept = places.setdefault(word, [])
        if len(kept) < _MOST_PLACES:
            kept.append(min(n, _LAST_PLACE))
    words = (f"'{word}':{','.join(map(str, at))}" for word, at in places.items())
    return " ".join([*words, *(f"'{facet}'" for facet in facets_of(unit))])


def _tsquery(wanted: Wanted, facets: Iterable[Sequence[str]]) -> str:
    parts = [" | ".join(map(_following, group)) for group in wanted.groups]
    parts += [" | ".join(f"'{facet}'" for facet in group) for group in facets]
    parts += [f"!({_following(phrase)})" for phrase in wanted.unwanted]
    return " & ".join(f"({part})" for part in parts)


def _following(phrase: Phrase) -> str:
    return "(" + " <-> ".join(f"'{word}'" + ":*" * phrase.prefix for word in phrase.words) + ")"
