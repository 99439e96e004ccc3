"""Bodies with a name of their own, told by its form: federations, ministries, courts, councils, parliaments.

Reads an utterance and the words of its language (``names.*`` of ``lang/<code>/words.toml``); gives candidates. In most
languages a name's words have capitals; French and Russian write them small, so there the words that may follow a head
are told by their endings and by what joins them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from observance.domain.findings import ActorKind
from observance.extract.names.spans import CAPITAL, LONGEST_WORD, UPPER, Candidate, without_possessive
from observance.extract.utterances import Utterance
from observance.lang import Language, folders_in_use, function_words, languages, pattern, pooled, remembered, worded
from observance.lang.frames import lowered
from observance.lang.wording import Starts, Wording, matched_at, starts, wording
from observance.reference.calendar import month_names
from observance.reference.countries import country_code
from observance.reference.given_names import is_given_name

_MOST_WORDS = 14
_PART = rf"[\w’'-]{{1,{LONGEST_WORD}}}"
_WORD = re.compile(rf"[^\W\d_][\w’'-]{{0,{LONGEST_WORD}}}")
_BEFORE = re.compile(r"[\w’'&-]+(?=\s\Z)")
_IN_QUOTES = re.compile(rf"[“\"«„]({CAPITAL}(?:\s{_PART}){{0,5}})[”\"»“]")
_QUOTED = re.compile(rf"\s?{_IN_QUOTES.pattern}")
_QUOTED_BEFORE = re.compile(rf"[“\"«„]{CAPITAL}(?:\s{_PART}){{0,3}}[”\"»]\s\Z")
_LAST = re.compile(r"[\w’'-]+\Z")
_ELIDED = re.compile(r"\w{1,2}['’]")
_COMPANY = rf"{CAPITAL}(?:\s(?:&\s)?{CAPITAL}){{0,5}},?\s"


@remembered
def is_no_part(word: str) -> bool:
    """Whether a word with a capital begins or ends no name: months and days, honorifics."""
    return _no_part().fullmatch(word) is not None


@worded
def _no_part() -> re.Pattern[str]:
    forms = [*pooled("names.honorifics"), *pooled("names.honorifics_plural"), *map(re.escape, month_names())]
    return re.compile(rf"(?i:{pattern(forms)})\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """How one language builds names of bodies: its patterns, made ready.

    ``takes_small`` says that words without a capital may belong to a name, ``writes_small`` that its head may be one.
    """

    code: str
    heads: re.Pattern[str] = field(repr=False)
    head_starts: Starts = field(repr=False)
    head_before: re.Pattern[str] = field(repr=False)
    small: Wording = field(repr=False)
    sole: Wording = field(repr=False)
    set_up: Wording = field(repr=False)
    link: re.Pattern[str] = field(repr=False)
    located: re.Pattern[str] = field(repr=False)
    own: re.Pattern[str] = field(repr=False)
    own_starts: Starts = field(repr=False)
    qualifier: re.Pattern[str] = field(repr=False)
    after: re.Pattern[str] = field(repr=False)
    takes_small: bool
    writes_small: bool


@worded
def grammars() -> dict[str, Grammar]:
    """The grammar of every language that has heads of names."""
    return {language.code: _grammar(language) for language in languages() if language.names.bodies.forms}


def _grammar(language: Language) -> Grammar:
    names = language.names
    return Grammar(
        code=language.code,
        heads=_heads(names.bodies.forms),
        head_starts=starts(names.bodies.forms),
        head_before=re.compile(rf"(?<!\w){pattern(names.bodies.forms)}\Z", re.IGNORECASE),
        small=wording(names.bodies_small.forms),
        sole=wording(names.sole.forms),
        set_up=wording(names.set_up.forms),
        link=re.compile(rf"\s+{pattern(names.links.forms)}(?:(?<=['’])|(?=\s))", re.IGNORECASE),
        located=re.compile(rf"\s+{pattern(names.located.forms)}\s+(?={CAPITAL})"),
        own=re.compile(lowered(rf"(?<!\w){pattern(names.own.forms)}\s(?P<head>{pattern(names.bodies.forms)})(?!\w)")),
        own_starts=starts(names.own.forms),
        qualifier=re.compile(rf"\s+{pattern(names.qualifiers.forms)}(?!\w)", re.IGNORECASE),
        after=re.compile(rf"\s+{pattern(names.instrument_heads.forms)}(?!\w)"),
        takes_small=bool(names.qualifiers.forms),
        writes_small=not any(c.isupper() for form in names.bodies.forms for c in form),
    )


def _heads(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Heads as whole words; where the language writes them with a capital only such (most words are passed at once)."""
    capital = f"(?=[{UPPER}])" if any(c.isupper() for form in forms for c in form) else ""
    return re.compile(rf"(?<!\w){capital}(?i:{pattern(forms)})(?!\w)")


def heads_in(utterance: Utterance, grammar: Grammar) -> tuple[re.Match[str], ...]:
    """The heads of names in an utterance."""
    key = (heads_in, grammar.code, folders_in_use())
    places = grammar.head_starts
    return utterance.once(key, lambda: tuple(matched_at(grammar.heads, utterance.text, places.within(utterance.small))))


def bodies_in(utterance: Utterance) -> Iterator[Candidate]:
    """Bodies that an utterance names by their form, in the grammar of its language, else of every language."""
    text, code, known = utterance.text, utterance.language, grammars()
    for grammar in (known[code],) if code in known else known.values():
        yield from _named(utterance, grammar)
        yield from _sole(text, grammar)
        for found in grammar.set_up.finditer(text):
            yield _candidate(text, found.start(), found.end(), f"names:set up {grammar.code}", rank=1)
    for found in _companies().finditer(text):
        yield _candidate(text, found.start(), found.end(), "names:company", rank=2)


def _candidate(text: str, start: int, end: int, rule: str, rank: int = 0) -> Candidate:
    return Candidate(
        start=start, end=without_possessive(text, start, end), kind=ActorKind.ORGANISATION, rule=rule, rank=rank
    )


@worded
def _companies() -> re.Pattern[str]:
    forms = pattern(pooled("names.companies"))
    quoted = rf"(?-i:{forms})\s[«“\"][^«»“”\"]{{2,60}}[»”\"]"
    return re.compile(rf"(?<!\w)(?:{_COMPANY}{forms}(?!\w)|{quoted})")


def _sole(text: str, grammar: Grammar) -> Iterator[Candidate]:
    for found in grammar.sole.finditer(text):
        if text[found.start()].isupper() or grammar.writes_small:
            yield _candidate(text, found.start(), found.end(), f"names:sole {grammar.code}")


def _named(utterance: Utterance, grammar: Grammar) -> Iterator[Candidate]:
    text, rule = utterance.text, f"names:body {grammar.code}"
    for head in heads_in(utterance, grammar):
        yield from _around(text, head, grammar, rule)
    for quoted in _IN_QUOTES.finditer(text):
        before = quoted.start() - text[quoted.start() - 1].isspace() if quoted.start() else 0
        if grammar.head_before.search(text, max(0, before - 40), before):
            yield _candidate(text, *quoted.span(1), f"names:quoted {grammar.code}")
    for head in grammar.small.finditer(text):
        end = _to_the_right(text, head.end(), grammar)
        if _is_enough(text, head, end, grammar):
            yield _candidate(text, head.start(), end, rule)


def _is_enough(text: str, head: re.Match[str], end: int, grammar: Grammar) -> bool:
    """Whether what stands behind a small head makes a name of it, or the head has words of its own."""
    if end == head.end():
        return " " in head.group()
    return grammar.writes_small or any(word[0].isupper() for word in _WORD.findall(text, head.end(), end))


def _around(text: str, head: re.Match[str], grammar: Grammar, rule: str) -> Iterator[Candidate]:
    """The name around a head: words with capitals before it, and what belongs to it behind it."""
    start = _to_the_left(text, head.start(), grammar)
    end = _to_the_right(text, head.end(), grammar)
    if quoted := _QUOTED.match(text, head.end()):
        end = quoted.end()
    elif end == head.end() and _is_compound(text, end, grammar):
        return
    if grammar.after.match(text, end):
        yield Candidate(start=start, end=grammar.after.match(text, end).end(), kind=None, rule="names:title")  # type: ignore[union-attr]
        return
    if (start, end) == head.span() or (not text[start].isupper() and text[start] not in '“"«„'):
        return
    yield _candidate(text, start, end, rule)


def _is_compound(text: str, end: int, grammar: Grammar) -> bool:
    """Whether the word behind a head goes on with a name in which this is no head ("Union Law")."""
    if grammar.after.match(text, end):
        return False
    word = _WORD.match(text, _past_blank(text, end)) if text[end : end + 1] == " " else None
    return bool(word) and (grammar.heads.match(text, end + 1) or _no_name().fullmatch(word.group())) is not None  # type: ignore[union-attr]


@worded
def _no_name() -> re.Pattern[str]:
    return re.compile(f"(?=[{UPPER}])(?i:{pattern(pooled('names.no_names'))})")


def _to_the_left(text: str, start: int, grammar: Grammar) -> int:
    """Where a name begins whose head stands at ``start``."""
    if quoted := _QUOTED_BEFORE.search(text, max(0, start - 60), start):
        return quoted.start()
    begun = at = start
    for _ in range(6):
        found = _BEFORE.search(text, max(0, at - 40), at)
        if not found or found.group().lower() in small_words():
            break
        word = found.group()
        if word[0].isupper():
            if is_no_part(word) or _is_office(word) or word.endswith(("’s", "'s")):
                break
            begun = found.start()
        elif not (grammar.writes_small and grammar.qualifier.match(" " + word)):
            break
        at = found.start()
    return begun


def _to_the_right(text: str, end: int, grammar: Grammar) -> int:
    """Where a name ends whose head ends at ``end``: as far as links and the words that they lead to go."""
    for n in range(_MOST_WORDS):
        further = _qualified(text, end, grammar) or _linked(text, end, grammar, first=n == 0)
        if not further:
            break
        end = further
    located = grammar.located.match(text, end)
    place = _WORD.match(text, located.end()) if located else None
    return place.end() if place and not is_no_part(place.group()) else end


def _qualified(text: str, end: int, grammar: Grammar) -> int | None:
    """Past a word that qualifies the one before it, where names are written small."""
    found = grammar.qualifier.match(text, end)
    if not found or found.group().strip().lower() in small_words() or _ends_in_state(text, end):
        return None
    return found.end()


def _ends_in_state(text: str, end: int) -> bool:
    """Whether the word that ends here is a State's name: nothing small qualifies it."""
    found = _LAST.search(text, max(0, end - 40), end)
    return bool(found) and country_code(found.group()) is not None  # type: ignore[union-attr]


@remembered
def _is_office(word: str) -> bool:
    return _office().fullmatch(word) is not None


@worded
def _office() -> re.Pattern[str]:
    return re.compile(pattern(pooled("names.offices")), re.IGNORECASE)


def _linked(text: str, end: int, grammar: Grammar, *, first: bool) -> int | None:
    """Past a link and the word behind it, or past a word with a capital that follows at once."""
    link = grammar.link.match(text, end)
    word = _WORD.match(text, _past_blank(text, link.end() if link else end))
    if not word or is_no_part(word.group()) or (not link and (first or text[end : end + 1] != " ")):
        return None
    name = word.group()
    if name[0].isupper():
        if (
            link
            and _joins(link.group())
            and (_is_letters(name) or grammar.heads.fullmatch(name) or grammar.sole.fullmatch(name) or first)
        ):
            return None
        if not link and (_is_letters(name) or grammar.after.match(text, end) or _is_stranger(name, grammar)):
            return None
        return word.end()
    if not link or not grammar.takes_small or name.lower() in small_words():
        return None
    if _joins(link.group()) and (_ELIDED.match(name) or not grammar.qualifier.match(text, word.start() - 1)):
        return None
    return word.end()


def _is_stranger(word: str, grammar: Grammar) -> bool:
    """Whether a word that follows a name at once begins another: a given name, or a word in another case."""
    if is_given_name(word):
        return True
    return grammar.writes_small and not grammar.qualifier.match(" " + word) and country_code(word) is None


def _past_blank(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == " " else at


def _is_letters(word: str) -> bool:
    return len(word) > 1 and word.isupper()


@worded
def _joining() -> re.Pattern[str]:
    return re.compile(rf"\s*{pattern(pooled('names.listed'))}\s*", re.IGNORECASE)


def _joins(link: str) -> bool:
    return _joining().fullmatch(link) is not None


@worded
def small_words() -> frozenset[str]:
    """Articles, pronouns, prepositions and other words that begin a sentence and no name, in all languages."""
    picks = ("names.articles", "names.definite", "names.joined", "names.own", "sitting.no_verb", "sitting.lead")
    return frozenset(form.lower() for pick in picks for form in pooled(pick)) | function_words()
