"""Acts of a request: those of its own sentence, and those of a list that follows in sentences or passages of its own.

Reads the utterances from the one that asks on; gives :class:`Act` spans. A list goes on where the sentence before it
ends with a colon, a semicolon or a joining word, and what follows looks like an item.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from observance.domain.text import PassageKind
from observance.extract.clauses import Span, acts, grammar, trimmed
from observance.extract.requests.asking import Asking, is_state
from observance.extract.utterances import Utterance

_ITEM = re.compile(r"\s*(?:\(?(?:\d{1,2}|[^\W\d_]|[ivx]{1,4})\)|\d{1,2}\.|[•●–—*-])\s*", re.IGNORECASE)
#: How long a lead may be behind the words that ask.
_LONGEST = 90
#: How many items a list may have.
MOST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act asked: the span to be quoted, and the span of the act in the words printed.

    ``lead`` are the words that lead to it, ``subject`` its subject where that stands before another act; ``verbless``
    where it has no verb of its own.
    """

    utterance: Utterance = field(repr=False)
    start: int
    end: int
    action: Span
    lead: str = ""
    subject: str = ""
    verbless: bool = False


def acts_of(
    one: Asking, limit: int, following: Sequence[Utterance], asks: Callable[[Utterance, Span], bool]
) -> tuple[Act, ...]:
    """The acts of a request.

    ``limit`` is where its own clause ends at the latest, ``following`` what comes after; ``asks`` tells whether a
    sentence asks by itself, so that it is no item.
    """
    if _names_alone(one):
        return tuple(_items(one, following, asks))
    leads = one.text[: one.sentence[1]].rstrip().endswith(":")
    own = () if leads and one.has("list") else _own(one, limit)
    goes_on = limit == one.sentence[1] and _goes_on(one.text[: one.sentence[1]], one.code)
    if not goes_on:
        return own
    items = tuple(_items(one, following, asks))
    if leads and (items or _leads_on(one, following, asks)):
        own = own[:-1]
    return own + items


def _names_alone(one: Asking) -> bool:
    """Whether a lead breaks off behind the name of whom it asks: "Norland recommends that Southland"."""
    if one.sentence[1] > one.start + _LONGEST:
        return False
    said = one.text[one.start : one.sentence[1]].strip(" :")
    return is_state(said) or one.words.party.fullmatch(said) is not None


def _own(one: Asking, limit: int) -> tuple[Act, ...]:
    spans = acts(one.text, one.start, limit, one.code)
    return tuple(_own_act(one, n, spans) for n, (a, _) in enumerate(spans) if n or a < one.start + 40)


def _own_act(one: Asking, n: int, spans: Sequence[Span]) -> Act:
    (a, b), (first, last) = spans[n], spans[0]
    if n == 0:
        return Act(utterance=one.utterance, start=one.head, end=b, action=(a, b))
    if grammar(one.code).conjugated.match(one.text, a):
        # "the Act will forbid bonds and will punish recruiters": both are said of the Act.
        return Act(utterance=one.utterance, start=a, end=b, action=(a, b), subject=_subject(one, first, last))
    verbless = not _opens_act(one.text, a, one.code)
    return Act(
        utterance=one.utterance,
        start=a,
        end=b,
        action=(a, b),
        lead=one.text[first:last] if verbless else "",
        verbless=verbless,
    )


def _subject(one: Asking, start: int, end: int) -> str:
    """The words before the first verb that has its person."""
    verb = grammar(one.code).conjugated.search(one.text, start, end)
    return one.text[start : verb.start()] if verb else ""


def _goes_on(text: str, code: str) -> bool:
    """Whether a text breaks off where a list goes on."""
    text = text.rstrip()
    if text.endswith((":", ";", ",")):
        return True
    return any(found.end() == len(text) for found in grammar(code).joint.finditer(text, max(0, len(text) - 20)))


def _leads_on(one: Asking, following: Sequence[Utterance], asks: Callable[[Utterance, Span], bool]) -> bool:
    """Whether what asks only leads to what asks by itself: "invites the Body to approve the following: (a) it asks"."""
    place = next(_places(one, following), None)
    return place is not None and _is_item(place[0], place[1][0]) and asks(*place)


def _places(one: Asking, following: Sequence[Utterance]) -> Iterator[tuple[Utterance, Span]]:
    """The sentences behind that of a request; a number that stands alone belongs to the next."""
    yield from _numbered(one.utterance, one.sentence[1])
    for utterance in following:
        yield from _numbered(utterance, utterance.start)


def _numbered(utterance: Utterance, floor: int) -> Iterator[tuple[Utterance, Span]]:
    begun: int | None = None
    for start, end in utterance.sentences:
        if start < floor:
            continue
        begun = start if begun is None else begun
        if not _ITEM.fullmatch(utterance.text, start, end):
            yield utterance, (begun, end)
            begun = None


def _items(one: Asking, following: Sequence[Utterance], asks: Callable[[Utterance, Span], bool]) -> Iterator[Act]:
    """The acts of the items that follow, as long as they look like items."""
    goes_on = True
    for utterance, (start, end) in islice(_places(one, following), MOST):
        mark = _ITEM.match(utterance.text, start, end)
        begun = mark.end() if mark else start
        if not (goes_on or (mark and start == utterance.start and _opens_act(utterance.text, begun, one.code))):
            return
        if not _is_item(utterance, start) or asks(utterance, (start, end)):
            return
        for span in acts(utterance.text, begun, end, one.code):
            a, b = trimmed(utterance.text, *span)
            verbless = not _opens_act(utterance.text, a, one.code)
            yield Act(utterance=utterance, start=a, end=b, action=(a, b), lead=one.after, verbless=verbless)
        goes_on = _goes_on(utterance.text[:end], one.code)


def _opens_act(text: str, at: int, code: str) -> bool:
    """Whether a verb stands at a place that says what is to be done."""
    words = grammar(code)
    return any(form.match(text, at) for form in (words.bare, words.marked, words.that, words.gerund))


def _is_item(utterance: Utterance, start: int) -> bool:
    if utterance.passage.kind is PassageKind.LIST_ITEM or _ITEM.match(utterance.text, start):
        return True
    return utterance.text[start : start + 1].islower()
