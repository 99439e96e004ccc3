"""Topics of Conventions: their words are proved by examples, their titles are complete, their articles are numbers."""

from __future__ import annotations

import re

import pytest

from observance.lang import words_pattern
from observance.reference.instruments import convention
from observance.reference.topics import Topic, contested_of, cue_codes, cues, topics, topics_under

CONVENTIONS = (29, 81, 87, 98, 100, 105, 111, 122, 129, 138, 144, 155, 182, 187)
WORDS = [(code, name) for code in cue_codes() for name in cues(code)]


@pytest.mark.parametrize(("code", "name"), WORDS, ids=[f"{code}-{name}" for code, name in WORDS])
def test_the_words_of_a_theme_are_in_its_examples_and_in_no_counterexample(code: str, name: str) -> None:
    words = cues(code)[name]
    pattern = words_pattern(words.forms)
    assert words.examples
    assert words.counterexamples
    assert [text for text in words.examples if not pattern.search(text)] == []
    assert [text for text in words.counterexamples if pattern.search(text)] == []


def test_every_language_of_the_house_has_words_for_every_theme() -> None:
    named = {code: set(cues(code)) for code in ("en", "fr", "es", "ru")}
    used = {theme for topic in topics().values() for theme in topic.themes}
    assert [code for code, names in named.items() if names != used] == []


@pytest.mark.parametrize("number", CONVENTIONS)
def test_a_convention_has_topics_with_articles_and_titles(number: int) -> None:
    own, _beside = topics_under(number)
    of_convention = [topic for topic in own if topic.convention == number]
    assert len(of_convention) >= 4
    assert convention(number) is not None
    for topic in of_convention:
        assert all(re.fullmatch(r"\d+(\(\w\))*", article) for article in topic.articles), topic.key
        assert all(topic.title(code) for code in ("en", "fr", "es", "ru"))


def test_what_every_convention_has_stands_among_the_topics_of_each() -> None:
    assert all(any(topic.convention is None for topic in topics_under(number)[0]) for number in CONVENTIONS)


def test_a_title_is_given_in_english_where_the_language_is_another() -> None:
    topic = Topic(key="x", en="one", fr="un", es="uno", ru="один")
    assert (topic.title("es"), topic.title("pt")) == ("uno", "one")


def test_what_is_disputed_has_a_date_and_a_source_and_no_verdict() -> None:
    notes = contested_of("c087.strike")
    assert [note.date for note in notes] == sorted(note.date for note in notes)
    assert all(note.source and note.words(code) for note in notes for code in ("en", "fr", "es", "ru"))
    assert contested_of("c087.rules") == ()
