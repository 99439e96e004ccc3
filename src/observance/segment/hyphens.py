"""Line-end hyphens: whether one divides a word or belongs to it.

Reads a document's text; gives a function for ``domain.fold.read_out``. The document itself is the witness: a word
that stands elsewhere in one piece was divided, one that stands elsewhere with its hyphen keeps it. Where neither is
seen, a document that hyphenates at many line ends is taken to divide words, and any other to have broken a line after
a hyphen that was there.
"""

from __future__ import annotations

import re
from functools import lru_cache

from observance.domain.fold import KeepHyphen, fold_words

_AT_LINE_END = re.compile(r"[-\u2010\u00ad\ufffe\u0002](?<=\w.)[^\S\n]*\n")

#: Share of line ends with a hyphen from which on a document counts as hyphenated. Unhyphenated prose breaks after a
#: hyphen of its own at about one line in a hundred; hyphenated columns at one in ten or more.
_HYPHENATED = 0.04
#: Fewer than this show nothing.
_FEWEST = 3


def hyphen_rule(text: str) -> KeepHyphen:
    """The decision for one document."""
    ends = len(_AT_LINE_END.findall(text))
    if not ends:
        return lambda _before, _after: False
    divides = ends >= _FEWEST and ends > _HYPHENATED * max(1, sum(1 for line in text.split("\n")[:-1] if line.strip()))

    @lru_cache(maxsize=1)
    def folded() -> str:
        return fold_words(text)

    @lru_cache(maxsize=4096)
    def stands(word: str) -> bool:
        """Whether a word stands anywhere in the text, whole."""
        at = folded().find(word)
        while at >= 0:
            before, after = folded()[at - 1 : at], folded()[at + len(word) : at + len(word) + 1]
            if not (before.isalnum() or after.isalnum()):
                return True
            at = folded().find(word, at + 1)
        return False

    def keep(before: str, after: str) -> bool:
        first, second = fold_words(before), fold_words(after)
        if stands(f"{first}-{second}"):
            return True
        if stands(f"{first}{second}"):
            return False
        # Figures and capitals after a hyphen ("PV-12", "Guinea-Bissau") are never the rest of a divided word.
        return not divides or not second[:1].isalpha() or (after[:1].isupper() and not before.isupper())

    return keep
