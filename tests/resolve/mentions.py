"""Findings of invented documents that hold names alone, for tests of who is who."""

from __future__ import annotations

import hashlib
from typing import Any

from observance.domain.findings import ActorKind, Findings, NameMention
from observance.domain.matters import About, Matter
from observance.domain.parties import Parties
from observance.domain.record import DocumentKind
from observance.domain.text import Citation
from observance.resolve import resolve

PERSON, BODY, STATE = ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE


def name(printed: str, kind: ActorKind = PERSON, rule: str = "names:person", **further: Any) -> dict[str, Any]:
    """A mention to come, with what stands beside it."""
    return {"name": printed, "kind": kind, "rule": rule, **further}


def body(printed: str, rule: str = "names:body en", **further: Any) -> dict[str, Any]:
    """A mention of a body to come."""
    return name(printed, BODY, rule, **further)


def document(reference: str, *names: dict[str, Any], state: str | None = None) -> Findings:
    """A document that names these, one behind the other."""
    about = About(kind=DocumentKind.LETTER, matters=(Matter(state_code=state),) if state else ())
    mentions = tuple(
        NameMention(citation=_citation(reference, 10 + n * 100, given["name"]), **given)
        for n, given in enumerate(names)
    )
    return Findings(document=reference, about=about).with_kind("names", mentions)


def _citation(reference: str, start: int, quote: str) -> Citation:
    return Citation(
        document=reference,
        text_sha256=hashlib.sha256(reference.encode()).hexdigest(),
        passage=1,
        page=None,
        start=start,
        end=start + len(quote),
        segments=((start, start + len(quote)),),
        quote=quote,
    )


def parties(*documents: Findings) -> Parties:
    """Who is who in some documents."""
    return resolve(documents)


def actors(*documents: Findings) -> list[set[str]]:
    """The spellings of every actor, in the order of the first mention."""
    return [{mention.name for mention in actor.mentions} for actor in parties(*documents).actors]
