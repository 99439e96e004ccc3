"""Who stays out of data for the public: persons without a public office who do not speak, unless they are named."""

from __future__ import annotations

import csv
import json
import zipfile
from io import StringIO
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from observance.casefile import CaseFile
from observance.cli import observance
from observance.pipeline import build
from observance.publish.discretion import Discretion

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "documents"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> CaseFile:
    place = tmp_path_factory.mktemp("discretion")
    (place / "documents").mkdir()
    for name in ("can-pv-9.txt", "prichal-news.txt"):
        (place / "documents" / name).write_bytes((EXAMPLES / name).read_bytes())
    build(place / "documents", place / "case")
    return CaseFile.open(place / "case")


def exported(case: CaseFile, to: Path, *more: str) -> dict[str, list[dict[str, str]]]:
    done = CliRunner().invoke(observance, ["export", str(case.folder.path), "--to", str(to), *more])
    assert done.exit_code == 0, done.output
    return {
        path.stem: list(csv.DictReader(StringIO(path.read_bytes().decode("utf-8"), newline="")))
        for path in to.glob("*.csv")
    }


def persons(tables: dict[str, list[dict[str, str]]]) -> str:
    return "; ".join(row["names"] for row in tables["actors"] if row["kind"] == "person")


def test_csv_leaves_out_who_neither_speaks_nor_holds_an_office(case: CaseFile, tmp_path: Path) -> None:
    tables = exported(case, tmp_path / "csv", "--format", "csv")
    assert "Veshtorskaya" not in persons(tables)
    assert "Orzhelyuk" in persons(tables)
    assert "Fontelares" in persons(tables)
    text = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "csv").rglob("*.csv"))
    assert "Veshtorskaya" not in text
    assert "Вешторск" not in text
    assert "person-" in text
    assert not (tmp_path / "csv" / "text").exists()


def test_somebody_who_is_named_is_in(case: CaseFile, tmp_path: Path) -> None:
    tables = exported(case, tmp_path / "csv", "--format", "csv", "--with-person", "Galina Veshtorskaya")
    assert "Veshtorskaya" in persons(tables)
    done = CliRunner().invoke(
        observance,
        ["export", str(case.folder.path), "--format", "csv", "--to", str(tmp_path), "--with-person", "Nobody"],
    )
    assert "no actor Nobody" in str(done.exception)


def test_json_lines_is_the_interchange_and_has_everybody(case: CaseFile, tmp_path: Path) -> None:
    exported(case, tmp_path)
    names = [json.loads(line)["name"] for line in (tmp_path / "actors.jsonl").read_text().splitlines()]
    assert names == [actor.name for actor in case.parties().actors]
    assert "Galina Veshtorskaya" in names


def test_pseudonyms_of_two_exports_are_not_the_same_and_those_of_one_salt_are(case: CaseFile, tmp_path: Path) -> None:
    one, other = (exported(case, tmp_path / str(n), "--format", "csv") for n in range(2))
    marks = [
        {word.strip("[]().,;:") for row in tables["passages"] for word in row["quote"].split() if "person-" in word}
        for tables in (one, other)
    ]
    assert marks[0]
    assert not marks[0] & marks[1]
    assert Discretion.of(case, salt=b"1").words == Discretion.of(case, salt=b"1").words
    assert Discretion.of(case, salt=b"1").words != Discretion.of(case, salt=b"2").words


def test_a_name_that_another_bears_too_is_nobodys(case: CaseFile) -> None:
    words = Discretion.of(case, salt=b"1").words
    assert {words[name] for name in words if name == "Draganets"} <= {"person"}
    assert all(value == "person" or value.startswith("person-") for value in words.values())


def test_no_format_of_data_for_the_public_names_who_stays_out(case: CaseFile, tmp_path: Path) -> None:
    """Formats that are added later are looked at too."""
    form = next(p for p in observance.get_command(click.Context(observance), "export").params if p.name == "form")
    assert isinstance(form.type, click.Choice)
    public = set(form.type.choices) - {"jsonl", "akn", "docx", "pdf"}
    assert "csv" in public
    for one in public:
        exported(case, tmp_path / one, "--format", one)
        every = (
            [p for p in (tmp_path / one).rglob("*") if p.is_file()] if (tmp_path / one).is_dir() else [tmp_path / one]
        )
        assert every
        for path in every:
            parts = [path.read_bytes()]
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    parts += [archive.read(name) for name in archive.namelist()]
            assert not any(word.encode() in part for part in parts for word in ("Veshtorska", "Вешторск")), path


def test_a_text_keeps_its_words_around_a_pseudonym() -> None:
    discretion = Discretion(words={"Avelina Drozh": "person-1", "Drozh": "person-1"})
    assert discretion.text("Ms Avelina\nDrozh, of Tarsk (Drozh).") == "Ms person-1, of Tarsk (person-1)."
    assert discretion.text("Drozhenkova\nand nobody else") == "Drozhenkova\nand nobody else"
    assert discretion.row("asks", {"n": 1, "title": "release: Drozh", "to": ["Drozh", {"a": "Drozh"}]}) == {
        "n": 1, "title": "release: person-1", "to": ["person-1", {"a": "person-1"}],
    }  # fmt: skip
