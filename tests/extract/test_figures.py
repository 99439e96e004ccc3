"""Figures in four languages: value, unit, what is counted, bound; and numbers that are none."""

from __future__ import annotations

from dataclasses import replace

import pytest
import said

from observance.extract.context import Context
from observance.extract.dates import find as find_dates
from observance.extract.figures import find

#: Language, words, and what is found: quote, value, unit, what is counted, bound.
FIGURES = (
    (
        "en",
        "approximately 3 million workers joined",
        ("approximately 3 million workers", "3000000", None, "workers", "about"),
    ),
    ("en", "at least 600 union bodies lost it", ("at least 600 union bodies", "600", None, "bodies", "at_least")),
    ("en", "a fine of up to 2,000 euros", ("up to 2,000 euros", "2000", "euros", None, "at_most")),
    ("en", "some 640,000 employees", ("some 640,000 employees", "640000", None, "employees", "about")),
    ("en", "12.5 per cent of them", ("12.5 per cent", "12.5", "percent", None, None)),
    ("en", "half a million members", ("half a million members", "500000", None, "members", None)),
    ("en", "on twenty-seven occasions", ("twenty-seven occasions", "27", "time", None, None)),
    ("en", "banned for five years", ("five years", "5", "year", None, None)),
    ("en", "118 of 140 signed", ("118 of 140", "118", None, None, None)),
    (
        "fr",
        "environ 3 millions de travailleurs",
        ("environ 3 millions de travailleurs", "3000000", None, "travailleurs", "about"),
    ),
    ("fr", "au moins 600 syndicats", ("au moins 600 syndicats", "600", None, "syndicats", "at_least")),
    ("fr", "12,5 % des salariés", ("12,5 %", "12.5", "percent", None, None)),
    ("fr", "à vingt-sept reprises", ("vingt-sept reprises", "27", "time", None, None)),
    ("fr", "1 846 conventions collectives", ("1 846 conventions", "1846", None, "conventions", None)),
    (
        "es",
        "un millón y medio de trabajadores",
        ("un millón y medio de trabajadores", "1500000", None, "trabajadores", None),
    ),
    (
        "es",
        "unos 3 millones de trabajadores",
        ("unos 3 millones de trabajadores", "3000000", None, "trabajadores", "about"),
    ),
    ("es", "310.000 habitantes", ("310.000 habitantes", "310000", None, "habitantes", None)),
    (
        "es",
        "no menos de dos nuevos sindicatos",
        ("no menos de dos nuevos sindicatos", "2", None, "sindicatos", "at_least"),
    ),
    ("ru", "около 3 млн работников", ("около 3 млн работников", "3000000", None, "работников", "about")),
    ("ru", "не менее 600 профсоюзов", ("не менее 600 профсоюзов", "600", None, "профсоюзов", "at_least")),
    ("ru", "12,5 % работников", ("12,5 %", "12.5", "percent", None, None)),
    ("ru", "212 отраслевых объединений", ("212 отраслевых объединений", "212", None, "объединений", None)),
    ("es", "14 de ellos registrados", ("14 de ellos", "14", None, None, None)),
    ("ru", "14 из них зарегистрированы", ("14 из них", "14", None, None, None)),
    ("ru", "девять из них подписаны", ("девять из них", "9", None, None, None)),
    ("ru", "двадцать семь раз", ("двадцать семь раз", "27", "time", None, None)),
    ("fr", "trente et un jours", ("trente et un jours", "31", "day", None, None)),
    ("es", "treinta y cinco días", ("treinta y cinco días", "35", "day", None, None)),
    ("en", "from sixty to twenty working days", ("twenty working days", "20", "day", None, None)),
    ("fr", "de soixante à vingt jours", ("vingt jours", "20", "day", None, None)),
    ("es", "de sesenta a veinte días", ("veinte días", "20", "day", None, None)),
)

NONE = (
    ("en", "Convention No. 98, section 12 and Article 5(1)"),
    ("en", "on 5 June 2024 at 4.30 p.m., at the 110th Session"),
    ("en", "one of the unions, the first of them"),
    ("en", "Forced Labour Convention, 1930 (No. 29)"),
    ("fr", "la convention no 98, l’article 12 et la page 14"),
    ("fr", "le 5 juin 2024 à 16 h 50, la 110e session"),
    ("es", "el Convenio núm. 98, el artículo 12 y la 110.ª reunión"),
    ("ru", "Конвенция № 98, статья 12, 110-я сессия, 5 июня 2024 года"),
)


@pytest.mark.parametrize(("language", "text", "found"), FIGURES, ids=[f[1] for f in FIGURES])
def test_a_figure_has_its_value_unit_and_bound(
    language: str, text: str, found: tuple[str, str, str | None, str | None, str | None]
) -> None:
    (one,) = find(context(text, language))
    assert (one.citation.quote, one.value, one.unit, one.counts, one.bound) == found


@pytest.mark.parametrize(("language", "text"), NONE, ids=[n[1] for n in NONE])
def test_numbers_of_things_and_dates_are_no_figures(language: str, text: str) -> None:
    assert find(context(text, language)) == ()


def test_a_figure_has_the_only_date_of_its_sentence() -> None:
    (one,) = find(context("On 1 May 2024 there were 207 associations. In 2020 or 2021 it closed.", "en"))
    assert one.date == "2024-05-01"


def context(text: str, language: str) -> Context:
    empty = said.context(text, language)
    return replace(empty, findings=empty.findings.with_kind("dates", find_dates(empty)))
