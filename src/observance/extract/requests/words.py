"""The words by which requests are told: the groups of ``lang/<code>/requests.toml``, made ready.

Reads those files; gives :class:`Words` of a language. A group that a language lacks matches nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields

from observance.domain.findings import Insistence
from observance.lang import pattern, worded
from observance.lang.frames import groups

KIND = "requests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Patterns, each of whole words in any case; a field is a group of the file.

    ``party``, ``office`` and ``forum`` name those of whom something may be asked: a Government or an authority of its
    State, the Office, those who sit in the room. ``no_asker`` are those whose asking is no request (an order within a
    State). ``principle`` and ``hypothetical`` open a clause in which nothing is asked; ``opinion`` opens one in which
    something is asked only of those whom it names; ``no_act`` is what follows a normative verb without asking for
    anything; ``done`` that what is hoped for is past; ``reflexive`` stands before a verb by which somebody binds
    himself ("s'est engagé à"); ``besides`` stands before a noun that asks where only what became of it is told
    ("progress on the recommendations to"), ``by_parliament`` names who is to act where it is not the Government.
    """

    urgently: re.Pattern[str] = field(repr=False)
    conditional: re.Pattern[str] = field(repr=False)
    adverb: re.Pattern[str] = field(repr=False)
    party: re.Pattern[str] = field(repr=False)
    office: re.Pattern[str] = field(repr=False)
    forum: re.Pattern[str] = field(repr=False)
    no_asker: re.Pattern[str] = field(repr=False)
    first_person: re.Pattern[str] = field(repr=False)
    third_person: re.Pattern[str] = field(repr=False)
    government: re.Pattern[str] = field(repr=False)
    workers: re.Pattern[str] = field(repr=False)
    employers: re.Pattern[str] = field(repr=False)
    experts: re.Pattern[str] = field(repr=False)
    repeated: re.Pattern[str] = field(repr=False)
    past: re.Pattern[str] = field(repr=False)
    was: re.Pattern[str] = field(repr=False)
    pluperfect: re.Pattern[str] = field(repr=False)
    hypothetical: re.Pattern[str] = field(repr=False)
    principle: re.Pattern[str] = field(repr=False)
    opinion: re.Pattern[str] = field(repr=False)
    no_act: re.Pattern[str] = field(repr=False)
    done: re.Pattern[str] = field(repr=False)
    courtesy: re.Pattern[str] = field(repr=False)
    not_bound: re.Pattern[str] = field(repr=False)
    own_wish: re.Pattern[str] = field(repr=False)
    reflexive: re.Pattern[str] = field(repr=False)
    noun_ask: re.Pattern[str] = field(repr=False)
    article: re.Pattern[str] = field(repr=False)
    making: re.Pattern[str] = field(repr=False)
    besides: re.Pattern[str] = field(repr=False)
    by_parliament: re.Pattern[str] = field(repr=False)
    echo: re.Pattern[str] = field(repr=False)
    asked: re.Pattern[str] = field(repr=False)
    be: re.Pattern[str] = field(repr=False)
    undone: re.Pattern[str] = field(repr=False)
    end_itself: re.Pattern[str] = field(repr=False)


@worded
def words(code: str) -> Words:
    """The words of a language."""
    return Words(**{one.name: _ready(code, one.name) for one in fields(Words)})


@worded
def strengths(code: str) -> tuple[tuple[Insistence, re.Pattern[str]], ...]:
    """How insistent a trigger is, the most insistent first: "urge" before "call on"."""
    return tuple((one, _ready(code, one.value)) for one in (Insistence.URGE, *Insistence))


def _ready(code: str, name: str) -> re.Pattern[str]:
    forms = groups(KIND, code).get(name, ())
    return re.compile(rf"(?<!\w){pattern(forms)}(?:(?<=['’])|(?!\w))", re.IGNORECASE)
