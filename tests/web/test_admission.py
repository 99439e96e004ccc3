"""Who is let in: one browser, once, under the machine's own name; and how a reader wants pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from observance_web.accounts.actions import issue_ticket
from observance_web.environment import LOOPBACK


def test_nobody_reads_without_a_ticket(indexed: Path) -> None:
    del indexed
    for address in ("/", "/documents/", "/documents/can-pv-9/text.txt", "/open/guessed"):
        answer = Client().get(address, HTTP_HOST=LOOPBACK)
        assert answer.status_code == 403, address
        assert b"ORZHELYUK" not in answer.content
    assert Client().get("/static/observance/site.css", HTTP_HOST=LOOPBACK).status_code == 200


def test_a_ticket_lets_one_browser_in_once(indexed: Path) -> None:
    del indexed
    ticket = issue_ticket()
    first, second = Client(), Client()
    assert first.get(f"/open/{ticket}", HTTP_HOST=LOOPBACK).status_code == 302
    assert second.get(f"/open/{ticket}", HTTP_HOST=LOOPBACK).status_code == 403
    assert first.get("/documents/", HTTP_HOST=LOOPBACK).status_code == 200
    assert second.get("/documents/", HTTP_HOST=LOOPBACK).status_code == 403
    cookie = first.cookies["observance"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize(
    "name", ["observance.example", "observance.example:8000", "10.0.0.1", "[::1]", "localhost.example"]
)
def test_no_other_name_is_answered(browser: Client, name: str) -> None:
    assert browser.get("/documents/", HTTP_HOST=name).status_code == 400


@pytest.mark.parametrize("name", [LOOPBACK, f"{LOOPBACK}:8000", "localhost"])
def test_its_own_names_are_answered(browser: Client, name: str) -> None:
    assert browser.get("/documents/", HTTP_HOST=name).status_code == 200


def test_a_form_of_another_place_is_refused(indexed: Path) -> None:
    del indexed
    client = Client(enforce_csrf_checks=True)
    client.get(f"/open/{issue_ticket()}", HTTP_HOST=LOOPBACK)
    answer = client.post("/reading", {"size": "large"}, HTTP_HOST=LOOPBACK, headers={"Origin": "http://other.example"})
    assert answer.status_code == 403


def test_reading_aids_are_kept_in_the_browser(browser: Client) -> None:
    chosen = {"language": "ru", "size": "largest", "contrast": "high", "pictures": "off", "back": "/documents/"}
    answer = browser.post("/reading", chosen, HTTP_HOST=LOOPBACK)
    assert answer["Location"] == "/documents/"
    tree = html.fromstring(browser.get("/documents/", HTTP_HOST=LOOPBACK).content)
    assert tree.get("lang") == "ru"
    assert tree.get("class").split() == ["size-largest", "contrast-high", "pictures-off"]


@pytest.mark.parametrize("back", ["http://other.example/", "//other.example", "javascript:1", "\\\\other.example"])
def test_reading_aids_lead_back_to_this_place_alone(browser: Client, back: str) -> None:
    answer = browser.post("/reading", {"back": back, "size": "huge"}, HTTP_HOST=LOOPBACK)
    assert answer["Location"] == "/"
    assert "size=normal" in answer.cookies["observance-reading"].value
