"""Facts of a document of a known genre, from the lines of its head: title, symbol, date, State, and the genre's own.

Reads the genre and the head's passages; gives Details. A date is read where nothing else than the document's own can
stand: in its title, behind the words that announce it, on a line that is a date alone; where a genre names no such
words, in a line that is no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from observance.domain.record import Detail
from observance.domain.text import Passage
from observance.reference import Genre
from observance.reference.calendar import date_behind, dates_in
from observance.segment.items import convention_titled
from observance.segment.parts import any_of, dated, is_sentence, symbol_of
from observance.segment.titles import state_line

_BRACKETED = re.compile(r"[(\[].*[)\]]", re.DOTALL)


def titled(genre: Genre, shown: Passage, head: Sequence[Passage]) -> Passage:
    """The passage that is the title: what the genre says looks like one, else the line that shows the genre."""
    lines = [p for p in head if _may_be_title(p.reading.text) and not is_bracketed(p) and not symbol_of(p)]
    forms = genre.title.forms
    return next((p for p in lines if forms and any_of(forms).search(p.reading.text)), shown)


def _may_be_title(text: str) -> bool:
    """No sentence; a company's name may end in a short form with its stop."""
    return not is_sentence(text) or _SHORT_FORM.search(text) is not None


_SHORT_FORM = re.compile(r"\s[A-ZÀ-Þ][\w&]{0,3}\.\Z")


def is_bracketed(passage: Passage) -> bool:
    """Whether a line stands in brackets as a whole, and is no sentence."""
    text = passage.reading.text
    return _BRACKETED.fullmatch(text) is not None and not is_sentence(text[1:-1])


def genre_facts(genre: Genre, title: Passage, head: Sequence[Passage]) -> Iterator[Detail]:
    """Symbol, date and State of the head, and the genre's own facts."""
    symbol = next((found for p in head if (found := symbol_of(p))), None)
    if symbol:
        yield symbol
    day = _date(genre, title, [p for p in head if not is_sentence(p.reading.text)])
    if day:
        yield day
    state = next((found for p in head if (found := _state(p))), None)
    if state:
        yield state
        convention = next((found for p in head if (found := _convention(p))), None)
        if convention:
            yield convention
    for fact, values in genre.facts.items():
        found = next((detail for p in head for detail in _fact(fact, values, p)), None)
        if found:
            yield found


def _date(genre: Genre, title: Passage, lines: Sequence[Passage]) -> Detail | None:
    days = [(p, day) for p in lines for day in dates_in(p.reading.text) if day.iso]
    if not genre.dated.forms:
        return dated(*days[0], "genre:head") if days else None
    behind = [detail for p in lines if (detail := announced_date(genre.dated.forms, p, "genre:dated"))]
    exact = next((detail for detail in behind if len(detail.value) == _DAY), None)
    own = next((dated(p, day, "genre:title") for p, day in days if p is title), None)
    alone = next((dated(p, day, "genre:line") for p, day in days if _is_alone(p, day.start, day.end)), None)
    announced = next(iter(behind), None)
    if alone and announced and not alone.value.startswith(announced.value):
        # The day of something else, whose label stands at the end of the line before.
        alone = None
    return own or exact or alone or announced


_DAY = len("2000-01-01")


def announced_date(forms: tuple[str, ...], passage: Passage, rule: str) -> Detail | None:
    """The date behind the words that announce it, at the beginning of a line or of a part of it."""
    text = passage.reading.text
    for words in any_of(forms).finditer(text):
        found = date_behind(text, words.end())
        if found:
            value, start, end = found
            return Detail(name="date", value=value, rule=rule, evidence=passage.cite(start, end))
    return None


def _is_alone(passage: Passage, start: int, end: int) -> bool:
    text = passage.reading.text
    return not any(letter.isalnum() for letter in text[:start] + text[end:])


def _state(passage: Passage) -> Detail | None:
    """The State of a line that names it with its ratification, behind the title of the Convention or alone."""
    text = passage.reading.text
    named = state_line(text)
    if named is None or named[0] not in text:
        return None
    start = text.rindex(named[0])
    return Detail(name="state", value=named[0], rule="state_line", evidence=passage.cite(start, start + len(named[0])))


def _convention(passage: Passage) -> Detail | None:
    """The number of the Convention whose title a line of the head is."""
    titled = None if is_sentence(passage.reading.text) else convention_titled(passage)
    if titled is None or titled.number is None:
        return None
    return Detail(name="convention", value=str(titled.number), rule="convention_titled", evidence=passage.cite())


def _fact(fact: str, values: dict[str, tuple[str, ...]], passage: Passage) -> Iterator[Detail]:
    """The value whose words a line of the head holds."""
    for value, forms in values.items():
        found = any_of(forms).search(passage.reading.text)
        if found:
            said = value if len(values) > 1 else passage.reading.text
            yield Detail(name=fact, value=said, rule=f"genre:{fact}", evidence=passage.cite(*found.span()))
            return
