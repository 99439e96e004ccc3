"""Subjects: who does what a verb says, the speaker or another of whom the speaker tells.

Reads an utterance and the place of a verb (of asking, noting or saying); gives the verb's :class:`Subject`. A subject
is the speaker's own where it is the first person, a name for which is spoken, or the side whose speech or document it
is ("The Worker members noted ..." in their own speech of a summary record); anybody else who is printed is another.
Words stand in ``lang/<code>/voices.toml``; every kind of finding asks here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from observance.domain.fold import fold_words
from observance.domain.record import Capacity, DocumentKind
from observance.extract.utterances import Setting, Utterance
from observance.extract.voices.speakers import own_names
from observance.extract.voices.words import AUTHORITIES, FIRST, Words, words_of

#: How far before its verb a subject may begin, in characters.
REACH = 160
#: How many sentences back a pronoun may point.
_BACK = 3
#: How long the name of a side is at most, in characters.
_LONGEST = 100
#: How many words a phrase without an article has at most.
_PHRASE = 4
#: How long what is set in between commas before a verb may be, in characters.
_INSET = 80
#: How far behind a noun of what is said its owner may be named, and how far before it or a verb, in characters.
_OWNER, _BESIDE = 24, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who does what a verb says: the words, where they stand in the utterance, and whether the speaker means itself.

    ``role`` is the side or body that the words name: a :class:`Capacity`, ``experts``, ``committee``, ``government``;
    ``None`` for anybody else. ``start`` is the verb's where no subject is printed. ``whom`` names another: the words,
    or those of an earlier place to which a pronoun points.
    """

    start: int
    end: int
    own: bool
    words: str = ""
    role: str | None = None
    whom: str = ""


def subject_of(utterance: Utterance, verb: int, setting: Setting) -> Subject:
    """The subject of a verb that begins at ``verb``; words between the two ("also", ", however,") are passed over.

    Where no subject is printed (a second verb of the sentence, a first person in its ending) it is that of the
    sentence; where that tells nothing, the statement is the speaker's own. In a news page nothing is.
    """
    found = _Place(utterance, verb, setting).subject()
    return replace(found, own=False) if found.own and setting.kind is DocumentKind.NEWS else found


def named_as(name: str, utterance: Utterance, setting: Setting) -> Subject:
    """Somebody named otherwise than as a subject, at the end of some words: "notes the Government('s indication)"."""
    place = _Place(utterance, 0, setting)
    known = _at_end(name, place) or _at_start(name, place)
    if known is None:
        return Subject(start=0, end=0, own=False, words=name, whom=name)
    own = known.own and setting.kind is not DocumentKind.NEWS
    return Subject(start=0, end=0, own=own, words=name, role=known.role, whom=known.words)


def government_before(utterance: Utterance, sentence: int, words: Words) -> Subject | None:
    """The Government, where the last sentence before ``sentence`` in which anybody says anything tells what it says."""
    for first, last in reversed([span for span in utterance.sentences if span[0] < sentence][-_BACK:]):
        opening = utterance.text[first:last]
        if words.says.search(opening) or words.says_noun.search(opening) or words.according.search(opening):
            return _government_in(opening, sentence, words)
    return None


def _government_in(said: str, at: int, words: Words) -> Subject | None:
    """The Government, where it is beside the first verb of saying of a sentence, or beside a noun of what is said."""
    verb, government = words.says.search(said), words.role("government").within
    end = verb.end() if verb else len(said)
    places = [(found.start() - _BESIDE, found.end() + _OWNER) for found in words.says_noun.finditer(said, 0, end)]
    places += [(found.end(), found.end() + _OWNER) for found in [words.according.search(said)] if found]
    places += [(verb.start() - _BESIDE, verb.start())] if verb else []
    for first, last in places:
        if found := government.search(said, max(0, first), min(last, len(said))):
            return Subject(start=at, end=at, own=False, role="government", whom=found.group())
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A role or name for which is spoken, in a stretch: where it begins, and whether it is the speaker's own."""

    role: str
    start: int
    own: bool
    words: str


class _Place:
    """The place of a verb in its sentence."""

    def __init__(self, utterance: Utterance, verb: int, setting: Setting) -> None:
        self.utterance, self.verb, self.setting = utterance, verb, setting
        self.words = words_of(utterance.language)
        self.sentence, _ = utterance.sentence_at(verb)
        self.begin = max(self.sentence, verb - REACH)

    def subject(self) -> Subject:
        text = self.words.aside.sub("", self.utterance.text[self.begin : self.verb])
        if text.rstrip().endswith(","):
            text = _without_inset(text.rstrip()[:-1], self)
        left = text.rstrip(" ,")
        known = _at_end(left, self)
        if self.words.first_verb.match(self.utterance.text, self.verb) and (known is None or known.role != FIRST):
            return Subject(start=self.verb, end=self.verb, own=True, role=FIRST)
        if known is not None:
            return self._printed(known.start, len(left), left[known.start :], known)
        start = max((found.end() for found in self.words.breaks.finditer(left + " ")), default=0)
        said = left[start:]
        if not said.strip():
            return self._pointed(left) or self._of_sentence()
        return self._other(left, start)

    def _printed(self, start: int, end: int, said: str, known: _Named) -> Subject:
        return Subject(
            start=self.begin + start, end=self.begin + end, own=known.own, words=said, role=known.role, whom=said
        )

    def _other(self, left: str, start: int) -> Subject:
        """Words before a verb that name no side: the sentence's, a pronoun, somebody else, or no subject at all."""
        said = left[start:]
        opened = _at_start(said, self)
        if opened is not None:
            return Subject(start=self.verb, end=self.verb, own=opened.own, role=opened.role, whom=opened.words)
        if self.words.impersonal.match(self.utterance.text, self.begin + start):
            return Subject(start=self.verb, end=self.verb, own=True)
        if self.words.pronoun.fullmatch(said):
            return self._pronoun(start, left)
        if self.words.first_verb.match(said):
            return Subject(start=self.verb, end=self.verb, own=True, role=FIRST)
        if self.words.preposition.match(said) or not (self.words.article.match(said) or self._is_phrase(said)):
            return self._of_sentence()
        role = AUTHORITIES if _is_office(said, self.words) else None
        return Subject(
            start=self.begin + start, end=self.begin + len(left), own=False, words=said, role=role, whom=said
        )

    def _is_phrase(self, said: str) -> bool:
        """Whether some words without an article are a noun with what belongs to it: "local lawyers"."""
        parts = said.split()
        return 1 < len(parts) <= _PHRASE and not any(self.words.preposition.match(f"{part} ") for part in parts)

    def _of_sentence(self) -> Subject:
        """Whose sentence it is that a verb without a subject stands in: its first words tell."""
        known = _at_start(self.utterance.text[self.sentence : self.verb], self)
        if known is None:
            return self._teller() or Subject(start=self.verb, end=self.verb, own=True)
        return Subject(start=self.verb, end=self.verb, own=known.own, role=known.role, whom=known.words)

    def _teller(self) -> Subject | None:
        """Who says what a body does not say of itself ("It adds that ..."): whoever an earlier sentence tells of."""
        if self.utterance.speech is not None or self.words.answers.match(self.utterance.text, self.verb) is None:
            return None
        here = self.utterance.text[self.sentence : self.verb]
        return _government_in(here, self.sentence, self.words) or government_before(
            self.utterance, self.sentence, self.words
        )

    def _pointed(self, left: str) -> Subject | None:
        """Whom a relative pronoun before the verb stands for: "the union, which alleges"."""
        found = next((one for one in self.words.relative.finditer(left) if not left[one.end() :].strip()), None)
        if found is None:
            return None
        before = left[: found.start()].rstrip(" ,")
        known = _at_end(before, self)
        if known is not None:
            return Subject(start=self.verb, end=self.verb, own=known.own, role=known.role, whom=known.words)
        start = max((one.end() for one in self.words.breaks.finditer(before + " ")), default=0)
        whom = before[start:].strip() or before.rpartition(" ")[2]
        return Subject(start=self.verb, end=self.verb, own=False, whom=whom)

    def _pronoun(self, start: int, left: str) -> Subject:
        """Whom "it" or "they" stands for: the side with which an earlier sentence begins, else the speaker told of."""
        said = left[start:]
        subject = Subject(start=self.begin + start, end=self.begin + len(left), own=True, words=said, whom=said)
        if self.is_told and self.words.person.match(said):
            return subject
        if (teller := self._teller()) is not None:
            return replace(subject, own=False, role=teller.role, whom=teller.whom)
        earlier = [span for span in self.utterance.sentences if span[0] < self.sentence][-_BACK:]
        for first, last in reversed(earlier):
            opening = self.utterance.text[first:last]
            known = _at_start(opening, self)
            if known is not None and not (known.role == "government" and self.is_of_a_body):
                if known.role in _SIDES and not known.own and self.words.singular.match(said):
                    continue
                return replace(subject, own=known.own, role=known.role, whom=known.words)
        return replace(subject, own=self.is_told or self.is_of_a_body or self.is_of_a_state)

    @property
    def is_told(self) -> bool:
        """Whether a speaker is told of in the third person."""
        return self.setting.kind is DocumentKind.SUMMARY_RECORD

    @property
    def is_of_a_state(self) -> bool:
        """Whether a State speaks, which may call itself by its name and "it"."""
        speech = self.utterance.speech
        return speech is not None and speech.capacity is Capacity.GOVERNMENT_MEMBER

    @property
    def is_of_a_body(self) -> bool:
        """Whether a body tells of itself in the third person, and asks and notes alone."""
        return self.utterance.speech is None and self.setting.kind in _OF_BODIES


def _without_inset(left: str, place: _Place) -> str:
    """What stands before a verb, without what is set in between commas: "The Experts, on several occasions,"."""
    at = left.rfind(",", max(0, len(left) - _INSET))
    outer = left[:at] if at > 0 else ""
    return outer if outer and _at_end(outer, place) is not None else left + ","


def _at_end(left: str, place: _Place) -> _Named | None:
    """A side or name that a stretch ends with."""
    short = place.words.company.sub("", left)
    floor = max(0, len(short) - _LONGEST)
    for role in place.words.roles:
        found = role.ending.search(short, floor)
        if found is not None and not (_is_of(short[: found.start()], place.words) and _is_bare(found.group(), place)):
            named = _named(role.name, found, place)
            return _with_holder(named, short, place.words) if role.name == AUTHORITIES else named
    folded = fold_words(short)
    for name in own_names(place.utterance.speech, place.setting.author):
        if not folded.endswith(name):
            continue
        start = _with_article(short, len(short) - len(name), place.words)
        if not _is_of(short[:start], place.words):
            return _Named(role=FIRST, start=start, own=True, words=short[start:])
    return None


def _is_office(said: str, words: Words) -> bool:
    """Whether words open with an office of the State, behind two words at most: "Labour Minister Orlan Veskit"."""
    authority = words.role(AUTHORITIES)
    parts = said.split()
    return any(authority.opening.match(" ".join(parts[k:])) is not None for k in range(min(3, len(parts))))


def _with_holder(named: _Named, text: str, words: Words) -> _Named:
    """An office with who holds it: "Orlan Veskit, Deputy Minister of Labour"."""
    start = max((one.end() for one in words.breaks.finditer(text, 0, named.start) if one.group()[0] != ","), default=0)
    return replace(named, start=start, words=text[start:]) if named.start - start < _INSET else named


def _is_of(before: str, words: Words) -> bool:
    """Whether a word before a name makes it nobody's subject: "the workers of Norland"."""
    last = before.split()[-1:]
    return bool(last) and words.of.fullmatch(last[0]) is not None


def _is_bare(name: str, place: _Place) -> bool:
    """Whether a name has no article: workers are those of a union ("Federation of Workers"), not the side."""
    return place.words.article_after.match(name) is None


def _with_article(text: str, start: int, words: Words) -> int:
    found = words.article_before.search(text, 0, start)
    return found.start() if found else start


def _at_start(said: str, place: _Place) -> _Named | None:
    """A side or name that a stretch begins with."""
    for role in place.words.roles:
        if (found := role.opening.match(said)) is not None:
            return _named(role.name, found, place)
    bare = place.words.article_after.sub("", said, count=1)
    folded = fold_words(bare)
    for name in own_names(place.utterance.speech, place.setting.author):
        if folded.startswith(name):
            return _Named(role=FIRST, start=0, own=True, words=bare[: len(name)])
    return None


def _named(role: str, found: re.Match[str], place: _Place) -> _Named:
    state = found.groupdict().get("state")
    return _Named(role=role, start=found.start(), own=is_own(role, state, place), words=found.group())


def is_own(role: str, state: str | None, place: _Place) -> bool:
    """Whether a side or body is the one that speaks; one of a State named beside it is that State's."""
    speech, kind = place.utterance.speech, place.setting.kind
    if role == FIRST or (role == "group" and speech is not None):
        return True
    if speech is None:
        return _OF_DOCUMENT.get(kind) == role or (role == "committee" and kind in _OF_BODIES)
    if role == "speaker":
        return place.is_told
    names = own_names(speech)
    if state is not None and names and (speech.state or speech.organisation):
        told = fold_words(place.words.article_after.sub("", state, count=1))
        if not any(told.startswith(name) or name.startswith(told) for name in names):
            return False
    return _OF_CAPACITY.get(role) is speech.capacity


#: The sides, for which no singular stands.
_SIDES = frozenset({"worker_members", "employer_members"})
#: In which capacity a side speaks.
_OF_CAPACITY = {
    "worker_member": Capacity.WORKER_MEMBER,
    "employer_member": Capacity.EMPLOYER_MEMBER,
    "government_member": Capacity.GOVERNMENT_MEMBER,
    "observer": Capacity.OBSERVER,
    "worker_members": Capacity.WORKER_MEMBERS,
    "employer_members": Capacity.EMPLOYER_MEMBERS,
    "government": Capacity.GOVERNMENT_REPRESENTATIVE,
    "chair": Capacity.CHAIR,
}
#: Whose document it is: there, what that body does is its own.
_OF_DOCUMENT = {
    DocumentKind.EXPERTS_COMMENT: "experts",
    DocumentKind.CFA_REPORT: "freedom_committee",
    DocumentKind.WRITTEN_INFORMATION: "government",
}
_OF_BODIES = frozenset({DocumentKind.EXPERTS_COMMENT, DocumentKind.CFA_REPORT, DocumentKind.CONCLUSIONS})
