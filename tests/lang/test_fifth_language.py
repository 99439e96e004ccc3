"""A language is data alone: Portuguese lies in this folder, and no line of the engine knows it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from observance.domain.record import Record
from observance.domain.text import Document, Reading, Source
from observance.lang import cue, languages, pooled
from observance.reference import bodies
from observance.segment import segment

FIFTH = (Path(__file__).parent / "fifth",)
RECORD = """CN/4

Presidente – Passo a palavra ao representante do Governo.

Representante do governo (Sra. TAVI) – A lei foi publicada em maio e o registro está aberto a todos.

Membros trabalhadores – Agradecemos a informação. O registro continua fechado para o nosso sindicato.

A sessão foi encerrada às 18 horas.
"""


def document(text: str) -> Document:
    total = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        reference="cn-4",
        source=Source(name="cn-4.txt", sha256=total, size=len(text.encode())),
        reading=Reading(reader="txt/1", media="text/plain", text=text, text_sha256=total),
    )


def test_a_folder_of_words_adds_a_language() -> None:
    assert [language.code for language in languages(FIFTH)] == ["en", "es", "fr", "pt", "ru"]
    assert next(language for language in languages(FIFTH) if language.code == "pt").numbers["três"] == 3


def test_its_words_are_found_beside_those_of_the_house() -> None:
    assert cue("sitting.closed", FIFTH).search("A sessão foi encerrada às 18 horas.")
    assert cue("sitting.closed", FIFTH).search("The sitting closed at 6 p.m.")
    assert not cue("sitting.closed").search("A sessão foi encerrada às 18 horas.")
    assert set(pooled("names.honorifics")) < set(pooled("names.honorifics", FIFTH))


def test_a_folder_adds_a_body_too() -> None:
    assert "norland-council" in [body.id for body in bodies(FIFTH)]


def test_a_record_of_that_body_is_cut_into_speeches() -> None:
    record = segment(document(RECORD), FIFTH)
    assert isinstance(record, Record)
    assert record.body == "norland-council"
    assert [speech.capacity for speech in record.speeches] == ["chair", "government_representative", "worker_members"]
    assert record.speeches[1].speaker == "TAVI"


def test_an_honorific_of_that_language_alone_is_one() -> None:
    record = segment(document(RECORD.replace("(Sra. TAVI)", "(Enga. TAVI)")), FIFTH)
    assert isinstance(record, Record)
    assert (record.speeches[1].honorific, record.speeches[1].speaker) == ("Enga.", "TAVI")


def test_without_the_folder_it_is_no_record() -> None:
    assert not isinstance(segment(document(RECORD)), Record)
