"""Texts as documents bring them, for property tests: pieces that are hard to fold, and a passage made of segments."""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from observance.domain.fold import KeepHyphen, read_out
from observance.domain.text import Passage

#: Letters that grow, shrink or lose marks when compared, marks apart from their letters, and what is drawn as nothing.
HARD = (
    "ß", "İ", "ı", "ﬁ", "ﬃ", "e\u0301", "é", "й", "и\u0306", "ŉ", "ǰ", "ΐ", "Å", "\u212b", "½", "№",
    "\u00ad", "\ufffe", "\ufeff", "\u200b", "\u0301", "\u0323", "가", "\u1100\u1161\u11a8", "\u1161", "कि", "\u093f",
    "\r\n", "\n", "\r", "\f", "\t", "\u00a0", " ", "  ", "\u2028", "-", "\u2010", "-\n", "\u00ad\n",
    "\ufffe\n  ", "’", "—",
)  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(HARD), st.sampled_from(["word", "Norland", "a", "B", "7", ".", ","]), st.characters()
)
TEXTS = st.lists(PIECES, max_size=24).map("".join)
#: Texts in which something can be read.
WORDS = st.tuples(st.sampled_from(["The", "Él", "e\u0301", "한"]), TEXTS).map("".join)
FURNITURE = "\nCAN/PV.7 FURNITURE 12\n"


def passage_of(parts: list[str], keep_hyphen: KeepHyphen | None = None) -> Passage:
    """A passage whose parts stand in a text with furniture before, between and after them."""
    text, segments = FURNITURE, []
    for part in parts:
        segments.append((len(text), len(text) + len(part)))
        text += part + FURNITURE
    return Passage(
        document="letter",
        text_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        n=1,
        start=segments[0][0],
        end=segments[-1][1],
        segments=tuple(segments),
        reading=read_out(text, segments, keep_hyphen),
        source_text=text,
        page=3,
        page_starts=tuple((start, n) for n, (start, _) in enumerate(segments[1:], 4)),
    )
