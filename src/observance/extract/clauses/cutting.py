"""The clauses of a sentence, and what each hangs on.

Reads an utterance's text and the words of its language (``lang/<code>/clauses.toml``); gives :class:`Clause` objects. A
sentence is cut where a joining word, a relative pronoun, a comma or a mark opens a piece with a verb of its own; a
piece without one belongs to its neighbour. No grammar is known beyond these words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from observance.domain.fold import fold_words
from observance.extract.clauses.words import KIND, words
from observance.lang import function_words, pattern, worded
from observance.lang.frames import groups, is_cased, lowered
from observance.lang.letters import folded

#: So many clauses on either side are near.
NEAR: Final = 12

#: How many words stand between two places that are joined, and in how many characters they are looked for.
_FEW, _REACH = 4, 80
_WORD = re.compile(r"\s*(\w+)")
#: How an item of a list within a sentence begins: "(a)", "ii)".
_ITEM = re.compile(r"\s*(?:\w{1,2}\s+)?\(?(?:[^\W\d_]|[ivx]{1,4}|\d{1,2})\)\s")

#: Where a word ends, as in :func:`observance.lang.words_pattern`.
_WHOLE = r"(?:(?<=['’])|(?!\w))"

#: Openings in the order in which they win where several stand together (", and that").
_OPENINGS = ("strong", "that", "relative", "turn", "join", "comma")


class Clause(NamedTuple):
    """A clause: its span in the utterance's text, how it opens, and the clause that it hangs on.

    ``opening`` is one of ``strong``, ``that``, ``relative``, ``turn``, ``join``, ``comma``; ``governor`` is the span
    of the words by which it is introduced ("The union alleges"), ``None`` where it stands by itself.
    """

    start: int
    end: int
    opening: str = "strong"
    verb: bool = False
    says: bool = False
    governor: tuple[int, int] | None = None


class _Piece(NamedTuple):
    start: int
    end: int
    opening: str
    joined: bool
    listed: bool
    verb: bool
    says: bool
    item: bool = False


@worded
def _breaks(code: str) -> re.Pattern[str]:
    known = groups(KIND, code)
    aside = rf",\s+{pattern(known.get('aside', ()))}(?!\w)[^,;]{{0,60}},"
    names = ("kept", "that", "relative", "turn", "join")
    words_ = "|".join(rf"(?P<{name}>{pattern(known.get(name, ()))}{_WHOLE})" for name in names)
    marks = rf"(?P<aside>{aside})|(?P<strong>;|:(?=\s)|\s[–—-]\s)|(?P<comma>,(?=\s))"
    whole = rf"{marks}|(?<!\w)(?:{words_})"
    return re.compile(whole, re.IGNORECASE) if is_cased(whole) else re.compile(lowered(whole))


@lru_cache(maxsize=8)
def _small(text: str) -> str:
    return folded(text)


@lru_cache(maxsize=256)
def clauses_of(text: str, sentence: tuple[int, int], code: str) -> tuple[Clause, ...]:
    """The clauses of a sentence in order; they do not overlap, save a relative clause within its main clause."""
    found: list[Clause] = []
    held: Clause | None = None
    now: Clause | None = None
    for piece in _pieces(text, sentence, code):
        if now is None:
            now = Clause(start=piece.start, end=piece.end, opening=piece.opening, verb=piece.verb, says=piece.says)
        elif held is not None and piece.verb and _resumes(piece, now):
            found.append(now)
            now, held = held._replace(end=piece.end, verb=True), None
        elif piece.opening == "relative" and not now.verb and held is None:
            held, now = now, now._replace(end=piece.end, opening="relative", verb=piece.verb)
        elif _opens(piece, now):
            found.append(now)
            now = _opened(piece, now)
        else:
            now = now._replace(end=piece.end, verb=now.verb or piece.verb, says=now.says or piece.says)
    every = [_trimmed(text, one) for one in ([*found, now] if now else found)]
    return tuple(sorted(every, key=attrgetter("start", "end")))


def near(clauses: tuple[Clause, ...], offset: int) -> tuple[Clause, ...]:
    """The clauses around an offset, in order: those of a long sentence are not all looked at for each word."""
    at = bisect_right(clauses, offset, key=attrgetter("start"))
    return clauses[max(0, at - NEAR) : at + NEAR]


def innermost(clauses: Iterable[Clause], offset: int) -> Clause | None:
    """The innermost clause that holds an offset: a relative clause lies within its main clause."""
    holding = (one for one in clauses if one.start <= offset < one.end)
    return min(holding, key=lambda one: one.end - one.start, default=None)


def _resumes(piece: _Piece, relative: Clause) -> bool:
    """Whether a piece goes on with the clause that a relative clause stands in."""
    return piece.opening == "comma" or (piece.opening == "join" and relative.verb)


def _opens(piece: _Piece, now: Clause) -> bool:
    """Whether a piece begins a new clause."""
    if piece.opening == "strong":
        return piece.verb
    if piece.opening == "turn":
        return piece.verb
    if piece.opening == "that" and piece.joined and now.governor:
        return True
    return now.verb and (piece.verb or piece.opening == "that")


def _opened(piece: _Piece, now: Clause) -> Clause:
    governor = now.governor
    if piece.opening == "strong":
        governor = governor if piece.item else None
    elif piece.opening == "that" and not (now.governor and (piece.joined or (piece.listed and not now.says))):
        # "indicates that ..., that ... and that ...": all hang on the first verb, unless one of them says something.
        governor = (now.start, now.end)
    return Clause(
        start=piece.start, end=piece.end, opening=piece.opening, verb=piece.verb, says=piece.says, governor=governor
    )


def _pieces(text: str, sentence: tuple[int, int], code: str) -> Iterator[_Piece]:
    begun, opening, joined, listed = sentence[0], "strong", False, False
    for first, last, kinds in _runs(text, sentence, code):
        if text[begun:first].strip():
            yield _piece(text, (begun, first), opening, joined, listed, code)
        opening, joined, listed = _opening(kinds), "join" in kinds, "comma" in kinds
        begun = first if opening == "relative" else last
    if text[begun : sentence[1]].strip():
        yield _piece(text, (begun, sentence[1]), opening, joined, listed, code)


def _opening(kinds: list[str]) -> str:
    """What a piece is opened by where several openings stand together; "states that:" leads to what is stated."""
    return "that" if kinds[0] == "that" else min(kinds, key=_OPENINGS.index)


def _piece(text: str, span: tuple[int, int], opening: str, joined: bool, listed: bool, code: str) -> _Piece:
    verb, says = (words(code, group).stands_between(text, _small(text), *span) for group in ("verb", "says"))
    return _Piece(*span, opening, joined, listed, verb, says, _ITEM.match(text, *span) is not None)


def _runs(text: str, sentence: tuple[int, int], code: str) -> Iterator[tuple[int, int, list[str]]]:
    """Where the sentence may be cut: openings that stand side by side count as one."""
    run: tuple[int, int, list[str]] | None = None
    breaks = _breaks(code)
    for found in breaks.finditer(text if breaks.flags & re.IGNORECASE else _small(text), *sentence):
        kind = str(found.lastgroup)
        if kind in ("kept", "aside"):
            continue
        if kind == "join" and _names_places(text, sentence[0], found, code):
            continue
        if run and not text[run[1] : found.start()].strip():
            # A relative pronoun stays in its clause; what it is joined by does not.
            run = (found.start() if kind == "relative" else run[0], found.end(), [*run[2], kind])
            continue
        if run:
            yield run
        run = (found.start(), found.end(), [kind])
    if run:
        yield run


def _names_places(text: str, floor: int, joint: re.Match[str], code: str) -> bool:
    """Whether a word names two places of one verb: "in a port or in a yard". The small word behind it stands a few
    words before it too, with no verb between."""
    small = _WORD.match(text, joint.end())
    if small is None or not words(code, "either").fullmatch(joint.group()):
        return False
    before = text[max(floor, joint.start() - _REACH) : joint.start()]
    again = re.search(rf"(?<!\w){re.escape(small[1])}(?!\w)(?!.*(?<!\w){re.escape(small[1])}(?!\w))", before, re.DOTALL)
    if again is None or len(before[again.end() :].split()) > _FEW or "," in before[again.end() :]:
        return False
    return words(code, "verb").search(before, again.end()) is None and fold_words(small[1]) in function_words()


def _trimmed(text: str, one: Clause) -> Clause:
    start, end = one.start, one.end
    while start < end and not (text[start].isalnum() or text[start] in '«“"(‘'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.–—-!?"):
        end -= 1
    return one if (start, end) == (one.start, one.end) else one._replace(start=start, end=end)
