"""Articles as they are cited: "sections 12, 13 and 14", "paragraph 2 of article 13", "artículos 5 a 8".

Reads the words of a citation; gives :class:`~observance.domain.law.Article` objects, the same for all languages.
"""

from __future__ import annotations

import re

from observance.domain.law import Article
from observance.lang import pattern, worded
from observance.lang.frames import groups

KIND = "provisions"
#: What is within an article: "12(3)(a)", "12 3) a)", "12, 3), a)".
_INNER = re.compile(r"(?:\(|,?\s)\s*([\w.]{1,5})\s*\)")
#: A word that joins a further letter to the first: "12 a) et b)".
_JOINED = re.compile(r",?\s[^\W\d_]{1,3}\s|(?<=[^\W\d_]\)),\s(?=[^\W\d_]\))")
_WORDS = re.compile(r"[^\W_]+")


def articles_of(words: str, code: str) -> tuple[Article, ...]:
    """The articles that words cite, with what is within them, from the outside in."""
    noun = _last_noun(words, code)
    if noun is None:
        return ()
    before, after = words[: noun.start()], words[noun.end() :]
    inner = _inner_words(code).search(after)
    behind = after[inner.start() :] if inner else ""
    numbers = _listed(after[: inner.start()] if inner else after, code)
    if len(numbers) != 1:
        return numbers
    within = (*_parts(behind, code), *reversed(_parts(before, code)))
    only = numbers[0]
    return (Article(number=only.number, within=(*only.within, *within), last=only.last),)


def _last_noun(words: str, code: str) -> re.Match[str] | None:
    """The noun before the numbers: the first, for "section 5 and section 6" has one list."""
    return _nouns(code).search(words)


@worded
def _nouns(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern(groups(KIND, code).get('article', ()))}(?!\w)", re.IGNORECASE)


@worded
def _inner_words(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern(groups(KIND, code).get('inner', ()))}(?!\w)", re.IGNORECASE)


@worded
def _number(code: str) -> re.Pattern[str]:
    """A number with its brackets, and the word that joins it to the number before."""
    words = groups(KIND, code)
    return re.compile(rf"(?P<to>{pattern(words.get('to', ()))}\s?)?(?P<n>{pattern(words.get('n', ()))})", re.IGNORECASE)


def _listed(words: str, code: str) -> tuple[Article, ...]:
    found: list[Article] = []
    for match in _number(code).finditer(words):
        number, within = _split(match["n"])
        if match["to"] and found and not found[-1].last:
            found[-1] = Article(number=found[-1].number, within=found[-1].within, last=number)
        else:
            found.append(Article(number=number, within=within))
    return tuple(found)


def _split(printed: str) -> tuple[str, tuple[str, ...]]:
    """A number and what stands behind it with brackets: the first of letters that are joined."""
    bracket = _INNER.search(printed)
    if bracket is None:
        return " ".join(printed.split()), ()
    head, behind = printed[: bracket.start()], printed[bracket.start() :]
    more = _JOINED.search(behind, len(bracket[0]))
    return " ".join(head.split()), tuple(_INNER.findall(behind[: more.start()] if more else behind))


@worded
def _letters(code: str) -> re.Pattern[str]:
    words = groups(KIND, code)
    return re.compile(
        rf"(?<!\w){pattern(words.get('inner', ()))}\s?(?P<n>{pattern(words.get('letter', ()))})", re.IGNORECASE
    )


def _parts(words: str, code: str) -> tuple[str, ...]:
    """The numbers or letters of paragraphs, points and so on, in the order in which they stand."""
    found: list[str] = []
    for match in _letters(code).finditer(words):
        found += _WORDS.findall(match["n"])
    return tuple(found)
