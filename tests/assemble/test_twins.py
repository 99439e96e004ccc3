"""Asks that may be one are proposed by the meaning of their words, whatever gives it; nothing is joined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from observance.assemble.twins import LEAST, twins
from observance.domain.case import Ask, Step
from observance.domain.findings import ActAsked

#: Words of three languages and what they mean: two that are near, one far from both.
MEANINGS = {
    "repair the dykes": (1.0, 0.1, 0.0),
    "réparer les digues": (0.9, 0.2, 0.1),
    "count the ferries": (0.0, 0.1, 1.0),
    "починить дамбы": (1.0, 0.0, 0.1),
}
_ids = count()


def meaning(texts: Sequence[str]) -> list[tuple[float, ...]]:
    return [MEANINGS[text] for text in texts]


def ask(words: str, language: str, act: ActAsked = ActAsked.ENSURE, date: str = "2021-06-01", **more: object) -> Ask:
    n = next(_ids)
    step = Step(
        finding=f"r{n}", document="d", date=date, speech=1, page=1, by="A union", words=words, language=language
    )
    return Ask(id=f"a{n}", act=act, object=words, named=False, words=((language, words),), requests=(step,), **more)  # type: ignore[arg-type]


def proposed(*asks: Ask, apart: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()) -> list[tuple[str, str]]:
    actions = {step.finding: step.words for one in asks for step in one.requests}
    return [(pair.one.object, pair.other.object) for pair in twins(asks, actions, meaning, apart)]


DYKES, DIGUES, FERRIES = ("repair the dykes", "en"), ("réparer les digues", "fr"), ("count the ferries", "en")


def test_asks_in_two_languages_that_mean_the_same_are_proposed_and_others_are_not() -> None:
    assert proposed(ask(*DYKES), ask(*FERRIES), ask(*DIGUES)) == [(DYKES[0], DIGUES[0])]


def test_asks_of_one_language_and_year_are_left_to_the_rules() -> None:
    assert proposed(ask(*DYKES), ask(*FERRIES), ask(DIGUES[0], "en")) == []
    assert proposed(ask(*DYKES), ask(*FERRIES), ask(DIGUES[0], "en", date="2022-06-01")) == [(DYKES[0], DIGUES[0])]


def test_acts_that_are_not_near_and_other_articles_are_no_twins() -> None:
    assert proposed(ask(*DYKES), ask(*FERRIES), ask(*DIGUES, act=ActAsked.MISSION)) == []
    one, other = ask(*DYKES, provisions=("Dykes Act, section 4",)), ask(*DIGUES, provisions=("Dykes Act, section 5",))
    assert proposed(one, ask(*FERRIES), other) == []


def test_what_a_person_parted_is_proposed_no_more() -> None:
    one, far, other = ask(*DYKES), ask(*FERRIES), ask(*DIGUES)
    sides = ((one.requests[0].finding,), (other.requests[0].finding,))
    assert proposed(one, far, other, apart=(sides,)) == []


def test_the_words_that_are_the_likest_are_shown() -> None:
    one, other = ask(*DYKES), ask(*DIGUES)
    russian = Step(
        finding="ru", document="e", date="2022", speech=None, page=None, by=None, words="починить дамбы", language="ru"
    )
    both = Ask(id="b", act=other.act, object="b", named=False, words=(), requests=(*other.requests, russian))
    far = ask(*FERRIES)
    actions = {step.finding: step.words for found in (one, far, both) for step in found.requests}
    (pair,) = twins((one, far, both), actions, meaning)
    assert [step.words for step in pair.places] == ["repair the dykes", "починить дамбы"]


def test_one_ask_or_none_has_no_twin() -> None:
    assert twins((), {}, meaning) == ()
    assert proposed(ask(*DYKES)) == []
    assert twins((ask(*DYKES), ask(*DIGUES)), {}, meaning) == ()


@given(st.lists(st.sampled_from(sorted(MEANINGS)), min_size=2, max_size=8))
def test_pairs_stand_in_the_order_of_likeness_whatever_the_order_of_the_asks(words: list[str]) -> None:
    asks = [ask(one, f"l{n}") for n, one in enumerate(words)]
    actions = {step.finding: step.words for found in asks for step in found.requests}
    forward, backward = twins(asks, actions, meaning), twins(asks[::-1], actions, meaning)
    assert [pair.likeness for pair in forward] == sorted((pair.likeness for pair in forward), reverse=True)
    assert all(LEAST <= pair.likeness <= 1.0001 for pair in forward)
    assert {frozenset((pair.one.id, pair.other.id)) for pair in forward} == {
        frozenset((pair.one.id, pair.other.id)) for pair in backward
    }
