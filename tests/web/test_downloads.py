"""What is taken away from pages: the sheet in every choice, reports and tables, as the command line writes them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from django.test import Client
from lxml import html

from conftest import CASE
from observance.cli import observance
from observance.messages import LANGUAGES, messages_in
from observance.publish.discretion import Discretion
from observance_web.cases import models as of_cases
from observance_web.cases.downloads import CHOSEN, REPORTS, TABLES
from observance_web.environment import LOOPBACK

SLUG = "veldania-c98"


def taken(browser: Client, address: str) -> bytes:
    answer = browser.get(f"/{SLUG}/{address}", HTTP_HOST=LOOPBACK)
    assert answer.status_code == 200, address
    assert answer["Content-Disposition"].startswith("attachment")
    return answer.content


def said(*arguments: str) -> str:
    done = CliRunner().invoke(observance, ["--language", "en", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("order", ["closings", "article", "asker"])
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_sheet_of_a_page_is_that_of_the_command_line(
    browser: Client, tmp_path_factory: pytest.TempPathFactory, order: str, full: bool, language: str
) -> None:
    to = tmp_path_factory.mktemp("sheet") / "sheet.html"
    options = ["--order", order, "--lang", language, "--format", "html", "--to", str(to)]
    said("sheet", str(CASE), *options, *(["--full"] if full else []))
    address = f"sheet.html?order={order}&lang={language}" + ("&full=1" if full else "")
    assert taken(browser, address) == to.read_bytes()


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!D"), ("txt", b"Vel")])
def test_the_sheet_with_more_quotations_and_the_report_of_all_come_in_each_format(
    browser: Client, form: str, begins: bytes
) -> None:
    short, full = taken(browser, f"sheet.{form}"), taken(browser, f"sheet.{form}?full=1")
    assert full.startswith(begins)
    assert full != short
    assert taken(browser, f"reports/case.{form}").startswith(begins)


def test_what_is_chosen_on_the_page_leads_to_its_file(browser: Client) -> None:
    tree = html.fromstring(browser.get(f"/{SLUG}/", HTTP_HOST=LOOPBACK).content.decode())
    form = next(iter(tree.xpath(f'//form[@action="/{SLUG}/taken"]')))
    assert {one.get("name") for one in form.xpath(".//select")} == {"what", "order", "lang", "form"}
    assert form.xpath('.//select[@name="lang"]/option/@value') == list(LANGUAGES)
    given = {"what": "full", "order": "asker", "lang": "es", "form": "txt"}
    answer = browser.get(f"/{SLUG}/taken", given, HTTP_HOST=LOOPBACK)
    place = urlsplit(answer["Location"])
    assert place.path == f"/{SLUG}/sheet.txt"
    assert parse_qs(place.query) == {"order": ["asker"], "lang": ["es"], "full": ["1"]}
    told = browser.get(answer["Location"], HTTP_HOST=LOOPBACK).content.decode()
    assert messages_in("es").say("Government") in told
    for wrong in ({"what": "nothing"}, {"form": "exe"}):
        assert browser.get(f"/{SLUG}/taken", wrong, HTTP_HOST=LOOPBACK).status_code == 404


def test_each_report_and_table_has_a_page_that_offers_it(browser: Client) -> None:
    views = ("", "closings", "issues", "time", "history", "calendar", "law", "differences", "positions")
    trees = [html.fromstring(browser.get(f"/{SLUG}/{one}", HTTP_HOST=LOOPBACK).content.decode()) for one in views]
    links = {link for tree in trees for link in tree.xpath('//*[@class="taken"]//a/@href')}
    chosen = {f"/{SLUG}/{address}.pdf" for address in CHOSEN.values()}
    assert {f"/{SLUG}/reports/{report}.pdf" for report in REPORTS} <= links | chosen
    assert {f"/{SLUG}/tables/{table}.csv" for table in TABLES} <= links
    for link in sorted(links | chosen):
        assert browser.get(link, HTTP_HOST=LOOPBACK).status_code == 200, link


def test_a_table_names_nobody_that_the_command_line_leaves_out(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = of_cases.Actor.objects.filter(kind="person")[0].name
    monkeypatch.setattr(Discretion, "of", lambda *_: Discretion(words={name: "person-1"}))
    for table in TABLES:
        text = taken(browser, f"tables/{table}.csv").decode("utf-8-sig")
        assert name not in " ".join(text.split())
        assert text.splitlines()[0].count(",") > 2


def test_the_page_is_of_the_day_of_the_newest_document(browser: Client) -> None:
    row = of_cases.Case.objects.get(slug=SLUG)
    assert row.newest is not None
    sheet = taken(browser, "sheet.txt").decode()
    page = html.fromstring(browser.get(f"/{SLUG}/", HTTP_HOST=LOOPBACK).content.decode())
    as_of = page.xpath("string(//main//p[@class='aside'])")
    assert as_of.startswith("as of ")
    assert as_of in sheet
