"""Reading PDF: all of the text, in reading order, with exact places."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from make_pdf import BOLD, Put, long_source, make_pdf, prose, sentence, typeset

from observance.domain.text import Reading
from observance.errors import DamagedFile, EmptyFile, ProtectedFile
from observance.read import pdf_lines
from observance.read.pdf import read_pdf

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "documents").glob("*.pdf"))


def bare(data: bytes) -> list[str]:
    """The text of each page as pdfium gives it."""
    said = []
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        said.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return said


def visible(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace() and c not in "\ufffe-\x02")


def said(reading: Reading, sheet: int = 1) -> list[str]:
    return [reading.text[line.start : line.end] for line in reading.lines or () if line.sheet == sheet]


def two_columns(rows: int, *, drop: float = 0) -> tuple[list[Put], list[Put]]:
    left = prose(60, 700, rows, seed=100, words=7, step=13)
    right = [Put(320, p.y - drop, sentence(500 + i, 7)) for i, p in enumerate(left)]
    return left, right


def alternating(left: list[Put], right: list[Put]) -> list[Put]:
    return [put for pair in zip(left, right, strict=True) for put in pair]


def texts(puts: list[Put]) -> list[str]:
    return [p.said for p in puts]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_every_visible_character_of_an_example_is_read(path: Path) -> None:
    data = path.read_bytes()
    assert visible(read_pdf(data).text) == visible("".join(bare(data)))


@pytest.mark.parametrize("columns", [1, 2])
def test_a_typeset_document_is_read_whole_with_heads_numbers_and_notes(columns: int) -> None:
    pytest.importorskip("typst", reason="typst is missing")
    data = typeset(long_source(6, columns))
    reading = read_pdf(data)
    assert visible(reading.text) == visible("".join(bare(data)))
    assert [p.number for p in reading.pages] == list(range(1, len(reading.pages) + 1))
    assert len(reading.furniture) == 2 * len(reading.pages)
    assert reading.notes
    assert all(reading.text[a].isdigit() for a, _ in reading.notes)
    assert {line.column for line in reading.lines or ()} == set(range(columns))


def test_lines_and_pages_point_into_the_text() -> None:
    reading = read_pdf(make_pdf([prose(60, 700, 20), prose(60, 700, 15, seed=40), []]))
    assert reading.lines is not None
    assert reading.text == "\f".join("".join(s + "\n" for s in said(reading, n)) for n in (1, 2, 3))
    assert [p.start for p in reading.pages[1:]] == [p.end for p in reading.pages[:-1]]
    assert reading.pages[-1].end == len(reading.text)
    for page in reading.pages[1:]:
        assert reading.text[page.start - 1] == "\f"
    first = reading.lines[0]
    assert (round(first.x0), round(first.size), first.sheet) == (60, 11, 1)
    assert first.x0 < first.x1
    assert 690 < first.y0 < 702 < first.y1 < 712


def test_the_same_bytes_give_the_same_reading() -> None:
    data = make_pdf([prose(60, 700, 20)])
    assert read_pdf(data) == read_pdf(data)


@pytest.mark.parametrize("drop", [0, 3, 5, 7])
def test_columns_told_row_by_row_are_read_column_by_column(drop: float) -> None:
    left, right = two_columns(14, drop=drop)
    head = Put(60, 740, sentence(9, 16))
    reading = read_pdf(make_pdf([[head, *alternating(left, right)]]))
    assert said(reading) == [head.said, *texts(left), *texts(right)]
    assert [line.column for line in reading.lines or ()] == [0] + [0] * 14 + [1] * 14


def test_a_short_last_line_is_not_joined_to_the_next_column() -> None:
    left, right = two_columns(14)
    left[13] = left[13]._replace(x=right[0].x - 22, said="dove"[:2])
    reading = read_pdf(make_pdf([alternating(left, right)]))
    assert said(reading) == [*texts(left), *texts(right)]


def test_columns_in_the_right_order_are_left_alone() -> None:
    left, right = two_columns(14)
    foot = Put(290, 60, "7")
    reading = read_pdf(make_pdf([[*left, *right, foot]]))
    assert said(reading) == [*texts(left), *texts(right), "7"]
    assert [line.column for line in reading.lines or ()] == [0] * 14 + [1] * 14 + [0]


def test_a_table_is_read_row_by_row() -> None:
    names = [Put(60, 700 - 14 * i, f"Alder {i}") for i in range(14)]
    figures = [Put(320, p.y, f"{i * 37}") for i, p in enumerate(names)]
    reading = read_pdf(make_pdf([alternating(names, figures)]))
    assert reading.text.split() == [word for i in range(14) for word in ("Alder", str(i), str(i * 37))]


def test_a_head_told_last_is_read_first() -> None:
    body = prose(60, 700, 12)
    reading = read_pdf(make_pdf([[*body, Put(60, 780, sentence(3, 9))]]))
    assert said(reading) == [sentence(3, 9), *texts(body)]


def test_a_page_number_told_before_the_body_makes_no_column() -> None:
    reading = read_pdf(make_pdf([[Put(40, 60, "4"), *prose(120, 700, 12)]]))
    assert {line.column for line in reading.lines or ()} == {0}


def test_a_raised_mark_stays_in_its_line() -> None:
    line = sentence(5, 6)
    reading = read_pdf(make_pdf([[Put(60, 700, line), Put(200 + 40, 704, "12", 6), *prose(60, 680, 5)]]))
    assert any("12" in s and len(s) > 10 for s in said(reading))


def test_a_hyphen_that_divides_a_word_ends_its_line() -> None:
    reading = read_pdf(make_pdf([[Put(60, 700, "the har-"), Put(60, 686, "bour of the orchard")]]))
    assert len(said(reading)) == 2
    assert said(reading)[0][:-1] == "the har"
    assert said(reading)[0][-1] in "-\ufffe"


def test_bold_lines_and_enlarged_letters_are_known() -> None:
    puts = [
        Put(60, 700, "Cinder and dove", 14, BOLD),
        Put(60, 680, "plain river"),
        Put(60, 660, "large", 18, stretch=18),
    ]
    lines = read_pdf(make_pdf([puts])).lines or ()
    assert [line.bold for line in lines] == [True, False, False]
    assert [round(line.size) for line in lines] == [14, 11, 18]


def test_a_line_that_is_bold_only_in_part_is_not_bold() -> None:
    puts = [Put(60, 700, "Cinder and dove and", 11, BOLD), Put(168, 700, " river", 11)]
    assert [line.bold for line in read_pdf(make_pdf([puts])).lines or ()] == [False]


def small(y: float, text: str) -> Put:
    return Put(60, y, text, 8)


def test_notes_stand_apart_from_one_mark_to_the_next() -> None:
    first = [*prose(60, 700, 30), small(100, "1 See the brook"), small(90, "and the river."), small(80, "2 Ibid.")]
    second = [*prose(60, 700, 30, seed=60), small(80, "going on from there")]
    third = [*prose(60, 700, 30, seed=90), small(80, "3 Later."), small(60, "4 Last.")]
    reading = read_pdf(make_pdf([first, second, third]))
    assert [reading.text[a:b] for a, b in reading.notes] == [
        "1 See the brook\nand the river.",
        "2 Ibid.",
        "going on from there",
        "3 Later.",
        "4 Last.",
    ]


def test_small_print_without_a_mark_is_no_note() -> None:
    assert not read_pdf(make_pdf([[*prose(60, 700, 30), small(80, "set in small letters")]])).notes


def test_a_sheet_all_in_small_letters_holds_no_note() -> None:
    assert not read_pdf(make_pdf([prose(60, 700, 40), [small(700 - 10 * i, f"{i} dove") for i in range(9)]])).notes


def test_a_sheet_shown_turned_is_measured_as_shown() -> None:
    reading = read_pdf(make_pdf([[Put(100, 500, "turned river")]], rotate=90, box=(50, 20, 645, 862)))
    line = (reading.lines or ())[0]
    # Turned clockwise, what stood 480 points above the lower edge stands 480 from the left, and runs downwards from
    # 50 points below the top, which was the left edge: the sheet is 595 high.
    assert 475 < line.x0 < line.x1 < 492
    assert 470 < line.y0 < line.y1
    assert 540 < line.y1 <= 546


def test_facts_are_those_of_the_file() -> None:
    info = (("Title", "On the harbour"), ("Author", "A. Fallow"), ("CreationDate", "D:20260102030405Z"))
    reading = read_pdf(make_pdf([prose(60, 700, 3)], info=info))
    assert reading.facts == (("title", "On the harbour"), ("author", "A. Fallow"), ("created", "D:20260102030405Z"))


def test_page_labels_are_printed_numbers_where_they_say_more_than_the_order() -> None:
    sheets = [prose(60, 700, 20, seed=30 * i) for i in range(4)]
    reading = read_pdf(make_pdf(sheets, labels="0<</S/r>>2<</S/D/St 5>>"))
    assert [p.printed for p in reading.pages] == ["i", "ii", "5", "6"]
    assert [p.number for p in reading.pages] == [None, None, 5, 6]
    plain = read_pdf(make_pdf(sheets, labels="0<</S/D>>"))
    assert {p.printed for p in plain.pages} == {p.number for p in plain.pages} == {None}


def test_a_number_on_the_sheet_goes_before_its_label() -> None:
    sheets = [[*prose(60, 700, 20, seed=30 * i), Put(290, 50, f"- {i + 31} -")] for i in range(4)]
    reading = read_pdf(make_pdf(sheets, labels="0<</S/r>>"))
    assert [p.number for p in reading.pages] == [31, 32, 33, 34]


def test_a_document_without_text_says_so() -> None:
    reading = read_pdf(make_pdf([[], []]))
    assert reading.text.strip() == ""
    assert ("no_text", "true") in reading.facts
    assert len(reading.pages) == 2


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"\n \n", EmptyFile),
        (b"%PDF-1.7\nnothing else", DamagedFile),
        (make_pdf([prose(60, 700, 3)])[:300], DamagedFile),
        (make_pdf([prose(60, 700, 3)], encrypt=True), ProtectedFile),
        (make_pdf([]), EmptyFile),
    ],
    ids=["nothing", "blanks", "head only", "cut off", "locked", "no pages"],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        read_pdf(data)
    assert caught.value.do  # type: ignore[attr-defined]


def test_a_sheet_that_cannot_be_opened_is_named_and_costs_only_itself() -> None:
    data = make_pdf([prose(60, 700, 3), prose(60, 700, 3, seed=9)])
    broken = data.replace(b"/Kids[6 0 R 8 0 R]", b"/Kids[6 0 R 3 0 R]")
    reading = read_pdf(broken)
    assert len(said(reading)) == 3
    assert len(reading.pages) == 2
    assert ("damaged_sheets", "2") in reading.facts


class _Counted:
    """pdfium's interface, counting what is opened and closed."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.calls: Counter[str] = Counter()

    def __getattr__(self, name: str) -> Any:
        self.calls[name] += 1
        return getattr(self._real, name)


def test_all_that_is_opened_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = _Counted(pdf_lines.pdfium)
    monkeypatch.setattr(pdf_lines, "pdfium", counted)
    monkeypatch.setattr(sys.modules[read_pdf.__module__], "pdfium", counted)
    read_pdf(make_pdf([prose(60, 700, 3)] * 3))
    for opened, closed in (
        ("FPDF_LoadPage", "FPDF_ClosePage"),
        ("FPDFText_LoadPage", "FPDFText_ClosePage"),
        ("FPDF_LoadMemDocument64", "FPDF_CloseDocument"),
    ):
        assert counted.calls[opened] == counted.calls[closed] > 0
