"""Objections: that a request just told of need not be met ("the Government is not obliged to consider this request").

Reads an utterance and the requests found before it; gives a :class:`~observance.domain.findings.Request` that objects:
it asks for nothing, and carries the act of the request to which its words point back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from observance.domain.findings import Request, Voice
from observance.extract.clauses import clause_end, subject_start
from observance.extract.context import attribution
from observance.extract.matching import matches
from observance.extract.requests.asking import SLOTS
from observance.extract.requests.words import KIND
from observance.extract.utterances import Utterance
from observance.lang.frames import Frame


def objects(frame: Frame) -> bool:
    """Whether a frame is one of objections."""
    return bool(frame.values.get("objection"))


def objections(utterance: Utterance, earlier: Sequence[Request], speaker: str | None) -> Iterator[Request]:
    """The objections of an utterance to the last of the requests before them in the same speech."""
    speech = utterance.speech.n if utterance.speech else None
    for match in matches(KIND, utterance, SLOTS, objects):
        code = match.frame.language
        start = subject_start(utterance.text, match.start, match.sentence[0], code)
        end = max(match.end, clause_end(utterance.text, start, match.sentence[1], code))
        citation = utterance.cite(start, end)
        before = [one for one in earlier if one.speech == speech and one.citation.end <= citation.start]
        if before:
            yield replace(
                before[-1],
                citation=citation,
                rule=match.frame.id,
                asker=speaker,
                voice=Voice.OWN,
                of_whom=None,
                echoes=None,
                repeated=False,
                objects_to=True,
                deadline=None,
                **attribution(utterance),
            )
