"""Selector: how something that a person attached finds its place again after a second reading of the document.

Reads the text and the findings of the second reading; gives the place, and how it was found. Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from observance.domain.findings import Finding, folded_quote
from observance.domain.fold import fold_words, past_marks
from observance.domain.text import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """How something that a person attached finds its place again after a second reading.

    ``before`` and ``after`` are up to 32 characters around the quote; offsets and ``text_sha256`` say where it stood
    in which text.
    """

    document: str
    quote: str
    before: str
    after: str
    start: int
    end: int
    text_sha256: str
    finding: str | None = None


CONTEXT = 32


def select(text: str, citation: Citation, finding: str | None = None) -> Selector:
    """The selector of a citation in its text."""
    return Selector(
        document=citation.document,
        quote=citation.quote,
        before=text[max(0, citation.start - CONTEXT) : citation.start],
        after=text[citation.end : citation.end + CONTEXT],
        start=citation.start,
        end=citation.end,
        text_sha256=citation.text_sha256,
        finding=finding,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refound:
    """Where a selector stands now, and how it was found.

    ``how`` is ``id`` (the finding is there), ``place`` (the same text), ``words`` (the quote, by its surroundings) or
    ``overlap`` (something that shares most of its words: a person has to look). A lost selector has no ``Refound``.
    """

    how: str
    start: int
    end: int
    finding: str | None = None

    @property
    def waits_for_a_person(self) -> bool:
        """Whether somebody has to look before the place counts."""
        return self.how == "overlap"


def refind(selector: Selector, text: str, text_sha256: str, findings: Iterable[Finding] = ()) -> Refound | None:
    """Find a selector again: by the finding's id, else in the same text, else by its words, else by overlap."""
    known = list(findings)
    for finding in known:
        if selector.finding is not None and finding.id == selector.finding:
            return Refound(how="id", start=finding.citation.start, end=finding.citation.end, finding=finding.id)
    if text_sha256 == selector.text_sha256:
        return Refound(how="place", start=selector.start, end=selector.end)
    return _by_words(selector, text) or _by_overlap(selector, known)


def _by_words(selector: Selector, text: str) -> Refound | None:
    """The place whose letters are the quote's; of several, the one whose surroundings agree most, then the nearest."""
    letters, where = _letters(text)
    wanted = folded_quote(selector.quote)
    if not wanted:
        return None
    before, after = folded_quote(selector.before), folded_quote(selector.after)
    in_word = selector.before[-1:].isalnum() or selector.after[:1].isalnum()
    places = [
        m.start()
        for m in re.finditer(f"(?={re.escape(wanted)})", letters)
        if in_word or not _cuts_words(text, where[m.start()], where[m.start() + len(wanted) - 1] + 1)
    ]
    if not places:
        return None

    def agreement(at: int) -> tuple[int, int]:
        end = at + len(wanted)
        around = _shared_end(letters[max(0, at - len(before)) : at], before) + _shared_start(letters[end:], after)
        return around, -abs(where[at] - selector.start)

    best = max(places, key=agreement)
    end = past_marks(text, where[best + len(wanted) - 1] + 1, len(text))
    return Refound(how="words", start=where[best], end=end)


def _cuts_words(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins or ends inside a word, as "art" in "part" and in "arts"."""
    cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cut_after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return cut_before or cut_after


def _by_overlap(selector: Selector, findings: Sequence[Finding]) -> Refound | None:
    """A finding of the same document that shares more than half of the quote's words, the nearest of the best."""
    wanted = Counter(fold_words(selector.quote).split())
    best: tuple[float, int, Finding] | None = None
    for finding in findings:
        if finding.citation.document != selector.document:
            continue
        words = Counter(fold_words(finding.citation.quote).split())
        share = 2 * (wanted & words).total() / max(1, wanted.total() + words.total())
        rank = (share, -abs(finding.citation.start - selector.start), finding)
        if share > 0.5 and (best is None or rank[:2] > best[:2]):
            best = rank
    if best is None:
        return None
    found = best[2]
    return Refound(how="overlap", start=found.citation.start, end=found.citation.end, finding=found.id)


def _letters(text: str) -> tuple[str, list[int]]:
    """The folded letters and digits of a text, and the offset of each."""
    letters, where = [], []
    for i, c in enumerate(text):
        for piece in folded_quote(c):
            letters.append(piece)
            where.append(i)
    return "".join(letters), where


def _shared_end(a: str, b: str) -> int:
    n = 0
    while n < min(len(a), len(b)) and a[-1 - n] == b[-1 - n]:
        n += 1
    return n


def _shared_start(a: str, b: str) -> int:
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n
