"""The rows of parties.

Reads parties as a build made them and people decided them; gives rows that are not saved yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from django.db.models import Model

from observance.domain.fold import fold_words
from observance.domain.parties import Actor, Proposal
from observance.domain.text import Citation
from observance_web.cases import models as rows
from observance_web.quotations import Quotation

#: Makes the quotation of a place; the id of the finding there, where there is one.
Quote = Callable[[Citation, str | None], Quotation]


def rows_of_actor(n: int, actor: Actor, called: Mapping[str, str], quote: Quote) -> Iterator[Model]:
    """An actor with its relations and mentions; ``called`` names the actors that it stands to."""
    yield rows.Actor(
        id=actor.id,
        n=n,
        kind=actor.kind.value,
        name=actor.name,
        names=actor.names,
        folded="\n".join(map(fold_words, dict.fromkeys((actor.name, *actor.names)))),
        country=actor.country,
        mentions=len(actor.mentions),
        evidence=actor.evidence,
    )
    for k, one in enumerate(actor.relations, start=1):
        yield rows.RelationTo(
            actor=actor.id,
            n=k,
            kind=one.kind.value,
            target=one.target,
            name=called.get(one.target, one.target),
            date=one.date,
            quotation=quote(one.citation, None),
        )
    for k, mention in enumerate(actor.mentions, start=1):
        quotation = quote(mention.citation, mention.finding)
        yield rows.Mention(
            actor=actor.id,
            n=k,
            name=mention.name,
            document=mention.document,
            passage=mention.citation.passage,
            quotation=quotation,
        )


def proposal_row(one: Proposal) -> rows.Proposal:
    """What is proposed about two actors."""
    return rows.Proposal(one=one.one, other=one.other, evidence=one.evidence, against=one.against)
