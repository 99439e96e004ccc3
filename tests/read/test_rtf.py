"""RTF is read as it is shown, in any code page; what is skippable and unknown is skipped, and reading always ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutate import damaged, survives

from observance.domain.text import BlockKind, FurnitureKind, Reading
from observance.errors import DamagedFile, EmptyFile, ReadError
from observance.read import read_media
from observance.read.rtf import READER, read_rtf
from observance.read.sniff import RTF, media_of

FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fswiss\fcharset204{\*\panose 020b}Arial;}{\f2\fcharset128 Gothic;}}"
)
STYLES = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\b heading 1;}{\*\cs10 Default;}}"
INFO = r"{\info{\title The case}{\author Hedvika}{\creatim\yr2026\mo3}{\*\company Nobody}}"


def rtf(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> bytes:
    return ("{\\rtf1" + head + FONTS + STYLES + INFO + body + "}").encode("latin-1")


def said(reading: Reading) -> list[str]:
    return [reading.text[b.start : b.end] for b in reading.blocks or ()]


def test_paragraphs_and_facts() -> None:
    data = rtf("\\pard One\\b  bold\\b0  and plain.\\par\r\nTwo\\tab goes\\line on.\\par\n")
    assert media_of(data) == RTF
    reading = read_media(data)
    assert said(reading) == ["One bold and plain.", "Two\tgoes\non."]
    assert reading.facts == (("title", "The case"), ("author", "Hedvika"))
    assert (reading.reader, reading.media) == (READER, RTF)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"S\'e9ance lev\'e9e", "Séance levée"),
        (r"\f1 \'ce\'f2\'e2\'e5\'f2", "Ответ"),
        (r"{\f1 \'ce\'f2}\'e9", "Отé"),
        (r"\f2 \'93\'fa\'96\'7b", "日本"),
        (r"\u1054?\u1090?\u1074?", "Отв"),
        (r"\uc2\u8364\'80\'80.\uc1\u233e.", "€.é."),
        (r"\uc0\u1054\u1090\u1074.", "Отв."),
        (r"\u-10179?\u-8704?", "\U0001f600"),
        (r"\ldblquote a\rdblquote\emdash b\~c\_d", "“a”—b\u00a0c\u2011d"),
        (r"\{a\\b\}", "{a\\b}"),
        (r"{\upr{Seance}{\*\ud{S\u233eance}}}", "Séance"),
        (r"one {\field{\*\fldinst HYPERLINK x}{\fldrslt the link}} two", "one the link two"),
        (r"a{\*\unknown {deep {text}}}b{\pict\bin3 }}}c}d", "abd"),
        (r"a{\v hidden}b\v hid\v0 c{\deleted gone}d", "abcd"),
        (r"a{\*\bkmkstart x}b{\xe index}c{\*\annotation note}d", "abcd"),
    ],
)
def test_what_is_shown(body: str, text: str) -> None:
    assert said(read_rtf(rtf("\\pard " + body + "\\par"))) == [text]


def test_the_code_page_of_the_document_holds_where_no_font_says_more() -> None:
    assert said(read_rtf(b"{\\rtf1\\ansi\\ansicpg1251 \\'ce\\'f2\\'e2\\'e5\\'f2\\par}")) == ["Ответ"]
    assert said(read_rtf("{\\rtf1\\ansi\\ansicpg1251 Ответ\\par}".encode("cp1251"))) == ["Ответ"]
    assert said(read_rtf(b"{\\rtf1\\mac \\'8e\\par}")) == ["é"]


def test_headings_lists_and_cells_are_what_the_file_says() -> None:
    body = (
        r"\pard\s1 Looms\par\pard\outlinelevel1 Hand looms\par"
        r"\pard{\listtext\tab (a)\tab}\ilvl0 first\par{\pntext 2.\tab}second\par"
        r"\pard\intbl Year\cell 2026\cell\row\pard Text.\par"
    )
    reading = read_rtf(rtf(body))
    found = [(reading.text[b.start : b.end], b.kind, b.level, b.label) for b in reading.blocks or ()]
    assert found == [
        ("Looms", BlockKind.HEADING, 1, None),
        ("Hand looms", BlockKind.HEADING, 2, None),
        ("first", BlockKind.LIST_ITEM, 1, "(a)"),
        ("second", BlockKind.LIST_ITEM, 1, "2."),
        ("Year", BlockKind.CELL, None, None),
        ("2026", BlockKind.CELL, None, None),
        ("Text.", BlockKind.PARAGRAPH, None, None),
    ]
    assert (reading.blocks or ())[0].style == "heading 1"


def test_notes_and_boxes_follow_their_paragraph() -> None:
    note = r"{\super\chftn}{\footnote\pard{\super\chftn} See {\i the} record.\par More.}"
    box = r"{\shp{\*\shpinst\shpleft0{\sp{\sn fLine}{\sv 0}}{\shptxt\pard In a box.\par}}{\shprslt Again.}}"
    reading = read_rtf(rtf(rf"\pard As was said{note} before{box}.\par Then.\par"))
    assert said(reading) == ["As was said before.", "In a box.", "See the record.", "More.", "Then."]
    assert [reading.text[a:b] for a, b in reading.notes] == ["See the record.\n\nMore."]
    assert (reading.blocks or ())[2].label == "1"


def test_headers_and_footers_are_furniture_once() -> None:
    margins = r"{\header\pard The record\par}{\footer\pard - 3 -\par}"
    reading = read_rtf(rtf(margins + r"\pard One.\par\sect " + margins + r"Two.\par"))
    assert said(reading) == ["The record", "One.", "Two.", "- 3 -"]
    assert [f.kind for f in reading.furniture] == [FurnitureKind.RUNNING_HEAD, FurnitureKind.PAGE_NUMBER]


def test_sheets_end_where_the_file_breaks_them() -> None:
    reading = read_rtf(rtf(r"\pard One.\par\page Two.\par"))
    assert [reading.text[p.start : p.end].strip() for p in reading.pages] == ["One.", "Two."]
    assert all(page.number is None for page in reading.pages)


def test_a_document_that_breaks_off_is_refused_and_an_empty_one_too() -> None:
    with pytest.raises(DamagedFile):
        read_rtf(rtf(r"\pard One.\par")[:-1])
    with pytest.raises(EmptyFile):
        read_rtf(b"{\\rtf1 }")


def test_groups_beyond_reason_are_refused() -> None:
    with pytest.raises(DamagedFile):
        read_rtf(b"{\\rtf1 " + b"{" * 100_000)


def test_what_follows_the_document_is_no_part_of_it() -> None:
    assert said(read_rtf(rtf("One.") + b"\x00\x00{more}")) == ["One."]


@given(
    st.lists(
        st.sampled_from(["{", "}", "\\par ", "\\u1055?", "\\'e9", "\\*", "\\footnote ", "\\v ", "x", "\\bin5 ", "\\"])
    )
)
def test_no_tokens_make_reading_fail_otherwise(parts: list[str]) -> None:
    survives(read_rtf, b"{\\rtf1 " + "".join(parts).encode() + b"}")


def test_damaged_documents_are_read_or_refused() -> None:
    body = (
        r"\pard\s1 Looms\par\pard{\listtext (a)\tab}first\par\intbl Year\cell\row\pard As{\footnote see} S\'e9ance"
        r"\u1054?\uc2\u8364\'80\'80{\header Head\par}{\field{\*\fldinst X}{\fldrslt y}}\page z\par"
    )
    for data in damaged(rtf(body), 600):
        survives(read_rtf, data)
        if data.startswith(b"{\\rtf"):
            survives(read_media, data)


def test_no_refusal_is_anything_but_plain() -> None:
    with pytest.raises(ReadError):
        read_rtf(b"no group at all")
