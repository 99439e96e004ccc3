"""Subjects are told by words in data: the same ones in four languages."""

from __future__ import annotations

import pytest

from observance.lang.frames import codes_of, groups
from observance.lang.subjects import CONCEPTS, subjects_in


@pytest.mark.parametrize(
    ("subject", "texts"),
    [
        (
            "registration",
            ("to register the union", "l’enregistrement du syndicat", "la inscripción", "регистрация профсоюза"),
        ),
        ("strike", ("strikers", "le droit de grève", "la huelga", "забастовка")),
        ("violence", ("was beaten", "une agression", "los asesinatos", "нападение")),
        ("child_labour", ("child labour", "le travail des enfants", "trabajo infantil", "детский труд")),
        ("inspection", ("inspectors", "l’inspection du travail", "los inspectores", "инспекция труда")),
        ("mission", ("a direct contacts mission", "une mission", "una misión", "миссия")),
        ("pay", ("wages", "les salaires", "los salarios", "заработная плата")),
    ],
)
def test_a_subject_is_found_in_each_language(subject: str, texts: tuple[str, ...]) -> None:
    assert [text for text in texts if subject not in subjects_in(text)] == []


@pytest.mark.parametrize("text", ["He wrote a letter.", "La salle est grande.", "Hace calor.", "Хорошая погода."])
def test_other_words_have_no_subject(text: str) -> None:
    assert subjects_in(text) == frozenset()


def test_every_language_names_the_same_subjects() -> None:
    named = {code: set(groups(CONCEPTS, code)) for code in codes_of(CONCEPTS)}
    assert set(named) >= {"en", "es", "fr", "ru"}
    assert len({frozenset(names) for names in named.values()}) == 1


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("réintégrer les enseignants licenciés", "certificate"),
        ("les licenciements de mai", "certificate"),
        ("la reprise du travail", "reprisals"),
        ("les salariés des ports", "pay"),
        ("strengthen the capacity of the inspectorate", "training"),
    ],
)
def test_a_word_of_one_language_is_no_subject_of_another(text: str, subject: str) -> None:
    assert subject not in subjects_in(text)


@pytest.mark.parametrize(
    ("name", "is_of", "is_not"),
    [
        (
            "recommendations",
            [
                "We carried out the recommendations of the Committee.",
                "le gouvernement a suivi les recommandations du comité",
                "se aplicaron las recomendaciones de la comisión",
                "выполнены рекомендации комитета",
            ],
            [
                "We worked out recommendations for mayors.",
                "nous avons élaboré des recommandations destinées aux maires",
                "se elaboraron recomendaciones para los alcaldes",
                "министерство разработало рекомендации для мэров",
            ],
        ),
        (
            "employers",
            ["free employers’ organizations", "les organisations d’employeurs", "организации работодателей"],
            [
                "workers’ and employers’ organizations",
                "les organisations de travailleurs et d’employeurs",
                "las organizaciones de trabajadores y de empleadores",
                "организации трудящихся и работодателей",
            ],
        ),
        (
            "foreign_assistance",
            ["unions may join international organizations", "l’aide d’organisations internationales aux syndicats"],
            [
                "its cooperation with various international organizations",
                "international organizations, including the ILO",
                "las organizaciones internacionales, entre ellas la OIT",
            ],
        ),
        (
            "sentences",
            ["he was condemned by a court", "condamné à deux ans", "fue condenado a dos años"],
            [
                "the attacks on pickets must be condemned",
                "Les violences contre les grévistes doivent être condamnées",
                "la violencia contra los huelguistas debe ser condenada",
            ],
        ),
    ],
)
def test_words_that_are_of_something_else_tell_no_subject(name: str, is_of: list[str], is_not: list[str]) -> None:
    assert [text for text in is_of if name not in subjects_in(text)] == []
    assert [text for text in is_not if name in subjects_in(text)] == []


def test_words_of_something_else_leave_those_beside_them() -> None:
    said = "We worked out recommendations for mayors and carried out the recommendations of the Committee."
    assert "recommendations" in subjects_in(said)


def test_a_subject_is_found_where_a_line_of_a_page_ends() -> None:
    assert "employers" in subjects_in("free and independent employer \n\norganizations")
