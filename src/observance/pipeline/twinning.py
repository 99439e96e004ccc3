"""Twins of a case: its asks that may be one, compared by the words of their acts.

Reads a case file; gives pairs for a person to join or to part. Writes nothing.
"""

from __future__ import annotations

from observance.assemble.twins import Meaning, twins
from observance.casefile import CaseFile
from observance.domain.case import Case, Twins


def twins_of(file: CaseFile, case: Case, meaning: Meaning) -> tuple[Twins, ...]:
    """Pairs of asks of a case that may be one, the likest first; without those that a person parted."""
    here = {step.document for ask in case.asks for step in ask.requests}
    actions = {one.id: one.action for document in sorted(here) for one in file.findings(document).requests}
    return twins(case.asks, actions, meaning, file.decided_asks().apart)
