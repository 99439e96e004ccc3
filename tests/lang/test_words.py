"""Words in data: every group holds its examples, refuses its counterexamples, and every form is a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from observance.errors import DataError
from observance.lang import Language, Phrases, cue, languages, pattern, pooled, words_from, words_pattern

PARTS = ("sitting", "writing", "names")


def groups() -> Iterator[tuple[str, Phrases]]:
    """Every group that a language's file gives, by ``code.part.group``."""
    for language in languages():
        for part in PARTS:
            words = getattr(language, part)
            for field in fields(words):
                phrases = getattr(words, field.name)
                if phrases.forms:
                    yield f"{language.code}.{part}.{field.name}", phrases


GROUPS = tuple(groups())


@pytest.mark.parametrize("phrases", [phrases for _, phrases in GROUPS], ids=[name for name, _ in GROUPS])
def test_a_group_of_words_holds_its_examples_and_refuses_its_counterexamples(phrases: Phrases) -> None:
    assert phrases.examples, "a group proves itself by examples"
    assert phrases.counterexamples, "a group says what it is not"
    found = words_pattern(phrases.forms)
    assert [text for text in phrases.examples if not found.search(text)] == []
    assert [text for text in phrases.counterexamples if found.search(text)] == []


@pytest.mark.parametrize("phrases", [phrases for _, phrases in GROUPS], ids=[name for name, _ in GROUPS])
def test_every_form_is_a_pattern_that_needs_a_word_and_captures_nothing(phrases: Phrases) -> None:
    for form in phrases.forms:
        made = re.compile(pattern([form]))
        assert made.groups == 0, form
        assert made.fullmatch("") is None, form


def test_the_languages_are_those_that_the_house_reads() -> None:
    assert [language.code for language in languages()] == ["en", "es", "fr", "ru"]


#: Groups that only the grammar of some languages needs.
WITHOUT = {
    "en.names.qualifiers",
    "es.names.apposition",
    *(f"{code}.names.{group}" for code in ("fr", "es") for group in ("of_government", "instrument_heads")),
}


def test_every_language_gives_the_words_of_a_sitting_and_of_writing() -> None:
    """Russian lacks what only a record's working languages need."""
    given = {name for name, _ in GROUPS}
    wanted = [f"{part}.{field.name}" for part in PARTS for field in fields(getattr(languages()[0], part))]
    expected = {f"{code}.{name}" for code in ("en", "fr", "es") for name in wanted} - WITHOUT
    assert expected - given == set()


@pytest.mark.parametrize("language", languages(), ids=[language.code for language in languages()])
def test_numbers_are_whole_and_positive(language: Language) -> None:
    assert all(number > 0 and word == word.lower() for word, number in language.numbers.items())


def test_a_blank_is_any_white_space_and_an_apostrophe_any_apostrophe() -> None:
    found = words_pattern(["on behalf of", "point d'ordre"])
    assert found.search("on\n  behalf\u00a0of")
    assert found.search("Point d’ordre")


def test_an_optional_part_takes_its_blank_with_it() -> None:
    found = words_pattern(["points? of( the)? order"])
    assert found.fullmatch("point of order")
    assert found.fullmatch("points of the order")


def test_a_form_stands_for_whole_words() -> None:
    assert words_pattern(["law"]).search("lawful") is None
    assert words_pattern(["l'"]).search("l'État")


def test_a_longer_form_is_not_cut_short() -> None:
    found = words_pattern(["chair", "chair of the session"]).search("the chair of the session")
    assert found is not None
    assert found.group() == "chair of the session"


def test_no_forms_match_nothing() -> None:
    assert words_pattern([]).search("anything") is None


def test_a_broken_file_of_words_is_named(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "words.toml").write_text("[sitting.own]\nforms = 3\n")
    with pytest.raises(DataError, match="not in the form expected"), words_from((tmp_path,)):
        languages()
    (tmp_path / "xx" / "words.toml").write_text("[sitting.own\n")
    with pytest.raises(DataError, match="cannot be read"), words_from((tmp_path,)):
        languages()


def test_words_of_all_languages_are_pooled() -> None:
    assert len(pooled("names.honorifics")) > 20
    assert cue("writing.salutation").search("Dear")
