"""Points on which two statements may differ, and in what words each is told.

Reads ``points.toml``; gives :class:`Point` objects. What states a point in a language stands in
``lang/<code>/claims.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum

from observance.lang import worded
from observance.reference import HERE


class About(StrEnum):
    """What two statements on a point must share beside it for them to speak of the same thing."""

    ANY = "any"
    PERSON = "person"
    ACTOR = "actor"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point: the kind of disagreement on it, what both sides share, and in each language what they differ on.

    ``weight`` is 1 to 3: how surely the opposite of one side is meant by the other. ``within``: both may be told in
    one text of one act, which the record is then to be asked about.
    """

    kind: str
    about: About
    en: str
    fr: str
    es: str
    ru: str
    weight: int = 1
    within: bool = False

    def told(self, language: str) -> str:
        """The one thing on which they differ, in a language of the house; English for others."""
        return str(getattr(self, language, self.en))


@worded
def points() -> dict[str, Point]:
    """Every point by its name."""
    # What only reading data needs is loaded when data are read: help is shown without.
    import msgspec

    data = tomllib.loads((HERE / "points.toml").read_text(encoding="utf-8"))
    return {name: msgspec.convert(row, Point) for name, row in data.items()}
