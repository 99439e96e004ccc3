"""International instruments: by number, by title in four languages, by short name; and what laws are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from observance.domain.law import Form
from observance.errors import DataError
from observance.lang.letters import folded
from observance.reference import law_files
from observance.reference.instruments import convention, named, titled
from observance.reference.law_files import instruments
from observance.reference.subjects import concepts_in, name_by, name_on


def test_every_convention_has_its_number_once() -> None:
    numbers = [row.number for row in instruments().conventions]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 191


@pytest.mark.parametrize("number", [29, 87, 98, 100, 105, 111, 138, 182, 155, 187, 81, 122, 129, 144])
def test_the_fundamental_and_the_governance_conventions_have_titles_in_four_languages(number: int) -> None:
    row = next(row for row in instruments().conventions if row.number == number)
    assert all((row.en, row.fr, row.es, row.ru))


def test_a_convention_is_known_by_its_number() -> None:
    found = convention(87)
    assert found is not None
    assert found.name == "Freedom of Association and Protection of the Right to Organise Convention, 1948 (No. 87)"
    assert convention(999) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("the Labour Inspection (Agriculture) Convention", "129"),
        ("convention sur la négociation collective", "154"),
        ("Convenio sobre el trabajo forzoso", "29"),
        ("Конвенция о наихудших формах детского труда", "182"),
    ],
)
def test_a_title_is_found_in_its_language(text: str, number: str) -> None:
    found = sorted(titled(folded(text)), key=lambda hit: hit[0] - hit[1])
    assert found[0][3][0].number == number


def test_of_conventions_with_one_title_the_last_comes_first() -> None:
    (_, _, _, found), *_ = titled("maternity protection")
    assert [one.date for one in found] == ["2000", "1919"]


@pytest.mark.parametrize("text", ["the ICCPR", "le Pacte international relatif aux droits civils et politiques"])
def test_an_instrument_without_a_number_has_one_name(text: str) -> None:
    ((_, _, found),) = named(text, folded(text))
    assert found.name == "International Covenant on Civil and Political Rights"


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "trade unions"), ("fr", "syndicats"), ("es", "sindicatos"), ("ru", "профессиональных союзах")],
)
def test_a_subject_is_one_in_all_languages(code: str, text: str) -> None:
    assert [concept.label for _, _, concept in concepts_in(text, code)] == ["Trade Unions"]


def test_names_are_written_from_their_parts() -> None:
    assert name_on(Form.LAW, "Ports") == "Law on Ports"
    assert name_on(Form.CODE, "Labour") == "Labour Code"
    assert name_by(Form.DECREE, "88", "2024-06-05") == "Decree No. 88 of 2024-06-05"


def test_a_broken_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "conventions.toml").write_text("conventions = 3\n")
    monkeypatch.setattr(law_files, "HERE", tmp_path)
    with pytest.raises(DataError, match="not in the form expected") as error:
        instruments()
    assert "conventions.toml" in error.value.where
