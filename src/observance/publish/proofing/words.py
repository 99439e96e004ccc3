"""The words by which a proofing sheet judges what it sees, by language: ``lang/<code>/proofing.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from observance.domain.fold import fold_words
from observance.lang import pattern, pooled, worded
from observance.lang.frames import codes_of, groups

KIND = "proofing"
#: Words and figures; hyphens and apostrophes part them.
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofWords:
    """The groups of one language, in small letters; what its file does not give is empty."""

    verbs: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    stem_endings: tuple[str, ...] = ()
    subjects: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    weak_endings: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    before_nouns: frozenset[str] = frozenset()
    after_verbs: frozenset[str] = frozenset()
    doubled: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    formal: tuple[str, ...] = ()
    units: re.Pattern[str] = re.compile("(?!)")


@worded
def proof_words(code: str) -> ProofWords:
    """The words of a language; none where it has no file."""
    found = groups(KIND, code)

    def many(name: str) -> tuple[str, ...]:
        return tuple(word.replace("’", "'") for word in found.get(name, ()))

    return ProofWords(
        verbs=frozenset(many("verbs")),
        stems=frozenset(many("stems")),
        stem_endings=many("stem_endings"),
        subjects=frozenset(many("subjects")),
        endings=many("endings"),
        weak_endings=many("weak_endings"),
        noun_endings=many("noun_endings"),
        nouns=frozenset(many("nouns")),
        adverbs=frozenset(many("adverbs")),
        before_nouns=frozenset(many("before_nouns")),
        after_verbs=frozenset(many("after_verbs")),
        doubled=frozenset(many("doubled")),
        vague=frozenset(map(fold_words, many("vague"))),
        formal=many("formal"),
        units=re.compile(rf"{pattern(found.get('units', ()))}(?!\w)", re.IGNORECASE),
    )


@worded
def known_codes() -> frozenset[str]:
    """The languages that have words for the sheet."""
    return frozenset(codes_of(KIND))


@worded
def honorific() -> re.Pattern[str]:
    """A form of address in front of a name; its case is looked at, since some are small words of other languages."""
    return re.compile(rf"(?<!\w){pattern(pooled('names.honorifics'))}\s+(?=[^\W\d_])")


@worded
def small_words() -> frozenset[str]:
    """Small words of all languages, folded: what stands before nouns and verbs."""
    every = (proof_words(code) for code in sorted(known_codes()))
    return frozenset(
        map(fold_words, chain.from_iterable((*w.before_nouns, *w.after_verbs, *w.subjects) for w in every))
    )
