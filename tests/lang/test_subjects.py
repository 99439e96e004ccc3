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
