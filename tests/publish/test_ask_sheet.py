"""The ask sheet: what is shown of each ask, in four formats and languages, the same bytes each time."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial

import docx
import pypdfium2
import pytest
from lxml import html

from observance.domain.case import Ask, AskState, Case, Closing, Relied, Step
from observance.domain.findings import ActAsked, ReferenceKind
from observance.domain.matters import Matter
from observance.domain.record import Capacity
from observance.messages import messages_in
from observance.publish.report import Order, as_docx, as_html, as_pdf, as_text, ask_sheet
from observance.publish.report.closings import closings_report
from observance.publish.report.one_ask import Manner, shortened, title_of
from observance.publish.speakers import speaker_of

CAPACITIES = {
    "Employer members": Capacity.EMPLOYER_MEMBERS,
    "Worker members": Capacity.WORKER_MEMBERS,
    "Membres travailleurs": Capacity.WORKER_MEMBERS,
    "Government representative": Capacity.GOVERNMENT_REPRESENTATIVE,
    "Government member": Capacity.GOVERNMENT_MEMBER,
    "Worker member": Capacity.WORKER_MEMBER,
}


def step(words: str, by: str, page: int | None = 9, **more: object) -> Step:
    capacity, _, named = by.partition(", ")
    given: dict[str, object] = {"finding": words, "document": "pv-9", "symbol": "CAN/PV.9", "date": "2023-06-09"}
    given |= {"speech": 1, "capacity": CAPACITIES[capacity], "named": named or None} | more
    return Step(words=words, by=by, page=page, **given)  # type: ignore[arg-type]


CODED = "Government representative"
ASKS = (
    Ask(
        id="b",
        act=ActAsked.MISSION,
        object="accepter une mission",
        words=(("fr", "accepter une mission"),),
        requests=(step("accepter une mission", "Membres travailleurs", how="request", language="fr"),),
    ),
    Ask(
        id="a",
        act=ActAsked.CHANGE_LAW,
        object="Labour Act, section 57",
        provisions=("Labour Act|section 57",),
        named=True,
        requests=(
            step("amend section 57", "Employer members", how="request", reported=True, of_whom="Committee of Experts"),
            step("amend section 57", "Worker members", how="urge"),
            step("amend section 57 soon", "Worker members", 31, how="urge"),
        ),
        rests_on=(step("report of 2022", "Worker members"),),
        objections=(step("for Parliament to decide", "Government member, Southland", 22),),
        answers=(step("section 57 was amended", "Government representative", 4, interpreted_from="ru"),),
        contested=(step("section 57 <still> applies", "Worker member, Norland", None),),
        closing=Closing.BOTH,
        deadlines=("before the next session",),
        state=AskState.CONTESTED,
    ),
)
CASE = Case(
    matter=Matter(state="Norland", state_code="XN", conventions=(111,)),
    documents=("pv-9",),
    asks=ASKS,
    relied=(
        Relied(kind=ReferenceKind.REPORT, title="Report of 2022", told=(step("report of 2022", "Worker members"),)),
    ),
)


def sheet(order: Order = Order.CLOSINGS, language: str = "en", *, full: bool = True):
    return ask_sheet(CASE, order, language, messages_in(language).say, full=full)


def test_the_sheet_says_who_asks_where_and_what_became_of_it() -> None:
    assert as_text(sheet(full=False), 100).splitlines() == [
        "Norland · Convention No. 111",
        "as of 9 June 2023 · CAN/PV.9",
        "Asks of the Government: 2 · in both closings 1 · one closing 0 · floor only 1 · no answer found 1",
        "",
        "IN BOTH CLOSING REMARKS",
        "  1 change law: Labour Act, section 57",
        "    stated and contested",
        "    first asked    Committee of Experts (as recalled by Employer members, p. 9)",
        "    asked here     Worker members: urges p. 9, 31",
        "    objected       “for Parliament to decide” p. 22, Government member, Southland",
        "    Government     “section 57 was amended” p. 4 [interpreted from Russian] · contested: “section 57",
        "                   <still> applies” CAN/PV.9, Worker member, Norland",
        "    deadline       “before the next session”",
        "    rests on       “report of 2022” (not in this file)",
        "",
        "ON THE FLOOR AND IN DOCUMENTS ONLY",
        "  2 mission: “accepter une mission”",
        "    asked here     Worker members: requests p. 9 [fr]",
        "",
        "NOT ADDRESSED BY THE GOVERNMENT, AS FAR AS FOUND IN THE DOCUMENTS READ",
        "    2",
        "",
        "TO OBTAIN",
        "    Report of 2022 (relied on by 1)",
    ]


def test_the_full_sheet_quotes_more_with_whole_citations() -> None:
    assert as_text(sheet(), 100).splitlines() == [
        "Norland · Convention No. 111",
        "as of 9 June 2023 · CAN/PV.9",
        "Asks of the Government: 2 · in both closings 1 · one closing 0 · floor only 1 · no answer found 1",
        "",
        "IN BOTH CLOSING REMARKS",
        "  1 change law: Labour Act, section 57",
        "    stated and contested",
        "    in words       “amend section 57 soon” CAN/PV.9, p. 31, Worker members",
        "    first asked    Committee of Experts (as recalled by Employer members, p. 9)",
        "    asked here     Worker members: urges p. 9, 31",
        "    recalled       Employer members: requests p. 9",
        "    objected       “for Parliament to decide” CAN/PV.9, p. 22, Government member, Southland",
        "    Government     “section 57 was amended” CAN/PV.9, p. 4, Government representative [interpreted",
        "                   from Russian]",
        "    contested      “section 57 <still> applies” CAN/PV.9, Worker member, Norland",
        "    deadline       “before the next session”",
        "    rests on       “report of 2022” (not in this file)",
        "",
        "ON THE FLOOR AND IN DOCUMENTS ONLY",
        "  2 mission: “accepter une mission”",
        "    in words       “accepter une mission” CAN/PV.9, p. 9, Worker members",
        "    asked here     Worker members: requests p. 9 [fr]",
        "    Government     no answer found in the documents read",
        "",
        "NOT ADDRESSED BY THE GOVERNMENT, AS FAR AS FOUND IN THE DOCUMENTS READ",
        "    2",
        "",
        "TO OBTAIN",
        "    Report of 2022 (relied on by 1)",
    ]


def test_a_title_is_short_and_holds_the_act_the_names_and_the_words_of_the_object() -> None:
    manner = Manner(language="en", say=messages_in("en").say, held={})
    words = (("fr", "les peines infligées aux marins"), ("en", "charges against union leaders of the port of Karvel"))
    made = replace(
        ASKS[0], act=ActAsked.LIFT, called=words, names=("Ilsa Tormand", "Pavel Ruskin", "Odran Veskil Marn")
    )
    assert text_of(made, manner) == "lift: Ilsa Tormand +2 – charges against union leaders of the port […]"
    assert (
        text_of(replace(made, names=("UFW",)), manner)
        == "lift: UFW – charges against union leaders of the port of Karvel"
    )
    assert text_of(replace(made, names=()), manner) == "lift: charges against union leaders of the port of Karvel"
    assert len(text_of(replace(made, names=("Law on the Registry of Ports and Harbours of the Coast",)), manner)) <= 70
    assert [run.language for run in title_of(replace(made, names=()), replace(manner, language="fr"))][-1] == "fr"


def text_of(ask: Ask, manner: Manner) -> str:
    return "".join(run.text for run in title_of(ask, manner))


def test_what_the_file_holds_is_not_to_be_obtained() -> None:
    text = as_text(ask_sheet(CASE, Order.CLOSINGS, "en", messages_in("en").say, held={"report of 2022": "r.pdf"}))
    assert "not in this file" not in text
    assert "TO OBTAIN" not in text


def test_what_the_government_names_is_no_ask_without_an_answer() -> None:
    named = replace(ASKS[0], spoken_of=(step("mission", "Government representative", 30),))
    text = as_text(ask_sheet(replace(CASE, asks=(named,)), Order.CLOSINGS, "en", messages_in("en").say))
    assert "names it, no measure found: p. 30" in text
    assert "no answer found 0" in text


def test_long_words_are_cut_where_a_word_ends() -> None:
    assert shortened("one two three four", 14) == "one two […]"
    assert shortened("one two", 14) == "one two"


@pytest.mark.parametrize(
    ("order", "headings"),
    [
        (Order.CLOSINGS, ["In both closing remarks", "On the floor and in documents only"]),
        (Order.ARTICLE, ["Labour Act, section 57", "No provision named"]),
        (Order.ASKER, ["Employer members", "Worker members"]),
    ],
)
def test_the_order_can_be_chosen(order: Order, headings: list[str]) -> None:
    assert [section.heading for section in sheet(order).sections][:-2] == headings


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
    for words in ("section 57 was amended", "section 57 <still> applies", "accepter une mission", "CAN/PV.9"):
        assert [form for form, text in texts.items() if words not in " ".join(text.split())] == []
    assert page.get("lang") == language
    assert [q.get("lang") for q in page.iter("q") if q.text == "accepter une mission"] == ["fr", "fr"]


def test_who_speaks_is_called_in_the_language_of_the_sheet() -> None:
    """States as that language has them, in short where the name printed holds the short one; bodies by letters."""
    said = partial(step, "amend section 57", language="fr")
    delegates = (
        (said("Government member, Royaume-Uni de Grande-Bretagne et d’Irlande du Nord", state_code="GB"), "en"),
        (said("Government member, Veldanie"), "en"),
        (step("…", "Worker member, United States of America", state_code="US", language="en"), "en"),
        (step("…", "Worker member, Turkey", state_code="TR", language="en"), "en"),
        (step("…", "Worker member, Turkey", state_code="TR", language="en"), "fr"),
        (replace(said("Worker members"), capacity=Capacity.OBSERVER, named="World Union of Ports (WUP)"), "ru"),
        (replace(said("Worker members"), capacity=Capacity.OBSERVER, named="Union of Ports (of the North)"), "en"),
    )
    assert [speaker_of(one, language, messages_in(language).say) for one, language in delegates] == [
        "Government member, United Kingdom",
        "Government member, Veldanie",
        "Worker member, United States",
        "Worker member, Turkey",
        "Membre travailleur, Turquie",
        "Наблюдатель, WUP",
        "Observer, Union of Ports (of the North)",
    ]


def test_a_sheet_of_thirty_asks_is_one_sheet_of_paper() -> None:
    asks = tuple(replace(ASKS[n % 2], id=str(n)) for n in range(32))
    report = ask_sheet(replace(CASE, asks=asks), Order.CLOSINGS, "en", messages_in("en").say)
    assert len(pypdfium2.PdfDocument(as_pdf(report))) == 1


def test_of_what_bears_upon_an_ask_that_is_shown_which_bears_upon_most_of_its_requests() -> None:
    answers = (step("by the way the ports were opened for all ships of the world", "Government representative", 3),)
    answers += (step("section 57 was repealed on the day on which the new code came into force", CODED, 5),)
    bears = ((answers[0].finding, "a"), (answers[1].finding, "a"), (answers[1].finding, "b"))
    case = replace(CASE, asks=(replace(ASKS[1], answers=answers, bears=bears),))
    text = " ".join(as_text(ask_sheet(case, Order.CLOSINGS, "en", messages_in("en").say)).split())
    assert "Government “section 57 was repealed" in text
    assert "p. 5 · and 1 more · contested:" in text


def test_the_same_case_gives_the_same_bytes() -> None:
    assert as_docx(sheet()) == as_docx(sheet())
    assert as_pdf(sheet()) == as_pdf(sheet())


def test_a_page_asks_nothing_of_elsewhere() -> None:
    page = html.fromstring(as_html(sheet()))
    assert list(page.iter("script", "link", "img", "iframe")) == []


def test_closings_stand_side_by_side() -> None:
    one = step("amend section 57", "Employer members", 30, closing=Closing.EMPLOYERS)
    other = step("modifier l’article 57", "Membres travailleurs", 31, closing=Closing.WORKERS, language="fr")
    asks = (replace(ASKS[1], requests=(one, other)), ASKS[0])
    report = closings_report(replace(CASE, asks=asks), "2023-06-09", "en", messages_in("en").say)
    assert as_text(report).splitlines()[4:] == [
        "IN BOTH CLOSING REMARKS",
        "  1 change law: Labour Act, section 57",
        "    Employer members “amend section 57” CAN/PV.9, p. 30, Employer members",
        "    Worker members   “modifier l’article 57” CAN/PV.9, p. 31, Worker members",
        "",
        "IN NEITHER CLOSING REMARKS",
        "  2 mission: “accepter une mission”",
    ]


def test_a_law_named_by_its_date_is_called_with_the_date_in_words() -> None:
    ask = replace(CASE.asks[0], object="Decree No. 9 of 2018-04-09", words=(), called=(), names=())
    manner = Manner(language="ru", say=messages_in("ru").say)
    assert "".join(run.text for run in title_of(ask, manner)).endswith("Decree No. 9 of 9 April 2018")
    named = replace(ask, words=(("en", "extend the list"),), names=("Decree No. 9 of 2018-04-09",))
    assert "9 April 2018" in "".join(run.text for run in title_of(named, manner))
