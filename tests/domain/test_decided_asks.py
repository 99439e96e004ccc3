"""Asks that people join, part and rename: what bears upon a request goes with it; undoing brings the old ones back."""

from __future__ import annotations

from dataclasses import replace

from observance.domain.case import Ask, Asking, AskState, Case, Closing, Step, YearOfAsk, ask_id
from observance.domain.decided_asks import ASK, ask_group, asks_as_decided
from observance.domain.decisions import Decision
from observance.domain.findings import ActAsked, Insistence
from observance.domain.joinings import Group, Member, Signature, merge, part, rename, split, undoing
from observance.domain.matters import Matter
from observance.domain.selectors import Refound, Selector
from observance.domain.text import Citation

WORDS = ("amend section 5", "repeal section 5", "release the drivers")


def place(n: int) -> Citation:
    return Citation(
        document="pv", text_sha256="0", passage=n, page=n, start=100 * n, end=100 * n + 20,
        segments=((100 * n, 100 * n + 20),), quote=WORDS[n],
    )  # fmt: skip


PLACES = {f"r{n}": place(n) for n in range(3)}


def step(n: int, **more: object) -> Step:
    given = {"finding": f"r{n}", "document": "pv", "date": "2023-06-09", "speech": 1, "page": n, "by": "Workers"} | more
    return Step(words=WORDS[n], **given)  # type: ignore[arg-type]


def said(id_: str) -> Step:
    return Step(finding=id_, document="pv", date="2023-06-09", speech=2, page=9, by="Government", words=id_)


def ask(*requests: int, answers: tuple[Step, ...] = (), bears: tuple[tuple[str, str], ...] = ()) -> Ask:
    steps = tuple(step(n, closing=Closing.WORKERS if n == 1 else None) for n in requests)
    return Ask(
        id=ask_id(steps[0].finding, steps[0].words), act=ActAsked.CHANGE_LAW, object=steps[0].words,
        requests=steps, answers=answers, bears=bears, state=AskState.STATED if answers else AskState.NONE_FOUND,
    )  # fmt: skip


def years(one: Ask) -> YearOfAsk:
    first = one.requests[0]
    return YearOfAsk(ask=one.id, year=2023, asked=(Asking(by="Workers", insistence=Insistence.URGE, request=first),))


ALONE = (ask(0), ask(1, answers=(said("m1"),), bears=(("m1", "r1"),)), ask(2))
CASE = Case(matter=Matter(state="Norland"), documents=("pv",), asks=ALONE, follow_up=tuple(map(years, ALONE)))
SIGNED = Signature(id="d1", at="2023-07-01T10:00:00+00:00", author="A", reason="the same section")


def selector(member: Member) -> Selector:
    place = member.citation
    return Selector(
        document="pv", quote=place.quote, before="", after="", start=place.start, end=place.end, text_sha256="0",
        finding=member.finding,
    )  # fmt: skip


def locate(one: Selector) -> Refound | None:
    return Refound(how="id", start=one.start, end=one.end, finding=one.finding)


def group(one: Ask) -> Group:
    return ask_group(one, PLACES)


def decided(*decisions: Decision, case: Case = CASE) -> tuple[Ask, ...]:
    return asks_as_decided((case,), decisions, locate, PLACES).cases[0].asks


JOINED = merge(ASK, [group(ALONE[0]), group(ALONE[1])], selector, SIGNED)


def test_two_asks_are_one_with_all_that_bears_upon_both() -> None:
    one, other = decided(JOINED)
    assert [s.finding for s in one.requests] == ["r0", "r1"]
    assert ([s.finding for s in one.answers], one.state, one.closing) == (["m1"], AskState.STATED, Closing.WORKERS)
    assert (one.id, one.decisions, other.id) == (ALONE[0].id, ("d1",), ALONE[2].id)


def test_the_years_of_joined_asks_name_each_asker_once() -> None:
    case = asks_as_decided((CASE,), (JOINED,), locate, PLACES).cases[0]
    assert [(row.ask, len(row.asked)) for row in case.follow_up] == [(ALONE[0].id, 1), (ALONE[2].id, 1)]


def test_what_bears_upon_a_request_leaves_with_it() -> None:
    both = ask(0, 1, answers=(said("m1"),), bears=(("m1", "r1"),))
    case = replace(CASE, asks=(both,), follow_up=(years(both),))
    first, second = decided(split(ASK, group(both), ["r1"], selector, SIGNED), case=case)
    assert ([s.finding for s in first.requests], first.state) == (["r0"], AskState.NONE_FOUND)
    assert ([s.finding for s in second.answers], second.object) == (["m1"], WORDS[1])


def test_a_name_and_a_parting_hold() -> None:
    named = rename(ASK, group(ALONE[2]), "Release of the drivers", selector, SIGNED)
    assert decided(named)[2].object == "Release of the drivers"
    apart = part(ASK, group(ALONE[0]), group(ALONE[1]), selector, replace(SIGNED, id="d2", at="2023-08-01T10:00:00Z"))
    assert len(decided(JOINED, apart)) == 3


def test_undoing_brings_the_asks_of_the_machine_back() -> None:
    undone = undoing(JOINED, replace(SIGNED, id="d3", at="2023-09-01T10:00:00+00:00"))
    assert decided(JOINED, undone) == ALONE
