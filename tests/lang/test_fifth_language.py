"""A language is data alone: Portuguese lies in this folder, and no line of the engine knows it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from observance.domain.record import Record
from observance.domain.text import Document, Reading, Source
from observance.extract import extract
from observance.lang import cue, languages, pooled, words_from
from observance.reference import bodies
from observance.reference.calendar import dates_in
from observance.reference.countries import country_code
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
    with words_from(FIFTH):
        assert [language.code for language in languages()] == ["en", "es", "fr", "pt", "ru"]
        assert next(language for language in languages() if language.code == "pt").numbers["três"] == 3
    assert "pt" not in [language.code for language in languages()]


def test_its_words_are_found_beside_those_of_the_house() -> None:
    own = set(pooled("names.honorifics"))
    assert not cue("sitting.closed").search("A sessão foi encerrada às 18 horas.")
    with words_from(FIFTH):
        assert cue("sitting.closed").search("A sessão foi encerrada às 18 horas.")
        assert cue("sitting.closed").search("The sitting closed at 6 p.m.")
        assert own < set(pooled("names.honorifics"))


def test_its_dates_and_states_are_found() -> None:
    with words_from(FIFTH):
        assert [day.iso for day in dates_in("em 9 de março de 2023")] == ["2023-03-09"]
        assert country_code("Noruega") == "NO"
        assert country_code("Países Baixos") == "NL"
    assert dates_in("em 9 de março de 2023") == ()


def test_a_folder_adds_a_body_too() -> None:
    with words_from(FIFTH):
        assert "norland-council" in [body.id for body in bodies()]


def test_a_record_of_that_body_is_cut_into_speeches() -> None:
    record = segment(document(RECORD), FIFTH)
    assert isinstance(record, Record)
    assert record.body == "norland-council"
    assert [speech.capacity for speech in record.speeches] == ["chair", "government_representative", "worker_members"]
    assert record.speeches[1].speaker == "TAVI"
    assert {speech.language for speech in record.speeches} == {"pt"}
    assert [event.kind for event in record.events] == ["closed"]


def test_an_honorific_of_that_language_alone_is_one() -> None:
    record = segment(document(RECORD.replace("(Sra. TAVI)", "(Enga. TAVI)")), FIFTH)
    assert isinstance(record, Record)
    assert (record.speeches[1].honorific, record.speeches[1].speaker) == ("Enga.", "TAVI")


def test_without_the_folder_it_is_no_record() -> None:
    assert not isinstance(segment(document(RECORD)), Record)


def test_a_provision_is_found_in_it() -> None:
    text = (
        "A comissão lembra que o artigo 4 da Convenção n.º 98 e os artigos 5 e 6 da lei sobre os portos estão em vigor."
    )
    with words_from(FIFTH):
        found = extract(segment(document(text + "\n"), FIFTH), FIFTH).provisions
    assert [(f.citation.quote, f.provision) for f in found] == [
        ("artigo 4 da Convenção n.º 98", "article 4"),
        ("artigos 5 e 6 da lei sobre os portos", "articles 5, 6"),
    ]
    assert found[0].instrument == "Right to Organise and Collective Bargaining Convention, 1949 (No. 98)"
