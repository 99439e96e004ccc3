"""The search index of a case: made from a generation, brought up to date by documents, asked by queries.

Its tables are made here and not by migrations: they are an index, and dropping them loses nothing. Bringing it up to
date is one transaction, so that readers see the generation before or the one after.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import msgspec
from django.db import transaction

from observance.casefile import CaseFile, Entry
from observance.domain.parties import Parties
from observance_web.search.expansion import wanted_of
from observance_web.search.facets import wanted_facets
from observance_web.search.forms import Form, forms_in, name_key
from observance_web.search.keys import key_of, keys_between, keys_in, slots_of
from observance_web.search.postgres import PostgresStore
from observance_web.search.query import Hit, Order, Query, Results, Unit
from observance_web.search.sqlite import SqliteStore
from observance_web.search.store import COUNTED, Cursor, Sought, Store
from observance_web.search.units import units_of

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

#: Raised when what is kept of a unit changes: an index of another version is made anew.
VERSION = 3
_TABLES = (
    "CREATE TABLE search_state (version integer NOT NULL, generation varchar(64) NOT NULL)",
    "CREATE TABLE search_document (reference varchar(255) PRIMARY KEY, number integer UNIQUE, digest varchar(64))",
    "CREATE TABLE search_unit (key bigint PRIMARY KEY, document integer NOT NULL, unit text NOT NULL)",
    "CREATE INDEX search_unit_document ON search_unit (document)",
    "CREATE TABLE search_form (word text, stem text, sound text, documents integer NOT NULL,"
    " PRIMARY KEY (word, stem, sound))",
    "CREATE INDEX search_form_stem ON search_form (stem, word)",
    "CREATE INDEX search_form_sound ON search_form (sound, word)",
    "CREATE TABLE search_spelling (sounds text, actor varchar(64), name text)",
    "CREATE INDEX search_spelling_sounds ON search_spelling (sounds, actor)",
    "CREATE INDEX search_spelling_actor ON search_spelling (actor)",
)
_NAMES = ("search_state", "search_document", "search_unit", "search_form", "search_spelling")
_BATCH = 2000


class SearchIndex:
    """The index in a database of Django; ``connection`` is one of ``django.db.connections``."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self._connection = connection

    def update(self, case: CaseFile) -> int:
        """Bring the index to the generation of a case; how many documents were put in or taken out."""
        with transaction.atomic(using=self._connection.alias), self._connection.cursor() as cursor:
            if self._version(cursor) != VERSION:
                self.drop()
                self.create()
            changed = sum(self._bring(cursor, case))
            self._spell(cursor, case.parties())
            cursor.execute("DELETE FROM search_state")
            cursor.execute("INSERT INTO search_state (version, generation) VALUES (%s, %s)", [VERSION, case.name])
        return changed

    def generation(self) -> str | None:
        """The name of the generation that the index shows; ``None`` where there is no index."""
        with self._connection.cursor() as cursor:
            if self._version(cursor) != VERSION:
                return None
            cursor.execute("SELECT generation FROM search_state")
            return next((name for (name,) in cursor.fetchall()), None)

    def create(self) -> None:
        """Make the tables; they are not there."""
        with self._connection.cursor() as cursor:
            for statement in _TABLES:
                cursor.execute(statement)
            cursor.execute("INSERT INTO search_state (version, generation) VALUES (%s, '')", [VERSION])
            self._store(cursor).create()

    def drop(self) -> None:
        """Take the tables away, if they are there."""
        with self._connection.cursor() as cursor:
            for name in _NAMES:
                cursor.execute(f"DROP TABLE IF EXISTS {name}")
            self._store(cursor).drop()

    def put(self, reference: str, units: Iterable[Unit], digest: str = "") -> None:
        """Put a document in, or another state of it."""
        with transaction.atomic(using=self._connection.alias), self._connection.cursor() as cursor:
            self._put(cursor, reference, units, digest)

    def find(self, query: Query) -> Results:
        """The units that a query wants: where nothing is typed, all that the filters leave; without filters, none."""
        with self._connection.cursor() as cursor:
            wanted, facets = wanted_of(query, cursor), wanted_facets(query.filters)
            if not wanted.groups and (wanted.unwanted or not facets):
                return Results(hits=(), count=0, more=False, wanted=wanted)
            store = self._store(cursor)
            between = keys_between(query.filters.since, query.filters.until)
            sought = Sought(wanted=wanted, facets=facets, between=between)
            # All of them, where they are no more than are counted: their keys are in the order of time.
            found = store.some(sought, COUNTED + 1)
            ranked = len(found) <= COUNTED
            if query.order is Order.CLOSENESS and ranked and wanted.groups:
                keys = store.find(sought, Order.CLOSENESS, query.limit, query.offset)
            elif ranked:
                keys = sorted(found)[query.offset : query.offset + query.limit]
            else:
                keys = store.find(sought, Order.TIME, query.limit, query.offset)
            count = min(len(found), COUNTED)
            return Results(hits=_hits(cursor, keys), count=count, more=not ranked, wanted=wanted, ranked=ranked)

    def _store(self, cursor: Cursor) -> Store:
        return PostgresStore(cursor) if self._connection.vendor == "postgresql" else SqliteStore(cursor)

    def _version(self, cursor: Cursor) -> int | None:
        if "search_state" not in self._connection.introspection.table_names():
            return None
        cursor.execute("SELECT version FROM search_state")
        return next((version for (version,) in cursor.fetchall()), None)

    def _bring(self, cursor: Cursor, case: CaseFile) -> Iterator[int]:
        cursor.execute("SELECT reference, digest FROM search_document")
        known = dict(cursor.fetchall())
        copies = {edition.document for edition in case.editions() if edition.same_as}
        for entry in case.documents():
            if entry.reference in copies:
                continue  # the same text in another format would be found twice
            digest = _digest(entry)
            if known.pop(entry.reference, None) != digest:
                self._put(cursor, entry.reference, units_of(case, entry), digest)
                yield 1
        for reference in known:
            self._take_out(cursor, reference)
            yield 1

    def _put(self, cursor: Cursor, reference: str, units: Iterable[Unit], digest: str) -> None:
        number = self._take_out(cursor, reference)
        if number is None:
            cursor.execute("SELECT COALESCE(MAX(number), -1) + 1 FROM search_document")
            ((number,),) = cursor.fetchall()
        cursor.execute(
            "INSERT INTO search_document (reference, number, digest) VALUES (%s, %s, %s)", [reference, number, digest]
        )
        forms: set[Form] = set()
        slots: dict[str | None, int] = {}
        for part in _parts(units):
            for date in {unit.date for unit in part} - slots.keys():
                slots[date] = _free_slot(cursor, reference, date)
            keyed = [(key_of(unit.date, slots[unit.date], unit.n), unit) for unit in part]
            cursor.executemany(
                "INSERT INTO search_unit (key, document, unit) VALUES (%s, %s, %s)",
                [(key, number, msgspec.json.encode(unit).decode()) for key, unit in keyed],
            )
            self._store(cursor).put(keyed)
            forms |= _forms_of(part)
        self._store(cursor).count_forms(_sorted(forms))

    def _take_out(self, cursor: Cursor, reference: str) -> int | None:
        """Take a document out; the number that it had, which it keeps when it is put in again."""
        cursor.execute("SELECT number FROM search_document WHERE reference = %s", [reference])
        number = next((number for (number,) in cursor.fetchall()), None)
        if number is not None:
            cursor.execute("SELECT key, unit FROM search_unit WHERE document = %s", [number])
            units = [(key, _unit(unit)) for key, unit in cursor.fetchall()]
            self._store(cursor).take_out(units)
            self._store(cursor).forget_forms(_sorted(_forms_of(unit for _, unit in units)))
            cursor.execute("DELETE FROM search_unit WHERE document = %s", [number])
            cursor.execute("DELETE FROM search_document WHERE reference = %s", [reference])
        return number

    def _spell(self, cursor: Cursor, parties: Parties) -> None:
        cursor.execute("DELETE FROM search_spelling")
        spelled = ((name_key(name), actor.id, name) for actor in parties.actors for name in actor.names)
        cursor.executemany(
            "INSERT INTO search_spelling (sounds, actor, name) VALUES (%s, %s, %s)", [row for row in spelled if row[0]]
        )


def _free_slot(cursor: Cursor, reference: str, date: str | None) -> int:
    """The first of a document's slots that no other document of its date has."""
    for slot in slots_of(reference):
        cursor.execute("SELECT 1 FROM search_unit WHERE key >= %s AND key < %s LIMIT 1", list(keys_in(date, slot)))
        if not cursor.fetchall():
            return slot
    raise ValueError(f"no slot for {reference}")


def _parts(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    left = iter(units)
    while part := list(islice(left, _BATCH)):
        yield part


def _forms_of(units: Iterable[Unit]) -> set[Form]:
    return {form for unit in units for form in forms_in(unit.text, unit.language)}


def _sorted(forms: Iterable[Form]) -> list[tuple[str, str, str]]:
    return sorted((form.word, form.stem, form.sound) for form in forms)


def _digest(entry: Entry) -> str:
    """What the units of a document are made of: the sums of its parts."""
    parts = [shard.sha256 for stage in ("segment", "extract") if (shard := entry.shard(stage))]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()


def _hits(cursor: Cursor, keys: Sequence[int]) -> tuple[Hit, ...]:
    if not keys:
        return ()
    cursor.execute(f"SELECT key, unit FROM search_unit WHERE key IN ({', '.join(['%s'] * len(keys))})", keys)
    units = dict(cursor.fetchall())
    return tuple(Hit(key=key, unit=_unit(units[key])) for key in keys)


def _unit(text: str) -> Unit:
    return msgspec.json.decode(text, type=Unit)
