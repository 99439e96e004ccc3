"""Dates as they are printed, in four languages; what is no date is none."""

from __future__ import annotations

import pytest

from observance.reference.calendar import dates_in

DATES = (
    ("5 June 2024", ["2024-06-05"]),
    ("on 5 June 2024, at 10 a.m.", ["2024-06-05"]),
    ("the 1st of 2 May 2019", ["2019-05-02"]),
    ("June 5, 2024", ["2024-06-05"]),
    ("3rd March 2021", ["2021-03-03"]),
    ("12 Sept. 2020", ["2020-09-12"]),
    ("2024-06-05", ["2024-06-05"]),
    ("05.06.2024", ["2024-06-05"]),
    ("5/6/2024", ["2024-06-05"]),
    ("29 February 2024", ["2024-02-29"]),
    ("1er juillet 2018", ["2018-07-01"]),
    ("le 14 août 2019 à Genève", ["2019-08-14"]),
    ("le 14 aout 2019", ["2019-08-14"]),
    ("3 févr. 2022", ["2022-02-03"]),
    ("12 de mayo de 2023", ["2023-05-12"]),
    ("el 7 de septiembre del 2020", ["2020-09-07"]),
    ("7 мая 2023 года", ["2023-05-07"]),
    ("с 1 января по 31 декабря 2020 г.", [None, "2020-12-31"]),
    ("from 3 to 14 June 2024", ["2024-06-14"]),
    ("le 3 juin et le 4 juin 2024", [None, "2024-06-04"]),
    ("11 May", [None]),
    ("11 May 98", ["1998-05-11"]),
    ("date of the complaint: 16-NOV-15", ["2015-11-16"]),
    ("Date de la plainte: 07-SEPT.-97", ["1997-09-07"]),
    ("le 05-FÉVR.-2016", ["2016-02-05"]),
    ("el 1.º de junio de 2022", ["2022-06-01"]),
    ("del 1.o de julio de 1993", ["1993-07-01"]),
    ("11 May 13", ["2013-05-11"]),
    ("the 5\nJune\n2024", ["2024-06-05"]),
    ("5\u00a0June\u00a02024", ["2024-06-05"]),
    # No dates.
    ("31 June 2024", []),
    ("29 February 2023", []),
    ("32 May 2020", []),
    ("0 May 2020", []),
    ("31.13.2020", []),
    ("2024-13-01", []),
    ("Article 5", []),
    ("section 12.06.20241", []),
    ("Convention No. 87, 1948", []),
    ("June 2024", []),
    ("ward 12-May-rose", []),
    ("5 Junex 2024", []),
)


@pytest.mark.parametrize(("text", "days"), DATES, ids=[text for text, _ in DATES])
def test_days_are_found_as_printed(text: str, days: list[str | None]) -> None:
    assert [found.iso for found in dates_in(text)] == days


@pytest.mark.parametrize("text", ["you may 13 times", "version 1.2.2020.4"])
def test_a_verb_and_a_version_are_no_dates(text: str) -> None:
    assert dates_in(text) == ()


@pytest.mark.parametrize(("text", "quote"), [
    ("Geneva, 5 June 2024.", "5 June 2024"),
    ("le 1er août 2019, à", "1er août 2019"),
    ("el 12 de mayo de 2023 en", "12 de mayo de 2023"),
    ("on June 5, 2024 in", "June 5, 2024"),
    ("le 3 fe\u0301vrier 2022 a\u0300", "3 fe\u0301vrier 2022"),
])  # fmt: skip
def test_the_place_of_a_date_is_its_words(text: str, quote: str) -> None:
    (found,) = dates_in(text)
    assert text[found.start : found.end] == quote


def test_a_day_without_a_year_takes_one_that_is_given() -> None:
    (found,) = dates_in("Thursday, 8 June")
    assert found.year is None
    assert found.in_year(2023) == "2023-06-08"
