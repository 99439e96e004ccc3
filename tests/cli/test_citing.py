"""observance cite: citations of a text or a file, as a table and as rows."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from observance.cli import main
from observance.pipeline.citing import cited_in_text, found_in_text

TEXT = "The Harbours Act was passed in 2010. Section 4 of the Act is contrary to Article 2 of Convention No. 98."


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting from outside."""
    for name in [*os.environ]:
        if name.startswith(("OBSERVANCE_", "LC_", "LANG")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    with pytest.raises(SystemExit) as ended:
        main(["cite", *map(str, arguments)])
    assert int(ended.value.code or 0) == 0
    return capsys.readouterr().out


def test_every_citation_of_a_text_is_listed_with_what_it_stands_for(capsys: pytest.CaptureFixture[str]) -> None:
    head, *rows = run(capsys, TEXT).splitlines()
    assert " ".join(head.split()) == "place words law or Convention articles of it version spoken of goes back to"
    assert [[cell.strip() for cell in row.split("  ") if cell.strip()] for row in rows] == [
        ["4-16", "Harbours Act", "Harbours Act"],
        ["37-57", "Section 4 of the Act", "Harbours Act", "article 4", "Harbours Act"],
        [
            "73-103",
            "Article 2 of Convention No. 98",
            "Right to Organise and Collective Bargaining Convention, 1949 (No. 98)",
            "article 2",
        ],
    ]  # fmt: skip


def test_what_the_text_does_not_tell_is_not_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert "not found" in run(capsys, "It was decided under section 12 and nothing else was said of it.")


def test_a_text_without_citations_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "The weather was fine.").strip() == "no citation of law is found"


def test_a_file_is_read_and_rows_have_the_keys_of_the_export(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    rows = [json.loads(line) for line in run(capsys, tmp_path / "note.txt", "--format", "jsonl").splitlines()]
    assert [row["quote"] for row in rows] == [TEXT[row["start"] : row["end"]] for row in rows]
    assert {row["document"] for row in rows} == {"note.txt"}
    assert rows[0].keys() >= {"instrument", "provision", "kind", "resolved", "version", "rule"}


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "L’article 2 de la convention no 87, Article 4 of Convention No. 98",
            [("article 2", "87"), ("article 4", "98")],
        ),
        (
            "В статье 3 Конвенции № 87 and Article 4 of Convention No. 98, conforme al artículo 2 del Convenio núm. 87",
            [("article 3", "87"), ("article 4", "98"), ("article 2", "87")],
        ),
        (
            "under Articles 2, 3 and 4 of Convention No. 98 et les articles 2 à 5 de la convention n° 87",
            [("articles 2, 3, 4", "98"), ("articles 2-5", "87")],
        ),
        (
            "El artículo 5 del Convenio núm. 144, read with Articles 1 and 2 of Convention No. 87.",
            [("article 5", "144"), ("articles 1, 2", "87")],
        ),
    ],
)
def test_a_sentence_in_several_languages_gives_each_article_to_its_convention(
    capsys: pytest.CaptureFixture[str], text: str, cited: list[tuple[str, str]]
) -> None:
    rows = [json.loads(line) for line in run(capsys, text, "--format", "jsonl").splitlines()]
    assert [(row["provision"], row["instrument"].rpartition("No. ")[2].rstrip(")")) for row in rows] == cited


def test_a_text_in_one_language_is_cited_as_it_is_read() -> None:
    for place in sorted((Path(__file__).parents[2] / "examples" / "documents").glob("*.txt")):
        text = place.read_text(encoding="utf-8")[:20_000]
        assert cited_in_text(text).provisions == found_in_text(text).provisions, place.name
