"""The page of an ask: its story over the years, the chosen cell, what it rests on; dots that lead to rows."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from observance.casefile import CaseFile
from observance_web.cases.models import Ask, Case, Earlier, Milestone, Step
from observance_web.cases.timeline import NEAR, picture_of
from observance_web.environment import LOOPBACK
from observance_web.findings.models import Finding
from observance_web.index.story_rows import STORY
from observance_web.library.models import Document

SLUG = "veldania-c98"


def get(browser: Client, address: str, **headers: str) -> html.HtmlElement:
    answer = browser.get(address, HTTP_HOST=LOOPBACK, follow=True, headers=headers)
    assert answer.status_code == 200, address
    return html.fromstring(answer.content.decode())


@pytest.fixture
def slugs(browser: Client) -> dict[str, str]:
    """The cases by their keys."""
    del browser
    return dict(Case.objects.values_list("key", "slug"))


def test_a_story_holds_every_quotation_of_its_ask_once(slugs: dict[str, str]) -> None:
    asks = list(Ask.objects.filter(case__in=slugs))
    assert asks
    for ask in asks:
        told = {
            what: sum(cell.quoted.count for year in ask.years for cell in year.cells if cell.what == what)
            for what in STORY
        }
        for what, of in STORY.items():
            if of is not None:
                assert told[what] == Step.objects.filter(ask=ask.id, what=of).count(), (ask.id, what)
        years = [year.year for year in ask.years]
        assert years == sorted(years, key=lambda year: (year is None, year))


def test_the_columns_of_a_story_are_the_years_of_the_follow_up(indexed: Path, slugs: dict[str, str]) -> None:
    told = {(row.ask, row.year): row for case in CaseFile.open(indexed).cases() for row in case.follow_up}
    assert told
    for (ask, number), row in told.items():
        year = next(one for one in Ask.objects.get(id=ask).years if one.year == number)
        asked = next((cell for cell in year.cells if cell.what == "asked"), None)
        own = [line for line in (asked.lines if asked else ()) if line.quotation.finding in _findings(row.asked)]
        assert len(own) == min(len(row.asked), 4)
    assert slugs


def _findings(asked: object) -> set[str]:
    return {one.request.finding for one in asked}  # type: ignore[attr-defined]


def test_a_cell_is_chosen_by_its_link_with_and_without_scripts(browser: Client, slugs: dict[str, str]) -> None:
    ask = next(one for one in Ask.objects.all() if sum(len(year.cells) for year in one.years) > 2)
    address = f"/{slugs[ask.case]}/asks/{ask.id}"
    page = get(browser, address)
    links = page.xpath('//td//a[contains(@class, "chooses")]')
    assert len(links) == sum(len(year.cells) for year in ask.years)
    assert len(page.xpath('//td//a[@aria-current="true"]')) == 1
    shown = set()
    for link in links:
        chosen = get(browser, link.get("href").split("#")[0])
        quotations = [figure.text_content() for figure in chosen.xpath('//section[@id="cell"]//figure')]
        assert quotations
        assert chosen.xpath('string(//td//a[@aria-current="true"]/@id)') == link.get("id")
        part = get(browser, link.get("hx-get"), **{"HX-Request": "true"})
        assert [figure.text_content() for figure in part.xpath("//figure")] == quotations
        assert part.xpath("//nav | //header") == []
        shown.add(" ".join(quotations))
    assert len(shown) == len(links)
    unknown = get(browser, f"{address}?cell=1900-asked")
    assert unknown.xpath('//section[@id="cell"]//figure')


def test_an_ask_says_on_what_it_rests_and_whom_it_names(browser: Client, slugs: dict[str, str]) -> None:
    ask = next(one for one in Ask.objects.all() if one.glance.rests.count and one.provisions == ())
    page = get(browser, f"/{slugs[ask.case]}/asks/{ask.id}")
    assert len(page.xpath('//section[@aria-labelledby="rests"]//li')) == len(ask.glance.rests.first)
    held = page.xpath('string(//section[@aria-labelledby="rests"])')
    assert "not in this case" in held or "in this case:" in held
    named = next(one for one in Ask.objects.all() if one.title.named and one.actors)
    people = get(browser, f"/{slugs[named.case]}/asks/{named.id}").xpath('//section[@aria-labelledby="named"]//li/a')
    assert people
    words = " ".join(step.quotation.words for step in Step.objects.filter(ask=named.id))
    for link in people:
        spellings = get(browser, link.get("href")).xpath('//li/span[@class="spellings"]/text()')
        assert any(name in words for name in spellings), link.text


def test_quotations_of_an_ask_stand_in_the_order_of_time(browser: Client, slugs: dict[str, str]) -> None:
    for ask in Ask.objects.all()[:20]:
        steps = list(Step.objects.filter(ask=ask.id).order_by("at"))
        dates = [(step.date or "9999").split("/")[0] for step in steps]
        assert dates == sorted(dates)
        assert sorted(step.at for step in steps) == list(range(1, len(steps) + 1))
    part = get(browser, f"/{slugs[ask.case]}/asks/{ask.id}", **{"HX-Request": "true"})
    assert len(part.xpath("//figure")) == min(len(steps), 20)


def test_the_sheet_names_what_is_to_be_obtained(browser: Client, slugs: dict[str, str]) -> None:
    case = Earlier.objects.filter(document=None, held=None)[0].case
    page = get(browser, f"/{slugs[case]}/")
    links = page.xpath('//section[@class="obtain"]//li/a[starts-with(@href, "/documents/sources?title=")]')
    wanted = Earlier.objects.filter(case=case, document=None, held=None).count()
    assert len(links) == min(wanted, 8)
    assert get(browser, links[0].get("href")).xpath("//figure")


# --- The picture of time --------------------------------------------------------------------------------------------


def test_every_dot_leads_to_its_row(browser: Client, slugs: dict[str, str]) -> None:
    case = Milestone.objects.all()[0].case
    for kinds in ("", "?kind=stated&kind=alleged"):
        page = get(browser, f"/{slugs[case]}/time{kinds}")
        dots = page.xpath('//svg//a[@class="at"]')
        assert dots
        for dot in dots:
            answer = browser.get(f"/{slugs[case]}/time{dot.get('href').split('#')[0]}", HTTP_HOST=LOOPBACK)
            assert answer.status_code == 302
            row = answer["Location"].split("#")[1]
            found = get(browser, answer["Location"].split("#")[0]).xpath(f'//tr[@id="{row}"]')
            assert len(found) == 1
            assert dot.get("href").endswith(f"#{row}")
            kind = dot.get("aria-label").split(", ")[-1].split(" (")[0]
            assert kind in found[0].text_content()


def test_dots_are_large_enough_to_be_hit_and_lie_beside_each_other() -> None:
    months = [("stated", f"20{year}-{month:02}", 1, 12 * year + month) for year in range(10, 25) for month in (1, 5, 9)]
    picture = picture_of(months)
    assert picture is not None
    lefts = sorted(dot.left for dot in picture.dots)
    assert all(later - earlier >= NEAR >= 24 for earlier, later in pairwise(lefts))
    assert all(dot.left <= dot.x <= dot.left + NEAR for dot in picture.dots)
    assert sum(dot.count for dot in picture.dots) == len(months)
    assert min(dot.n for dot in picture.dots) == min(row[3] for row in months)


def test_a_day_that_nobody_names_leads_to_the_table(browser: Client, slugs: dict[str, str]) -> None:
    slug = next(iter(slugs.values()))
    answer = browser.get(f"/{slug}/time?at=999999999", HTTP_HOST=LOOPBACK, follow=True)
    assert answer.status_code == 200
    assert re.search(r"<table", answer.content.decode()) or Milestone.objects.count() == 0


def test_every_page_named_under_who_asks_leads_to_words_on_it(browser: Client) -> None:
    asks = list(Ask.objects.filter(case=Case.objects.get(slug=SLUG).key))
    told = [(one, asker) for one in asks for asker in one.glance.askers]
    places = [place for _, asker in told for place in asker.places]
    assert sum(len(place.pages) > 1 for place in places) > 0
    named = Finding.objects.in_bulk([id_ for place in places for _, id_ in place.pages])
    for place in places:
        for page, id_ in place.pages:
            assert (named[id_].quotation.title, named[id_].quotation.page) == (place.title, page)
    tree = get(browser, f"/{SLUG}/")
    links = tree.xpath("//ul[@class='askers']//span[@class='cite']//a/@href")
    assert len(links) > len(tree.xpath("//ul[@class='askers']/li")) - 1
    for link in links[:20]:
        assert "#lit" in browser.get(link, HTTP_HOST=LOOPBACK)["Location"]


def test_words_of_a_deadline_and_of_what_shows_a_fact_lead_to_their_place(browser: Client) -> None:
    asks = [one for one in Ask.objects.filter(case=Case.objects.get(slug=SLUG).key) if one.deadlines]
    assert asks
    for ask in asks:
        for one in ask.deadlines:
            assert ("deadline", one.words) in Finding.objects.get(id=one.finding).values
    shown = get(browser, f"/{SLUG}/asks/{asks[0].id}")
    assert f"/findings/{asks[0].deadlines[0].finding}/place" in shown.xpath("//p[@class='aside']/a/@href")
    calendar = get(browser, f"/{SLUG}/calendar")
    quoted = calendar.xpath("//section[@class='source']/p[@class='aside'][q]")
    assert quoted
    assert all(len(row.xpath("./q")) == len(row.xpath("./a")) for row in quoted)
    facts = get(browser, "/documents/can-pv-9/").xpath("//details[@class='facts']//dd[q]")
    assert facts
    placed = [fact for fact in Document.objects.get(reference="can-pv-9").facts if fact.words and fact.passage]
    places = [link for row in facts for link in row.xpath("./a/@href")]
    assert places == [f"/documents/can-pv-9/p{fact.passage}" for fact in placed] != []


def test_every_line_of_a_story_leads_to_its_words(browser: Client) -> None:
    ask = Ask.objects.filter(case=Case.objects.get(slug=SLUG).key)[0]
    lines = get(browser, f"/{SLUG}/asks/{ask.id}").xpath("//div[@class='story']//td/p[q]")
    assert lines
    assert all(line.xpath("./a[@class='cite']/@href")[0].endswith("/place") for line in lines)
