"""Persons are compared as seldom as can be: what is left out or remembered changes nobody."""

from __future__ import annotations

from typing import Any

import pytest
from mentions import document, name

from named_documents import named_document
from observance.domain.findings import Findings
from observance.resolve import people, resolve, weighing
from observance.resolve.profiles import Profile
from observance.resolve.weighing import First, Rating, Weighing, may_be_one


@pytest.mark.parametrize("seed", range(20))
def test_comparing_all_anew_each_time_gives_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [named_document(seed * 100 + n) for n in range(5 + 4 * seed)]
    found = resolve(documents)
    monkeypatch.setattr(people, "may_be_one", lambda *_: True)
    monkeypatch.setattr(Weighing, "rating", weighed_anew)
    assert resolve(documents) == found


def weighed_anew(_: Weighing, one: Profile, other: Profile) -> Rating | None:
    """A rating that is not remembered."""
    return weighing._rating(one.traits, other.traits, bool(one.documents & other.documents))


PRINTED = ("Anna Tamdanor", "Boris Tamdanor", "B. Tamdanor", "Clara Tamdoner", "Dina Orsund", "Orsund D.")


def test_who_is_named_in_many_documents_is_weighed_no_more_often(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (ratings(monkeypatch, [in_all(f"d{n:03}") for n in range(count)]) for count in (10, 100))
    assert few > 0
    assert many <= few


def in_all(reference: str) -> Findings:
    return document(reference, *map(name, PRINTED), state="NO")


def ratings(monkeypatch: pytest.MonkeyPatch, documents: list[Findings]) -> int:
    """How many pairs of traits were looked at."""
    counted: list[Any] = []
    weigh = weighing._rating
    with monkeypatch.context() as patch:
        patch.setattr(weighing, "_rating", lambda *given: counted.append(given) or weigh(*given))
        assert len(resolve(documents).actors) == 4
    return len(counted)


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        (First(("Anna",), ()), First(("Boris",), ()), False),
        (First(("Anna",), ()), First((), ("B",)), False),
        (First(("Anna",), ()), First((), ("A",)), True),
        (First(("Anna",), ()), First((), ()), True),
        (First(("Anna",), ()), First(("Анна",), ()), True),
        (First((), ("A",)), First((), ("B",)), False),
    ],
)
def test_given_names_and_initials_tell_persons_apart(one: First, other: First, may: bool) -> None:
    assert may_be_one(one, other) is may_be_one(other, one) is may
