"""Who asks whom: the asker, the addressee, and whether the request is the speaker's own or one that is recalled.

Reads an :class:`~observance.extract.requests.asking.Asking` and its setting; gives labels. In a summary record the
subject of the sentence is the speaker; in a comment "the Committee" is its author; a past request is recalled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from observance.domain.findings import NameMention, Voice
from observance.domain.record import Capacity, DocumentKind
from observance.extract.utterances import Setting
from observance.extract.voices.speakers import label_of
from observance.reference.concepts import heads_of, idea_of
from observance.reference.labels import experts_label, government_label

if TYPE_CHECKING:
    from observance.extract.requests.asking import Asking
    from observance.extract.requests.words import Words

#: How many characters back a body may be named in full.
_NEAR = 400
#: Writings whose author is "the Committee".
_OF_BODIES = {DocumentKind.EXPERTS_COMMENT, DocumentKind.CONCLUSIONS, DocumentKind.CFA_REPORT}


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
        return Asker(name=name, voice=Voice.REPORTED if past and not _in_summary(setting) else Voice.OWN)
    if one.words.echo.search(one.text, one.head, one.trigger[1]):
        return Asker(name=name, voice=Voice.OWN)
    if not _is_own(one, setting):
        return Asker(name=name, voice=Voice.REPORTED, of_whom=_named(one.subject, one))
    if _is_recalled(one, setting):
        return Asker(name=name, voice=Voice.REPORTED, of_whom=name)
    return Asker(name=name, voice=Voice.OWN)


def _in_summary(setting: Setting) -> bool:
    """Whether what is asked now is told in the past."""
    return setting.kind in (DocumentKind.SUMMARY_RECORD, DocumentKind.CONCLUSIONS)


def _is_own(one: Asking, setting: Setting) -> bool:
    """Whether the subject is the one who speaks or writes."""
    known, subject = one.words, one.subject
    if one.has("normative"):
        return True
    if setting.kind is DocumentKind.NEWS:
        return False
    if not subject or known.first_person.match(subject) or known.first_verb.match(subject):
        return True
    if known.first_verb.fullmatch(one.text[slice(*one.trigger)]):
        return True
    if known.impersonal.fullmatch(subject):
        return not _is_recalled(one, setting)
    if known.third_person.match(subject):
        return _in_summary(setting) or one.utterance.speech is None or not _after_another(one)
    return _is_named_own(one, setting)


def _is_named_own(one: Asking, setting: Setting) -> bool:
    known, subject, speech = one.words, one.subject, one.utterance.speech
    if speech is None and setting.kind is DocumentKind.WRITTEN_INFORMATION:
        return known.government.match(subject) is not None
    if speech is None:
        others = setting.kind is DocumentKind.CONCLUSIONS and known.experts.search(subject)
        return setting.kind in _OF_BODIES and not others and _names(known.author, subject, one)
    side = {Capacity.WORKER_MEMBERS: known.workers, Capacity.EMPLOYER_MEMBERS: known.employers}.get(speech.capacity)
    if side and _names(side, subject, one):
        return True
    if speech.capacity is Capacity.GOVERNMENT_REPRESENTATIVE and known.government.match(subject):
        return True
    names = (speech.state, speech.organisation, *speech.on_behalf_of)
    if any(name and (name.casefold() in subject.casefold()) for name in names):
        return True
    if _in_summary(setting):
        return not (known.experts.search(subject) or known.other_body.fullmatch(subject))
    return False


def _names(body: re.Pattern[str], subject: str, one: Asking) -> bool:
    """Whether a subject ends with a body's name; behind one, a nominal request has a verb of its own."""
    found = list(body.finditer(subject))
    return bool(found) and (one.has("nominal") or found[0].start() == 0 or found[-1].end() == len(subject))


def _after_another(one: Asking) -> bool:
    """Whether "it" stands for another body, with which the sentence before begins."""
    earlier = [span for span in one.utterance.sentences if span[1] <= one.sentence[0]]
    known = one.words
    return bool(earlier) and any(p.match(one.text, earlier[-1][0]) for p in (known.experts, known.other_body))


def _is_recalled(one: Asking, setting: Setting) -> bool:
    """Whether the speaker tells of a request of an earlier time."""
    known = one.words
    if one.has("normative") or one.has("noun"):
        return False
    aside = one.text[max(one.head, one.trigger[0] - 30) : one.trigger[0]]
    if _in_summary(setting):
        return known.pluperfect.search(aside) is not None
    return known.past.fullmatch(one.text[slice(*one.trigger)]) is not None or bool(known.pluperfect.search(aside))


def _named(subject: str, one: Asking) -> str | None:
    """A body as it is named, without its article; the Experts under one name."""
    if not subject:
        return None
    return (
        experts_label()
        if one.words.experts.search(subject)
        else _without_auxiliary(bare(subject, one.words), one.words)
    )


def _without_auxiliary(name: str, known: Words) -> str:
    """A name without the "has" of the verb behind it."""
    found = next((f for f in known.auxiliary.finditer(name) if f.end() == len(name) and f.start()), None)
    return name[: found.start()].rstrip() if found else name


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


def bare(name: str, known: Words) -> str:
    """A name without the article before it."""
    article = known.article.match(name)
    return name[article.end() :].strip() if article and article.end() < len(name) else name


def addressee_of(one: Asking, states: tuple[str, ...]) -> str | None:
    """Of whom it is asked, as a label; the Government concerned where nobody else is named."""
    known = one.words
    passive = one.has("passive") or one.has("normative")
    named = one.addressee or (one.subject if passive else "")
    clause = known.office.match(one.after) or known.forum.match(one.after)
    if not named and clause:
        named = clause.group()
    if any(pattern.match(named) for pattern in (known.office, known.forum)) and not known.government.match(named):
        return bare(named, known)
    if one.has("future") and (other := known.by_parliament.search(one.after)):
        return other.group()
    speech = one.utterance.speech
    if speech is not None and speech.capacity is Capacity.CHAIR:
        return bare(named, known) or None
    return government_label(states[0]) if states else bare(named, known) or None
