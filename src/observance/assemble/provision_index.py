"""The index of provisions of a case: for each article and version, who asks, what is stated, what is alleged.

Reads the findings that belong to a case; gives one entry for each provision that stands within the words of a request,
a measure or an allegation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from observance.assemble.steps import step_of
from observance.domain.case import ProvisionEntry, Step
from observance.domain.findings import Allegation, Finding, Findings, Measure, Request

_Key = tuple[str, str | None, str | None]
_NUMBER = re.compile(r"\d+")


def provisions_of(found: Iterable[tuple[Findings, Finding]]) -> tuple[ProvisionEntry, ...]:
    """The provisions spoken of, in the order of instruments and articles."""
    entries: dict[_Key, dict[str, list[Step]]] = {}
    for document, one in found:
        column = _column(one)
        for key in dict.fromkeys(_named(one, document)) if column else ():
            own = entries.setdefault(key, {"asked": [], "stated": [], "alleged": []})
            own[column or ""].append(step_of(one, document))
    return tuple(
        ProvisionEntry(
            instrument=key[0],
            provision=key[1],
            version=key[2],
            asked=tuple(own["asked"]),
            stated=tuple(own["stated"]),
            alleged=tuple(own["alleged"]),
        )
        for key, own in sorted(entries.items(), key=lambda pair: _order(pair[0]))
    )


def _column(one: Finding) -> str | None:
    match one:
        case Request():
            return "asked"
        case Measure():
            return "stated"
        case Allegation():
            return "alleged"
        case _:
            return None


def _named(one: Finding, document: Findings) -> Iterator[_Key]:
    """The provisions that stand within the words of a finding."""
    start, end = one.citation.start, one.citation.end
    for mention in document.provisions:
        if mention.instrument and start <= mention.citation.start and mention.citation.end <= end:
            yield mention.instrument, mention.provision, mention.version


def _order(key: _Key) -> tuple[str, tuple[int, ...], str, str]:
    """Instruments by name, articles by number, versions by name."""
    return key[0], tuple(map(int, _NUMBER.findall(key[1] or ""))), key[1] or "", key[2] or ""
