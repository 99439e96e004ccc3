"""The tables of cases: asks, and the steps of each.

Reads cases; gives rows for :mod:`observance.publish.tables`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from observance.domain.case import Ask, Case, Step

#: The columns of each table, in order.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "asks": (
        *("id", "state_code", "conventions", "title", "act", "object", "provisions", "actors", "requests", "closing"),
        *("objections", "answers", "contested", "appreciations", "deadlines", "state"),
    ),
    "steps": (
        *("ask", "what", "finding", "document", "date", "speech", "page", "by", "how"),
        *("reported", "of_whom", "interpreted", "words"),
    ),
}
_STEPS = ("requests", "objections", "answers", "contested", "appreciations")


def case_table_rows(cases: tuple[Case, ...], names: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Every ask of every case, and every step of it, with the table that it stands in; ``names`` are those of files."""
    for case in cases:
        for ask in case.asks:
            yield "asks", _ask_row(case, ask)
            for what in _STEPS:
                for step in getattr(ask, what):
                    yield "steps", _step_row(ask, what, step, names)


def _ask_row(case: Case, ask: Ask) -> Mapping[str, object]:
    return {
        "id": ask.id,
        "state_code": case.matter.state_code,
        "conventions": list(case.matter.conventions),
        "title": f"{ask.act.value}: {ask.object}",
        "act": ask.act.value,
        "object": ask.object,
        "provisions": list(ask.provisions),
        "actors": list(ask.actors),
        "closing": ask.closing.value,
        "deadlines": list(ask.deadlines),
        "state": ask.state.value,
        # An objection stands with the ask that it is about, as its request does.
        "requests": [step.finding for step in (*ask.requests, *ask.objections)],
        **{what: [step.finding for step in getattr(ask, what)] for what in _STEPS[1:]},
    }


def _step_row(ask: Ask, what: str, step: Step, names: Mapping[str, str]) -> Mapping[str, object]:
    return {
        "ask": ask.id,
        "what": what,
        "finding": step.finding,
        "document": names[step.document],
        "date": step.date,
        "speech": step.speech,
        "page": step.page,
        "by": step.by,
        "how": step.how,
        "reported": step.reported,
        "of_whom": step.of_whom,
        "interpreted": step.interpreted_from,
        "words": step.words,
    }
