"""What was found in a passage, as lines below it.

Reads the findings of a document; gives lines by the number of the passage in which the words begin. Kinds and values
are called as in the tables that a case is exported to.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from observance.casefile.finding_rows import CLASSES
from observance.cli.layout import harmless
from observance.domain.findings import Finding, Findings
from observance.errors import UsageError
from observance.publish.finding_tables import PLACE, finding_row

#: So many characters of an id tell it from the others of a case.
ID = 8
_INDENT = "    "
_QUOTE = 90
_UNTOLD = {"id", "document", "speech", "rule", "interpreted", "quotes", *PLACE}


def kinds_wanted(only: Sequence[str]) -> tuple[str, ...]:
    """The kinds of findings to be shown: those named, else all."""
    for kind in only:
        if kind not in CLASSES:
            raise UsageError(
                "no kind of finding is called {kind}", do="give one of: {kinds}", kind=kind, kinds=", ".join(CLASSES)
            )
    return tuple(kind for kind in CLASSES if not only or kind in only)


def margins(found: Findings, kinds: Sequence[str], width: int) -> Mapping[int, Sequence[str]]:
    """For each passage what was found in it, in the order of the text."""
    beside: dict[int, list[tuple[int, list[str]]]] = {}
    for kind in kinds:
        for finding in getattr(found, kind):
            lines = _lines(kind, finding, width)
            beside.setdefault(finding.citation.passage, []).append((finding.citation.start, lines))
    return {n: [line for _, lines in sorted(told, key=lambda t: t[0]) for line in lines] for n, told in beside.items()}


def _lines(kind: str, finding: Finding, width: int) -> list[str]:
    quote = textwrap.shorten(finding.citation.words, _QUOTE, placeholder=" …")
    told = "; ".join(f"{name}: {value}" for name, value in values_of(finding))
    words = harmless(f"{finding.id[:ID]} {kind} “{quote}”" + (f" {told}" if told else ""))
    return textwrap.wrap(words, width, initial_indent=_INDENT, subsequent_indent=_INDENT * 2)


def values_of(finding: Finding) -> Iterator[tuple[str, str]]:
    """The values of a finding that say something, called as in the tables."""
    for name, value in finding_row("", finding).items():
        if name not in _UNTOLD and value not in (None, False, "", []):
            yield name, _told(value)


def _told(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_told(part)}" for name, part in value.items() if part)
    return ", ".join(map(_told, value)) if isinstance(value, list) else str(value)
