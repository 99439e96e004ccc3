"""Bounds: where the clause around a place begins and ends, for quotations that are clauses.

Reads a text and places in it (``Utterance.text``, a sentence) and the words of its language; gives places:

- ``clause_end``: where the clause that begins at a place ends. It ends before a relative or explanatory tail
  (", which ...", ", given that ..."), before a new subject ("and we thank ..."), before a semicolon that opens another
  clause; its last stop is left out.
- ``clause_start``: where the clause that holds a place begins: behind a stop, a dash, or a word that joins or
  subordinates.
- ``subject_start``: where the subject of a verb begins.
- ``trimmed``: a span without blanks and stops at its ends.
- ``joined_at``, ``trimmed_end``, ``is_joined``: where a joining word parts what the speaker goes on with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from observance.extract.clauses.words import Grammar, grammar, pooled
from observance.extract.utterances import Utterance
from observance.lang import pattern, worded
from observance.lang.frames import codes_of, groups
from observance.lang.parties import VOICES

Span = tuple[int, int]

#: How many words a subject has at most, for it to be quoted with its verb.
MOST_WORDS = 9

#: How many characters before a place its clause begins at most: a text without stops is not gone through over and over.
_REACH = 1_000

_BREAK = re.compile(r"[;,:]\s+|\s+[–—-]\s+|\s+")
_STOP = re.compile(r"[;:,«»“”(\[]\s*|\s[–—]\s|[.!?]\s+|(?<!\w)(?:\d{1,2}|[^\W\d_]|[ivx]{1,4})\)\s+")
#: What is set between two dashes, where the clause goes on behind it.
_ASIDE = re.compile(r"[^–—;:.!?]{1,160}\s[–—]\s+[^\W\d_]")
EDGES = " \t.,;:–—-•…"


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks, stops and dashes at its ends."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def clause_end(text: str, start: int, end: int, code: str) -> int:
    """Where the clause that begins at ``start`` ends, without its last stop."""
    words = grammar(code)
    stop = next((at for at, p, sign in breaks(text, start, end) if ends(words, text, p, sign)), end)
    return trimmed(text, start, stop)[1]


def clause_start(text: str, at: int, floor: int, code: str) -> int:
    """Where the clause that holds ``at`` begins."""
    floor = max(floor, at - _REACH)
    words, begun = grammar(code), floor
    for stop in _STOP.finditer(text, floor, at):
        begun = stop.end()
    if (tail := words.tail.match(text, begun)) and text[:begun].rstrip().endswith((",", ";")) and tail.end() <= at:
        begun = tail.end()
    for opened in words.opens.finditer(text, begun, at):
        begun = opened.end()
    return past_blanks(text, begun)


def subject_start(text: str, at: int, floor: int, code: str) -> int:
    """Where the subject of the verb at ``at`` begins: ``at`` itself where no words of a subject stand before it."""
    begun = clause_start(text, at, floor, code)
    return begun if begun < at and len(text[begun:at].split()) <= MOST_WORDS else at


def breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Where something may end or begin: the place before the break, the place behind it, and its sign."""
    depth = 0
    at = start
    for found in _BREAK.finditer(text, start, end):
        between = text[at : found.start()]
        depth = max(0, depth + between.count("(") + between.count("«") - between.count(")") - between.count("»"))
        at = found.end()
        if depth == 0:
            yield found.start(), found.end(), found.group().strip()[:1]


def ends(words: Grammar, text: str, here: int, sign: str) -> bool:
    """Whether the clause ends at a break."""
    if sign in ("–", "—"):
        return _ASIDE.match(text, here) is None
    if words.hard_tail.match(text, here):
        return True
    joint = words.joint.match(text, here)
    if joint or sign == ";":
        after = past_blanks(text, joint.end() if joint else here)
        if words.subject.match(text, after) and (joint or sign):
            return True
    return sign in (",", ";") and bool(words.tail.match(text, here) or words.subject.match(text, here))


def past_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def joined_at(utterance: Utterance, start: int, end: int) -> int:
    """Where, between two offsets, a joining word brings a new clause of the speaker's ("and we", "mais nous")."""
    found = _joint(utterance.language).search(utterance.text, start, end)
    return end if found is None else found.start()


@worded
def _joint(code: str | None) -> re.Pattern[str]:
    joins = pattern(pooled(code, "joins"))
    known = [groups(VOICES, one) for one in ((code,) if code else codes_of(VOICES))]
    first = pattern(form for words in known for form in words.get("first", ()))
    return re.compile(rf",?\s+(?<!\w){joins}(?!\w),?\s+{first}(?!\w)", re.IGNORECASE)


def trimmed_end(utterance: Utterance, start: int, end: int) -> int:
    """An end without the punctuation and the joining word before it, not before ``start``."""
    found = _dangling(utterance.language).search(utterance.text, start, end)
    return found.start() if found else end


@worded
def _dangling(code: str | None) -> re.Pattern[str]:
    joins = pattern(pooled(code, "joins"))
    return re.compile(rf"(?:[\s,]+{joins})?[\s,;:.!?…–—-]*\Z", re.IGNORECASE)


def is_joined(utterance: Utterance, start: int) -> bool:
    """Whether a joining word or a stop stands before an offset: what begins there is no part of what comes before."""
    return trimmed_end(utterance, 0, start) < len(utterance.text[:start].rstrip())
