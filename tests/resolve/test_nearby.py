"""Words that are nearly alike are found without comparing all with all: the same as by comparing all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from observance.resolve.nearby import Nearby
from observance.resolve.sounds import alike

WORDS = st.lists(st.text("abc", min_size=1, max_size=12), max_size=30)


@given(WORDS, st.text("abc", min_size=1, max_size=12), st.sampled_from([0.75, 0.8, 0.9]))
def test_near_words_are_those_that_comparing_all_finds(words: list[str], word: str, least: float) -> None:
    nearby = Nearby(least=least)
    for one in words:
        nearby.add(one)
    assert sorted(nearby.near(word)) == sorted({one for one in words if alike(word, one) >= least})
