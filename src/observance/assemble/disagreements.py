"""Disagreements: statements of a case that cannot both stand, of a stated kind, the surest first.

Reads the findings of all documents, which are one text, and who is who; gives the disagreements of each case. What is
compared stands in a module of its own: claims on a point (:mod:`~observance.assemble.opposed`), figures of one thing
(:mod:`~observance.assemble.counted`), what is asked to be done about one thing (:mod:`~observance.assemble.remedies`).
Nothing says who is right; the order says how surely two statements speak of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from observance.assemble.cases import OfMatter, matters_apart, matters_of
from observance.assemble.counted import counted_apart
from observance.assemble.opposed import opposed
from observance.assemble.remedies import remedies
from observance.assemble.sides import Identities, Pair, Statement, place_of, statement_of
from observance.domain.disagreements import Differences, Disagreement, disagreement_id
from observance.domain.edition import Edition
from observance.domain.findings import Claim, Findings, Request
from observance.domain.matters import Matters
from observance.domain.parties import Parties

VERSION = "disagreements/2"


def tell_disagreements(
    documents: Iterable[Findings],
    editions: Sequence[Edition] = (),
    parties: Parties | None = None,
    matters: Matters | None = None,
) -> tuple[Differences, ...]:
    """The disagreements of every case.

    A text that is there in two formats counts once, a draft that was replaced not at all. ``matters`` say which
    documents are of which case, where that is known.
    """
    found = {document.document: document for document in documents}
    known = matters or matters_of(found.values(), editions)
    apart = matters_apart(known, parties or Parties())
    return tuple(tell_differences((found[document] for document in of.documents), of) for of in apart)


def tell_differences(documents: Iterable[Findings], of: OfMatter) -> Differences:
    """The disagreements of one matter, told by its documents and by nothing else."""
    identities = Identities(of.parties)
    said: list[Statement] = []
    for document in documents:
        place = place_of(document)
        findings: tuple[Claim | Request, ...] = (*document.claims, *document.requests)
        said += [statement_of(one, place, identities) for one in findings if of.has(document, one.speech)]
    return Differences(matter=of.matter, disagreements=tuple(_told(said, identities)))


def _told(said: Sequence[Statement], identities: Identities) -> Iterator[Disagreement]:
    pairs = [*opposed(_claims(said)), *counted_apart(_claims(said)), *remedies(said)]
    for pair in sorted(pairs, key=lambda pair: (-pair.sure, pair.a.order, pair.b.order)):
        yield _disagreement(pair, identities)


def _claims(said: Sequence[Statement]) -> list[Statement]:
    return [one for one in said if isinstance(one.finding, Claim)]


def _disagreement(pair: Pair, identities: Identities) -> Disagreement:
    a, b = pair.a.finding.id, pair.b.finding.id
    shared = sorted(pair.shared)
    return Disagreement(
        id=disagreement_id(pair.kind, pair.point, a, b),
        kind=pair.kind,
        point=pair.point,
        a=pair.a.side(pair.with_a, pair.values[0]),
        b=pair.b.side(pair.with_b, pair.values[1]),
        about=tuple(dict.fromkeys(identities.name(name).replace("|", ", ") for name in shared)),
        cautions=tuple(dict.fromkeys((*pair.a.cautions(), *pair.b.cautions(), *pair.cautions))),
    )
