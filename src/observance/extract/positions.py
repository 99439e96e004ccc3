"""Positions: how each speech, or a letter, news page or information, stands to the matter.

Reads what was found in it: appreciations, requests, allegations and measures of the speaker's own; gives
:class:`~observance.domain.findings.Position` with the quotations that carry it. Nothing is read from moods: a speech
that welcomes and asks or is concerned is mixed; one that only asks, regrets or alleges is critical; one that only
welcomes is supportive; one that does none of these, and the Chair's, is procedural. The Government concerned gives its
own account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from observance.domain.findings import (
    Allegation,
    AllegationStanding,
    Appreciation,
    Finding,
    Grade,
    Insistence,
    Measure,
    Position,
    Request,
    Stance,
    Voice,
)
from observance.domain.record import Capacity, DocumentKind, Speech, SpeechKind
from observance.domain.text import Citation
from observance.extract.context import Context
from observance.extract.utterances import Utterance
from observance.lang.parties import is_government

KIND = "positions"

#: Words of approval, and words of disapproval; a plain note is neither.
_APPROVES = frozenset({Grade.SATISFACTION, Grade.INTEREST, Grade.APPRECIATION, Grade.WELCOME})
_DISAPPROVES = frozenset({Grade.CONCERN, Grade.REGRET, Grade.DEPLORE, Grade.CONDEMN})
#: Ways of asking that a friend uses too.
_MILD = frozenset({Insistence.HOPE, Insistence.ENCOURAGE, Insistence.INVITE})
#: What is granted is a concession, and no more, where it is less than this part of what is held against.
_CONCESSION = 4
#: Quotations that a position carries at most.
_MOST_QUOTES = 6

_WITHOUT_SIDE = frozenset({Capacity.CHAIR, Capacity.SECRETARIAT, Capacity.REPORTER})
#: Documents that have a position as a whole.
_WHOLE = frozenset({DocumentKind.LETTER, DocumentKind.NEWS, DocumentKind.WRITTEN_INFORMATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What a speech says for and against: its own approvals, disapprovals and allegations, asks, and mild asks."""

    approvals: tuple[Finding, ...] = ()
    against: tuple[Finding, ...] = ()
    asks: tuple[Finding, ...] = ()
    mild: tuple[Finding, ...] = ()
    measures: tuple[Finding, ...] = ()


def find(context: Context) -> tuple[Position, ...]:
    """The positions of a document: one for each speech, or one for all of it."""
    spoken = _by_speech(context)
    if spoken:
        return tuple(_position(speech, said, context) for speech, said in spoken)
    said = tuple(context.said())
    return (_position(None, said, context),) if said and context.setting.kind in _WHOLE else ()


def _by_speech(context: Context) -> list[tuple[Speech, tuple[Utterance, ...]]]:
    speeches: dict[int, tuple[Speech, list[Utterance]]] = {}
    for utterance in context.utterances:
        if utterance.speech is not None:
            speeches.setdefault(utterance.speech.n, (utterance.speech, []))[1].append(utterance)
    return [(speech, tuple(said)) for speech, said in speeches.values()]


def _position(speech: Speech | None, said: Sequence[Utterance], context: Context) -> Position:
    signs = signs_of(speech.n if speech else None, context)
    stance, carried = stance_of(signs, speech, context.setting.kind)
    quotes = tuple(_quotes(carried)) or (_opening(said),)
    return Position(
        citation=quotes[0],
        rule=f"{KIND}:{stance.value}",
        stance=stance,
        passages=quotes,
        speech=speech.n if speech else None,
        interpreted_from=speech.interpreted_from if speech else None,
    )


def signs_of(speech: int | None, context: Context) -> Signs:
    """What a speech says in its own voice; with ``None``, what a document that is no record says."""
    found = context.findings

    def own(findings: Iterable[Finding]) -> Iterator[Finding]:
        return (f for f in findings if f.speech == speech and getattr(f, "voice", Voice.OWN) is Voice.OWN)

    appreciations = [f for f in own(found.appreciations) if isinstance(f, Appreciation)]
    requests = [f for f in own(found.requests) if isinstance(f, Request) and _is_against(f)]
    allegations = [f for f in own(found.allegations) if isinstance(f, Allegation)]
    alleged = [f for f in allegations if f.standing is AllegationStanding.ALLEGED]
    return Signs(
        approvals=tuple(f for f in appreciations if f.grade in _APPROVES),
        against=(*(f for f in appreciations if f.grade in _DISAPPROVES), *alleged),
        asks=tuple(f for f in requests if f.strength not in _MILD),
        mild=tuple(f for f in requests if f.strength in _MILD),
        measures=tuple(f for f in own(found.measures) if isinstance(f, Measure)),
    )


def _is_against(request: Request) -> bool:
    """Whether a request is made to the Government concerned; what is asked of the Office tells no stance."""
    return not request.objects_to and (request.addressee is None or is_government(request.addressee))


def stance_of(signs: Signs, speech: Speech | None, kind: DocumentKind) -> tuple[Stance, tuple[Finding, ...]]:
    """The stance, and the findings that carry it."""
    if speech is not None and (speech.capacity in _WITHOUT_SIDE or speech.kind is SpeechKind.POINT_OF_ORDER):
        return Stance.PROCEDURAL, ()
    if kind is DocumentKind.WRITTEN_INFORMATION or (speech and speech.capacity is Capacity.GOVERNMENT_REPRESENTATIVE):
        return Stance.OWN_ACCOUNT, signs.measures
    against = (*signs.against, *signs.asks)
    favourable = (*signs.approvals, *signs.mild)
    if not against and not favourable:
        return (Stance.SUPPORTIVE, signs.measures) if signs.measures else (Stance.PROCEDURAL, ())
    if not against:
        return Stance.SUPPORTIVE, favourable
    if not signs.against and not signs.approvals and len(signs.mild) > len(signs.asks):
        return Stance.MIXED, (*signs.mild, *signs.asks)
    # A welcome weighs two measures that are granted; without any, as much must be granted as is held against.
    granted = 2 * len(signs.approvals) + len(signs.measures)
    if granted * (_CONCESSION if signs.approvals else 1) < len(against):
        return Stance.CRITICAL, against
    return Stance.MIXED, (*signs.approvals[:1], *against, *signs.approvals[1:])


def _quotes(carried: Sequence[Finding]) -> Iterator[Citation]:
    """The first quotations, in the order of the text."""
    chosen = {(f.citation.start, f.citation.end): f.citation for f in carried[:_MOST_QUOTES]}
    return (chosen[place] for place in sorted(chosen))


def _opening(said: Sequence[Utterance]) -> Citation:
    """The first sentence, where nothing carries a position."""
    first = next((u for u in said if u.start < len(u.text)), said[0])
    start, end = first.sentences[0] if first.sentences else (0, len(first.text))
    return first.cite(start, end)
