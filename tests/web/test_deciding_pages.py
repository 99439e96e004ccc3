"""Pages on which people decide: to which case a document belongs, whether asks, people or bodies are one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from lxml import html

from observance.casefile import CaseFile
from observance.domain.matters import BELONGS
from observance.pipeline import build
from observance_web.cases.models import Actor, Ask, Belonging, Case
from observance_web.deciding import proposed
from observance_web.environment import LOOPBACK
from observance_web.index.building import ensure_index
from observance_web.index.current import IN_USE
from observance_web.index.places import places
from observance_web.loading.requests import Requests
from observance_web.loading.worker import Worker

COMMENT = """Observation (CEACR) - adopted {year}, published {session}th ILC session

Right to Organise and Collective Bargaining Convention, 1949 (No. 98) - {state} (Ratification: 1999)

{words}
"""
ENGLISH = "The Committee urges the Government to publish the register of harbour unions."
FRENCH = "La commission prie le gouvernement de rendre publique la liste des syndicats portuaires."


@pytest.fixture
def deciding(browser: Client, tmp_path: Path) -> Iterator[Path]:
    """A case of its own with two asks in two languages, one of another State, and a note that names none."""
    documents = tmp_path / "documents"
    documents.mkdir()
    texts = {
        "one.txt": COMMENT.format(year=2018, session=108, state="Norland", words=ENGLISH),
        "two.txt": COMMENT.format(year=2021, session=110, state="Norland", words=FRENCH),
        "three.txt": COMMENT.format(year=2021, session=110, state="Southland", words=ENGLISH),
        "note.txt": "A note on harbours.\n\nThe tide of the harbour is told in a table that the pilots keep.\n",
    }
    for name, text in texts.items():
        (documents / name).write_text(text)
    build(documents, tmp_path / "case")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(settings.ENVIRONMENT), "served", property(lambda _self: tmp_path / "case"))
        ensure_index(tmp_path / "case")
        IN_USE.name = None
        IN_USE.refresh()
        yield tmp_path / "case"
        places().drop_others(frozenset())
    IN_USE.name = None
    IN_USE.refresh()
    del browser
    shutil.rmtree(tmp_path)


def page(browser: Client, address: str) -> html.HtmlElement:
    answer = browser.get(address, HTTP_HOST=LOOPBACK, follow=True)
    assert answer.status_code == 200, address
    return html.fromstring(answer.content.decode())


def told(node: Any) -> str:
    return " ".join(node.text_content().split())


def brought() -> None:
    """What the parent does when a case has changed."""
    ensure_index(settings.ENVIRONMENT.served)
    IN_USE.refresh()


# --- To which case a document belongs -------------------------------------------------------------------------------


def test_each_document_says_by_what_it_belongs_to_its_case(browser: Client, deciding: Path) -> None:
    rows = page(browser, "/documents/belonging").xpath('//li[@class="document"]')
    assert len(rows) == len(CaseFile.open(deciding).matters().documents) == 4
    shown = {row.xpath("string(h2/a/@href)").split("/")[2]: told(row.xpath("p")[0]) for row in rows}
    assert "its heading names the State" in shown["one"]
    assert "Norland" in shown["one"]
    assert shown["note"] == "in no case"
    alone = page(browser, "/documents/belonging?none").xpath('//li[@class="document"]')
    assert [row.xpath("string(h2/a/@href)") for row in alone] == ["/documents/note/"]


def test_a_person_assigns_a_document_and_the_next_build_applies_it(browser: Client, deciding: Path) -> None:
    slug = Case.objects.get(state="Southland").slug
    given = {"case": slug, "reason": "the pilots of Southland wrote it", "author": "A. Reader"}
    answer = browser.post("/documents/note/case", given, HTTP_HOST=LOOPBACK)
    assert answer.status_code == 302
    decision = CaseFile.open(deciding).decisions()[-1]
    assert answer["Location"] == f"/documents/belonging?recorded={decision.id[:8]}"
    assert (decision.kind, decision.subject, decision.value) == (BELONGS, "note", "Southland|98")
    assert (decision.author, decision.reason) == ("A. Reader", "the pilots of Southland wrote it")
    assert "recorded" in told(page(browser, answer["Location"]).xpath('//p[@class="notice-line"]')[0])
    assert Requests(settings.ENVIRONMENT.served_folder).open()
    Worker(deciding, settings.ENVIRONMENT.served_folder).step()
    brought()
    row = Belonging.objects.get(document="note")
    assert (row.is_none, row.author, row.tie) == (False, "A. Reader", "decided")
    shown = told(page(browser, "/documents/note/case").xpath("//main")[0])
    assert "a person said so (A. Reader" in shown
    assert "the pilots of Southland wrote it" in shown


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({"case": "none"}, ""),
        ({"case": "other", "state": "Westland | Isles", "convention": "87"}, "Westland Isles|87"),
        ({"case": "other", "state": "Westland", "convention": "x"}, "Westland|"),
    ],
)
def test_a_document_is_given_to_no_case_or_to_a_new_one(
    browser: Client, deciding: Path, given: dict[str, str], value: str
) -> None:
    answer = browser.post("/documents/one/case", given | {"reason": "so it is"}, HTTP_HOST=LOOPBACK)
    assert answer.status_code == 302
    assert CaseFile.open(deciding).decisions()[-1].value == value


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"case": "none", "reason": " "}, "no reason is given"),
        ({"case": "other", "reason": "so it is"}, "no State is named"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_kept(
    browser: Client, deciding: Path, given: dict[str, str], words: str
) -> None:
    answer = browser.post("/documents/one/case", given, HTTP_HOST=LOOPBACK)
    assert answer.status_code == 400
    assert words in told(html.fromstring(answer.content.decode()).xpath('//*[@role="alert"]')[0])
    assert CaseFile.open(deciding).decisions() == ()
    assert browser.post("/documents/one/case", {"case": "nowhere", "reason": "x"}).status_code == 404


def test_nobody_decides_from_another_page(deciding: Path) -> None:
    del deciding
    stranger = Client(enforce_csrf_checks=True)
    for address in ("/documents/one/case", "/norland-c98/twins/decide", "/norland-c98/twins"):
        assert stranger.post(address, {"reason": "x"}, HTTP_HOST=LOOPBACK).status_code in (302, 403)


def test_a_page_says_how_many_documents_were_not_read_and_leads_to_why(browser: Client, deciding: Path) -> None:
    assert page(browser, "/documents/").xpath('//a[@href="/load#unread"]') == []
    (deciding.parent / "documents" / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    build(deciding.parent / "documents", deciding)
    brought()
    for address in ("/documents/", "/norland-c98/"):
        link = page(browser, address).xpath('//a[@href="/load#unread"]')[0]
        assert told(link) == "not read, or read in part: 1 of 5 documents"
    assert "broken.pdf" in told(page(browser, "/load").xpath('//section[@id="unread"]')[0])


# --- Whether asks are one -------------------------------------------------------------------------------------------


def meanings(texts: Sequence[str]) -> list[list[float]]:
    """A model for which all texts that speak of publishing are near each other."""
    return [[1.0, 0.1 * n] if "publi" in text else [-1.0, 0.5] for n, text in enumerate(texts)]


@pytest.fixture
def looked(deciding: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str, str]:
    """A case of which somebody has looked for twins: its slug, and the ids of two asks that may be one."""
    case = Case.objects.get(state="Norland")
    one, other = Ask.objects.filter(case=case.key)[:2]
    pair = proposed.Pair(
        one=one.id,
        other=other.id,
        likeness=0.8,
        places=(one.glance.words.finding or "", other.glance.words.finding or ""),
    )
    monkeypatch.setattr(proposed, "can_look", lambda: True)
    monkeypatch.setattr(proposed, "Model", lambda: meanings)
    folder = settings.ENVIRONMENT.served_folder
    proposed.look(deciding, folder, case.key)
    known = proposed.last(folder, case.key)
    assert known is not None
    assert known.generation == CaseFile.open(deciding).name
    monkeypatch.setattr(
        proposed, "last", lambda *_: known if known.pairs else proposed.Proposed(generation="", pairs=(pair,))
    )
    return case.slug, one.id, other.id


def test_without_the_model_one_line_says_so(browser: Client, deciding: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del deciding
    monkeypatch.setattr(proposed, "can_look", lambda: False)
    main = page(browser, "/norland-c98/twins").xpath("//main")[0]
    assert "the extra observance[meaning], which is not installed here" in told(main)
    assert main.xpath(".//form") == []


def test_pairs_are_shown_with_their_words_and_a_form(browser: Client, looked: tuple[str, str, str]) -> None:
    slug, one, other = looked
    section = page(browser, f"/{slug}/twins").xpath('//section[contains(@class, "twins")]')[0]
    assert len(section.xpath(".//figure")) == 2
    assert {a.get("href") for a in section.xpath(".//h3/a")} == {f"/{slug}/asks/{one}", f"/{slug}/asks/{other}"}
    assert section.xpath(".//form/@action") == [f"/{slug}/twins/decide"]
    assert {button.get("value") for button in section.xpath(".//button[@name]")} == {"one", "apart"}


def test_a_person_confirms_that_two_asks_are_one(browser: Client, deciding: Path, looked: tuple[str, str, str]) -> None:
    slug, one, other = looked
    given = {"one": one, "other": other, "verdict": "one", "reason": "the same register", "author": "A. Reader"}
    answer = browser.post(f"/{slug}/twins/decide", given, HTTP_HOST=LOOPBACK)
    decision = CaseFile.open(deciding).decisions()[-1]
    assert answer["Location"] == f"/{slug}/twins?recorded={decision.id[:8]}"
    assert (decision.kind, decision.author) == ("ask.merge", "A. Reader")
    brought()
    key = Case.objects.get(slug=slug).key
    assert len([ask for ask in Ask.objects.filter(case=key) if ask.id in (one, other)]) == 1


def test_a_person_refuses_and_the_pair_is_proposed_no_more(
    browser: Client, deciding: Path, looked: tuple[str, str, str]
) -> None:
    slug, one, other = looked
    given = {"one": one, "other": other, "verdict": "apart", "reason": "another register"}
    assert browser.post(f"/{slug}/twins/decide", given, HTTP_HOST=LOOPBACK).status_code == 302
    assert CaseFile.open(deciding).decisions()[-1].kind == "ask.not_same"
    case, folder = Case.objects.get(slug=slug), settings.ENVIRONMENT.served_folder
    again = proposed.look(deciding, folder, case.key)
    assert {one, other} not in [{pair.one, pair.other} for pair in again.pairs]


def test_two_asks_of_which_one_is_unknown_are_not_decided(
    browser: Client, deciding: Path, looked: tuple[str, str, str]
) -> None:
    slug, one, _ = looked
    given = {"one": one, "other": "nowhere", "verdict": "one", "reason": "x"}
    answer = browser.post(f"/{slug}/twins/decide", given, HTTP_HOST=LOOPBACK)
    assert answer.status_code == 400
    assert "nowhere" in answer.content.decode()
    assert CaseFile.open(deciding).decisions() == ()


def test_what_was_decided_is_taken_out_of_what_was_proposed(tmp_path: Path) -> None:
    pair = proposed.Pair(one="a", other="b", likeness=0.5, places=("x", "y"))
    proposed._keep(tmp_path, "key", proposed.Proposed(generation="g", pairs=(pair,)))
    proposed.forget(tmp_path, "key", "b", "c")
    assert proposed.last(tmp_path, "key") == proposed.Proposed(generation="g", pairs=(pair,))
    proposed.forget(tmp_path, "key", "b", "a")
    assert proposed.last(tmp_path, "key") == proposed.Proposed(generation="g")
    assert proposed.last(tmp_path, "other") is None


# --- Whether people are one -----------------------------------------------------------------------------------------


def test_a_person_says_that_two_bodies_are_not_one(browser: Client, deciding: Path) -> None:
    one, other = Actor.objects.filter(kind="organisation")[:2]
    given = {"other": other.id, "verdict": "apart", "reason": "two bodies"}
    answer = browser.post(f"/people/{one.id}/decide", given, HTTP_HOST=LOOPBACK)
    assert answer.status_code == 302
    decision = CaseFile.open(deciding).decisions()[-1]
    assert decision.kind == "actor.not_same"
    assert decision.id[:8] in told(page(browser, answer["Location"]).xpath('//p[@class="notice-line"]')[0])
    refused = browser.post(f"/people/{one.id}/decide", given | {"reason": ""}, HTTP_HOST=LOOPBACK)
    assert refused.status_code == 400
    assert len(CaseFile.open(deciding).decisions()) == 1


# --- What was decided is taken back -----------------------------------------------------------------------------------


def test_without_decisions_the_page_says_so(browser: Client, deciding: Path) -> None:
    del deciding
    assert "Nobody has decided anything." in told(page(browser, "/decisions/").xpath("//main")[0])
    assert browser.get("/decisions/nothing/undo", HTTP_HOST=LOOPBACK).status_code == 404


def test_joined_asks_are_parted_again_by_taking_the_decision_back(
    browser: Client, deciding: Path, looked: tuple[str, str, str]
) -> None:
    slug, one, other = looked
    given = {"one": one, "other": other, "verdict": "one", "reason": "the same register", "author": "A. Reader"}
    browser.post(f"/{slug}/twins/decide", given, HTTP_HOST=LOOPBACK)
    brought()
    joined = CaseFile.open(deciding).decisions()[-1]
    (row,) = page(browser, "/decisions/").xpath('//li[@class="document"]')
    for words in ("A. Reader", "these are one", "the same register", "stands", joined.id[:8]):
        assert words in told(row)
    assert row.xpath(".//a[starts-with(@href, $at)]", at=f"/{slug}/asks/")
    assert row.xpath('.//a[@class="opens"]/@href') == [f"/decisions/{joined.id}/undo"]
    asked = page(browser, f"/decisions/{joined.id[:8]}/undo")
    assert asked.xpath('//form[@class="decide"]/@action') == [f"/decisions/{joined.id}/undo"]
    answer = browser.post(f"/decisions/{joined.id}/undo", {"reason": "they are two"}, HTTP_HOST=LOOPBACK)
    taken = CaseFile.open(deciding).decisions()[-1]
    assert (taken.kind, taken.subject, taken.reason) == ("undo", joined.id, "they are two")
    assert answer["Location"] == f"/decisions/?recorded={taken.id[:8]}"
    assert Requests(settings.ENVIRONMENT.served_folder).open() == ()
    brought()
    key = Case.objects.get(slug=slug).key
    assert {one, other} <= set(Ask.objects.filter(case=key).values_list("id", flat=True))
    newest, oldest = page(browser, "/decisions/").xpath('//li[@class="document"]')
    assert "taken back" in told(newest)
    assert newest.xpath(f'.//a[@href="/decisions/#d-{joined.id[:8]}"]')
    assert "undone" in told(oldest)
    assert not oldest.xpath('.//a[@class="opens"]')
    # Taking back can be taken back: the asks are one again.
    browser.post(f"/decisions/{taken.id}/undo", {"reason": "one after all"}, HTTP_HOST=LOOPBACK)
    brought()
    assert len({one, other} & set(Ask.objects.filter(case=key).values_list("id", flat=True))) == 1


def test_the_case_of_a_document_is_taken_back_at_the_next_build(browser: Client, deciding: Path) -> None:
    folder = settings.ENVIRONMENT.served_folder
    slug = Case.objects.get(state="Southland").slug
    browser.post("/documents/note/case", {"case": slug, "reason": "so it is"}, HTTP_HOST=LOOPBACK)
    Worker(deciding, folder).step()
    brought()
    (link,) = page(browser, "/documents/note/case").xpath('//main//a[starts-with(@href, "/decisions/")]/@href')
    assert page(browser, "/documents/note/case").xpath("//main//input[@checked]/@value") == [slug]
    answer = browser.post(link, {"reason": "it is not"}, HTTP_HOST=LOOPBACK)
    assert answer.status_code == 302
    assert Requests(folder).open()
    Worker(deciding, folder).step()
    brought()
    assert Belonging.objects.get(document="note").is_none
    assert "Southland" in told(page(browser, "/decisions/").xpath('//li[@class="document"]')[1])


def test_a_decision_is_taken_back_once_and_with_a_reason(browser: Client, deciding: Path) -> None:
    browser.post("/documents/one/case", {"case": "none", "reason": "so it is"}, HTTP_HOST=LOOPBACK)
    brought()
    decision = CaseFile.open(deciding).decisions()[-1]
    refused = browser.post(f"/decisions/{decision.id}/undo", {"reason": " "}, HTTP_HOST=LOOPBACK)
    assert refused.status_code == 400
    assert "no reason is given" in refused.content.decode()
    for expected, words in ((302, ""), (400, "taken back already")):
        answer = browser.post(f"/decisions/{decision.id}/undo", {"reason": "it is not"}, HTTP_HOST=LOOPBACK)
        assert answer.status_code == expected
        assert words in answer.content.decode()
    assert len(CaseFile.open(deciding).decisions()) == 2
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(f"/decisions/{decision.id}/undo", {"reason": "x"}, HTTP_HOST=LOOPBACK).status_code in (
        302,
        403,
    )


def test_the_form_that_takes_back_opens_in_its_place(browser: Client, deciding: Path) -> None:
    browser.post("/documents/one/case", {"case": "none", "reason": "so it is"}, HTTP_HOST=LOOPBACK)
    brought()
    decision = CaseFile.open(deciding).decisions()[-1]
    answer = browser.get(f"/decisions/{decision.id}/undo", HTTP_HOST=LOOPBACK, headers={"HX-Request": "true"})
    part = answer.content.decode()
    assert "<html" not in part
    assert f'action="/decisions/{decision.id}/undo"' in part
