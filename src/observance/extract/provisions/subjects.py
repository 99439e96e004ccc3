"""The subject of a law as it is compared and as it is named, whatever the language.

Reads the words behind or before an instrument's noun; gives the set of what they are about, and their English name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from observance.domain.fold import fold_words
from observance.lang import pattern, worded
from observance.lang.frames import groups
from observance.reference.countries import country_code
from observance.reference.subjects import Concept, concepts_in, joining_words

KIND = "provisions"
ENGLISH = "en"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
#: Who owns a law, before its name.
_OWNED = re.compile(r"\A[^\W\d_][\w-]*['’]s\s+(?=\w)")
#: Letters of a word by which inflected forms are taken for the same.
_STEM = 6

Words = frozenset[str]


def words_of(subject: str, code: str, acronyms: Mapping[str, str], state: str | None = None) -> Words:
    """What a subject is about: labels of concepts, and stems of the other words that say something.

    The name of ``state`` and words made of it ("Norlandic") say nothing: its laws are its own.
    """
    return _words_of(without_state(_spelt_out(subject, acronyms), state), code)


def without_state(subject: str, state: str | None) -> str:
    """A subject without a State's name, words made of it, and whatever else owns the law: "Norland’s Ports Act"."""
    bare = _OWNED.sub("", subject)
    if state is None or len(state) < _STEM or " " in state:
        return bare
    stem = fold_words(state)[: max(_STEM, len(state) - 2)]
    return _WORD.sub(lambda m: "" if fold_words(m[0]).startswith(stem) else m[0], bare).strip() or bare


def _spelt_out(subject: str, acronyms: Mapping[str, str]) -> str:
    """A subject with its acronyms in full and without what stands in brackets."""
    bare = _BRACKETS.sub("", subject)
    return _WORD.sub(lambda m: acronyms.get(m[0], m[0]), bare)


@worded
def _words_of(subject: str, code: str) -> Words:
    found = concepts_in(subject, code)
    labels = {concept.label for _, _, concept in found}
    rest = [word for word in _WORD.finditer(subject) if not any(a <= word.start() < b for a, b, _ in found)]
    said = {fold_words(word[0])[:_STEM] for word in rest if not _says_nothing(word[0], code)}
    return frozenset(labels | said)


def _says_nothing(word: str, code: str) -> bool:
    return bool(_empty(code).fullmatch(word)) or (word[0].isupper() and country_code(word) is not None)


@worded
def _empty(code: str) -> re.Pattern[str]:
    return re.compile(pattern(groups(KIND, code).get("empty", ())), re.IGNORECASE)


@worded
def english(subject: str, code: str) -> str:
    """A subject in English: concepts by their labels, adjectives before what they qualify, names as they are.

    A subject of another language that has words which no concept covers stays as it is printed, in quotation marks.
    """
    found = concepts_in(subject, code)
    if code != ENGLISH and _is_left(subject, code, found):
        return f"“{_bare(subject, code)}”"
    pieces: list[tuple[str, Concept | None]] = []
    at = 0
    for start, end, concept in found:
        pieces += _between(subject[at:start], code)
        pieces.append((concept.label, concept))
        at = end
    pieces += _between(subject[at:], code)
    return " ".join(_in_order(pieces))


@worded
def _bare(subject: str, code: str) -> str:
    """A subject without the small words before it."""
    words = list(_WORD.finditer(subject))
    first = next((word for word in words if not _empty(code).fullmatch(word[0])), words[0])
    return subject[first.start() :]


def _is_left(subject: str, code: str, found: Sequence[tuple[int, int, Concept]]) -> bool:
    """Whether a small word says something that no concept covers."""
    covered = [(start, end) for start, end, _ in found]
    return any(
        word[0][0].islower() and not _says_nothing(word[0], code) and not _links(code).fullmatch(word[0])
        for word in _WORD.finditer(subject)
        if not any(start < word.end() and word.start() < end for start, end in covered)
    )


def _in_order(pieces: list[tuple[str, Concept | None]]) -> list[str]:
    """The words of a name in the order of English; no joining word at either end."""
    links = joining_words()
    words = [word for word, _ in pieces]
    for n, (_, concept) in enumerate(pieces):
        behind_noun = n > 0 and words[n - 1] not in links
        if concept and concept.adjective and behind_noun and (n + 1 == len(words) or words[n + 1] in links):
            words[n - 1 : n + 1] = [words[n], words[n - 1]]
    for n in range(len(words) - 1, 0, -1):
        # What joined two things was left out.
        if _are_apart(pieces[n - 1], pieces[n], links):
            words[n - 1] += ","
    while words and words[0] in links:
        words.pop(0)
    while words and words[-1] in links:
        words.pop()
    return words


def _are_apart(one: tuple[str, Concept | None], other: tuple[str, Concept | None], links: tuple[str, str]) -> bool:
    """Whether two pieces are things of their own that stand beside each other."""
    return all(concept is not None and not concept.adjective for _, concept in (one, other)) and not (
        {one[0], other[0]} & set(links)
    )


def _between(text: str, code: str) -> list[tuple[str, Concept | None]]:
    """The words between concepts that an English name keeps."""
    joined, belonging = _joining(code)
    joins, belongs = joining_words()
    kept: list[tuple[str, Concept | None]] = []
    for word in _WORD.findall(text):
        if joined.fullmatch(word):
            kept.append((joins, None))
        elif belonging.fullmatch(word):
            kept.append((belongs, None))
        elif not _empty(code).fullmatch(word):
            kept.append((word[0].upper() + word[1:], None))
    return kept


@worded
def _links(code: str) -> re.Pattern[str]:
    words = groups(KIND, code)
    return re.compile(pattern((*words.get("joined", ()), *words.get("belonging", ()))), re.IGNORECASE)


@worded
def _joining(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = groups(KIND, code)
    return (
        re.compile(pattern(words.get("joined", ())), re.IGNORECASE),
        re.compile(pattern(words.get("belonging", ())), re.IGNORECASE),
    )
