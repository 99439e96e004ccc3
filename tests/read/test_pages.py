"""Pages of plain text are found where the layout shows them, and numbered only as far as printed numbers reach."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_pdf import sentence

from observance.domain.text import Furniture, FurnitureKind, Page
from observance.read.pages import find_pages, number_pages, print_numbers


def line(n: int) -> str:
    return sentence(n, 9)


def lines(seed: int, count: int) -> list[str]:
    return [line(seed + i) for i in range(count)]


def double(seed: int, count: int) -> str:
    """A page of a double-spaced text; its last line has no empty line below."""
    return " \n\n".join(lines(seed, count)) + " \n"


sizes = st.lists(st.integers(20, 30), min_size=2, max_size=12)


@given(sizes, st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_every_page_of_a_double_spaced_text_is_found(counts: list[int], seed: int) -> None:
    starts, text = [], ""
    for n, count in enumerate(counts):
        starts.append(len(text))
        text += (" " if n else "") + double(seed + 100 * n, count)
    pages = find_pages(text)
    assert [p.start for p in pages] == starts
    assert [p.end for p in pages] == [*starts[1:], len(text)]


@given(sizes, st.integers(1, 400), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_page_is_found_by_its_head(counts: list[int], first: int, two_lines: bool) -> None:
    between = "\n" if two_lines else " "
    starts, text = [], ""
    for n, count in enumerate(counts):
        starts.append(len(text))
        text += f" AB/PV.7{between}{first + n} \n" + "\n".join(lines(100 * n, count)) + "\n"
    pages = find_pages(text)
    assert [p.start for p in pages] == starts
    assert [p.number for p in pages] == [first + n for n in range(len(counts))]


@given(st.lists(st.text("ab .\n", max_size=40), min_size=2, max_size=8))
@settings(deadline=None)
def test_pages_share_out_the_text_between_form_feeds(parts: list[str]) -> None:
    text = "\f".join(["x", *parts, "y"])
    pages = find_pages(text)
    assert "".join(text[p.start : p.end] for p in pages) == text
    assert [text[p.start : p.end].rstrip("\f") for p in pages] == text.split("\f")


@given(st.text("ab 1/\n\f-", max_size=400))
@settings(deadline=None)
def test_pages_of_any_text_lie_side_by_side(text: str) -> None:
    pages = find_pages(text)
    assert [p.start for p in pages[1:]] == [p.end for p in pages[:-1]]
    assert [p.sheet for p in pages] == list(range(1, len(pages) + 1))
    if pages:
        assert (pages[0].start, pages[-1].end) == (0, len(text))


def test_a_form_feed_at_the_end_opens_no_page() -> None:
    assert len(find_pages("alder\n\fbrook\n\f")) == 2
    assert find_pages("alder\nbrook\n\f\n") == ()


@pytest.mark.parametrize("text", ["", "\n\n", "alder\nbrook\n", double(1, 40), "\n".join(lines(1, 90))])
def test_a_text_without_traces_has_no_pages(text: str) -> None:
    assert find_pages(text) == ()


def test_a_lost_bullet_leaves_a_blank_that_opens_no_page() -> None:
    text = double(1, 25) + "\n vacated meadow \n\n harbour lantern \n\n" + double(60, 25)
    assert find_pages(text) == ()


def test_a_head_that_is_left_over_opens_its_page_and_numbers_the_others() -> None:
    first, third = double(1, 25), double(200, 25)
    head = " AB/PV.7 16 \n \n\n"
    second = " " + double(100, 25)
    text = first + second + "\n\n\n" + head + third + " " + double(300, 25)
    pages = find_pages(text)
    assert [p.start for p in pages] == [0, len(first), text.index(head), text.index(third) + len(third)]
    assert [p.printed for p in pages] == [None, None, "16", None]
    assert [p.number for p in pages] == [14, 15, 16, 17]


def test_a_head_under_the_blank_that_opens_a_page_opens_no_second_one() -> None:
    text = double(1, 25) + " AB/PV.7 12 \n\n" + double(100, 25)
    assert [p.printed for p in find_pages(text)] == [None, "12"]


def test_lines_may_end_as_in_dos() -> None:
    text = (double(1, 25) + " " + double(100, 25)).replace("\n", "\r\n")
    assert [p.start for p in find_pages(text)] == [0, text.index(" " + line(100))]


def test_numbers_at_the_foot_close_their_pages() -> None:
    parts = ["\n".join(lines(100 * n, 30)) + f"\n- {n} -\n" for n in range(1, 5)]
    pages = find_pages("".join(parts))
    assert [p.number for p in pages] == [1, 2, 3, 4]
    assert [p.end - p.start for p in pages] == [len(part) for part in parts]


def test_numbers_at_the_head_open_their_pages() -> None:
    parts = [f"- {n} -\n" + "\n".join(lines(100 * n, 30)) + "\n" for n in range(3, 8)]
    pages = find_pages("".join(parts))
    assert [p.number for p in pages] == [3, 4, 5, 6, 7]
    assert [p.end - p.start for p in pages] == [len(part) for part in parts]


def test_roman_numbers_are_kept_as_printed() -> None:
    text = "".join("\n".join(lines(100 * i, 30)) + f"\n{n}\n" for i, n in enumerate(("i", "ii", "iii", "iv")))
    assert [(p.printed, p.number) for p in find_pages(text)] == [(n, None) for n in ("i", "ii", "iii", "iv")]


def test_where_heads_are_lost_the_stretch_of_several_pages_has_no_number() -> None:
    text = "".join("\n".join(lines(100 * n, 60)) + f"\nAB/PV.7 {n}\n" for n in (3, 5, 6, 7)) + line(1) + "\n"
    assert [p.number for p in find_pages(text)] == [2, None, 5, 6, 7]


def printed(*numbers: str | None) -> list[Page]:
    return [Page(sheet=n, start=n, end=n + 1, printed=p) for n, p in enumerate(numbers, 1)]


def numbers(*on_sheets: str | None) -> list[int | None]:
    return [p.number for p in number_pages(printed(*on_sheets))]


@pytest.mark.parametrize(
    ("on_sheets", "expected"),
    [
        ((), []),
        ((None, None), [None, None]),
        ((None, "5", None), [4, 5, 6]),
        ((None, None, "1", None), [None, None, 1, 2]),
        (("1", "2", "9", "4", "5"), [1, 2, 3, 4, 5]),
        (("i", "ii", None, "1", "2"), [None, None, None, 1, 2]),
        (("3", None, "9"), [3, None, 9]),
        (("3", "4", None, "11", "12"), [3, 4, None, 11, 12]),
        ((None, "xvi", None), [None, None, None]),
    ],
)
def test_numbers_follow_from_printed_ones_that_agree(
    on_sheets: tuple[str | None, ...], expected: list[int | None]
) -> None:
    assert numbers(*on_sheets) == expected


@given(st.integers(1, 300), st.lists(st.booleans(), min_size=1, max_size=40))
def test_sheets_in_step_are_all_numbered(first: int, shown: list[bool]) -> None:
    found = numbers(*(str(first + i) if s else None for i, s in enumerate(shown)))
    assert found == ([first + i for i in range(len(shown))] if any(shown) else [None] * len(shown))


@given(st.lists(st.one_of(st.none(), st.integers(0, 60).map(str), st.sampled_from(["i", "iv", "x"])), max_size=30))
def test_numbers_are_never_below_one_and_setting_them_twice_changes_nothing(on_sheets: list[str | None]) -> None:
    once = number_pages(printed(*on_sheets))
    assert all(p.number is None or p.number >= 1 for p in once)
    assert number_pages(once) == once


def test_of_several_numbers_in_a_head_the_one_in_step_is_the_page() -> None:
    heads = [f"Session 12 {n} 2031" for n in range(4, 9)]
    text = "".join(f"{h}\nalder\n" for h in heads)
    starts = [text.index(h) for h in heads]
    found = [
        Furniture(start=a, end=a + len(h), kind=FurnitureKind.RUNNING_HEAD) for a, h in zip(starts, heads, strict=True)
    ]
    ends = [*starts[1:], len(text)]
    pages = [Page(sheet=n, start=a, end=b) for n, (a, b) in enumerate(zip(starts, ends, strict=True), 1)]
    assert [p.printed for p in print_numbers(text, pages, found)] == ["4", "5", "6", "7", "8"]


def prose(seed: int, count: int) -> list[str]:
    """Lines of one running text: sentences that go on from line to line, and so across pages."""
    return [line(seed + i) for i in range(count)]


def paged(said: Callable[[int], list[str]], numbers: range, size: int = 40, *, foot: bool, first: bool = True) -> str:
    """Pages of running text with these lines at their head or foot; the last page is a short one."""
    parts = []
    for n in numbers:
        body = prose(1000 * n, size if n < numbers[-1] else size // 3)
        edge = said(n) if first or n > numbers[0] else []
        parts.append([*body, *edge] if foot else [*edge, *body])
    return "".join("".join(one + "\n" for one in part) for part in parts)


KINDS = [
    "C.Ab./PV.7/{}",
    "C.Ab./PV.7 {}",
    "{}  C.Ab./PV.7",
    "AB/PV.7" + " " * 60 + "{}",
    "{}" + " " * 60 + "AB/PV.7",
    "{}/9  AB.11/CD/PV.7",
    "AB.11/CD/PV.7   {}/9",
    "AB/PV.7 – {}",
    "– {} –",
    "- {} -",
    "{}/9",
    "{}",
    "Record of the orchard {}",
    "{} | Record of the orchard",
    "Orchard – leaf {} – meadow",
    "Leaf {} of 9",
    "Board 31, meeting 7, leaf {}",
]


@pytest.mark.parametrize("said", KINDS)
@pytest.mark.parametrize("last", [4, 5, 9])
@pytest.mark.parametrize("blank", [False, True])
def test_heads_from_the_second_page_on_open_their_pages(said: str, last: int, blank: bool) -> None:
    text = paged(lambda n: [said.format(n), *[""] * blank], range(1, last + 1), foot=False, first=False)
    pages = find_pages(text)
    assert [p.number for p in pages] == list(range(1, last + 1))
    assert [p.start for p in pages[1:]] == [
        text.index(line(1000 * n)) - len(said.format(n)) - 1 - blank for n in range(2, last + 1)
    ]


@pytest.mark.parametrize("said", KINDS)
@pytest.mark.parametrize("last", [4, 5, 9])
@pytest.mark.parametrize("blank", [False, True])
def test_feet_close_their_pages_the_short_last_one_too(said: str, last: int, blank: bool) -> None:
    text = paged(lambda n: [*[""] * blank, said.format(n)], range(1, last + 1), foot=True)
    pages = find_pages(text)
    assert [p.number for p in pages] == list(range(1, last + 1))
    assert [p.start for p in pages] == [text.index(line(1000 * n)) for n in range(1, last + 1)]


def test_a_last_line_under_the_last_head_makes_no_foot_of_it() -> None:
    text = paged(lambda n: [f"C.Ab./PV.7/{n}", ""], range(1, 8), foot=False, first=False)
    text += f"C.Ab./PV.7/8\n\n{line(5)}\n"
    assert [p.number for p in find_pages(text)] == list(range(1, 9))


def test_a_page_that_a_break_cut_short_does_not_undo_the_series() -> None:
    sizes = [40, 40, 12, 40, 40]
    text = "".join("\n".join(prose(1000 * n, size)) + f"\n– {n} –\n" for n, size in enumerate(sizes, 1))
    assert [p.number for p in find_pages(text)] == [1, 2, 3, 4, 5]


def test_two_numbers_are_enough_where_the_text_begins_a_page_above_them() -> None:
    text = paged(lambda n: [f"– {n} –"], range(1, 3), size=40, foot=True)
    assert find_pages(text) == ()  # the second page is short: its number alone keeps no pace
    text = "".join("\n".join(prose(1000 * n, 40)) + f"\n– {n} –\n" for n in (1, 2))
    assert [p.number for p in find_pages(text)] == [1, 2]


def test_heads_of_left_and_right_pages_may_have_different_words() -> None:
    text = paged(lambda n: [f"{n} Of meadows" if n % 2 else f"Orchard Board {n}"], range(1, 10), foot=False)
    assert [p.number for p in find_pages(text)] == list(range(1, 10))


def test_paragraphs_that_are_not_broken_into_lines_are_measured_in_characters() -> None:
    text = "".join("\n".join(sentence(50 * n + i, 90) for i in range(4)) + f"\n– {n} –\n" for n in range(1, 7))
    assert [p.number for p in find_pages(text)] == [1, 2, 3, 4, 5, 6]


def test_a_head_without_any_number_opens_pages_without_a_number() -> None:
    text = paged(lambda _: ["Record of the orchard"], range(1, 7), foot=False)
    pages = find_pages(text)
    assert [text[p.start : p.end].count("Record of the orchard") for p in pages] == [1] * 6
    assert {p.number for p in pages} == {None}


def test_numbers_at_the_foot_and_a_head_of_words_part_the_same_pages() -> None:
    text = "".join("Orchard Board\n" + "\n".join(prose(1000 * n, 40)) + f"\n{n}\n" for n in range(1, 7))
    pages = find_pages(text)
    assert [p.number for p in pages] == [1, 2, 3, 4, 5, 6]
    assert [p.start for p in pages] == [m.start() for m in re.finditer("Orchard Board", text)]


def test_where_form_feeds_part_the_pages_a_number_at_their_edge_needs_no_more() -> None:
    text = "\f".join(f"{line(n).capitalize()}.\n\n{n}\n" for n in range(4, 8))
    assert [p.number for p in find_pages(text)] == [4, 5, 6, 7]


def paragraph(seed: int, count: int) -> str:
    return "\n".join(prose(seed, count)).capitalize() + "."


@pytest.mark.parametrize(
    "said", ["{}", "[{}]", "{}.", "Article {}", "§ {}", "({})", "Chapter {} of the meadow", "- {}"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_numbers_of_what_the_text_lists_are_none(said: str, gap: str) -> None:
    text = "".join(said.format(n) + gap + paragraph(60 * n, 14) + "\n\n" for n in range(1, 9))
    assert find_pages(text) == ()


def test_years_on_their_own_lines_are_none() -> None:
    text = "".join(f"{year}\n\n{paragraph(60 * year, 15)}\n\n" for year in range(2011, 2020))
    assert find_pages(text) == ()


def test_figures_of_a_table_are_none() -> None:
    rows = "".join(f"{sentence(n, 2)}\n{n}\n{n * 7 % 40}\n" for n in range(1, 60))
    assert find_pages(paragraph(1, 30) + "\n\n" + rows + "\n" + paragraph(90, 30) + "\n") == ()


def test_figures_of_a_table_among_the_pages_do_not_part_the_series() -> None:
    rows = "".join(f"{sentence(n, 2)}\n{n}\n" for n in range(1, 9))
    parts = ["\n".join(prose(1000 * n, 30)) + "\n" + (rows if n == 3 else "") for n in range(1, 8)]
    text = "".join(part + f"{n}\n" for n, part in enumerate(parts, 1))
    assert [p.number for p in find_pages(text)] == [1, 2, 3, 4, 5, 6, 7]


def test_symbols_of_documents_in_a_list_are_none() -> None:
    text = paragraph(1, 40) + "\n\n" + "\n".join(f"C.Ab./PV.7/{n}" for n in range(1, 12)) + "\n\n" + paragraph(90, 40)
    assert find_pages(text) == ()


def test_labels_of_speakers_are_none_however_evenly_they_recur() -> None:
    text = "".join(f"The Warden\n{paragraph(60 * n, 20)}\n\n" for n in range(9))
    assert find_pages(text) == ()


def test_parts_numbered_in_roman_are_none() -> None:
    text = "".join(f"{n}\n\n{paragraph(60 * i, 20)}\n\n" for i, n in enumerate(("I", "II", "III", "IV", "V")))
    assert find_pages(text) == ()


@pytest.mark.parametrize("cell", ["AB/PV.7/{}", "{}/40", "– {} –"])
def test_a_table_of_signs_that_could_be_edges_is_none(cell: str) -> None:
    rows = "".join(f"{sentence(n, 2)}\n{cell.format(n * 7 % 40 + 1)}\n" for n in range(400))
    assert find_pages(rows) == ()


def test_a_head_behind_a_form_feed_at_the_very_beginning_is_found() -> None:
    """Found by mutilating files: the mark begins one character after its line."""
    text = "\fCN/4/12 31\n\n" + "A line of the first page that is told.\n" * 20 + "CN/4/12 32\n\nThe second page.\n"
    assert find_pages(text)
