"""Names of a case as resolution sees them: each with its place, who speaks there, and the State that it is about.

Reads the findings of a document and the States that the documents of a case make known; gives :class:`Named` in the
order of places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from observance.domain.findings import ActorKind, Findings, NameMention
from observance.domain.fold import fold_words
from observance.domain.parties import Mention
from observance.domain.relations import StatedRelation
from observance.reference.concepts import idea_of, is_empty
from observance.reference.countries import country_code
from observance.resolve.sounds import alike, sound_of

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
#: Two names of one State that no list holds are as like as this in another language.
_SAME_STATE = 0.72
#: The key of a State that no list holds is longer than this; codes, and what is as short, are only like themselves.
_CODE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A mention on its way to an actor.

    ``n`` counts the mentions that are resolved at once, in the order of documents and places, those of a document one
    after the other; ``at`` counts those of the document. ``home`` is the State that the passage is about, as ISO 3166
    or, of a State that no list holds, as the sound of its name; ``None`` where nothing tells. ``states`` are the sounds
    of all such States of the case. ``meant`` counts the mention of the document for which a short name stands;
    ``relations`` are those that the text states of the mention.
    """

    n: int
    finding: NameMention
    home: str | None
    states: tuple[str, ...] = ()
    at: int = 0
    meant: int | None = None
    relations: tuple[StatedRelation, ...] = ()

    @property
    def document(self) -> str:
        """The reference of its document."""
        return self.finding.citation.document

    @property
    def n_meant(self) -> int | None:
        """The mention for which a short name stands, as it is counted among those that are resolved at once."""
        return None if self.meant is None else self.n - self.at + self.meant

    @property
    def mention(self) -> Mention:
        """The mention as an actor carries it."""
        return Mention(finding=self.finding.id, citation=self.finding.citation, name=self.finding.name)


@lru_cache(maxsize=65536)
def state_key(name: str, code: str | None = None) -> str:
    """A State by its code, else by the sound of the word in its name that is a name."""
    known = code or country_code(name)
    if known:
        return known
    own = [word for word in _WORD.findall(name) if word[0].isupper() and not is_empty(word) and not idea_of(word)]
    return max((sound_of(word) for word in own), key=len, default=sound_of(name))


def same_state(one: str | None, other: str | None) -> bool:
    """Whether two keys are one State's."""
    if one is None or other is None:
        return False
    return one == other or (len(one) > _CODE < len(other) and alike(one, other) >= _SAME_STATE)


def states_told(found: Findings) -> Counter[str]:
    """The States that a document makes known and no list holds, by their keys, each as often as it is named."""
    keys = [state_key(name.name, name.country) for name in found.names if name.kind is ActorKind.STATE]
    keys += [state_key(matter.state, matter.state_code) for matter in found.about.matters if matter.state]
    return Counter(key for key in keys if len(key) > _CODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """The keys of States that no list holds, each with the one for all languages, and the sounds of these."""

    local: Mapping[str, str]
    sounds: tuple[str, ...] = ()

    @classmethod
    def of(cls, counted: Mapping[str, int]) -> States:
        """The States that documents make known, by how often each is named in all of them."""
        local: dict[str, str] = {}
        for key, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
            local[key] = next((kept for kept in local.values() if same_state(kept, key)), key)
        return cls(local=local, sounds=tuple(sorted(set(local.values()))))

    def within(self, name: NameMention) -> str | None:
        """The State that the name of a body holds."""
        if name.kind is not ActorKind.ORGANISATION or name.rule.startswith("names:world"):
            return None
        return _state_within(name.name, self.sounds)

    def key(self, name: str, code: str | None = None) -> str:
        """The key that stands for a State's name in all languages."""
        key = state_key(name, code)
        return self.local.get(key, key)


@lru_cache(maxsize=262144)
def _state_within(name: str, sounds: tuple[str, ...]) -> str | None:
    for words in _capitals(name):
        found = country_code(words) or next((s for s in sounds if same_state(s, sound_of(words))), None)
        if found:
            return found
    return None


def _capitals(name: str) -> Iterator[str]:
    """The words of a name that have capitals, the last first, then all of them in a row from each on."""
    words = [word for word in _WORD.findall(name) if word[0].isupper()]
    for n in range(len(words)):
        yield " ".join(words[n:])
    yield from reversed(words)


def named(found: Findings, states: States, first: int = 0) -> Iterator[Named]:
    """The names of a document, counted from ``first`` on, each with the State that its place is about."""
    homes = _homes(found, states)
    relations: dict[str, list[StatedRelation]] = {}
    for one in found.relations:
        relations.setdefault(one.one, []).append(one)
    for at, name in enumerate(found.names):
        home = states.key(name.name, name.country) if name.kind is ActorKind.STATE else states.within(name)
        yield Named(
            n=first + at,
            at=at,
            finding=name,
            home=home or homes.get(name.speech) or homes.get(None),
            states=states.sounds,
            relations=tuple(relations.get(name.id, ())),
        )


def _homes(found: Findings, states: States) -> dict[int | None, str | None]:
    """The State that each speech of a document is about; under ``None`` the document's own."""
    matters = [states.key(m.state, m.state_code) if m.state else m.state_code for m in found.about.matters]
    named_most = Counter(states.key(n.name, n.country) for n in found.names if n.kind is ActorKind.STATE)
    most = named_most.most_common(1)[0][0] if named_most and not matters else None
    homes: dict[int | None, str | None] = {None: matters[0] if len(set(matters)) == 1 else most}
    for turn in found.interventions:
        if turn.matter is not None and turn.matter < len(matters):
            homes[turn.n] = matters[turn.matter]
    return homes


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name."""
    return tuple(_WORD.findall(name))


@lru_cache(maxsize=262144)
def plain(name: str) -> str:
    """A name as it is compared letter by letter: folded, single blanks, no quotation marks."""
    return " ".join(re.sub(r"[“”\"«»„]", " ", fold_words(name)).split())


def count_states(documents: Iterable[Findings]) -> Counter[str]:
    """The States that documents make known and no list holds, as often as all of them name each."""
    counted: Counter[str] = Counter()
    for found in documents:
        counted.update(states_told(found))
    return counted
