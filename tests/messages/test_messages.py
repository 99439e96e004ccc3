from __future__ import annotations

import string
import sys
from pathlib import Path

import pytest

from observance.errors import ConfigError
from observance.messages import LANGUAGES, language_wanted, messages_in

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
import catalogue

#: Words that are written alike.
SAME_IN = {
    "fr": {
        "Observation",
        "Conclusions",
        "Mission",
        "Source",
        *("Options", "archive", "date", "documents", "mission", "page {page}", "pages", "passages", "p. {page}"),
        *("conclusions", "document", "observation"),
        *("Article", "Citation", "Convention", "Documents", "Instrument", "constitution", "dissolution", "instrument"),
        *("dates", "positions", "relations"),
        *("position", "provision", "regret", "satisfaction", "suspension", "type"),
        "{document}, p. {pages}",
    },
    "es": {"use {keys}"},
}
MESSAGES = catalogue.collect()


def fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}


def test_no_message_is_made_up_of_pieces() -> None:
    assert catalogue.made_up(MESSAGES) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_of_the_code_is_in_the_catalogue_translated_and_nothing_else(language: str) -> None:
    found = catalogue.catalogue(language)
    known = {str(message.id) for message in found if message.id}
    assert known == {message.text for message in MESSAGES}, "run: python tools/catalogue.py"
    assert catalogue.untranslated(found) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_fields_of_their_message(language: str) -> None:
    for message in catalogue.catalogue(language):
        assert fields(str(message.id)) == fields(str(message.string)), message.id if message.id else ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_one_that_people_read(language: str) -> None:
    compiled = catalogue.place(language, ".mo").read_bytes()
    assert compiled == catalogue.mo_bytes(catalogue.catalogue(language)), "run: python tools/catalogue.py"
    assert compiled == catalogue.mo_bytes(catalogue.refreshed(language, MESSAGES))


@pytest.mark.parametrize("language", ["fr", "es", "ru"])
def test_a_translation_differs_from_the_english(language: str) -> None:
    same = {str(m.id) for m in catalogue.catalogue(language) if m.id and m.id == m.string}
    commands = {"pip install observance", "pip install 'observance[web]'", "pip install 'observance[meaning]'"}
    assert same <= {*commands, *SAME_IN.get(language, ())}


def test_an_error_is_told_in_the_language_asked_for() -> None:
    error = ConfigError("there is no setting {name}", where="observance.toml", do="correct it", name="x")
    lines = {messages_in(language).line(error) for language in LANGUAGES}
    assert len(lines) == 4
    assert all(line.startswith("observance.toml: ") and "x" in line for line in lines)
    assert messages_in("xx").line(error) == "observance.toml: there is no setting x; correct it"


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "ru_RU", "LC_ALL": "es"}, "es"),
        ({"LANG": "en_GB", "LANGUAGE": "de:fr_CH"}, "fr"),
    ],
)
def test_the_environment_says_which_language(environ: dict[str, str], language: str) -> None:
    assert language_wanted(environ) == language
