"""Acronyms: letters that stand for a body, tied to its name where the text does so.

Reads an utterance and the candidates found in it; gives the letters that stand in brackets behind a name, and letters
that stand by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from observance.domain.findings import ActorKind
from observance.domain.fold import fold_words
from observance.extract.names.bodies import small_words
from observance.extract.names.spans import LONGEST_WORD, UPPER, Candidate, opening
from observance.lang import pattern, pooled, worded
from observance.reference.countries import country_code
from observance.reference.organisations import organisation_of

_LETTERS = rf"[{UPPER}][{UPPER}\d&/-]{{1,11}}"
_OPENING = opening(r"\w/.-")
_ALONE = re.compile(rf"{_OPENING}[{UPPER}\d&/-]{{1,11}}(?![\w])")
_BRACKETED = re.compile(rf"\((?P<letters>{_LETTERS})s?\)")
_BEFORE_BRACKET = re.compile(rf"(?<!\w)(?P<word>[^\W\d_][\w’'-]{{0,{LONGEST_WORD}}})\s\Z")
#: A bracket that holds letters, with a few small words before them ("hereinafter", "dont le sigle est").
_IN_BRACKETS = re.compile(
    rf"[”\"»]?\s*[(\[,]\s*(?:[^\W\d_]\w{{0,{LONGEST_WORD}}}['’]?\s){{0,5}}[“\"«]?(?P<letters>[{UPPER}][\w&/-]{{1,13}})[”\"»]?\s*[)\],]"
)
#: Words up to a bracket. No two readings of one row of words: there would be thousands of a row of apostrophes.
_CAPITALS_BEFORE = re.compile(rf"(?:(?:[{UPPER}][\w’'-]*+|[a-zà-ÿ]{{1,4}}+|[а-я]{{1,3}}+)(?:['’]\s?|\s)){{1,9}}\Z")


@worded
def _no_body() -> re.Pattern[str]:
    return re.compile(pattern(pooled("names.no_bodies")))


@worded
def _of_a_person() -> re.Pattern[str]:
    """An honorific before letters: a surname in capitals is no acronym."""
    forms = [*pooled("names.honorifics"), *pooled("names.honorifics_plural")]
    return re.compile(rf"(?<!\w)(?i:{pattern(forms)})\s\Z")


def is_acronym(word: str) -> bool:
    """Whether most letters of a word are capitals, as in an acronym ("FPWV", "CoTUN")."""
    capitals = sum(c.isupper() for c in word)
    return capitals >= 2 and capitals * 2 >= len(word)


def tied_letters(text: str, bodies: Iterable[Candidate]) -> Iterator[Candidate]:
    """Letters in brackets behind the name of a body."""
    for body in bodies:
        found = _IN_BRACKETS.match(text, body.end)
        if not found or not is_acronym(found["letters"]) or country_code(found["letters"]):
            continue
        if _of_a_person().search(text, found.start(), found.start("letters")):
            continue
        if text[found.start() : found.end()].lstrip(' ”"»')[:1] == "," and not _spells(
            body_text(text, body), found["letters"]
        ):
            continue
        yield _letters(*found.span("letters"), "names:letters tied", long_form=body_text(text, body), rank=4)


def body_text(text: str, body: Candidate) -> str:
    """The name of a body as the text prints it."""
    return text[body.start : body.end]


def _letters(start: int, end: int, rule: str, long_form: str | None = None, rank: int = 0) -> Candidate:
    return Candidate(start=start, end=end, kind=ActorKind.ORGANISATION, rule=rule, rank=rank, long_form=long_form)


def spelled_names(text: str) -> Iterator[Candidate]:
    """Names that no form shows, with letters in brackets that are their first letters: the name and the letters."""
    for found in re.finditer(rf"\(\s*(?P<letters>{_LETTERS})\s*\)", text):
        before = _CAPITALS_BEFORE.search(text, max(0, found.start() - 140), found.start())
        if not before or _no_body().fullmatch(found["letters"]):
            continue
        start = _spelled_from(before.group(), found["letters"])
        if start is not None:
            name = (before.start() + start, found.start() - 1)
            long_form = text[name[0] : name[1]]
            yield _letters(*name, "names:spelled", rank=1)
            yield _letters(*found.span("letters"), "names:letters tied", long_form=long_form, rank=4)


def _spelled_from(words: str, letters: str) -> int | None:
    """Where in a row of words the name begins that letters spell; ``None`` where they spell none."""
    starts = [m.start() for m in re.finditer(r"[\w][\w’-]*", words)]
    for at in reversed(starts):
        if words[at].isupper() and words[at] == letters[0] and _spells(words[at:], letters):
            return at
    return None


def _spells(name: str, letters: str) -> bool:
    """Whether letters are the first letters of a name's words, small words left out or not."""
    wanted = fold_words("".join(c for c in letters if c.isalpha()))
    words = re.findall(r"[^\W\d_]+", fold_words(name))
    big = "".join(word[0] for word in words if word not in small_words())
    return wanted in ("".join(word[0] for word in words), big)


def lone_letters(text: str, tied: Mapping[str, str], others: frozenset[str]) -> Iterator[Candidate]:
    """Letters by themselves: those tied to a name, and any that are no word of another kind."""
    is_shouted: bool | None = None  # told of the whole text, once at most
    for found in _ALONE.finditer(text):
        letters = found.group().rstrip("-/&")
        if "/" in letters and letters not in tied:
            letters = letters.partition("/")[0]
        if _is_dateline(text, found):
            continue
        if letters in tied:
            yield _letters(
                found.start(), found.start() + len(letters), "names:letters", long_form=tied[letters], rank=1
            )
        elif letters not in others and _may_be_body(letters) and text[found.end() : found.end() + 1] != ".":
            is_shouted = _is_shouted(text) if is_shouted is None else is_shouted
            if not is_shouted:
                yield _letters(found.start(), found.start() + len(letters), "names:letters alone")


def _is_shouted(text: str) -> bool:
    """Whether a text is written in capitals."""
    return sum(map(str.isupper, text)) * 2 > sum(map(str.isalpha, text))


def _is_dateline(text: str, found: re.Match[str]) -> bool:
    """Whether capitals at the beginning of a text are the place it was written in."""
    return found.start() == 0 and re.match(r"\.|\s?[–—]", text[found.end() :]) is not None


def _may_be_body(letters: str) -> bool:
    is_plain = len(letters) > 2 and letters.isalpha()
    return is_plain and not _no_body().fullmatch(letters) and not country_code(letters) and not organisation_of(letters)


def other_letters(text: str, bodies: Iterable[Candidate]) -> frozenset[str]:
    """Letters in brackets behind words that name no body ("occupational safety and health (OSH)")."""
    ends = {body.end for body in bodies}
    return frozenset(
        found["letters"]
        for found in _BRACKETED.finditer(text)
        if (before := _BEFORE_BRACKET.search(text, max(0, found.start() - LONGEST_WORD - 2), found.start()))
        and before["word"].islower()
        and before.end("word") not in ends
    )
