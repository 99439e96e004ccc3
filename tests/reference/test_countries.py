"""States by the names that records use, with article and without, in four languages."""

from __future__ import annotations

from itertools import pairwise

import pytest

from observance.reference.countries import countries_in, country_code
from observance.reference.declensions import declined

#: Names in the cases of a language that declines them.
CASES = (
    ("Исландии", "IS"),
    ("Исландией", "IS"),
    ("Казахстана", "KZ"),
    ("Кении", "KE"),
    ("Кубы", "CU"),
    ("Мексике", "MX"),
    ("Нидерландов", "NL"),
    ("Филиппин", "PH"),
    ("Израилем", "IL"),
    ("Китаю", "CN"),
    ("Уругвае", "UY"),
    ("Беларусью", "BY"),
    ("Новой Зеландией", "NZ"),
    ("Объединённых Арабских Эмиратах", "AE"),
    ("Соломоновых Островов", "SB"),
    ("Соединенным Королевством", "GB"),
    ("Республики Корея", "KR"),
    ("Республики Кореи", "KR"),
    ("Коста-Рики", "CR"),
    ("Гвинеи-Бисау", "GW"),
    ("Боливарианской Республики Венесуэла", "VE"),
    ("Российской Федерации", "RU"),
)

NAMES = (
    # Official long names as lists of the International Labour Office print them.
    ("Bolivia (Plurinational State of)", "BO"),
    ("Bolivie (État plurinational de)", "BO"),
    ("Bolivia (Estado Plurinacional de)", "BO"),
    ("Iran (Islamic Republic of)", "IR"),
    ("Islamic Republic of Iran", "IR"),
    ("Iran (République islamique d')", "IR"),
    ("République islamique d’Iran", "IR"),
    ("Irán (República Islámica del)", "IR"),
    ("Venezuela (Bolivarian Republic of)", "VE"),
    ("Bolivarian Republic of Venezuela", "VE"),
    ("República Bolivariana de Venezuela", "VE"),
    ("Lao People's Democratic Republic", "LA"),
    ("République démocratique populaire lao", "LA"),
    ("Democratic Republic of the Congo", "CD"),
    ("République démocratique du Congo", "CD"),
    ("Congo", "CG"),
    ("Republic of Korea", "KR"),
    ("République de Corée", "KR"),
    ("Republic of Moldova", "MD"),
    ("United Republic of Tanzania", "TZ"),
    ("République-Unie de Tanzanie", "TZ"),
    ("United Kingdom of Great Britain and Northern Ireland", "GB"),
    ("Royaume-Uni", "GB"),
    ("Reino Unido", "GB"),
    ("United States of America", "US"),
    ("États-Unis", "US"),
    ("Estados Unidos de América", "US"),
    ("Russian Federation", "RU"),
    ("Fédération de Russie", "RU"),
    ("Российская Федерация", "RU"),
    ("Syrian Arab Republic", "SY"),
    ("Viet Nam", "VN"),
    ("Türkiye", "TR"),
    ("Turkey", "TR"),
    ("Cabo Verde", "CV"),
    ("Timor-Leste", "TL"),
    ("Czechia", "CZ"),
    ("Eswatini", "SZ"),
    ("North Macedonia", "MK"),
    ("Brunei Darussalam", "BN"),
    # Accents, apostrophes, case and articles as printers choose.
    ("Côte d'Ivoire", "CI"),
    ("Côte d’Ivoire", "CI"),
    ("COTE D'IVOIRE", "CI"),
    ("the Netherlands", "NL"),
    ("Kingdom of the Netherlands", "NL"),
    ("les Pays-Bas", "NL"),
    ("los Países Bajos", "NL"),
    ("la Suisse", "CH"),
    ("l'Algérie", "DZ"),
    ("l’Égypte", "EG"),
    ("el Brasil", "BR"),
    ("the Philippines", "PH"),
    ("Republic of Belarus", "BY"),
    ("República Dominicana", "DO"),
    ("Dominican Republic", "DO"),
    ("Казахстан", "KZ"),
    ("Trinidad and Tobago", "TT"),
    ("Bosnia and Herzegovina", "BA"),
    ("Saint Lucia", "LC"),
    ("Antigua and Barbuda", "AG"),
    ("Sao Tome and Principe", "ST"),
    ("  united   kingdom ", "GB"),
)


@pytest.mark.parametrize(("name", "code"), NAMES, ids=[name for name, _ in NAMES])
def test_a_state_is_known_by_its_name(name: str, code: str) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize("name", ["Veldania", "European Union", "Europe", "World", "", "the", "Government", "Norland"])
def test_what_is_no_state_has_no_code(name: str) -> None:
    assert country_code(name) is None


TEXTS = (
    ("Albania, Montenegro and Norway align themselves with this statement.", ["AL", "ME", "NO"]),
    ("the Governments of Guinea, Equatorial Guinea and Guinea-Bissau", ["GN", "GQ", "GW"]),
    ("the Democratic Republic of the Congo and the Congo", ["CD", "CG"]),
    ("Niger et Nigéria", ["NE", "NG"]),
    ("la Côte d’Ivoire et l'Algérie", ["CI", "DZ"]),
    ("Iran (Islamic Republic of) and Oman", ["IR", "OM"]),
    ("the Republic\nof Korea", ["KR"]),
    ("Soudan du Sud, Soudan", ["SS", "SD"]),
    ("turkey is a bird and china is for tea", []),
    ("the Malian delegate, a Chilean", []),
    ("in Nowhere", []),
    ("Алжир и Тунис", ["DZ", "TN"]),
    ("Georgia and Jersey", []),
)


@pytest.mark.parametrize(("text", "codes"), TEXTS, ids=[text for text, _ in TEXTS])
def test_the_states_that_a_text_names_are_found_in_order(text: str, codes: list[str]) -> None:
    found = countries_in(text)
    assert [code for _, _, code in found] == codes
    for (_, end, _), (start, _, _) in pairwise(found):
        assert end <= start


def test_a_name_that_is_a_word_too_counts_where_only_states_stand() -> None:
    assert [code for _, _, code in countries_in("Georgia, Albania", expected=True)] == ["GE", "AL"]


@pytest.mark.parametrize("text", ["Norway", "Côte d’Ivoire", "Cote d'Ivoire", "Tu\u0308rkiye"])
def test_a_place_is_the_name_as_printed(text: str) -> None:
    ((start, end, _),) = countries_in(f"In {text} now")
    assert f"In {text} now"[start:end] == text


@pytest.mark.parametrize(("name", "code"), CASES)
def test_a_state_is_known_in_every_case_of_its_name(name: str, code: str) -> None:
    assert country_code(name) == code
    assert countries_in(f"Доклад {name} принят.") == ((7, 7 + len(name), code),)


@pytest.mark.parametrize("word", ["Марокко", "Чили", "Перу", "Зимбабве"])
def test_a_name_that_no_case_changes_has_one_form(word: str) -> None:
    assert not declined(word)
