"""Which references have their source in the case.

Reads the findings of all documents, and which of them are one text; gives a :class:`Holding` for each reference whose
source is a document of the case. A source is told by kind, State, author and date, or by its printed symbol; where more
than one document would do, none is taken: a wrong source is worse than a missing one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from observance.domain.edition import Edition
from observance.domain.findings import Findings, Reference
from observance.domain.fold import fold_words
from observance.domain.holdings import Holding
from observance.domain.matters import Matter
from observance.reference.sources import document_kinds, told_without_date

VERSION = "holdings/1"


def tell_holdings(documents: Iterable[Findings], editions: Sequence[Edition]) -> tuple[Holding, ...]:
    """The holdings of a case, in the order of its documents and their references."""
    same = {edition.document: edition.same_as or edition.document for edition in editions}
    known = tuple(documents)
    sources = tuple(one for one in known if same.get(one.document, one.document) == one.document)
    return tuple(
        Holding(reference=reference.id, document=held.document)
        for citing in known
        for reference in citing.references
        if (
            held := _source(
                reference, citing, [s for s in sources if s.document != same.get(citing.document, citing.document)]
            )
        )
    )


def _source(reference: Reference, citing: Findings, sources: Sequence[Findings]) -> Findings | None:
    """The only document that may be the source of a reference."""
    kinds = document_kinds(reference.kind, reference.author)
    named = [source for source in sources if _has_symbol(reference, source)]
    alike = named or [source for source in sources if source.about.kind in kinds and _fits(reference, citing, source)]
    return alike[0] if len(alike) == 1 else None


def _has_symbol(reference: Reference, source: Findings) -> bool:
    symbol = source.about.symbol
    return symbol is not None and symbol in " ".join(reference.citation.quote.split())


def _fits(reference: Reference, citing: Findings, source: Findings) -> bool:
    return (
        _dates_agree(reference, citing, source)
        and _authors_agree(reference.author, source.about.author)
        and _matters_agree(_matters(reference, citing), source.about.matters)
    )


def _dates_agree(reference: Reference, citing: Findings, source: Findings) -> bool:
    """Whether a source is of the date that the reference gives, or of one before the citing document's."""
    there, here = source.about.date, citing.about.date
    if reference.date is None:
        return told_without_date(reference.kind) and not (there and here and there > here.rpartition("/")[2])
    return there is not None and (there.startswith(reference.date) or reference.date.startswith(there))


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
