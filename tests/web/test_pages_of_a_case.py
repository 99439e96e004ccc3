"""Every page of the fictional case: it is there and whole, asks for little and of nobody else, in four languages."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from conftest import EXAMPLES
from observance.messages import LANGUAGES, Messages
from observance_web import words
from observance_web.cases.models import Actor, Ask, Case, Difference, Step, Told, UnionStepTold
from observance_web.cases.queries import articles_in
from observance_web.environment import LOOPBACK
from observance_web.findings.models import Finding
from observance_web.index.case_rows import figure_in
from observance_web.library import pictures
from observance_web.library.drawing import exact
from observance_web.library.models import Passage
from observance_web.vocabulary import DOCUMENT_KINDS

LINK = re.compile(r'(?:href|src|hx-get)="([^"#]*)')
#: How many queries a page may take, whatever it shows.
MOST_QUERIES = 15


def get(browser: Client, address: str, **headers: str) -> str:
    answer = browser.get(address, HTTP_HOST=LOOPBACK, follow=True, headers=headers)
    assert answer.status_code == 200, address
    return answer.content.decode()


def case(browser: Client) -> str:
    del browser
    return Case.objects.order_by("-asks")[0].slug


def key(browser: Client) -> str:
    del browser
    return Case.objects.order_by("-asks")[0].key


def pages(browser: Client) -> dict[str, str]:
    """An address for every kind of page, with words that stand on it when the case is loaded."""
    slug = case(browser)
    ask = Ask.objects.filter(case=key(browser))[0]
    finding = Finding.objects.filter(kind="requests", document="can-pv-9")[0]
    person = Actor.objects.filter(kind="person")[0]
    union = UnionStepTold.objects.all()[0]
    many, told = Step.objects.filter(case=key(browser))[0], Told.objects.filter(case=key(browser))[0]
    source = Finding.objects.filter(kind="references", document="can-pv-9")[0]
    return {
        f"/{slug}/": ask.object,
        f"/{slug}/?act={ask.act}": ask.object,
        f"/{slug}/asks/{ask.id}": ask.glance.words.words,
        f"/{slug}/issues": "<h2>",
        f"/{slug}/issues/1": "<figure",
        f"/{slug}/closings": "<q ",
        f"/{slug}/time": '<circle class="dot"',
        f"/{slug}/history": "<q ",
        f"/{slug}/calendar": "<q ",
        f"/{slug}/law": "<h3>",
        f"/{slug}/differences": "<figure",
        f"/{slug}/differences/{Difference.objects.filter(case=key(browser))[0].id}": "<figure",
        f"/{slug}/positions": "<figure",
        "/documents/": "harbour-news.html",
        "/documents/can-pv-9/": "ORZHELYUK",
        f"/documents/can-pv-9/?lit={finding.id}&margin=all": '<mark id="lit">',
        "/documents/harbour-news/?whole": 'class="furniture"',
        "/documents/sources": "<q ",
        "/documents/sources?missing": "<q ",
        "/documents/compare?one=can-pv-9&other=can-pv-9-3": "ORZHELYUK",
        "/documents/can-pv-9/voices": "<dd",
        f"/findings/{finding.id}": finding.rule,
        "/people/": person.name,
        f"/people/{person.id}": person.mentions and "<q ",
        f"/people/{union.actor}": union.quotation.words,
        "/people/?name=orzh": "<li>",
        "/cases/": "Veldania",
        f"/{slug}/asks/{many.ask}/{many.what}": "<figure",
        f"/{slug}/all/{told.of}/{told.owner}/{told.what}": "<figure",
        "/documents/sources?title=" + quote(source.title or ""): "<figure",
        "/law/citations": "<textarea",
        "/documents/belonging": "heading names the State",
        "/documents/can-pv-9/case": "<form",
        f"/{slug}/twins": "<h1>",
        "/decisions/": "Nobody has decided anything.",
    }


def test_every_kind_of_page_shows_the_rows_of_the_case(browser: Client) -> None:
    for address, shown in pages(browser).items():
        text = get(browser, address)
        assert shown in html.fromstring(text).text_content() or shown in text, address


def test_every_link_leads_somewhere(browser: Client) -> None:
    waiting, seen = list(pages(browser)), set(pages(browser))
    of_kind: dict[str, int] = {}
    while waiting:
        address = waiting.pop()
        answer = browser.get(address, HTTP_HOST=LOOPBACK, follow=True)
        assert answer.status_code == 200, address
        if "html" not in answer["Content-Type"] or "attachment" in answer.get("Content-Disposition", ""):
            continue
        for link in LINK.findall(answer.content.decode()):
            link = link.replace("&amp;", "&")
            link = address.split("?")[0] + link if link.startswith("?") else link
            kind = re.sub(r"[0-9a-f]{16,20}|\d+|=[^&]+", "*", link)
            of_kind[kind] = of_kind.get(kind, 0) + 1
            if link not in seen and link not in ("", "/reading") and of_kind[kind] <= 3:
                assert link.startswith("/"), f"{address} leads elsewhere: {link}"
                seen.add(link)
                waiting.append(link)
    assert len(seen) > 80


def test_no_page_asks_another_place_or_holds_a_script_or_style(browser: Client) -> None:
    for address in pages(browser):
        text = get(browser, address)
        tree = html.fromstring(text)
        asked = [*tree.xpath("//@src"), *tree.xpath("//link/@href"), *tree.xpath("//@action"), *tree.xpath("//@hx-get")]
        assert [one for one in asked if not one.startswith("/") or one.startswith("//")] == [], address
        assert tree.xpath("//style | //@style | //script[not(@src)]") == [], address
        assert tree.xpath("//@*[starts-with(name(), 'on')]") == [], address


def test_a_page_may_load_from_here_alone(browser: Client) -> None:
    answer = browser.get("/documents/", HTTP_HOST=LOOPBACK)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*|data:", policy)
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_page_takes_few_queries(browser: Client) -> None:
    for address in pages(browser):
        with CaptureQueriesContext(connections["index"]) as asked:
            get(browser, address)
        assert len(asked) <= MOST_QUERIES, (address, len(asked))


def test_headings_are_in_order_and_every_field_has_a_name(browser: Client) -> None:
    for address in pages(browser):
        tree = html.fromstring(get(browser, address))
        levels = [int(node.tag[1]) for node in tree.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")]
        assert levels[:1] == [1], address
        assert all(after - before <= 1 for before, after in pairwise(levels)), (address, levels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_in_the_language_asked_for(browser: Client, language: str) -> None:
    tree = html.fromstring(get(browser, "/documents/", **{"Accept-Language": f"{language},en;q=0.1"}))
    assert tree.get("lang") == language
    assert tree.xpath("string(//h1)") == words.messages_in(language).say("Documents")


# --- No word of the interface is left untranslated ------------------------------------------------------------------

MARK = re.compile(r"⟦[^⟦⟧]*⟧")


def test_a_language_goes_by_the_reader_then_the_program_then_the_browser(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown(**headers: str) -> str:
        return str(html.fromstring(get(browser, "/documents/", **headers)).get("lang"))

    spanish = {"Accept-Language": "es"}
    assert shown(**spanish) == "es"
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, language="fr"))
    assert shown(**spanish) == "fr"
    browser.post("/reading", {"language": "ru"}, HTTP_HOST=LOOPBACK)
    assert shown(**spanish) == "ru"


class Pseudo(Messages):
    """Every message between brackets, its fields as they are: what stands outside of brackets came from elsewhere."""

    def say(self, message: str, **fields: object) -> str:
        parts = re.split(r"(\{\w+\})", message)
        marked = "".join(part if part.startswith("{") else f"⟦{part}⟧" if part else "" for part in parts)
        return marked.format(**fields) if fields else marked


def untranslated(text: str) -> list[str]:
    """Words of a page that are no message, no data (``translate="no"``), no language, date or number."""
    tree = html.fromstring(text)
    for node in tree.xpath('//*[@translate="no"] | //script | //head'):
        for inside in node.xpath('.//*[@translate="yes"]'):
            node.addprevious(inside)
        node.text = ""
        for child in list(node):
            node.remove(child)
    # A label of a control may hold data behind its words: nothing within an attribute can be marked.
    labels = map(str, tree.xpath("//@aria-label | //@placeholder | //@alt | //@title"))
    told = [*tree.itertext(), *(label for label in labels if not MARK.match(label))]
    return [one.strip() for one in told if re.search(r"[^\W\d_]{2,}", MARK.sub("", one))]


def test_no_word_of_a_page_is_left_untranslated(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    pseudo = Pseudo(language="en", _catalogue=words.messages_in("en")._catalogue)
    monkeypatch.setattr(words, "messages", lambda: pseudo)
    monkeypatch.setattr(words, "language_called", lambda code: f"⟦{code}⟧")
    monkeypatch.setattr(words, "day", lambda iso: f"⟦{iso}⟧")
    monkeypatch.setattr("observance_web.templatetags.pages.topic_heading", lambda *_: "⟦topic⟧")
    monkeypatch.setattr("observance_web.templatetags.pages.contested_of", lambda _: ())
    monkeypatch.setattr("observance_web.templatetags.pages.points", dict)
    monkeypatch.setattr("observance_web.templatetags.pages.session_name", lambda *_: "⟦session⟧")
    for address in pages(browser):
        assert untranslated(get(browser, address)) == [], address


def test_facts_that_are_no_words_of_the_document_are_translated(browser: Client) -> None:
    assert words.fact_called("status", "draft") == "draft"
    assert words.fact_called("title", "draft") is None
    tree = html.fromstring(get(browser, "/documents/can-pv-9/", **{"Accept-Language": "fr"}))
    shown = {" ".join(row.xpath("string(dt)").split()): row.xpath("string(dd)") for row in tree.xpath("//dl/div")}
    say = words.messages_in("fr").say
    assert shown[say("kind")].startswith(say(DOCUMENT_KINDS["verbatim_record"]))
    assert "juin" in shown[say("not before")]


def test_words_of_documents_carry_their_language(browser: Client) -> None:
    tree = html.fromstring(get(browser, f"/{case(browser)}/", **{"Accept-Language": "ru"}))
    objects = tree.xpath("//article[@class='ask']//span[@class='object']")
    assert objects
    named = [ask.language for ask in Ask.objects.filter(case=key(browser)) if ask.language]
    assert named
    assert sum(node.get("lang") is not None for node in objects) > 0
    titles = html.fromstring(get(browser, "/documents/")).xpath("//li[@class='document']/h2/a/@lang")
    assert {"en", "es", "fr", "ru"} & set(titles)


def test_the_figure_of_a_difference_stands_bold_within_its_words(browser: Client) -> None:
    difference = next(one for one in Difference.objects.all() if one.one.value)
    slug = Case.objects.get(key=difference.case).slug
    tree = html.fromstring(get(browser, f"/{slug}/differences/{difference.id}"))
    assert [node.text for node in tree.xpath("//blockquote//strong")] == [difference.one.value, difference.other.value]
    words_of_one = " ".join(tree.xpath("string(//blockquote)").split())
    assert words_of_one == difference.one.quotation.words


def test_what_statements_differ_on_stands_bold_in_both(browser: Client) -> None:
    slug = case(browser)
    differing = list(Difference.objects.filter(case=key(browser)))
    assert {"fact", "remedy"} <= {one.kind for one in differing}
    tree = html.fromstring(get(browser, f"/{slug}/differences"))
    for one in differing:
        bold = tree.xpath(f'//section[@id="d-{one.id}"]//blockquote//strong/text()')
        sides = (one.one, one.other)
        assert bold == [side.parts[1] for side in sides if side.parts], one.point
        assert all(side.parts and len(side.parts[1]) >= 3 for side in sides) or one.kind == "figure", one.point
    del slug


@pytest.mark.parametrize(
    ("said", "value", "figure"),
    [
        ("some 1,200 members", "1200", "1,200"),
        ("1 200 000 travailleurs", "1200000", "1 200 000"),
        ("1.200.000 trabajadores", "1200000", "1.200.000"),
        ("it is 4.5 per cent", "4.5", "4.5"),
        ("it is 4,5 %", "4.5", "4,5"),
        ("in 2014 there were 14 of them", "14", "14"),
        ("article 14.2 of the law", "14", None),
        ("three million members", "3000000", None),
    ],
)
def test_a_figure_is_found_in_the_form_in_which_it_is_printed(said: str, value: str, figure: str | None) -> None:
    at = figure_in(said, value)
    assert (said[slice(*at)] if at else None) == figure


# --- What a reader finds --------------------------------------------------------------------------------------------


def test_the_sheet_opens_to_quotations_in_place_and_as_a_page(browser: Client) -> None:
    ask = Ask.objects.filter(case=key(browser))[0]
    whole = get(browser, f"/{case(browser)}/asks/{ask.id}")
    part = get(browser, f"/{case(browser)}/asks/{ask.id}", **{"HX-Request": "true"})
    assert "<html" in whole
    assert "<html" not in part
    figures = html.fromstring(whole).xpath('//section[@id="quotations"]//figure')
    assert part.count("<figure") == len(figures) > 0


def test_asks_are_chosen_by_each_filter(browser: Client) -> None:
    address = f"/{case(browser)}/"
    tree = html.fromstring(get(browser, address))
    everything = len(tree.xpath('//article[@class="ask"]'))
    for name in ("closing", "article", "asker", "act", "state"):
        values = [value for value in tree.xpath(f'//select[@name="{name}"]/option/@value') if value]
        assert values, name
        found = [html.fromstring(get(browser, f"{address}?{name}={value}")) for value in values[:3]]
        shown = [len(one.xpath('//article[@class="ask"]')) for one in found]
        assert all(0 < number <= everything for number in shown), (name, shown)
        assert any(number < everything for number in shown), name
    assert 'class="ask"' not in get(browser, f"{address}?since=2999-01-01")


def test_a_passage_keeps_its_link_and_a_finding_its_place(browser: Client) -> None:
    passage = Passage.objects.filter(document="can-pv-9", n=70)[0]
    answer = browser.get(f"/documents/can-pv-9/words/{passage.key}", HTTP_HOST=LOOPBACK)
    assert answer["Location"] == "/documents/can-pv-9/?from=70#p70"
    assert browser.get("/documents/can-pv-9/s3", HTTP_HOST=LOOPBACK)["Location"].startswith(
        "/documents/can-pv-9/?from="
    )
    finding = Finding.objects.filter(kind="measures", document="can-pv-9")[0]
    tree = html.fromstring(get(browser, f"/findings/{finding.id}/place"))
    lit = " ".join(tree.xpath('string(//mark[@id="lit"])').split())
    assert lit
    assert lit in finding.quotation.words or finding.quotation.words in lit


def test_every_finding_is_lit_where_its_words_stand(browser: Client) -> None:
    texts = {(p.document, p.n): p.text for p in Passage.objects.all()}
    for finding in Finding.objects.filter(document="wftl-letter"):
        lit = texts[finding.document, finding.passage][finding.start : finding.end]
        assert re.sub(r"\W", "", lit)[:12] == re.sub(r"\W", "", finding.quotation.words)[:12]
    del browser


def test_the_page_of_a_pdf_is_drawn_with_the_quotation_lit(browser: Client) -> None:
    finding = Finding.objects.filter(kind="requests", document="can-pv-9-2")[0]
    sheet = Passage.objects.get(document="can-pv-9-2", n=finding.passage).sheet
    plain = browser.get(f"/documents/can-pv-9-2/page-{sheet}.png", HTTP_HOST=LOOPBACK)
    lit = browser.get(f"/documents/can-pv-9-2/page-{sheet}.png?lit={finding.id}", HTTP_HOST=LOOPBACK)
    assert plain.content.startswith(b"\x89PNG")
    assert lit.content.startswith(b"\x89PNG")
    assert plain.content != lit.content
    assert browser.get("/documents/can-pv-9-2/page-999.png", HTTP_HOST=LOOPBACK).status_code == 404
    assert browser.get("/documents/wftl-letter/page-1.png", HTTP_HOST=LOOPBACK).status_code == 404


def test_a_quotation_is_lit_where_its_letters_stand(browser: Client) -> None:
    import pypdfium2

    del browser
    finding = Finding.objects.filter(kind="names", document="can-pv-9-2").exclude(quotation__contains="\\n")[3]
    sheet = Passage.objects.get(document="can-pv-9-2", n=finding.passage).sheet
    assert sheet is not None
    lit = [msgspec.to_builtins(one) for one in pictures._boxes("can-pv-9-2", sheet, finding.segments)]
    opened: Any = pypdfium2.PdfDocument
    with opened(EXAMPLES / "can-pv-9.pdf") as document:
        page = document[sheet - 1]
        letters = page.get_textpage()
        boxes = [exact(letters, one) for one in lit]
        assert all(boxes)
        shown = " ".join(letters.get_text_bounded(*box) for box in boxes)
        letters.close()
        page.close()
    # What stands in the boxes is what is quoted: no letter beside it is lit.
    assert re.sub(r"\W", "", shown) == re.sub(r"\W", "", finding.quotation.words)


def test_citations_of_a_text_that_is_pasted_are_linked_to_the_case(browser: Client) -> None:
    pasted = {"text": "Section 23 of the Law on Representative Associations and Article 4 of Convention No. 98."}
    answer = browser.post("/law/citations", pasted, HTTP_HOST=LOOPBACK)
    text = answer.content.decode()
    assert "Law on Representative Associations" in text
    assert f"/{case(browser)}/law?instrument=" in text
    assert "article 23" in text
    assert "not this article" not in text.split("</table>")[0].split("Section 23")[1].split("</tr>")[0]


def test_of_a_list_of_articles_those_are_named_of_which_no_case_speaks(browser: Client) -> None:
    pasted = {"text": "Sections 23, 24 and 25 of the Law on Representative Associations, and section 23(9) of it."}
    answer = browser.post("/law/citations", pasted, HTTP_HOST=LOOPBACK)
    told = " ".join(html.fromstring(answer.content.decode()).xpath("string(//table)").split())
    assert "not these articles: 24, 25" in told
    assert "not this article" not in told


@pytest.mark.parametrize(
    ("provision", "articles"),
    [
        ("article 23", ["23"]),
        ("article 12(3)(a)", ["12(3)(a)"]),
        ("articles 2-4, 12(3)", ["2", "3", "4", "12(3)"]),
        ("articles 1-900", ["1"]),
        ("article 5bis", ["5bis"]),
        ("", []),
    ],
)
def test_articles_of_a_provision_are_told_one_by_one(provision: str, articles: list[str]) -> None:
    assert articles_in(provision) == articles


@pytest.mark.parametrize(
    ("address", "begins"),
    [
        ("/{slug}/sheet.pdf", b"%PDF"),
        ("/{slug}/sheet.docx", b"PK"),
        ("/{slug}/reports/timeline.html", b"<!DOCTYPE"),
        ("/{slug}/reports/issues.docx", b"PK"),
        ("/{slug}/tables/asks.csv", b"\xef\xbb\xbfid,"),
        ("/{slug}/calendar.ics", b"BEGIN:VCALENDAR"),
        ("/{slug}/reports/history.docx", b"PK"),
        ("/{slug}/reports/differences.pdf", b"%PDF"),
        ("/documents/can-pv-9/record.xml", b"<?xml"),
        ("/documents/can-pv-9/record.pdf", b"%PDF"),
        ("/documents/wftl-letter/text.txt", b""),
    ],
)
def test_what_is_taken_away_is_what_the_command_line_writes(browser: Client, address: str, begins: bytes) -> None:
    answer = browser.get(address.format(slug=case(browser)), HTTP_HOST=LOOPBACK)
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("address", ["/nowhere/", "/documents/none/", "/people/none", "/findings/none", "/open/none"])
def test_what_is_not_there_is_told_on_a_page(browser: Client, address: str) -> None:
    answer = browser.get(address, HTTP_HOST=LOOPBACK)
    assert answer.status_code in (302, 404)
    assert Path(address)


def test_no_page_shows_a_key_for_a_word(browser: Client) -> None:
    shown = {}
    for address in pages(browser):
        text = re.sub(r"<code.*?</code>|<[^>]*>", " ", get(browser, address), flags=re.DOTALL)
        shown[address] = re.findall(r"\b[a-z]+_[a-z_]+\b", text)
    assert {address: keys for address, keys in shown.items() if keys} == {}


def test_an_ask_is_called_as_on_the_sheet_in_the_language_of_the_page(browser: Client) -> None:
    slug = case(browser)
    told = {}
    for code in ("en", "ru"):
        address = f"/{slug}/asks/{Ask.objects.filter(case=key(browser))[0].id}"
        page = get(browser, address, **{"Accept-Language": code})
        heading = page.split("<h1>")[1].split("</h1>")[0]
        assert '<span class="act">' in heading
        assert 'translate="no"' in heading
        told[code] = heading.split('<span class="act">')[1].split("</span>")[0]
    assert told["en"] != told["ru"]
