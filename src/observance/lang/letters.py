"""What letters stand in everything that a form matches, so that it is tried only where they stand.

Reads forms of :mod:`observance.lang`; gives sets of folded strings. Of a set with which a form begins one stands at the
beginning of whatever it matches; of a set that it needs one stands somewhere in it. Words that follow each other are
told together ("take note of", "takes note of"), since they stand in fewer sentences than any of them alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

#: Stands before a name in a form in which names have not been filled in; the name ends with its bracket.
MARK = "\x00"

#: Shorter letters stand in nearly every sentence: to look for them would spare nothing.
_TELLING = 4
#: So many strings are told of words that follow each other, and of alternatives.
_MOST = 64
_MOST_EITHER = 256
#: So many sets are kept of what a form needs: those that tell most.
_SETS = 2
#: So many letters are told of what begins or ends in more ways than are kept whole.
_CUT = 5

_PIECE = re.compile(
    r"\(\?<?[=!]|\(\?P=\w+\)|\((?:\?[a-z-]*:|\?P<\w+>)?"
    r"|(?:[?*+]|\{\d+(?:,\d*)?\})[?+]?"
    r"|\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|(?:[^\\\[\](){}|?*+.^$\x00 ](?![?*+{]))+|.",
    re.DOTALL,
)
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_PLACES = ("^", "$", r"\b", r"\B", r"\A", r"\Z")
_CLASS = re.compile(r"\[([^\\^-][^\\-]{0,5}|-[^\\-]{1,4})\]")

Strings = frozenset[str]
_NONE: Strings = frozenset({""})
#: With one of these begins a figure; they are too many to be told with what stands beside them.
_DIGITS: Strings = frozenset("0123456789")


class Told(NamedTuple):
    """What is known of whatever a form matches.

    ``whole`` is all of it, ``None`` where that is too much to say; one of ``heads`` begins it, one of ``tails`` ends
    it, and one of each set of ``needs`` stands in it. An empty string among them says nothing.
    """

    whole: Strings | None
    heads: Strings
    tails: Strings
    needs: tuple[Strings, ...] = ()


#: What is told of a form by its name.
TellsOf = Callable[[str], Told]

#: What is told of what may be anything.
ANYTHING = Told(None, _NONE, _NONE)


def _just(strings: Strings) -> Told:
    return Told(strings, strings, strings)


_NOTHING = _just(_NONE)
_BLANK = _just(frozenset({" "}))
_PERHAPS_BLANK = _just(frozenset({" ", ""}))


def needed(told: Told) -> tuple[Strings, ...]:
    """Sets, of each of which one string stands in everything that a form matches, those first that tell most."""
    every = (told.whole,) if told.whole is not None else (*told.needs, told.heads, told.tails)
    sets = {_shortest(one) for one in every}
    return tuple(sorted((one for one in sets if _worth(one)[0] >= _TELLING), key=_worth, reverse=True)[:_SETS])


def told_of(form: str, of_name: TellsOf | None = None) -> Told:
    """What is known of whatever a form matches; ``of_name`` tells it of the names that stand in it behind a mark."""
    return _either(_PIECE.findall(form), 0, of_name or (lambda _: ANYTHING))[0]


def told_of_any(forms: Iterable[str], of_name: TellsOf | None = None) -> Told:
    """What is known of whatever one of some forms matches."""
    return _one_of([told_of(form, of_name) for form in forms])


def _shortest(strings: Strings) -> Strings:
    """A set without what begins or ends with another of it: where that stands, the other does."""
    return frozenset(one[::-1] for one in _openings(one[::-1] for one in _openings(strings)))


def _openings(strings: Iterable[str]) -> Iterator[str]:
    kept: str | None = None
    for one in sorted(strings):
        if kept is None or not one.startswith(kept):
            kept = one
            yield one


def _worth(strings: Strings) -> tuple[int, int, list[str]]:
    """How much a set tells: by its shortest string, then by how few they are; the letters only order them."""
    return min((len(one.strip()) for one in strings), default=0), -len(strings), sorted(strings)


def _either(pieces: Sequence[str], at: int, of_name: TellsOf) -> tuple[Told, int]:
    """What is told of the alternatives from a piece on, and where they end: behind their bracket."""
    branches: list[Told] = []
    atoms: list[tuple[Told, int, int]] = []
    while at < len(pieces) and pieces[at] != ")":
        if pieces[at] == "|":
            branches.append(_in_order(atoms))
            atoms, at = [], at + 1
            continue
        told, at = _atom(pieces, at, of_name)
        least, most = _times(pieces[at]) if at < len(pieces) else (1, 1)
        at += (least, most) != (1, 1)
        atoms.append((told, least, most))
    return _one_of([*branches, _in_order(atoms)]), at + 1


def _atom(pieces: Sequence[str], at: int, of_name: TellsOf) -> tuple[Told, int]:
    piece = pieces[at]
    if piece.startswith("(?P="):
        return ANYTHING, at + 1
    if piece.startswith("("):
        told, end = _either(pieces, at + 1, of_name)
        return (_NOTHING if piece in _LOOKS else told), end
    if piece == MARK:
        end = next(k for k in range(at, len(pieces)) if pieces[k] == ")")
        return of_name("".join(pieces[at + 1 : end])), end
    return _letters(piece), at + 1


def _letters(piece: str) -> Told:
    """What is told of a piece that is no bracket."""
    if piece in (" ", r"\s"):
        return _BLANK
    if piece in _PLACES:
        return _NOTHING
    if piece == r"\d":
        return Told(None, _DIGITS, _DIGITS)
    if piece == "." or (piece[0] == "\\" and (len(piece) > 2 or piece[1].isalnum())):
        return ANYTHING
    if piece[0] == "[" and len(piece) > 1:
        known = _CLASS.fullmatch(piece)
        return _just(frozenset(map(folded, known[1]))) if known else ANYTHING
    return _just(frozenset({folded(piece.removeprefix("\\"))}))


def _times(piece: str) -> tuple[int, int]:
    """How often at least and at most the atom before stands; (1, 1) where a piece does not tell."""
    if piece[0] in "?*+":
        return (piece[0] == "+", 1 if piece[0] == "?" else 2)
    if piece[0] != "{" or len(piece) < 3:
        return 1, 1
    least, comma, most = piece.rstrip("?+")[1:-1].partition(",")
    return int(least), (int(most) if most else 1000) if comma else int(least)


def _in_order(atoms: Sequence[tuple[Told, int, int]]) -> Told:
    """What is told of atoms that follow each other, from the last to the first."""
    after, optional = _NOTHING, False
    for told, least, most in reversed(atoms):
        # A blank before an optional part is optional with it.
        here = _PERHAPS_BLANK if optional and told is _BLANK else told
        after, optional = _repeated(here, least, most, after), least == 0
    return after


def _repeated(told: Told, least: int, most: int, after: Told) -> Told:
    """What is told of an atom that stands so often before what comes after."""
    once = _then(told if most == 1 else _opened(told), after)
    if least:
        return once
    if once.whole is not None and after.whole is not None and len(once.whole | after.whole) <= _MOST:
        return _just(once.whole | after.whole)
    needs = after.needs if after.whole is None else (after.whole,)
    return _kept(once.heads | after.heads, once.tails | after.tails, needs)


def _opened(told: Told) -> Told:
    """What is told of what may stand several times."""
    return told if told.whole is None else Told(None, told.heads, told.tails, (told.whole,))


def _then(first: Told, second: Told) -> Told:
    whole = _crossed(first.whole, second.whole, _MOST)
    if whole is not None:
        return _just(whole)
    joined = (
        None if first.tails >= _DIGITS or second.heads >= _DIGITS else _crossed(first.tails, second.heads, _MOST_EITHER)
    )
    between = (joined,) if joined is not None else (first.tails, second.heads)
    heads = first.heads if first.whole is None else _crossed(first.whole, second.heads, _MOST)
    tails = second.tails if second.whole is None else _crossed(first.tails, second.whole, _MOST)
    heads = _instead(first.whole, second.heads) if heads is None else heads
    tails = _instead(second.whole, first.tails) if tails is None else tails
    return _kept(heads, tails, (*first.needs, *second.needs, *between))


def _crossed(first: Strings | None, second: Strings | None, most: int) -> Strings | None:
    """Each string of one set before each of another, where they are not too many."""
    if first is None or second is None or len(first) * len(second) > most:
        return None
    return frozenset(one + other for one in first for other in second)


def _instead(whole: Strings | None, beyond: Strings) -> Strings:
    """What begins or ends a form by its outer part alone, and what lies beyond it where that part may be missing."""
    outer = whole or _NONE
    return (outer - _NONE) | beyond if "" in outer else outer


def _one_of(branches: Sequence[Told]) -> Told:
    if len(branches) == 1:
        return branches[0]
    wholes = [branch.whole for branch in branches if branch.whole is not None]
    if len(wholes) == len(branches) and len(whole := frozenset[str]().union(*wholes)) <= _MOST_EITHER:
        return _just(whole)
    best = frozenset[str]().union(*(_best(branch) for branch in branches))
    heads = frozenset[str]().union(*(branch.heads for branch in branches))
    return _kept(heads, frozenset[str]().union(*(branch.tails for branch in branches)), (best,))


def _best(told: Told) -> Strings:
    return told.whole if told.whole is not None else max((*told.needs, told.heads, told.tails), key=_measure)


def _measure(strings: Strings) -> tuple[int, int]:
    return min(map(len, strings), default=0), -len(strings)


def _kept(heads: Strings, tails: Strings, needs: Iterable[Strings]) -> Told:
    """What is told where not all is: no more than tells."""
    telling = sorted((one for one in dict.fromkeys(needs) if _measure(one)[0] > 1), key=_measure, reverse=True)
    if len(heads) > _MOST_EITHER:
        heads = frozenset(one[:_CUT] for one in heads)
    if len(tails) > _MOST_EITHER:
        tails = frozenset(one[-_CUT:] for one in tails)
    return Told(None, heads, tails, tuple(telling[:_SETS]))


def folded(text: str) -> str:
    """A text as cues are compared: small letters, one apostrophe; as long as the text, so that offsets stay."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return small.replace("’", "'")
