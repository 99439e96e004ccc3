"""Genres: every group of their words holds its examples and refuses its counterexamples."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from observance.lang import Phrases, pattern
from observance.reference import genres

GROUPS = [
    pytest.param(phrases, id=f"{genre.kind}-{genre.order}.{field.name}")
    for genre in genres()
    for field in fields(genre)
    if isinstance(phrases := getattr(genre, field.name), Phrases) and phrases.forms
]


def found(phrases: Phrases, text: str) -> bool:
    return re.search(rf"(?<!\w){pattern(phrases.forms)}(?:(?<=\W)|(?!\w))", text, re.IGNORECASE) is not None


@pytest.mark.parametrize("phrases", GROUPS)
def test_a_group_of_a_genre_holds_its_examples_and_refuses_its_counterexamples(phrases: Phrases) -> None:
    assert phrases.examples
    assert phrases.counterexamples
    assert [text for text in phrases.examples if not found(phrases, text)] == []
    assert [text for text in phrases.counterexamples if found(phrases, text)] == []


def test_a_kind_is_tried_in_an_order_of_its_own() -> None:
    orders = [genre.order for genre in genres()]
    assert len(orders) == len(set(orders))
