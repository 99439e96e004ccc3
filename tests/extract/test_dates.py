"""Dates as they are printed and counted, in four languages; what is certain and no more."""

from __future__ import annotations

import pytest
from said import setting, utterance

from counted import calls
from observance.extract.anchors import anchor_of
from observance.extract.dates import moments

#: Language, date of the document, words, and what is found: quote and ISO 8601.
COUNTED = (
    # Years.
    ("en", "2023-06-09", "The Council met six times last year.", [("last year", "2022")]),
    ("fr", "2023-06-09", "Le Conseil s’est réuni l’année dernière.", [("l’année dernière", "2022")]),
    ("es", "2023-06-09", "El Consejo se reunió el año pasado.", [("el año pasado", "2022")]),
    ("ru", "2023-06-09", "Совет собирался в прошлом году.", [("в прошлом году", "2022")]),
    ("ru", "2023-06-09", "Это было весной прошлого года.", [("весной прошлого года", "2022")]),
    ("en", "2023", "before the end of the year", [("the end of the year", "2023")]),
    ("en", "2023", "at the beginning of this year", [("the beginning of this year", "2023")]),
    ("fr", "2023", "d’ici à la fin de 2024", [("la fin de 2024", "2024")]),
    ("en", "2023-06", "Two years ago we met.", [("Two years ago", "2021")]),
    ("fr", "2023-06", "Il y a trois ans, nous avions prié le gouvernement.", [("Il y a trois ans", "2020")]),
    ("es", "2023-06", "Hace cuatro años recibimos a una delegación.", [("Hace cuatro años", "2019")]),
    ("ru", "2023-06", "Пять лет назад суд закрыл союз.", [("Пять лет назад", "2018")]),
    ("en", "2023", "In the last two years nothing changed.", [("the last two years", "2021/2023")]),
    ("fr", "2023", "au cours des cinq dernières années", [("au cours des cinq dernières années", "2018/2023")]),
    ("es", "2023", "en los últimos dos años", [("los últimos dos años", "2021/2023")]),
    ("ru", "2023", "за последние три года", [("последние три года", "2020/2023")]),
    # Days and months that a counted year completes.
    ("en", "2023-06", "on 9 June this year", [("9 June this year", "2023-06-09")]),
    ("en", "2023", "In May last year", [("May last year", "2022-05")]),
    ("es", "2023", "el 11 de abril del presente año", [("11 de abril del presente año", "2023-04-11")]),
    ("ru", "2023", "9 июня текущего года", [("9 июня текущего года", "2023-06-09")]),
    ("ru", "2023", "в мае прошлого года", [("мае прошлого года", "2022-05")]),
    # Months and days without a year.
    ("en", "2023-06", "My sentence expired in April.", [("April", "2023-04")]),
    ("en", "2023-01-20", "It was closed in November.", [("November", "2022-11")]),
    ("en", "2023-12-05", "It will open in February.", [("February", "2024-02")]),
    ("fr", "2023-06", "en mai dernier", [("mai dernier", "2023-05")]),
    ("fr", "2023-04", "en mai dernier", [("mai dernier", "2022-05")]),
    ("fr", "2023-06", "le 5 mai dernier", [("5 mai dernier", "2023-05-05")]),
    ("fr", "2023-06-09", "d’ici au 15 septembre prochain", [("15 septembre prochain", "2023-09-15")]),
    ("es", "2023-06", "Fue disuelto el 5 de mayo pasado.", [("5 de mayo pasado", "2023-05-05")]),
    ("es", "2023-06", "el pasado mes de octubre", [("el pasado mes de octubre", "2022-10")]),
    ("es", "2023-06", "antes de septiembre próximo", [("septiembre próximo", "2023-09")]),
    ("ru", "2023-06", "Срок истёк в апреле.", [("апреле", "2023-04")]),
    ("fr", "2024", "le 3 juin et le 4 juin 2023", [("3 juin", "2023-06-03"), ("4 juin 2023", "2023-06-04")]),
    ("en", "2024", "In 2018 it was divided and closed on 27 May.", [("2018", "2018"), ("27 May", "2018-05-27")]),
    # Days.
    ("en", "2023-06-09", "the debate this afternoon", [("this afternoon", "2023-06-09")]),
    ("fr", "2023-06-05/2023-06-16", "distribué hier soir", [("hier soir", "2023-06")]),
    ("fr", "2023-03-01", "distribué hier soir", [("hier soir", "2023-02-28")]),
    ("es", "2023-06-09", "en la discusión de hoy", [("discusión de hoy", "2023-06-09")]),
    ("ru", "2023-06-09", "на сегодняшнем заседании", [("сегодняшнем заседании", "2023-06-09")]),
    ("en", "2023-06-09", "The Minister announced on Tuesday that it was so.", [("Tuesday", "2023-06-06")]),
    ("fr", "2023-06-09", "la décision publiée lundi dernier", [("lundi dernier", "2023-06-05")]),
    ("ru", "2023-06-09", "во вторник министр сообщил", [("вторник", "2023-06-06")]),
    # Ranges, and what reaches to the document's date.
    ("en", "2023-06-09", "every year since 2015", [("every year since 2015", "2015/2023")]),
    ("fr", "2023-06-09", "depuis mars 2022", [("depuis mars 2022", "2022-03/2023-06")]),
    ("es", "2023-06-09", "desde 2019", [("desde 2019", "2019/2023")]),
    ("ru", "2023-06-09", "с 2019 года", [("с 2019", "2019/2023")]),
    ("en", "2023", "between May 2019 and March 2021", [("May 2019 and March 2021", "2019-05/2021-03")]),
    ("fr", None, "de janvier 2022 à mars 2023", [("janvier 2022 à mars 2023", "2022-01/2023-03")]),
    ("ru", None, "с 1 января 2020 по 31 марта 2021", [("1 января 2020 по 31 марта 2021", "2020-01-01/2021-03-31")]),
    ("en", None, "Geneva, 3–14 June 2019", [("3–14 June 2019", "2019-06-03/2019-06-14")]),
    ("es", None, "del 3 al 14 de junio de 2019", [("3 al 14 de junio de 2019", "2019-06-03/2019-06-14")]),
    # Where nothing is certain, nothing is said.
    ("en", None, "The Council met last year.", [("last year", None)]),
    ("en", "2022-12-30/2023-01-04", "The Council met last year.", [("last year", None)]),
    ("fr", None, "en mai dernier", [("mai dernier", None)]),
)  # fmt: skip

#: Printed years and months; and what is no date.
PRINTED = (
    ("en", "The 2019 Committee and the 2014 Law", ["2019", "2014"]),
    ("en", "the General Agreement for 2021–23", ["2021/2023"]),
    ("en", "in 2021-2023 and in 2020-05", ["2021/2023", "2020-05"]),
    ("en", "in the 1990s", ["1990/1999"]),
    ("en", "Act of May 2020, Friday, 5 June 2020", ["2020-05", "2020-06-05"]),
    ("fr", "(ratification: 1997), mai 2021", ["1997", "2021-05"]),
    ("es", "marzo de 2021 y marzo del 2022", ["2021-03", "2022-03"]),
    ("ru", "в апреле 2024 года и в 2023 году", ["2024-04", "2023"]),
    ("en", "Forced Labour Convention, 1930 (No. 29), ratified in 1998", ["1998"]),
    ("fr", "la convention (no 29) sur le travail forcé, 1930, ratifiée en 1998", ["1998"]),
    ("es", "el Convenio sobre el trabajo forzoso, 1930 (núm. 29)", []),
    ("ru", "Конвенция о принудительном труде, 1930 год (№ 29)", []),
    ("en", "Labour Relations Act, 1995", ["1995"]),
    ("en", "2019 workers, at least 1950 unions, 1,846 agreements", []),
    ("fr", "quelque 2000 syndicats et 1 846 conventions", []),
    ("ru", "около 2000 работников, резолюция 1973", []),
    ("en", "AISL/DN/114-2024, No. 2014, 20245, 12.2019.1", []),
    ("en", "within six months, for five years, currently, in recent years", []),
    ("fr", "Il est encore aujourd’hui interdit, pendant quatre années.", []),
    ("en", "You may march in peace; may we ask?", []),
    ("es", "hoy sigue prohibido, durante años", []),
    ("ru", "Это и сегодня запрещено много лет.", []),
)


@pytest.mark.parametrize(("language", "date", "text", "found"), COUNTED, ids=[f"{c[2]} [{c[1]}]" for c in COUNTED])
def test_times_are_counted_from_the_date_of_the_document(
    language: str, date: str | None, text: str, found: list[tuple[str, str | None]]
) -> None:
    said = utterance(text, language)
    assert [(said.text[m.start : m.end], m.iso) for m in moments(said, setting(date))] == found


@pytest.mark.parametrize(("language", "text", "found"), PRINTED, ids=[p[1] for p in PRINTED])
def test_printed_years_and_months_are_dates_and_numbers_are_none(language: str, text: str, found: list[str]) -> None:
    said = utterance(text, language)
    assert [m.iso for m in moments(said, setting(None))] == found


@pytest.mark.parametrize(
    ("date", "certain"),
    [
        ("2024-06-05/2024-06-14", "2024-06"),
        ("2024-05-28/2024-06-14", "2024"),
        ("2023-12-28/2024-01-14", None),
        ("../2024-06-14", None),
        ("2024", "2024"),
        (None, None),
    ],
)
def test_of_an_interval_only_what_both_ends_share_is_certain(date: str | None, certain: str | None) -> None:
    assert anchor_of(date).iso == certain


@pytest.mark.parametrize("piece", ["1 1 1 ", "12 May ", "2019 ", "since from 3 to ", "the end of the year ", "2021–"])
def test_long_texts_cost_in_proportion(piece: str) -> None:
    once, twice = calls(
        lambda size: utterance((piece * (size // len(piece) + 1))[:size], "en"),
        lambda said: moments(said, setting("2024")),
        5_000,
    )
    assert once > 20
    assert twice <= 2.1 * once
