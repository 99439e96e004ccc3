"""Words of the interface, from the engine's own catalogue: messages, and what the values of findings are called.

Reads the language of the request; gives text. What is not translated is data, and templates mark it as such
(``translate="no"``, or the language that it is in).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.utils.translation import get_language

from observance.cli.acting import RELATIONS
from observance.errors import N_
from observance.messages import Messages, messages_in
from observance.publish import days
from observance.publish.report.history import VERSIONS
from observance.publish.speakers import source_of
from observance.publish.speakers import state_called as state_called_in
from observance.reference.countries import state_name
from observance_web.quotations import Voice
from observance_web.vocabulary import FACT_VALUES, OF_FIELD, OF_KIND, TABLES


def messages() -> Messages:
    """The messages in the language of the request."""
    return messages_in(get_language() or "en")


def say(message: str, **fields: object) -> str:
    """A message in the language of the request."""
    return messages().say(message, **fields)


def called(table: str, key: str) -> str:
    """What a key is called; a key that no table knows is shown as it is."""
    known = TABLES[table]
    return say(known.get(key, key)) if key or key in known else ""


def related(kind: str, way: int, other: object) -> str:
    """How one actor stands to another (``way`` 0), or the other to it (1)."""
    return say(RELATIONS[kind][way], other=other) if kind in RELATIONS else f"{kind}: {other}"


def version_called(version: str) -> str:
    """What a version of a law is called, with its date where it has one."""
    stage, _, date = version.partition(" ")
    words = say(VERSIONS[stage]) if stage in VERSIONS else say(N_("none told"))
    return f"{words} ({day(date)})" if date else words


def value_called(kind: str, name: str, value: str) -> str | None:
    """What a value of a finding's field is called; ``None`` where the value is data."""
    table = OF_KIND.get(kind, {}) if name == "kind" else OF_FIELD.get(name, {})
    if value == "True":
        return say(N_("yes"))
    if name in ("iso", "due_date"):
        return day(value)
    return say(table[value]) if value in table else None


def fact_called(name: str, value: str) -> str | None:
    """What the value of a fact is called; ``None`` where it is words or a number of the document."""
    if name in ("date", "not_before", "not_after"):
        return day(value)
    if name == "language":
        return language_called(value)
    table = FACT_VALUES.get(name, {})
    return say(table[value]) if value in table else None


def language_called(code: str) -> str:
    """The name of a language in the language of the request; its code where nobody names it."""
    return _languages(get_language() or "en").get(code, code)


@cache
def _languages(locale: str) -> Mapping[str, str]:
    from babel import Locale

    return Locale.parse(locale).languages


def state_called(code: str | None, name: str | None) -> str:
    """The name of a State in the language of the request; the one printed where nobody else names it."""
    return (state_name(code, messages().language) if code else None) or name or ""


def body_called(voice: Voice) -> str | None:
    """The State or organisation of a speaker: a State in the language of the request."""
    return voice.body and state_called_in(voice.body, voice.code, voice.language, messages().language)


def author_called(name: str | None) -> str:
    """Who wrote something or is recalled: as printed, but for bodies that the program names."""
    return source_of(name, say) or ""


def voice_called(voice: Voice) -> str:
    """Who says something: the capacity and the State or organisation, else the author."""
    if voice.capacity is None:
        return author_called(voice.label)
    return ", ".join(filter(None, (called("capacity", voice.capacity), body_called(voice))))


def day(iso: str | None) -> str:
    """A date in words: as precise as it is, an interval with both its ends."""
    return days.told(iso or "", get_language() or "en", say)


def written(iso: str | None) -> str:
    """The date of a document; where two days are known between which it lies, both."""
    ends = days.between(iso or "")
    return say(N_("between {first} and {last}"), first=day(ends[0]), last=day(ends[1])) if ends else day(iso)


def dated(name: str) -> str:
    """A name that the program gave in English, with its dates in words."""
    return days.in_names(name, messages_in("en").say)
