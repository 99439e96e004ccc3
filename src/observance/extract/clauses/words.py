"""The words by which clauses and acts are told apart: the groups of ``lang/<code>/clauses.toml``, made ready.

Reads those files; gives single groups, and the :class:`Grammar` of the acts of a language.

Of the clauses of a sentence: ``verb`` makes a clause of the piece that it stands in; ``that``, ``relative``, ``turn``
("when", "although") and ``join`` open one; ``kept`` are phrases that look like these and part nothing, and so does what
``aside`` opens between commas; ``lead`` is left out at a clause's head, a noun phrase ends before a word of ``finite``;
``joins`` lead to something new of the speaker's ("and we").

Of the acts of a clause: ``joint`` joins, ``ordinal`` numbers an item, ``tail`` opens what no longer belongs (behind a
comma), ``hard_tail`` does so without one, ``subject`` opens a new clause behind a joining word, ``mark`` stands before
a verb in the infinitive, ``act_that`` opens an object clause, ``act_verb`` is a verb that can open an act, ``gerund``
one in -ing, ``strong`` an act that is always one of its own, ``nest`` opens a clause within which acts are no longer
told apart, ``act_relative`` one within which verbs without a mark are not, ``complete`` is a verb with its object in
it, ``light`` one that says nothing without the next; ``conjugated`` is a verb with its person ("will repeal"),
``second`` another of whom something is asked ("and the union to give"), ``inset`` opens what is set before the first
verb ("that, in its next report, it give").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from observance.lang import pattern, worded
from observance.lang.frames import codes_of, groups
from observance.lang.wording import Wording, wording

#: The file of words.
KIND = "clauses"


@worded
def words(code: str, group: str) -> Wording:
    """A group of the words of clauses as whole words."""
    return wording(groups(KIND, code).get(group, ()))


@worded
def pooled(code: str | None, group: str) -> tuple[str, ...]:
    """The forms of a group in a language; those of all languages where the language is not known."""
    return tuple(form for one in ((code,) if code else codes_of(KIND)) for form in groups(KIND, one).get(group, ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """The patterns of one language, each to be matched where a word begins."""

    joint: re.Pattern[str] = field(repr=False)
    ordinal: re.Pattern[str] = field(repr=False)
    tail: re.Pattern[str] = field(repr=False)
    hard_tail: re.Pattern[str] = field(repr=False)
    subject: re.Pattern[str] = field(repr=False)
    mark: re.Pattern[str] = field(repr=False)
    marked: re.Pattern[str] = field(repr=False)
    that: re.Pattern[str] = field(repr=False)
    opening: re.Pattern[str] = field(repr=False)
    opens: re.Pattern[str] = field(repr=False)
    bare: re.Pattern[str] = field(repr=False)
    gerund: re.Pattern[str] = field(repr=False)
    strong: re.Pattern[str] = field(repr=False)
    nest: re.Pattern[str] = field(repr=False)
    relative: re.Pattern[str] = field(repr=False)
    complete: re.Pattern[str] = field(repr=False)
    light: re.Pattern[str] = field(repr=False)
    conjugated: re.Pattern[str] = field(repr=False)
    second: re.Pattern[str] = field(repr=False)
    inset: re.Pattern[str] = field(repr=False)
    third: re.Pattern[str] = field(repr=False)
    #: Whether verbs in the infinitive bear no mark before them.
    unmarked: bool = False


@worded
def grammar(code: str) -> Grammar:
    """The patterns of a language; empty where it has no file."""
    known = groups(KIND, code)

    def form(name: str, *, then: str = "") -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){pattern(known.get(name, ()))}(?:(?<=['’,])|(?!\w)){then}", re.IGNORECASE)

    verb = pattern(known.get("act_verb", ()))
    opens = tuple(form for name in ("joint", "act_that", "that") for form in known.get(name, ()))
    return Grammar(
        joint=form("joint"),
        ordinal=form("ordinal"),
        tail=form("tail"),
        hard_tail=form("hard_tail"),
        subject=form("subject"),
        mark=form("mark"),
        marked=form("mark", then=rf"\s*{verb}(?!\w)"),
        that=form("act_that", then=r"\s*\w"),
        opening=form("act_that"),
        opens=re.compile(rf"(?<!\S){pattern(opens)}(?:(?<=['’,])|(?!\w))", re.IGNORECASE),
        bare=form("act_verb"),
        gerund=form("gerund"),
        strong=form("strong"),
        nest=form("nest"),
        relative=form("act_relative"),
        complete=form("complete"),
        light=form("light"),
        conjugated=form("conjugated"),
        inset=form("inset"),
        second=form("second", then=rf"\s*{verb}(?!\w)"),
        third=form("third"),
        unmarked=not known.get("mark"),
    )
