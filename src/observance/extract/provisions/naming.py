"""Where instruments are named in an utterance, and where articles are.

Reads an utterance with the frames of ``lang/<code>/provisions.toml`` and the Conventions of ``reference``; gives
:class:`Naming` and :class:`Numbered` objects that do not overlap, in the order of the text. What a short name stands
for is told by :mod:`observance.extract.provisions.tracing`.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from observance.domain.law import Article, Form, Instrument
from observance.extract.matching import Match, Slots, matches
from observance.extract.provisions.articles import articles_of
from observance.extract.utterances import Utterance
from observance.lang import pattern, worded
from observance.lang.frames import codes_of, groups
from observance.reference.calendar import month_names
from observance.reference.instruments import convention, named, titled

KIND = "provisions"
#: The frames of this kind need no slot: what a number or a subject looks like is stated in the language's file.
SLOTS: Slots = ()

_FIGURES = re.compile(r"\d+")
#: How many figures the number of a Convention has at most; a year has more.
_MOST_FIGURES = 3
_ACRONYM = re.compile(r"\s\([«“\"]?([^\W\d_][\w.&-]{1,11})[»”\"]?\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """An instrument as it is named in a place: by number, date, subject, title, or shortly.

    ``n`` is the place of the utterance in the document, ``instruments`` are those that the words name by themselves
    (Conventions), ``which`` the word that says which of several is meant ("former").
    """

    n: int
    start: int
    end: int
    rule: str
    language: str
    form: Form
    noun: str = ""
    number: str | None = None
    date: str | None = None
    subject: str | None = None
    title: bool = False
    which: str | None = None
    short: bool = False
    small: bool = False
    instruments: tuple[Instrument, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """Articles that are cited in a place; none where the words point back ("this article")."""

    n: int
    start: int
    end: int
    rule: str
    language: str
    articles: tuple[Article, ...] = ()


#: Parts of frames that cite articles.
_NUMBERED = ("articles", "anaphor")
S = TypeVar("S", Naming, Numbered)


def spoken_in(n: int, utterance: Utterance) -> tuple[tuple[Naming, ...], tuple[Numbered, ...]]:
    """The instruments and the articles that an utterance speaks of, each kind apart."""
    namings: list[Naming] = list(_by_title(n, utterance))
    numbered: list[Numbered] = []
    for match in matches(KIND, utterance, SLOTS):
        part = match.frame.values["part"]
        if part in _NUMBERED:
            numbered.append(_numbered(n, utterance, match))
        else:
            naming = _convention(n, utterance, match) if part == "convention" else _naming(n, utterance, match)
            namings += [naming] if naming else []
    return _apart(namings), _apart(numbered)


def _apart(found: Iterable[S]) -> tuple[S, ...]:
    """What is found, longest first, without what lies across something longer; in the order of the text."""
    kept: list[S] = []
    for one in sorted(found, key=_worth):
        at = bisect(kept, one.start, key=_start)
        if (at == 0 or kept[at - 1].end <= one.start) and (at == len(kept) or one.end <= kept[at].start):
            kept.insert(at, one)
    return tuple(kept)


def _start(one: Naming | Numbered) -> int:
    return one.start


def first_from(namings: Sequence[Naming], start: int) -> int:
    """The place of the first naming that begins there or later."""
    return bisect_left(namings, start, key=_start)


def _worth(one: Naming | Numbered) -> tuple[object, ...]:
    """What comes first where two lie across each other: full names before short ones, longer ones, known ones."""
    short = isinstance(one, Naming) and one.short
    known = isinstance(one, Naming) and bool(one.instruments)
    return short, one.start - one.end, not known, one.start, one.rule


def _numbered(n: int, utterance: Utterance, match: Match) -> Numbered:
    code = match.frame.language
    found = (
        articles_of(utterance.text[match.start : match.end], code) if match.frame.values["part"] == "articles" else ()
    )
    return Numbered(n=n, start=match.start, end=match.end, rule=match.frame.id, language=code, articles=found)


def _said(utterance: Utterance, match: Match, slot: str) -> str | None:
    span = match.slots.get(slot)
    return utterance.text[span[0] : span[1]] if span else None


def _naming(n: int, utterance: Utterance, match: Match) -> Naming | None:
    """The instrument that a frame names; a noun that is no instrument's makes none."""
    code = match.frame.language
    noun = _said(utterance, match, "noun") or ""
    form = form_of(noun, code)
    if form is None:
        return None
    span = match.slots.get("subject") or match.slots.get("title")
    end = _trimmed(utterance.text, match.end, code) if span else match.end
    subject = utterance.text[span[0] : min(span[1], end)] if span else None
    return Naming(
        n=n,
        start=match.start,
        end=end,
        rule=match.frame.id,
        language=code,
        form=form,
        noun=noun,
        number=_said(utterance, match, "number"),
        date=_said(utterance, match, "date") or _said(utterance, match, "year"),
        subject=subject,
        title="title" in match.slots,
        which=_said(utterance, match, "which"),
        short=match.frame.values["part"] == "short",
        small=bool(match.frame.values.get("small")),
    )


def _trimmed(text: str, end: int, code: str) -> int:
    """Where a name ends that may run into a joining word or a month: "Law on Ports in May" ends before "in"."""
    while found := _trailing(code).search(text, max(0, end - 24), end):
        end = found.start()
    return end


@worded
def _trailing(code: str) -> re.Pattern[str]:
    empty = groups(KIND, code).get("empty", ())
    return re.compile(rf"\s(?:{pattern((*empty, *month_names()))})\s*\Z", re.IGNORECASE)


def _convention(n: int, utterance: Utterance, match: Match) -> Naming | None:
    """The Conventions that are cited by number; numbers that no Convention has make none."""
    said = _said(utterance, match, "number") or ""
    known = tuple(one for one in map(convention, _numbers(said)) if one)
    if not known:
        return None
    return Naming(
        n=n,
        start=match.start,
        end=match.end,
        rule=match.frame.id,
        language=match.frame.language,
        form=Form.CONVENTION,
        which=_said(utterance, match, "which"),
        instruments=known,
    )


def _numbers(said: str) -> tuple[int, ...]:
    """The numbers of a list; a range of Conventions is its two ends."""
    return tuple(dict.fromkeys(int(figures) for figures in _FIGURES.findall(said)))


@worded
def form_of(noun: str, code: str) -> Form | None:
    """The form that a noun of a language names: the groups of its file bear the names of forms."""
    words = groups(KIND, code)
    for form in Form:
        if re.fullmatch(pattern(words.get(form.value, ())), noun, re.IGNORECASE):
            return form
    return None


def _by_title(n: int, utterance: Utterance) -> Iterator[Naming]:
    """Conventions by their titles, and instruments by names of their own."""
    text, start = utterance.text, utterance.start
    small = utterance.small
    for begin, end, code, candidates in titled(small):
        whole = _around(text, begin, end, code) if begin >= start else None
        if whole:
            known = _meant(text[slice(*whole)], candidates)
            yield Naming(
                n=n, start=whole[0], end=whole[1], rule="reference.title", language=code,
                form=Form.CONVENTION, instruments=(known,),
            )  # fmt: skip
    for begin, end, known in named(text, small):
        if begin >= start:
            yield Naming(
                n=n, start=begin, end=end, rule="reference.name", language=utterance.language or codes_of(KIND)[0],
                form=known.form, instruments=(known,),
            )  # fmt: skip


def _around(text: str, start: int, end: int, code: str) -> tuple[int, int] | None:
    """A title with its noun, year and number; ``None`` where no noun stands with it."""
    before, after, needs_before = _title_parts(code)
    ahead = before.search(text, max(0, start - 60), start)
    behind = after.match(text, end)
    if not (ahead if needs_before else behind):
        return None
    return (ahead.start() if ahead else start), (behind.end() if behind else end)


@worded
def _title_parts(code: str) -> tuple[re.Pattern[str], re.Pattern[str], bool]:
    words = groups(KIND, code)
    before, after = words.get("title_before", ()), words.get("title_after", ())
    return (
        re.compile(rf"(?<!\w){pattern(before)}\Z", re.IGNORECASE),
        re.compile(rf"{pattern(after)}(?!\w)", re.IGNORECASE),
        bool(before),
    )


def _meant(words: str, candidates: tuple[Instrument, ...]) -> Instrument:
    """The Convention of a title that is meant: the one whose number or year is printed, else the last.

    A number that is none of theirs is that of a Convention whose title goes on: "X Convention (Revised) (No. 89)".
    """
    printed = dict.fromkeys(_FIGURES.findall(words))
    meant = next((one for one in candidates if {one.number, one.date} & printed.keys()), None)
    others = (convention(int(figures)) for figures in printed if len(figures) <= _MOST_FIGURES)
    return meant or next((one for one in others if one), candidates[0])


def acronym_behind(utterance: Utterance, end: int) -> str | None:
    """Letters in brackets behind a name: "Labour Relations Act (LRA)"."""
    found = _ACRONYM.match(utterance.text, end)
    return found[1] if found and sum(c.isupper() for c in found[1]) >= 2 else None


def moved(naming: Naming, start: int, end: int) -> Naming:
    """The same naming on another stretch."""
    return replace(naming, start=start, end=end)
