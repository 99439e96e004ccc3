"""A document of the case cut into what is searched: its passages, and the words of what was found in them.

Dates, provisions, names and figures are no units of their own: a search finds them as words of their passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from observance.assemble.steps import step_of
from observance.casefile import CaseFile, Entry
from observance.casefile.case import has_product
from observance.domain.findings import Finding, Findings
from observance.domain.matters import Intervention
from observance.domain.record import Record, Segmentation, Speech
from observance.domain.text import Passage
from observance_web.search.query import Unit, UnitKind

#: The kinds of findings that are units, by their name in :class:`Findings`, with the name a unit tells.
KINDS = {
    "references": "reference",
    "requests": "request",
    "measures": "measure",
    "allegations": "allegation",
    "appreciations": "appreciation",
}


def units_of(case: CaseFile, entry: Entry) -> Iterator[Unit]:
    """The units of a document, in order; none of one that was not read."""
    if not (has_product(entry, "segment") and has_product(entry, "extract")):
        return
    found = case.segmentation(entry.reference)
    findings = case.findings(entry.reference)
    speeches = _speeches(found)
    turns = {turn.n: turn for turn in findings.interventions}
    by_passage = _by_passage(findings)
    shown: list[Unit] = []
    for passage in found.passages:
        speech = speeches.get(passage.n)
        unit = _passage(passage, speech, turns.get(speech.n) if speech else None, findings)
        shown.append(unit)
        shown += [_finding(finding, what, unit, findings) for finding, what in by_passage.get(passage.n, ())]
    yield from (replace(unit, n=n) for n, unit in enumerate(shown))


def _speeches(found: Segmentation) -> dict[int, Speech]:
    """The speech of each passage that is part of one."""
    return {n: s for s in found.speeches for n in s.passages} if isinstance(found, Record) else {}


def _by_passage(findings: Findings) -> dict[int, list[tuple[Finding, str]]]:
    held: dict[int, list[tuple[Finding, str]]] = {}
    for kind, what in KINDS.items():
        for finding in getattr(findings, kind):
            held.setdefault(finding.citation.passage, []).append((finding, what))
    for found in held.values():
        found.sort(key=lambda item: item[0].citation.start)
    return held


def _passage(passage: Passage, speech: Speech | None, turn: Intervention | None, findings: Findings) -> Unit:
    return Unit(
        document=findings.document,
        n=0,
        kind=UnitKind.PASSAGE,
        text=passage.reading.text,
        passage=passage.n,
        date=findings.about.date,
        page=passage.page,
        language=passage.language,
        interpreted_from=speech.interpreted_from if speech else None,
        speech=speech.n if speech else None,
        by=turn.label if turn else findings.about.author,
        capacity=speech.capacity.value if speech else None,
        state=speech.state_code if speech else None,
        draft=findings.about.draft is True,
    )


def _finding(finding: Finding, what: str, within: Unit, findings: Findings) -> Unit:
    step = step_of(finding, findings)
    return replace(
        within,
        kind=UnitKind.FINDING,
        text=step.words,
        page=step.page,
        by=step.by,
        finding=finding.id,
        what=what,
        how=step.how,
    )
