"""Asks as people decided them: joined, parted and renamed, over what the machine grouped.

Reads cases as the machine made them and decisions; gives the cases as they are shown, and what has become of each
decision. What bears upon a request goes with it. Without the decisions the cases are the machine's again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from observance.domain.case import (
    Ask,
    Asking,
    Case,
    InConclusions,
    Issue,
    Step,
    YearOfAsk,
    ask_id,
    closing_of,
    rank_of,
    state_of,
)
from observance.domain.decisions import Decision
from observance.domain.joinings import Group, Member
from observance.domain.regrouping import Locate, Outcome, Regrouped, regroup
from observance.domain.text import Citation

#: The noun of decisions about asks.
ASK = "ask"
_CONCLUDED = (InConclusions.AS_ASKED, InConclusions.OTHER_WORDS, InConclusions.NOT_IN)


def ask_group(ask: Ask, places: Mapping[str, Citation]) -> Group:
    """An ask as decisions see it: its requests and objections, each with its place."""
    members = [
        Member(finding=step.finding, citation=places[step.finding])
        for step in (*ask.requests, *ask.objections)
        if step.finding in places
    ]
    return Group(id=ask.id, name=ask.object, members=tuple(members))


def are_decided(decisions: Iterable[Decision]) -> bool:
    """Whether anybody decided anything about asks."""
    return any(decision.kind.startswith(f"{ASK}.") for decision in decisions)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedCases:
    """Cases as people decided their asks, and what has become of each decision.

    ``apart`` are pairs of requests, some of each side, of which a person said that they are not one ask.
    """

    cases: tuple[Case, ...]
    outcomes: tuple[Outcome, ...] = ()
    apart: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()


def asks_as_decided(
    cases: Sequence[Case], decisions: Iterable[Decision], locate: Locate, places: Mapping[str, Citation]
) -> DecidedCases:
    """The cases with what people decided about their asks; ``places`` are those of all requests."""
    groups = [ask_group(ask, places) for case in cases for ask in case.asks]
    found = regroup(ASK, groups, tuple(decisions), locate)
    return DecidedCases(
        cases=tuple(_case(case, found.groups, found.untouched, places) for case in cases),
        outcomes=found.outcomes,
        apart=found.apart,
    )


def _case(case: Case, groups: Sequence[Regrouped], untouched: frozenset[str], places: Mapping[str, Citation]) -> Case:
    """A case with its asks as they were decided; what was joined with an ask of another case stays in its own."""
    by_id = {ask.id: ask for ask in case.asks}
    rows: dict[str, list[YearOfAsk]] = {}
    for row in case.follow_up:
        rows.setdefault(row.ask, []).append(row)
    made: dict[str, tuple[Ask, tuple[str, ...]]] = {}
    for group in groups:
        of = [by_id[id_] for id_ in group.of if id_ in by_id]
        ask = _ask(group, of, places) if of else None
        if ask is not None:
            made[ask.id] = (ask, tuple(one.id for one in of))
    kept = [(ask, (ask.id,)) for ask in case.asks if ask.id in untouched]
    asks = sorted((*kept, *made.values()), key=lambda pair: _order(pair[0], places))
    return replace(
        case,
        asks=tuple(ask for ask, _ in asks),
        follow_up=tuple(
            row for ask, of in asks for row in (rows.get(ask.id, ()) if ask.id in untouched else _years(ask, of, rows))
        ),
        issues=tuple(_issue(issue, asks) for issue in case.issues),
    )


def _order(ask: Ask, places: Mapping[str, Citation]) -> tuple[str, str, int]:
    first = (*ask.requests, *ask.objections)[0]
    return _place(first, places)


def _place(step: Step, places: Mapping[str, Citation]) -> tuple[str, str, int]:
    return step.date or "", step.document, places[step.finding].start if step.finding in places else 0


def _ask(group: Regrouped, of: Sequence[Ask], places: Mapping[str, Citation]) -> Ask | None:
    """An ask of the requests of a group; called as a person said, else as the ask that most of it was."""
    here = {member.finding for member in group.members}

    def held(what: str) -> tuple[Step, ...]:
        steps = {step.finding: step for ask in of for step in getattr(ask, what) if step.finding in here}
        return tuple(sorted(steps.values(), key=lambda step: _place(step, places)))

    def bearing(what: str) -> tuple[Step, ...]:
        bears = {said for ask in of for said, request in ask.bears if request in here}
        steps = {step.finding: step for ask in of for step in getattr(ask, what) if step.finding in bears}
        return tuple(sorted(steps.values(), key=lambda step: _place(step, places)))

    requests, objections = held("requests"), held("objections")
    first = next(iter((*requests, *objections)), None)
    if first is None:
        return None
    most = max(of, key=lambda ask: sum(step.finding in here for step in ask.requests))
    whole = 2 * sum(step.finding in here for step in most.requests) > len(most.requests)
    answers, contested, noted = bearing("answers"), bearing("contested"), bearing("appreciations")
    return replace(
        most,
        id=ask_id(first.finding, first.words),
        object=group.name or (most.object if whole else first.words),
        named=_is_named(group.name, of) if group.name else whole and most.named,
        words=most.words if whole else ((first.language or "", first.words),),
        called=most.called if whole and not group.name else (),
        names=most.names if whole and not group.name else (),
        behind=most.behind if whole else (),
        requests=requests,
        objections=objections,
        provisions=_union(of, "provisions"),
        actors=_union(of, "actors"),
        deadlines=_union(of, "deadlines"),
        closing=closing_of(requests),
        answers=answers,
        contested=contested,
        appreciations=noted,
        spoken_of=tuple({step.finding: step for ask in of for step in ask.spoken_of}.values()),
        rests_on=tuple({step.finding: step for ask in of for step in ask.rests_on}.values()),
        bears=tuple(pair for ask in of for pair in ask.bears if pair[1] in here),
        state=state_of(answers, contested, noted),
        decisions=group.decisions,
    )


def _is_named(name: str, of: Sequence[Ask]) -> bool:
    """Whether a name is one that a person or a provision gives, and not the words of a request."""
    return next((ask.named for ask in of if ask.object == name), True)


def _union(of: Sequence[Ask], what: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for ask in of for value in getattr(ask, what)))


def _years(ask: Ask, of: Sequence[str], rows: Mapping[str, Sequence[YearOfAsk]]) -> Iterator[YearOfAsk]:
    """An ask year by year, of the years of those that it is made of."""
    here = {step.finding for step in ask.requests}
    said = {step.finding for what in (ask.answers, ask.appreciations) for step in what}
    every = sorted((row for id_ in of for row in rows.get(id_, ())), key=lambda row: row.year)
    last: dict[str, Asking] = {}
    before = False
    for year in dict.fromkeys(row.year for row in every):
        own = [row for row in every if row.year == year]
        asked = _asked([one for row in own for one in row.asked if one.request.finding in here], last)
        if not asked and not last:
            continue
        yield YearOfAsk(
            ask=ask.id,
            year=year,
            asked=asked,
            dropped=before and not asked,
            met=tuple(dict.fromkeys(one for row in own for one in row.met if one.said.finding in said)),
            concluded=next((one for one in _CONCLUDED if any(row.concluded is one for row in own)), None),
            conclusions=tuple(dict.fromkeys(step for row in own for step in row.conclusions)),
        )
        last |= {one.by: one for one in asked}
        before = bool(asked)


def _asked(made: Sequence[Asking], last: Mapping[str, Asking]) -> tuple[Asking, ...]:
    """Who asks in a year, each once with the most insistent wording, beside that of the year before."""
    by: dict[str, Asking] = {}
    for one in made:
        held = by.get(one.by)
        if held is None or (rank_of(one.insistence) or -1) > (rank_of(held.insistence) or -1):
            by[one.by] = one
    return tuple(replace(one, before=last[one.by].insistence if one.by in last else None) for one in by.values())


def _issue(issue: Issue, asks: Sequence[tuple[Ask, tuple[str, ...]]]) -> Issue:
    """An issue that names the asks of today."""
    return replace(issue, asks=tuple(ask.id for ask, of in asks if set(of) & set(issue.asks)))
