"""Traces: what of withheld passages and erased documents must not be found again, and the search for it.

Reads a case before and after; keeps the sentences, ids and sums that only the withheld part had. :func:`search` looks
for them, and for names, in every file of a folder, whatever is packed in it.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import msgspec
from ahocorasick_rs import AhoCorasick

from observance.casefile import CaseFile, generation, held
from observance.casefile.case import has_product
from observance.casefile.generation import Entry
from observance.domain import case, decisions, edition, findings, holdings, matters, parties, record, selectors, text
from observance.domain.record import Segmentation
from observance.domain.text import Document
from observance.resolve.spotting import Spotter

#: Shorter pieces of a sentence occur in any text.
_LEAST = 40
_PIECE = re.compile(r"[^.;:!?]{1,2000}")
#: Archives within archives are opened so deep.
_DEEPEST = 4


@dataclass(slots=True, kw_only=True)
class Traces:
    """What the withheld part of a case is known by: passages in one line each, ids of findings, sums of texts."""

    quotes: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    sums: set[str] = field(default_factory=set)
    left: list[str] = field(default_factory=list)

    def of_passages(
        self, case: CaseFile, entry: Entry, found: Segmentation | None, numbers: Collection[int], *, whole: bool = False
    ) -> None:
        """Take up the withheld passages of a document, what was found in them, and the sums of its text and file."""
        for passage in found.passages if found else ():
            words = " ".join(passage.reading.text.split())
            if passage.n in numbers:
                self.quotes.add(words)
                self.sums.add(hashlib.sha256(passage.cite().quote.encode("utf-8", "surrogatepass")).hexdigest())
            else:
                self.left.append(words)
        if has_product(entry, "extract"):
            self.ids |= {
                one.id for one in case.findings(entry.reference).all() if one.citation.passage in numbers or whole
            }
        if numbers and has_product(entry, "read"):
            self.sums.add(case.reading(entry.reference).reading.text_sha256)
        # The file of a text is its text: where nothing is withheld, its sum tells nothing.
        if numbers and entry.sha256:
            self.sums.add(entry.sha256)

    def of_document(self, case: CaseFile, entry: Entry) -> None:
        """Take up all of a document."""
        found = case.segmentation(entry.reference) if has_product(entry, "segment") else None
        numbers = {passage.n for passage in found.passages} if found else set()
        self.of_passages(case, entry, found, numbers, whole=True)

    def seen(self, document: Document) -> None:
        """A document that stays as it is."""
        self.left.append(" ".join(document.reading.text.split()))

    def without(self, shown: CaseFile) -> Traces:
        """What is left to be searched for: neither what other passages say too, nor ids that stand for other words."""
        kept = "\n".join(self.left)
        pieces = {p for quote in self.quotes for p in _pieces(quote) if p not in kept}
        return Traces(quotes=pieces, ids=self.ids - self.ids_of(shown), sums=self.sums - {""})

    @staticmethod
    def ids_of(case: CaseFile) -> set[str]:
        """The ids of all findings, actors and asks of a case."""
        read = (e for e in case.documents() if has_product(e, "extract"))
        found = {one.id for entry in read for one in case.findings(entry.reference).all()}
        return found | Traces.wider_ids_of(case)

    @staticmethod
    def wider_ids_of(case: CaseFile) -> set[str]:
        """The ids of the actors and asks of a case: they follow from findings, hence from words."""
        return {actor.id for actor in case.parties().actors} | {a.id for one in case.cases() for a in one.asks}

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.quotes) + len(self.ids) + len(self.sums)


def _pieces(quote: str) -> Iterator[str]:
    yield from (piece.strip() for piece in _PIECE.findall(quote) if len(piece.strip()) >= _LEAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What a search looked at, and where it found something: the place in the folder, and the kind of trace."""

    files: int
    size: int
    hits: tuple[tuple[str, str], ...] = ()


def search(folder: Path, spotter: Spotter, traces: Traces, names: Collection[str] = ()) -> Searched:
    """Look for names and traces in every file of a folder: its name, its bytes as text, what is packed in it."""
    needles = sorted(needle for needle in (*traces.quotes, *traces.ids, *traces.sums, *names) if needle)
    look = _Look(spotter=spotter, finder=AhoCorasick(needles) if needles else None)
    for path in sorted(p for p in folder.rglob("*") if p.is_file() or p.is_symlink()):
        place = path.relative_to(folder).as_posix()
        look.text(place, place)
        if path.is_file():
            look.data(place, path.read_bytes(), 0)
    return Searched(files=look.files, size=look.size, hits=tuple(dict.fromkeys(look.hits)))


@dataclass(slots=True, kw_only=True)
class _Look:
    """A search at work."""

    spotter: Spotter
    finder: AhoCorasick | None
    files: int = 0
    size: int = 0
    hits: list[tuple[str, str]] = field(default_factory=list)

    def data(self, place: str, data: bytes, depth: int) -> None:
        self.files += 1
        self.size += len(data)
        for name, inner in _packed(data) if depth < _DEEPEST else ():
            self.text(f"{place}!/{name}", name)
            self.data(f"{place}!/{name}", inner, depth + 1)
        for encoding in _encodings(data):
            self.lines(place, data.decode(encoding, "replace"))

    def lines(self, place: str, text: str) -> None:
        """Each row of JSON by its texts, what is no JSON as it stands."""
        for line in text.splitlines():
            try:
                texts = list(_texts(msgspec.json.decode(line.encode("utf-8", "replace"))))
            except (msgspec.DecodeError, UnicodeError):
                texts = [line]
            for one in texts:
                self.text(place, one)

    def text(self, place: str, text: str) -> None:
        if self.finder and self.finder.find_matches_as_indexes(" ".join(text.split())):
            self.hits.append((place, "trace"))
        if self.spotter.sees(text):
            self.hits.append((place, "name"))


#: Fields that hold the program's own words, as the names of rules are.
_OWN = frozenset({"rule", "reader", "stage", "code", "event", "row", "grounds", "what", "do"})


_NOUNS = (
    *(case, decisions, edition, findings, generation, held, holdings, matters),
    *(parties, record, selectors, text),
)


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """What the program itself calls things: the fields of its nouns and the values that they may have."""
    words: set[str] = set()
    for module in _NOUNS:
        for value in vars(module).values():
            words |= set(getattr(value, "__dataclass_fields__", ())) | set(getattr(value, "__struct_fields__", ()))
            words |= {str(member) for member in getattr(value, "__members__", {}).values()}
    return frozenset(words)


def _texts(value: object) -> Iterator[str]:
    """Every text within a value of JSON that may hold a name: not those that the program gives itself."""
    if isinstance(value, str):
        if value not in _vocabulary():
            yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(name)
            if name not in _OWN:
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _encodings(data: bytes) -> tuple[str, ...]:
    """UTF-16 has a nought in every other byte of Latin text, or says that it is it."""
    is_wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    return ("utf-16",) if is_wide else ("utf-8",)


def _packed(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in bytes: the members of an archive, what gzip or zlib made small."""
    if data[:4] == b"PK\x03\x04":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield from ((name, archive.read(name)) for name in archive.namelist())
        except (zipfile.BadZipFile, RuntimeError, zlib.error):
            return
    elif data[:2] == b"\x1f\x8b":
        try:
            yield "gzip", gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return
