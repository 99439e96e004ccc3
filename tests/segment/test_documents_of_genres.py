"""Documents of every genre against their gold: kind, speakers of records, passages and printed numbers."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from observance.domain.record import Record, Segmentation
from observance.read import read
from observance.segment import segment

GENRES = Path(__file__).parents[2] / "examples" / "genres"


def gold(name: str):
    return json.loads((GENRES / "gold" / f"{name}.json").read_text(encoding="utf-8"))


DOCUMENTS = gold("documents")


@lru_cache(maxsize=64)
def segmented(name: str) -> Segmentation:
    return segment(read(GENRES / "documents" / name))


@pytest.mark.parametrize("row", gold("metadata"), ids=lambda row: row["file"])
def test_the_kind_of_every_document_is_found_with_its_evidence(row):
    found = segmented(row["file"])
    assert found.kind == row["kind"]
    detail = found.detail("kind")
    assert detail is not None
    assert detail.evidence is not None


TURNS = gold("speeches")
RECORDS = sorted({row["doc"] for row in TURNS})


@pytest.mark.parametrize("key", RECORDS)
def test_every_turn_of_a_record_is_found_with_its_speaker(key):
    found = segmented(DOCUMENTS[key])
    assert isinstance(found, Record)
    wanted = [row for row in TURNS if row["doc"] == key]
    assert [(s.start, s.end) for s in found.speeches] == [(g["start"], g["end"]) for g in wanted]
    for speech, row in zip(found.speeches, wanted, strict=True):
        assert speech.capacity == row["capacity"]
        assert (speech.state or speech.organisation) == row["state_or_org"]
        assert speech.speaker == row["speaker_name"]
        assert speech.interpreted_from == row["interpretation_from"]
        assert speech.language == row["language_printed"]
        assert list(speech.aligned) == row["aligned"]


@pytest.mark.parametrize("key", sorted(DOCUMENTS))
def test_every_passage_of_the_gold_is_found_with_its_bounds_and_its_number(key):
    found = {(p.start, p.end): p.number for p in segmented(DOCUMENTS[key]).passages}
    rows = [row for row in gold("passages") if row["doc"] == key]
    assert [row["quote"] for row in rows if (row["start"], row["end"]) not in found] == []
    assert [found[row["start"], row["end"]] for row in rows] == [row["number"] for row in rows]


#: Where the gold and the genres' constructions see a line otherwise, at most so many of a document's passages.
OTHERWISE = 0.1


@pytest.mark.parametrize("key", sorted(DOCUMENTS))
def test_most_passages_are_of_the_kind_of_the_gold(key):
    found = {(p.start, p.end): p.kind for p in segmented(DOCUMENTS[key]).passages}
    rows = [row for row in gold("passages") if row["doc"] == key]
    otherwise = [(row["kind"], row["quote"]) for row in rows if found[row["start"], row["end"]] != row["kind"]]
    assert len(otherwise) <= OTHERWISE * len(rows), otherwise


#: What a document of a genre says of itself in its head.
SAID = ("experts_comment", "cfa_report", "conclusions", "written_information", "letter", "law", "court_decision")


@pytest.mark.parametrize("row", [row for row in gold("metadata") if row["kind"] in SAID], ids=lambda row: row["file"])
def test_title_and_date_are_those_of_the_gold(row):
    found = segmented(row["file"])
    assert found.values("title")[:1] == (row["title"],)
    assert found.values("date")[:1] == ((row["date"],) if row["date"] else ())


def test_a_comment_says_what_kind_it_is():
    kinds = {
        key: segmented(DOCUMENTS[key]).values("comment_type") for key in ("comment-en", "comment-fr", "comment-es")
    }
    assert kinds == {"comment-en": ("observation",), "comment-fr": ("direct_request",), "comment-es": ("observation",)}


def test_turns_of_a_summary_may_share_a_paragraph():
    found = segmented(DOCUMENTS["summary-en"])
    assert isinstance(found, Record)
    by_number = {p.n: p for p in found.passages}
    inside = [s for s in found.speeches if s.start > by_number[s.passages[0]].start]
    assert inside
    for speech in inside:
        before = found.speeches[speech.n - 2]
        assert before.end <= speech.start
        assert before.passages[-1] == speech.passages[0]


def test_a_comment_names_its_convention_and_belongs_to_its_case():
    from observance.extract.matters import about

    matters = {key: about(segmented(DOCUMENTS[key])).matters for key in ("comment-en", "comment-fr", "comment-es")}
    assert {key: (one.state, one.conventions) for key, (one,) in matters.items()} == {
        "comment-en": ("Veldania", (98,)),
        "comment-fr": ("Îles Caldoro", (81,)),
        "comment-es": ("Islas Caldoro", (144,)),
    }


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (
            "От имени Федерации докеров (ФД) обращаюсь к Вам в связи с арестом нашего казначея.",
            "Федерации докеров (ФД)",
        ),
        ("En nombre de la Federación de Estibadores (FE) me dirijo a usted.", "Federación de Estibadores (FE)"),
        (
            "Au nom de la Fédération des dockers (FD), je vous écris au sujet de la grève.",
            "Fédération des dockers (FD)",
        ),
        (
            "On behalf of the Federation of Dockers (FD) I write to draw your attention to it.",
            "Federation of Dockers (FD)",
        ),
    ],
)
def test_the_author_of_a_letter_ends_where_its_verb_begins(text, author, tmp_path):
    salutation = {"О": "Уважаемый господин министр!", "E": "Estimado señor Ministro:", "A": "Monsieur le Ministre,"}
    path = tmp_path / "letter.txt"
    opening = salutation.get(text[0] if text[:2] != "On" else "", "Dear Minister,")
    path.write_text(f"Genf, 3 May 2022\n\n{opening}\n\n{text}\n\nIt was long ago.\n", encoding="utf-8")
    assert segment(read(path)).values("author") == (author,)
