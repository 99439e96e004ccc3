"""The events by which a deadline may be set, and when they come round.

Reads ``sessions.toml``: the closed list of events, with the month of those that are held in the same month each year;
and ``session_dates.toml``, of this folder and of the folders in use: the days of sessions, as far as they are
published, each with its source.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from observance.errors import DataError
from observance.lang import folders_in_use, worded

_FILE = Path(__file__).with_suffix(".toml")
_DATES = Path(__file__).with_name("session_dates.toml")
_LANGUAGES = ("en", "fr", "es", "ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session of a body: its number, its first and last day (``YYYY-MM-DD``), and what says so."""

    number: int
    opens: str
    closes: str
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """The sessions of an event, and how one is called in each language."""

    en: str = ""
    fr: str = ""
    es: str = ""
    ru: str = ""
    sessions: tuple[Session, ...] = ()


@cache
def events() -> dict[str, int | None]:
    """Every event, with its month in each year where that is settled."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {event: facts.get("month") for event, facts in data.items()}


def year_of_next(event: str, year: int | None, month: int | None) -> int | None:
    """The year of the next such event after a month; ``None`` where no calendar tells."""
    held = events().get(event)
    if held is None or year is None or month is None:
        return None
    return year if month < held else year + 1


@worded
def _held() -> dict[str, _Held]:
    """Each event with its sessions in order; of two of one number that of the folder in use last named."""
    held: dict[str, _Held] = {}
    for path in (_DATES, *(folder / _DATES.name for folder in folders_in_use())):
        for event, read in (_read(path) if path.exists() else {}).items():
            own = held.get(event, _Held())
            sessions = {one.number: one for one in (*own.sessions, *read.sessions)}
            names = {code: getattr(read, code) or getattr(own, code) for code in _LANGUAGES}
            held[event] = _Held(**names, sessions=tuple(sorted(sessions.values(), key=lambda one: one.opens)))
    return held


def _read(path: Path) -> dict[str, _Held]:
    import msgspec

    try:
        read = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), dict[str, _Held])
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as problem:
        raise DataError(
            "these sessions are not in the form expected: {problem}", where=str(path), problem=problem
        ) from problem
    for event in read:
        if event not in events():
            raise DataError("no event is called {event}", where=str(path), event=event)
    return read


def session_name(event: str, number: int, language: str) -> str:
    """What a session is called in a language; in English where the language is none of the house."""
    names = _held()[event]
    return ((getattr(names, language) if language in _LANGUAGES else "") or names.en).format(number=number)


def session_after(event: str, day: str | None) -> Session | None:
    """The first session of an event that opens after a day; ``None`` where no dated calendar tells.

    Of a day before the first year of the calendar it tells nothing: an earlier session may be meant.
    """
    known = _held()[event].sessions if event in _held() else ()
    if day is None or not known or day < known[0].opens[:4]:
        return None
    return next((session for session in known if session.opens > day), None)
