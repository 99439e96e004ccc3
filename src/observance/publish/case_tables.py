"""The tables of cases: asks, the steps of each, and each over the years.

Reads cases; gives rows for :mod:`observance.publish.tables`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from observance.domain.case import Ask, Asking, Case, Closing, Due, Issue, Milestone, Relied, Step, UnionProcedure
from observance.reference.topics import topic_of

_TOLD = ("finding", "document", "date", "speech", "page", "by", "reported", "interpreted", "words")
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
    "closings": (
        *("ask", "title", "closing", "employers", "employers_page", "employers_words"),
        *("workers", "workers_page", "workers_words"),
    ),
    "follow_up": (
        *("ask", "title", "year", "first_asked", "asked", "repeated", "escalated", "softened", "dropped", "met"),
        *("conclusions", "words_asked", "words_met", "words_of_conclusions"),
    ),
    "issues": (
        *("state_code", "conventions", "topic", "title", "articles", "provision", "actor", "asks"),
        *("requests", "measures", "allegations", "referred", "state"),
    ),
    "relied": (
        *("state_code", "conventions", "kind", "title", "author", "date", "held", "told_by", "findings", "words"),
    ),
    "due": (
        *(
            "state_code",
            "conventions",
            "date",
            "event",
            "session",
            "source",
            "deadlines",
            "asked_by",
            "requests",
            "planned_by",
        ),
        *("measures", "words"),
    ),
    "procedures": ("actor", "name", "row", "kinds", "on", "ends", "value", "unit", "working", "law", *_TOLD),
    "timeline": (
        "state_code",
        "conventions",
        "date",
        "kind",
        "what",
        "title",
        "document",
        "told_by",
        "findings",
        "words",
    ),
    "provision_index": ("state_code", "conventions", "instrument", "provision", "version", "column", *_TOLD),
    "stances": ("state_code", "conventions", "stance", *_TOLD),
}
_STEPS = ("requests", "objections", "answers", "contested", "appreciations")


def case_table_rows(
    cases: tuple[Case, ...], names: Mapping[str, str], held: Mapping[str, str]
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Every ask of every case, and every step of it, with the table that it stands in.

    ``names`` are those of files; ``held`` names the file that is the source of a reference, by the reference's id.
    """
    for case in cases:
        for ask in case.asks:
            yield "asks", _ask_row(case, ask)
            for what in _STEPS:
                for step in getattr(ask, what):
                    yield "steps", _step_row(ask, what, step, names)
            yield "closings", _closing_row(ask)
        for row in follow_up_rows(case):
            yield "follow_up", row
        for issue in case.issues:
            yield "issues", _matter(case) | dict(_issue_row(issue))
        for source in case.relied:
            yield "relied", _matter(case) | dict(_relied_row(source, names, held))
        for due in case.due:
            yield "due", _matter(case) | dict(_due_row(due, names))
        for table, row in _history_rows(case, names):
            yield table, _matter(case) | dict(row)


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


def _closing_row(ask: Ask) -> Mapping[str, object]:
    row: dict[str, object] = {"ask": ask.id, "title": f"{ask.act.value}: {ask.object}", "closing": ask.closing.value}
    for side in (Closing.EMPLOYERS, Closing.WORKERS):
        said = [step for step in ask.requests if step.closing is side]
        row[side.value] = [step.finding for step in said]
        row[f"{side.value}_page"] = [step.page for step in said]
        row[f"{side.value}_words"] = [step.words for step in said]
    return row


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


def follow_up_rows(case: Case) -> Iterator[Mapping[str, object]]:
    """Each ask of a case in each year, as rows."""
    titles = {ask.id: f"{ask.act.value}: {ask.object}" for ask in case.asks}
    first: dict[str, str] = {}
    for row in case.follow_up:
        if row.asked:
            first.setdefault(row.ask, f"{row.asked[0].by} {row.asked[0].request.date or ''}".strip())
        yield {
            "ask": row.ask,
            "title": titles[row.ask],
            "year": row.year,
            "first_asked": first.get(row.ask),
            "asked": [f"{one.by}: {one.insistence.value}" for one in row.asked],
            "repeated": [one.by for one in row.asked if one.before is not None],
            "escalated": [_change(one) for one in row.asked if one.change > 0],
            "softened": [_change(one) for one in row.asked if one.change < 0],
            "dropped": row.dropped,
            "met": list(dict.fromkeys(one.by.value for one in row.met)),
            "conclusions": row.concluded.value if row.concluded else None,
            "words_asked": [one.request.words for one in row.asked],
            "words_met": [one.said.words for one in row.met],
            "words_of_conclusions": [step.words for step in row.conclusions],
        }


def _issue_row(issue: Issue) -> Mapping[str, object]:
    topic = topic_of(issue.topic)
    return {
        "topic": issue.topic or None,
        "title": topic.title("en") if topic else None,
        "articles": list(topic.articles) if topic else [],
        "provision": issue.provision,
        "actor": issue.actor,
        "asks": list(issue.asks),
        "requests": [step.finding for step in issue.requests],
        "measures": [step.finding for step in issue.measures],
        "allegations": [step.finding for step in issue.allegations],
        "referred": list(issue.referred),
        "state": issue.state.value,
    }


def _relied_row(one: Relied, names: Mapping[str, str], held: Mapping[str, str]) -> Mapping[str, object]:
    return {
        "kind": one.kind.value,
        "title": one.title,
        "author": one.author,
        "date": one.date,
        "held": next((held[step.finding] for step in one.told if step.finding in held), None),
        "told_by": _tellers(one.told, names),
        "findings": [step.finding for step in one.told],
        "words": [step.words for step in one.told],
    }


def _due_row(one: Due, names: Mapping[str, str]) -> Mapping[str, object]:
    return {
        "date": one.date,
        "event": one.event,
        "session": one.session,
        "source": one.source,
        "deadlines": list(one.words),
        "asked_by": _tellers(one.asked, names),
        "requests": [step.finding for step in one.asked],
        "planned_by": _tellers(one.planned, names),
        "measures": [step.finding for step in one.planned],
        "words": [step.words for step in (*one.asked, *one.planned)],
    }


def _tellers(steps: Sequence[Step], names: Mapping[str, str]) -> list[str]:
    return [step.by or names[step.document] for step in steps]


def procedure_rows(procedures: Iterable[UnionProcedure], names: Mapping[str, str]) -> Iterator[Mapping[str, object]]:
    """The steps of unions, and the limits that are stated of such steps."""
    for one in procedures:
        ends = dict(one.ends)
        head: dict[str, object] = {"actor": one.actor, "name": one.name}
        for n, step in enumerate(one.steps):
            row: dict[str, object] = {"row": "step", "kinds": list(step.kinds), "on": step.date, "ends": ends.get(n)}
            yield head | row | dict(_told(step.told, names))
        for limit in one.limits:
            row = {"row": "limit", "value": limit.value, "unit": limit.unit, "working": limit.working, "law": limit.law}
            yield head | row | dict(_told(limit.told, names))


def topics_by_finding(cases: tuple[Case, ...]) -> Mapping[str, str]:
    """The topic of each request, measure and allegation, by the id of the finding."""
    return {
        step.finding: issue.topic
        for case in cases
        for issue in case.issues
        for step in (*issue.requests, *issue.measures, *issue.allegations)
        if issue.topic
    }


def _change(one: Asking) -> str:
    """How an asker asked before and asks now: "Employer members: invite > urge"."""
    return f"{one.by}: {one.before} > {one.insistence}"


def _matter(case: Case) -> dict[str, object]:
    return {"state_code": case.matter.state_code, "conventions": list(case.matter.conventions)}


def _history_rows(case: Case, names: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, object]]]:
    for one in case.timeline:
        yield "timeline", _milestone_row(one, names)
    for entry in case.provisions:
        place = {"instrument": entry.instrument, "provision": entry.provision, "version": entry.version}
        for column in ("asked", "stated", "alleged"):
            for step in getattr(entry, column):
                yield "provision_index", place | {"column": column} | dict(_told(step, names))
    for step in case.positions:
        yield "stances", {"stance": step.how} | dict(_told(step, names))


def _milestone_row(one: Milestone, names: Mapping[str, str]) -> Mapping[str, object]:
    return {
        "date": one.date,
        "kind": one.kind.value,
        "what": one.what,
        "title": one.title,
        "document": names[one.document] if one.document else None,
        "told_by": _tellers(one.told, names),
        "findings": [step.finding for step in one.told],
        "words": [step.words for step in one.told],
    }


def _told(step: Step, names: Mapping[str, str]) -> Mapping[str, object]:
    row = {name: getattr(step, name, None) for name in _TOLD}
    return row | {"document": names[step.document], "interpreted": step.interpreted_from}
