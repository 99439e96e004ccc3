"""The folded text and its map: every character has its place, in order, and the place holds what it stands for."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import FURNITURE, TEXTS, WORDS

from observance.domain.fold import INVISIBLE, Folded, fold, fold_words, past_marks, read_out, to_letter


def spans(folded: Folded) -> list[tuple[int, int]]:
    """The place of every character."""
    return [folded.source_span(i, i + 1) for i in range(len(folded.text))]


def runs(folded: Folded) -> list[tuple[str, int, int]]:
    """Each run: its text, and the place in the source."""
    ends = (*folded.at, len(folded.text))[1:]
    return [
        (folded.text[at:end], first, last)
        for at, end, first, last in zip(folded.at, ends, folded.starts, folded.ends, strict=True)
    ]


def whole_letters(text: str, start: int, end: int) -> str:
    """A place as a quotation gives it: a mark comes with its letter, and a letter with its marks."""
    return text[to_letter(text, start, 0) : past_marks(text, end, len(text))]


def check_map(folded: Folded, source: str) -> None:
    places = spans(folded)
    assert all(0 <= start < end <= len(source) for start, end in places)
    for (start, end), (next_start, next_end) in pairwise(places):
        assert start <= next_start
        assert end <= next_end
        assert (start, end) == (next_start, next_end) or end <= next_start, "places are the same or follow one another"


@given(TEXTS)
def test_every_character_of_a_folded_text_has_a_place_in_order(text: str) -> None:
    check_map(fold(text), text)


@given(TEXTS)
def test_a_folded_text_is_what_the_same_text_folds_to_without_a_map(text: str) -> None:
    assert fold(text).text == fold_words(text)


@given(TEXTS)
def test_the_place_of_a_folded_run_folds_to_the_run(text: str) -> None:
    folded = fold(text)
    for piece, start, end in runs(folded):
        assert fold_words(text[start:end]) == piece


@given(TEXTS)
def test_the_place_of_a_folded_character_holds_it(text: str) -> None:
    folded = fold(text)
    for c, place in zip(folded.text, spans(folded), strict=True):
        assert c in fold_words(whole_letters(text, *place))


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_words(fold_words(text)) == fold_words(text)


@given(TEXTS)
def test_composed_and_decomposed_texts_are_compared_as_the_same(text: str) -> None:
    assert fold_words(unicodedata.normalize("NFC", text)) == fold_words(unicodedata.normalize("NFD", text))


@given(TEXTS, st.data())
def test_an_offset_of_the_source_leads_back_to_its_character(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if folded.text:
        offset = data.draw(st.integers(0, len(folded.text) - 1))
        start, end = folded.source_span(offset, offset + 1)
        back = folded.offset_of(start)
        assert back <= offset
        assert folded.source_start(back) == start
        assert folded.offset_of(end) > offset


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_every_character_that_is_read_out_has_a_place_in_a_segment_or_between_two(parts: list[str]) -> None:
    text, segments = laid_out(parts)
    folded = read_out(text, segments)
    check_map(folded, text)
    inside = [any(a <= start and end <= b for a, b in segments) for start, end in spans(folded)]
    joints = [c for c, within in zip(folded.text, inside, strict=True) if not within]
    assert set(joints) <= {" "}, "only the blank that joins two segments stands for what lies between them"
    assert len(joints) < len(parts)


@given(TEXTS)
def test_the_place_of_a_character_that_is_read_out_reads_as_it(text: str) -> None:
    folded = read_out(text, [(0, len(text))])
    for c, place in zip(folded.text, spans(folded), strict=True):
        source = whole_letters(text, *place)
        if c == " ":
            assert any(s.isspace() for s in source)
        else:
            assert c in unicodedata.normalize("NFC", source.translate(dict.fromkeys(map(ord, INVISIBLE))))


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_what_is_read_is_one_line_of_composed_letters_and_single_blanks(parts: list[str]) -> None:
    read = read_out(*laid_out(parts)).text
    assert read == " ".join(read.split())
    assert unicodedata.is_normalized("NFC", read)
    assert not set(read) & set(INVISIBLE)


@given(st.lists(WORDS, min_size=1, max_size=3))
def test_no_letter_is_lost_between_segments(parts: list[str]) -> None:
    """Once a divided word at the border of two segments lost the letter before its invisible hyphen."""
    apart = [read_out(part, [(0, len(part))]).text for part in parts]
    assert letters(read_out(*laid_out(parts)).text) == "".join(map(letters, apart))


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if c.isalnum())


def laid_out(parts: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Parts with furniture between them, and where they stand."""
    text, segments = "", []
    for part in parts:
        segments.append((len(text), len(text) + len(part)))
        text += part + FURNITURE
    return text, segments


READ = (
    ("two\r\nlines", "two lines"),
    ("a\u00a0blank", "a blank"),
    ("inter-\nnational", "international"),
    ("inter\u00ad\n  national", "international"),
    ("inter\ufffe\r\nnational", "international"),
    ("cafe\u0301-\nbar", "cafébar"),
    ("e\u0301te\u0301", "été"),
    ("\u1100\u1161\u11a8", "각"),
    ("soft\u00adhyphen", "softhyphen"),
    ("a \u00ad b", "a b"),
    ("a \u2014\nb", "a \u2014 b"),
    ("1990-\n2000", "19902000"),
    ("\ufeffThe end\n", "The end"),
    (" \u200b ", ""),
)


@pytest.mark.parametrize(("text", "read"), READ, ids=[repr(text) for text, _ in READ])
def test_a_text_is_read_as_a_person_reads_it(text: str, read: str) -> None:
    assert read_out(text, [(0, len(text))]).text == read


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad", "\ufffe"])
def test_a_word_that_furniture_divides_is_one_word(hyphen: str) -> None:
    text, segments = laid_out([f"inter{hyphen}", "national"])
    assert read_out(text, segments).text == "international"
    assert read_out(text, segments, lambda before, after: (before, after) == ("inter", "national")).text == (
        "inter-national"
    )


def test_the_rule_for_hyphens_sees_the_words_on_both_sides() -> None:
    seen = []
    read_out("the e\u0301tat-\nmajor", [(0, 16)], lambda before, after: bool(seen.append((before, after))))
    assert seen == [("e\u0301tat", "major")]


FOLDED = (
    ("Straße", "strasse"),
    ("İzmir", "izmir"),
    ("ﬁnal", "final"),
    ("Ё", "е"),
    ("l’État", "l'etat"),
    ("1–2", "1-2"),
)


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_case_accents_ligatures_and_printers_choices_are_gone(text: str, folded: str) -> None:
    assert fold(text).text == folded
    assert fold(unicodedata.normalize("NFD", text)).text == folded


def test_a_span_that_ends_in_a_decomposed_letter_keeps_its_accent() -> None:
    text = "le cafe\u0301 ferme\u0301"
    folded = fold(text)
    start = folded.text.index("cafe")
    assert text[slice(*folded.source_span(start, start + 4))] == "cafe\u0301"


def test_an_empty_span_stands_somewhere() -> None:
    folded = fold("Straße")
    assert folded.source_span(4, 4) == (4, 4)
    assert fold("").source_span(0, 0) == (0, 0)
