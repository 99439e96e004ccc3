"""The rows of what people decided: every entry of the log, with what has become of it and where it shows.

Reads the decisions of a case file, its actors and its cases; gives rows that are not saved yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from observance.casefile import CaseFile
from observance.cli.listing_decisions import effects_of, sides_of
from observance.domain.case import Case
from observance.domain.matters import BELONGS
from observance.domain.parties import Parties
from observance.domain.regrouping import Outcome
from observance_web.cases.models import Decided
from observance_web.cases.values import Lead

#: How many pages a decision leads to.
_MOST = 6


def leads_of(parties: Parties, cases: Iterable[tuple[str, Case]]) -> Mapping[str, Sequence[Lead]]:
    """The pages of what each decision made, by its id; cases are given with how addresses name them."""
    leads: dict[str, list[Lead]] = {}
    for actor in parties.actors:
        for id_ in actor.decisions:
            leads.setdefault(id_, []).append(Lead(address=f"/people/{actor.id}", name=actor.name))
    for slug, case in cases:
        for ask in case.asks:
            for id_ in ask.decisions:
                leads.setdefault(id_, []).append(Lead(address=f"/{slug}/asks/{ask.id}", name=ask.object))
    return leads


def decided_rows(file: CaseFile, outcomes: Iterable[Outcome], leads: Mapping[str, Sequence[Lead]]) -> Iterator[Decided]:
    """A row for each decision, in the order of time."""
    log = file.decisions()
    effects = effects_of(log, outcomes)
    names = {entry.reference: entry.document for entry in file.documents()}
    for n, one in enumerate(log, start=1):
        document = one.subject if one.kind == BELONGS else one.place.document if one.place else None
        own = (Lead(address=f"/documents/{document}/", name=names[document]),) if document in names else ()
        yield Decided(
            id=one.id,
            n=n,
            at=one.at,
            author=one.author,
            reason=one.reason,
            kind=one.kind,
            effect=effects[one.id],
            sides=sides_of(one),
            value=one.value,
            words=one.place.quote if one.place else None,
            subject=one.subject,
            leads=(*own, *leads.get(one.id, ()))[:_MOST],
        )
