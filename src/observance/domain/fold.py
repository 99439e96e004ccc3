"""Text made ready for reading or matching, with an exact map of every offset back to its source.

Reads a text (or some segments of it); gives a :class:`Folded`: the changed text and, for every character of it, the
place in the source that it stands for. Two ways of changing a text are here: :func:`read_out` gives what a person
reads (lines joined, line-end hyphens resolved, furniture left out, NFC); :func:`fold` gives what a rule compares
(case and accents gone). Offsets are Unicode code points everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

#: Characters that are drawn as nothing: soft hyphen, the noncharacter that pdfium leaves for a hyphen at a line's
#: end, byte order mark, zero width space, word joiner. The joiners of Indic and Arabic script are not among them:
#: there they change the letters.
INVISIBLE = "\u00ad\ufffe\ufeff\u200b\u2060"

_HYPHENS = "-\u2010\u00ad\ufffe\u0002"
#: Accents that a text carries apart from their letters: for Python's ``\w`` they are no part of a word.
_ACCENTS = "\u0300-\u036f"
_CHANGES = re.compile(
    rf"(?P<hyphen>(?<=[\w{_ACCENTS}])[{_HYPHENS}][^\S\n]*\n\s*(?=\w))"
    rf"|(?P<nothing>[{INVISIBLE}]+)"
    rf"|(?P<gap>\s[\s{INVISIBLE}]*\s|[^\S ])"
)

#: Decides on a line-end hyphen: given the word before and after it, whether the printed hyphen belongs to the word.
KeepHyphen = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A changed text and its map back.

    The map is a sequence of runs in order. Run ``i`` begins at ``at[i]`` in ``text`` and stands for
    ``starts[i]:ends[i]`` of the source. A run as long in ``text`` as in the source maps character by character; any
    other maps as a whole. What lies between two runs of the source was dropped.
    """

    text: str
    at: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def source_start(self, offset: int) -> int:
        """The source offset at which the character ``text[offset]`` begins; after the last, where the source ends."""
        if offset >= len(self.text):
            return self.ends[-1] if self.ends else 0
        run = bisect_right(self.at, offset) - 1
        return self.starts[run] + (offset - self.at[run] if self._is_plain(run) else 0)

    def source_end(self, offset: int) -> int:
        """The source offset at which the character ``text[offset - 1]`` ends."""
        if offset <= 0:
            return self.starts[0] if self.starts else 0
        run = bisect_right(self.at, offset - 1) - 1
        if self._is_plain(run):
            return self.starts[run] + offset - self.at[run]
        return self.ends[run]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of ``text[start:end]``; an empty span maps to the place where it stands."""
        first = self.source_start(start)
        return (first, first) if end <= start else (first, self.source_end(end))

    def offset_of(self, source: int) -> int:
        """The first offset of ``text`` whose source does not lie before ``source``."""
        run = bisect_right(self.starts, source) - 1
        if run < 0:
            return 0
        if source < self.ends[run]:
            return self.at[run] + (source - self.starts[run] if self._is_plain(run) else 0)
        return self.at[run + 1] if run + 1 < len(self.at) else len(self.text)

    def _is_plain(self, run: int) -> bool:
        end = self.at[run + 1] if run + 1 < len(self.at) else len(self.text)
        return end - self.at[run] == self.ends[run] - self.starts[run]


class _Runs:
    """Collects pieces of changed text with their places; neighbouring plain pieces grow together."""

    __slots__ = ("at", "ends", "length", "parts", "plain", "starts")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.length = 0
        self.plain = False

    def add(self, piece: str, start: int, end: int) -> None:
        if not piece:
            return
        plain = len(piece) == end - start
        if plain and self.plain and self.ends[-1] == start:
            self.ends[-1] = end
        else:
            self.at.append(self.length)
            self.starts.append(start)
            self.ends.append(end)
            self.plain = plain
        self.parts.append(piece)
        self.length += len(piece)

    def drop_last(self) -> None:
        """Take back the last character, which stands for one of the source."""
        self.parts[-1] = self.parts[-1][:-1]
        self.length -= 1
        self.plain = False
        if self.at[-1] == self.length:
            del self.at[-1], self.starts[-1], self.ends[-1]
        else:
            self.ends[-1] -= 1

    def folded(self) -> Folded:
        return Folded(text="".join(self.parts), at=tuple(self.at), starts=tuple(self.starts), ends=tuple(self.ends))


def read_out(text: str, segments: Iterable[tuple[int, int]], keep_hyphen: KeepHyphen | None = None) -> Folded:
    """What a person reads in the ``segments`` of ``text``: one line, single spaces, words whole, NFC.

    Segments are joined by one space (or, where a word was divided at the border, by nothing). ``keep_hyphen`` decides
    which hyphens at line ends belong to their word; without it none does.
    """
    runs = _Runs()
    previous: tuple[int, int] | None = None
    for start, end in segments:
        start, end = _trimmed(text, start, end)
        if start == end:
            continue
        if previous is not None:
            _join(runs, text, previous, start, keep_hyphen)
        _read_segment(runs, text, start, end, keep_hyphen)
        previous = start, end
    return _composed(runs.folded())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    limit = end
    while start < end and (text[start].isspace() or text[start] in INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in INVISIBLE):
        end -= 1
    # A hyphen that is drawn as nothing still tells that the word goes on.
    divided = start < end < limit and text[end] in _HYPHENS
    return start, end + 1 if divided else end


def _join(runs: _Runs, text: str, above: tuple[int, int], after: int, keep_hyphen: KeepHyphen | None) -> None:
    """Between two segments: one space, unless the first ends in a hyphen that divides a word."""
    end = above[1]
    if _DIVIDED.search(text, *above) is None or not text[after].isalpha():
        runs.add(" ", end, after)
        return
    if text[end - 1] not in INVISIBLE:
        runs.drop_last()
    if _belongs(text, end - 1, after, keep_hyphen):
        runs.add("-", end - 1, end)


_DIVIDED = re.compile(rf"[\w{_ACCENTS}][{_HYPHENS}]\Z")


def _read_segment(runs: _Runs, text: str, start: int, end: int, keep_hyphen: KeepHyphen | None) -> None:
    at = start
    for change in _CHANGES.finditer(text, start, end):
        _add_composed(runs, text, at, change.start())
        kind = change.lastgroup
        if kind == "gap":
            if not (runs.parts and runs.parts[-1].endswith(" ") and runs.ends[-1] == change.start()):
                runs.add(" ", change.start(), change.end())
        elif kind == "hyphen" and _belongs(text, change.start(), change.end(), keep_hyphen):
            runs.add("-", change.start(), change.start() + 1)
        at = change.end()
    _add_composed(runs, text, at, end)


def _belongs(text: str, hyphen: int, after: int, keep_hyphen: KeepHyphen | None) -> bool:
    """Whether the hyphen at a line's end is part of the word that goes on at ``after``."""
    return keep_hyphen is not None and keep_hyphen(_word_before(text, hyphen), _word_after(text, after))


_LETTERS_BEFORE = re.compile(rf"[\w{_ACCENTS}'’]*\Z")
_LETTERS_AFTER = re.compile(rf"[\w{_ACCENTS}'’]*")


def _word_before(text: str, end: int) -> str:
    found = _LETTERS_BEFORE.search(text, max(0, end - 40), end)
    return found.group() if found else ""


def _word_after(text: str, start: int) -> str:
    found = _LETTERS_AFTER.match(text, start)
    return found.group() if found else ""


def _add_composed(runs: _Runs, text: str, start: int, end: int) -> None:
    """Add a stretch in NFC: as it is where it is already composed, else cluster by cluster."""
    piece = text[start:end]
    if piece.isascii() or unicodedata.is_normalized("NFC", piece):
        runs.add(piece, start, end)
        return
    for first, last in clusters(text, start, end):
        runs.add(unicodedata.normalize("NFC", text[first:last]), first, last)


def _composed(folded: Folded) -> Folded:
    """A text in NFC as a whole: what was dropped between a letter and its mark may have kept them apart."""
    if folded.text.isascii() or unicodedata.is_normalized("NFC", folded.text):
        return folded
    runs = _Runs()
    for first, last in clusters(folded.text, 0, len(folded.text)):
        runs.add(unicodedata.normalize("NFC", folded.text[first:last]), *folded.source_span(first, last))
    return runs.folded()


def clusters(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The stretches of ``text[start:end]`` that compose on their own: a character and the marks upon it."""
    at = start
    for i in range(start + 1, end + 1):
        if i == end or not _continues(text[i]):
            yield at, i
            at = i


def _continues(c: str) -> bool:
    """Combining marks, and the vowels and finals that Hangul composes with what stands before them."""
    if c < "\u0300":  # no mark stands before the first block of them: most letters are passed at once
        return False
    return unicodedata.combining(c) != 0 or "\u1160" <= c <= "\u11ff" or unicodedata.category(c) in ("Mn", "Mc")


def to_letter(text: str, start: int, least: int) -> int:
    """Back from a mark to the letter that carries it, not before ``least``."""
    while start > least and start < len(text) and _continues(text[start]):
        start -= 1
    return start


def past_marks(text: str, end: int, limit: int) -> int:
    """On from the end of a letter to that of the marks upon it, not after ``limit``."""
    while end < limit and _continues(text[end]):
        end += 1
    return end


class _FoldTable(dict[int, str]):
    """What each character is compared as, worked out once: case and accents gone, compatibility forms plain."""

    def __missing__(self, point: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(point))
        bare = "".join(c for c in plain if not unicodedata.combining(c) and c not in INVISIBLE)
        folded = "".join(c for c in unicodedata.normalize("NFKD", bare.casefold()) if not unicodedata.combining(c))
        self[point] = "".join(_SAME_AS.get(c, c) for c in folded)
        return self[point]


#: Apostrophes and dashes that printers choose freely: one of each for matching.
_SAME_AS = {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-",
            "\u2014": "-", "\u2015": "-", "\u2212": "-"}  # fmt: skip
_FOLDS = _FoldTable()


def fold_words(text: str) -> str:
    """The text as it is compared, without a map: case and accents gone, one apostrophe, one dash."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def _is_letter_by_letter(text: str) -> bool:
    """Whether every character is compared as exactly one, so that offsets stay as they are."""
    return all(c.isascii() or (len(_FOLDS[ord(c)]) == 1 and not unicodedata.combining(c)) for c in set(text))


def fold(text: str) -> Folded:
    """The text as it is compared, with the map back. A mark dropped from a letter stays part of that letter's place."""
    runs = _Runs()
    if text.isascii() or _is_letter_by_letter(text):
        runs.add(fold_words(text), 0, len(text))
        return runs.folded()
    for start, end in clusters(text, 0, len(text)):
        runs.add(fold_words(text[start:end]), start, end)
    return runs.folded()
