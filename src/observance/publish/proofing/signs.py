"""Brackets and quotation marks that are opened and not closed, and words that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from observance.domain.marks import ITEM
from observance.domain.text import PassageKind
from observance.errors import N_
from observance.publish.proofing.remarks import Line, Remark, RemarkKind
from observance.publish.proofing.words import proof_words

_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "„": "“"}
_CLOSING = {close: open_ for open_, close in _PAIRS.items() if close not in _PAIRS}
_QUOTES = frozenset("«“„")
_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]{2,40})\s{1,4}\1(?![\w’'-])", re.IGNORECASE)
#: "a)" and "1)" in the middle of a sentence close nothing.
_MARK = re.compile(r"(?<![\w(])(?:\d{1,2}|[a-z]|[ivx]{1,4})\)", re.IGNORECASE)


def sign_remarks(lines: Sequence[Line]) -> Iterator[Remark]:
    """A remark for each bracket or quotation mark without the other of its pair."""
    open_quote: tuple[int, str] | None = None
    for line in lines:
        if line.is_heading or line.passage.kind is PassageKind.NOTE:
            continue
        speech = line.speech.n if line.speech else 0
        held = open_quote[1] if open_quote is not None and open_quote[0] == speech else None
        left, wrong = _unpaired(line.text, held)
        yield from (_sign(line, at, N_("nothing opens what {sign} closes")) for at in wrong)
        # A quotation may go on in the next paragraph of the speech, which often opens it anew.
        quotes = [at for at in left if line.text[at] in _QUOTES]
        open_quote = (speech, line.text[quotes[-1]]) if quotes and _goes_on(line, lines) else None
        for at in left:
            if open_quote is None or at not in quotes:
                yield _sign(line, at, N_("nothing closes what {sign} opens"))


def _goes_on(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a later paragraph of the same speech closes what is open."""
    if line.speech is None:
        return False
    rest = (other for other in lines if other.speech is line.speech and other.passage.start > line.passage.start)
    return any(sign in other.text for other in rest for sign in "”»“")


def _unpaired(text: str, held: str | None) -> tuple[list[int], list[int]]:
    """Where signs are opened and not closed, and where they are closed and were not opened."""
    marks = {found.end() - 1 for found in _MARK.finditer(text)}
    item = ITEM.match(text)
    skipped = set(range(item.end())) if item else set()
    stack: list[int] = []
    wrong: list[int] = []
    for at, sign in enumerate(text):
        if at in skipped:
            continue
        top = text[stack[-1]] if stack else held
        if top is not None and sign == _PAIRS[top]:
            if stack:
                stack.pop()
            else:
                held = None
        elif sign in _PAIRS and not (held is not None and not stack and sign == held and at == 0):
            stack.append(at)
        elif sign in _CLOSING and at not in marks:
            wrong.append(at)
    return stack, wrong


def _sign(line: Line, at: int, what: str) -> Remark:
    text = line.text
    start, end = max(0, text.rfind(" ", 0, max(0, at - 20)) + 1), min(len(text), at + 24)
    return Remark(kind=RemarkKind.SIGNS, what=what, fields=(("sign", text[at]),), places=(line.place(start, end),))


def doubled_remarks(lines: Sequence[Line]) -> Iterator[Remark]:
    """A remark for each word that stands twice in a row, and seldom does rightly."""
    for line in lines:
        allowed = proof_words(line.passage.language or "").doubled
        for found in _TWICE.finditer(line.text):
            first, second = found.group().split()[0], found.group().split()[-1]
            # A name may be a word said twice.
            if first.lower() in allowed or (first[0].isupper() and second[0].isupper()):
                continue
            yield Remark(
                kind=RemarkKind.DOUBLED,
                what=N_("a word stands twice in a row: {word}"),
                fields=(("word", first),),
                places=(line.place(*found.span()),),
            )
