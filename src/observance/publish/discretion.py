"""Who stays out of data that is made for the public: natural persons who neither hold a public office nor speak.

Reads a case; gives a :class:`Discretion`, through which every row of such data goes. A row about such a person is left
out; in other rows a pseudonym stands for the name, another in each export. Names that resolution did not find are not
known here.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, MatchKind

from observance.casefile import CaseFile
from observance.casefile.case import has_product
from observance.domain.findings import ActorKind, NameMention
from observance.domain.fold import fold_words
from observance.domain.parties import Actor
from observance.domain.record import Record
from observance.errors import NotFound
from observance.reference.concepts import idea_of, offices_of, public_offices, state_kinds
from observance.reference.countries import country_code
from observance.reference.organisations import organisation_of

#: Stands for a name that others bear too: whose it is here is not known.
SOMEBODY = "person"
#: Which column of a table names an actor or a mention, so that a row about somebody left out is left out.
_ABOUT: Mapping[str, tuple[str, ...]] = {"actors": ("id",), "mentions": ("id",), "proposals": ("one", "other")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Discretion:
    """What is left out of data for the public, and what stands for it.

    ``out`` are ids of actors and of findings that name them; ``words`` gives for each spelling what stands for it.
    """

    out: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)
    _finder: AhoCorasick | None = field(init=False, repr=False, compare=False)
    _names: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make ready what finds the names in a text."""
        names = tuple(sorted(self.words))
        object.__setattr__(self, "_names", names)
        finder = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest) if names else None
        object.__setattr__(self, "_finder", finder)

    @classmethod
    def of(cls, case: CaseFile, named: Iterable[str] = (), salt: bytes = b"") -> Discretion:
        """Who stays out of data made of a case, but for those ``named`` by id or name; ``salt`` makes pseudonyms."""
        parties = case.parties()
        known = _known(case)
        kept = {_actor(parties.actors, one).id for one in named}
        people = [one for one in parties.actors if one.kind is ActorKind.PERSON]
        private = [one for one in people if one.id not in kept and not _is_public(one, known)]
        others = {name for one in parties.actors if one not in private for name in _spellings(one)}
        words: dict[str, str] = {}
        for one in private:
            for name in _spellings(one):
                shared = name in others or (name in words)
                words[name] = SOMEBODY if shared else f"person-{_pseudonym(one.id, salt)}"
        out = {one.id for one in private} | {m.finding for one in private for m in one.mentions}
        return cls(out=frozenset(out), words=words)

    def row(self, table: str, row: Mapping[str, object]) -> Mapping[str, object] | None:
        """The row as the public gets it; ``None`` where it is about somebody who is left out."""
        if any(row.get(column) in self.out for column in _ABOUT.get(table, ())):
            return None
        return {name: self._cell(value) for name, value in row.items()} if self._finder else row

    def _cell(self, value: object) -> object:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {name: self._cell(part) for name, part in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._cell(part) for part in value if not (isinstance(part, str) and part in self.out)]
        return value

    def text(self, text: str) -> str:
        """A text with pseudonyms for the names in it; blanks are single then."""
        if self._finder is None:
            return text
        plain = " ".join(text.split())
        parts, at = [], 0
        for n, start, end in self._finder.find_matches_as_indexes(plain):
            if _is_word(plain, start, end):
                parts += [plain[at:start], self.words[self._names[n]]]
                at = end
        return "".join(parts) + plain[at:] if parts else text


def public_rows(
    case: CaseFile, table: str, rows: Iterable[tuple[str, Mapping[str, object]]]
) -> list[Mapping[str, object]]:
    """Of rows with the names of their tables those of one table, as the public gets them; pseudonyms of this call."""
    discretion = Discretion.of(case, (), os.urandom(16))
    return [left for name, row in rows if name == table and (left := discretion.row(name, row)) is not None]


def _is_word(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _pseudonym(id_: str, salt: bytes) -> str:
    return hashlib.sha256(salt + id_.encode()).hexdigest()[:8]


def _spellings(actor: Actor) -> Iterator[str]:
    """Every spelling of a name, as it is printed and as it would be by itself."""
    printed = (mention.citation.quote for mention in actor.mentions)
    named = (mention.name for mention in actor.mentions)
    yield from {" ".join(name.split()) for name in (actor.name, *actor.names, *printed, *named)}


def _actor(actors: Iterable[Actor], wanted: str) -> Actor:
    every = tuple(actors)
    found = [one for one in every if one.id.startswith(wanted)] or [one for one in every if wanted in one.names]
    if len(found) != 1:
        raise NotFound("the case knows no actor {actor}", do="list them with: observance actors CASE", actor=wanted)
    return found[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of mentions by their ids, which of them stand in headings of speeches, and who is in the chair."""

    mentions: Mapping[str, NameMention]
    speaking: frozenset[str]
    chairs: frozenset[str]


def _known(case: CaseFile) -> _Known:
    mentions: dict[str, NameMention] = {}
    speaking: set[str] = set()
    chairs: set[str] = set()
    for entry in case.documents():
        if has_product(entry, "extract"):
            names = case.findings(entry.reference).names
            mentions |= {name.id: name for name in names}
            found = case.segmentation(entry.reference)
            for speech in found.speeches if isinstance(found, Record) else ():
                chairs |= {fold_words(speech.resolved)} if speech.resolved else set()
                speaking |= {n.id for n in names if speech.start <= n.citation.start < speech.body_start}
    return _Known(mentions=mentions, speaking=frozenset(speaking), chairs=frozenset(chairs))


def _is_public(actor: Actor, known: _Known) -> bool:
    """Whether somebody speaks, or holds a public office, in any of the places that name them."""
    ids = [mention.finding for mention in actor.mentions]
    if any(one in known.speaking for one in ids) or any(fold_words(name) in known.chairs for name in actor.names):
        return True
    return any(_is_office(known.mentions[one]) for one in ids if one in known.mentions)


def _is_office(name: NameMention) -> bool:
    """Whether the title beside a name is a public office: by its kind, or as that of a State or a body of the world."""
    offices = offices_of(name.title or "")
    if offices & public_offices():
        return True
    if not offices or not name.of:
        return False
    is_state_body = any(idea_of(word, "heads") in state_kinds() for word in name.of.split())
    return is_state_body or country_code(name.of) is not None or organisation_of(name.of) is not None
