"""The committed examples are what their sources make, and their gold is true of them.

Reads `examples/`. Writes to a temporary folder only. No reader of the engine is used.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import zipfile
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DOCUMENTS, GOLD = EXAMPLES / "documents", EXAMPLES / "gold"
NEEDED = {"pdf": "typst", "docx": "docx"}


def load(name: str):
    """The content of a gold file."""
    return json.loads((GOLD / name).read_text(encoding="utf-8"))


def text_of(key: str) -> str:
    """The text of the document with that key, line ends as they are."""
    return (DOCUMENTS / load("documents.json")[key]).read_bytes().decode("utf-8")


def missing() -> list[str]:
    """The formats whose library is not installed here."""
    return [ending for ending, module in NEEDED.items() if importlib.util.find_spec(module) is None]


def typst_of_the_pdf() -> str:
    """The version of typst that made the committed PDF."""
    source = (EXAMPLES / "making" / "pdf.py").read_text(encoding="utf-8")
    return re.search(r'^MADE_WITH = "(.+?)"', source, re.MULTILINE)[1]


def evidence(value: object):
    """Every place with a quote, however deep it stands."""
    if isinstance(value, list):
        for inner in value:
            yield from evidence(inner)
    elif isinstance(value, dict):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        for inner in value.values():
            yield from evidence(inner)


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything made anew."""
    folder = tmp_path_factory.mktemp("examples")
    without = [word for ending in missing() for word in ("--without", ending)]
    subprocess.run([sys.executable, EXAMPLES / "make.py", "--to", folder, *without], check=True)
    return folder


SPEECHES = load("speeches.json")
RECORD = text_of("000")


@pytest.mark.parametrize("path", sorted(DOCUMENTS.iterdir()), ids=lambda path: path.name)
def test_a_document_is_what_its_source_makes(path: Path, remade: Path) -> None:
    module = NEEDED.get(path.suffix[1:])
    if path.suffix[1:] in missing():
        pytest.skip(f"{module} is not installed")
    if path.suffix == ".pdf" and version(module) != typst_of_the_pdf():
        pytest.skip(f"the PDF was made with typst {typst_of_the_pdf()}, installed is {version(module)}")
    new = remade / "documents" / path.name
    if path.suffix == ".docx":  # builds of zlib differ: the parts are compared
        with zipfile.ZipFile(path) as kept, zipfile.ZipFile(new) as made:
            assert {n: kept.read(n) for n in kept.namelist()} == {n: made.read(n) for n in made.namelist()}
    else:
        assert path.read_bytes() == new.read_bytes()


def test_no_document_is_missing_and_none_is_left_over(remade: Path) -> None:
    expected = {*load("documents.json").values(), *load("renderings.json")}
    assert {path.name for path in DOCUMENTS.iterdir()} == expected
    skipped = {name for name in expected if name.rsplit(".", 1)[1] in missing()}
    assert {path.name for path in (remade / "documents").iterdir()} == expected - skipped


@pytest.mark.parametrize("path", sorted(GOLD.iterdir()), ids=lambda path: path.name)
def test_the_gold_is_what_the_sources_make(path: Path, remade: Path) -> None:
    assert path.read_bytes() == (remade / "gold" / path.name).read_bytes()


@pytest.mark.parametrize("name", ["noise.json", "passages.json", "record.json", "identities.json", "actors.json"])
def test_every_quote_is_the_text_at_its_place(name: str) -> None:
    for place in evidence(load(name)):
        text = text_of(place.get("doc", "000"))
        segments = place.get("segments", [[place["start"], place["end"]]])
        assert " ".join(text[a:b] for a, b in segments) == place["quote"]
        assert place["quote"] == place["quote"].strip() != ""


@pytest.mark.parametrize("row", SPEECHES, ids=lambda row: f"S{row['n']}")
def test_a_speech_begins_with_its_heading_and_ends_with_a_full_stop(row: dict) -> None:
    between = RECORD[row["start"] : row["body_start"]]
    assert " ".join(between.split())[:-1].rstrip() == row["heading"]
    assert re.search(r"\s[–—-]\s+$", between)
    assert RECORD[row["end"] - 1] in ".»”"
    assert not RECORD[row["end"] :].lstrip(" ").startswith(tuple("abcdefghijklmnopqrstuvwxyz"))


@pytest.mark.parametrize("row", SPEECHES, ids=lambda row: f"S{row['n']}")
def test_a_paragraph_starts_on_its_first_character_after_a_line_end(row: dict) -> None:
    starts = row["paragraph_starts"]
    assert starts[0] == row["body_start"]
    assert starts == sorted(starts)
    assert row["paragraphs"] == len(starts)
    for start in starts:
        assert re.match(r"\w|[(“«]", RECORD[start])
    for start in starts[1:]:
        assert RECORD[:start].rstrip(" ").endswith("\n")
        before = RECORD[row["start"] : start].rstrip()
        assert before.endswith((*".:;»”", "; and", "; et", ".1")), before[-40:]  # .1 is a footnote's number


def test_speeches_stand_in_order_and_share_nothing_with_headings_and_events() -> None:
    assert [row["n"] for row in SPEECHES] == list(range(1, len(SPEECHES) + 1))
    for row, following in pairwise(SPEECHES):
        assert row["end"] < following["start"]
    within = {"running_header", "footnote"}
    for place in load("noise.json"):
        if place["doc"] == "000" and place["kind"] not in within:
            assert place["speech"] is None
            assert not any(row["start"] < place["end"] and place["start"] < row["end"] for row in SPEECHES)


def test_a_page_opens_with_a_blank_after_a_line_end() -> None:
    rows = load("pages.json")
    assert [row["page"] for row in rows] == list(range(1, len(rows) + 1))
    assert rows[0]["start"] == 0
    for row in rows[1:]:
        assert RECORD[row["start"]] == " "
        assert RECORD[row["start"] - 1] == "\n"
        assert RECORD[: row["start"]].count("\n") + 1 == row["line"]
    assert [row["printed"] for row in rows if row["printed"]] == ["12"]


def test_the_record_holds_the_constructions_that_it_is_there_for() -> None:
    noise = [row for row in load("noise.json") if row["doc"] == "000"]
    header = next(row for row in noise if row["kind"] == "running_header")
    assert header["speech"], "the running header cuts a speech"
    assert RECORD[: header["start"]].rstrip()[-1] not in ".:;", "and a sentence"
    assert RECORD[header["end"] :].lstrip()[0].isalnum()
    assert any("\n" in RECORD[row["start"] : row["body_start"]].rstrip() for row in SPEECHES), "a heading over lines"
    assert {RECORD[row["start"] : row["body_start"]].rstrip()[-1] for row in SPEECHES} == set("–—-")
    assert re.search(r"^Employer members – and I quote", RECORD, re.MULTILINE)
    assert len(re.findall(r"[a-z]-\n\n[a-z]", RECORD)) >= 2, "compounds cut at a line end"
    assert {row["kind"] for row in SPEECHES} == {"speech", "point_of_order", "right_of_reply"}
    assert {row["language_printed"] for row in SPEECHES if row["aligned"]} == {"en", "fr", "es"}
    assert {row["interpretation_from"] for row in SPEECHES} == {None, "ru", "ar"}
    assert any(len(row["languages"]) > 1 for row in SPEECHES)
    kinds = [event["kind"] for event in load("record.json")["events"]]
    assert kinds == ["point_of_order", "right_of_reply", "suspension", "resumption", "adoption", "closing"]


def test_every_file_has_its_metadata() -> None:
    rows = load("metadata.json")
    assert {row["file"] for row in rows} == {path.name for path in DOCUMENTS.iterdir()}
    assert {row["kind"] for row in rows} == {"verbatim_record", "letter", "news", "written_information"}


def test_every_address_is_one_that_cannot_exist() -> None:
    for path in sorted(DOCUMENTS.glob("*.txt")):
        for domain in re.findall(r"@([\w.-]+\w)", path.read_text(encoding="utf-8")):
            assert domain.endswith((".example", "example.org")), (path.name, domain)
