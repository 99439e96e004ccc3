"""The committed genre examples are what their sources make, and their gold is true of them.

Reads `examples/genres/`. Writes to a temporary folder only. No reader of the engine is used.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

GENRES = Path(__file__).resolve().parents[2] / "examples" / "genres"
DOCUMENTS, GOLD = GENRES / "documents", GENRES / "gold"
PRINTABLE = ("title", "symbol", "number", "author", "body", "court")
KINDS = {
    "verbatim_record", "summary_record", "experts_comment", "cfa_report", "conclusions", "written_information",
    "letter", "news", "law", "court_decision",
}  # fmt: skip


def load(name: str):
    """The content of a gold file."""
    return json.loads((GOLD / name).read_text(encoding="utf-8"))


def by_document(name: str) -> dict[str, list[dict]]:
    """The rows of a gold file, by document."""
    rows = defaultdict(list)
    for row in load(name):
        rows[row["doc"]].append(row)
    return rows


def text_of(key: str) -> str:
    """The text of the document with that key, line ends as they are."""
    return (DOCUMENTS / FILES[key]).read_bytes().decode("utf-8")


def plain(text: str) -> str:
    """The same words with one blank between them."""
    return " ".join(text.split())


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


FILES = load("documents.json")
METADATA = {row["doc"]: row for row in load("metadata.json") if row["same_as"] is None}
PASSAGES, NOISE, SPEECHES = map(by_document, ("passages.json", "noise.json", "speeches.json"))
SUMMARIES = [key for key, row in METADATA.items() if row["kind"] == "summary_record"]
VERBATIM = [key for key, row in METADATA.items() if row["kind"] == "verbatim_record"]
TURNS = [row for key in SUMMARIES for row in SPEECHES[key]]
every_document = pytest.mark.parametrize("key", FILES)


def of_kind(kind: str) -> list[str]:
    """The keys of the documents of a kind."""
    return [key for key, row in METADATA.items() if row["kind"] == kind]


def numbers(key: str, kind: str, pattern: str) -> list[str]:
    """The printed numbers of the passages of a kind that have the form asked for."""
    found = (row["number"] for row in PASSAGES[key] if row["kind"] == kind and row["number"])
    return [number for number in found if re.fullmatch(pattern, number)]


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything made anew."""
    folder = tmp_path_factory.mktemp("genres")
    subprocess.run([sys.executable, GENRES / "make.py", "--to", folder], check=True)
    return folder


@pytest.mark.parametrize("folder", ["documents", "gold"])
def test_every_file_is_what_the_sources_make(folder: str, remade: Path) -> None:
    made = {path.name: path.read_bytes() for path in (remade / folder).iterdir()}
    assert {path.name: path.read_bytes() for path in (GENRES / folder).iterdir()} == made


def test_no_document_is_missing_and_none_is_left_over() -> None:
    assert {path.name for path in DOCUMENTS.iterdir()} == {row["file"] for row in load("metadata.json")}
    assert set(METADATA) == set(FILES) == set(PASSAGES)
    assert set(SPEECHES) == {*SUMMARIES, *VERBATIM}


def test_each_genre_stands_in_three_languages() -> None:
    assert {row["kind"] for row in METADATA.values()} == KINDS
    for kind in KINDS:
        languages = Counter(METADATA[key]["languages"][0] for key in of_kind(kind))
        assert set(languages) == {"en", "fr", "es"}, kind
        assert sum(languages.values()) == (4 if kind == "law" else 3)


@pytest.mark.parametrize("name", ["passages.json", "noise.json", "metadata.json"])
def test_every_quote_is_the_text_at_its_place(name: str) -> None:
    for place in evidence(load(name)):
        text = text_of(place["doc"])
        segments = place.get("segments", [[place["start"], place["end"]]])
        assert " ".join(text[a:b] for a, b in segments) == place["quote"]
        assert place["quote"] == place["quote"].strip() != ""
        assert (segments[0][0], segments[-1][1]) == (place["start"], place["end"])


@every_document
def test_what_is_no_passage_is_furniture_or_the_dash_of_a_heading(key: str) -> None:
    text = text_of(key)
    spans = [tuple(span) for row in PASSAGES[key] for span in row["segments"]]
    spans = sorted([*spans, *((row["start"], row["end"]) for row in NOISE[key])])
    assert all(a[1] <= b[0] for a, b in pairwise(spans)), "no two share a character"
    bounds = [0, *(offset for span in spans for offset in span), len(text)]
    left = {text[a:b].strip() for a, b in zip(bounds[::2], bounds[1::2], strict=True)}
    assert left <= ({"", "–", "—"} if key in VERBATIM else {""})


@every_document
def test_a_passage_begins_a_line_except_after_the_dash_of_a_heading(key: str) -> None:
    text = text_of(key)
    for row in PASSAGES[key]:
        before = text[: row["start"]].rstrip(" ")
        assert not before or before.endswith(("\n", "–", "—")), row["quote"][:40]


@every_document
def test_a_printed_number_stands_at_the_head_of_its_passage(key: str) -> None:
    for row in PASSAGES[key]:
        assert row["kind"] in {"paragraph", "list_item", "heading", "formality"}
        if row["number"]:
            opening = rf"(?:\d+\. )?(?:\w+ )?\(?{re.escape(row['number'])}(?:\)|\.|°| –)"
            assert re.match(opening, row["quote"]), row["quote"][:40]
            assert re.fullmatch(r"\w+(?:\.\d+)?", row["number"])


@every_document
def test_no_paragraph_that_prints_a_number_lacks_it(key: str) -> None:
    for row in PASSAGES[key]:
        if row["kind"] in ("paragraph", "list_item") and re.match(r"\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)] ", row["quote"]):
            assert row["number"], row["quote"][:40]


@every_document
def test_what_the_metadata_state_is_printed(key: str) -> None:
    row, words = METADATA[key], plain(text_of(key))
    assert all(row[name] is None or name in row["printed"] for name in ("title", "symbol", "number", "court"))
    found = [name for name in PRINTABLE if row[name] and row[name].casefold() in words.casefold()]
    assert row["printed"] == found
    assert row["status"] in {"draft", "adopted", "unknown"}
    assert not row["date"] or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", row["date"])
    assert not row["date"] or row["date"][:4] in words or "dos mil" in words or "deux mille" in words


@pytest.mark.parametrize("row", TURNS, ids=lambda row: f"{row['doc']}-S{row['n']}")
def test_a_turn_of_a_summary_record_begins_with_the_words_that_name_the_speaker(row: dict) -> None:
    text = text_of(row["doc"])
    assert row["start"] == row["body_start"] == row["paragraph_starts"][0]
    lead = text[row["start"] : row["heading_start"]]
    assert lead in {"", "In reply, ", "En réponse, ", "En su respuesta, "}
    assert plain(text[row["heading_start"] : row["end"]]).startswith(row["heading"])
    assert row["heading"][-1].isalnum() or row["heading"].endswith(")")
    assert text[row["end"] - 1] == "."
    before = text[: row["start"]].rstrip()
    assert before.endswith(".") or text[len(before) : row["start"]].count("\n") > 1


@pytest.mark.parametrize(
    "row", [row for key in VERBATIM for row in SPEECHES[key]], ids=lambda r: f"{r['doc']}-{r['n']}"
)
def test_a_speech_of_a_verbatim_record_begins_with_its_heading_and_a_dash(row: dict) -> None:
    text = text_of(row["doc"])
    between = plain(text[row["start"] : row["body_start"]])
    assert between[:-1].rstrip() == row["heading"]
    assert between[-1] in "–—"
    assert text[row["end"] - 1] == "."


@pytest.mark.parametrize("key", [*SUMMARIES, *VERBATIM])
def test_speeches_stand_in_order_and_begin_their_paragraphs_at_passages(key: str) -> None:
    rows = SPEECHES[key]
    assert [row["n"] for row in rows] == list(range(1, len(rows) + 1))
    assert all(a["end"] < b["start"] for a, b in pairwise(rows))
    starts = {row["start"] for row in PASSAGES[key]}
    for row in rows:
        assert row["paragraphs"] == len(row["paragraph_starts"])
        assert row["paragraph_starts"] == sorted(row["paragraph_starts"])
        assert set(row["paragraph_starts"][1:]) <= starts
        assert not any(a["start"] < row["end"] and row["start"] < a["start"] for a in PASSAGES[key]
                       if a["kind"] == "heading" and key in SUMMARIES)  # fmt: skip


@pytest.mark.parametrize("key", SUMMARIES)
def test_a_summary_record_holds_what_makes_it_hard(key: str) -> None:
    rows, starts = SPEECHES[key], {row["start"] for row in PASSAGES[key]}
    assert any(row["start"] not in starts for row in rows), "a turn that begins within a paragraph"
    assert any(row["paragraphs"] > 1 for row in rows), "one that goes on over paragraphs"
    assert any(row["on_behalf_of"] for row in rows)
    assert any(row["capacity"] == "observer" for row in rows)
    assert any(row["heading_start"] > row["start"] for row in rows)
    closing = METADATA[key]["genre"]["conclusions"]["evidence"]
    last = closing[-1] if isinstance(closing, list) else closing
    assert all(row["end"] < last["start"] for row in rows), "no turn reaches into the conclusions"


def test_the_verbatim_records_hold_six_to_eight_speeches() -> None:
    assert all(6 <= len(SPEECHES[key]) <= 8 for key in VERBATIM)


@pytest.mark.parametrize("key", of_kind("experts_comment"))
def test_the_headed_articles_of_a_comment_are_printed_where_the_gold_says(key: str) -> None:
    facts = METADATA[key]["genre"]
    assert facts["comment_type"] in {"observation", "direct_request"}
    starts = {row["start"] for row in PASSAGES[key]}
    for row in facts["headed"]:
        assert plain(row["evidence"]["quote"]) == row["heading"]
        assert row["evidence"]["start"] in starts
        assert set(row["articles"]) <= set(re.findall(r"\d+", row["heading"]))
    previous = facts["previous_comment"]
    assert plain(previous["evidence"]["quote"]) == previous["words"]
    assert previous["year"] is None or str(previous["year"]) in previous["words"]


@pytest.mark.parametrize("key", of_kind("cfa_report"))
def test_the_paragraphs_of_a_report_are_numbered_without_a_gap(key: str) -> None:
    facts = METADATA[key]["genre"]
    first, last = int(facts["first_paragraph"]), int(facts["last_paragraph"])
    assert numbers(key, "paragraph", r"\d+") == [str(n) for n in range(first, last + 1)]
    assert numbers(key, "heading", "[A-D]") == facts["sections"]
    assert numbers(key, "list_item", "[a-z]")[-len(facts["recommendations"]) :] == facts["recommendations"]
    assert facts["case_number"] in facts["case_evidence"]["quote"]


def test_one_report_has_a_list_number_before_each_printed_number() -> None:
    found = [key for key in of_kind("cfa_report") if re.search(r"^1\. \d{3}\. ", text_of(key), re.MULTILINE)]
    assert found == ["cfa-es"]
    rows = [row for row in PASSAGES["cfa-es"] if row["kind"] == "paragraph" and row["number"]]
    assert all(re.match(r"\d\. \d{3}\. ", row["quote"]) for row in rows)


@pytest.mark.parametrize("key", of_kind("law"))
def test_the_provisions_of_a_law_stand_in_order(key: str) -> None:
    facts = METADATA[key]["genre"]
    word = facts["provision_word"]
    headed = [row["number"] for row in PASSAGES[key] if row["number"] and row["quote"].lower().startswith(word)]
    assert headed == facts["provisions"]
    others = {row["number"] for row in PASSAGES[key] if row["kind"] == "heading" and row["number"]}
    assert set(facts["chapters"]) <= others


def test_two_versions_of_one_law_differ_in_the_provisions_that_the_gold_names() -> None:
    old, new = METADATA["law-2014-en"], METADATA["law-2023-en"]
    assert (old["number"], old["title"], old["date"]) == (new["number"], new["title"], new["date"])
    assert old["genre"]["version"] < new["genre"]["version"]
    then, now = provisions("law-2014-en"), provisions("law-2023-en")
    changed = [number for number in new["genre"]["provisions"] if then.get(number) != now[number]]
    assert changed == new["genre"]["changed_provisions"]


def provisions(key: str) -> dict[str, list[str]]:
    """The words below the heading of each section."""
    below: dict[str, list[str]] = {}
    number = None
    for row in PASSAGES[key]:
        if row["kind"] == "heading":
            number = row["number"] if row["quote"].startswith("Section") else None
        elif number:
            below.setdefault(number, []).append(plain(row["quote"]))
    return below


@pytest.mark.parametrize("key", of_kind("court_decision"))
def test_a_decision_numbers_its_findings_and_its_operative_part(key: str) -> None:
    facts = METADATA[key]["genre"]
    found = numbers(key, "paragraph", r"\d+")
    assert found == [str(n) for n in range(1, len(found) + 1)]
    operative = [row["number"] for row in PASSAGES[key] if row["kind"] == "list_item"]
    assert operative[-len(facts["operative_items"]) :] == facts["operative_items"]
    headings = [plain(row["quote"]) for row in PASSAGES[key] if row["kind"] == "heading"]
    assert set(facts["sections"]) <= set(headings)
    assert all(name in facts["judges_evidence"]["quote"] for name in facts["judges"])


@pytest.mark.parametrize("key", of_kind("conclusions"))
def test_conclusions_have_their_requests_and_their_deadline(key: str) -> None:
    facts = METADATA[key]["genre"]
    assert sum(row["kind"] == "list_item" for row in PASSAGES[key]) == facts["requests"]
    for deadline in facts["deadlines"]:
        assert plain(deadline["evidence"]["quote"]) == deadline["words"]
        assert deadline["date"].endswith("-09-01")


def test_furniture_cuts_a_passage_in_every_language() -> None:
    cut = {key[-2:] for key, rows in PASSAGES.items() if any(len(row["segments"]) > 1 for row in rows)}
    assert cut == {"en", "fr", "es"}


@pytest.mark.parametrize("row", [r for r in load("metadata.json") if r["same_as"]], ids=lambda row: row["file"])
def test_a_rendering_holds_the_passages_of_its_text(row: dict) -> None:
    page = plain(unescape((DOCUMENTS / row["file"]).read_text(encoding="utf-8")))
    for passage in PASSAGES[row["doc"]]:
        assert plain(passage["quote"]) in page


def test_every_address_is_one_that_cannot_exist() -> None:
    for key in FILES:
        for domain in re.findall(r"@([\w.-]+\w)", text_of(key)):
            assert domain.endswith((".example", "example.org")), (key, domain)
