"""What frames state: a frame that matches in a clause, with what the clause hangs on and who stands behind it.

Reads the frames of a kind and an utterance; gives :class:`Stated` objects for :mod:`observance.extract.measures` and
:mod:`observance.extract.allegations`. The values of a frame say what must hold beside its pattern; every one names a
group of the kind's words (or of ``statements.toml``):

- ``before``, ``after``: words that the clause holds before or behind the trigger;
- ``under``: words that stand before the trigger in the clause, or in the clause that it hangs on;
- ``beside``: words that it holds on either side;
- ``subject``: words that it holds before the trigger, and not as an object; ``unless_subject``: none of these;
- ``unless``: words that the clause does not hold, ``unless_before`` and ``unless_after``: not there;
- ``not_behind``: words that do not stand directly before the trigger; ``unless_at``: it does not begin with one;
- ``content = true``: the trigger says that something is said: the clauses that hang on it are quoted, save
  those that hold a word of ``unless_content``;
- ``nominal = true``: the trigger is a noun: the quotation is the noun phrase that begins with the match;
- ``negated = true``: the frame itself is a negation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from observance.domain.findings import ActorKind, NameMention
from observance.domain.text import PassageKind
from observance.extract.clauses import Clause, Span, clauses_of, innermost, near
from observance.extract.clauses import words as clause_words
from observance.extract.context import Context
from observance.extract.matching import Match, Slots, Where, matches
from observance.extract.utterances import Utterance
from observance.extract.voices.speakers import states_of
from observance.lang import worded
from observance.lang.frames import Frame, codes_of, groups
from observance.lang.parties import VOICES
from observance.lang.wording import Wording, wording
from observance.reference.countries import country_code

#: The file of words that say in what light a statement stands.
STATEMENTS = "statements"

#: Slots of the frames that state: ``some`` words and a ``few`` behind a word, ``upto`` and ``fewto`` before one.
SLOTS: Slots = (
    ("some", r"(?!\w)[^;:.!?]{0,90}?"),
    ("few", r"(?!\w)(?:[\s,]+[^\s,;:.!?]+){0,4}?"),
    ("upto", r"(?:[^;:.!?]{0,90}?[^\w;:.!?])??"),
    ("fewto", r"(?:[^\s,;:.!?]+[\s,]+){0,4}?"),
)

EDGE = " ,;:.–—-!?"
_LIST = re.compile(r";")
#: A clause of fewer words says nothing by itself ("..., denounces, ...").
_SAYS = 3
#: So far from its trigger, in characters, words of a clause are still beside it: some sentences never end.
_WIDE = 600
#: So near to the head of its clause a verb has no subject of its own.
_NEAR = 12
#: So far before its verb, in characters, a State named alone may be its subject.
_REACH = 40
#: So near before its verb a word such as "should" belongs to it.
_MODAL = 28
#: So near before a noun phrase stands what makes a time of it ("until the adoption of the Act").
_UNTIL = 14
#: So near before a trigger stand the two words behind which a frame may refuse it.
_BEHIND = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A frame in its clause: the span to be quoted, the span of the trigger, the clause and the sentence.

    ``teller`` is who says so, where one other than the speaker is named.
    """

    frame: Frame
    utterance: Utterance = field(repr=False)
    start: int
    end: int
    trigger: tuple[int, int]
    clause: Clause
    sentence: tuple[int, int]
    lead: str = ""
    previous: str = ""
    states: tuple[Span, ...] = ()
    teller: str | None = None

    @property
    def code(self) -> str:
        """The language of the frame."""
        return self.frame.language

    @property
    def before(self) -> str:
        """What the clause says before the trigger."""
        return self.utterance.text[max(self.clause.start, self.trigger[0] - _WIDE) : self.trigger[0]]

    @property
    def item(self) -> str:
        """What the clause says before the trigger, without the items of a list that stand between."""
        before = self.before
        lead, colon, items = before.partition(":")
        if not self.frame.values.get("nominal") or not colon or ";" not in items:
            return before
        return f"{lead}: {items.rpartition(';')[2]}"

    @property
    def after(self) -> str:
        """What the clause says behind the trigger."""
        return self.utterance.text[self.trigger[1] : min(self.trigger[1] + _WIDE, max(self.clause.end, self.end))]

    @property
    def whole(self) -> str:
        """What the clause says, as far around the trigger as words of it are beside."""
        begin, end = max(self.clause.start, self.trigger[0] - _WIDE), min(self.clause.end, self.trigger[1] + _WIDE)
        return self.utterance.text[begin:end]

    @property
    def head(self) -> str:
        """What a list stands under: the words of the sentence before a noun phrase, and the line that leads to it."""
        if not self.frame.values.get("nominal"):
            return self.lead
        rest = self.utterance.text[self.end : self.sentence[1]]
        praised = said(self.code, "praised").search(rest)
        before = self.utterance.text[self.sentence[0] : self.trigger[0]]
        return f"{self.lead} {before} {praised.group() if praised else ''}"

    @property
    def governor(self) -> str:
        """The words that the clause hangs on; empty where it stands by itself."""
        return self.utterance.text[slice(*self.clause.governor)] if self.clause.governor else ""

    @property
    def text(self) -> str:
        """The words to be quoted."""
        return self.utterance.text[self.start : self.end]

    def value(self, name: str) -> str | None:
        """A value of the frame."""
        value = self.frame.values.get(name)
        return None if value is None else str(value)


@worded
def said(code: str, group: str) -> Wording:
    """A group of the words of statements, or of voices, as whole words."""
    return wording(groups(STATEMENTS, code).get(group) or groups(VOICES, code).get(group, ()))


@worded
def words(kind: str, code: str, group: str) -> Wording:
    """A group of the words of a kind, else of statements."""
    own = groups(kind, code)
    return wording(own[group]) if group in own else said(code, group)


def stated(
    kind: str,
    utterance: Utterance,
    subjects: tuple[str, ...] = (),
    lead: str = "",
    wanted: Callable[[Frame], bool] | None = None,
    states: tuple[Span, ...] = (),
    where: Where | None = None,
) -> Iterator[Stated]:
    """What the frames of a kind find in an utterance and what their values allow, in the order of frames.

    ``subjects`` are further groups that do for a frame that asks for a ``subject``; ``lead`` is the line that leads to
    the list in which the utterance stands; ``wanted`` says which frames are tried at all, ``where`` in which
    sentences; ``states`` are places where the State concerned is named, which is an authority
    where it is the subject.
    """
    for match in matches(kind, utterance, SLOTS, wanted, where):
        if not _may_be(match, utterance.text):
            continue
        one = _stated(match, utterance, lead, states)
        if one is not None and _holds(one) and _has_subject(one, subjects):
            yield from contents(one) if match.frame.values.get("content") else (one,)


def contents(one: Stated) -> Iterator[Stated]:
    """The clauses that hang on one that says so ("alleges that ... and that ...")."""
    for clause in near(clauses_of(one.utterance.text, one.sentence, one.code), one.trigger[0]):
        if (
            clause.opening == "relative"
            or not clause.governor
            or not clause.governor[0] <= one.trigger[0] < clause.governor[1]
        ):
            continue
        if len(one.utterance.text[clause.start : clause.end].split()) < _SAYS:
            continue
        unless = one.value("unless_content")
        if unless is None or not _has(one, unless, one.utterance.text[clause.start : clause.end]):
            yield replace(one, start=clause.start, end=clause.end, clause=clause, trigger=(clause.end, clause.end))


def _stated(match: Match, utterance: Utterance, lead: str, states: tuple[Span, ...]) -> Stated | None:
    trigger = match.slots.get("t", (match.start, match.end))
    clauses = near(clauses_of(utterance.text, match.sentence, match.frame.language), trigger[0])
    clause = innermost(clauses, trigger[0])
    if clause is None:
        return None
    start, end = _span(match, utterance, clause, _content(clause, clauses))
    return Stated(
        frame=match.frame,
        utterance=utterance,
        start=start,
        end=end,
        trigger=trigger,
        clause=clause,
        sentence=match.sentence,
        lead=lead,
        states=states,
        previous=next((utterance.text[c.start : c.end] for c in reversed(clauses) if c.end <= clause.start), ""),
    )


def _content(clause: Clause, clauses: tuple[Clause, ...]) -> int:
    """Where the clause that says what was decided or recommended ends; the end of the clause where none follows."""
    for one in clauses:
        if one.opening == "that" and one.governor and one.governor[0] <= clause.start < clause.end <= one.governor[1]:
            return one.end
    return clause.end


def _span(match: Match, utterance: Utterance, clause: Clause, end: int) -> tuple[int, int]:
    code, text = match.frame.language, utterance.text
    if match.frame.values.get("nominal"):
        return match.start, noun_phrase_end(text, match.end, max(clause.end, match.end), code)
    start = clause.start
    while lead := clause_words(code, "lead").match(text, start, clause.end):
        start = lead.end()
        while start < clause.end and text[start] in " ,":
            start += 1
    return min(start, match.start), max(end, match.end)


def noun_phrase_end(text: str, at: int, end: int, code: str) -> int:
    """Where a noun phrase that reaches ``at`` ends: before a verb that is its own, else at the end of the clause."""
    stops = (clause_words(code, group).search(text, at, end) for group in ("finite", "resumes"))
    for stop in (*stops, _LIST.search(text, at, end)):
        end = min(end, stop.start()) if stop else end
    return at + len(text[at:end].rstrip(EDGE))


def _holds(one: Stated) -> bool:
    """Whether what the frame's values ask for is there."""
    values = one.frame.values
    for name, places in _WITH.items():
        if name in values and not any(_has(one, str(values[name]), place) for place in places(one)):
            return False
    if (group := values.get("unless_subject")) is not None and _leads(one, str(group)):
        return False
    return not any(name in values and _has(one, str(values[name]), place(one)) for name, place in _WITHOUT.items())


#: Where the words stand that a value asks for, and those that it refuses.
_WITH: Mapping[str, Callable[[Stated], tuple[str, ...]]] = {
    "before": lambda one: (one.before,),
    "after": lambda one: (one.after,),
    "under": lambda one: (one.before, one.governor, one.head),
    "beside": lambda one: (one.before, one.after),
}
_WITHOUT: Mapping[str, Callable[[Stated], str]] = {
    "unless": lambda one: one.whole,
    "unless_before": lambda one: one.before,
    "unless_after": lambda one: one.after,
}


def _has_subject(one: Stated, further: tuple[str, ...]) -> bool:
    """Whether a word of the group ``subject`` leads to the trigger, and not as an object ("to the Government")."""
    group = one.value("subject")
    if group is None or any(_leads(one, name) for name in (group, *further)) or is_by_state(one):
        return True
    return bool(one.frame.values.get("told")) and is_tellers(one)


def is_tellers(one: Stated) -> bool:
    """Whether the subject is a pronoun, or none, so that whoever tells it does it ("indicates that it has closed")."""
    if not one.governor:
        return False
    auxiliary, adverbs = (words(one.frame.kind, one.code, group) for group in ("aux", "adv"))
    left = [word for word in adverbs.without(one.before).lower().split() if auxiliary.fullmatch(word) is None]
    return not left or (len(left) == 1 and said(one.code, "same").fullmatch(left[0]) is not None)


def is_by_state(one: Stated) -> bool:
    """Whether the State concerned, named alone, is the subject of the trigger ("Veldania had dissolved ...")."""
    return any(is_led_by(one, span) for span in one.states)


def is_led_by(one: Stated, span: Span) -> bool:
    """Whether somebody named at a place is the subject of the trigger, and not an object ("to Norland")."""
    text, start = one.utterance.text, max(one.sentence[0], one.clause.start)
    if not start <= span[0] or span[1] > one.trigger[0] or one.trigger[0] - span[1] > _REACH:
        return False
    return not _is_object(text[start : span[0]].lower().split(), one.code)


def _leads(one: Stated, group: str) -> bool:
    # A second verb has the subject of the first: "the Ministry has drafted a list and has sent it".
    text = one.previous if shares(one) else one.before
    for hit in words(one.frame.kind, one.code, group).finditer(text):
        if not _is_object(text[: hit.start()].lower().split(), one.code):
            return True
    return False


def _is_object(head: list[str], code: str) -> bool:
    """Whether words end with one such as "of" or "to", and perhaps an article behind it: what follows is no subject."""
    if len(head) > 1 and said(code, "articles").fullmatch(head[-1]):
        head = head[:-1]
    return bool(head) and said(code, "of").fullmatch(head[-1]) is not None


def shares(one: Stated) -> bool:
    """Whether the clause has no subject of its own before the trigger, but that of the clause before."""
    return one.clause.opening in ("join", "comma") and len(one.before) < _NEAR


def _may_be(match: Match, text: str) -> bool:
    """Whether the trigger begins with no word that the frame refuses there, and none stands directly before it."""
    frame, (start, _) = match.frame, match.slots.get("t", (match.start, match.end))
    group, behind = frame.values.get("unless_at"), frame.values.get("not_behind")
    if group is not None and words(frame.kind, frame.language, str(group)).match(text, start):
        return False
    return behind is None or not _ends(text[max(match.sentence[0], start - _BEHIND) : start], frame, str(behind))


def _ends(before: str, frame: Frame, group: str) -> bool:
    """Whether what stands before a trigger ends with a word of a group, of up to two words."""
    last = before.split()[-2:]
    pattern = words(frame.kind, frame.language, group)
    return any(pattern.fullmatch(" ".join(last[k:])) for k in range(len(last)))


def _has(one: Stated, group: str, text: str) -> bool:
    return words(one.frame.kind, one.code, group).search(text) is not None


def is_negated(one: Stated) -> bool:
    """Whether the clause denies what the trigger says."""
    if one.frame.values.get("negated"):
        return False
    return said(one.code, "not").search(one.item + one.utterance.text[slice(*one.trigger)]) is not None


def opens_further(one: Stated) -> bool:
    """Whether the clause's sentence opens with words that join it to the one before ("In addition, ...")."""
    return clause_words(one.code, "lead").match(one.utterance.text, *one.sentence) is not None


def is_since(one: Stated) -> bool:
    """Whether the clause only says from when something counts ("since the Act was adopted in 2014, ...")."""
    if one.frame.values.get("nominal"):
        near = one.utterance.text[max(one.sentence[0], one.start - _UNTIL) : one.start]
        return said(one.code, "until").search(near) is not None
    if one.clause.opening != "turn":
        return False
    return said(one.code, "since").search(opening(one)) is not None


def opening(one: Stated) -> str:
    """The words by which the clause is opened."""
    return one.utterance.text[max(one.sentence[0], one.clause.start - 14) : one.clause.start]


def is_supposed(one: Stated) -> bool:
    """Whether the clause only supposes: it opens with, or holds before the trigger, a word such as "if"."""
    return said(one.code, "supposes").search(opening(one) + one.item) is not None


def is_conditional(one: Stated) -> bool:
    """Whether the clause is opened by a word such as "if"."""
    return said(one.code, "supposes").search(opening(one)) is not None


def is_under(one: Stated, group: str) -> bool:
    """Whether a word of a group stands before the trigger, in its clause or in the one that it hangs on."""
    return any(said(one.code, group).search(place) for place in (one.item, one.governor, one.lead) if place)


def is_asked(one: Stated) -> bool:
    """Whether something is asked for or ought to be, not stated."""
    return is_under(one, "asks") or said(one.code, "modal").search(one.item[-_MODAL:]) is not None


def leads(context: Context) -> Mapping[int, str]:
    """The line that leads to a list ("We welcome the following steps:"), by the numbers of the passages under it."""
    found: dict[int, str] = {}
    lead, before = "", None
    for utterance in context.utterances:
        lead = _lead(before, utterance, lead) if before is not None else ""
        found[utterance.passage.n] = lead
        before = utterance
    return found


def _lead(before: Utterance, utterance: Utterance, lead: str) -> str:
    """The line that leads to an utterance, given the one before it and its lead."""
    text = before.text.rstrip()
    if before.speech is not utterance.speech:
        return ""
    if text.endswith(":"):
        last = before.text[slice(*before.sentences[-1])] if before.sentences else ""
        return "" if _repeats(last, utterance.language) else last
    items = before.passage.kind is utterance.passage.kind is PassageKind.LIST_ITEM
    return lead if items or text.endswith((";", ",")) else ""


def _repeats(lead: str, code: str | None) -> bool:
    """Whether a line leads to a text that is given again, in which nothing stands under it."""
    return any(said(one, "repeats").search(lead) for one in ((code,) if code else codes_of(STATEMENTS)))


def states_named(context: Context) -> Mapping[int, tuple[Span, ...]]:
    """Where the State concerned is named, in offsets of each utterance, by the numbers of the passages."""
    by_passage: dict[int, list[NameMention]] = {}
    for name in context.findings.names:
        if name.kind is ActorKind.STATE:
            by_passage.setdefault(name.citation.passage, []).append(name)
    found: dict[int, tuple[Span, ...]] = {}
    for utterance in context.utterances:
        if (names := by_passage.get(utterance.passage.n)) and (states := states_of(utterance, context.found)):
            found[utterance.passage.n] = tuple(_span_of(one, utterance) for one in names if _is_one(one.name, states))
    return found


def _is_one(name: str, states: tuple[str, ...]) -> bool:
    """Whether a name is that of one of some States, by the same letters or as the same State of the world."""
    code = country_code(name)
    return any(name.casefold() == state.casefold() or (code and code == country_code(state)) for state in states)


def _span_of(name: NameMention, utterance: Utterance) -> Span:
    return utterance.offset_of(name.citation.start), utterance.offset_of(name.citation.end - 1) + 1
