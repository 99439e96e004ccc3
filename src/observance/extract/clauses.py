"""Clauses: where the clause that states something begins and ends, and where the acts that it joins part.

Reads a text and spans in it (``Utterance.text``, a sentence) and the words of its language, which are the groups of
``lang/<code>/clauses.toml``; gives spans. For every kind of finding whose quote is a clause:

- ``clause_end(text, start, end, code)``: where the clause that begins at ``start`` ends, ``end`` at the latest. It ends
  before a relative or explanatory tail (", which ...", ", given that ..."), before a new subject ("and we thank ..."),
  before a semicolon that opens another clause; its last stop is left out.
- ``clause_start(text, at, floor, code)``: where the clause that holds ``at`` begins, ``floor`` at the earliest: behind
  a stop, a dash, or a word that joins or subordinates.
- ``subject_start(text, at, floor, code)``: where the subject of a verb at ``at`` begins, ``at`` where none is near.
- ``acts(text, start, end, code)``: the acts that a clause asks for or tells of, one span each: "[amend the Act], [to
  release the leaders] and [pay their wages]". Objects of one verb stay together, verbs of one object too.
- ``trimmed(text, start, end)``: the span without blanks and stops at its ends.

The groups: ``joint`` joins, ``ordinal`` numbers an item, ``tail`` opens what no longer belongs (behind a comma),
``hard_tail`` does so without one, ``subject`` opens a new clause behind a joining word, ``mark`` stands before a verb
in the infinitive, ``that`` opens an object clause, ``verb`` is a verb that can open an act, ``gerund`` one in -ing,
``strong`` an act that is always one of its own, ``nest`` opens a clause within which acts are no longer told apart,
``relative`` one within which verbs without a mark are not, ``complete`` is a verb with its object in it, ``light`` one
that says nothing without the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from observance.lang import pattern, worded
from observance.lang.frames import groups

Span = tuple[int, int]

#: The file of words.
KIND = "clauses"
#: How many words a subject has at most, for it to be quoted with its verb.
MOST_WORDS = 9

_BREAK = re.compile(r"[;,:]\s+|\s+[–—-]\s+|\s+")
_STOP = re.compile(r"[;:,«»“”(\[]\s*|\s[–—]\s|[.!?]\s+")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|[•●–—*-])\s*", re.IGNORECASE)
_WORD = re.compile(r"(?<!\S)\S+")
_EDGES = " \t.,;:–—-•…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The patterns of one language, each to be matched where a word begins."""

    joint: re.Pattern[str] = field(repr=False)
    ordinal: re.Pattern[str] = field(repr=False)
    tail: re.Pattern[str] = field(repr=False)
    hard_tail: re.Pattern[str] = field(repr=False)
    subject: re.Pattern[str] = field(repr=False)
    mark: re.Pattern[str] = field(repr=False)
    marked: re.Pattern[str] = field(repr=False)
    that: re.Pattern[str] = field(repr=False)
    opening: re.Pattern[str] = field(repr=False)
    bare: re.Pattern[str] = field(repr=False)
    gerund: re.Pattern[str] = field(repr=False)
    strong: re.Pattern[str] = field(repr=False)
    nest: re.Pattern[str] = field(repr=False)
    relative: re.Pattern[str] = field(repr=False)
    complete: re.Pattern[str] = field(repr=False)
    light: re.Pattern[str] = field(repr=False)


@worded
def grammar(code: str) -> Grammar:
    """The patterns of a language; empty where it has no file."""
    words = groups(KIND, code)

    def form(name: str, *, then: str = "") -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){pattern(words.get(name, ()))}(?:(?<=['’,])|(?!\w)){then}", re.IGNORECASE)

    verb = pattern(words.get("verb", ()))
    return Grammar(
        joint=form("joint"),
        ordinal=form("ordinal"),
        tail=form("tail"),
        hard_tail=form("hard_tail"),
        subject=form("subject"),
        mark=form("mark"),
        marked=form("mark", then=rf"\s*{verb}(?!\w)"),
        that=form("that", then=r"\s*\w"),
        opening=form("that"),
        bare=form("verb"),
        gerund=form("gerund"),
        strong=form("strong"),
        nest=form("nest"),
        relative=form("relative"),
        complete=form("complete"),
        light=form("light"),
    )


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks, stops and dashes at its ends."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def clause_end(text: str, start: int, end: int, code: str) -> int:
    """Where the clause that begins at ``start`` ends, without its last stop."""
    words = grammar(code)
    stop = next((at for at, p, sign in _breaks(text, start, end) if _ends(words, text, p, sign)), end)
    return trimmed(text, start, stop)[1]


def clause_start(text: str, at: int, floor: int, code: str) -> int:
    """Where the clause that holds ``at`` begins."""
    words, begun = grammar(code), floor
    for stop in _STOP.finditer(text, floor, at):
        begun = stop.end()
    for word in _WORD.finditer(text, begun, at):
        here = word.start()
        apart = text[max(0, here - 4) : here].rstrip().endswith((",", ";"))
        joined = words.joint.match(text, here) or words.opening.match(text, here)
        joined = joined or (words.tail.match(text, here) if apart else None)
        if joined and joined.end() <= at:
            begun = joined.end()
    return _past_blanks(text, begun)


def subject_start(text: str, at: int, floor: int, code: str) -> int:
    """Where the subject of the verb at ``at`` begins: ``at`` itself where no words of a subject stand before it."""
    begun = clause_start(text, at, floor, code)
    return begun if begun < at and len(text[begun:at].split()) <= MOST_WORDS else at


def _breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Where something may end or begin: the place before the break, the place behind it, and its sign."""
    depth = 0
    at = start
    for found in _BREAK.finditer(text, start, end):
        between = text[at : found.start()]
        depth = max(0, depth + between.count("(") + between.count("«") - between.count(")") - between.count("»"))
        at = found.end()
        if depth == 0:
            yield found.start(), found.end(), found.group().strip()[:1]


def _ends(words: Grammar, text: str, here: int, sign: str) -> bool:
    """Whether the clause ends at a break."""
    if sign in ("–", "—"):
        return True
    if words.hard_tail.match(text, here):
        return True
    joint = words.joint.match(text, here)
    if joint or sign == ";":
        after = _past_blanks(text, joint.end() if joint else here)
        if words.subject.match(text, after) and (joint or sign):
            return True
    return sign in (",", ";") and bool(words.tail.match(text, here) or words.subject.match(text, here))


def _past_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def acts(text: str, start: int, end: int, code: str) -> tuple[Span, ...]:
    """The acts of the clause that begins at ``start``, one span each; one alone where nothing parts them."""
    words = grammar(code)
    found: list[Span] = []
    lead = max(0, start - 12)
    said = lead + len(text[lead:start].rstrip())
    clausal = any(one.end() == said for one in words.opening.finditer(text, lead, start))
    begun, stop = _past_sign(words, text, start), end
    paused: int | None = None
    for at, here, sign in _breaks(text, start, end):
        if here < begun:
            continue
        if paused is None and sign in (":", ";") and _opens_list(words, text, begun, at, sign):
            begun = _past_sign(words, text, here)
        elif (parted := _parts(words, text, begun, at, here, sign, clausal)) is not None and (
            paused is None or _takes_up(words, text, here, parted)
        ):
            found.append((begun, at if paused is None else paused))
            begun, paused = parted, None
        elif paused is None and _ends(words, text, here, sign):
            paused = at
    found.append((begun, stop if paused is None else paused))
    return tuple(span for span in (_closed(words, text, *s) for s in found) if span[0] < span[1])


def _closed(words: Grammar, text: str, start: int, end: int) -> Span:
    """An act without the joining word that leads to the next, nor what is set in behind that: "and, if it fails,"."""
    start, end = trimmed(text, start, end)
    for joint in words.joint.finditer(text, start, end):
        aside = text[joint.end() - 1 : joint.end() + 1].strip(" ").endswith(",")
        if (aside or joint.end() == end) and joint.start() > start:
            return trimmed(text, start, joint.start())
    return start, end


def _takes_up(words: Grammar, text: str, here: int, at: int) -> bool:
    """Whether an act goes on with those before a tail: "..., as was suggested, and to report"."""
    return bool(words.joint.match(text, here) and (words.marked.match(text, at) or words.that.match(text, at)))


def _past_sign(words: Grammar, text: str, at: int) -> int:
    """Behind the number, letter or ordinal of an item."""
    at = _past_blanks(text, at)
    if number := _NUMBER.match(text, at):
        at = number.end()
    joint = words.joint.match(text, at)
    at = _past_blanks(text, joint.end()) if joint else at
    ordinal = words.ordinal.match(text, at)
    return _past_blanks(text, ordinal.end() + (text[ordinal.end() : ordinal.end() + 1] == ",")) if ordinal else at


def _opens_list(words: Grammar, text: str, begun: int, at: int, sign: str) -> bool:
    """Whether nothing but a light verb stands before a colon: "to take the following steps:"."""
    if sign != ":":
        return False
    light = words.light.match(text, begun)
    return at - begun < 4 or bool(light and at - light.end() < 24)


def _parts(words: Grammar, text: str, begun: int, at: int, here: int, sign: str, clausal: bool) -> int | None:
    """Where the next act begins behind a break; ``None`` where the act goes on."""
    number = _NUMBER.match(text, here)
    joint = words.joint.match(text, number.end() if number else here)
    after = _past_blanks(text, joint.end() if joint else number.end() if number else here)
    ordinal = words.ordinal.match(text, after)
    behind = _past_sign(words, text, after) if ordinal else after
    if not (sign or joint):
        return None
    listed = sign == ";" or bool(number) or bool(ordinal and (sign or joint))
    if listed and not words.tail.match(text, behind) and not words.subject.match(text, behind):
        opened = words.bare.match(text, behind) or words.marked.match(text, behind) or words.that.match(text, behind)
        if opened or words.gerund.match(text, behind) or sign == ";":
            return behind
    return behind if _is_next_act(words, text, begun, at, behind, sign, bool(joint), clausal) else None


def _is_next_act(
    words: Grammar, text: str, begun: int, at: int, here: int, sign: str, joined: bool, clausal: bool
) -> bool:
    if words.strong.match(text, here) and _has_object(words, text, begun, at):
        return True
    light = words.light.match(text, begun)
    said = text[light.end() if light else begun : at]
    nested = bool(words.nest.search(said))
    if words.gerund.match(text, here):
        beside = joined and words.gerund.search(text, begun, at) is not None
        return sign == "," or (beside and _has_object(words, text, begun, at))
    if words.marked.match(text, here):
        # "to take measures, in consultation with them, to amend": what a light verb needs is no act beside it.
        empty = light is not None and not words.bare.match(text, _past_blanks(text, light.end()))
        # "further review of the Act, to ensure that ...": a purpose, where no verb comes before it.
        verbal = words.bare.match(text, begun) or words.marked.match(text, begun)
        apart = joined or (not empty and verbal is not None)
        return apart and _has_object(words, text, begun, at) and (not nested or (joined and sign == ","))
    if words.that.match(text, here) and (clausal or words.that.search(text, begun, at)):
        return joined or sign == ","
    if words.bare.match(text, here):
        return (
            (joined or sign == ",")
            and _has_object(words, text, begun, at)
            and (not (nested or words.relative.search(said)) or sign == ",")
        )
    return False


def _has_object(words: Grammar, text: str, begun: int, at: int) -> bool:
    """Whether an act has more than its verb: a verb alone shares the object of the next."""
    light = words.light.match(text, begun)
    begun = _past_blanks(text, light.end()) if light and light.end() < at else begun
    mark = words.mark.match(text, begun, at)
    begun = _past_blanks(text, mark.end()) if mark else begun
    verb = words.bare.match(text, begun, at)
    if verb and not text[verb.end() : at].strip(_EDGES):
        return words.complete.match(text, begun, at) is not None
    return verb is not None or len(text[begun:at].split()) >= 2
