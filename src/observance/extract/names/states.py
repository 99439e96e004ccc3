"""States as they are named, also those that only the document itself makes known.

Reads utterances; gives candidates. A State that no list holds is known where the text says so: the heading of an item,
the heading of a speech, "the Government of ...", "the Republic of ...". A State within an office ("the Minister of
Labour of Norland") belongs to that office and is no mention of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import ahocorasick_rs

from observance.domain.findings import ActorKind
from observance.domain.record import Capacity
from observance.extract.names.spans import CAPITAL, OF_OFFICE, UPPER, Candidate, opening
from observance.extract.utterances import Utterance
from observance.lang import pattern, pooled, worded
from observance.lang.wording import Starts, matched_at, starts
from observance.reference.countries import countries_in, country_code, long_state_forms

_STATE_SPEAKERS = frozenset({Capacity.GOVERNMENT_MEMBER, Capacity.WORKER_MEMBER, Capacity.EMPLOYER_MEMBER})
_TAIL = 110
_OPENING = opening(r"\w.-")
_LETTERS = re.compile(rf"{_OPENING}[{UPPER}]{{1,3}}(?![\w-])")


@worded
def _introduced() -> re.Pattern[str]:
    """ "The Government of", "the Republic of" and the like, with the name behind them."""
    name = rf"(?P<state>{CAPITAL}(?:\s{CAPITAL}){{0,2}})"
    return re.compile(rf"(?<!\w)(?i:{pattern(_leads())})(?:(?<=['’])|\s)(?i:{_article()})?{name}")


@worded
def _leads() -> tuple[str, ...]:
    return (*pooled("names.government_of"), *long_state_forms())


@worded
def _lead_starts() -> Starts:
    """Where it may be introduced."""
    return starts(_leads())


@worded
def _ratifier() -> re.Pattern[str]:
    """A heading "NAME (ratification: 1990)"."""
    return re.compile(
        rf"(?P<state>{CAPITAL}(?:\s{CAPITAL}){{0,4}})\s\((?i:{pattern(pooled('writing.ratification'))})\W"
    )


@worded
def _article() -> str:
    return rf"(?:{pattern(pooled('names.articles'))}(?:(?<=['’])|\s))"


def states_of(utterances: Iterable[Utterance]) -> frozenset[str]:
    """Names of States that no list holds and that a document makes known."""
    found: set[str] = set()
    for one in utterances:
        speech, item = one.speech, one.item
        if item and item.state:
            found.add(item.state)
        if speech and speech.state and speech.capacity in _STATE_SPEAKERS:
            found.add(speech.state)
        if heading := _ratifier().match(one.text):
            found.add(heading["state"])
        found |= {
            m["state"].rstrip("’'s") if m["state"].endswith("’s") else m["state"]
            for m in matched_at(_introduced(), one.text, _lead_starts().within(one.small))
        }
    return frozenset(name for name in found if country_code(name) is None and len(name) > 3)


def states_in(
    utterance: Utterance, local: LocalStates | None, offices: Sequence[tuple[int, int]]
) -> Iterator[Candidate]:
    """The States that an utterance names; ``local`` are those that only the document makes known."""
    text = utterance.text
    expected = utterance.speech.state if utterance.speech else None
    places = [*countries_in(text), *_heading_state(text[: utterance.start], expected), *_lettered(text)]
    for start, end, code in places:
        yield from _state(text, start, end, code, offices)
    for start, end in local.places(text) if local else ():
        yield from _state(text, start, end, None, offices)


def _lettered(text: str) -> Iterator[tuple[int, int, str | None]]:
    """States by the letters that stand for them ("UK")."""
    for found in _LETTERS.finditer(text):
        if code := country_code(found.group()):
            yield *found.span(), code


def _heading_state(heading: str, state: str | None) -> Iterator[tuple[int, int, str | None]]:
    """The State of a speech's heading, whatever else its name may mean."""
    at = heading.find(state) if state else -1
    if state and at >= 0 and (code := country_code(state)):
        yield at, at + len(state), code


@dataclass(frozen=True, slots=True)
class LocalStates:
    """States that only a document makes known: all are looked for at once, however many there are.

    ``automaton`` finds their names as the document has them, and of a name of several words the one that is no word
    for islands and the like: in another language it has other words for these. ``whole`` is the first of the latter.
    """

    automaton: ahocorasick_rs.AhoCorasick = field(repr=False)
    whole: int

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where they are named, with their long forms, none within another."""
        found = []
        for n, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
            if _is_word(text, start, end):
                first, last = (start, end) if n < self.whole else _with_common(text, start, end)
                found.append((_with_long_form(text, first), n >= self.whole, -last))
        after = 0
        for start, _, end in sorted(found):
            if start >= after:
                after = -end
                yield start, after


_LETTER = re.compile(r"\w")


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether a stretch is made of whole words."""
    return not ((start and _LETTER.match(text, start - 1)) or _LETTER.match(text, end))


def _with_long_form(text: str, start: int) -> int:
    """Where the long form before a State's name begins ("Republic of"), else the name itself."""
    found = _long_form_before().search(text, max(0, start - _TAIL), start)
    return found.start() if found else start


def _with_common(text: str, start: int, end: int) -> tuple[int, int]:
    """The word that is a name with the words for islands and the like on both sides."""
    before = _common_before().search(text, max(0, start - _TAIL), start)
    behind = _common_behind().match(text, end)
    return before.start() if before else start, behind.end() if behind else end


def local_states(names: Iterable[str]) -> LocalStates | None:
    """What looks for States that only a document makes known; ``None`` where it makes none known."""
    known = sorted(set(names))
    if not known:
        return None
    own = sorted(set(_own_words(known)))
    return LocalStates(ahocorasick_rs.AhoCorasick([*known, *own]), len(known))


def _own_words(names: Iterable[str]) -> Iterator[str]:
    """Of names of several words the one that is a name."""
    for name in names:
        parts = name.split()
        own = [part for part in parts if len(part) > 4 and not _common().fullmatch(part)]
        if len(parts) > 1 and len(own) == 1:
            yield own[0]


@worded
def _long_form_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{pattern(long_state_forms())})\s\Z")


@worded
def _common_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_common().pattern}\s\Z")


@worded
def _common_behind() -> re.Pattern[str]:
    return re.compile(rf"\s{_common().pattern}(?!\w)")


@worded
def _common() -> re.Pattern[str]:
    return re.compile(rf"(?i:{pattern(pooled('names.no_names'))})")


def _state(
    text: str, start: int, end: int, code: str | None, offices: Sequence[tuple[int, int]]
) -> Iterator[Candidate]:
    first = bisect_left(offices, (start - _TAIL, 0))
    for begun, ended in offices[first : bisect_left(offices, (start, 0))]:
        if _of_office().fullmatch(text, ended, start):
            yield Candidate(start=begun, end=end, kind=None, rule=OF_OFFICE)
            return
    yield Candidate(start=start, end=end, kind=ActorKind.STATE, rule="names:state", country=code, rank=2)


@worded
def _of_office() -> re.Pattern[str]:
    """Behind an office nothing but words that belong to it, up to the end."""
    joining = set(pooled("names.listed"))
    links = pattern({*pooled("names.links"), *pooled("names.of"), *pooled("names.articles")} - joining)
    joined = rf"(?i:{pattern(joining)})\s+{CAPITAL}"
    small = rf"(?i:{links})(?=\s|['’])|(?<=['’])"
    words = rf"(?:\s+(?:{small}|{joined}|{CAPITAL}|{pattern(pooled('names.government'))})){{0,12}}"
    return re.compile(rf"{words}\s+(?i:{links})\s*(?:(?<=['’])|(?<=\s))")
