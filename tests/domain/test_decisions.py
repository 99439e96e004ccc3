"""The log of decisions: a set, whoever merges it and in what order; undoing can be undone; notes gather."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from observance.domain.decisions import Decision, may_be_undone, merged, standing


def decision(n: int, kind: str = "judgement", subject: str = "f1", value: str = "", at: str = "") -> Decision:
    """The n-th decision, a minute after the one before."""
    return Decision(
        id=f"d{n}",
        kind=kind,
        at=at or f"2024-06-05T10:{n:02}:00+00:00",
        author="reviewer",
        reason="read it",
        subject=subject,
        value=value,
    )


KINDS = st.sampled_from(["judgement", "note", "undo", "same_as"])


@st.composite
def some_logs(draw: st.DrawFn) -> list[list[Decision]]:
    """Logs that share decisions: each id stands for one decision."""
    every = [
        decision(n, draw(KINDS), draw(st.sampled_from(["f1", "f2", "d0", "d1", "d2"])), draw(st.sampled_from("xy")))
        for n in range(draw(st.integers(1, 8)))
    ]
    return draw(st.lists(st.lists(st.sampled_from(every), max_size=8), min_size=1, max_size=3))


@given(some_logs())
def test_merging_is_a_union_whatever_the_order(logs: list[list[Decision]]) -> None:
    whole = merged(*logs)
    assert set(whole) == {entry for log in logs for entry in log}
    assert len(whole) == len(set(whole))
    assert all(merged(*order) == whole for order in permutations(logs))
    assert merged(whole, *logs) == whole
    assert merged(merged(*logs[:1]), merged(*logs[1:])) == whole


@given(some_logs())
def test_what_stands_does_not_depend_on_how_logs_were_merged(logs: list[list[Decision]]) -> None:
    joined = [entry for log in logs for entry in log]
    assert standing(joined) == standing(reversed(joined)) == standing(merged(*logs))
    assert set(standing(joined)) <= set(joined)
    assert all(entry.kind != "undo" for entry in standing(joined))


def test_of_one_kind_and_subject_the_latest_holds() -> None:
    first, second, other = decision(1, value="true"), decision(2, value="false"), decision(3, subject="f2")
    assert standing([second, first, other]) == (second, other)


def test_an_undone_decision_gives_way_to_the_one_before() -> None:
    first, second = decision(1, value="true"), decision(2, value="false")
    assert standing([first, second, decision(3, "undo", "d2")]) == (first,)


def test_an_undo_that_is_undone_undoes_nothing() -> None:
    log = [decision(1), decision(2, "undo", "d1"), decision(3, "undo", "d2")]
    assert standing(log) == (log[0],)
    assert standing([*log, decision(4, "undo", "d3")]) == ()


def test_notes_gather_and_can_be_undone_one_by_one() -> None:
    notes = [decision(n, "note", value=f"note {n}") for n in range(3)]
    assert standing(notes) == tuple(notes)
    assert standing([*notes, decision(9, "undo", "d1")]) == (notes[0], notes[2])


def test_kinds_that_this_version_does_not_know_are_kept() -> None:
    later = decision(1, "kind-of-2030")
    assert standing([later]) == (later,)


def test_the_latest_is_the_latest_in_any_zone() -> None:
    geneva = decision(1, value="first", at="2024-06-05T12:30:00+02:00")
    london = decision(2, value="second", at="2024-06-05T11:45:00+01:00")
    assert standing([london, geneva]) == (london,)
    assert merged([london], [geneva]) == (geneva, london)


def test_a_time_that_cannot_be_read_comes_first_and_is_kept() -> None:
    odd, dated = decision(2, subject="f2", at="last week"), decision(1)
    assert merged([dated, odd]) == (odd, dated)


def test_what_was_taken_back_is_not_taken_back_again_and_a_taking_back_is() -> None:
    first, second = decision(1), decision(2, subject="f2")
    taken = decision(3, "undo", "d1")
    assert may_be_undone([taken, second, first]) == (second, taken)
    again = decision(4, "undo", "d3")
    assert may_be_undone([first, second, taken, again]) == (first, second, again)
