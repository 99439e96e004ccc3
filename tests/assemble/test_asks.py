"""Requests for one act on one object are one ask, across speakers, languages and documents; and what became of it."""

from __future__ import annotations

from itertools import count

import pytest

from observance.assemble.alike import APART, Object, grouped, likeness, share_article, weights
from observance.assemble.asks import tell_asks
from observance.domain.case import Ask, AskState, Case, Closing
from observance.domain.edition import Edition
from observance.domain.findings import (
    ActAsked,
    Allegation,
    AllegationType,
    Deadline,
    Findings,
    Insistence,
    Measure,
    MeasureStatus,
    Request,
    Voice,
)
from observance.domain.matters import About, Intervention, Matter
from observance.domain.record import Capacity, DocumentKind
from observance.domain.text import Citation

NORLAND = Matter(state="Norland", state_code="XN", conventions=(182,))
_places = count(0, 1000)


def cite(words: str, document: str = "pv-1") -> Citation:
    start = next(_places)
    end = start + len(words)
    return Citation(
        document=document,
        text_sha256="0",
        passage=1,
        page=3,
        start=start,
        end=end,
        segments=((start, end),),
        quote=words,
    )


def ask(words: str, act: ActAsked = ActAsked.CHANGE_LAW, speech: int = 1, **more: object) -> Request:
    given = {"asker": "Worker members", "addressee": "Government of Norland", "strength": Insistence.URGE} | more
    citation = cite(words, str(given.pop("document", "pv-1")))
    return Request(
        id=f"r{citation.start}",
        citation=citation,
        rule="t:t",
        act=act,
        action=words,
        speech=speech,
        **given,  # type: ignore[arg-type]
    )


def turn(n: int, capacity: Capacity, closing: bool = False) -> Intervention:
    return Intervention(n=n, capacity=capacity, label=capacity.value, matter=0, closing=closing)


TURNS = (
    turn(1, Capacity.WORKER_MEMBERS),
    turn(2, Capacity.EMPLOYER_MEMBERS),
    turn(3, Capacity.GOVERNMENT_REPRESENTATIVE),
    turn(4, Capacity.EMPLOYER_MEMBERS, closing=True),
    turn(5, Capacity.WORKER_MEMBERS, closing=True),
)


def record(*requests: Request, name: str = "pv-1", date: str = "2023-06-09", **more: object) -> Findings:
    about = About(kind=DocumentKind.VERBATIM_RECORD, date=date, matters=(NORLAND,))
    return Findings(document=name, about=about, interventions=TURNS, requests=requests, **more)  # type: ignore[arg-type]


def asks(*documents: Findings) -> tuple[Ask, ...]:
    (case,) = tell_asks(documents)
    return case.asks


def words(found: Ask) -> list[str]:
    return [step.words for step in found.requests]


def test_requests_in_two_languages_on_one_subject_are_one_ask() -> None:
    found = asks(
        record(
            ask("adopt the list of hazardous work for children"),
            ask("adopter la liste des travaux dangereux interdits aux enfants"),
            ask("strengthen the labour inspectorate", ActAsked.ENSURE),
            ask("allow strikes in the ports"),
        )
    )
    assert [len(one.requests) for one in found] == [2, 1, 1]


def test_the_provision_named_joins_and_parts() -> None:
    one, other = "Labour Act|section 57", "Labour Act|section 12"
    found = asks(
        record(
            ask("amend section 57 on inspectors", provisions=(one,)),
            ask("revise that section so that visits are free", provisions=(one,)),
            ask("amend section 12 on inspectors", provisions=(other,)),
        )
    )
    assert [len(one.requests) for one in found] == [2, 1]
    assert found[0].object == "Labour Act, section 57"


def test_another_act_is_another_ask_but_reporting_is_informing() -> None:
    found = asks(
        record(
            ask("statistics on convictions", ActAsked.SUPPLY_INFORMATION),
            ask("report on statistics of convictions", ActAsked.REPORT),
            ask("review the convictions", ActAsked.LIFT),
        )
    )
    assert sorted(len(one.requests) for one in found) == [1, 2]


@pytest.mark.parametrize(
    ("speeches", "closing"),
    [((1, 2), Closing.NONE), ((1, 5), Closing.WORKERS), ((4,), Closing.EMPLOYERS), ((4, 5), Closing.BOTH)],
)
def test_an_ask_says_in_whose_closing_remarks_it_is_made(speeches: tuple[int, ...], closing: Closing) -> None:
    (found,) = asks(record(*(ask("adopt the list of hazardous work", speech=n) for n in speeches)))
    assert found.closing is closing


def test_what_is_only_recalled_is_not_made_in_the_closing() -> None:
    recalled = ask("adopt the list of hazardous work", speech=5, voice=Voice.REPORTED)
    (found,) = asks(record(recalled))
    assert (found.closing, found.requests[0].reported) == (Closing.NONE, True)


def test_an_objection_stands_beside_and_does_not_ask() -> None:
    made = ask("adopt the list of hazardous work")
    against = ask("adopt the list of hazardous work", speech=2, objects_to=True)
    (found,) = asks(record(made, against))
    assert (len(found.requests), len(found.objections)) == (1, 1)


def test_requests_to_others_and_on_the_sitting_are_no_asks() -> None:
    found = asks(
        record(
            ask("continue its technical assistance", addressee="International Labour Organization"),
            ask("take the floor", ActAsked.CONDUCT),
        )
    )
    assert found == ()


def measure(text: str) -> Measure:
    citation = cite(text)
    return Measure(
        id=f"m{citation.start}", citation=citation, rule="t:t", claimed_by=None, status=MeasureStatus.DONE, speech=3
    )


def allegation(text: str) -> Allegation:
    citation = cite(text)
    return Allegation(
        id=f"a{citation.start}", citation=citation, rule="t:t", alleged_by=None, type=AllegationType.OTHER, speech=1
    )


def test_the_state_follows_from_what_is_stated_and_contested() -> None:
    made = ask("adopt the list of hazardous work for children")
    stated = measure("the list of hazardous work for children was sent to the Council")
    denied = allegation("no list of hazardous work for children exists")
    assert asks(record(made))[0].state is AskState.NONE_FOUND
    assert asks(record(made, measures=(stated,)))[0].state is AskState.STATED
    found = asks(record(made, measures=(stated,), allegations=(denied,)))[0]
    assert (found.state, [step.words for step in found.answers]) == (AskState.CONTESTED, [stated.citation.quote])


def test_an_ask_goes_on_over_the_years_and_keeps_its_id() -> None:
    first = ask("adopt the list of hazardous work", deadline=Deadline(words="before 1 September"))
    later = ask("adopt without delay the list of hazardous work", document="pv-2")
    alone = asks(record(first))
    both = asks(record(later, name="pv-2", date="2024-06-07"), record(first))
    assert [step.date for step in both[0].requests] == ["2023-06-09", "2024-06-07"]
    assert (both[0].id, both[0].deadlines) == (alone[0].id, ("before 1 September",))


def test_the_same_text_in_another_format_counts_once() -> None:
    twin = record(ask("adopt the list of hazardous work", document="pv-1-pdf"), name="pv-1-pdf")
    cases = tell_asks(
        [record(ask("adopt the list of hazardous work")), twin], [Edition(document="pv-1-pdf", same_as="pv-1")]
    )
    assert [len(one.requests) for one in cases[0].asks] == [1]
    assert cases[0].documents == ("pv-1",)


def test_two_states_are_two_cases() -> None:
    other = About(
        kind=DocumentKind.LETTER, date="2023", matters=(Matter(state="Southland", state_code="XS", conventions=(29,)),)
    )
    letter = Findings(
        document="letter", about=other, requests=(ask("free the prisoners", speech=0, document="letter"),)
    )
    cases: tuple[Case, ...] = tell_asks([record(ask("adopt the list")), letter])
    assert [(case.matter.state, len(case.asks)) for case in cases] == [("Norland", 1), ("Southland", 1)]


def test_groups_are_joined_by_their_average() -> None:
    near = {(0, 1): 0.9, (0, 2): 0.1, (1, 2): 0.6, (0, 3): 0.0, (1, 3): 0.0, (2, 3): 0.7}
    assert grouped(4, lambda a, b: near[(a, b)], 0.5) == ((0, 1), (2, 3))


def test_two_articles_are_two_objects_whatever_else_is_shared() -> None:
    a = Object(articles=frozenset({"Act|1"}), subjects=frozenset({"strike"}))
    b = Object(articles=frozenset({"Act|2"}), subjects=frozenset({"strike"}))
    weight = weights([a, b])
    assert likeness(a, b, weight) == APART
    assert 0 < likeness(a, Object(subjects=frozenset({"strike"})), weight) < 1


def test_an_article_as_a_whole_holds_its_paragraphs_and_no_other_article() -> None:
    assert share_article({"Act|13"}, {"Act|13(2)"})
    assert not share_article({"Act|13(1)"}, {"Act|13(2)"})
    assert not share_article({"Act|1"}, {"Act|13(2)"})


def test_what_cannot_be_one_is_not_joined_by_a_third() -> None:
    near = {(0, 1): 0.9, (0, 2): APART, (1, 2): 0.9}
    assert grouped(3, lambda a, b: near[(a, b)], 0.3) == ((0, 1), (2,))
