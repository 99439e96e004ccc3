"""Which namings are of one instrument, and what it is called.

Reads the namings of a document; gives each its :class:`~observance.domain.law.Instrument`. Two namings of one form are
one instrument where they share the number, or what they are about, or where one explains the other in brackets. States
are kept apart: each item of a sitting's agenda has laws of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from observance.domain.law import Form, Instrument
from observance.extract.provisions.naming import Naming
from observance.extract.provisions.subjects import ENGLISH, Words, english, without_state, words_of
from observance.reference.calendar import dates_in
from observance.reference.subjects import name_by, name_of_state, name_on

_BRACKETS = re.compile(r"\s*\([^)]*\)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_ONE = {Form.BILL: Form.LAW}
#: Forms that a State has one of.
_SINGLE = (Form.CONSTITUTION,)

Key = tuple[object, ...]


@dataclass(slots=True)
class Groups:
    """Namings joined into groups: each key leads to the key that stands for its group."""

    up: dict[Key, Key] = field(default_factory=dict)

    def find(self, key: Key) -> Key:
        """The key that stands for the group."""
        while (above := self.up.setdefault(key, key)) != key:
            key = above
        return key

    def join(self, one: Key, other: Key) -> None:
        """Make two groups one."""
        self.up[self.find(other)] = self.find(one)


def one_form(form: Form) -> Form:
    """The form under which an instrument is compared: a bill is the law that it is to be."""
    return _ONE.get(form, form)


def date_of(naming: Naming) -> str | None:
    """The date of an instrument in ISO 8601: a day, or a year."""
    if not naming.date:
        return None
    days = dates_in(naming.date)
    if days and days[0].iso:
        return days[0].iso
    year = _YEAR.search(naming.date)
    return year[0] if year else None


def instruments_of(
    namings: Iterable[Naming], ties: Iterable[tuple[Naming, Naming]], acronyms: Mapping[str, str], state: str | None
) -> dict[Naming, Instrument]:
    """The instrument of every naming that says by itself which one it means; ``ties`` are pairs that are one."""
    stated = [naming for naming in namings if not naming.short and not naming.instruments]
    groups, words = Groups(), {naming: _words(naming, acronyms, state) for naming in stated}
    numbers: dict[Key, str] = {}
    for naming in stated:
        _join(groups, naming, words[naming], numbers)
    for one, other in ties:
        if one in words and other in words:
            groups.join(_first_key(one, words[one]), _first_key(other, words[other]))
    _join_undated(groups, stated, words)
    members: dict[Key, list[Naming]] = {}
    for naming in stated:
        members.setdefault(groups.find(_first_key(naming, words[naming])), []).append(naming)
    return {naming: made for group in members.values() for made in (_made(group, state),) for naming in group}


def _words(naming: Naming, acronyms: Mapping[str, str], state: str | None) -> Words:
    return words_of(naming.subject, naming.language, acronyms, state) if naming.subject else frozenset()


def _keys(naming: Naming, words: Words) -> Iterator[Key]:
    """What an instrument is known by, the surest first."""
    form, date = one_form(naming.form), date_of(naming)
    if form in _SINGLE:
        yield (form,)
        return
    if naming.number:
        yield (form, "number", naming.number.casefold(), date[:4] if date else None)
    if words:
        yield (form, "words", words)
    if not naming.number and not words:
        yield (form, "date", date)


def _first_key(naming: Naming, words: Words) -> Key:
    return next(iter(_keys(naming, words)))


def _join(groups: Groups, naming: Naming, words: Words, numbers: dict[Key, str]) -> None:
    """Join the keys of a naming; a subject that another number has already been given stays with that one."""
    first, *others = _keys(naming, words)
    groups.find(first)
    for other in others:
        if numbers.setdefault(other, naming.number or "") == naming.number:
            groups.join(first, other)


def _join_undated(groups: Groups, stated: Iterable[Naming], words: Mapping[Naming, Words]) -> None:
    """A number without a year is that of the one instrument that has it with a year."""
    keys = {key for naming in stated for key in _keys(naming, words[naming]) if "number" in key}
    for key in keys:
        if key[-1] is None:
            dated = {other for other in keys if other[:-1] == key[:-1] and other[-1] is not None}
            if len({groups.find(other) for other in dated}) == 1:
                groups.join(dated.pop(), key)


def _made(group: list[Naming], state: str | None) -> Instrument:
    """The instrument of a group under its one name."""
    form = one_form(group[0].form)
    number = next((naming.number for naming in group if naming.number), None)
    date = next((date for naming in group if (date := date_of(naming))), None)
    name = name_of_state(form, state) if form in _SINGLE else _name(group, form, number, date, state)
    return Instrument(name=name, form=form, number=number, date=date)


def _name(group: list[Naming], form: Form, number: str | None, date: str | None, state: str | None) -> str:
    """English words where the document has any, the most frequent; else the subject translated, else the number."""
    printed = Counter(
        _printed(naming, form, state) for naming in group if naming.subject and naming.language == ENGLISH
    )
    if printed:
        return min(printed.items(), key=lambda pair: (-pair[1], pair[0]))[0]
    subject = next((english(without_state(n.subject, state), n.language) for n in group if n.subject), "")
    return name_on(form, subject) if subject else name_by(form, number, date)


def _printed(naming: Naming, form: Form, state: str | None) -> str:
    """An English name as it is printed, with capitals: "Labour Relations Act", "Law on Trade Unions"."""
    subject = without_state(_BRACKETS.sub("", naming.subject or ""), state)
    if naming.title and form is not Form.CODE:
        return f"{subject} {naming.noun}"
    known = subject[:1].islower() and all(word[:1].isupper() for word in words_of(subject, ENGLISH, {}))
    return name_on(form, english(subject, ENGLISH) if known or form is Form.CODE else subject)
