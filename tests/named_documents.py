"""Invented documents that hold names alone, drawn by a seed: what one document tells may change who is who in others.

Namesakes, spellings in several languages, family names that are nearly alike, ministries under shorter names, unions
with letters in more than one language, successors, bodies without a State, and States that no list holds.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from observance.domain.findings import ActorKind, Findings, NameMention
from observance.domain.matters import About, Matter
from observance.domain.record import DocumentKind
from observance.domain.relations import RelationKind, StatedRelation
from observance.domain.text import Citation

PERSON, BODY, STATE = ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE

PEOPLE = (
    "Larissa Kharvatova", "L. Kharvatova", "Kharvatova", "Лариса Харватова", "Харватова Л.", "Larisa Jarvátova",
    "Boris Kharvatov", "Kharvatov", "Karvatov", "Anna Kestrelin", "A. Kestrelin", "Kestrelin", "Kestrelina",
    "Alina Orsalieva", "Orsaliev", "Sorbanov", "Sarbanov", "Sorbaniev", "Tamdanor", "Tamdanora", "Tamdonor",
    "Hugo Brulovik", "Brulovik H.", "Brulovic", "Chtcherban", "Shcherban", "Щербан", "Jean-Marc Lindane", "Lindane",
)  # fmt: skip
BODIES = (
    ("Federation of Port Workers", "names:body en"), ("Federación de Trabajadores Portuarios", "names:body es"),
    ("Fédération des travailleurs portuaires", "names:body fr"), ("Union of Dockers of Tarvik", "names:body en"),
    ("Union of Dockers of Tarvick", "names:body en"), ("Union of Dockers of Orsund", "names:body en"),
    ("Independent Union of Railway Workers", "names:body en"), ("Syndicat indépendant des cheminots", "names:body fr"),
    ("Независимый профсоюз железнодорожников", "names:body ru"), ("Confederation of Labour", "names:body en"),
    ("Confederation of Free Trade Unions", "names:body en"), ("Congress of Free Trade Unions", "names:body en"),
    ("Ministry of Labour", "names:sole en"), ("Ministry of Labour and Social Protection", "names:sole en"),
    ("Ministère du Travail et de la Protection sociale", "names:sole fr"), ("Ministry of Justice", "names:sole en"),
    ("Ministry of Justice and Education", "names:sole en"), ("Министерство юстиции", "names:sole ru"),
    ("ministère de la Justice et de l’Éducation", "names:sole fr"), ("Ministry of Education", "names:sole en"),
    ("Congress of Free Trade Unions of Veldania", "names:body en"), ("Independent Union", "names:body en"),
    ("National Federation", "names:body en"), ("National Federation of Port Workers", "names:body en"),
    ("Независимого профсоюза", "names:body ru"),
    ("Chamber of Commerce", "names:body en"), ("Chamber of Commerce and Industry", "names:body en"),
    ("National Tripartite Council", "names:body en"), ("Tripartite Council", "names:body en"),
    ("Министерство труда", "names:sole ru"), ("Ministry", "names:short"), ("Federation", "names:short"),
    ("Union", "names:short"), ("the Union", "names:own"), ("working group", "names:set up en"),
    ("Government", "names:government"), ("Government of Norway", "names:government"), ("ILO", "names:world ilo"),
    ("International Labour Organization", "names:body en"), ("Union of Dockers of Veldania", "names:body en"),
)  # fmt: skip
LETTERS = (
    ("FPW", "Federation of Port Workers"), ("FTP", "Federación de Trabajadores Portuarios"), ("UDT", None),
    ("UDT", "Union of Dockers of Tarvik"), ("FPW", "Fédération des travailleurs portuaires"), ("ILO", None),
    ("CL", "Confederation of Labour"), ("CL", "Congress of Free Trade Unions"), ("FPW", None), ("KSPV", None),
    ("КСПВ", None), ("KSPN", None),
)  # fmt: skip
STATES = (
    ("Norway", "NO"), ("Chile", "CL"), ("Veldania", None), ("Veldanie", None), ("Veldaniya", None), ("Orsland", None),
)  # fmt: skip
TITLES = (None, None, None, "Minister of Labour", "juge", "Chairperson")
HONORIFICS = (None, None, "Ms", "Mr", "Mme")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What a mention to come says."""

    printed: str
    kind: ActorKind
    rule: str
    further: dict[str, Any]


def named_document(seed: int) -> Findings:
    """A document; the same for the same seed."""
    chance = Random(seed)
    reference = f"d{seed:04}"
    state, code = chance.choice((*STATES, (None, None), (None, None)))
    matters = (Matter(state=state, state_code=code),) if state else ()
    found = Findings(document=reference, about=About(kind=DocumentKind.LETTER, matters=matters))
    plans = [_plan(chance) for _ in range(chance.randrange(3, 14))]
    found = found.with_kind("names", [_mention(reference, n, plan) for n, plan in enumerate(plans)])
    return replace(found, relations=tuple(_relations(chance, found)))


def _plan(chance: Random) -> _Plan:
    kind = chance.choice((PERSON, PERSON, BODY, BODY, BODY, BODY, STATE))
    if kind is PERSON:
        printed = chance.choice(PEOPLE)
        rule = "names:person" if " " in printed else chance.choice(("names:person", "names:surname"))
        title, honorific = chance.choice(TITLES), chance.choice(HONORIFICS)
        return _Plan(printed=printed, kind=kind, rule=rule, further={"title": title, "honorific": honorific})
    if kind is STATE:
        printed, code = chance.choice(STATES)
        return _Plan(printed=printed, kind=kind, rule="names:state", further={"country": code})
    if chance.random() < 0.25:
        printed, long = chance.choice(LETTERS)
        rule = "names:letters tied" if long else "names:letters"
        return _Plan(printed=printed, kind=kind, rule=rule, further={"long_form": long})
    printed, rule = chance.choice(BODIES)
    return _Plan(printed=printed, kind=kind, rule=rule, further={"former": chance.random() < 0.1})


def _mention(reference: str, n: int, plan: _Plan) -> NameMention:
    return NameMention(
        citation=citation(reference, 10 + n * 100, plan.printed),
        rule=plan.rule,
        kind=plan.kind,
        name=plan.printed,
        **plan.further,
    )


def _relations(chance: Random, found: Findings) -> list[StatedRelation]:
    made = []
    for n in range(chance.choice((0, 0, 0, 1, 2))):
        one, other = chance.choice(found.names), chance.choice(found.names)
        kinds = (RelationKind.CHAIRS, RelationKind.SUCCEEDS, RelationKind.MEMBER_OF)
        if one.kind is other.kind is not STATE and one.id != other.id:
            kinds = (RelationKind.ALSO_KNOWN_AS, *kinds)
        kind = chance.choice(kinds)
        made.append(
            StatedRelation(
                id=f"{found.document}-{n}",
                citation=one.citation,
                rule="relations:x",
                relation=kind,
                one=one.id,
                other=other.id,
                words="of the",
            )
        )
    return made


def citation(reference: str, start: int, quote: str) -> Citation:
    """A quotation of a document that has no text."""
    return Citation(
        document=reference, text_sha256=hashlib.sha256(reference.encode()).hexdigest(), passage=1, page=None,
        start=start, end=start + len(quote), segments=((start, start + len(quote)),), quote=quote,
    )  # fmt: skip
