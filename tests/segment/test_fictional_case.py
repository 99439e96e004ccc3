"""The fictional case against its gold, in every format."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from observance.domain.fold import read_out
from observance.domain.record import EventKind, NoticeKind, Record, Segmentation
from observance.domain.text import PassageKind
from observance.read import read
from observance.segment import segment

EXAMPLES = Path(__file__).parents[2] / "examples"
RECORDS = ("can-pv-9.txt", "can-pv-9.pdf", "can-pv-9.docx")


def gold(name: str):
    return json.loads((EXAMPLES / "gold" / f"{name}.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def segmented(name: str) -> Segmentation:
    return segment(read(EXAMPLES / "documents" / name))


def record(name: str) -> Record:
    found = segmented(name)
    assert isinstance(found, Record)
    return found


def test_every_speech_of_the_record_stands_where_the_gold_says():
    found = record("can-pv-9.txt").speeches
    assert [(s.start, s.body_start, s.end) for s in found] == [
        (g["start"], g["body_start"], g["end"]) for g in gold("speeches")
    ]


@pytest.mark.parametrize("name", RECORDS)
def test_every_attribute_of_every_speech_is_read_in_every_format(name):
    for speech, wanted in zip(record(name).speeches, gold("speeches"), strict=True):
        assert speech.heading == " ".join(wanted["heading"].split())
        assert speech.capacity == wanted["capacity"]
        assert speech.kind == wanted["kind"]
        assert speech.speaker == wanted["speaker_name"]
        assert speech.honorific == wanted["honorific"]
        assert (speech.state or speech.organisation) == wanted["state_or_org"]
        assert speech.language == wanted["language_printed"]
        assert speech.interpreted_from == wanted["interpretation_from"]
        assert list(speech.on_behalf_of) == wanted["on_behalf_of"]
        assert list(speech.aligned) == wanted["aligned"]
        assert speech.resolved == wanted.get("speaker_resolved")


@pytest.mark.parametrize("name", RECORDS)
def test_every_speech_has_its_paragraphs_in_every_format(name):
    """The text's gold, read out; a PDF may hide a break behind a line that is full by chance."""
    text = (EXAMPLES / "documents" / "can-pv-9.txt").read_bytes().decode()
    found = record(name)
    by_number = {p.n: p for p in found.passages}
    wanted = [p for g in gold("speeches") for p in openings(text, g["paragraph_starts"])]
    got = [opening(by_number[n].reading.text) for s in found.speeches for n in s.passages]
    hits = len(set(wanted) & set(got))
    assert 2 * hits / (len(wanted) + len(got)) >= (0.95 if name.endswith("pdf") else 1.0)


def openings(text: str, starts: list[int]) -> list[str]:
    return [opening(read_out(text, [(start, start + 80)]).text) for start in starts]


def opening(text: str) -> str:
    """The first letters of a paragraph, without bullet or hyphen."""
    return "".join(c for c in text if c.isalnum())[:30]


def test_every_page_of_the_record_is_found_and_numbered():
    pages = segmented("can-pv-9.txt").document.reading.pages
    assert [(p.start, p.number) for p in pages] == [(g["start"], g["page"]) for g in gold("pages")]


@pytest.mark.parametrize("name", RECORDS)
def test_items_carry_state_ratification_and_convention(name):
    cases = [i for i in record(name).items if i.state]
    wanted = gold("record")["items"]
    assert [(i.state, i.ratified) for i in cases] == [(g["state"], g["ratification_year"]) for g in wanted]
    assert [{c.number for c in i.conventions} for i in cases] == [{g["convention_no"]} for g in wanted]
    assert all({c.language for c in i.conventions} == {"en", "fr", "es"} for i in cases)


@pytest.mark.parametrize("name", RECORDS)
def test_events_and_notices_are_found(name):
    found = record(name)
    kinds = [e.kind for e in found.events if e.kind is not EventKind.ADOPTED]
    assert kinds == [EventKind.SUSPENDED, EventKind.RESUMED, EventKind.CLOSED]
    adopted = {minutes: e.as_amended for e in found.events if e.kind is EventKind.ADOPTED for minutes in e.what}
    assert adopted == {"PV.4": False, "PV.5": True, "PV.6": True}
    notices = {n.kind: n.value for n in found.notices}
    assert notices[NoticeKind.SPEAKING_LIMIT] == "3"
    assert notices[NoticeKind.TEXTS_TO] == "interpreters@example.org"
    assert notices[NoticeKind.READING_OF_CONCLUSIONS] == gold("record")["sitting"]["date_bounds"][1]
    assert NoticeKind.WRITTEN_INFORMATION in notices


@pytest.mark.parametrize("name", RECORDS)
def test_the_sitting_is_bounded_by_what_it_says(name):
    found = record(name)
    bounds = [found.detail(which) for which in ("not_before", "not_after")]
    assert [b.value if b else None for b in bounds] == gold("record")["sitting"]["date_bounds"]
    chair = gold("record")["chair"]
    assert found.values("chair") == (f"{chair['honorific']} {chair['name']}",)


@pytest.mark.parametrize("row", gold("metadata"), ids=lambda row: row["file"])
def test_kind_symbol_date_and_status_are_those_of_the_gold(row):
    found = segmented(row["file"])
    assert found.kind == row["kind"]
    for name in ("symbol", "date"):
        assert (found.values(name) or (None,))[0] == row[name]
    assert (found.values("status") or ("unknown",))[0] == row["status"]


@pytest.mark.parametrize("row", [r for r in gold("metadata") if r["kind"] == "letter"], ids=lambda row: row["file"])
def test_a_letter_says_who_writes_to_whom_about_what(row):
    found = segmented(row["file"])
    assert found.values("title") == (row["title"],)
    assert found.values("reference") == (row["reference"],)
    assert found.values("author") == (row["author"],)
    assert found.values("recipient")


@pytest.mark.parametrize("key", ["001", "002", "003", "004", "005"])
def test_passages_of_letters_news_and_information_are_those_of_the_gold(key):
    name = gold("documents")[key]
    found = {(p.start, p.end): p for p in segmented(name).passages}
    for row in [r for r in gold("passages") if r["doc"] == key]:
        passage = found.get((row["start"], row["end"]))
        assert passage is not None, row["quote"][:60]
        assert [list(s) for s in passage.segments] == row["segments"]
        assert passage.language == row["language"]


@pytest.mark.parametrize("row", gold("noise"), ids=lambda row: f"{row['doc']}-{row['start']}")
def test_nothing_that_is_said_or_written_touches_furniture(row):
    """Furniture is in no passage, or in one that is formal, a heading, or outside of all speeches."""
    found = segmented(gold("documents")[row["doc"]])
    spoken = {n for s in found.speeches for n in s.passages} if isinstance(found, Record) else None
    for passage in found.passages:
        if any(a < row["end"] and b > row["start"] for a, b in passage.segments):
            content = passage.n in spoken if spoken is not None else passage.kind in CONTENT
            assert not content, passage.reading.text[:60]


CONTENT = (PassageKind.PARAGRAPH, PassageKind.LIST_ITEM)


def test_a_citation_skips_the_furniture_that_cuts_its_sentence():
    found = segmented("can-pv-9.txt")
    cut = [p for p in found.passages if len(p.segments) > 1]
    assert cut
    for passage in cut:
        citation = passage.cite()
        text = passage.source_text
        assert citation.quote == " ".join(text[a:b] for a, b in citation.segments)
        assert (citation.start, citation.end) == (citation.segments[0][0], citation.segments[-1][1])
        for furniture in found.furniture:
            assert all(b <= furniture.start or a >= furniture.end for a, b in citation.segments)


def test_every_passage_is_the_text_at_its_place_and_its_language_is_its_own():
    found = segmented("can-pv-9.txt")
    assert "pt" in {p.language for p in found.passages}
    for passage in found.passages:
        assert passage.start == passage.segments[0][0]
        assert passage.end == passage.segments[-1][1]
        for offset in range(0, len(passage.reading.text), 37):
            start, end = passage.reading.source_span(offset, offset + 1)
            assert passage.start <= start <= end <= passage.end
