"""Where something is asked: the constructions that match, and which of them are requests.

Reads an utterance; gives :class:`Asking` objects in the order of the text. Thanks, courtesies, principles, hypothetical
requests, hopes about the past and orders within a State are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from observance.domain.findings import Insistence
from observance.domain.record import DocumentKind
from observance.extract.clauses import grammar, subject_start
from observance.extract.matching import Match, Slots, again, matches
from observance.extract.requests.words import KIND, Words, strengths, words
from observance.extract.utterances import Setting, Utterance
from observance.extract.voices import is_own_account
from observance.lang.frames import Frame
from observance.reference.countries import country_code

#: A stretch in which somebody is named.
SLOTS: Slots = (("addressee", r"[^;:!?]{1,120}?"), ("some", r"[^;:!?]{1,200}?"))

#: How long a clause may be that shares its subject with the next.
_MOST_WORDS = 32
#: How many characters of a sentence before and after a request bear on it; a sentence may have no end.
_REACH = 2_000
#: How many characters before a verb the pronoun stands that turns it upon its subject.
_BOUND = 24
#: No State has a longer name, with the word before it.
_LONGEST_NAME = 80
#: How many characters before a verb a joining word begins that brings it.
_JOINT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A construction that asks: its trigger, and where the act begins, in offsets of the utterance.

    ``head`` is where its clause begins, with the subject, ``mark`` where the words begin that lead to the act ("to no
    longer"); ``subject`` and ``addressee`` are words printed, empty where there are none.
    """

    frame: Frame
    utterance: Utterance = field(repr=False)
    head: int
    trigger: tuple[int, int]
    mark: int
    start: int
    sentence: tuple[int, int]
    strength: Insistence
    subject: str
    addressee: str

    @property
    def code(self) -> str:
        """The language of the construction."""
        return self.frame.language

    @property
    def text(self) -> str:
        """The utterance's text."""
        return self.utterance.text

    @property
    def words(self) -> Words:
        """The words of its language."""
        return words(self.code)

    def has(self, value: str) -> bool:
        """Whether its frame gives a value."""
        return bool(self.frame.values.get(value))

    @property
    def near(self) -> int:
        """Where the sentence begins, or what of it can bear on the trigger."""
        return max(self.sentence[0], self.trigger[0] - _REACH)

    @property
    def before(self) -> str:
        """The sentence before the trigger, as far as it can bear on it."""
        return self.text[self.near : self.trigger[0]]

    @property
    def after(self) -> str:
        """The sentence from the act on, as far as it can bear on it."""
        return self.text[self.start : min(self.sentence[1], self.start + _REACH)]

    @property
    def between(self) -> str:
        """From the head to the act."""
        return self.text[self.head : self.start]


def askings(utterance: Utterance, setting: Setting, states: tuple[str, ...]) -> tuple[Asking, ...]:
    """The requests of an utterance, none within another; ``states`` are names of the State concerned."""
    if setting.kind in (DocumentKind.LAW, DocumentKind.COURT_DECISION):
        return ()
    found = [one for match in matches(KIND, utterance, SLOTS, _asks) for one in _askings(match, utterance)]
    real = [one for one in found if is_request(one, setting, states)]
    return tuple(_apart(sorted(real, key=lambda one: (one.trigger[0], one.start))))


def _asks(frame: Frame) -> bool:
    return not frame.values.get("objection")


def _askings(match: Match, utterance: Utterance) -> Iterator[Asking]:
    """What a match asks; where its trigger is a noun, a verb asks within its reach ("the call of X, and ask Y to")."""
    one = _asking(match, utterance)
    yield one
    if not one.has("nominal") and _is_noun(one):
        yield from (_asking(other, utterance) for other in again(match, utterance, one.trigger[1]))


def _asking(match: Match, utterance: Utterance) -> Asking:
    text, code = utterance.text, match.frame.language
    trigger = match.slots.get("trigger", (match.start, match.end))
    head = subject_start(text, match.start, match.sentence[0], code)
    head = _past_adverbs(text, head, match.start, code)
    if head == match.start and match.frame.values.get("normative"):
        head = _shared_subject(text, head, match.sentence[0], code)
    addressee = match.slots.get("addressee")
    return Asking(
        frame=match.frame,
        utterance=utterance,
        head=head,
        trigger=trigger,
        mark=match.slots.get("mark", (match.end, match.end))[0],
        start=_past_quote(text, match.end),
        sentence=match.sentence,
        strength=_strength(match, text, trigger),
        subject=_bare(text[head : trigger[0]], code),
        addressee=text[slice(*addressee)].strip(" ,") if addressee else "",
    )


def _past_quote(text: str, at: int) -> int:
    """Behind blanks and the sign that opens a quotation."""
    while at < len(text) and text[at] in " «“„":
        at += 1
    return at


def _shared_subject(text: str, at: int, floor: int, code: str) -> int:
    """Where the clause begins to which a verb without a subject is joined: "[The raids are illegal and] must stop"."""
    near = max(floor, at - _JOINT)
    joint = next(
        (one for one in grammar(code).joint.finditer(text, near, at) if not text[one.end() : at].strip()), None
    )
    if joint is None:
        return at
    begun = max((text.rfind(sign, floor, joint.start()) + 1 for sign in ",;:"), default=floor)
    begun = max(begun, floor)
    while begun < at and text[begun] == " ":
        begun += 1
    return begun if len(text[begun:at].split()) <= _MOST_WORDS else at


def _past_adverbs(text: str, at: int, end: int, code: str) -> int:
    """Behind the words that only lead on ("therefore, we ...")."""
    while (found := words(code).adverb.match(text, at, end)) is not None and found.end() < end:
        at = found.end()
        while at < end and text[at] in " ,":
            at += 1
    return at


def _bare(subject: str, code: str, signs: str = " ,") -> str:
    """A subject without the adverbs behind it, and without signs at its ends."""
    subject = subject.strip(signs)
    while (found := _last(words(code).adverb, subject)) is not None and found.end() == len(subject):
        subject = subject[: found.start()].rstrip(signs)
    return subject


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _ends_with(pattern: re.Pattern[str], text: str) -> bool:
    return (found := _last(pattern, text)) is not None and found.end() == len(text)


def _strength(match: Match, text: str, trigger: tuple[int, int]) -> Insistence:
    """How insistent the trigger is, with the adverb beside it."""
    stated = match.frame.values.get("strength")
    if stated:
        return Insistence(str(stated))
    code = match.frame.language
    near = text[max(match.sentence[0], trigger[0] - 24) : trigger[1] + 24]
    said = text[slice(*trigger)]
    found = next((one for one, forms in strengths(code) if forms.fullmatch(said)), None)
    if found is None:
        found = next((one for one, forms in strengths(code) if forms.search(said)), Insistence.REQUEST)
    raised = found in (Insistence.REQUEST, Insistence.CALL_ON) and words(code).urgently.search(near)
    return Insistence.URGE if raised else found


def is_request(one: Asking, setting: Setting, states: tuple[str, ...]) -> bool:
    """Whether a construction asks somebody for something that is still to be done."""
    if one.words.hypothetical.search(one.text, _segment(one), one.trigger[0]):
        return False
    if one.words.courtesy.match(one.after):
        return False
    if not one.addressee and one.words.own_wish.match(one.text, one.trigger[0]):
        return False
    if _ends_with(one.words.reflexive, one.before[-_BOUND:].rstrip()):
        return False
    if not one.has("nominal") and _is_noun(one):
        return False
    if one.has("normative"):
        return _is_norm(one, setting, states)
    if one.has("future"):
        return _is_hope(one)
    if one.has("passive"):
        return is_addressee(one.subject, one.words, states, present=not one.words.was.search(one.between))
    if one.words.asked.fullmatch(one.text[slice(*one.trigger)]) and _ends_with(one.words.be, one.subject):
        return False
    if one.addressee and not is_addressee(one.addressee, one.words, states):
        return False
    if one.has("nominal") and not _is_made(one):
        return False
    if one.has("awaited") and not (one.words.party.search(one.after) or one.words.office.search(one.after)):
        return False
    return not _is_order(one, states)


def _is_made(one: Asking) -> bool:
    """Whether a request that a noun names is made here: not one of which the progress is told."""
    if _ends_with(one.words.besides, one.before.rstrip()):
        return False
    return bool(one.words.making.search(one.before) or one.words.first_person.match(one.subject))


def _is_noun(one: Asking) -> bool:
    """Whether the trigger is a noun with its article: "the request to", not "they request it to"."""
    start, end = one.trigger
    found = one.words.noun_ask.finditer(one.text, max(0, start - 12), end)
    return any(noun.start() < start and noun.end() == end for noun in found)


def _segment(one: Asking) -> int:
    """Where the part of the sentence begins in which the trigger stands."""
    return max(one.text.rfind(sign, one.sentence[0], one.trigger[0]) for sign in ",;:") + 1 or one.sentence[0]


def is_addressee(name: str, known: Words, states: tuple[str, ...], *, present: bool = True) -> bool:
    """Whether a name is that of a Government, of the State concerned, of the Office or, if present, one in the room."""
    if known.third_person.match(name) and not known.third_person.fullmatch(name.split(",")[0]):
        return False
    if any(pattern.match(name) for pattern in (known.party, known.office)) or (present and known.forum.match(name)):
        return True
    return any(state and state.casefold() in name.casefold() for state in states) or is_state(name)


def is_state(name: str) -> bool:
    """Whether words are the name of a State and nothing else but a word before it: "a Finlandia"."""
    if len(name) > _LONGEST_NAME or name.islower():
        return False
    return country_code(name) is not None or country_code(name.partition(" ")[2]) is not None


def _is_order(one: Asking, states: tuple[str, ...]) -> bool:
    """Whether an authority of the State concerned is said to have asked something of another."""
    if one.words.no_asker.fullmatch(one.subject):
        return True
    if not one.subject and "," in one.before and one.words.no_asker.match(one.text, one.sentence[0]):
        return True
    is_government = one.words.government.fullmatch(one.subject) is not None
    if not is_government or not one.addressee or one.words.office.match(one.addressee):
        return False
    named = any(word[:1].isupper() for word in one.subject.split()[1:])
    return not named or any(state.casefold() in one.subject.casefold() for state in states)


def _is_norm(one: Asking, setting: Setting, states: tuple[str, ...]) -> bool:
    """Whether "must" and its like are said of those concerned, of an act; a principle is none."""
    known = one.words
    if is_own_account(one.utterance, setting) or known.no_act.match(one.after) or known.principle.search(one.before):
        return False
    if one.has("list"):
        return True
    subject = one.subject or _carried(one)
    named = not one.has("strength") and is_addressee(subject, known, states, present=False)
    if not named and known.opinion.search(one.before):
        return False
    if known.be.match(one.after) or known.undone.match(one.after):
        passive = known.be.match(one.after)
        return bool(known.undone.match(one.after[passive.end() :].lstrip() if passive else one.after))
    if known.end_itself.match(one.after):
        return bool(one.subject) and not known.first_person.match(one.subject)
    if not one.has("strength") and not named:
        return False
    if _ends_with(known.article, one.subject):
        return False
    if one.has("strength"):
        return not known.first_person.match(one.after)
    return grammar(one.code).bare.match(one.text, one.start) is not None


def _carried(one: Asking) -> str:
    """The sentence before, where a verb opens its own without a subject: "The State must act. Should also pay"."""
    if one.head != one.sentence[0]:
        return ""
    return next(
        (
            one.text[slice(*span)]
            for span in one.utterance.sentences
            if one.sentence[0] - 2 <= span[1] <= one.sentence[0]
        ),
        "",
    )


def _is_hope(one: Asking) -> bool:
    """Whether a hope is about the conduct of others, and not about the past."""
    known = one.words
    if known.government.match(one.subject) and not known.office.match(one.after):
        return False
    near = one.after[:90]
    if (inner := grammar(one.code).opening.search(near, 1)) is not None:
        near = near[: inner.start()]
    return not (known.first_person.match(one.after) or known.done.search(near))


def _apart(found: list[Asking]) -> Iterator[Asking]:
    """Without what stands in the words of another, or within the act that another asks for."""
    last: Asking | None = None
    for one in found:
        if last is None or one.sentence != last.sentence:
            yield one
        elif one.trigger[0] <= last.start:
            continue
        elif _is_coordinate(last, one):
            shared = one.head < last.start
            one = replace(one, head=one.trigger[0] if shared else one.head)
            yield one
        else:
            continue
        last = one


def _is_coordinate(last: Asking, one: Asking) -> bool:
    """Whether a construction stands beside the act before it, not within it."""
    head = one.head if one.head >= last.start else one.trigger[0]
    between = _bare(one.text[last.start : head], one.code, " ")
    if not between:
        # "trusts that the ministry will be required to": what is hoped for asks for nothing by itself.
        return not last.has("future")
    if between[-1] in ",;:–—":
        return True
    joint = grammar(one.code).joint
    return any(found.end() >= len(between) for found in joint.finditer(between))
