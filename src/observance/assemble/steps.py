"""Steps: findings as a case speaks of them, by whom and on which page.

Reads a finding and its document; gives a :class:`~observance.domain.case.Step`.
"""

from __future__ import annotations

from observance.domain.case import Step
from observance.domain.findings import (
    Allegation,
    Appreciation,
    Finding,
    Findings,
    Measure,
    Position,
    Reference,
    Request,
    Voice,
)
from observance.lang import codes


def step_of(finding: Finding, document: Findings) -> Step:
    """A finding of a document as a step."""
    citation = finding.citation
    turn = next((turn for turn in document.interventions if turn.n == finding.speech), None)
    return Step(
        finding=finding.id,
        document=document.document,
        date=document.about.date,
        speech=finding.speech,
        page=citation.page,
        by=turn.label if turn else document.about.author,
        capacity=turn.capacity if turn else None,
        state_code=turn.state_code if turn else None,
        named=turn.named if turn else None,
        words=citation.words,
        language=turn.language if turn else _language(finding.rule),
        symbol=document.about.symbol,
        how=_how(finding),
        of_whom=getattr(finding, "of_whom", None),
        draft=document.about.draft is True,
        reported=getattr(finding, "voice", Voice.OWN) is Voice.REPORTED,
        interpreted_from=finding.interpreted_from,
    )


def _language(rule: str) -> str | None:
    """The language of the frame that found words: that of the words, where no speaker's is known."""
    code = rule.partition("/")[0]
    return code if code in codes() else None


def _how(finding: Finding) -> str | None:
    """How something is asked, stated, alleged or noted, and what is relied on."""
    match finding:
        case Request():
            return finding.strength.value
        case Measure():
            return finding.status.value
        case Allegation():
            return finding.type.value
        case Appreciation():
            return finding.grade.value
        case Reference():
            return finding.kind.value
        case Position():
            return finding.stance.value
        case _:
            return None
