"""In a browser: what a person decided is listed and taken back, with scripts and without, by the keyboard alone."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import SERVER, Served, own_database, serve
from missing_tools import need
from observance.messages import LANGUAGES

pytest.importorskip("playwright", reason="playwright is missing; get it with: make .venv")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
#: How often a page is asked for until the index has followed, half a second apart.
TRIES = 120


@pytest.fixture
def one(case: Path, tmp_path: Path) -> Iterator[Served]:
    """A copy of the fictional case, served: what is decided in it is nobody else's."""
    shutil.copytree(case, tmp_path / "case", ignore=shutil.ignore_patterns("web"))
    served = serve(tmp_path / "case", database=own_database(SERVER, "_deciding") if SERVER else None)
    yield served
    served.process.send_signal(signal.SIGINT)
    served.process.wait(20)
    assert served.process.stdout is not None
    served.process.stdout.close()


@pytest.fixture
def chromium() -> Iterator[Browser]:
    need("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


def until(page: Page, address: str, selector: str, count: int) -> None:
    """Look at a page until it has so many of something: the pages of a case follow what was decided."""
    for _ in range(TRIES):
        page.goto(address)
        if page.locator(selector).count() == count:
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"{address} never had {count} of {selector}")


def test_a_decision_is_listed_and_taken_back(chromium: Browser, one: Served) -> None:
    page = chromium.new_page(locale="en", viewport={"width": 320, "height": 800})
    page.goto(one.address)
    page.goto(one.root + "/documents/harbour-news/case")
    page.get_by_label("no case").check()
    page.get_by_label("Why").fill("it is of the harbour alone")
    page.get_by_role("button", name="Decide").click()
    expect(page.locator(".notice-line")).to_contain_text("recorded as")
    page.get_by_role("link", name="What people decided").first.click()
    until(page, one.root + "/decisions/", "li.document", 1)
    expect(page.locator("li.document")).to_contain_text("it is of the harbour alone")
    # By the keyboard alone: the form opens in its place, and what it asks for is reached.
    page.locator("a.opens").focus()
    page.keyboard.press("Enter")
    expect(page.locator("form.decide")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for language in LANGUAGES:
        page.locator(f'.languages button[value="{language}"]').click()
        page.locator("a.opens").click()
        expect(page.locator("form.decide")).to_be_visible()
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
    page.locator('.languages button[value="en"]').click()
    # Without scripts the same link leads to a page of its own.
    state = page.context.storage_state()
    plain = chromium.new_context(storage_state=state, java_script_enabled=False, locale="en").new_page()
    plain.goto(one.root + "/decisions/")
    plain.locator("a.opens").click()
    expect(plain.locator("h1")).to_have_text("Take a decision back")
    plain.get_by_label("Why").fill("it is of both")
    plain.get_by_role("button", name="Take it back").click()
    expect(plain.locator(".notice-line")).to_contain_text("recorded as")
    until(page, one.root + "/decisions/", "li.document", 2)
    expect(page.locator("li.document").last).to_contain_text("undone")
    assert page.locator("a.opens").count() == 1
