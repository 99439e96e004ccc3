"""Names spelt in more than one way.

A word is taken for a name where it stands behind a form of address or in a speech's heading; any capitalised word that
is spelt nearly like one, or sounds like it in another language or script, is shown beside it. Of other capitalised
words only those are shown that occur once and differ by a letter from one that is often printed in the same language.
Endings alone make no remark: a man's and a woman's name, a case, a plural differ in them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from rapidfuzz.distance import OSA

from observance.errors import N_
from observance.publish.proofing.remarks import Line, Place, Remark, RemarkKind
from observance.publish.proofing.words import honorific
from observance.reference.spelling import romanised, sound_key

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OPENS = re.compile(r"(?:\A|[.!?…:;–—]\s|[\"“«(\[]\s?|\n)\Z")
#: Letters of a name that is compared, of one that may differ by a letter, and by two.
_SHORTEST, _ONE, _TWO = 4, 5, 8
#: Letters at the end in which two names of two people often differ.
_TAIL = 2
#: How often the common one of two words must stand that are no names of people, and their length.
_OFTEN, _LONG = 3, 7


@dataclass(slots=True, kw_only=True)
class _Form:
    """One way of spelling: its letters as they first stand, where it stands, and what shows that it is a name."""

    shown: str
    places: list[tuple[Line, int, int]] = field(default_factory=list)
    of_person: bool = False
    speaks_for: set[str] = field(default_factory=set)
    inside: bool = False
    languages: set[str] = field(default_factory=set)
    capitals: bool = True


def name_remarks(lines: Sequence[Line]) -> Iterator[Remark]:
    """A remark for each group of spellings that are near one another."""
    forms = _forms(lines)
    joined = _Groups()
    for one, other in _near_pairs(forms):
        joined.join(one, other)
    for group in joined.groups():
        yield _remark([forms[name] for name in group])


def _forms(lines: Sequence[Line]) -> dict[str, _Form]:
    found: dict[str, _Form] = {}
    for line in lines:
        people = _people(line)
        for token in _TOKEN.finditer(line.text):
            word = token.group()
            if not word[0].isupper() or len(word) < _SHORTEST:
                continue
            form = found.setdefault(word.casefold(), _Form(shown=word))
            form.places.append((line, token.start(), token.end()))
            form.languages.add(line.passage.language or "")
            form.of_person |= token.start() in people
            form.capitals &= word.isupper()
            form.inside |= not line.is_heading and not _OPENS.search(
                line.text[max(0, token.start() - 3) : token.start()]
            )
            if form.shown.isupper() and not word.isupper():
                form.shown = word
            if line.is_heading and line.speech and token.start() in people:
                form.speaks_for.add(line.speech.state or line.speech.organisation or "")
    return found


def _people(line: Line) -> set[int]:
    """Where the words begin that stand behind a form of address, or that are the speaker's name in a heading."""
    starts: set[int] = set()
    for found in honorific().finditer(line.text):
        at = found.end()
        while (token := _TOKEN.match(line.text, at)) and token.group()[0].isupper():
            starts.add(token.start())
            at = token.end() + (line.text[token.end() : token.end() + 1] == " ")
            if at == token.end():
                break
    name = line.speech.speaker if line.speech and line.is_heading else None
    at = line.text.rfind(name) if name else -1
    if name and at >= 0:
        starts |= {token.start() for token in _TOKEN.finditer(line.text, at, at + len(name))}
    return starts


def _near_pairs(forms: dict[str, _Form]) -> Iterator[tuple[str, str]]:
    """Pairs of spellings near one another; only words with the same first sound are compared."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in forms:
        key = sound_key(name)
        by_first[key[:1]].append(name)
    for names in by_first.values():
        for one, other in combinations(names, 2):
            if _are_near(one, other, forms[one], forms[other]):
                yield one, other


def _are_near(one: str, other: str, form: _Form, beside: _Form) -> bool:
    if form.of_person or beside.of_person:
        if form.speaks_for and beside.speaks_for and not form.speaks_for & beside.speaks_for:
            return False
        whole = (form.of_person or form.inside) and (beside.of_person or beside.inside)
        return whole and _sounds_alike(one, other, form, beside)
    if (
        not form.languages & beside.languages
        or min(len(one), len(other)) < _LONG
        or not (form.inside and beside.inside)
    ):
        return False
    counts = sorted((len(form.places), len(beside.places)))
    return counts[0] == 1 and counts[1] >= _OFTEN and _differ_inside(romanised(one), romanised(other), 1)


def _sounds_alike(one: str, other: str, form: _Form, beside: _Form) -> bool:
    if sound_key(one) == sound_key(other):
        # Capitals often go without their accents.
        return romanised(one) != romanised(other) or not (form.capitals or beside.capitals)
    first, second = romanised(one), romanised(other)
    shorter = min(len(first), len(second))
    most = 2 if shorter >= _TWO else 1 if shorter >= _ONE else 0
    return _differ_inside(first, second, most) or _differ_inside(sound_key(one), sound_key(other), min(most, 1))


def _differ_inside(one: str, other: str, most: int) -> bool:
    """Whether two words differ by a few letters, and not at their ends alone."""
    if not most or abs(len(one) - len(other)) > most or (one[:1], one[-1:]) != (other[:1], other[-1:]):
        return False
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if same >= min(len(one), len(other)) - _TAIL:
        return False
    return 0 < int(OSA.distance(one, other, score_cutoff=most)) <= most


@dataclass(slots=True, kw_only=True)
class _Groups:
    """Spellings joined by being near, in the order in which they were first joined."""

    parents: dict[str, str] = field(default_factory=dict)

    def join(self, one: str, other: str) -> None:
        self.parents[self._root(other)] = self._root(one)

    def _root(self, name: str) -> str:
        while self.parents.setdefault(name, name) != name:
            name = self.parents[name]
        return name

    def groups(self) -> Iterator[list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self.parents:
            found[self._root(name)].append(name)
        yield from found.values()


def _remark(forms: list[_Form]) -> Remark:
    """The rarest spelling stands first: it is the one that is looked up."""
    ordered = sorted(forms, key=lambda form: (len(form.places), form.places[0][0].passage.start))
    shown = ", ".join(f"{form.shown} ({_languages(form)}{len(form.places)})" for form in ordered)
    places: list[Place] = []
    for form in ordered:
        line, start, end = form.places[0]
        places.append(line.place(start, end))
    return Remark(
        kind=RemarkKind.NAME,
        what=N_("spelt in more than one way: {forms}"),
        fields=(("forms", shown),),
        places=tuple(places),
    )


def _languages(form: _Form) -> str:
    codes = "/".join(sorted(filter(None, form.languages)))
    return f"{codes} " if codes else ""
