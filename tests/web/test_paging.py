"""Lists in pages: so many rows at most, every row on one page, and the pages before and after at hand."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from django.test import Client, RequestFactory
from lxml import html

from observance_web.cases import views as cases
from observance_web.cases.models import Actor, Ask, Case, Difference, Milestone
from observance_web.environment import LOOPBACK
from observance_web.library import views as library
from observance_web.library.models import Document
from observance_web.paging import page_of


def test_every_row_is_on_one_page() -> None:
    numbers, seen = list(range(23)), []
    for n in range(1, 6):
        page = page_of(RequestFactory().get("/", {"page": n, "kind": "a b"}), numbers, 5)
        assert len(page.rows) <= 5
        assert (page.n, page.last, page.count) == (n, 5, 23)
        seen += page.rows
    assert seen == numbers


def test_the_pages_beside_keep_what_else_was_chosen() -> None:
    page = page_of(RequestFactory().get("/", {"page": 2, "kind": "a b"}), list(range(23)), 5)
    assert (page.earlier, page.later) == ("?page=1&kind=a+b", "?page=3&kind=a+b")


@pytest.mark.parametrize(("asked", "n"), [("0", 1), ("-3", 1), ("x", 1), ("", 1), ("٣", 1), ("99", 5), ("9" * 50, 1)])
def test_a_page_that_is_not_there_is_one_that_is(asked: str, n: int) -> None:
    assert page_of(RequestFactory().get("/", {"page": asked}), list(range(23)), 5).n == n


@pytest.mark.parametrize(
    ("address", "rows", "model"),
    [
        ("/{slug}/", "//article[@class='ask']", Ask),
        ("/{slug}/time", "//table[@class='milestones']/tbody/tr", Milestone),
        ("/{slug}/differences", "//section[contains(@class, 'difference')]", Difference),
        ("/people/", "//ul[@class='people']/li", Actor),
        ("/documents/", "//li[@class='document']", Document),
    ],
)
def test_lists_of_a_case_are_followed_from_page_to_page(
    browser: Client, monkeypatch: pytest.MonkeyPatch, address: str, rows: str, model: type
) -> None:
    for module, name in ((cases, "ASKS"), (cases, "ENTRIES"), (cases, "NAMES"), (library, "DOCUMENTS")):
        monkeypatch.setattr(module, name, 7)
    case = Case.objects.order_by("-asks")[0]
    at, shown = address.format(slug=case.slug), []
    while at:
        tree = html.fromstring(browser.get(at, HTTP_HOST=LOOPBACK).content.decode())
        found = [" ".join(row.text_content().split()) for row in tree.xpath(rows)]
        assert 0 < len(found) <= 7
        shown += found
        at = next((urljoin(at, later) for later in tree.xpath("//nav[@class='pages']/a[@rel='next']/@href")), "")
    of_case = {"case": case.key} if hasattr(model, "case") else {}
    assert len(shown) == model.objects.filter(**of_case).count()  # type: ignore[attr-defined]
    assert len(shown) > 7


def test_a_document_is_read_in_stretches_whose_links_stay(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("observance_web.library.queries.LONG", 100)
    numbers: list[int] = []
    at = "/documents/can-pv-9/?whole"
    while at:
        text = browser.get(at, HTTP_HOST=LOOPBACK).content.decode()
        numbers += [int(n) for n in re.findall(r'id="p(\d+)"', text)]
        tree = html.fromstring(text)
        later = [link for link in tree.xpath("//p[@class='more']/a/@href") if f"from={numbers[-1] + 1}&" in link]
        at = urljoin(at, later[0]) if later else ""
    assert numbers == list(range(1, Document.objects.get(reference="can-pv-9").passages + 1))
    assert len(numbers) > 100
