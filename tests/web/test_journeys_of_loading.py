"""In a browser: the fictional case's files are loaded, searched across scripts, and what was found is taken away."""

from __future__ import annotations

import csv
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import EXAMPLES, SERVER, Served, own_database, serve
from missing_tools import need
from observance.pipeline import build

pytest.importorskip("playwright", reason="playwright is missing; get it with: make .venv")
from playwright.sync_api import Page, expect, sync_playwright

#: What reading and indexing a handful of documents may take on a slow machine, in milliseconds.
PATIENCE = 120_000


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Served]:
    """A case of one letter, served."""
    documents = tmp_path / "documents"
    documents.mkdir()
    shutil.copy(EXAMPLES / "wftl-letter.txt", documents)
    build(documents, tmp_path / "case")
    database = own_database(SERVER, "_loading") if SERVER else None
    served = serve(tmp_path / "case", database=database)
    yield served
    served.process.send_signal(signal.SIGINT)
    served.process.wait(20)
    assert served.process.stdout is not None
    served.process.stdout.close()


@pytest.fixture
def page(one: Served) -> Iterator[Page]:
    need("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(locale="en")
        page.goto(one.address)
        yield page
        browser.close()


def test_files_are_loaded_then_found_in_both_scripts_and_taken_away(page: Page, one: Served, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    page.goto(one.root + "/documents/")
    page.get_by_role("link", name="Load documents").click()
    page.get_by_label("Choose files, or drop them here").set_input_files(
        [EXAMPLES / "prichal-news.txt", EXAMPLES / "wftl-letter.txt", broken]
    )
    page.get_by_role("button", name="Give the files").click()
    expect(page.locator(".given")).to_contain_text("the same bytes were there already")
    expect(page.locator("#progress")).to_contain_text("all was read: 2 of 2", timeout=PATIENCE)
    expect(page.locator("#progress")).to_contain_text("broken.pdf")
    search = page.get_by_label("Search the documents")
    for _ in range(60):
        search.fill("Yurmat")
        page.get_by_role("button", name="Search").first.click()
        page.get_by_label("any spelling and script of a name too").check()
        page.locator("form.search-form").get_by_role("button", name="Search").click()
        if page.locator("mark", has_text="Юрмат").count():
            break
        page.wait_for_timeout(1000)
        page.goto(one.root + "/documents/")
    expect(page.locator("mark", has_text="Юрмат").first).to_be_visible()
    expect(page.locator("mark", has_text="Yourmat").first).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="as a table (CSV)").click()
    with Path(taken.value.path()).open(encoding="utf-8", newline="") as file:
        assert {row["language"] for row in csv.DictReader(file)} == {"en", "ru"}
    page.goto(one.root + "/load")
    expect(page.locator(".unread")).to_contain_text("the PDF is damaged")
    page.get_by_role("button", name="Try them again").click()
    expect(page.locator("#progress")).to_contain_text("all was read", timeout=PATIENCE)
