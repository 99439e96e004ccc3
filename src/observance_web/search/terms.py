"""Words as they are compared, and what somebody typed as phrases.

Reads a text; gives folded words (small letters without accents). A query holds words (all must be found), phrases in
quotation marks of any language, ``-word`` for what must not be found, and ``word*`` for a beginning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from observance.domain.fold import fold_words

WORD = re.compile(r"[^\W_]+")
_NO_WORD = re.compile(r"[\W_]+")
_OPENING, _CLOSING = '"“„«', '"”“»'
_TERM = re.compile(
    rf"(?P<no>(?<!\S)-)?(?:[{_OPENING}](?P<phrase>[^{_OPENING}{_CLOSING}]*)[{_CLOSING}]?"
    rf"|(?P<word>[^\s{_OPENING}{_CLOSING}]+))"
)
#: A query of more terms is cut: nobody types it, and each term costs a look-up.
MOST_TERMS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A part of a query: its words as typed; ``phrase`` where they stood in quotation marks."""

    words: tuple[str, ...]
    phrase: bool = False
    unwanted: bool = False
    prefix: bool = False


def folded(word: str) -> str:
    """A word as it is compared."""
    return _NO_WORD.sub("", fold_words(word))


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    if text.isascii():
        return WORD.findall(text.lower())
    return [word for word in map(folded, WORD.findall(text)) if word]


def terms_of(text: str) -> tuple[Term, ...]:
    """What somebody typed, term by term; a word with a hyphen or an apostrophe in it is a phrase."""
    terms = []
    for found in _TERM.finditer(text):
        typed = found["phrase"] if found["phrase"] is not None else found["word"]
        words = tuple(WORD.findall(typed))
        if words:
            terms.append(
                Term(
                    words=words,
                    phrase=found["phrase"] is not None or len(words) > 1,
                    unwanted=found["no"] is not None,
                    prefix=found["word"] is not None and typed.endswith("*"),
                )
            )
    return tuple(terms[:MOST_TERMS])
