"""Who asks whom: the asker, the addressee, and whether the request is the speaker's own or one that is recalled.

Reads an :class:`~observance.extract.requests.asking.Asking` and its setting; gives labels. In a summary record the
subject of the sentence is the speaker; in a comment "the Committee" is its author; a past request is recalled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from observance.domain.findings import NameMention, Voice
from observance.domain.record import Capacity, DocumentKind
from observance.extract.utterances import Setting
from observance.extract.voices.speakers import label_of
from observance.extract.voices.subjects import subject_of
from observance.extract.voices.telling import bare, whom
from observance.extract.voices.words import words_of
from observance.reference.concepts import heads_of, idea_of
from observance.reference.labels import experts_label, government_label

if TYPE_CHECKING:
    from observance.extract.requests.asking import Asking

#: How many characters back a body may be named in full.
_NEAR = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who makes a request, and whose it is where it is recalled."""

    name: str | None
    voice: Voice
    of_whom: str | None = None


def asker_of(one: Asking, setting: Setting) -> Asker:
    """Who asks; another's request, or one of an earlier time, is reported."""
    name = label_of(one.utterance, setting)
    if one.has("passive"):
        past = one.words.was.search(one.text, one.head, one.trigger[0]) is not None
        return Asker(name=name, voice=Voice.REPORTED if past and not _is_told_in_past(setting) else Voice.OWN)
    if one.has("normative") or one.words.echo.search(one.text, one.head, one.trigger[1]):
        return Asker(name=name, voice=Voice.OWN)
    subject = subject_of(one.utterance, one.trigger[0], setting)
    if not subject.own:
        return Asker(name=name, voice=Voice.REPORTED, of_whom=whom(subject, words_of(one.code)))
    if _is_recalled(one, setting):
        return Asker(name=name, voice=Voice.REPORTED, of_whom=name)
    return Asker(name=name, voice=Voice.OWN)


def _is_told_in_past(setting: Setting) -> bool:
    """Whether what is asked now is told in the past."""
    return setting.kind in (DocumentKind.SUMMARY_RECORD, DocumentKind.CONCLUSIONS)


def _is_recalled(one: Asking, setting: Setting) -> bool:
    """Whether the speaker tells of a request of an earlier time."""
    if one.has("noun"):
        return False
    aside = one.text[max(one.head, one.trigger[0] - 30) : one.trigger[0]]
    if one.words.pluperfect.search(aside) is not None:
        return True
    return not _is_told_in_past(setting) and one.words.past.fullmatch(one.text[slice(*one.trigger)]) is not None


def fully(name: str | None, one: Asking, names: Sequence[NameMention]) -> str | None:
    """A body that is called by its kind alone ("the Committee"), as the last that was named in full just before."""
    if name is None or " " in name:
        return name
    kind = idea_of(name, "heads")
    place = one.utterance.cite(*one.trigger)
    near = [
        other.name
        for other in names
        if other.speech == (one.utterance.speech.n if one.utterance.speech else None)
        and 0 < place.start - other.citation.end <= _NEAR
        and " " in other.name
        and kind in heads_of(other.name)
    ]
    if kind is None or not near:
        return name
    return experts_label() if one.words.experts.search(near[-1]) else near[-1]


def addressee_of(one: Asking, states: tuple[str, ...]) -> str | None:
    """Of whom it is asked, as a label; the Government concerned where nobody else is named."""
    known, words = one.words, words_of(one.code)
    passive = one.has("passive") or one.has("normative")
    named = one.addressee or (one.subject if passive else "")
    clause = known.office.match(one.after) or known.forum.match(one.after)
    if not named and clause:
        named = clause.group()
    if any(pattern.match(named) for pattern in (known.office, known.forum)) and not known.government.match(named):
        return bare(named, words)
    if one.has("future") and (other := known.by_parliament.search(one.after)):
        return other.group()
    speech = one.utterance.speech
    if speech is not None and speech.capacity is Capacity.CHAIR:
        return bare(named, words) or None
    return government_label(states[0]) if states else bare(named, words) or None
