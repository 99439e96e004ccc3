"""The pages in a browser: journeys, accessibility by axe in four languages, narrow windows, no request elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from missing_tools import need
from observance.messages import LANGUAGES

pytest.importorskip("playwright", reason="playwright is missing; get it with: make .venv")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

#: Every kind of page, with what must stand on it before it is looked at: rows, not an empty page.
PAGES = {
    "/veldania-c98/": "article.ask",
    "/veldania-c98/?act=change_law": "article.ask",
    "ASK": "figure.quotation",
    "/veldania-c98/issues": ".issues li",
    "/veldania-c98/issues/1": "figure.quotation",
    "/veldania-c98/closings": ".columns q",
    "/veldania-c98/time": "tr[id]",
    "/veldania-c98/history": "section q",
    "/veldania-c98/calendar": "section q",
    "/search?q=representativeness": "figure.result",
    "/load": "input.drop",
    "/veldania-c98/law": ".columns q",
    "/veldania-c98/differences": "section.difference figure",
    "DIFFERENCE": "section.difference figure",
    "/veldania-c98/positions": "figure.quotation",
    "/caldoro-islands-c144/": "article.ask",
    "/documents/": "li.document",
    "/documents/can-pv-9/?from=61&margin=all": ".margin li",
    "/documents/harbour-news/": ".furniture",
    "/documents/sources": "section.source q",
    "/documents/compare?one=can-pv-9&other=can-pv-9-3": "section.pair p",
    "/documents/can-pv-9/voices": "dd",
    "FINDING": "dl.values",
    "PLACE": "mark#lit",
    "/people/": ".people li",
    "PERSON": ".mentions li",
    "UNION": ".line-of-time li",
    "/law/citations": "textarea",
    "/documents/belonging": "li.document p",
    "/documents/harbour-news/case": ".assign input",
    "/veldania-c98/twins": "main p",
    "/decisions/": "li",
    "/documents/none/": "h1",
}
#: Rules of WCAG 2.2, A and AA, and those that axe itself calls good practice.
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    need("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def admitted(chromium: Browser, served: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cookies of a browser that was let in."""
    context = chromium.new_context()
    context.new_page().goto(served)
    kept = tmp_path_factory.mktemp("browser") / "state.json"
    context.storage_state(path=kept)
    context.close()
    return kept


@pytest.fixture
def root(served: str) -> str:
    return served.split("/open/")[0]


def opened(chromium: Browser, admitted: Path, **options: object) -> BrowserContext:
    """A window with the cookies of one that was let in; a request of another place is an error."""
    return chromium.new_context(storage_state=admitted, **options)  # type: ignore[arg-type]


@pytest.fixture
def page(chromium: Browser, admitted: Path, root: str) -> Iterator[Page]:
    """A wide window in English."""
    context = opened(chromium, admitted, viewport={"width": 1280, "height": 900}, locale="en")
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=root)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context.new_page()
    context.close()
    assert [url for url in asked if not url.startswith(root)] == []


def go(page: Page, root: str, name: str) -> None:
    """Open a page of the table; those without an address of their own are found as a reader finds them."""
    links = {
        "ASK": ("/veldania-c98/", ".ask h3 a", ""),
        "FINDING": ("/veldania-c98/", ".glance .cite a", "/place"),
        "PLACE": ("/veldania-c98/", ".glance .cite a", ""),
        "DIFFERENCE": ("/veldania-c98/differences", ".difference h2 a", ""),
        "UNION": ("/people/?name=Federation+of+Port+Workers+of+Veldania", ".people a", ""),
        "PERSON": ("/people/?kind=person", ".people a", ""),
    }
    if name in links:
        start, selector, cut = links[name]
        page.goto(root + start)
        href = page.locator(selector).first.get_attribute("href") or ""
        name = href.removesuffix(cut) if cut else href
    page.goto(root + name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(chromium: Browser, admitted: Path, root: str, language: str) -> None:
    context = opened(chromium, admitted, locale=language)
    page = context.new_page()
    for name, rows in PAGES.items():
        go(page, root, name)
        assert page.locator(rows).count() > 0, name
        assert page.locator("html").get_attribute("lang") == language
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{name}\n{found.generate_report()}"
    context.close()


@pytest.mark.parametrize("width", [320, 640])
def test_nothing_is_cut_off_in_a_narrow_window(chromium: Browser, admitted: Path, root: str, width: int) -> None:
    """640 is a window of 1280 pixels at 200 per cent."""
    context = opened(chromium, admitted, viewport={"width": width, "height": 800}, locale="ru")
    page = context.new_page()
    for name in PAGES:
        go(page, root, name)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name}: {wide} pixels in a window of {width}"
    context.close()


def test_large_text_and_high_contrast_stay_within_the_rules(chromium: Browser, admitted: Path, root: str) -> None:
    context = opened(chromium, admitted, viewport={"width": 390, "height": 800}, locale="fr")
    page = context.new_page()
    page.goto(root + "/documents/")
    page.locator(".aids summary").click()
    page.locator('input[name="size"][value="largest"]').check()
    page.locator('input[name="contrast"][value="high"]').check()
    page.locator('input[name="pictures"][value="off"]').check()
    page.locator(".aids form button").click()
    for name in ("/veldania-c98/", "/documents/can-pv-9/", "/veldania-c98/time"):
        go(page, root, name)
        expect(page.locator("html")).to_have_class("size-largest contrast-high pictures-off")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{name}\n{found.generate_report()}"
    expect(page.locator(".picture")).to_be_hidden()
    context.close()


def test_a_reader_finds_a_speech_and_its_findings(page: Page, root: str) -> None:
    page.goto(root + "/")
    page.get_by_role("link", name="Documents", exact=True).click()
    page.get_by_role("link", name="Committee on the Application of Standards, CAN/PV.9").first.click()
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Government representative").first.click()
    expect(page.locator("h2.speech", has_text="Government representative").first).to_be_in_viewport()
    page.locator(".margin a", has_text="measure").first.click()
    expect(page.locator("mark#lit")).to_be_in_viewport()
    page.locator(".margin .here").get_by_role("link", name="explain").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Why this was found")


def test_an_ask_is_followed_to_its_answer(page: Page, root: str) -> None:
    page.goto(root + "/")
    row = page.locator("article.ask", has=page.locator("dt", has_text="contested")).first
    link = row.locator("a.opens")
    link.click()
    expect(row.locator("figure.quotation").first).to_be_visible()
    expect(link).to_have_attribute("aria-expanded", "true")
    answer = (
        row.locator("section.steps", has=page.get_by_role("heading", name="The Government")).locator("figure").first
    )
    words = answer.locator("blockquote").inner_text()
    answer.get_by_role("button", name="copy citation").click()
    assert "CAN/PV.9" in page.evaluate("navigator.clipboard.readText()")
    answer.get_by_role("link", name="explain").click()
    expect(answer.locator("dl.values")).to_be_visible()
    link.click()
    expect(row.locator("figure.quotation")).to_have_count(0)
    link.click()
    answer.get_by_role("link", name="in its place").click()
    lit = page.locator("mark#lit")
    expect(lit).to_be_in_viewport()
    assert "".join(lit.first.inner_text().split())[:20] == "".join(words.split())[:20]


def test_a_cell_of_the_story_opens_beside_it_and_by_the_keyboard(page: Page, root: str) -> None:
    go(page, root, "ASK")
    links = page.locator("a.chooses")
    assert links.count() > 1
    expect(page.locator("a.chooses[aria-current]")).to_have_count(1)
    before = page.locator("#chosen-title").inner_text()
    links.last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#chosen-title")).not_to_have_text(before)
    expect(links.last).to_have_attribute("aria-current", "true")
    expect(page.locator("a.chooses[aria-current]")).to_have_count(1)
    expect(page.locator("#cell figure.quotation").first).to_be_visible()
    assert "cell=" not in page.url


def test_a_dot_of_the_picture_leads_to_its_row(page: Page, root: str) -> None:
    page.goto(root + "/veldania-c98/time")
    dot = page.locator("svg a.at").last
    row = (dot.get_attribute("href") or "").split("#")[1]
    dot.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"tr#{row}")).to_be_in_viewport()
    assert page.url.endswith(f"#{row}")


def test_everything_is_read_without_scripts(chromium: Browser, admitted: Path, root: str) -> None:
    context = opened(chromium, admitted, java_script_enabled=False, locale="es")
    page = context.new_page()
    page.goto(root + "/")
    page.locator("a.opens").first.click()
    expect(page.locator("figure.quotation").first).to_be_visible()
    expect(page.locator("button.copy").first).to_be_hidden()
    page.locator("figure.quotation").first.get_by_role("link", name="explicar").click()
    expect(page.locator("p.citation")).to_contain_text("CAN/PV.9")
    context.close()


def test_the_keyboard_alone_reaches_the_content_and_opens_a_row(page: Page, root: str) -> None:
    page.goto(root + "/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('opens')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("article.ask figure.quotation").first).to_be_visible()
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_the_sheet_is_taken_away(page: Page, root: str) -> None:
    page.goto(root + "/")
    with page.expect_download() as taken:
        page.locator(".taken a", has_text="PDF").click()
    assert taken.value.suggested_filename == "veldania-c98-sheet.pdf"
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")


def test_what_is_printed_is_the_text_without_the_frame(page: Page, root: str) -> None:
    page.goto(root + "/documents/can-pv-9/")
    page.emulate_media(media="print")
    # Who holds the sheet of paper wants to know of which case it is.
    expect(page.locator("header .case")).to_contain_text("Veldania")
    expect(page.locator("header .case")).to_be_visible()
    for frame in ("nav.places", ".languages", ".find", ".others", "nav.contents", ".facts", ".choice >> nth=0"):
        expect(page.locator(frame)).to_be_hidden()
    expect(page.locator(".passage").first).to_be_visible()
