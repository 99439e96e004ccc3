"""Times of speeches: zones, order, overlaps.

Each rule reads a :class:`Checked` file and gives its faults. The schema takes a time without a zone, an end before its
start, and two people speaking at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from observance.publish.akn.faults import Checked, Fault, fault
from observance.publish.akn.names import SPEECHES
from observance.publish.akn.source import identifier

_ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)\Z")
_TIMES = ("startTime", "endTime", "time")


def check_zones(checked: Checked) -> Iterator[Fault]:
    """Times that do not say their zone."""
    for element in checked.elements():
        for name in _TIMES:
            time = element.get(name)
            if time is not None and not _ZONE.search(time):
                yield fault(
                    "time-without-zone",
                    element,
                    "{attribute} is {time}, without its zone",
                    "add the zone, such as +02:00",
                    attribute=name,
                    time=time,
                )


def check_order(checked: Checked) -> Iterator[Fault]:
    """Ends before their start."""
    for element in checked.elements():
        start, end = _time(element, "startTime"), _time(element, "endTime")
        if start is not None and end is not None and end < start:
            yield fault(
                "end-before-start",
                element,
                "it ends at {end}, before it starts at {start}",
                "correct startTime or endTime",
                start=element.get("startTime"),
                end=element.get("endTime"),
            )


def check_overlaps(checked: Checked) -> Iterator[Fault]:
    """Speeches that begin before another has ended; a translation stands beside its speech and is none of its own."""
    timed = []
    for element in checked.elements(*SPEECHES):
        start = _time(element, "startTime")
        if start is not None and element.get("alternativeTo") is None:
            timed.append((start, _time(element, "endTime"), element))
    last: tuple[datetime, etree._Element] | None = None
    for start, end, element in sorted(timed, key=lambda speech: speech[0]):
        if last is not None and start < last[0]:
            yield fault(
                "speeches-overlap",
                element,
                "it starts at {start}, while {other} lasts until {end}",
                "correct the times; an interrupted speech is two speeches in a speechGroup",
                start=element.get("startTime"),
                other=identifier(last[1]) or f"line {last[1].sourceline}",
                end=last[1].get("endTime"),
            )
        if end is not None and (last is None or end > last[0]):
            last = (end, element)


def _time(element: etree._Element, name: str) -> datetime | None:
    """A time with its zone; nothing where it is none, which other rules report."""
    try:
        time = datetime.fromisoformat(element.get(name, ""))
    except ValueError:
        return None
    return time if time.tzinfo is not None else None
