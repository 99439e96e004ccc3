"""What people decided about what is one: over any groups of the machine, whatever the order; undoing restores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from observance.domain.decisions import Decision, merged
from observance.domain.joinings import Group, Member, Signature, merge, part, rename, split, undoing
from observance.domain.regrouping import Effect, Regrouping, regroup
from observance.domain.selectors import Refound, Selector
from observance.domain.text import Citation
from observance.errors import UsageError

NOUN = "thing"


def member(word: str, n: int = 0) -> Member:
    """A finding called by its word, which a number tells from others of the same word."""
    citation = Citation(
        document=f"d{n}", text_sha256="0", passage=1, page=None, start=n, end=n + 1, segments=((n, n + 1),), quote=word
    )
    return Member(finding=f"{word}{n or ''}", citation=citation)


def group(words: str, ties: str = "") -> Group:
    """A group of findings of one letter each; ties are pairs of letters: ``ab bc``."""
    members = tuple(member(word) for word in words)
    return Group(id=words, name=words, members=members, ties=tuple((tie[0], tie[1]) for tie in ties.split()))


def select(one: Member) -> Selector:
    return Selector(
        document="d",
        quote=one.citation.quote,
        before="",
        after="",
        start=0,
        end=1,
        text_sha256="0",
        finding=one.finding,
    )


def locate(selector: Selector) -> Refound | None:
    return Refound(how="id", start=0, end=1, finding=selector.finding)


def signed(n: int) -> Signature:
    return Signature(
        id=f"d{n:03}", at=f"2024-06-05T10:{n // 60:02}:{n % 60:02}+00:00", author="reviewer", reason="read"
    )


def sets(found: Regrouping, groups: Sequence[Group]) -> set[frozenset[str]]:
    """All groups as sets of findings, those of which nobody spoke among them."""
    spoken = [frozenset(one.finding for one in made.members) for made in found.groups]
    return {*spoken, *(frozenset(m.finding for m in g.members) for g in groups if g.id in found.untouched)}


def words(found: Regrouping, groups: Sequence[Group]) -> list[str]:
    return sorted("".join(sorted(one)) for one in sets(found, groups))


def test_a_merge_joins_every_spelling_and_keeps_the_name_of_the_first() -> None:
    groups = [group("ab"), group("c"), group("d")]
    found = regroup(NOUN, groups, [merge(NOUN, groups[:2], select, signed(1))], locate)
    assert words(found, groups) == ["abc", "d"]
    assert found.groups[0].name == "ab"
    assert found.groups[0].decisions == ("d001",)
    assert found.untouched == {"d"}


def test_a_split_takes_out_what_is_named_and_what_hangs_on_it_by_the_machine_alone() -> None:
    decision = split(NOUN, group("abc", "ab ac"), ["b"], select, signed(1), "Bea")
    later = [group("abcx", "ab ac bx")]
    found = regroup(NOUN, later, [decision], locate)
    assert words(found, later) == ["ac", "bx"]
    assert [one.name for one in found.groups] == [None, "Bea"]


def test_what_the_first_mention_held_together_stays_together_when_it_leaves() -> None:
    groups = [group("abc", "ab ac")]
    found = regroup(NOUN, groups, [split(NOUN, groups[0], ["a"], select, signed(1))], locate)
    assert words(found, groups) == ["a", "bc"]


def test_two_that_are_not_the_same_stay_apart_whatever_the_machine_finds_later() -> None:
    decision = part(NOUN, group("ab"), group("cd"), select, signed(1))
    bridged = [group("abcdx", "ab cd bx xc")]
    found = regroup(NOUN, bridged, [decision], locate)
    assert words(found, bridged) == ["abx", "cd"]
    assert [one.effect for one in found.outcomes] == [Effect.STANDS]


def test_a_later_decision_wins_and_the_earlier_one_is_told() -> None:
    a, b = group("a"), group("b")
    log = [part(NOUN, a, b, select, signed(1)), merge(NOUN, [a, b], select, signed(2))]
    found = regroup(NOUN, [a, b], log, locate)
    assert words(found, [a, b]) == ["ab"]
    assert [one.effect for one in found.outcomes] == [Effect.OVERRULED, Effect.STANDS]


def test_a_part_of_what_was_merged_can_leave_again() -> None:
    a, b = group("ab"), group("cd")
    whole = group("abcd")
    log = [merge(NOUN, [a, b], select, signed(1)), split(NOUN, whole, ["d"], select, signed(2))]
    found = regroup(NOUN, [a, b], log, locate)
    assert words(found, [a, b]) == ["abc", "d"]
    assert [one.effect for one in found.outcomes] == [Effect.IN_PART, Effect.STANDS]


def test_the_latest_name_counts() -> None:
    a = group("a")
    log = [rename(NOUN, a, "One", select, signed(1)), rename(NOUN, a, "Two", select, signed(2))]
    found = regroup(NOUN, [a], log, locate)
    assert found.groups[0].name == "Two"
    assert [one.effect for one in found.outcomes] == [Effect.OVERRULED, Effect.STANDS]
    assert regroup(NOUN, [a], [*log, undoing(log[1], signed(3))], locate).groups[0].name == "One"


def test_words_that_are_gone_are_told_and_do_no_harm() -> None:
    a, b = group("a"), group("b")
    found = regroup(NOUN, [a], [merge(NOUN, [a, b], select, signed(1))], locate)
    assert words(found, [a]) == ["a"]
    assert [one.effect for one in found.outcomes] == [Effect.LOST]


def test_words_found_by_overlap_alone_wait_for_a_person() -> None:
    def unsure(selector: Selector) -> Refound:
        how = "overlap" if selector.finding == "b" else "id"
        return Refound(how=how, start=0, end=1, finding=selector.finding)

    a, b = group("a"), group("b")
    found = regroup(NOUN, [a, b], [merge(NOUN, [a, b], select, signed(1))], unsure)
    assert words(found, [a, b]) == ["a", "b"]
    assert [one.effect for one in found.outcomes] == [Effect.WAITS]


def test_decisions_about_another_noun_are_left_alone() -> None:
    a, b = group("a"), group("b")
    assert regroup("other", [a, b], [merge(NOUN, [a, b], select, signed(1))], locate).groups == ()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda a: merge(NOUN, [a, a], select, signed(1)),
        lambda a: split(NOUN, a, ["a", "b"], select, signed(1)),
        lambda a: split(NOUN, a, ["z"], select, signed(1)),
        lambda a: part(NOUN, a, a, select, signed(1)),
        lambda a: rename(NOUN, a, "  ", select, signed(1)),
    ],
)
def test_what_decides_nothing_is_refused(wrong: Callable[[Group], Decision]) -> None:
    with pytest.raises(UsageError):
        wrong(group("ab"))


LETTERS = "abcdefghijkl"


@st.composite
def machines(draw: st.DrawFn) -> list[Group]:
    """The letters in groups, with ties in any order."""
    where = [draw(st.integers(0, 4)) for _ in LETTERS]
    groups = ["".join(c for c, at in zip(LETTERS, where, strict=True) if at == n) for n in range(5)]
    made = []
    for one in filter(None, groups):
        ties = [one[draw(st.integers(0, n - 1))] + one[n] for n in range(1, len(one))]
        made.append(group(one, " ".join(draw(st.permutations(ties)))))
    return made


@st.composite
def logs(draw: st.DrawFn, most: int = 8) -> list[Decision]:
    """Decisions one after the other, each over some groups, and undoings of some."""
    log: list[Decision] = []
    for n in range(draw(st.integers(1, most))):
        groups = draw(machines())
        verb = draw(st.sampled_from(["merge", "split", "part", "rename", "undo"]))
        pair = draw(st.permutations(groups))[:2]
        if verb == "undo" and log:
            log.append(undoing(draw(st.sampled_from(log)), signed(n)))
        elif verb == "merge" and len(pair) == 2:
            log.append(merge(NOUN, pair, select, signed(n)))
        elif verb == "part" and len(pair) == 2:
            log.append(part(NOUN, *pair, select, signed(n)))
        elif verb == "split" and len(pair[0].members) > 1:
            log.append(split(NOUN, pair[0], [pair[0].members[-1].finding], select, signed(n)))
        elif verb == "rename":
            log.append(rename(NOUN, pair[0], draw(st.sampled_from(["One", "Two"])), select, signed(n)))
    return log


@settings(max_examples=150, deadline=None)
@given(machines(), logs(), st.randoms())
def test_logs_of_several_people_give_the_same_groups_in_whatever_order(
    groups: list[Group], log: list[Decision], chance: Random
) -> None:
    shuffled = list(log)
    chance.shuffle(shuffled)
    halves = merged(shuffled[::2], shuffled[1::2], shuffled[: len(shuffled) // 2])
    assert regroup(NOUN, groups, halves, locate) == regroup(NOUN, groups, log, locate)


@settings(max_examples=150, deadline=None)
@given(machines(), logs())
def test_undoing_all_restores_the_machine_and_undoing_the_last_what_was_before(
    groups: list[Group], log: list[Decision]
) -> None:
    all_undone = [*log, *(undoing(one, signed(900 + n)) for n, one in enumerate(log) if one.kind != "undo")]
    without = regroup(NOUN, groups, all_undone, locate)
    assert sets(without, groups) == {frozenset(m.finding for m in one.members) for one in groups}
    assert without.groups == ()
    if log and log[-1].kind != "undo":
        before = regroup(NOUN, groups, log[:-1], locate)
        assert regroup(NOUN, groups, [*log, undoing(log[-1], signed(950))], locate) == before


@settings(max_examples=150, deadline=None)
@given(machines(), logs())
def test_every_finding_is_in_one_group_and_the_latest_decision_stands(groups: list[Group], log: list[Decision]) -> None:
    found = regroup(NOUN, groups, log, locate)
    assert sorted(finding for one in sets(found, groups) for finding in one) == sorted(LETTERS)
    if found.outcomes and log[-1].kind != "undo":
        assert found.outcomes[-1].effect is Effect.STANDS


@settings(max_examples=100, deadline=None)
@given(machines(), logs(), machines())
def test_another_machine_changes_nothing_that_was_decided(
    groups: list[Group], log: list[Decision], later: list[Group]
) -> None:
    """What stands of merges, splits and partings stands over any machine: its groups hold what they say."""
    stands = []
    for machine in (groups, later):
        found = regroup(NOUN, machine, log, locate)
        made = sets(found, machine)
        whole = [
            o.decision for o in found.outcomes if o.effect is Effect.STANDS and not o.decision.kind.endswith("name")
        ]
        stands.append(whole)
        for one in whole:
            these, those = ({s.finding or "" for s in side} for side in (one.these, one.those))
            if one.kind.endswith("merge"):
                assert any(these | those <= group for group in made)
            else:
                assert not any(these & group and those & group for group in made)
    assert stands[0] == stands[1]
