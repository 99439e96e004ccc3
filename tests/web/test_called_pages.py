"""How sources, States and authors are called on pages: in the reader's language, words of documents as printed."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import html

from observance.messages import messages_in
from observance_web.cases.models import Actor, Ask, Earlier, Milestone, Step
from observance_web.citing import citation_of
from observance_web.environment import LOOPBACK
from observance_web.findings.models import Finding
from observance_web.library.models import Document

SLUG = "veldania-c98"
RUSSIAN = {"Accept-Language": "ru"}


def get(browser: Client, address: str) -> html.HtmlElement:
    answer = browser.get(address, HTTP_HOST=LOOPBACK, follow=True, headers=RUSSIAN)
    assert answer.status_code == 200, address
    return html.fromstring(answer.content.decode())


@pytest.mark.parametrize("address", ["", "history", "time", "/documents/sources"])
def test_sources_are_called_in_the_language_of_the_page(browser: Client, address: str) -> None:
    page = get(browser, address if address.startswith("/") else f"/{SLUG}/{address}")
    say = messages_in("ru").say
    told = page.xpath("string(//main)")
    assert say("Mission") in told
    assert not [title for title in ("Mission (", "Court decision", "Observation of", "Report of") if title in told]


def test_a_title_that_a_document_prints_carries_its_language(browser: Client) -> None:
    titled = [one for one in Document.objects.exclude(title_language=None) if one.kind == "letter"]
    assert titled
    shown = {
        link.text: (link.get("lang"), link.get("translate"))
        for address in ("history", "time")
        for link in get(browser, f"/{SLUG}/{address}").xpath("//main//a[starts-with(@href, '/documents/')]")
    }
    rows = [*Earlier.objects.exclude(document=None), *Milestone.objects.exclude(document=None)]
    languages = {one.title: one.language for one in rows if one.language}
    assert {one.title for one in titled} & languages.keys()
    assert all(shown[title] == (language, "no") for title, language in languages.items() if title in shown)


def _of_switzerland() -> Step:
    return next(step for step in Step.objects.all() if step.quotation.voice.code == "CH")


def test_a_state_is_called_in_the_language_of_the_page_and_as_printed_at_its_quotation(browser: Client) -> None:
    step = _of_switzerland()
    assert step.quotation.voice.body == "Suisse"
    asked = get(browser, f"/{SLUG}/asks/{step.ask}/{step.what}")
    caption = asked.xpath(f"//figure[.//a[contains(@href, '{step.finding}')]]/figcaption")[0]
    assert "Швейцария" in caption.xpath("string(span[@class='who'])")
    printed = caption.xpath(".//span[@class='mark']/span[@lang='fr']/text()")
    assert printed == ["Suisse"]
    glance = get(browser, f"/{SLUG}/?act={Ask.objects.get(id=step.ask).act}").xpath("//ul[@class='askers']")
    told = " ".join(one.xpath("string()") for one in glance)
    assert "Швейцария" in told
    assert "Suisse" not in told


def test_a_speech_is_headed_in_the_language_of_the_page_and_its_heading_stays_as_printed(browser: Client) -> None:
    step = _of_switzerland()
    page = get(browser, f"/documents/{step.quotation.document}/s{step.quotation.speech}")
    assert "Швейцария" in page.xpath(f"string(//h2[@id='s{step.quotation.speech}'])")
    assert "Suisse" in page.xpath("string(//*[@class='heading'])") + page.xpath("string(//main)")


def test_a_citation_names_the_state_in_the_language_of_the_page(browser: Client) -> None:
    step = _of_switzerland()
    page = get(browser, f"/{SLUG}/asks/{step.ask}/{step.what}")
    copied = page.xpath("//button[@class='copy']/@data-copy")
    assert any("Швейцария" in one for one in copied)
    assert "Switzerland" in citation_of(step.quotation)


def test_a_state_among_people_and_bodies_is_called_so_too_with_its_printed_names_below(browser: Client) -> None:
    state = next(one for one in Actor.objects.filter(kind="state") if one.country == "CH")
    assert state.name != "Швейцария"
    rows = get(browser, "/people/?kind=state").xpath("//ul[@class='people']/li")
    row = next(row for row in rows if row.xpath("string(a)") == "Швейцария")
    assert state.name in row.xpath("string(span[@class='spellings'])")
    page = get(browser, f"/people/{state.id}")
    assert page.xpath("string(//h1)") == "Швейцария"
    assert state.name in page.xpath("//span[@class='spellings']/text()")


def test_where_nobody_is_named_no_sign_stands_for_it(browser: Client) -> None:
    news = [one for one in Step.objects.all() if not one.quotation.voice.label and not one.quotation.voice.capacity]
    for step in news:
        captions = get(browser, f"/{SLUG}/asks/{step.ask}").xpath("//figcaption")
        assert not [one for one in captions if one.xpath("string()").strip()[:1] in ("·", ":")]
    page = get(browser, f"/{SLUG}/time")
    assert not [one for one in page.xpath("//span[@class='cite']") if one.xpath("string()").strip().startswith("·")]


def test_a_lit_quotation_that_a_page_cuts_is_one_place(browser: Client) -> None:
    cut = [one for one in Finding.objects.filter(document="can-pv-9-2") if len(one.segments) > 1]
    assert cut
    for finding in cut[:4]:
        page = get(browser, f"/findings/{finding.id}/place")
        assert len(page.xpath("//mark")) >= 1
        assert len(page.xpath("//*[@id='lit']")) == 1
