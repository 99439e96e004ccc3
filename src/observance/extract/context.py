"""What a kind of finding may look at: the document's setting, its utterances, and what was found before.

Reads nothing; it is handed from kind to kind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from observance.domain.findings import Finding, Findings
from observance.domain.record import Segmentation
from observance.domain.text import Citation
from observance.extract.utterances import Setting, Utterance

F = TypeVar("F", bound=Finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A document on its way through the kinds; ``findings`` are those of the kinds that came before."""

    setting: Setting
    utterances: tuple[Utterance, ...]
    found: Segmentation = field(repr=False)
    findings: Findings = field(repr=False)

    def said(self) -> Iterator[Utterance]:
        """The utterances in which something is said: no headings, no formalities."""
        return (utterance for utterance in self.utterances if utterance.said)


def within(findings: Sequence[F], citation: Citation) -> tuple[F, ...]:
    """Of findings in the order of the text, those whose words lie within a quotation."""
    first = bisect_left(findings, citation.start, key=_begin)
    begun = findings[first : bisect_left(findings, citation.end, lo=first, key=_begin)]
    return tuple(f for f in begun if f.citation.end <= citation.end)


def _begin(finding: Finding) -> int:
    return finding.citation.start


def attribution(utterance: Utterance) -> dict[str, Any]:
    """What every finding says of the speech it stands in: ``Request(..., **attribution(utterance))``."""
    speech = utterance.speech
    if speech is None:
        return {"speech": None, "interpreted_from": None}
    return {"speech": speech.n, "interpreted_from": speech.interpreted_from}
