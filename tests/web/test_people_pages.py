"""The page of a person or body: spellings with their places, sentences of evidence, relations both ways, procedures."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from observance.casefile import CaseFile
from observance.domain.parties import Evidence, Ground
from observance.publish.procedures import procedures_of
from observance_web.cases import people
from observance_web.cases.models import Actor, LimitTold, Mention, Proposal, RelationTo, UnionStepTold
from observance_web.cases.people import procedure_of, related_to, relations_of, spellings_of
from observance_web.environment import LOOPBACK
from observance_web.templatetags.pages import held_one


def get(browser: Client, address: str) -> html.HtmlElement:
    answer = browser.get(address, HTTP_HOST=LOOPBACK, follow=True)
    assert answer.status_code == 200, address
    return html.fromstring(answer.content.decode())


def test_every_spelling_says_where_it_stands(browser: Client) -> None:
    actor = max(Actor.objects.all(), key=lambda one: len(one.names))
    shown = spellings_of(actor, 100)
    assert {one.name for one in shown} >= set(actor.names)
    assert sum(one.count for one in shown) == Mention.objects.filter(actor=actor.id).count()
    page = get(browser, f"/people/{actor.id}")
    many = next(one for one in shown if one.count > 1)
    link = next(a for a in page.xpath('//a[starts-with(@href, "?spelling=")]'))
    chosen = get(browser, f"/people/{actor.id}{link.get('href').split('#')[0]}")
    assert len(chosen.xpath('//ul[@class="mentions"]/li')) == many.count
    assert get(browser, f"/people/{actor.id}?spelling=nobody").xpath('//ul[@class="mentions"]/li') == []


def test_why_names_are_one_is_said_in_a_sentence_each(browser: Client) -> None:
    actor = next(one for one in Actor.objects.filter(kind="person") if one.evidence and one.evidence[0].words)
    page = get(browser, f"/people/{actor.id}")
    told = [" ".join(li.text_content().split()) for li in page.xpath('//ul[@class="evidence"]/li')]
    shown = people.evidence_of(actor, 100)
    assert len(told) == len(shown) == len({(frozenset(one.words), one.grounds) for one in actor.evidence})
    for one, sentence in zip(shown, told, strict=True):
        assert re.search(r"held to be one because of .+\.( in its place)?$", sentence)
        assert all(words in sentence for words in one.words)


def test_what_speaks_against_is_said_as_a_doubt() -> None:
    one = Evidence(grounds=(Ground.GIVEN_NAME,), words=("A. Dorsk", "Dorsk"))
    assert "against it speaks the given name of one of them is not known" in held_one(one, "not")
    assert "may be one because of given name" in held_one(one, "may")
    assert held_one(replace(one, words=()), "held") == "Held to be one because of given name."
    assert "<b>" not in held_one(replace(one, words=("<b>",)), "held")


def test_a_relation_is_told_on_both_pages_with_its_date(browser: Client) -> None:
    found = list(RelationTo.objects.all())
    assert found
    for one in found:
        holder, target = Actor.objects.get(id=one.actor), Actor.objects.get(id=one.target)
        for actor, way, other in ((holder, 0, target), (target, 1, holder)):
            rows = relations_of(actor, 300)
            told = [(row.kind, row.way, row.other.id, row.date) for row in related_to(actor, rows)]
            assert (one.kind, way, other.id, one.date) in told or holder.id == target.id
            page = get(browser, f"/people/{actor.id}")
            assert page.xpath(f'//div[@class="relation"]//a[@href="/people/{other.id}"]')


def test_who_came_before_and_after_stands_apart(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = Actor.objects.filter(kind="organisation")[:2]
    quotation = Mention.objects.filter(actor=one.id)[0].quotation
    made = RelationTo(
        actor=one.id, n=99, kind="succeeds", target=other.id, name=other.name, date="2018-09", quotation=quotation
    )
    monkeypatch.setattr(people, "relations_of", lambda *_: [made])
    after = get(browser, f"/people/{one.id}").xpath('string(//section[h2="What came before and after it"])')
    before = get(browser, f"/people/{other.id}").xpath('string(//section[h2="What came before and after it"])')
    assert f"succeeds {other.name} September 2018" in " ".join(after.split())
    assert f"is succeeded by {one.name} September 2018" in " ".join(before.split())


def test_a_procedure_is_that_of_the_command_line(browser: Client, indexed: Path) -> None:
    told = {one.actor: one for one in procedures_of(CaseFile.open(indexed))}
    assert told
    assert set(UnionStepTold.objects.values_list("actor", flat=True)) == set(told)
    assert LimitTold.objects.count() == len(dict.fromkeys(limit for one in told.values() for limit in one.limits))
    for id_, one in told.items():
        shown = procedure_of(Actor.objects.get(id=id_), 500)
        assert sorted((step.kinds, step.date or "", step.quotation.words) for step in shown.steps) == sorted(
            (step.kinds, step.date or "", step.told.words) for step in one.steps
        )
        assert [step.end for step in shown.steps if step.end] == [day for _, day in one.ends]
        page = get(browser, f"/people/{id_}")
        assert len(page.xpath('//ol[@class="line-of-time"]/li')) == len(one.steps)
        dates = [step.date for step in shown.steps if step.date]
        assert dates == sorted(dates)


def test_what_may_be_the_same_says_why_and_why_not(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = Actor.objects.filter(kind="person")[:2]
    for_it = (Evidence(grounds=(Ground.LIKE_SOUND,), words=(one.name, other.name)),)
    against = (Evidence(grounds=(Ground.OFFICE,)),)
    made = Proposal(one=one.id, other=other.id, evidence=for_it, against=against)
    monkeypatch.setattr(people, "proposals_of", lambda *_: [(other, made)])
    told = [li.text_content() for li in get(browser, f"/people/{one.id}").xpath('//div[@class="proposal"]//li')]
    assert told == [
        f"{one.name} = {other.name}: may be one because of a similar sound.",
        "Against it speaks another office.",
    ]
