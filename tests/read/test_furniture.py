"""What belongs to the page is marked; what recurs for another reason is not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from make_pdf import Put, make_pdf, prose, sentence

from observance.domain.text import Furniture, FurnitureKind, Page
from observance.read.furniture import mark
from observance.read.pages import find_pages
from observance.read.pdf import read_pdf

HEAD, NUMBER, LINK = FurnitureKind.RUNNING_HEAD, FurnitureKind.PAGE_NUMBER, FurnitureKind.LINK


def marked(text: str, found: tuple[Furniture, ...]) -> list[tuple[str, FurnitureKind]]:
    return [(text[f.start : f.end], f.kind) for f in found]


def in_pdf(*edges: list[Put]) -> list[tuple[str, FurnitureKind]]:
    """The furniture of a PDF with running text and these lines on its sheets."""
    reading = read_pdf(make_pdf([[*edge, *prose(60, 700, 30, seed=50 * n)] for n, edge in enumerate(edges)]))
    return marked(reading.text, reading.furniture)


def in_text(text: str) -> list[tuple[str, FurnitureKind]]:
    return marked(text, mark(text, find_pages(text), None))


def body(seed: int, lines: int) -> str:
    return "".join(sentence(seed + i, 9) + "\n" for i in range(lines))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("AB/PV.7 {}", HEAD),
        ("{} AB/PV.7", HEAD),
        ("Report of the Orchard Board {}", HEAD),
        ("- {} -", NUMBER),
        ("{}", NUMBER),
        ("{}/40", NUMBER),
        ("Seite {} von 40", NUMBER),
    ],
)
@pytest.mark.parametrize("height", [790, 40])
def test_a_line_with_the_number_of_the_sheet_is_furniture(said: str, kind: FurnitureKind, height: int) -> None:
    edges = [[Put(60, height, said.format(n))] for n in range(7, 11)]
    assert in_pdf(*edges) == [(said.format(n), kind) for n in range(7, 11)]


def test_roman_page_numbers_are_furniture_and_give_no_number() -> None:
    sheets = [[Put(290, 40, n), *prose(60, 700, 30, seed=50 * i)] for i, n in enumerate(("iii", "iv", "v", "vi"))]
    reading = read_pdf(make_pdf(sheets))
    assert [f.kind for f in reading.furniture] == [NUMBER] * 4
    assert [p.printed for p in reading.pages] == ["iii", "iv", "v", "vi"]
    assert {p.number for p in reading.pages} == {None}


def test_heads_that_alternate_between_left_and_right_sheets_are_furniture() -> None:
    edges = [
        [Put(60, 790, f"{n}"), Put(400, 790, "Orchard Board")]
        if n % 2
        else [Put(60, 790, "Of meadows"), Put(500, 790, f"{n}")]
        for n in range(2, 10)
    ]
    reading = read_pdf(make_pdf([[*edge, *prose(60, 700, 30, seed=50 * n)] for n, edge in enumerate(edges)]))
    heads = " ".join(said for said, _ in marked(reading.text, reading.furniture))
    assert heads.count("Of meadows") == heads.count("Orchard Board") == 4
    assert [p.number for p in reading.pages] == list(range(2, 10))


def test_a_head_without_a_number_is_furniture_if_it_recurs() -> None:
    assert in_pdf(*[[Put(60, 790, "Orchard Board")]] * 4) == [("Orchard Board", HEAD)] * 4
    assert in_pdf(*[[Put(60, 790, "Orchard Board")]] * 2) == []


def test_a_label_that_recurs_in_the_text_is_none_even_at_the_top_of_sheets() -> None:
    sheets = []
    for n in range(6):
        column = prose(60, 686, 30, seed=50 * n)
        column[12] = column[12]._replace(said="The Warden:")
        sheets.append([Put(60, 700, "The Warden:"), *column])
    reading = read_pdf(make_pdf(sheets))
    assert reading.furniture == ()


def test_a_line_below_the_first_line_of_the_body_is_none() -> None:
    edges = [[Put(60, 760, sentence(900 + n, 9)), Put(60, 740, "Orchard Board")] for n in range(4)]
    assert in_pdf(*edges) == []


def test_a_figure_at_the_foot_that_keeps_no_step_is_none() -> None:
    assert in_pdf(*[[Put(60, 40, str(n))] for n in (1996, 12, 340, 7)]) == []


def test_a_symbol_with_a_number_alone_on_its_line_is_furniture_of_a_plain_text() -> None:
    text = body(1, 20) + " AB/PV.7 16 \n" + body(30, 20)
    assert in_text(text) == [("AB/PV.7 16", HEAD)]


def test_a_symbol_and_its_number_on_two_lines_are_furniture() -> None:
    text = "".join(body(30 * n, 20) + f"AB/PV.7\n{n}\n" for n in range(2, 5)) + body(7, 9)
    assert in_text(text) == [pair for n in range(2, 5) for pair in (("AB/PV.7", HEAD), (str(n), NUMBER))]


def test_a_symbol_within_a_sentence_is_none() -> None:
    text = body(1, 20) + "as said in AB/PV.7\n16 times before\nand AB/PV.8 too\n" + body(30, 20)
    assert in_text(text) == []


def test_a_head_with_title_and_date_beside_a_fraction_is_furniture() -> None:
    text = body(1, 20) + "26/11/2031 On meadows AB/PV.7\n31-32826 2/3\n" + body(30, 20)
    assert in_text(text) == [("26/11/2031 On meadows AB/PV.7", HEAD), ("31-32826 2/3", NUMBER)]


@pytest.mark.parametrize("said", ["- {} -", "{}", "{}/9", "Orchard Board {}", "Seite {} von 9"])
def test_a_rising_number_at_an_even_pace_is_furniture_of_a_plain_text(said: str) -> None:
    text = "".join(body(60 * n, 30) + said.format(n) + "\n" for n in range(1, 6))
    assert [s for s, _ in in_text(text)] == [said.format(n) for n in range(1, 6)]


def test_headings_that_count_are_none() -> None:
    text = "".join(f"Article {n}\n\n{body(60 * n, 30).capitalize().rstrip()}.\n\n" for n in range(1, 9))
    assert in_text(text) == []


def test_a_list_of_numbers_is_none() -> None:
    assert in_text("\n".join(map(str, range(1, 300))) + "\n") == []


def test_first_lines_of_pages_that_recur_are_furniture_where_form_feeds_part_them() -> None:
    text = "\f".join("Orchard Board\n" + body(60 * n, 30) for n in range(4))
    assert in_text(text) == [("Orchard Board", HEAD)] * 4


def test_a_label_is_none_where_form_feeds_part_the_pages() -> None:
    text = "\f".join("The Warden:\n" + body(60 * n, 15) + "The Warden:\n" + body(60 * n + 30, 15) for n in range(4))
    assert in_text(text) == []


@pytest.mark.parametrize("link", ["mailto:dove@example.org", "https://example.org/brook", "www.example.org"])
def test_an_address_alone_between_sentences_is_left_of_a_link(link: str) -> None:
    assert in_text(f"The meadow is wide.\n\n{link}\n The Warden spoke.\n") == [(link, LINK)]


def test_an_address_that_a_sentence_runs_through_is_none() -> None:
    assert in_text("It is to be read at\nhttps://example.org/brook\nand in the file.\n") == []
    assert in_text("Write to dove@example.org or see https://example.org now.\n") == []


def test_furniture_is_in_order_and_nowhere_twice() -> None:
    text = "\f".join(f"AB/PV.7\n{n}\n" + body(60 * n, 30) + "mailto:dove@example.org\n" for n in range(2, 7))
    found = mark(text, find_pages(text), None)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert len(found) == 15


def test_a_text_without_anything_has_no_furniture() -> None:
    assert mark("", (), None) == ()
    assert mark("", (Page(sheet=1, start=0, end=0),), ()) == ()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("C.Ab./PV.7/{}", HEAD),
        ("{}/9  AB.11/CD/PV.7", HEAD),
        ("AB.11/CD/PV.7  {}/9", HEAD),
        ("AB/PV.7" + " " * 60 + "{}", HEAD),
        ("– {} –", NUMBER),
        ("{}/9", NUMBER),
        ("{}", NUMBER),
    ],
)
@pytest.mark.parametrize("indent", ["", " " * 40])
@pytest.mark.parametrize("count", [3, 4, 9])
def test_a_short_series_of_edges_is_furniture_of_a_plain_text(
    said: str, kind: FurnitureKind, indent: str, count: int
) -> None:
    text = "".join(body(60 * n, 40) + f"\n{indent}{said.format(n)}\n\n" for n in range(1, count + 1))
    assert in_text(text) == [(said.format(n), kind) for n in range(1, count + 1)]


def test_a_head_of_words_and_a_number_at_the_foot_are_both_furniture() -> None:
    text = "".join(f"Orchard Board\n{body(60 * n, 40)}– {n} –\n" for n in range(1, 5))
    assert in_text(text) == [pair for n in range(1, 5) for pair in (("Orchard Board", HEAD), (f"– {n} –", NUMBER))]


def test_a_number_above_a_symbol_is_furniture_with_it() -> None:
    text = body(5, 40) + "".join(f"{n}\nAB/PV.7\n{body(60 * n, 40)}" for n in range(2, 7))
    assert in_text(text) == [pair for n in range(2, 7) for pair in ((str(n), NUMBER), ("AB/PV.7", HEAD))]


def test_paragraphs_numbered_on_lines_of_their_own_are_none() -> None:
    text = "".join(f"{n}\n{body(60 * n, 14).capitalize().rstrip()}.\n\n" for n in range(1, 9)) + "End\n"
    assert in_text(text) == []
