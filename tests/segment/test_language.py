"""Every passage gets the code of its own language, and none where it holds too little to tell."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observance.segment.language import language_of, languages_of, weigh

DATA = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
SENTENCES = [(code, text) for code, texts in DATA["sentences"].items() for text in texts]
HEADINGS = [(code, text) for code, texts in DATA["headings"].items() for text in texts]


@pytest.mark.parametrize(("code", "text"), SENTENCES)
def test_a_sentence_is_in_its_language(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(("code", "text"), HEADINGS)
def test_a_short_heading_is_in_its_language(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "87, 98 (1948) – 2031/4",
        "C.App./D.3",
        "Ilse Marquand",
        "Maria FERNÁNDEZ Ruiz",
        "Aigul Nurlanova Sadykova",
        "Айгуль Нурланова Садыкова",
        "Jean-Pierre Dubois Lambert",
        "John Peter Smith Miller",
        "Lindoria",
        "α",
    ],
)
def test_numbers_and_bare_names_have_no_language(text: str) -> None:
    assert language_of(text) is None


def test_a_script_that_one_language_owns_decides_for_two_letters() -> None:
    assert [language_of(text) for text in ("労働者の団結権", "工会", "Διεθνής", "საქართველო", "노동")] == [
        "ja", "zh", "el", "ka", "ko",
    ]  # fmt: skip


def test_a_paragraph_that_quotes_another_language_keeps_its_own() -> None:
    text = (
        "Le délégué des travailleurs de Valmérie a rappelé que, selon la lettre du ministère, « the union has never "
        "been registered and the officers have no standing », ce que la fédération conteste depuis plusieurs années "
        "devant les tribunaux du pays."
    )
    assert language_of(text) == "fr"
    assert language_of(f"« The union has never been registered under the law », {text}") == "fr"


def test_a_russian_paragraph_with_kazakh_names_and_latin_letters_stays_russian() -> None:
    text = "Представитель объединения «Қызғалдақ еңбек одағы» (KEO) сообщил, что комиссия не ответила на обращение."
    assert language_of(text) == "ru"


EN, FR, ES, RU = (DATA["sentences"][code][0] for code in ("en", "fr", "es", "ru"))


def test_a_short_passage_takes_the_language_around_it() -> None:
    assert languages_of([RU, "Работа Комитета", RU]) == ["ru", "ru", "ru"]
    assert languages_of([EN, "International Labour Conference", EN])[1] == "en"
    assert languages_of([ES, "Lista de participantes"])[1] == "es"
    assert languages_of([FR, "Membres travailleurs", FR])[1] == "fr"


def test_a_narrow_choice_between_sisters_follows_the_neighbours() -> None:
    assert languages_of([ES, "Votos a favor", ES])[1] == "es"
    assert languages_of([ES, "Se procede a votación ordinaria.", ES])[1] == "es"


def test_of_two_neighbours_the_passage_takes_the_one_it_speaks_for() -> None:
    assert languages_of([EN, "Membres travailleurs", FR])[1] == "fr"
    assert languages_of([FR, "Worker members", EN])[1] == "en"


def test_a_passage_that_speaks_for_another_language_is_not_pressed_into_that_of_its_neighbours() -> None:
    assert languages_of([EN, "Trabajos de la Comisión", EN])[1] == "es"
    assert languages_of([EN, "Membres travailleurs", EN])[1] is None
    assert languages_of([EN, "Работа Комитета", EN])[1] is None
    assert languages_of([RU, "Робота Комітету", RU])[1] != "ru"


def test_a_number_takes_no_language_and_distant_neighbours_lend_none() -> None:
    assert languages_of([EN, "1948", EN])[1] is None
    assert languages_of([EN, *["12"] * 20, "Worker members"])[-1] is None


def test_no_texts_have_no_languages() -> None:
    assert languages_of([]) == []


@given(st.text(max_size=300))
def test_any_text_is_weighed_the_same_twice(text: str) -> None:
    assert weigh(text) == weigh(text)


def test_clear_text_needs_no_model() -> None:
    texts = [" ".join(DATA["sentences"][code]) for code in ("en", "fr", "es", "ru")]
    program = (
        "import sys; from observance.segment.language import language_of as l;"
        f"print([l(t) for t in {texts!r}], 'py3langid' in sys.modules)"
    )
    command = [sys.executable, "-X", "utf8", "-c", program]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert ran.stdout.strip() == "['en', 'fr', 'es', 'ru'] False"
