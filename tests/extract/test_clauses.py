"""Where a clause ends, and where the acts in it part, in four languages."""

from __future__ import annotations

import pytest

from counted import calls
from observance.extract.clauses import acts, clause_end, clause_start, clauses_of, subject_start

PARTED = [
    ("en", "repeal section 41, to release the four leaders and to pay them their wages.", 3),
    ("en", "continue to facilitate and remove obstacles to the registration of unions.", 1),
    ("en", "establish and promote safe workplaces, schools and hospitals.", 1),
    ("en", ": first, drop the charges against them; second, allow the union to register; and third, report.", 3),
    ("en", "amend the Act so that workers may join unions and leave them.", 1),
    ("en", "ensure that the union is registered, that its leaders are freed and that nobody is harmed.", 3),
    ("en", "take the necessary measures to amend the Act and provide information on the progress made.", 2),
    ("en", "amending section 23 of the Act, issuing the permit and bringing those responsible to justice.", 3),
    ("fr", "réviser la loi sur les ports afin de garantir la liberté syndicale et de protéger les délégués.", 1),
    ("fr", "fournir des informations sur les plaintes et de communiquer copie de la loi, une fois adoptée.", 2),
    ("fr", "abroger l’ordonnance du 3 mars et libérer les syndicalistes détenus.", 2),
    ("fr", "que le gouvernement mène une enquête sur les faits et qu’il en poursuive les auteurs.", 2),
    ("es", "derogue el decreto, a que libere a los detenidos y a que investigue el asesinato.", 3),
    ("es", "modificar la ley para que los marinos puedan negociar y afiliarse.", 1),
    ("es", "adopte medidas para registrar al sindicato; elabore un plan de acción; y transmita una memoria.", 3),
    ("ru", "отменить статью 90, освободить арестованных и зарегистрировать профсоюз шахтёров.", 3),
    ("ru", "обеспечить безопасность и деятельность профсоюзов.", 1),
    ("ru", "принять меры, с тем чтобы защищать и поддерживать профсоюзы.", 1),
]


@pytest.mark.parametrize(("code", "text", "number"), PARTED)
def test_acts_part_by_verb_and_not_by_object(code: str, text: str, number: int) -> None:
    assert len(acts(text, 0, len(text), code)) == number


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "repeal the Act|, which dates from 1956."),
        ("en", "repeal the Act| and we thank it for the report."),
        ("en", "repeal the Act that was adopted in May|; they had been told so."),
        ("fr", "abroger la loi|, qui date de 1956."),
        ("fr", "abroger la loi qui date de 1956| et nous le remercions."),
        ("es", "derogar la ley|, ya que data de 1956."),
        ("es", "derogar la ley| y agradecemos su informe."),
        ("ru", "отменить закон|, который был принят в 1956 году."),
        ("ru", "отменить закон| и благодарим его за доклад."),
    ],
)
def test_a_clause_ends_before_its_tail_and_before_a_new_subject(code: str, text: str) -> None:
    plain = text.replace("|", "")
    assert clause_end(plain, 0, len(plain), code) == text.index("|")


@pytest.mark.parametrize(
    ("code", "text", "verb"),
    [
        ("en", "In this regard, |the Committee urges it to act.", "urges"),
        ("en", "We thank them and |urge them to act.", "urge"),
        ("fr", "Dans ce contexte, |nous prions le gouvernement d’agir.", "prions"),
        ("es", "Tomamos nota y |pedimos al Gobierno que actúe.", "pedimos"),
        ("ru", "Отмечая это, |Комитет просит правительство ответить.", "просит"),
    ],
)
def test_a_clause_begins_with_its_subject(code: str, text: str, verb: str) -> None:
    plain = text.replace("|", "")
    at = plain.index(verb)
    assert subject_start(plain, at, 0, code) == clause_start(plain, at, 0, code) == text.index("|")


def test_a_language_without_words_has_clauses_that_end_with_the_sentence() -> None:
    assert acts("stäng gruvan och släpp dem.", 0, 27, "sv") == ((0, 26),)


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("en", "The rule to have half the crew in a port or in a yard enrolled as a working team was repealed.", 1),
        ("en", "The duty of clubs to send lists to the registry or to the court was lifted.", 1),
        ("en", "In 2019 the law was adopted and in 2020 it was amended.", 2),
        ("en", "The bill was sent to Parliament and to this day nothing has happened.", 2),
        ("fr", "L’obligation de réunir les membres dans une branche ou dans une entreprise a été supprimée.", 1),
        ("fr", "En 2019, la loi a été adoptée et en 2020 elle a été modifiée.", 2),
        ("es", "El deber de tener socios en una rama o en una empresa fue suprimido.", 1),
        ("es", "En 2019 la ley fue aprobada y en 2020 fue modificada.", 2),
        ("ru", "Требование иметь членов в отрасли или в предприятии было отменено.", 1),
        ("ru", "В 2019 году закон был принят и в 2020 году он был изменён.", 2),
    ],
)
def test_places_that_a_joining_word_names_together_part_no_clause(code: str, text: str, number: int) -> None:
    assert len(clauses_of(text, (0, len(text)), code)) == number


@pytest.mark.parametrize("piece", ["amend, and, to ", "to take measures to and ", "; (a) ", "que que y a "])
def test_long_texts_cost_as_much_as_they_are_long(piece: str) -> None:
    def told(text: str) -> None:
        for at in range(0, len(text), 2000):
            acts(text, at, min(len(text), at + 2000), "en")

    once, twice = calls(lambda length: piece * (length // len(piece)), told, 20_000)
    assert once > 20
    assert twice <= 2.1 * once
