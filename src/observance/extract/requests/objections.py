"""Objections: that a request just told of need not be met ("the Government is not obliged to examine this request").

Reads an utterance and the requests found before it; gives a :class:`~observance.domain.findings.Request` that objects:
it asks for nothing, and carries the act of the request to which its words point back: the one that a noun names just
before ("the request to amend the law has no basis"), else the last that was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from observance.domain.findings import ActAsked, Request, Voice
from observance.extract.clauses import clause_end, subject_start
from observance.extract.context import attribution
from observance.extract.matching import matches
from observance.extract.requests.asking import SLOTS
from observance.extract.requests.weight import act_asked
from observance.extract.requests.words import KIND, words
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
                _without_object(before[-1], act) if (act := _named_before(utterance, start, code)) else before[-1],
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


#: How many sentences before an objection a noun may name the request.
_BACK = 2


def _named_before(utterance: Utterance, at: int, code: str) -> ActAsked | None:
    """The act of the request that a noun names in the sentences before an objection; ``None`` where it tells none."""
    for start, end in reversed([span for span in utterance.sentences if span[1] <= at][-_BACK:]):
        noun = next(words(code).noun_ask.finditer(utterance.text, start, end), None)
        if noun is not None:
            act = act_asked(utterance.text[noun.end() : end], code)
            return None if act is ActAsked.OTHER else act
    return None


def _without_object(request: Request, act: ActAsked) -> Request:
    """A request for another act, of which nothing more is known."""
    return replace(request, act=act, provisions=(), actors=())
