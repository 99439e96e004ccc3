"""Alleging: what others are said to allege, in clauses that a party tells and in lists of nouns of harm.

Reads utterances with the frames and words of ``lang/<code>/alleging.toml``; gives
:class:`~observance.extract.stating.Stated` objects for :mod:`observance.extract.allegations`. A union, a report or a
witness that indicates something alleges where what it tells holds a word of harm or want (``ill``), whatever the verb.
Behind a verb or noun of alleging each noun of harm (``ill_noun``) opens an item of its own. What the Government tells
alleges nothing here, nor do the words of laws and committees (``official``).

A frame's value ``way`` says what it leads to: ``told`` (clauses), ``source`` (the clause beside a named source) or
``listed`` (nouns); ``teller`` who must tell: ``party``, or anybody but an ``official``; ``writing`` that it counts only
where nobody speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Final

from observance.domain.findings import AllegationType
from observance.domain.record import DocumentKind
from observance.extract.clauses import Clause, Span, clauses_of, innermost
from observance.extract.clauses import words as clause_words
from observance.extract.context import Context
from observance.extract.stating import EDGE, SLOTS, Stated, contents, said, stated, words
from observance.extract.utterances import Setting, Utterance
from observance.extract.voices import is_own_account, words_of
from observance.lang import worded
from observance.lang.frames import Frame

__all__ = ["KIND", "SLOTS", "alleged"]

KIND: Final = "alleging"
#: So far before and behind a verb, in characters, who tells is looked for.
_REACH: Final = 200
#: So near behind its verb a subject may stand ("señala la organización que").
_NEAR: Final = 90
#: A clause of fewer words tells nothing by itself, with a verb that is known and without.
_SAYS, _SAYS_MORE = 4, 6
#: So far before a noun, in characters and in words, what makes it a topic may stand.
_TOPIC: Final = 90
_BESIDE: Final = 6
_GOVERNMENT: Final = "government"
_OFFICIAL: Final = "official"
_TEXTS: Final = "texts"
_PARTY: Final = "party"


class _Tellers:
    """Who tells what, sentence by sentence: a pronoun stands for who told last."""

    def __init__(self) -> None:
        self.last: tuple[str, str] | None = None
        self.sentence: Span | None = None

    def of(self, one: Stated) -> tuple[str, str] | None:
        """Who tells what a frame found: ``party`` or ``official``, and the words that name it; ``None`` unknown."""
        found = _beside(one)
        goes_on = one.clause.opening == "join" and self.sentence == one.sentence and self.last is not None
        if found is None and not goes_on:
            found = _mention(one, one.sentence[0], one.trigger[0])
        found = found or self.last
        if found is not None:
            self.last, self.sentence = found, one.sentence
        return found


def alleged(context: Context) -> Iterator[Stated]:
    """What parties and reports allege in a document, in the order of the text; a verbatim speech alleges by itself."""
    if context.setting.kind is DocumentKind.VERBATIM_RECORD:
        return
    tellers, speech = _Tellers(), None
    for utterance in context.said():
        if utterance.speech is not speech:
            tellers, speech = _Tellers(), utterance.speech
        if not is_own_account(utterance, context.setting):
            yield from _alleged(utterance, tellers, context.setting)


def _alleged(utterance: Utterance, tellers: _Tellers, setting: Setting) -> Iterator[Stated]:
    told: list[Stated] = []
    wanted = None if utterance.speech is None else _is_of_speeches
    found = sorted(stated(KIND, utterance, wanted=wanted), key=attrgetter("trigger"))
    for n, one in enumerate(found):
        teller = tellers.of(one) if "teller" in one.frame.values else None
        if not _may_tell(one, teller):
            continue
        name = teller[1] if teller and teller[0] == _PARTY else None
        following = next((other.trigger[0] for other in found[n + 1 :] if other.trigger[0] >= one.end), None)
        told += [replace(made, teller=name) for made in _made(one, following)]
    yield from told
    yield from _narrated(found, told, setting)


def _is_of_speeches(frame: Frame) -> bool:
    return not frame.values.get("writing")


def _narrated(found: list[Stated], told: list[Stated], setting: Setting) -> Iterator[Stated]:
    """The sentences that go on with a complainant's account, where nobody else begins to tell."""
    last: Stated | None = None
    for sentence in told[0].utterance.sentences if told else ():
        here = [one for one in told if one.sentence == sentence]
        if here or last is None:
            last = here[-1] if here and _is_complaint(here[-1], setting) else None
            continue
        start, end = sentence
        one = replace(last, start=start, end=end, sentence=sentence, trigger=(end, end))
        one = replace(one, clause=Clause(start=start, end=end, verb=True))
        if any(other.sentence == sentence for other in found) or not _goes_on(one):
            last = None
        elif is_ill(one):
            yield replace(one, end=start + len(one.text.rstrip(EDGE)))


def _is_complaint(one: Stated, setting: Setting) -> bool:
    of_complaint = one.teller is not None and words(KIND, one.code, "complainant").search(one.teller)
    return one.value("way") != "listed" and bool(setting.kind is DocumentKind.CFA_REPORT or of_complaint)


def _goes_on(one: Stated) -> bool:
    """Whether a sentence goes on with an account: nothing is asked in it, and no body or Government replies."""
    return said(one.code, "asks").search(one.text) is None and not (
        (head := _first(one, one.start, one.end)) and head[0] != _PARTY and _tells(one, one.start, one.end)
    )


def _may_tell(one: Stated, teller: tuple[str, str] | None) -> bool:
    """Whether who tells is one that alleges."""
    asked = one.value("teller")
    if asked == _PARTY:
        if teller is None:
            return said(one.code, "regrets").search(one.before) is not None
        return teller[0] == _PARTY
    return asked != "free" or teller is None or teller[0] == _PARTY


def _made(one: Stated, following: int | None) -> Iterator[Stated]:
    way = one.value("way")
    if way == "listed":
        yield from _items(one, following)
        return
    for told in contents(one) if way == "told" else _sourced(one):
        size = len(told.text.split())
        if is_ill(told) and size >= (_SAYS if told.clause.verb else _SAYS_MORE):
            yield told


def is_ill(told: Stated) -> bool:
    """Whether a clause holds a word of harm or want, other than of a report or a reply."""
    if words(KIND, told.code, "harmless").search(told.text) or is_missed(told):
        return False
    return words(KIND, told.code, "ill").search(told.text) is not None


def is_everywhere(one: Stated) -> bool:
    """Whether a clause speaks of the world, and of no country: "persists in many countries"."""
    return words(KIND, one.code, "everywhere").search(one.whole) is not None


def type_told(told: Stated) -> AllegationType:
    """The type of which what is told holds a word first; ``other`` where it holds none."""
    hits = (
        (found.start(), n)
        for n, type_ in enumerate(AllegationType)
        if (found := words(KIND, told.code, type_.value).search(told.text))
    )
    first = min(hits, default=None)
    return AllegationType.OTHER if first is None else tuple(AllegationType)[first[1]]


def is_missed(one: Stated) -> bool:
    """Whether what is stated is only that a body misses progress, a reply, a report or information."""
    return words(KIND, one.code, "missed").search(one.text) is not None


def is_general(one: Stated) -> bool:
    """Whether a noun of harm in what is asked names no case: no article stands before it, and nobody is named."""
    before = one.utterance.text[one.sentence[0] : one.trigger[0]]
    if said(one.code, "asks").search(before) is None or words(KIND, one.code, "definite").match(one.text):
        return False
    return not any(word[:1].isupper() for word in one.text.split()[1:])


def is_spared(one: Stated) -> bool:
    """Whether words before the trigger make a noun of harm a topic: "define and prohibit all forms of harassment"."""
    at = min(one.trigger[0], one.start)
    before = one.utterance.text[max(one.sentence[0], at - _TOPIC) : at]
    ends = [found.end() for found in words(KIND, one.code, "spared").finditer(before)]
    return bool(ends) and len(before[ends[-1] :].split()) <= _BESIDE and ";" not in before[ends[-1] :]


def _sourced(one: Stated) -> Iterator[Stated]:
    """The clause beside a source: "According to the union, no crew was paid", "no crew, according to it, was paid"."""
    text, clause = one.utterance.text, one.clause
    comma = text.find(",", one.trigger[1], min(one.sentence[1], one.trigger[1] + _REACH))
    if comma < 0 or not text[clause.start : one.trigger[0]].strip():
        start = comma + 1 if comma >= 0 else one.sentence[1]
        end = max(clause.end, _end_of_clause(one, start))
    else:
        start, end = clause.start, one.trigger[0]
    start += len(text[start:end]) - len(text[start:end].lstrip(EDGE))
    end = start + len(text[start:end].rstrip(EDGE))
    if end - start > 20:
        yield replace(one, start=start, end=end, trigger=(end, end))


def _end_of_clause(one: Stated, start: int) -> int:
    clause = innermost(clauses_of(one.utterance.text, one.sentence, one.code), start + 2)
    return clause.end if clause else one.sentence[1]


# Who tells.


def _beside(one: Stated) -> tuple[str, str] | None:
    """Who is named beside the verb: behind it, before what it says, or in its clause before it."""
    text = one.utterance.text
    if one.value("way") == "source":
        return _first(one, one.trigger[1], min(one.sentence[1], one.trigger[1] + _NEAR))
    if one.frame.values.get("noun") and (found := _first(one, one.trigger[1], one.trigger[1] + _NEAR)):
        return found
    behind = text[one.trigger[1] : one.trigger[1] + _NEAR]
    said_at = clause_words(one.code, "that").search(behind)
    if said_at is not None and (found := _first(one, one.trigger[1], one.trigger[1] + said_at.start())):
        return found
    return _mention(one, max(one.clause.start, one.sentence[0]), one.trigger[1])


def _first(one: Stated, begin: int, end: int) -> tuple[str, str] | None:
    found = _named(one.code).search(one.utterance.text, begin, end)
    return (str(found.lastgroup), found.group()) if found else None


def _mention(one: Stated, begin: int, end: int, besides: str = "") -> tuple[str, str] | None:
    """Who is named last in a stretch, other than one of a group ``besides``."""
    every = _named(one.code).finditer(one.utterance.text, max(begin, end - _REACH), end)
    named = [found for found in every if found.lastgroup != besides]
    return (str(named[-1].lastgroup), named[-1].group()) if named else None


@worded
def _named(code: str) -> re.Pattern[str]:
    """Who may tell, the Government and officials first: the Government's report is no survey."""
    groups = (_GOVERNMENT, _OFFICIAL, _TEXTS, _PARTY)
    return re.compile("|".join(rf"(?P<{group}>{words(KIND, code, group).regex.pattern})" for group in groups), re.I)


def is_official(one: Stated) -> bool:
    """Whether an official tells a clause: "The ministry alleges that", not "notes the union's observations that"."""
    found = _mention(one, *one.clause.governor) if one.clause.governor else None
    return found is not None and found[0] != _PARTY


def is_of_government(one: Stated) -> bool:
    """Whether the Government tells what is stated: "the indication in the Government's report that ..."."""
    begin, end = one.clause.governor or (one.sentence[0], one.trigger[0])
    found = _mention(one, begin, end, besides=_TEXTS)
    if found is None or found[0] != _GOVERNMENT:
        return False
    return one.clause.governor is not None or _tells(one, begin, end)


def _tells(one: Stated, begin: int, end: int) -> bool:
    before = one.utterance.text[max(begin, end - _REACH) : end]
    known = words_of(one.code)
    return any(told.search(before) for told in (words(KIND, one.code, "tells"), known.says_noun, known.says))


# Lists of nouns.


def _items(one: Stated, following: int | None) -> Iterator[Stated]:
    """Each noun of harm behind a word of alleging with what belongs to it."""
    text = one.utterance.text
    begin = _item_start(one, one.trigger[1], one.sentence[1]) if _is_headed(one) else _item(one)
    if begin is None:
        return
    stop = one.sentence[1] if _is_headed(one) else _stop(one, begin, following)
    for start, end in _parts(one, begin, stop):
        end = start + len(text[start:end].rstrip(EDGE))
        # The trigger is the word of alleging with what stands between: what belongs to it stands before.
        yield replace(one, start=start, end=end, trigger=(one.trigger[0], start))


def _is_headed(one: Stated) -> bool:
    """Whether a list stands under a heading, where anything is an item: "Allegations: adoption of a decree"."""
    return bool(one.frame.values.get("heading"))


def _item(one: Stated) -> int | None:
    found = words(KIND, one.code, "item").search(one.utterance.small, one.trigger[1], one.sentence[1])
    return found.start() if found else None


def _stop(one: Stated, begin: int, following: int | None) -> int:
    """Where a list ends: before another verb of alleging, what resumes the sentence, or a verb of its own."""
    text, end = one.utterance.text, one.sentence[1]
    if following is not None:
        end = min(end, following)
    for known in (words(KIND, one.code, "ends"), clause_words(one.code, "resumes")):
        if found := known.search(text, begin, end):
            end = found.start()
    relative = clause_words(one.code, "relative").search(text, begin, end)
    finite = clause_words(one.code, "finite").search(text, begin, end)
    if finite and not (relative and relative.start() < finite.start()):
        end = finite.start()
    return before_joint(one, begin, end)


def before_joint(one: Stated, begin: int, end: int) -> int:
    """An end without the joining word and the preposition before it."""
    text = one.utterance.text
    while (last := text[begin:end].rstrip(EDGE)) and " " in last:
        word = last.rsplit(None, 1)[1]
        if not (clause_words(one.code, "join").fullmatch(word) or said(one.code, "of").fullmatch(word.lower())):
            break
        end = begin + len(last) - len(word)
    return begin + len(text[begin:end].rstrip(EDGE))


def _parts(one: Stated, begin: int, stop: int) -> Iterator[Span]:
    """The items of a list: parted by semicolons, and by commas and joining words behind an item that is whole."""
    text, start = one.utterance.text, begin
    for mark in _marks(one.code).finditer(text, begin, stop):
        if _opens(one, mark, stop) and _is_whole(one, start, mark):
            yield start, mark.start()
            start = _item_start(one, mark.end(), stop)
    yield start, stop


def _opens(one: Stated, mark: re.Match[str], stop: int) -> bool:
    """Whether an item begins behind a mark: a noun of harm, under a heading a deed, and anything behind a semicolon."""
    small, behind = one.utterance.small, mark.end()
    if _is_headed(one) and mark.lastgroup == "strong":
        return bool(small[behind:stop].strip())
    if mark.lastgroup == "inner" and words(KIND, one.code, "definite").match(small, behind, stop) is None:
        return False
    if words(KIND, one.code, "item_again").match(small, behind, stop):
        return True
    return _is_headed(one) and words(KIND, one.code, "deed").match(small, behind, stop) is not None


def _item_start(one: Stated, at: int, stop: int) -> int:
    """Where an item begins behind a mark: without its number and the preposition that is said again."""
    text = one.utterance.text
    for group in ("number", "again"):
        while at < stop and text[at] in EDGE:
            at += 1
        found = words(KIND, one.code, group).regex.match(text, at, stop)
        at = found.end() if found else at
    while at < stop and text[at].isspace():
        at += 1
    return at


def _is_whole(one: Stated, start: int, mark: re.Match[str]) -> bool:
    """Whether an item has what belongs to it: not "murders, threats and acts of violence against unionists"."""
    item = one.utterance.text[start : mark.start()]
    if mark.lastgroup in ("strong", "inner"):
        return True
    if words(KIND, one.code, "including").search(item):
        again = words(KIND, one.code, "determined").match(one.utterance.small, mark.end())
        return mark.lastgroup == "also" and again is not None
    return mark.lastgroup == "also" or is_whole(one.code, item)


def is_whole(code: str, item: str) -> bool:
    """Whether an item has what belongs to its noun: "dismissals of cooks", and not "murders, threats"."""
    if words(KIND, code, "including").search(item):
        return False
    if opening := words(KIND, code, "determiner").match(item):
        item = item[opening.end() :]
    if words(KIND, code, "linking").search(item):
        return True
    # "anti-union dismissals", and not "murders, threats": a word that belongs to the last noun stands behind it.
    last = item.rpartition(",")[2].split()
    while last and words(KIND, code, "determiner").fullmatch(last[0].lower()):
        last.pop(0)
    return len(last) > 1 and words(KIND, code, "ill_noun").fullmatch(last[-1].lower()) is None


@worded
def _marks(code: str) -> re.Pattern[str]:
    also, including = (words(KIND, code, group).regex.pattern for group in ("also", "including"))
    join = clause_words(code, "join").regex.pattern
    strong, weak = rf";\s*(?:{join}\s+)?", rf",\s+(?:{join}\s+)?|\s+{join}\s+"
    return re.compile(
        rf"(?P<strong>{strong})|(?P<also>,?\s+{also}\s+)|(?P<inner>,?\s+{including}\s+)|(?P<weak>{weak})", re.IGNORECASE
    )
