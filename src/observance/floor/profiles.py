"""Rules profiles as data: one file a session, ``reference/procedures/*.toml``.

Reads TOML; gives a RulesProfile, whole and consistent in itself. An act adopts it with all that is in it, so that a
journal does not change when the file does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import msgspec

from observance import reference
from observance.domain.acts import ACTS
from observance.domain.rules import RulesProfile, Wording
from observance.errors import DataError

PROCEDURES = Path(reference.__file__).parent / "procedures"
#: The numbers that the rules ask a profile for.
SETTINGS = ("written_notice_days", "written_pages", "amendment_hours", "insertion_characters")
STANDINGS = frozenset({"seen", "recalled", "invented"})


def read_profile(path: Path) -> RulesProfile:
    """A profile from its file. Raises DataError."""
    try:
        found = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), RulesProfile)
    except (OSError, ValueError, msgspec.ValidationError) as problem:
        raise DataError("this data file cannot be read: {problem}", where=str(path), problem=problem) from problem
    for fault in faults_of(found):
        raise DataError("this data file cannot be read: {problem}", where=str(path), problem=fault)
    return found


def shipped_profile(name: str = "ilc-cas-example") -> RulesProfile:
    """A profile of this package."""
    return read_profile(PROCEDURES / f"{name}.toml")


def faults_of(profile: RulesProfile) -> Iterator[str]:
    """What a profile lacks or contradicts: names of settings, acts, capacities and languages."""
    yield from (f"settings.{name}" for name in SETTINGS if profile.settings.get(name, -1) < 0)
    numbers = (*SETTINGS, "order", "may", "capacities", "languages", "spoken", "waivable")
    yield from (f"standing.{name}" for name in numbers if profile.standing.get(name) not in STANDINGS)
    yield from (f"limits[{n}]" for n, limit in enumerate(profile.limits) if limit.standing not in STANDINGS)
    yield from (f"limits[{n}]" for n, limit in enumerate(profile.limits) if limit.milliseconds <= 0)
    yield from (f"may.{office}.{kind}" for office in profile.may for kind in profile.may[office] if kind not in ACTS)
    for code in profile.languages:
        wording = profile.wording.get(code)
        missing = [
            capacity for capacity in profile.capacities if wording is None or "" not in wording.roles.get(capacity, {})
        ]
        yield from (f"wording.{code}.roles.{capacity}" for capacity in missing)
        if wording is not None:
            yield from (f"wording.{code}.{name}" for name in _unprintable(wording))
        yield from (f"wording.{code}.spoken.{s}" for s in profile.spoken if wording is None or s not in wording.spoken)


def _unprintable(wording: Wording) -> Iterator[str]:
    """The sentences with a field that nothing fills."""
    forms = [
        ("chair_line", wording.chair_line, {"role", "person"}),
        ("interpretation", wording.interpretation, {"language"}),
        ("ratification", wording.ratification, {"state", "year"}),
        ("conclusions", wording.conclusions, {"state"}),
        ("draft_conclusions", wording.draft_conclusions, {"state"}),
        ("adopted_on", wording.adopted_on, {"day"}),
        ("told", wording.told, {"sentence"}),
        *((f"events.{kind}", sentence, {"time", "symbol"}) for kind, sentence in wording.events.items()),
    ]
    yield from (name for name, form, fields in forms if not _fields_of(form) <= fields)


def _fields_of(form: str) -> set[str | None]:
    try:
        return {name for _, name, _, _ in Formatter().parse(form)} - {None}
    except ValueError:
        return {""}
