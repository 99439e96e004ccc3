"""Names that stand for a body named elsewhere: the Government, the Federation, our federation, the Committee.

Reads an utterance and the heads of the bodies that the document names in full; gives candidates. A short name counts
only with an article or the like before it, or where the language knows no article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from observance.domain.findings import ActorKind
from observance.domain.fold import fold_words
from observance.extract.names.bodies import grammars, heads_in
from observance.extract.names.spans import CAPITAL, Candidate, without_possessive
from observance.extract.utterances import Utterance
from observance.lang import languages, pattern, pooled, worded
from observance.lang.wording import Starts, matched_at, starts
from observance.reference.organisations import organisations_in


@worded
def _definite_before() -> re.Pattern[str]:
    words = rf"(?P<words>(?:{CAPITAL}\s){{0,2}})(?:\d{{4}}\s)?"
    return re.compile(rf"(?<!\w)(?i:{pattern(pooled('names.definite'))})(?:(?<=['’])|\s){words}\Z")


def governments_in(utterance: Utterance) -> Iterator[Candidate]:
    """The Government, with the State it is of where that stands behind it."""
    text = utterance.text
    for government, places in _governments(utterance.language):
        for found in matched_at(government, text, places.within(utterance.small)):
            yield Candidate(
                start=found.start("name"),
                end=without_possessive(text, found.start(), found.end("name")),
                kind=ActorKind.ORGANISATION,
                rule="names:government",
                rank=1,
            )


@worded
def _governments(code: str | None) -> tuple[tuple[re.Pattern[str], Starts], ...]:
    known = [language for language in languages() if language.names.government.forms]
    chosen = [language for language in known if language.code == code] or known
    made = []
    for language in chosen:
        names = language.names
        article = rf"(?:(?i:{pattern(pooled('names.articles'))})(?:(?<=['’])|\s))?"
        link = rf"\s(?i:{pattern(names.of.forms)})(?:(?<=['’])|\s){article}"
        of = rf"{link}{CAPITAL}(?:(?:\s|{link}){CAPITAL}){{0,3}}"
        # Where the language writes the word with a capital, one without is some government or other.
        capital = any(form[0].isupper() for form in names.government.forms)
        whom = rf"(?!\s(?:{pattern(names.of_government.forms)})(?!\w))" if names.of_government.forms else ""
        bare = f"(?-i:{pattern(names.government.forms)})" if capital else f"(?i:{pattern(names.government.forms)})"
        named = rf"(?i:{pattern(names.government.forms)})(?:{of})"
        ready = re.compile(rf"(?<!\w)(?P<name>{named}|{bare}){whom}(?!\w)")
        made.append((ready, starts(names.government.forms)))
    return tuple(made)


def shortened(utterance: Utterance, known: frozenset[str]) -> Iterator[Candidate]:
    """Heads of bodies that the document names in full, with an article before them."""
    text, code = utterance.text, utterance.language
    for grammar in (grammars()[code],) if code in grammars() else grammars().values():
        for head in heads_in(utterance, grammar):
            if _stem(head.group()) in known:
                yield from _short(text, head)
        for own in matched_at(grammar.own, utterance.small, grammar.own_starts.within(utterance.small)):
            if _stem(own["head"]) in known:
                yield _candidate(text, *own.span("head"), "names:own")


def _short(text: str, head: re.Match[str]) -> Iterator[Candidate]:
    before = _definite_before().search(text, max(0, head.start() - 40), head.start())
    if before and text[head.start()].isupper():
        yield _candidate(text, before.start("words"), head.end(), "names:short")


def _candidate(text: str, start: int, end: int, rule: str) -> Candidate:
    return Candidate(
        start=start, end=without_possessive(text, start, end), kind=ActorKind.ORGANISATION, rule=rule, rank=-1
    )


def heads_of(names: Iterable[str]) -> frozenset[str]:
    """The stems of the heads that bodies named in full have."""
    found: set[str] = set()
    for grammar in grammars().values():
        for name in names:
            found |= {_stem(head.group()) for head in grammar.heads.finditer(name)}
    return frozenset(found)


def _stem(head: str) -> str:
    """The beginning of a head that its inflected forms share, and its like in other languages ("federa")."""
    return fold_words(head.split()[-1])[:6]


def worldly(text: str, kind: str) -> Iterator[Candidate]:
    """Bodies of the world by name, by letters, and by names that stand for them in documents of a kind."""
    for named in organisations_in(text):
        body = named.organisation
        if named.short and not (_holds(body.within, kind) and _is_definite(text, named.start)):
            continue
        yield Candidate(
            start=named.start,
            end=named.end,
            kind=ActorKind.ORGANISATION,
            rule=f"names:world {body.id}",
            rank=0 if named.short else 3,
            long_form=body.name if named.letters else None,
        )


def _holds(within: tuple[str, ...], kind: str) -> bool:
    return not within or kind in within


def _is_definite(text: str, start: int) -> bool:
    """Whether an article or the like stands before a name, or it stands alone in a line."""
    before = _definite_before().search(text, max(0, start - 30), start)
    return before is not None and not before["words"]
