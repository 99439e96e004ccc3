"""What a kind of finding may look at: the document's setting, its utterances, and what was found before.

Reads nothing; it is handed from kind to kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from observance.domain.findings import Findings
from observance.domain.record import Segmentation
from observance.extract.utterances import Setting, Utterance


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


def attribution(utterance: Utterance) -> dict[str, Any]:
    """What every finding says of the speech it stands in: ``Request(..., **attribution(utterance))``."""
    speech = utterance.speech
    if speech is None:
        return {"speech": None, "interpreted_from": None}
    return {"speech": speech.n, "interpreted_from": speech.interpreted_from}
