"""The events by which a deadline may be set, and when they come round.

Reads ``sessions.toml``: the closed list of events, with the month of those that are held in the same month each year.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_suffix(".toml")


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
