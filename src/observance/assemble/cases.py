"""The cases of a folder of documents: which State under which Conventions each statement belongs to.

Reads what all documents are about; gives the matters, and each of them as a part that can be told by itself. Records
name their cases in the headings of items. A document that names no State belongs to the only one, where the folder
holds one; where it holds several, :mod:`~observance.assemble.belonging` tells it, or a person does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from observance.assemble.belonging import RECORDS, Conversation, under_conventions
from observance.domain.decisions import Decision
from observance.domain.edition import Edition
from observance.domain.findings import Findings
from observance.domain.fold import fold_words
from observance.domain.holdings import Holding
from observance.domain.matters import Belonging, Matter, Matters, Tie
from observance.domain.parties import Mention, Parties, actor_id
from observance.reference.countries import country_code

VERSION = "matters/3"


def matters_of(
    documents: Iterable[Findings],
    editions: Iterable[Edition] = (),
    holdings: Iterable[Holding] = (),
    decisions: Iterable[Decision] = (),
) -> Matters:
    """All matters of a folder, in the order in which they are first named.

    A text that is there in two formats counts once, a draft that was replaced not at all. ``decisions`` are those of
    people about where a document belongs: they come before all that it says.
    """
    told = [e for e in editions if e.same_as or e.replaces]
    left_out = {e.document for e in told if e.same_as} | {draft for e in told for draft in e.replaces}
    known = {found.document: found for found in documents if found.document not in left_out}
    decided = {decision.subject: decision for decision in decisions}
    own = {name: _decided(decided[name]) if name in decided else one.about.matters for name, one in known.items()}
    found: dict[_Key, Matter] = {}
    for matters in own.values():
        for matter in matters:
            found.setdefault(_key(matter), matter)
    kept = _without_partial(found)
    every = tuple(kept.values())
    places = {key: n for n, key in enumerate(kept)}
    sure: dict[str, Belonging] = {}
    narrowed: dict[str, frozenset[int]] = {}
    for name, matters in own.items():
        possible = [_places(one, places, known[name], every) for one in matters]
        at = tuple(map(min, possible))
        if name in decided:
            sure[name] = Belonging(document=name, matters=at, tie=Tie.DECIDED, by=decided[name].id)
        elif len(possible) == 1 and len(possible[0]) > 1 and known[name].about.kind not in RECORDS:
            narrowed[name] = possible[0]
        elif at or len(kept) == 1:
            sure[name] = Belonging(document=name, matters=at or (0,), tie=Tie.NAMED if at else Tie.ONLY)
    conversation = Conversation(documents=known, matters=every, told=sure, narrowed=narrowed)
    belonging = conversation.tell(holdings) if len(kept) > 1 else sure
    return Matters(all=every, documents=tuple(belonging.get(name, Belonging(document=name)) for name in known))


def _decided(decision: Decision) -> tuple[Matter, ...]:
    """The matter that a person named."""
    state, _, numbers = decision.value.partition("|")
    conventions = tuple(int(number) for number in numbers.split(",") if number.isdecimal())
    return (Matter(state=state, state_code=country_code(state), conventions=conventions),) if state else ()


_Key = tuple[str, tuple[int, ...]]


def _key(matter: Matter) -> _Key:
    return matter.state_code or fold_words(matter.state or ""), matter.conventions


def _without_partial(found: dict[_Key, Matter]) -> dict[_Key, Matter]:
    """A State without Conventions is that State's only case, where it has one with them."""
    named = {state for state, conventions in found if conventions}
    return {key: matter for key, matter in found.items() if key[1] or key[0] not in named}


def _places(matter: Matter, places: dict[_Key, int], found: Findings, every: Sequence[Matter]) -> frozenset[int]:
    """The place of a matter; of a State named without a Convention, the cases whose Conventions the document names,
    else all of that State."""
    key = _key(matter)
    if key in places:
        return frozenset({places[key]})
    of_state = frozenset(n for (state, _), n in places.items() if state == key[0])
    return under_conventions(found, of_state, every)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfMatter:
    """All that one matter is told by beside the findings of its documents.

    ``places`` are its documents, by reference, each with which of the document's own matters are this one; ``parties``
    are who is who in these documents, under ids that no other document changes. Of a document that is ``whole``
    everything is on this matter, whatever its headings say: a person said so.
    """

    matter: Matter
    places: Mapping[str, tuple[bool, ...]]
    parties: Parties = field(repr=False)
    whole: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """The references of its documents."""
        return tuple(self.places)

    @property
    def name(self) -> str:
        """What the matter is called among the others: the State and the Conventions."""
        state = self.matter.state_code or fold_words(self.matter.state or "")
        return " ".join((state, *map(str, self.matter.conventions)))

    def has(self, found: Findings, speech: int | None) -> bool:
        """Whether a speech of its documents is on this matter, or a document that is no record."""
        own = self.places.get(found.document, ())
        if speech is None or not found.interventions or found.document in self.whole:
            return bool(own) and own[0]
        turn = next((turn for turn in found.interventions if turn.n == speech), None)
        return turn is not None and turn.matter is not None and own[turn.matter]


def matters_apart(matters: Matters, parties: Parties) -> Iterator[OfMatter]:
    """Each matter with its documents, and what of who is who is told of these."""
    named = _by_document(parties)
    belonging: dict[int, list[Belonging]] = defaultdict(list)
    for one in matters.documents:
        for place in dict.fromkeys(one.matters):
            belonging[place].append(one)
    for n, matter in enumerate(matters.all):
        places = {one.document: tuple(place == n for place in one.matters) for one in belonging[n]}
        whole = tuple(one.document for one in belonging[n] if one.tie is Tie.DECIDED)
        yield OfMatter(matter=matter, places=places, parties=_within(places, named, parties), whole=whole)


_Named = dict[str, list[tuple[int, Mention]]]


def _by_document(parties: Parties) -> _Named:
    """The mentions of each document, each with the place of its actor."""
    found: _Named = defaultdict(list)
    for n, actor in enumerate(parties.actors):
        for mention in actor.mentions:
            found[mention.document].append((n, mention))
    return found


def _within(documents: Iterable[str], named: _Named, parties: Parties) -> Parties:
    """Who is who in some documents, the first named first; nothing in it follows from other documents but the names."""
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for document in documents:
        for n, mention in sorted(named.get(document, ()), key=lambda one: (one[1].citation.start, one[1].finding)):
            mentions[n].append(mention)
    return Parties(
        actors=tuple(
            replace(
                actor,
                id=actor_id(actor.kind, own[0].finding),
                names=(),
                mentions=tuple(own),
                country=None,
                evidence=(),
                relations=(),
                decisions=(),
            )
            for actor, own in ((parties.actors[n], own) for n, own in mentions.items())
        )
    )
