"""The ask sheet: what is shown of each ask, in four formats and languages, the same bytes each time."""

from __future__ import annotations

import io

import docx
import pypdfium2
import pytest
from lxml import html

from observance.domain.case import Ask, AskState, Case, Closing, Step
from observance.domain.findings import ActAsked
from observance.domain.matters import Matter
from observance.messages import messages_in
from observance.publish.report import Order, as_docx, as_html, as_pdf, as_text, ask_sheet


def step(words: str, by: str, page: int | None = 9, **more: object) -> Step:
    given = {"finding": words, "document": "pv-9", "symbol": "CAN/PV.9", "date": "2023-06-09", "speech": 1} | more
    return Step(words=words, by=by, page=page, **given)  # type: ignore[arg-type]


ASKS = (
    Ask(
        id="b",
        matter=0,
        act=ActAsked.MISSION,
        object="accept a mission",
        requests=(step("accepter une mission", "Membres travailleurs", how="request", language="fr"),),
    ),
    Ask(
        id="a",
        matter=0,
        act=ActAsked.CHANGE_LAW,
        object="Labour Act, section 57",
        provisions=("Labour Act|section 57",),
        requests=(
            step("amend section 57", "Worker members", how="urge"),
            step("amend section 57 soon", "Worker members", 31, how="urge"),
            step("amend section 57", "Employer members", how="request", reported=True, of_whom="Committee of Experts"),
        ),
        objections=(step("for Parliament to decide", "Government member, Southland", 22),),
        answers=(step("section 57 was amended", "Government representative", 4, interpreted_from="ru"),),
        contested=(step("section 57 <still> applies", "Worker member, Norland", None),),
        closing=Closing.BOTH,
        deadlines=("before the next session",),
        state=AskState.CONTESTED,
    ),
)
CASE = Case(matter=Matter(state="Norland", state_code="XN", conventions=(111,)), documents=("pv-9",), asks=ASKS)


def sheet(order: Order = Order.CLOSINGS, language: str = "en"):
    return ask_sheet(CASE, order, language, messages_in(language).say)


def test_the_sheet_says_who_asks_where_and_what_became_of_it() -> None:
    assert as_text(sheet(), 100).splitlines() == [
        "Norland · Convention No. 111",
        "as of 2023-06-09 · CAN/PV.9",
        "Asks of the Government: 2 · in both closings 1 · one closing 0 · floor only 1 · no answer found 1",
        "",
        "IN BOTH CLOSING REMARKS",
        "  1 Labour Act, section 57",
        "    change law · stated and contested",
        "    words          “amend section 57” CAN/PV.9, p. 9, Worker members",
        "    asked by       Worker members: urges CAN/PV.9, p. 9, 31",
        "    recalled       Employer members, of Committee of Experts: requests CAN/PV.9, p. 9",
        "    objected       “for Parliament to decide” CAN/PV.9, p. 22, Government member, Southland",
        "    Government     “section 57 was amended” CAN/PV.9, p. 4, Government representative [interpreted",
        "                   from ru]",
        "    contested      “section 57 <still> applies” CAN/PV.9, Worker member, Norland",
        "    deadline       “before the next session”",
        "",
        "ON THE FLOOR AND IN DOCUMENTS ONLY",
        "  2 accept a mission",
        "    mission · no answer found in the documents read",
        "    words          “accepter une mission” CAN/PV.9, p. 9, Membres travailleurs",
        "    asked by       Membres travailleurs: requests CAN/PV.9, p. 9",
        "",
        "NO ANSWER OF THE GOVERNMENT FOUND IN THE DOCUMENTS READ",
        "    2",
    ]


@pytest.mark.parametrize(
    ("order", "headings"),
    [
        (Order.CLOSINGS, ["In both closing remarks", "On the floor and in documents only"]),
        (Order.ARTICLE, ["Labour Act, section 57", "No provision named"]),
        (Order.ASKER, ["Membres travailleurs", "Worker members"]),
    ],
)
def test_the_order_can_be_chosen(order: Order, headings: list[str]) -> None:
    assert [section.heading for section in sheet(order).sections][:-1] == headings


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_every_format_holds_the_same_quotations_in_every_language(language: str) -> None:
    report = sheet(language=language)
    page = html.fromstring(as_html(report))
    document = docx.Document(io.BytesIO(as_docx(report)))
    sheets = pypdfium2.PdfDocument(as_pdf(report))
    texts = {
        "html": page.text_content(),
        "docx": "\n".join(paragraph.text for paragraph in document.paragraphs),
        "pdf": "\n".join(sheet.get_textpage().get_text_range() for sheet in sheets),
    }
    for words in ("amend section 57", "section 57 <still> applies", "accepter une mission", "CAN/PV.9"):
        assert [form for form, text in texts.items() if words not in " ".join(text.split())] == []
    assert page.get("lang") == language
    assert [q.get("lang") for q in page.iter("q") if q.text == "accepter une mission"] == ["fr"]


def test_the_same_case_gives_the_same_bytes() -> None:
    assert as_docx(sheet()) == as_docx(sheet())
    assert as_pdf(sheet()) == as_pdf(sheet())


def test_a_page_asks_nothing_of_elsewhere() -> None:
    page = html.fromstring(as_html(sheet()))
    assert list(page.iter("script", "link", "img", "iframe")) == []
