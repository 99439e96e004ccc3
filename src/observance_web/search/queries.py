"""What a page of results shows: each hit as a quotation in its line of context, with what was matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db import connections
from django.db.models import Q

from observance_web.findings.models import Finding
from observance_web.index.places import ALIAS
from observance_web.library.models import Document, Speech
from observance_web.quotations import Quotation, Voice
from observance_web.search.index import SearchIndex
from observance_web.search.marks import Mark, marked
from observance_web.search.query import Hit, How, Query, Results, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A hit as it is shown: its stretches, in which ways they matched, and what its grey line says."""

    unit: Unit
    marks: tuple[Mark, ...]
    quotation: Quotation

    @property
    def hows(self) -> tuple[str, ...]:
        """In which ways its words matched, each once."""
        return tuple(how.value for how in How if any(mark.how is how for mark in self.marks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Hits of one document that follow each other."""

    document: Document
    shown: tuple[Shown, ...]


#: What a page of results shows of a document.
_SHOWN = ("reference", "name", "title", "title_language", "symbol", "kind", "date", "draft", "author")


def found(query: Query) -> Results:
    """The results of a query."""
    return SearchIndex(connections[ALIAS]).find(query)


def groups_of(results: Results) -> list[Group]:
    """The hits by document, in their order."""
    units = [hit.unit for hit in results.hits]
    documents = Document.objects.only(*_SHOWN).in_bulk({unit.document for unit in units})
    findings = Finding.objects.only("id", "quotation").in_bulk({unit.finding for unit in units if unit.finding})
    speeches = _speeches(units)
    return [
        Group(
            document=documents[reference],
            shown=tuple(_shown(hit, results, documents[reference], findings, speeches) for hit in hits),
        )
        for reference, hits in groupby(results.hits, key=lambda hit: hit.unit.document)
    ]


def _speeches(units: Sequence[Unit]) -> dict[tuple[str, int], Speech]:
    places = {(unit.document, unit.speech) for unit in units if unit.speech is not None}
    if not places:
        return {}
    wanted = Q()
    for document, n in places:
        wanted |= Q(document=document, n=n)
    return {(speech.document, speech.n): speech for speech in Speech.objects.filter(wanted)}


def _shown(
    hit: Hit,
    results: Results,
    document: Document,
    findings: dict[str, Finding],
    speeches: dict[tuple[str, int], Speech],
) -> Shown:
    unit = hit.unit
    finding = findings.get(unit.finding or "")
    speech = speeches.get((unit.document, unit.speech)) if unit.speech is not None else None
    quotation = finding.quotation if finding else _quotation(unit, document, speech)
    return Shown(unit=unit, marks=marked(unit.text, results.wanted), quotation=quotation)


def _quotation(unit: Unit, document: Document, speech: Speech | None) -> Quotation:
    if speech is None:
        voice = Voice(label=document.author)
    else:
        voice = speech.voice
    return Quotation(
        words=unit.text,
        document=unit.document,
        title=document.cited_as,
        date=document.date,
        page=unit.page,
        passage=unit.passage,
        speech=unit.speech,
        voice=voice,
        language=unit.language,
        interpreted_from=unit.interpreted_from,
        draft=unit.draft,
    )
