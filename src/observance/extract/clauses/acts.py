"""The acts that a clause asks for or tells of, one span each: "[amend the Act], [to release the leaders] and [pay]".

Reads a text and a span in it, and the words of its language; gives spans. Objects of one verb stay together, verbs of
one object too.
"""

from __future__ import annotations

import re

from observance.extract.clauses.bounds import EDGES, Span, breaks, ends, past_blanks, trimmed
from observance.extract.clauses.words import Grammar, grammar

_NUMBER = re.compile(r"(?:\(?(?:\d{1,2}|[^\W\d_]|[ivx]{1,4})\)|[•●–—*-])\s*", re.IGNORECASE)

_COUNTED = re.compile(r"\(?(?:\d{1,2}|[^\W\d_]|[ivx]{1,4})\)\s*", re.IGNORECASE)
#: How many characters hold the word that marks an infinitive, and the blank behind it.
_MARK = 12
_COUNTED_FIRST = re.compile(rf":\s{_COUNTED.pattern}", re.IGNORECASE)
_COUNTED_LAST = re.compile(rf"(?<!\w){_COUNTED.pattern}\Z", re.IGNORECASE)


def acts(text: str, start: int, end: int, code: str) -> tuple[Span, ...]:
    """The acts of the clause that begins at ``start``, one span each; one alone where nothing parts them."""
    words = grammar(code)
    found: list[Span] = []
    lead = max(0, start - 12)
    said = lead + len(text[lead:start].rstrip())
    clausal = any(one.end() == said for one in words.opening.finditer(text, lead, start))
    begun, stop = _past_sign(words, text, start), end
    paused: int | None = None
    for at, here, sign in breaks(text, start, end):
        if here < begun:
            continue
        if paused is None and sign in (":", ";") and _opens_list(words, text, begun, at, sign):
            begun = _past_sign(words, text, here)
        elif (parted := _parts(words, text, begun, at, here, sign, clausal)) is not None and (
            paused is None or _takes_up(words, text, here, parted, clausal)
        ):
            found.append((begun, at if paused is None else paused))
            begun, paused = parted, None
        elif paused is None and ends(words, text, here, sign):
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


def _takes_up(words: Grammar, text: str, here: int, at: int, clausal: bool) -> bool:
    """Whether an act goes on with those before a tail: "..., as was suggested, and to report"."""
    verb = words.strong if words.unmarked else words.marked
    return bool(words.joint.match(text, here) and (verb.match(text, at) or (clausal and words.that.match(text, at))))


def _past_sign(words: Grammar, text: str, at: int) -> int:
    """Behind the number, letter or ordinal of an item."""
    at = past_blanks(text, at)
    if number := _NUMBER.match(text, at):
        at = number.end()
    joint = words.joint.match(text, at)
    at = past_blanks(text, joint.end()) if joint else at
    ordinal = words.ordinal.match(text, at)
    return past_blanks(text, ordinal.end() + (text[ordinal.end() : ordinal.end() + 1] == ",")) if ordinal else at


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
    after = past_blanks(text, joint.end() if joint else number.end() if number else here)
    joined_number = _NUMBER.match(text, after) if joint and not number else None
    if joined_number and _counts_on(text, begun, at, joined_number[0]):
        return past_blanks(text, joined_number.end())
    ordinal = words.ordinal.match(text, after)
    behind = _past_sign(words, text, after) if ordinal else after
    if not (sign or joint):
        return None
    listed = sign == ";" or bool(number) or bool(ordinal and (sign or joint))
    if number and sign and _counts_on(text, begun, at, number[0]):
        return behind
    if listed and not words.tail.match(text, behind) and not words.subject.match(text, behind):
        opened = words.bare.match(text, behind) or words.marked.match(text, behind) or words.that.match(text, behind)
        if opened or words.gerund.match(text, behind) or sign == ";":
            return behind
    return behind if _is_next_act(words, text, begun, at, behind, sign, bool(joint), clausal) else None


def _counts_on(text: str, begun: int, at: int, number: str) -> bool:
    """Whether a number goes on with a list within the sentence: "data on: i) the wages, and ii) the hours"."""
    if not _COUNTED.fullmatch(number):
        return False
    return bool(_COUNTED_LAST.search(text, max(0, begun - 8), begun) or _COUNTED_FIRST.search(text, begun, at))


def _is_next_act(
    words: Grammar, text: str, begun: int, at: int, here: int, sign: str, joined: bool, clausal: bool
) -> bool:
    if words.strong.match(text, here) and _has_object(words, text, begun, at):
        return True
    if joined and words.second.match(text, here):
        return True
    light = words.light.match(text, begun)
    said = text[light.end() if light else begun : at]
    nested = bool(words.nest.search(said))
    if (joined or (sign == "," and clausal)) and words.conjugated.match(text, here):
        inner = nested or words.relative.search(said)
        return words.conjugated.search(said) is not None and (not inner or sign == ",")
    if (joined or sign == ",") and (
        _is_parallel(words, text, begun, at, here, sign) or _goes_on(words, text, begun, here)
    ):
        return True
    if words.gerund.match(text, here):
        beside = joined and words.gerund.search(text, begun, at) is not None
        return sign == "," or (beside and _has_object(words, text, begun, at))
    if words.marked.match(text, here):
        # "to take measures, in consultation with them, to amend": what a light verb needs is no act beside it.
        empty = light is not None and not words.bare.match(text, past_blanks(text, light.end()))
        # "further review of the Act, to ensure that ...": a purpose, where no verb comes before it.
        verbal = words.bare.match(text, begun) or words.marked.match(text, begun)
        apart = joined or (not empty and verbal is not None)
        return apart and _has_object(words, text, begun, at) and (not nested or (joined and sign == ","))
    if words.that.match(text, here) and (clausal or words.that.search(text, begun, at)):
        return joined or sign == ","
    if words.bare.match(text, here):
        # "that, in its next report, it include data": what is set before the first verb is no act.
        if clausal and not joined and words.inset.match(text, trimmed(text, begun, at)[0]):
            return False
        return (
            (joined or sign == ",")
            and _has_object(words, text, begun, at)
            and (not (nested or words.relative.search(said)) or sign == ",")
        )
    return False


def _is_parallel(words: Grammar, text: str, begun: int, at: int, here: int, sign: str) -> bool:
    """Whether a purpose stands beside the one for which a light verb does something: "take measures to ..., to ..."."""
    mark, blank, _ = text[here : here + _MARK].partition(" ")
    if not blank or f" {mark} " not in text[begun:at]:
        return False
    if words.bare.match(text, past_blanks(text, here + len(mark))) is None:
        return False
    led = next((one.end() for one in words.light.finditer(text, begun, at) if one[0].endswith(f" {mark}")), None)
    return led is not None and (sign == "," or words.nest.search(text, led, at) is None)


def _goes_on(words: Grammar, text: str, begun: int, here: int) -> bool:
    """Whether a verb of the same person goes on with an item: "strengthens the law and raises the fines"."""
    return words.third.match(text, here) is not None and words.third.match(text, begun) is not None


def _has_object(words: Grammar, text: str, begun: int, at: int) -> bool:
    """Whether an act has more than its verb: a verb alone shares the object of the next."""
    light = words.light.match(text, begun)
    begun = past_blanks(text, light.end()) if light and light.end() < at else begun
    mark = words.mark.match(text, begun, at)
    begun = past_blanks(text, mark.end()) if mark else begun
    verb = words.conjugated.match(text, begun, at) or words.bare.match(text, begun, at)
    if verb and not text[verb.end() : at].strip(EDGES):
        return words.complete.match(text, begun, at) is not None
    return verb is not None or len(text[begun:at].split()) >= 2
