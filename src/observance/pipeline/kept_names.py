"""What is kept of the names of a case between two builds, so that one more document costs what it touches.

Reads and writes :class:`~observance.pipeline.drawers.Drawers`: of each part its mentions and the sums of its rows; of
each document the parts that it has mentions in and the States it makes known; of each room who is met there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from observance.domain.findings import NameMention
from observance.domain.relations import StatedRelation
from observance.pipeline.drawers import Drawers
from observance.resolve.meeting import Place, nearness
from observance.resolve.named import Named

_PARTS, _DOCUMENTS, _ROOMS = "p", "d", "r"
_ROUNDING = 1e-9


class KeptMention(msgspec.Struct, frozen=True, array_like=True):
    """A mention without what changes with the case: its number and the States."""

    finding: NameMention
    home: str | None
    at: int
    meant: int | None
    relations: tuple[StatedRelation, ...]


class KeptPart(msgspec.Struct, frozen=True, array_like=True):
    """The mentions of a part, and of each row that was made of it the sum."""

    mentions: tuple[KeptMention, ...]
    rows: dict[str, bytes]


class KeptDocument(msgspec.Struct, frozen=True, array_like=True):
    """The parts that a document has mentions in, and the States that it makes known."""

    parts: tuple[int, ...]
    states: dict[str, int]


class _Met(msgspec.Struct, frozen=True, array_like=True):
    """Who is met in a room: by which word, in which State, and in which part."""

    word: str
    home: str | None
    part: int


_PART = msgspec.msgpack.Decoder(KeptPart)
_DOCUMENT = msgspec.msgpack.Decoder(KeptDocument)
_ROOM = msgspec.msgpack.Decoder(list[_Met])


def kept_mention(one: Named) -> KeptMention:
    """A mention as it is kept."""
    return KeptMention(finding=one.finding, home=one.home, at=one.at, meant=one.meant, relations=one.relations)


@dataclass(slots=True, kw_only=True)
class KeptNames:
    """The drawers with what they hold."""

    drawers: Drawers
    _rooms: dict[str, dict[tuple[str, str | None], int]] = field(default_factory=dict)
    _changed: set[str] = field(default_factory=set)

    def part(self, number: int) -> KeptPart:
        """A part by its number."""
        content = self.drawers.get(_PARTS, str(number))
        return _PART.decode(content) if content else KeptPart(mentions=(), rows={})

    def put_part(self, number: int, part: KeptPart | None) -> None:
        """Keep a part, or forget it."""
        self.drawers.put(_PARTS, str(number), msgspec.msgpack.encode(part) if part else None)

    def document(self, reference: str) -> KeptDocument:
        """What is kept of a document."""
        content = self.drawers.get(_DOCUMENTS, reference)
        return _DOCUMENT.decode(content) if content else KeptDocument(parts=(), states={})

    def put_document(self, reference: str, document: KeptDocument | None) -> None:
        """Keep a document, or forget it."""
        self.drawers.put(_DOCUMENTS, reference, msgspec.msgpack.encode(document) if document else None)

    def met(self, places: Iterable[Place]) -> set[int]:
        """The parts that are met at some places."""
        by_room: dict[str, list[Place]] = defaultdict(list)
        for place in set(places):
            by_room[place.room].append(place)
        return {part for room, here in by_room.items() for part in self._met_in(room, here)}

    def _met_in(self, room: str, places: Sequence[Place]) -> set[int]:
        known = self._room(room)
        least = nearness(room)
        words = list({word for word, _ in known}) if least else []
        found = set()
        for place in places:
            near = {place.word, *(_near(place.word, words, least) if least else ())}
            found |= {
                part
                for (word, home), part in known.items()
                if word in near and (home == place.home or home is None or place.home is None)
            }
        return found

    def move(self, before: Mapping[Place, int], after: Mapping[Place, int]) -> None:
        """Lead places to other parts than before; those that lead to none any more are taken away."""
        for place in before.keys() - after.keys():
            self._room(place.room).pop((place.word, place.home), None)
            self._changed.add(place.room)
        for place, part in after.items():
            if before.get(place) != part:
                self._room(place.room)[place.word, place.home] = part
                self._changed.add(place.room)

    def _room(self, room: str) -> dict[tuple[str, str | None], int]:
        if room not in self._rooms:
            content = self.drawers.get(_ROOMS, room)
            self._rooms[room] = {(one.word, one.home): one.part for one in _ROOM.decode(content)} if content else {}
        return self._rooms[room]

    def put_away(self, row: bytes, scratch: Path) -> None:
        """Write what changed."""
        for room in self._changed:
            met = [_Met(word, home, part) for (word, home), part in self._rooms[room].items()]
            self.drawers.put(_ROOMS, room, msgspec.msgpack.encode(met) if met else None)
        self.drawers.put_away(row, scratch)


def _near(word: str, words: Sequence[str], least: float) -> Iterable[str]:
    cut = least - _ROUNDING
    found = process.extract(word, words, scorer=Levenshtein.normalized_similarity, score_cutoff=cut, limit=None)
    return (other for other, _, _ in found)
