"""Appreciations: who notes what, and in which words.

Reads what is said; gives :class:`~observance.domain.findings.Appreciation`. The words are graded by the frames of
``lang/<code>/appreciations.toml``: satisfaction, interest and the others are terms of the genre, and the Experts'
"satisfaction" is theirs. A quotation runs from the subject to the end of the clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from observance.domain.findings import Appreciation, Grade, Voice
from observance.extract.clauses import is_joined, joined_at, trimmed_end
from observance.extract.context import Context, attribution
from observance.extract.matching import Match, Slots, matches
from observance.extract.utterances import Setting, Utterance
from observance.extract.voices import Subject, heading_of, subject_of, told_by, words_of

KIND = "appreciations"
SLOTS: Slots = ()


def find(context: Context) -> tuple[Appreciation, ...]:
    """All appreciations of a document."""
    return tuple(one for utterance in context.said() for one in _in(utterance, context))


def _in(utterance: Utterance, context: Context) -> Iterator[Appreciation]:
    found = _chosen(tuple(matches(KIND, utterance, SLOTS)))
    placed = [(match, subject_of(utterance, match.start, context.setting)) for match in found]
    starts = [_start(*pair) for pair in placed]
    for n, (match, subject) in enumerate(placed):
        # What is noted may itself be that somebody notes: "we are pleased to see that the Experts noted ...".
        apart = (start for start in starts[n + 1 :] if len(utterance.text[match.end : start].split()) > 1)
        limit = next(apart, len(utterance.text))
        limit = min(limit, _asked(utterance, match, context))
        yield _appreciation(utterance, match, subject, limit, context.setting)


def _chosen(found: tuple[Match, ...]) -> tuple[Match, ...]:
    """Of matches that overlap the one that begins first, then the longest: "note with regret" is no plain note."""
    ordered = sorted(found, key=lambda match: (match.start, -match.end))
    kept: list[Match] = []
    for match in ordered:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return tuple(kept)


def _start(match: Match, subject: Subject) -> int:
    return min(subject.start, match.start) if subject.words else match.start


def _asked(utterance: Utterance, match: Match, context: Context) -> int:
    """Where a request of the same speaker is joined on behind the verb; a request that is noted is part of the note."""
    starts = (
        utterance.offset_of(request.citation.start)
        for request in context.findings.requests
        if request.citation.passage == utterance.passage.n and request.voice is Voice.OWN
    )
    joined = (start for start in starts if start >= match.end and is_joined(utterance, start))
    return min(joined, default=len(utterance.text))


def _appreciation(utterance: Utterance, match: Match, subject: Subject, limit: int, setting: Setting) -> Appreciation:
    start, end = _start(match, subject), _end(utterance, match, limit)
    telling = told_by(subject, words_of(match.frame.language))
    return Appreciation(
        citation=utterance.cite(start, end),
        rule=match.frame.id,
        by=heading_of(utterance, setting),
        grade=Grade(str(match.frame.values["grade"])),
        voice=telling.voice,
        of_whom=telling.of_whom,
        **attribution(utterance),
    )


def _end(utterance: Utterance, match: Match, limit: int) -> int:
    """The end of the clause: a semicolon, a joining word with a new subject, what follows, or the sentence's end."""
    text = utterance.text
    end = min(match.sentence[1], max(limit, match.end))
    stop = text.find(";", match.end, end)
    end = stop if stop >= 0 else end
    return trimmed_end(utterance, match.end, joined_at(utterance, match.end, end))
