"""The page of search: what is typed is found, shown in its place, filtered, paged and exported."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from observance_web.environment import LOOPBACK
from observance_web.index.places import ALIAS


def page(browser: Client, **asked: str) -> str:
    answer = browser.get("/search", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def marks(text: str) -> list[str]:
    return re.findall(r"<mark>([^<]*)</mark>", text)


def test_the_form_alone_finds_nothing_and_says_nothing(browser: Client) -> None:
    text = page(browser)
    assert 'role="status"' not in text
    assert 'name="q"' in text


def test_a_word_is_shown_in_its_line_with_who_says_it_and_where(browser: Client) -> None:
    text = page(browser, q="Registration")
    assert "registration" in {mark.lower() for mark in marks(text)}
    assert "in its place" in text
    assert re.search(r'href="/documents/[^/]+/p\d+"', text)


def test_a_name_is_found_in_the_other_script(browser: Client) -> None:
    assert not re.search(r"[а-яё]{4}", " ".join(marks(page(browser, q="Yurmat", matching="forms"))), re.IGNORECASE)
    found = " ".join(marks(page(browser, q="Yurmat", matching="spelling")))
    assert re.search(r"[а-яё]{4}", found, re.IGNORECASE)
    assert "another spelling" in page(browser, q="Yurmat", matching="spelling")


def test_requests_of_a_side_are_found_without_a_word(browser: Client) -> None:
    text = page(browser, kind="request", capacity="worker_members")
    assert text.count("<figure") > 0
    assert text.count('<span class="what">') == text.count("<figure")


def test_nothing_found_is_said(browser: Client) -> None:
    assert "Nothing was found" in page(browser, q="zzzzqqq")


@pytest.mark.parametrize("asked", [{"matching": "x", "order": "y", "page": "-1", "since": "abc"}, {"page": "999999"}])
def test_what_cannot_be_asked_is_left_out(browser: Client, asked: dict[str, str]) -> None:
    assert page(browser, q="union", **asked)


def test_pages_follow_each_other_without_doubles(browser: Client) -> None:
    first, second = (page(browser, kind="all", language="en", page=str(n)) for n in (1, 2))
    assert 'rel="next"' in first
    assert 'rel="prev"' in second
    places = [re.findall(r'href="(/(?:documents/[^/]+/p\d+|findings/[^/]+/place))"', text) for text in (first, second)]
    assert all(places)
    assert not set(places[0]) & set(places[1])


def test_results_are_exported_as_a_table(browser: Client) -> None:
    answer = browser.get("/search.csv", {"kind": "request", "language": "en"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert rows
    assert {row["kind"] for row in rows} == {"request"}
    assert all(row["words"] and row["document"] and row["finding"] for row in rows)


def test_a_page_of_results_costs_few_questions(browser: Client) -> None:
    with CaptureQueriesContext(connections[ALIAS]) as asked:
        page(browser, q='the registration of "trade unions" is asked by Yurmat', matching="spelling", kind="all")
        page(browser, q="union", matching="spelling", kind="all")
    assert len(asked) <= 2 * 15


def test_results_are_chosen_by_the_state_of_the_speaker(browser: Client) -> None:
    form = browser.get("/search", HTTP_HOST=LOOPBACK, headers={"Accept-Language": "ru"}).content.decode()
    offered = html.fromstring(form).xpath("//select[@name='state']/option")
    names = [one.text for one in offered[1:]]
    assert "Швейцария" in names
    assert names == sorted(names)
    given = {"q": "gouvernement", "state": "CH"}
    answer = browser.get("/search", given, HTTP_HOST=LOOPBACK, headers={"Accept-Language": "en"})
    tree = html.fromstring(answer.content.decode())
    speakers = tree.xpath("//figure//span[@class='who']")
    assert speakers
    assert all("Switzerland" in one.text_content() for one in speakers)
    assert tree.xpath("//a[contains(@href, 'search.csv') and contains(@href, 'state=CH')]")
    assert tree.xpath("//select[@name='state']/option[@selected]/@value") == ["CH"]
