"""Quotations: exactly the text, never furniture, never half a letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import FURNITURE, WORDS, passage_of

from observance.domain.fold import fold
from observance.domain.text import Citation, Passage

PARTS = st.lists(WORDS, min_size=1, max_size=4)


def check_citation(citation: Citation, passage: Passage) -> None:
    text = passage.source_text
    assert citation.quote == " ".join(text[a:b] for a, b in citation.segments)
    assert (citation.start, citation.end) == (citation.segments[0][0], citation.segments[-1][1])
    for a, b in citation.segments:
        assert a < b
        assert any(start <= a and b <= end for start, end in passage.segments), "furniture is quoted"
    assert list(citation.segments) == sorted(citation.segments)
    assert "FURNITURE" not in citation.quote


@given(PARTS, st.data())
def test_a_quotation_is_the_text_of_its_segments_and_holds_no_furniture(parts: list[str], data: st.DataObject) -> None:
    passage = passage_of(parts)
    read = passage.reading.text
    start = data.draw(st.integers(0, len(read) - 1))
    end = data.draw(st.integers(start + 1, len(read)))
    if read[start:end].strip():
        check_citation(passage.cite(start, end), passage)


@given(PARTS)
def test_a_whole_passage_quotes_everything_that_is_read_in_it(parts: list[str]) -> None:
    passage = passage_of(parts)
    citation = passage.cite()
    check_citation(citation, passage)
    assert letters(passage.reading.text) == letters(citation.quote)


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if c.isalnum())


@given(PARTS, st.data())
def test_a_quotation_never_cuts_an_accent(parts: list[str], data: st.DataObject) -> None:
    passage = passage_of(parts)
    text = passage.source_text
    start = data.draw(st.integers(passage.start, passage.end - 1))
    end = data.draw(st.integers(start + 1, passage.end))
    try:
        citation = passage.cite_text(start, end)
    except ValueError:
        return  # between two segments
    for a, b in citation.segments:
        at_border = any(a == first or b == last for first, last in passage.segments)
        assert at_border or not is_mark(text[a : a + 1])
        assert any(b == last for _, last in passage.segments) or not is_mark(text[b : b + 1])


def is_mark(c: str) -> bool:
    return bool(c) and unicodedata.category(c) in ("Mn", "Mc")


@pytest.mark.parametrize("text", ["cafe\u0301", "каи\u0306", "कि", "한", "x\u0323\u0301"])
def test_the_last_letter_keeps_its_marks_however_the_text_writes_them(text: str) -> None:
    passage = passage_of([unicodedata.normalize("NFD", text) + " and more"])
    last = fold(passage.reading.text).text.index(" and")
    citation = passage.cite(*fold(passage.reading.text).source_span(0, last))
    assert citation.quote == unicodedata.normalize("NFD", text)


def test_a_sentence_around_a_letterhead_is_one_quotation_of_two_segments() -> None:
    passage = passage_of(["We ask the Govern-", "ment to register the union."])
    assert passage.reading.text == "We ask the Government to register the union."
    start = passage.reading.text.index("the Gov")
    citation = passage.cite(start, passage.reading.text.index(" to "))
    assert citation.quote == "the Govern- ment"
    assert len(citation.segments) == 2
    assert (citation.start, citation.end) == (passage.start + 7, passage.segments[1][0] + 4)


def test_a_quotation_has_the_page_on_which_it_begins() -> None:
    passage = passage_of(["The first page.", "The second page.", "The third page."])
    pages = {word: passage.cite(passage.reading.text.index(word)).page for word in ("first", "second", "third")}
    assert pages == {"first": 3, "second": 4, "third": 5}


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2), (0, 99)])
def test_what_is_no_stretch_of_the_reading_cannot_be_quoted(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no quotation"):
        passage_of(["A letter."]).cite(start, end)


def test_furniture_alone_cannot_be_quoted() -> None:
    passage = passage_of(["One part", "and another."])
    with pytest.raises(ValueError, match="no quotation"):
        passage.cite_text(passage.segments[0][1], passage.segments[0][1] + len(FURNITURE))


def test_a_quotation_is_shown_with_whole_words_and_kept_as_it_is_printed() -> None:
    compounds = {("self", "employed")}
    parts = ["the self\ufffe\nemployed of Norland asked the Com\ufffe\nmittee", "for a re-\nview"]
    passage = passage_of(parts, lambda before, after: (before, after) in compounds)
    citation = passage.cite()
    assert citation.quote == " ".join(parts)
    assert citation.words == "the self-employed of Norland asked the Committee for a review"
    assert passage.cite(4, 17).words == "self-employed"


def test_what_reads_as_it_is_printed_is_kept_once() -> None:
    citation = passage_of(["asks the\nGovernment  to register it"]).cite()
    assert citation.said is None
    assert citation.words == "asks the Government to register it"
