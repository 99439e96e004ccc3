"""The events by which a deadline may be set, and when they come round.

Reads ``sessions.toml``: the closed list of events, with the month of those that are held in the same month each year;
and ``session_dates.toml``: the days of sessions, as far as they are published.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_suffix(".toml")
_DATES = Path(__file__).with_name("session_dates.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session of a body: its number, and its first and last day (``YYYY-MM-DD``)."""

    number: int
    opens: str
    closes: str


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


@cache
def _dated() -> dict[str, dict[str, object]]:
    return tomllib.loads(_DATES.read_text(encoding="utf-8"))


@cache
def _sessions(event: str) -> tuple[Session, ...]:
    import msgspec

    return msgspec.convert(_dated().get(event, {}).get("sessions", ()), tuple[Session, ...])


def session_name(event: str, number: int, language: str) -> str:
    """What a session is called in a language; in English where the language is none of the house."""
    names = _dated()[event]
    return str(names.get(language, names["en"])).format(number=number)


def session_after(event: str, day: str | None) -> Session | None:
    """The first session of an event that opens after a day; ``None`` where no dated calendar tells.

    Of a day before the first year of the calendar it tells nothing: an earlier session may be meant.
    """
    known = _sessions(event)
    if day is None or not known or day < known[0].opens[:4]:
        return None
    return next((session for session in known if session.opens > day), None)
