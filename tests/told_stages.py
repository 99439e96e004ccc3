"""Stages from plain lines to cases: what a document is about, names and asks stands in it line by line.

``State: Norland 87`` names a State and its Conventions (several lines: a record of several), ``Ask:`` a request,
``Name:`` an organisation, ``Country:`` a State in the text, ``Date:`` and ``Title:`` those of the document, ``Letter:``
the day of a letter that it relies on. The stages after these findings are those of the program.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from observance.casefile import finding_rows
from observance.casefile.generation import PartShard
from observance.domain.findings import (
    ActAsked,
    ActorKind,
    Findings,
    Insistence,
    NameMention,
    Reference,
    ReferenceKind,
    Request,
    identified,
)
from observance.domain.matters import About, Matter
from observance.domain.record import DocumentKind, Segmentation
from observance.domain.text import Passage
from observance.pipeline import Scope, Stage, standard_stages
from observance.pipeline.growth import Growth
from plain_stages import plain_stages


def told(found: Segmentation) -> Findings:
    """The findings of a document, from its lines."""
    lines = [(passage, *passage.reading.text.partition(": ")[::2]) for passage in found.passages]
    about = About(
        kind=DocumentKind.LETTER,
        title=next((words for _, what, words in lines if what == "Title"), None),
        date=next((words for _, what, words in lines if what == "Date"), None),
        matters=tuple(_matter(words) for _, what, words in lines if what == "State"),
    )
    return Findings(
        document=found.document.reference,
        about=about,
        names=identified("names", [_name(passage, what, words) for passage, what, words in lines if what in NAMED]),
        references=identified(
            "references", [_reference(passage, words) for passage, what, words in lines if what == "Letter"]
        ),
        requests=identified("requests", [_request(passage, words) for passage, what, words in lines if what == "Ask"]),
    )


def _matter(words: str) -> Matter:
    state, *conventions = words.split()
    return Matter(state=state, conventions=tuple(sorted(map(int, conventions))))


#: What a line names, by what it begins with.
NAMED = {"Name": ActorKind.ORGANISATION, "Country": ActorKind.STATE}


def _name(passage: Passage, what: str, words: str) -> NameMention:
    return NameMention(**_said(passage), kind=NAMED[what], name=words)


def _reference(passage: Passage, words: str) -> Reference:
    return Reference(**_said(passage), kind=ReferenceKind.LETTER, title=words, date=words)


def _request(passage: Passage, words: str) -> Request:
    asked = {"addressee": None, "strength": Insistence.URGE, "act": ActAsked.CHANGE_LAW, "action": words}
    return Request(**_said(passage), asker=None, **asked)


def _said(passage: Passage) -> dict[str, object]:
    return {"citation": passage.cite(), "rule": "en/told/line"}


#: What a stage of case scope is called with, for tests that listen.
Heard = list[tuple[str, str]]


def told_stages(heard: Heard | None = None) -> tuple[Stage, ...]:
    """The stages; ``heard`` gets, at each run of a stage of case scope, its name and, of a part, whose it is."""
    read, segment, outline, _ = plain_stages()
    extract = Stage(
        name="extract",
        version="told/1",
        scope=Scope.DOCUMENT,
        needs=("segment",),
        run=told,
        write=finding_rows.findings_rows,
        restore=finding_rows.findings_of,
    )
    others = {stage.name: stage for stage in standard_stages()}
    wide = [stage for stage in others.values() if stage.scope is Scope.CASE]
    return (
        read,
        segment,
        extract,
        outline,
        others["about"],
        *(stage if heard is None else _listened(stage, heard) for stage in wide),
    )


def _listened(stage: Stage, heard: Heard) -> Stage:
    run: Callable[..., object] = stage.run

    def listened(*given: object) -> object:
        heard.append((stage.name, getattr(given[-1], "name", "") if stage.divide else ""))
        return run(*given)

    def grown(growth: Growth) -> tuple[PartShard, ...]:
        heard.append((stage.name, ""))
        return stage.grow(growth) if stage.grow else ()

    return replace(stage, run=listened, grow=grown if stage.grow else None)
