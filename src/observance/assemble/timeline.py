"""The timeline of a case: what its documents are of, and the dated acts that they state, allege or rely on.

Reads the documents of a case and the findings that belong to it; gives milestones in the order of time, each with
everybody who tells of it. A date is the one that the words give, as far as they give it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from observance.assemble.steps import step_of
from observance.domain.case import Milestone, MilestoneKind, Step
from observance.domain.findings import Allegation, Finding, Findings, Measure, Reference

_Pair = tuple[Findings, Finding]


def timeline(documents: Sequence[Findings], found: Iterable[_Pair]) -> tuple[Milestone, ...]:
    """All that is dated, in the order of time; undated things are left out."""
    ordered = sorted((*map(_of_document, _dated(documents)), *_told(found)), key=_order)
    return tuple(ordered)


def _dated(documents: Sequence[Findings]) -> Iterable[Findings]:
    return (document for document in documents if document.about.date)


def _order(one: Milestone) -> tuple[str, str, str, str]:
    return one.date, one.kind.value, one.what, one.title or ""


def _of_document(document: Findings) -> Milestone:
    about = document.about
    return Milestone(
        date=about.date or "",
        kind=MilestoneKind.DOCUMENT,
        what=about.kind.value,
        title=about.symbol or about.title,
        document=document.document,
    )


def _told(found: Iterable[_Pair]) -> Iterable[Milestone]:
    """What is told with a date; a source that several rely on is one milestone."""
    sources: dict[tuple[str, str, str], list[Step]] = {}
    for document, one in found:
        match one:
            case Measure(date=str(date)):
                yield _one(date, MilestoneKind.STATED, one.status.value, step_of(one, document))
            case Allegation(date=str(date)):
                yield _one(date, MilestoneKind.ALLEGED, one.type.value, step_of(one, document))
            case Reference(date=str(date)):
                sources.setdefault((date, one.kind.value, one.title), []).append(step_of(one, document))
            case _:
                pass
    for (date, what, title), steps in sources.items():
        yield Milestone(date=date, kind=MilestoneKind.RELIED_ON, what=what, title=title, told=tuple(steps))


def _one(date: str, kind: MilestoneKind, what: str, step: Step) -> Milestone:
    return Milestone(date=date, kind=kind, what=what, told=(step,))
