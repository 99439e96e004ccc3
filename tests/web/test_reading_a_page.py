"""What a reader meets on a page: whole words, dates in words, a margin no longer than its passage, a way on."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils.translation import override
from lxml import html

from observance_web import words
from observance_web.cases.models import Case
from observance_web.findings.models import Finding
from observance_web.index.current import IN_USE
from observance_web.library.models import Document, Passage
from observance_web.library.pieces import rows_of


def tree(browser: Client, address: str) -> html.HtmlElement:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return html.fromstring(answer.content.decode())


def test_no_quotation_holds_the_end_of_a_line(browser: Client) -> None:
    texts = {(p.document, p.n): p.text for p in Passage.objects.filter(document="can-pv-9-2")}
    found = list(Finding.objects.filter(document="can-pv-9-2", kind__in=("requests", "measures", "allegations")))
    assert found
    for finding in found:
        said = finding.quotation.words
        assert not re.search("[\ufffe\u00ad\u0002]|\\w- \\w", said)
        assert said in texts[finding.document, finding.passage]
    del browser


@pytest.mark.parametrize(
    ("iso", "language", "told"),
    [
        ("2024-06-05/2024-06-14", "en", "5–14 June 2024"),
        ("2024-06-05/2024-06-14", "fr", "5–14 juin 2024"),
        ("2019-12-30/2020-01-02", "en", "30 December 2019 – 2 January 2020"),
        ("2015/2021", "en", "2015–2021"),
        ("2019-05/2020", "en", "May 2019 – 2020"),
        ("2024-06-31/2024-07-02", "en", "2024-06-31 – 2 July 2024"),
    ],
)
def test_an_interval_says_once_what_both_ends_share(iso: str, language: str, told: str) -> None:
    with override(language):
        assert words.day(iso) == told


def test_a_document_whose_day_lies_between_two_says_so(browser: Client) -> None:
    one = Document.objects.get(reference="can-pv-9")
    assert one.date == "2024-06-05/2024-06-14"
    assert "between 5 June 2024 and 14 June 2024" in tree(browser, "/documents/can-pv-9/").text_content()
    with override("fr"):
        assert words.written(one.date) == "entre le 5 juin 2024 et le 14 juin 2024"
        assert words.written("2019/2021") == "2019–2021"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Decree No. 9 of 2018-04-09", "Decree No. 9 of 9 April 2018"),
        ("Mission (2018-05)", "Mission (May 2018)"),
        ("Conclusions (2015/2021)", "Conclusions (2015–2021)"),
        ("Report A/HRC/2019/12-04", "Report A/HRC/2019/12-04"),
        ("Case No. 2019-0512", "Case No. 2019-0512"),
    ],
)
def test_dates_within_names_are_written_in_words(name: str, told: str) -> None:
    with override("ru"):
        assert words.dated(name) == told


def test_a_state_is_called_in_the_language_of_the_page() -> None:
    with override("ru"):
        assert words.state_called("MD", "Republic of Moldova") == "Молдова"
        assert words.state_called(None, "Veldania") == "Veldania"


def test_a_quotation_of_nobody_begins_with_its_document(browser: Client) -> None:
    captions = [
        " ".join(one.text_content().split())
        for address in ("/veldania-c98/differences", "/search?q=harbour&kind=all", "/veldania-c98/issues/1")
        for one in tree(browser, address).xpath("//figcaption | //span[@class='cite']")
    ]
    assert captions
    assert [one for one in captions if one.startswith("·")] == []


def test_a_margin_is_no_longer_than_its_passage(browser: Client) -> None:
    passages = list(Passage.objects.filter(document="can-pv-9"))
    most = max(passages, key=lambda p: Finding.objects.filter(document="can-pv-9", passage=p.n).count())
    found = list(Finding.objects.filter(document="can-pv-9", passage=most.n))
    [row] = rows_of([most], [], found, None)
    assert row.findings == (*row.findings[: row.fitting], *row.more)
    assert row.more
    page = tree(browser, f"/documents/can-pv-9/?from={most.n}&margin=all")
    [margin] = page.xpath(f'//div[@id="p{most.n}"]/div[@class="margin"]')
    assert len(margin.xpath("./ul/li")) == row.fitting
    assert len(margin.xpath("./details/ul/li")) == len(row.more)
    assert margin.xpath("./details/@open") == []
    opened = tree(browser, f"/documents/can-pv-9/?lit={row.more[0].id}&margin=all")
    assert opened.xpath(f'//div[@id="p{most.n}"]/div[@class="margin"]/details/@open')


def test_what_bears_a_mark_takes_more_of_a_margin(browser: Client) -> None:
    passages = list(Passage.objects.filter(document="can-pv-9"))
    rows = rows_of(passages, [], list(Finding.objects.filter(document="can-pv-9")), None)
    marked = [row for row in rows if row.more and row.findings[0].quotation.interpreted_from]
    assert marked
    assert all(row.fitting <= max(3, round(len(row.passage.text) / 200)) for row in marked)
    del browser


def test_the_printed_page_stands_beside_the_quotation_that_is_lit(browser: Client) -> None:
    finding = Finding.objects.filter(kind="requests", document="can-pv-9-2")[0]
    page = tree(browser, f"/documents/can-pv-9-2/?lit={finding.id}")
    assert len(page.xpath("//details[@class='page-picture']")) == 1
    assert page.xpath(f'//div[@id="p{finding.passage}"]//details[@class="page-picture"]/img')


def test_law_opens_at_the_convention_of_the_case(browser: Client) -> None:
    page = tree(browser, "/veldania-c98/law")
    [shown] = page.xpath("//ul[@class='instruments']//strong")
    assert shown.text_content().endswith("(No. 98)")
    others = page.xpath("//ul[@class='instruments']//a/@href")
    assert others
    assert all(browser.get(f"/veldania-c98/law{address}").status_code == 200 for address in others)


def test_who_finds_nothing_is_led_to_other_spellings(browser: Client) -> None:
    page = tree(browser, "/search?q=Юрмат&language=en")
    [address] = page.xpath("//p[@role='status']/a/@href")
    assert "matching=spelling" in address
    assert "language=en" in address
    assert tree(browser, address).xpath("//figure")
    assert not tree(browser, "/search?q=zzzzqqq&matching=spelling").xpath("//p[@role='status']/a")


def test_a_spelling_that_comes_last_leaves_no_sign_behind(browser: Client) -> None:
    told = [one.text_content() for one in tree(browser, "/people/").xpath("//span[@class='spellings']")]
    assert told
    assert [one for one in told if one.strip().startswith("·") or one.strip().endswith("·")] == []


def test_a_case_without_documents_says_that_none_was_read(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert IN_USE.name
    monkeypatch.setattr("observance_web.cases.queries.cases_shown", Case.objects.none)
    monkeypatch.setattr("observance_web.cases.views.queries.chosen", lambda _: None)
    assert "No State and Convention found" in browser.get("/").content.decode()
    monkeypatch.setattr("observance_web.cases.views.library.documents", Document.objects.none)
    page = browser.get("/").content.decode()
    assert "No document was read yet" in page
    assert 'href="/load"' in page
