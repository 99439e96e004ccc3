"""Which references have their source in the case.

Reads the findings of all documents, and which of them are one text; gives a :class:`Holding` for each reference whose
source is a document of the case. A source is told by kind, State, author and date, or by its printed symbol; where more
than one document would do, none is taken: a wrong source is worse than a missing one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import ahocorasick_rs

from observance.domain.edition import Edition
from observance.domain.findings import Findings, Reference
from observance.domain.fold import fold_words
from observance.domain.holdings import Holding
from observance.domain.matters import Matter
from observance.domain.record import DocumentKind
from observance.reference.sources import GOVERNMENT, author_name, document_kinds, told_without_date

VERSION = "holdings/2"


def tell_holdings(documents: Iterable[Findings], editions: Sequence[Edition]) -> tuple[Holding, ...]:
    """The holdings of a case, in the order of its documents and their references."""
    same = {edition.document: edition.same_as or edition.document for edition in editions}
    known = tuple(documents)
    sources = _Sources.of(one for one in known if same.get(one.document, one.document) == one.document)
    return tuple(
        Holding(reference=reference.id, document=held.document)
        for citing in known
        for reference in citing.references
        if (held := _source(reference, citing, sources, same.get(citing.document, citing.document))) is not None
    )


def _source(reference: Reference, citing: Findings, sources: _Sources, itself: str) -> Findings | None:
    """The only document, beside the citing one itself, that may be the source of a reference."""
    kinds = document_kinds(reference.kind, reference.author)
    named = [source for source in sources.named(reference) if source.document != itself]
    alike = named or [
        source
        for source in sources.near(reference, kinds, _matters(reference, citing))
        if source.document != itself and _fits(reference, citing, source)
    ]
    return alike[0] if len(alike) == 1 else None


#: A date to the year.
_YEAR = 4
_Shelf = dict[str | None, list[Findings]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    """The documents that may be sources, found by printed symbol, or by kind, year (``None``: any) and State.

    So a reference is held against few of them, however many the case has. ``several`` says that they are of several
    States: then a source without a date is told by its State too.
    """

    several: bool
    symbols: tuple[str, ...]
    by_symbol: dict[str, list[Findings]]
    finder: ahocorasick_rs.AhoCorasick | None
    shelves: dict[tuple[DocumentKind, str | None], _Shelf] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[Findings]) -> _Sources:
        by_symbol: dict[str, list[Findings]] = defaultdict(list)
        shelves: dict[tuple[DocumentKind, str | None], _Shelf] = {}
        states: set[str] = set()
        for one in documents:
            states |= {matter.state_code or fold_words(matter.state or "") for matter in one.about.matters}
            if one.about.symbol:
                by_symbol[one.about.symbol].append(one)
            for year in (None, (one.about.date or "")[:_YEAR]):
                shelf = shelves.setdefault((one.about.kind, year), defaultdict(list))
                for state in {matter.state_code for matter in one.about.matters} or {None}:
                    shelf[state].append(one)
        finder = ahocorasick_rs.AhoCorasick(list(by_symbol)) if by_symbol else None
        symbols = tuple(by_symbol)
        return cls(several=len(states) > 1, symbols=symbols, by_symbol=by_symbol, finder=finder, shelves=shelves)

    def named(self, reference: Reference) -> list[Findings]:
        """The documents whose symbol stands in the words of a reference, and no longer one that begins like it."""
        if self.finder is None:
            return []
        words = " ".join(reference.citation.quote.split())
        found = self.finder.find_matches_as_indexes(words, overlapping=True)
        symbols = dict.fromkeys(self.symbols[n] for n, start, end in found if _stands_alone(words, start, end))
        return [source for symbol in symbols for source in self.by_symbol[symbol]]

    def near(
        self, reference: Reference, kinds: Iterable[DocumentKind], matters: Sequence[Matter]
    ) -> Iterator[Findings]:
        """The documents of some kinds that are not certainly of another year or State; each once."""
        states = {matter.state_code for matter in matters}
        needs_state = reference.date is None and self.several
        for kind in sorted(kinds):
            shelf = self.shelves.get((kind, reference.date[:_YEAR] if reference.date else None), {})
            wanted = shelf.keys() if None in states or not states else (states | {None}) & shelf.keys()
            for source in {source.document: source for state in wanted for source in shelf[state]}.values():
                if source.about.matters or not needs_state:
                    yield source


_BEFORE, _AFTER = re.compile(r"[\w/]\Z"), re.compile(r"\w|[./-]\w")


def _stands_alone(words: str, start: int, end: int) -> bool:
    """Whether a symbol is not the beginning or the end of a longer one: CAN/D/4 of CAN/D/41."""
    return _BEFORE.search(words, max(0, start - 1), start) is None and _AFTER.match(words, end) is None


def _fits(reference: Reference, citing: Findings, source: Findings) -> bool:
    return (
        _dates_agree(reference, citing, source)
        and (_is_of_government(reference, source) or _authors_agree(reference.author, source.about.author))
        and _matters_agree(_matters(reference, citing), source.about.matters)
    )


def _dates_agree(reference: Reference, citing: Findings, source: Findings) -> bool:
    """Whether a source is of the date that the reference gives, or of one before the citing document's."""
    there, here = source.about.date, citing.about.date
    if reference.date is None:
        return told_without_date(reference.kind) and not (there and here and there > here.rpartition("/")[2])
    return there is not None and (there.startswith(reference.date) or reference.date.startswith(there))


def _is_of_government(reference: Reference, source: Findings) -> bool:
    """Whether a reference names the Government as author of its written information: this prints the State alone."""
    return source.about.kind is DocumentKind.WRITTEN_INFORMATION and reference.author == author_name(GOVERNMENT)


def _authors_agree(named: str | None, printed: str | None) -> bool:
    """Whether one name holds the other; what is not known does not part them."""
    if named is None or printed is None:
        return True
    one, other = fold_words(named), fold_words(printed)
    return one in other or other in one


def _matters(reference: Reference, citing: Findings) -> tuple[Matter, ...]:
    """What the citing speech is about, else what its document is about."""
    matters = citing.about.matters
    turn = next((t for t in citing.interventions if t.n == reference.speech), None)
    return (matters[turn.matter],) if turn and turn.matter is not None else matters


def _matters_agree(some: Sequence[Matter], others: Sequence[Matter]) -> bool:
    """Whether both are about one State and one Convention.

    A State without a code may be called in any way, and parts nothing; nor do Conventions where one side names none.
    """
    one, other = ({m.state_code for m in matters} for matters in (some, others))
    if not (None in one | other or not one or not other or not one.isdisjoint(other)):
        return False
    here, there = ({number for m in matters for number in m.conventions} for matters in (some, others))
    return not here or not there or not here.isdisjoint(there)
