"""To which case a document belongs that names none in its head: told by what it says, and never guessed.

Reads what such documents name, the matters, and which document is the source of a reference; gives a
:class:`~observance.domain.matters.Belonging` with the finding that shows it. Its title names one State that has a case
here; or all of it names no other such State; or it relies on a document of one case, by day or symbol, or one relies on
it. What speaks for two cases is left for a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from observance.domain.findings import Findings, NameMention, Reference
from observance.domain.fold import fold_words
from observance.domain.holdings import Holding
from observance.domain.matters import Belonging, Matter, Tie
from observance.domain.record import DocumentKind
from observance.reference.countries import country_code
from observance.reference.instruments import convention

#: A date to the day.
_DAY = len("2000-01-01")
#: A record names its cases in its items: one without any is of no case.
RECORDS = frozenset({DocumentKind.VERBATIM_RECORD, DocumentKind.SUMMARY_RECORD})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edge:
    """That a document relies on another one, and the matter on which it is said to, where one is known."""

    citing: str
    held: str
    finding: str
    speech: int | None


@dataclass(slots=True, kw_only=True)
class Conversation:
    """The documents of a folder as they speak of States and of each other.

    ``told`` are those whose belonging is known, in the end all for which something tells it; ``narrowed`` those
    that are of one of several cases of a State.
    """

    documents: Mapping[str, Findings]
    matters: Sequence[Matter]
    told: dict[str, Belonging]
    edges: Sequence[_Edge] = ()
    narrowed: dict[str, frozenset[int]] = field(default_factory=dict)

    def tell(self, holdings: Iterable[Holding]) -> Mapping[str, Belonging]:
        """The belonging of every document of which anything tells it."""
        untold = [
            one
            for name, one in self.documents.items()
            if name not in self.told and name not in self.narrowed and one.about.kind not in RECORDS
        ]
        states = _States.of(self.matters)
        for one in untold:
            self._by_states(one, states)
        self.edges = tuple(_edges(self.documents, holdings))
        while found := self._by_reliance():
            self.told |= found
        return self.told

    def _by_states(self, one: Findings, states: _States) -> None:
        """Tell a document by the State that it names: in its title, or in all of it; if need be by the Convention."""
        named = [(mention, places) for mention in one.names if (places := states.places(mention))]
        in_title = [(mention, places) for mention, places in named if _stands_in(mention, one.about.title)]
        for tie, some in ((Tie.TITLE, in_title), (Tie.ALONE, named)):
            every = frozenset[frozenset[int]](places for _, places in some)
            if len(every) == 1:
                mention, places = some[0]
                left = under_conventions(one, places, self.matters)
                if len(left) == 1:
                    self.told[one.document] = Belonging(
                        document=one.document, matters=tuple(left), tie=tie, by=mention.id
                    )
                self.narrowed[one.document] = left
                return

    def _by_reliance(self) -> dict[str, Belonging]:
        """The documents that are tied to one case by those told so far."""
        ties: dict[str, list[Belonging]] = defaultdict(list)
        for edge in self.edges:
            for document, tie, through in (
                (edge.citing, Tie.RELIES_ON, edge.held),
                (edge.held, Tie.RELIED_ON, edge.citing),
            ):
                place = self._place(through, edge.speech if through == edge.citing else None)
                is_open = document not in self.told and self.documents[document].about.kind not in RECORDS
                if is_open and place is not None and place in self.narrowed.get(document, (place,)):
                    by = Belonging(document=document, matters=(place,), tie=tie, by=edge.finding, through=through)
                    ties[document].append(by)
        return {document: some[0] for document, some in ties.items() if len({one.matters for one in some}) == 1}

    def _place(self, document: str, speech: int | None) -> int | None:
        """The only matter of a document; in a record that of the speech."""
        own = self.told[document].matters if document in self.told else ()
        turn = next((t for t in self.documents[document].interventions if t.n == speech), None)
        if turn is not None and len(own) > 1:
            return None if turn.matter is None else own[turn.matter]
        return own[0] if len(set(own)) == 1 else None


def under_conventions(one: Findings, places: frozenset[int], matters: Sequence[Matter]) -> frozenset[int]:
    """The cases of a State whose Conventions a document names; all where it names none of them."""
    if len(places) < 2:
        return places
    named = {provision.instrument for provision in one.provisions}
    known = {place: [convention(number) for number in matters[place].conventions] for place in places}
    under = frozenset(place for place, some in known.items() if any(one and one.name in named for one in some))
    return under or places


@dataclass(frozen=True, slots=True, kw_only=True)
class _States:
    """The places of the matters of each State: by its code, or by its name where it has none."""

    by_code: Mapping[str, frozenset[int]]
    by_name: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, matters: Sequence[Matter]) -> _States:
        codes: dict[str, set[int]] = defaultdict(set)
        names: dict[str, set[int]] = defaultdict(set)
        for place, matter in enumerate(matters):
            if matter.state_code:
                codes[matter.state_code].add(place)
            elif matter.state:
                names[fold_words(matter.state)].add(place)
        by_code, by_name = ({key: frozenset(places) for key, places in some.items()} for some in (codes, names))
        return cls(by_code=by_code, by_name=by_name)

    def places(self, mention: NameMention) -> frozenset[int]:
        """The cases of the State that is named; none where it has none here."""
        code = mention.country or country_code(mention.name)
        if code is not None:
            return self.by_code.get(code, frozenset())
        said = f" {fold_words(mention.name)} "
        return next((places for name, places in self.by_name.items() if f" {name} " in said), frozenset())


def _stands_in(mention: NameMention, title: str | None) -> bool:
    return f" {fold_words(mention.citation.quote)} " in f" {fold_words(title or '')} "


def _edges(documents: Mapping[str, Findings], holdings: Iterable[Holding]) -> Iterator[_Edge]:
    """Who relies on whom, where the words tell the source by its day or its symbol."""
    held = {one.reference: one.document for one in holdings}
    for document in documents.values():
        for reference in document.references:
            source = documents.get(held.get(reference.id, ""))
            if source is not None and _is_exact(reference, source):
                yield _Edge(
                    citing=document.document, held=source.document, finding=reference.id, speech=reference.speech
                )


def _is_exact(reference: Reference, source: Findings) -> bool:
    date, symbol = reference.date or "", source.about.symbol
    return (len(date) == _DAY and date == source.about.date) or (
        symbol is not None and symbol in " ".join(reference.citation.quote.split())
    )
