"""What is blanked outside of passages: lines of a text, of decisions and of the log that name somebody.

Reads readings and lines of JSON; gives them without the names: a mark for a line of text, and of a line of JSON what
tells its place in its log alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from observance.domain.fold import read_out
from observance.domain.selectors import CONTEXT
from observance.domain.text import Reading
from observance.domain.withholding import WITHHELD, Gap, Span, without
from observance.resolve.spotting import Spotter

#: How often a text is looked through again after something was cut out of it.
_ROUNDS = 4
#: The name of a generation is a sum of all that was in it.
_SUMS = ("generation",)


def without_names(reading: Reading, gaps: Iterable[Gap], spotter: Spotter) -> Reading:
    """A reading without its gaps, nor any line outside of them, fact or label that names somebody."""
    reading = without(reading, gaps)
    for _ in range(_ROUNDS):
        spans = _lines_seen(reading.text, spotter)
        if not spans:
            break
        reading = without(reading, [Gap(spans=(span,)) for span in spans])
    facts = tuple((name, value) for name, value in reading.facts if not spotter.sees(value))
    blocks = reading.blocks and tuple(
        replace(block, style=_unless_seen(block.style, spotter), label=_unless_seen(block.label, spotter))
        for block in reading.blocks
    )
    return replace(reading, facts=facts, blocks=blocks)


def _unless_seen(text: str | None, spotter: Spotter) -> str | None:
    return None if text and spotter.sees(text) else text


def _lines_seen(text: str, spotter: Spotter) -> list[Span]:
    """The lines of a text that name somebody, also across a hyphen or a line's end."""
    whole = read_out(text, ((0, len(text)),))
    seen = [*spotter.spans(text), *(whole.source_span(*span) for span in spotter.spans(whole.text))]
    lines = [(text.rfind("\n", 0, start) + 1, _line_end(text, end)) for start, end in seen]
    return _apart(lines)


def _line_end(text: str, end: int) -> int:
    found = text.find("\n", end)
    return len(text) if found < 0 else found


def _apart(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(set(spans)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanking:
    """Takes the content from lines that name somebody seen, hold a text that is gone, or quote what is withheld.

    ``texts`` are the readings of documents of which something is gone, by reference, before and after: a quotation that
    stands in the latter, with the words around it, moves there; another is gone.
    """

    spotter: Spotter
    gone: frozenset[str] = frozenset()
    texts: Mapping[str, tuple[Reading, Reading]] = field(default_factory=dict)

    def lines(self, place: Path, kept: frozenset[str]) -> bytes:
        """The lines of a log; those that lose their content keep the fields ``kept``. Nothing where no log is."""
        found = place.read_bytes().splitlines() if place.is_file() else []
        return b"".join(self._line(line, kept) + b"\n" for line in found if line.strip())

    def _line(self, line: bytes, kept: frozenset[str]) -> bytes:
        try:
            found = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            found = None
        if not isinstance(found, dict):
            return msgspec.json.encode({"kind": WITHHELD})
        left = {name: WITHHELD if name in _SUMS else value for name, value in found.items()}
        try:
            left = {name: self._moved(value) for name, value in left.items()}
        except _Gone:
            return self._bare(left, kept)
        if left.get("these") and left.get("subject") in self.gone:
            # What is decided about two sides is told by their places: the id is for people.
            left["subject"] = WITHHELD
        if any(text in self.gone or self.spotter.sees(text) for text in texts_of(left)):
            return self._bare(left, kept)
        return line if left == found else msgspec.json.encode(left)

    def _bare(self, found: Mapping[str, object], kept: frozenset[str]) -> bytes:
        """A line without content: the texts alone, with a mark for each that is not kept."""
        texts = {name: value for name, value in found.items() if isinstance(value, str)}
        plain = {name for name, value in texts.items() if name in kept and not self.spotter.sees(value)}
        return msgspec.json.encode({name: value if name in plain else WITHHELD for name, value in texts.items()})

    def _moved(self, value: object) -> Any:
        """A value with its selectors moved to the readings that are left."""
        if isinstance(value, list):
            return [self._moved(part) for part in value]
        if not isinstance(value, dict) or not {"document", "quote", "text_sha256"} <= value.keys():
            return value
        if value.get("finding") in self.gone:
            value = {**value, "finding": None}
        return self._selector(value, *self.texts[value["document"]]) if value["document"] in self.texts else value

    def _selector(self, place: dict[str, Any], before: Reading, after: Reading) -> dict[str, Any]:
        if place["text_sha256"] == after.text_sha256:
            return place
        at = _found_again(place, after.text) if place["text_sha256"] == before.text_sha256 else None
        if at is None:
            raise _Gone
        end = at + len(str(place["quote"]))
        return {
            **place,
            "before": after.text[max(0, at - CONTEXT) : at],
            "after": after.text[end : end + CONTEXT],
            "start": at,
            "end": end,
            "text_sha256": after.text_sha256,
        }


def _found_again(place: Mapping[str, Any], text: str) -> int | None:
    """Where a quotation stands in what is left: with the words around it, on one side of it, or by itself once."""
    before, quote, after = str(place.get("before", "")), str(place["quote"]), str(place.get("after", ""))
    for front, back in ((before, after), (before, ""), ("", after)):
        at = text.find(front + quote + back)
        if at >= 0 and (front or back):
            return at + len(front)
    return text.find(quote) if quote and text.count(quote) == 1 else None


class _Gone(Exception):
    """A quotation is not in what is left."""


def texts_of(value: object) -> Iterator[str]:
    """Every text within a value of JSON, names of fields left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts_of(part)
