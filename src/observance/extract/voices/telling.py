"""Telling: whose words a clause gives, the speaker's own or another's, by what it hangs on.

A clause hangs on a verb ("The union alleges that ..."), on a noun of what is said ("the Government's indication that
..."), or stands behind a source ("According to the union, ..."). Reads the clause with the words of
``lang/<code>/voices.toml``; gives a :class:`Telling`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from observance.domain.findings import Voice
from observance.extract.clauses import Clause
from observance.extract.utterances import Setting, Utterance
from observance.extract.voices.subjects import Subject, named_as, subject_of
from observance.extract.voices.words import AUTHORITIES, EXPERTS, Words, words_of
from observance.reference.labels import experts_label

#: A name is no longer than this, in characters.
_LONGEST = 120
#: So many words may stand between a noun of what is said and the preposition before who said it ("provided by").
_TAIL = re.compile(r"\s*(?:\w+\s+){0,2}?")
_POSSESSED = re.compile(r"(?P<name>[^,;:]{2,100}?)['’]s?\s+(?:\w+\s+){0,2}$")
_STOP = re.compile(r"[,;:]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Whose words a clause gives: the voice, whose it is as named, and the side or body that it names, if any."""

    voice: Voice
    of_whom: str | None = None
    role: str | None = None


OWN = Telling(voice=Voice.OWN)


def told_by(subject: Subject, words: Words) -> Telling:
    """Whose words those of a subject are: its own, where it is the speaker."""
    if subject.own:
        return OWN
    return Telling(voice=Voice.REPORTED, of_whom=whom(subject, words), role=subject.role)


def whom(subject: Subject, words: Words) -> str | None:
    """How another is named: without an article, the Experts under one name; ``None`` where nothing is printed."""
    if subject.role == EXPERTS:
        return experts_label()
    return bare(subject.whom, words) or None


def bare(name: str, words: Words) -> str:
    """A name on one line, without the article before it and what surrounds it."""
    name = " ".join(name.split()).strip(" ,;:–—-")
    article = words.article_after.match(name)
    name = name[article.end() :].strip() if article and article.end() < len(name) else name
    return name if len(name) <= _LONGEST else ""


def telling_of(
    utterance: Utterance, clause: Clause, sentence: tuple[int, int], at: int, code: str, setting: Setting
) -> Telling:
    """Whose words a clause gives, told by what it hangs on, else by a source before ``at`` in its sentence."""
    words = words_of(code)
    begin = sentence[0]
    if clause.governor is not None:
        found = _governed(utterance, clause.governor, words, setting)
        if found is not None and found.voice is Voice.REPORTED:
            return found
        begin = clause.governor[1]
    name = _source(utterance.text, begin, at, words)
    return told_by(named_as(name, utterance, setting), words) if name else OWN


def _source(text: str, begin: int, at: int, words: Words) -> str | None:
    """Who is named as the source before a place: "according to the union", "the explanation ... according to which"."""
    found = words.according.search(text, begin, at)
    if found is None:
        return None
    name = _STOP.split(text[found.end() : at], maxsplit=1)[0].strip()
    if words.relative.match(name) is None:
        return name
    before = text[begin : found.start()]
    noun = _last(words.says_noun, before)
    return _possessor(before, noun, words) if noun is not None else None


def _governed(utterance: Utterance, governor: tuple[int, int], words: Words, setting: Setting) -> Telling | None:
    """Whose words hang on others: on a noun of what is said, else on the last verb; ``None`` where neither tells."""
    said = utterance.text[slice(*governor)].rstrip(" ,")
    if not said.strip():
        return None
    verb = _last(words.says, said)
    noun = _last(words.says_noun, said)
    if noun is not None and (verb is None or noun.start() >= verb.start()):
        name = _possessor(said, noun, words)
        if name is not None:
            return told_by(named_as(name, utterance, setting), words)
    subject = subject_of(utterance, governor[0] + (verb.start() if verb else said.rfind(" ") + 1), setting)
    if verb is None and subject.role != EXPERTS and (subject.role is None or not subject.words):
        # "An assessment shows that ...", "we ensure that ...": nobody's words.
        return None
    if verb is not None and not subject.own and not subject.whom:
        return _unnamed(said[: verb.start()], words)
    telling = told_by(subject, words)
    return telling if subject.own or telling.of_whom else None


def _unnamed(before: str, words: Words) -> Telling:
    """The words of somebody who is not named, in a place perhaps: "In the ministry, [they] told the paper"."""
    place = words.role(AUTHORITIES).within.search(before)
    if place is None:
        return Telling(voice=Voice.REPORTED)
    return Telling(voice=Voice.REPORTED, of_whom=bare(place.group(), words) or None, role=AUTHORITIES)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _possessor(said: str, noun: re.Match[str], words: Words) -> str | None:
    """Whose what is said is: "the allegations of the union", "the Government's indication", "provided by ..."."""
    behind = _TAIL.match(said, noun.end())
    for at in {noun.end(), behind.end() if behind else noun.end()}:
        rest = said[at:].lstrip()
        if (of := words.genitive.match(rest)) is not None and (name := rest[of.end() :].strip()):
            # "Concerning the observations of the Experts, the union recalls": not on the noun hangs what follows.
            return None if _STOP.search(name) else name
    before = said[: noun.start()]
    owner = _POSSESSED.search(before)
    if owner is None:
        return None
    name = owner["name"]
    start = max((found.end() for found in words.breaks.finditer(name + " ")), default=0)
    return name[start:] or name
