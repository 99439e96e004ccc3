"""Sources are called in the reader's language, what is a document's own stays as printed."""

from __future__ import annotations

from itertools import product

import pytest

from observance.domain.findings import ReferenceKind
from observance.messages import LANGUAGES, messages_in
from observance.publish.source_titles import OF_AUTHORS, SOURCES, source_called, source_runs
from observance.publish.speakers import source_of, state_called
from observance.reference.labels import committee_label, experts_label
from observance.reference.sources import author_name, parts_of, title_of


@pytest.mark.parametrize(
    ("kind", "title", "language", "called"),
    [
        (
            "observation",
            "Observation of the Committee of Experts (2021)",
            "fr",
            "Observation de la commission d’experts (2021)",
        ),
        ("mission", "Mission (2022-10)", "es", "Misión (octubre de 2022)"),
        ("mission", "Mission", "ru", "Миссия"),
        ("report", "Report of the mission", "ru", "Доклад миссии"),
        (
            "written_information",
            "Written information of the Government, Switzerland (2021)",
            "es",
            "Información escrita del Gobierno, Suiza (2021)",
        ),
        (
            "written_information",
            "Written information of the Government, Veldania",
            "fr",
            "Informations écrites du gouvernement, Veldania",
        ),
        ("observation", "Observation of the FPWV (2019)", "ru", "Замечание, FPWV (2019)"),
        ("letter", "Letter: in writing", "ru", "Письмо: in writing"),
        ("letter", "On the ports of Norland", "ru", "On the ports of Norland"),
        ("no_kind", "Mission", "ru", "Mission"),
    ],
)
def test_a_source_is_called_in_the_language_of_the_reader(kind: str, title: str, language: str, called: str) -> None:
    assert source_called(kind, title, language, messages_in(language).say) == called


def test_every_title_that_the_program_makes_is_taken_apart_as_it_was_made() -> None:
    authors = (None, "FPWV", *(author_name(key) for key in OF_AUTHORS))
    made = list(product(ReferenceKind, authors, (None, "Veldania"), (None, "2021", "2021-05-13", "2021/2024")))
    for kind, author, state, date in made:
        title = title_of(kind, author, state, date, "words of it")
        parts = parts_of(kind, title)
        assert parts is not None, title
        if parts.words is not None:
            assert parts.words == "words of it"
            continue
        assert parts.date == date
        told = author_name(parts.known) if parts.known else parts.named
        assert (told, parts.state) in ((author, state), (f"{author}, {state}", None)), title


def test_each_kind_and_author_has_its_word_in_each_language() -> None:
    assert set(SOURCES) == {kind.value for kind in ReferenceKind}
    for language in set(LANGUAGES) - {"en"}:
        say = messages_in(language).say
        assert sum(say(word) == word for word in (*SOURCES.values(), *OF_AUTHORS.values())) <= 4, language


def test_words_of_a_document_within_a_title_are_marked() -> None:
    say = messages_in("fr").say
    runs = source_runs("letter", "Letter: in writing", "fr", say, str)
    assert [(run.text, run.printed) for run in runs] == [("Lettre", False), (": ", False), ("in writing", True)]
    (whole,) = source_runs("letter", "On the ports of Norland", "fr", say, str)
    assert whole.printed


def test_a_state_is_called_in_the_language_of_the_reader_and_others_as_printed() -> None:
    assert state_called("Suisse", "CH", "fr", "ru") == "Швейцария"
    assert state_called("Suisse", "CH", "fr", "fr") == "Suisse"
    assert state_called("Veldania", None, "en", "ru") == "Veldania"
    assert state_called("Harbour League (HL)", None, "en", "ru") == "Harbour League (HL)"


def test_bodies_that_the_program_names_are_called_in_the_language_of_the_reader() -> None:
    say = messages_in("es").say
    assert source_of(experts_label(), say) == "Comisión de Expertos"
    assert source_of(committee_label(), say) == "Comisión de Aplicación de Normas"
    assert source_of("Harbour League", say) == "Harbour League"
    assert source_of(None, say) is None
