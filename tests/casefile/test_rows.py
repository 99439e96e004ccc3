from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from observance.casefile import rows
from observance.domain.edition import Edition, Outline
from observance.domain.fold import Folded, read_out
from observance.domain.record import Record, Segmentation
from observance.domain.text import Document, Passage, Reading, Word

for_json = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
st.register_type_strategy(str, for_json)
st.register_type_strategy(int, st.integers(-(2**31), 2**31))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@st.composite
def folded(draw: st.DrawFn) -> Folded:
    """Any map, also one that no reading would make."""
    runs = draw(st.lists(st.tuples(st.integers(), st.integers(), st.integers()), max_size=5))
    at, starts, ends = zip(*runs, strict=True) if runs else ((), (), ())
    limit = 2**31
    keep = tuple(tuple(max(-limit, min(limit, n)) for n in column) for column in (at, starts, ends))
    return Folded(text=draw(for_json), at=keep[0], starts=keep[1], ends=keep[2])


st.register_type_strategy(Folded, folded())


def belonging(found: Segmentation) -> Segmentation:
    """Passages of a document speak of its text."""
    reading = found.document.reading
    own = tuple(
        replace(p, document=found.document.reference, text_sha256=reading.text_sha256, source_text=reading.text)
        for p in found.passages
    )
    return replace(found, passages=own)


@settings(max_examples=50, deadline=None)
@given(document=st.from_type(Document))
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert rows.document_of(rows.document_rows(document)) == document


def test_a_reading_without_lines_and_one_with_none_of_them_stay_apart() -> None:
    for lines, blocks, words in ((None, None, None), ((), (), ()), (None, (), None), ((), None, ())):
        reading = Reading(reader="r", media="m", text="", text_sha256="", lines=lines, blocks=blocks, words=words)
        source = rows.Source(name="n", sha256="s", size=0)
        document = Document(reference="r", source=source, reading=reading)
        assert rows.document_of(rows.document_rows(document)).reading == reading


def test_recognised_words_come_back_with_their_boxes_and_confidence() -> None:
    word = Word(start=0, end=5, x0=70.56, x1=99.12, y0=720.0, y1=731.5, sheet=1, confidence=0.96)
    reading = Reading(reader="r", media="m", text="Aster", text_sha256="s", words=(word,))
    document = Document(reference="r", source=rows.Source(name="n", sha256="s", size=1), reading=reading)
    assert rows.document_of(rows.document_rows(document)).reading.words == (word,)


@settings(max_examples=50, deadline=None)
@given(found=st.from_type(Segmentation).map(belonging))
def test_a_segmentation_comes_back_as_it_was(found: Segmentation) -> None:
    again = rows.segmentation_of(rows.segmentation_rows(found), found.document)
    assert type(again) is type(found)
    assert again == found
    assert [p.source_text for p in again.passages] == [found.document.reading.text] * len(found.passages)


@settings(max_examples=50, deadline=None)
@given(found=st.from_type(Record).map(belonging))
def test_a_record_comes_back_as_it_was(found: Segmentation) -> None:
    assert rows.segmentation_of(rows.segmentation_rows(found), found.document) == found


@given(outline=st.from_type(Outline), editions=st.lists(st.from_type(Edition)).map(tuple))
def test_outlines_and_editions_come_back_as_they_were(outline: Outline, editions: tuple[Edition, ...]) -> None:
    assert rows.outline_of(rows.outline_rows(outline)) == outline
    assert rows.editions_of(rows.edition_rows(editions)) == editions


def test_a_row_holds_no_line_break_whatever_the_text() -> None:
    text = "a\n\r\n\x0b\x0c\u2028\u2029\x85b \ufffe \u00ad"
    reading = Reading(reader="r", media="m", text=text, text_sha256="s")
    document = Document(reference="r", source=rows.Source(name="a\nb", sha256="s", size=1), reading=reading)
    written = rows.document_rows(document)
    assert not any(b"\n" in row for row in written)
    assert rows.document_of(written) == document


def test_the_map_of_a_wrapped_paragraph_is_kept_in_a_few_numbers() -> None:
    text = "x" * 100_000 + "The Govern-\nment is asked\nto reply."
    passage = Passage(
        document="d",
        text_sha256="s",
        n=1,
        start=100_000,
        end=len(text),
        segments=((100_000, len(text)),),
        reading=read_out(text, [(100_000, len(text))]),
        source_text=text,
    )
    row = rows._passage_row(passage)
    assert len(row.runs) <= 5
    assert max(number for run in row.runs for number in run) < 100
    assert rows._folded(row) == passage.reading
