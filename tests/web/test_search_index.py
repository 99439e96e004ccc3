"""The search index: what is found, in which order, and that it follows the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from observance_web.search import Filters, Matching, Order, Query, SearchIndex, marked
from observance_web.search.facets import facet
from observance_web.search.keys import key_of, keys_between
from observance_web.search.query import How, Unit, UnitKind
from observance_web.search.terms import terms_of

pytestmark = pytest.mark.django_db


def unit(document: str, n: int, text: str, **more: object) -> Unit:
    return Unit(document=document, n=n, kind=UnitKind.PASSAGE, text=text, passage=n + 1, **more)  # type: ignore[arg-type]


RECORD = (
    unit("record", 0, "The registration of Ms Shcherbakova’s union was refused.", date="2023-06", language="en"),
    unit("record", 1, "The unions asked to be registered.", date="2023-06", language="en", capacity="worker_members"),
    unit("record", 2, "La réglementation de la grève.", date="2023-06", language="fr", capacity="chair"),
)
NEWS = (
    unit("news", 0, "Профсоюз Щербаковой просит о регистрации.", date="2024-05-31", language="ru"),
    unit("news", 1, "La organización de los trabajadores y sus organizaciones", date="2024-05-31", language="es"),
)


@pytest.fixture
def index() -> Iterator[SearchIndex]:
    made = SearchIndex(connection)
    made.drop()
    made.create()
    made.put("record", RECORD)
    made.put("news", NEWS)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_spelling (sounds, actor, name) VALUES (%s, %s, %s)",
            [("free union", "a1", "Free Union"), ("x y", "a1", "Свободный профсоюз")],
        )
    yield made
    made.drop()


def found(
    index: SearchIndex, text: str, matching: Matching = Matching.FORMS, **filters: object
) -> list[tuple[str, int]]:
    results = index.find(Query(text=text, matching=matching, filters=Filters(**filters)))  # type: ignore[arg-type]
    assert results.count == len(results.hits)
    return [(hit.unit.document, hit.unit.n) for hit in results.hits]


def test_newest_documents_come_first_and_each_is_in_the_order_of_its_text(index: SearchIndex) -> None:
    everything = index.find(Query(text="", filters=Filters(kind=UnitKind.PASSAGE)))
    assert [hit.unit for hit in everything.hits] == [*NEWS, *RECORD]


@pytest.mark.parametrize(
    ("text", "matching", "places"),
    [
        ("union", Matching.EXACT, [("record", 0)]),
        ("union", Matching.FORMS, [("record", 0), ("record", 1)]),
        ("reglementation", Matching.EXACT, [("record", 2)]),
        ("réglementations", Matching.FORMS, [("record", 2)]),
        ("organizacion", Matching.FORMS, [("news", 1)]),
        ("профсоюзов", Matching.EXACT, []),
        ("профсоюзов", Matching.FORMS, [("news", 0)]),
        ("Shcherbakova", Matching.FORMS, [("record", 0)]),
        ("Shcherbakova", Matching.SPELLING, [("news", 0), ("record", 0)]),
        ("Щербакова", Matching.SPELLING, [("news", 0), ("record", 0)]),
        ('"asked to be"', Matching.FORMS, [("record", 1)]),
        ('"to asked be"', Matching.FORMS, []),
        ("«de la grève»", Matching.FORMS, [("record", 2)]),
        ("union -refused", Matching.FORMS, [("record", 1)]),
        ("regist*", Matching.EXACT, [("record", 0), ("record", 1)]),
        ("unions asked", Matching.EXACT, [("record", 1)]),
        ("unions strike", Matching.FORMS, []),
    ],
)
def test_words_are_found_as_near_as_was_asked(
    index: SearchIndex, text: str, matching: Matching, places: list[tuple[str, int]]
) -> None:
    assert found(index, text, matching) == places


@pytest.mark.parametrize(
    ("filters", "places"),
    [
        ({"languages": ("en",)}, [("record", 0), ("record", 1)]),
        ({"languages": ("en", "fr")}, [("record", 0), ("record", 1), ("record", 2)]),
        ({"capacities": ("chair",)}, [("record", 2)]),
        ({"documents": ("news",)}, [("news", 0), ("news", 1)]),
        ({"since": 2024}, [("news", 0), ("news", 1)]),
        ({"until": 2023}, [("record", 0), ("record", 1), ("record", 2)]),
        ({"documents": ("news",), "languages": ("en",)}, []),
    ],
)
def test_filters_leave_what_they_name(
    index: SearchIndex, filters: dict[str, object], places: list[tuple[str, int]]
) -> None:
    assert found(index, "", kind=UnitKind.PASSAGE, **filters) == places


def test_nothing_typed_and_nothing_filtered_finds_nothing(index: SearchIndex) -> None:
    assert found(index, "") == []
    assert found(index, '-union "" ---') == []


def test_an_actors_spellings_count_as_one(index: SearchIndex) -> None:
    index.put(
        "names", [unit("names", 0, "Free Union"), unit("names", 1, "Свободный профсоюз"), unit("names", 2, "free")]
    )
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_spelling")
        from observance_web.search.forms import name_key

        for name in ("Free Union", "Свободный профсоюз"):
            cursor.execute("INSERT INTO search_spelling VALUES (%s, %s, %s)", [name_key(name), "a1", name])
    assert found(index, "free union", Matching.SPELLING) == [("names", 0), ("names", 1)]
    assert found(index, "free union", Matching.FORMS) == [("names", 0)]


def test_a_document_put_in_again_is_found_as_it_is_now(index: SearchIndex) -> None:
    index.put("record", [replace(RECORD[0], text="The strike was lawful.")])
    assert found(index, "union") == []
    assert found(index, "strike", Matching.EXACT) == [("record", 0)]


def test_closest_come_first_and_equals_in_the_order_of_time(index: SearchIndex) -> None:
    index.put(
        "long", [unit("long", 0, "union " + "word " * 200), unit("long", 1, "union union"), unit("long", 2, "a b")]
    )
    results = index.find(Query(text="union", matching=Matching.EXACT, order=Order.CLOSENESS))
    assert [hit.unit.n for hit in results.hits if hit.unit.document == "long"] == [1, 0]
    assert results.ranked


def test_what_was_matched_is_marked_with_how(index: SearchIndex) -> None:
    results = index.find(Query(text="Щербакова", matching=Matching.SPELLING))
    marks = [mark for hit in results.hits for mark in marked(hit.unit.text, results.wanted) if mark.how]
    assert [(mark.text, mark.how) for mark in marks] == [("Щербаковой", How.FORM), ("Shcherbakova", How.SPELLING)]


def test_marks_of_a_long_text_are_cut_at_words(index: SearchIndex) -> None:
    text = "before " * 80 + "the union asks " + "after " * 80
    index.put("long", [unit("long", 0, text)])
    results = index.find(Query(text="union"))
    marks = marked(text, results.wanted, around=20)
    assert "".join(mark.text for mark in marks) == "… before before the union asks after after …"


def test_each_of_several_words_is_shown_where_it_stands(index: SearchIndex) -> None:
    text = "The register " + "before " * 80 + "of the trade union, which asks for its registration, " + "after " * 80
    index.put("several", [unit("several", 0, text)])
    results = index.find(Query(text='registration "trade union"'))
    marks = marked(text, results.wanted, around=60)
    assert [mark.text for mark in marks if mark.how] == ["trade union", "registration"]
    apart = "A union asks. " + "between " * 90 + "It wants a register. " + "after " * 80
    index.put("apart", [unit("apart", 0, apart)])
    marks = marked(apart, index.find(Query(text="union register")).wanted, around=40)
    told = "".join(mark.text for mark in marks)
    assert [mark.text for mark in marks if mark.how] == ["union", "register"]
    assert told.startswith("A union asks.")
    assert told.count(" … ") == 1
    assert told.endswith(" …")
    assert len(told) < 200


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(text=st.text(max_size=60) | st.text(alphabet="ab\"-*() :^{}%\\'~", max_size=30))
def test_whatever_is_typed_is_answered(index: SearchIndex, text: str) -> None:
    for matching in Matching:
        for order in Order:
            results = index.find(Query(text=text, matching=matching, order=order))
            assert results.count >= len(results.hits)
            for hit in results.hits:
                assert "".join(mark.text for mark in marked(hit.unit.text, results.wanted))


@pytest.mark.parametrize(("counted", "asked"), [(2000, 1), (3, 2)])
def test_stretches_of_results_are_those_of_all_of_them(
    index: SearchIndex, monkeypatch: pytest.MonkeyPatch, counted: int, asked: int
) -> None:
    index.put("letters", [unit("letters", n, "A union writes.", date=f"20{10 + n}-01-01") for n in range(6)])
    everything = [hit.key for hit in index.find(Query(text="union", matching=Matching.FORMS)).hits]
    assert len(everything) == 8
    monkeypatch.setattr("observance_web.search.index.COUNTED", counted)
    shown = []
    for offset in range(0, 8, 3):
        with CaptureQueriesContext(connection) as queries:
            part = index.find(Query(text="union", matching=Matching.FORMS, limit=3, offset=offset))
        shown += [hit.key for hit in part.hits]
        # The words are looked up once, and again only where there is more than is counted.
        assert sum("FROM search_words" in one["sql"] for one in queries) == asked
    assert shown == everything
    assert part.more is (counted < 8)


def test_a_query_is_cut_at_its_most_terms() -> None:
    assert len(terms_of("a " * 500)) == 24


@given(
    one=st.tuples(st.dates(min_value=date(1900, 1, 1)), st.integers(0, 999), st.integers(0, 9999)),
    other=st.tuples(st.dates(min_value=date(1900, 1, 1)), st.integers(0, 999), st.integers(0, 9999)),
)
def test_keys_follow_each_other_as_results_do(one: tuple[date, int, int], other: tuple[date, int, int]) -> None:
    def order(unit: tuple[date, int, int]) -> tuple[int, int, int]:
        day, document, n = unit
        return -day.toordinal(), document, n

    keys = [key_of(day.isoformat(), document, n) for day, document, n in (one, other)]
    assert (keys[0] < keys[1]) == (order(one) < order(other))
    first, last = keys_between(one[0].year, one[0].year)
    assert first <= keys[0] < last
    assert (first <= keys[1] < last) == (one[0].year == other[0].year)


def test_results_stand_in_one_order_whichever_document_came_first(index: SearchIndex) -> None:
    names = [f"letter-{n}" for n in range(12)]
    told = {name: [unit(name, n, "the harbour strike", date="2021-03") for n in range(2)] for name in names}

    def order(arriving: list[str]) -> list[list[tuple[str, int]]]:
        index.drop()
        index.create()
        for name in arriving:
            index.put(name, told[name])
        asked = [Query(text="harbour strike", order=order, limit=50) for order in Order]
        return [[(hit.unit.document, hit.unit.n) for hit in index.find(one).hits] for one in asked]

    first = order(names)
    assert len(first[0]) == 2 * len(names)
    assert order(names[::-1]) == order([*names[5:], *names[:5]]) == first


def test_two_documents_of_one_slot_are_both_found(index: SearchIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("observance_web.search.index.slots_of", lambda _: iter(range(9)))
    for name in ("one", "two", "three"):
        index.put(name, [unit(name, n, "the harbour strike", date="2021-03-04") for n in range(2)])
    assert sorted(found(index, "harbour")) == [(name, n) for name in ("one", "three", "two") for n in range(2)]
    index.put("two", [unit("two", 0, "the harbour is calm", date="2021-03-04")])
    assert ("two", 0) in found(index, "harbour")
    assert len(found(index, "harbour")) == 5


@pytest.mark.parametrize(
    ("date", "year"), [("2021", 2021), ("2021-12-31", 2021), ("2021-01", 2021), ("2021-05-04/2022-06-01", 2021)]
)
def test_a_date_as_far_as_it_is_known_lies_within_its_year(date: str, year: int) -> None:
    first, last = keys_between(year, year)
    assert first <= key_of(date, 5, 7) < last
    assert not keys_between(year + 1, None)[0] <= key_of(date, 5, 7) < keys_between(year + 1, None)[1]
    assert key_of(None, 5, 7) > key_of(date, 5, 7)


@given(one=st.text(max_size=8), other=st.text(max_size=8))
def test_two_values_never_share_a_facet(one: str, other: str) -> None:
    assert (facet("d", one) == facet("d", other)) == (one == other)
