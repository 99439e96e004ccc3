"""Who notes what, and how: constructions of the genre in four languages, in direct and in reported speech."""

from __future__ import annotations

import hashlib

import pytest

from observance.domain.findings import Appreciation
from observance.domain.text import Document, Reading, Source
from observance.extract import extract
from observance.segment import segment

#: A record in which a delegate says a paragraph: the heading, and the language of its sides.
HEADINGS = {
    "en": ("Worker members", "Government member, Norway (Ms TAVI)", "Employer members"),
    "fr": ("Membres travailleurs", "Membre gouvernementale, Norvège (Mme TAVI)", "Membres employeurs"),
    "es": ("Miembros trabajadores", "Miembro gubernamental, Noruega (Sra. TAVI)", "Miembros empleadores"),
}


def document(text: str, name: str = "cn-4.txt") -> Document:
    total = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        reference="cn-4",
        source=Source(name=name, sha256=total, size=len(text.encode())),
        reading=Reading(reader="txt/1", media="text/plain", text=text, text_sha256=total),
    )


def said(words: str, language: str, place: int = 1) -> tuple[Appreciation, ...]:
    """What is found where a side (0, 2) or a Government (1) says these words in a record."""
    turns = [f"{heading} – {words if n == place else '…'}" for n, heading in enumerate(HEADINGS[language])]
    return extract(segment(document("CAN/PV.4\n\n" + "\n\n".join(turns) + "\n"))).appreciations


def told(found: tuple[Appreciation, ...]) -> list[tuple[str, str, str]]:
    return [(a.grade.value, a.voice.value, a.citation.quote) for a in found]


@pytest.mark.parametrize(
    ("language", "words", "grade", "quote"),
    [
        ("en", "We take note of the report of the Commission of Inquiry.", "note", None),
        ("en", "Norway notes with interest that the list of hazardous work was revised.", "interest", None),
        ("en", "We are heartened by the release of the two teachers.", "welcome", None),
        ("en", "We commend the labour inspectorate for its visits.", "appreciation", None),
        ("en", "We remain gravely concerned about bonded labour in the brick kilns.", "concern", None),
        ("en", "We share the deep concern of the Experts at child labour on cocoa farms.", "concern", None),
        ("en", "It is regrettable that the bill on domestic workers was shelved.", "regret", None),
        ("en", "We strongly condemn the killing of the union lawyer.", "condemn", None),
        ("en", "We deplore the dismissal of the strike leaders.", "deplore", None),
        ("fr", "Nous prenons note avec intérêt de la liste des travaux dangereux.", "interest", None),
        ("fr", "Nous nous félicitons de la libération des deux enseignants.", "welcome", None),
        ("fr", "La Norvège reste vivement préoccupée par le travail des enfants.", "concern", None),
        ("fr", "Nous ne pouvons que déplorer le renvoi des grévistes.", "deplore", None),
        ("fr", "Nous condamnons avec la plus grande fermeté l’assassinat de l’avocat.", "condemn", None),
        ("es", "Tomamos nota con preocupación del trabajo infantil en las minas.", "concern", None),
        ("es", "Noruega celebra la adopción de la lista de trabajos peligrosos.", "welcome", None),
        ("es", "Nos preocupa que los inspectores no puedan entrar en las fincas.", "concern", None),
        ("es", "Condenamos enérgicamente el asesinato del abogado.", "condemn", None),
        ("es", "Valoramos positivamente la apertura del Gobierno.", "appreciation", None),
    ],
)
def test_what_a_delegate_notes_is_graded_by_its_words(language: str, words: str, grade: str, quote: str | None) -> None:
    assert told(said(words, language)) == [(grade, "own", quote or words.rstrip("."))]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "We thank the Government for the information that it provided."),
        ("en", "The efforts of the inspectors should be welcomed."),
        ("en", "We would appreciate a copy of the decree."),
        ("en", "The parties concerned met; the judge condemned him to two years."),
        ("en", "Please note that the text is long."),
        ("fr", "Je remercie le gouvernement pour les informations communiquées."),
        ("fr", "Les parties concernées ont observé la règle."),
        ("es", "Agradecemos al Gobierno la información facilitada."),
        ("es", "El Consejo celebró su reunión en marzo."),
    ],
)
def test_courtesies_requests_and_other_meanings_are_none(language: str, words: str) -> None:
    assert said(words, language) == ()


@pytest.mark.parametrize(
    ("language", "words", "whose"),
    [
        ("en", "The Committee of Experts noted with satisfaction that the fee was abolished.", "Committee of Experts"),
        ("fr", "La commission d’experts note avec satisfaction que la taxe a été supprimée.", "Committee of Experts"),
        ("es", "La Comisión de Expertos tomó nota con satisfacción de la derogación.", "Committee of Experts"),
    ],
)
def test_what_the_experts_noted_is_theirs(language: str, words: str, whose: str) -> None:
    (found,) = said(words, language)
    assert (found.grade, found.voice) == ("satisfaction", "reported")
    assert whose in str(found.of_whom)


def test_what_is_noted_may_be_that_somebody_notes() -> None:
    words = "We are pleased to see that the Committee of Experts noted with interest the new list."
    assert told(said(words, "en")) == [
        ("welcome", "own", words[:-1]),
        ("interest", "reported", "the Committee of Experts noted with interest the new list"),
    ]


def test_two_verbs_of_one_sentence_are_two() -> None:
    words = "We welcome the new list and regret that no inspector was hired, and we urge the Government to hire some."
    assert told(said(words, "en")) == [
        ("welcome", "own", "We welcome the new list"),
        ("regret", "own", "regret that no inspector was hired"),
    ]


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("Мы с озабоченностью отмечаем, что дети по-прежнему работают на плантациях.", "concern"),
        ("Профсоюз приветствует освобождение двух учителей.", "welcome"),
        ("Мы решительно осуждаем убийство адвоката профсоюза.", "condemn"),
        ("Мы выражаем сожаление в связи с отказом в регистрации.", "regret"),
    ],
)
def test_letters_in_russian_are_read_too(words: str, grade: str) -> None:
    text = f"Уважаемый господин министр!\n\n{words}\n\nС уважением,\nП. Тави\n"
    assert [a.grade.value for a in extract(segment(document(text))).appreciations] == [grade]


def test_in_a_comment_of_the_experts_the_committee_is_the_author() -> None:
    text = (
        "Observation (CEACR) - adopted 2019, published 109th ILC session (2020)\n\n"
        "Forced Labour Convention, 1930 (No. 29) - Norland (Ratification: 1962)\n\n"
        "Article 2 of the Convention. The Committee notes with satisfaction the repeal of section 4 of the Act. "
        "It also notes the Government’s statement that the order was annulled.\n"
    )
    found = extract(segment(document(text, "comment.txt"))).appreciations
    assert [(a.grade.value, a.voice.value) for a in found] == [("satisfaction", "own"), ("note", "own")]
