"""Items of a sitting: the titles between the speeches, in up to three languages.

Reads the passages of a record; gives the items with State, ratification and Conventions, and which passages are titles.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from observance.domain.record import Convention, Item
from observance.domain.text import Passage, PassageKind
from observance.lang import cue, languages, pattern, pooled, worded
from observance.reference import Body
from observance.reference.countries import country_code
from observance.segment.events import is_narrative, tells_of_adoption
from observance.segment.flow import FlowLine
from observance.segment.titles import case_title, convention_end, is_title, profile_title, state_line, subtitle

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LONGEST_TITLE = 220
_UNFINISHED = re.compile(r"[^.!?;:,]\s*\Z")
_COMPLETE = re.compile(r"(?:\)|(?:1[89]|20)\d\d)\W*\Z")


def title_lines(
    text: str, lines: Sequence[FlowLine], headings: Collection[int], body: Body
) -> Iterator[tuple[int, bool]]:
    """For the lines of title blocks, whether each begins a title: line breaks inside long titles are none.

    A block opens with a line that is certainly a title and goes on to the next heading or the end of a sentence.
    """
    inside = False
    for i, line in enumerate(lines):
        opens = (
            not text[line.start].islower() and line.end - line.start < _LONGEST_TITLE and _opens(text, lines, i, body)
        )
        if i in headings or (line.ended and not opens):
            inside = False
        elif inside or opens:
            yield i, not inside or _begins(text, lines[i - 1], line, body)
            inside = True


def _begins(text: str, above: FlowLine, line: FlowLine, body: Body) -> bool:
    """Whether a line below another of a title block begins a title: nothing of the one above is missing, or it is
    itself one that the body knows."""
    words = text[line.start : line.end]
    if not words[0].isupper() and not words[0].isdigit():
        return False
    complete = _is_complete(text[above.start : above.end], body)
    return complete or profile_title(words, body) or subtitle(words, body)


def _opens(text: str, lines: Sequence[FlowLine], i: int, body: Body) -> bool:
    """Whether a title begins with a line: by itself, or with the next where a bracket is still open."""
    words = text[lines[i].start : lines[i].end]
    if words.count("(") > words.count(")") and i + 1 < len(lines):
        words += " " + text[lines[i + 1].start : lines[i + 1].end]
    return is_title(words, body) or state_line(words) is not None


def _is_complete(title: str, body: Body) -> bool:
    """Whether nothing of a title's line is missing: a part of the sitting, or a line with its year or number."""
    if title.count("(") > title.count(")"):
        return False
    known = profile_title(title, body) or subtitle(title, body)
    return known or (_COMPLETE.search(title) is not None and any(c.isdigit() for c in title))


def titles_before(passages: Sequence[Passage], end: int, body: Body) -> int:
    """How many passages before ``passages[end]`` are titles: back to the first that certainly is one.

    What was adopted under a title is told between titles.
    """
    first, k = end, end - 1
    while k >= 0 and (_may_be_title(passages[k]) or tells_of_adoption(passages[k]) or is_narrative(passages[k])):
        if is_certain_title(passages[k], body):
            first = k
        k -= 1
    return end - first


def first_title(passages: Sequence[Passage], body: Body) -> int:
    """The number of the first passage that opens a part of the sitting or a case; their count where none does."""
    return next((k for k, p in enumerate(passages) if _opens_part(p, body)), len(passages))


def _opens_part(passage: Passage, body: Body) -> bool:
    text = passage.reading.text
    if len(text) > _LONGEST_TITLE or passage.kind not in (PassageKind.PARAGRAPH, PassageKind.HEADING):
        return False
    return state_line(text) is not None or (profile_title(text, body) and _UNFINISHED.search(text[:-1]) is not None)


def _may_be_title(passage: Passage) -> bool:
    text = passage.reading.text
    if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.HEADING) or len(text) > _LONGEST_TITLE:
        return False
    return case_title(text) or (not text[:1].islower() and _UNFINISHED.search(text) is not None)


def is_certain_title(passage: Passage, body: Body) -> bool:
    """A title by the format's word, by the profile's words, or by the construction of a case's heading."""
    text = passage.reading.text
    if len(text) > _LONGEST_TITLE or passage.kind is PassageKind.NOTE:
        return False
    return passage.kind is PassageKind.HEADING or is_title(text, body) or subtitle(text, body) or case_title(text)


def items_of(titles: Sequence[Passage], body: Body) -> tuple[Item, ...]:
    """The items that the titles name, in order; titles of one item follow each other in several languages."""
    items: list[Item] = []
    for passage in titles:
        grown = _grown(items[-1], passage, body) if items else None
        if grown is not None:
            items[-1] = grown
        else:
            items.append(_opened(len(items) + 1, passage))
    return tuple(items)


def _opened(n: int, passage: Passage) -> Item:
    text = passage.reading.text
    state, years = _state(text)
    convention = convention_titled(passage) if not state or convention_end(text) else None
    return Item(
        n=n,
        start=passage.start,
        end=passage.end,
        titles=((passage.language, text),),
        state=state,
        state_code=country_code(state) if state else None,
        ratified=years[0] if years else None,
        conventions=(convention,) if convention else (),
        passages=(passage.n,),
    )


def _state(text: str) -> tuple[str | None, tuple[int, ...]]:
    """The State that a title names, and the years of its ratifications."""
    return state_line(text) or ((text if country_code(text) else None), ())


def _grown(item: Item, passage: Passage, body: Body) -> Item | None:
    """The item with one more title, or nothing where the title opens an item of its own."""
    text = passage.reading.text
    state, years = _state(text)
    held = replace(item, end=passage.end, passages=(*item.passages, passage.n))
    longer = replace(held, titles=(*item.titles, (passage.language, text)))
    if state:
        if item.state is None and item.conventions and len(item.passages) <= 3:
            # The Convention printed before the State.
            return replace(longer, state=state, state_code=country_code(state), ratified=years[0] if years else None)
        return longer if item.state and not item.conventions and _same_state(item, state) else None
    convention = convention_titled(passage)
    if convention:
        return replace(longer, conventions=(*item.conventions, convention)) if item.state or item.conventions else None
    if item.state and not profile_title(text, body):
        # A sub-title within the case ("Report of the mission").
        return held
    # The third title in a row of a part of the sitting is its last: there are three languages.
    return longer if item.state is None and not item.conventions and len(item.titles) < 3 else None


def _same_state(item: Item, state: str) -> bool:
    code = country_code(state)
    return code == item.state_code if code else state == item.state


def convention_titled(passage: Passage) -> Convention | None:
    """The Convention whose title a line is: it has the word, a year and, where it is printed, the number."""
    text = passage.reading.text
    if not cue("writing.convention").search(text) or not _YEAR.search(text):
        return None
    title = text[: convention_end(text)].rstrip(" -–—") or text
    numbered = _numbered().search(title)
    return Convention(
        number=int(numbered["number"]) if numbered else None,
        title=title,
        language=_language_of_number(numbered["word"]) if numbered else passage.language,
    )


def _language_of_number(word: str) -> str:
    """The language whose word for "number" is printed: the one that matches most of it ("No." is not "no")."""
    matched = {
        language.code: found.end()
        for language in languages()
        if (found := re.match(pattern(language.writing.number.forms), word, re.IGNORECASE))
    }
    return max(matched, key=lambda code: (matched[code], code))


@worded
def _numbered() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<word>{pattern(pooled('writing.number'))})\s*(?P<number>\d{{1,3}})(?!\d)", re.IGNORECASE
    )
