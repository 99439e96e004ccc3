"""What a kind of finding may look at: the document's setting, its utterances, and what was found before.

Reads nothing; it is handed from kind to kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def within(findings: Iterable[F], citation: Citation) -> tuple[F, ...]:
    """The findings whose words lie within a quotation."""
    return tuple(f for f in findings if citation.start <= f.citation.start and f.citation.end <= citation.end)


def attribution(utterance: Utterance) -> dict[str, Any]:
    """What every finding says of the speech it stands in: ``Request(..., **attribution(utterance))``."""
    speech = utterance.speech
    if speech is None:
        return {"speech": None, "interpreted_from": None}
    return {"speech": speech.n, "interpreted_from": speech.interpreted_from}
