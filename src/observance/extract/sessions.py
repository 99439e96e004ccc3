"""Sessions, reports and terms to come, as the words name them: "before its next session", "within six months".

Reads an utterance; gives :class:`Coming` stretches with the event's key (:mod:`observance.reference.sessions`). A body
that is only meant ("its next session") is the one that the sentence has named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from observance.extract.matching import Match, Slots, matches
from observance.extract.utterances import Utterance
from observance.lang import folders_in_use, worded, words_pattern
from observance.lang.frames import codes_of, groups

KIND = "deadlines"
SLOTS: Slots = ()

#: What a frame calls a session whose body has to be looked for; a stretch of time; the groups of words of the bodies.
_OWN, _TERM = "next_session", "term"
_BODIES = {"conference": "next_conference_session", "experts": "next_experts_session"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """What is to come: the words with their preposition, the event's own words, and the event.

    ``event`` is ``None`` for a term. ``is_session`` tells sessions from reports; ``open`` says that a date belongs to
    the words and follows them.
    """

    start: int
    end: int
    when: tuple[int, int]
    event: str | None
    rule: str
    is_session: bool
    open: bool = False

    @property
    def body_known(self) -> bool:
        """Whether the words tell whose session it is."""
        return self.event not in (None, _OWN)


def coming(utterance: Utterance) -> tuple[Coming, ...]:
    """What is to come in an utterance, in order; of two that overlap the longer."""
    return utterance.once((KIND, folders_in_use()), lambda: _apart(utterance))


def _apart(utterance: Utterance) -> tuple[Coming, ...]:
    kept: list[Coming] = []
    taken = bytearray(len(utterance.text))
    for one in sorted(_coming(utterance), key=lambda c: (c.start - c.end, c.start)):
        if taken.find(1, one.start, one.end) < 0:
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return tuple(sorted(kept, key=lambda c: c.start))


def _coming(utterance: Utterance) -> Iterator[Coming]:
    for match in matches(KIND, utterance, SLOTS):
        values = match.frame.values
        yield Coming(
            start=match.start,
            end=match.end,
            when=match.slots.get("when", (match.start, match.end)),
            event=_event(utterance.text, match),
            rule=match.frame.id,
            is_session="when" in match.slots,
            open=bool(values.get("dated")),
        )


def _event(text: str, match: Match) -> str | None:
    event = str(match.frame.values["event"])
    if event == _TERM:
        return None
    return _body_before(text, match) if event == _OWN else event


def _body_before(text: str, match: Match) -> str:
    """The session of the body that the sentence has named last; that of an unnamed one where it has named none."""
    last = (-1, _OWN)
    for group, event in _BODIES.items():
        for found in _named(group).finditer(text, match.sentence[0], match.start):
            # The longer name is the narrower: "the Committee of Experts" is not "the Committee".
            last = max(last, (found.end(), event))
    return last[1]


@worded
def _named(group: str) -> re.Pattern[str]:
    return words_pattern(form for code in codes_of(KIND) for form in groups(KIND, code).get(group, ()))
